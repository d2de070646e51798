//! Every row of a database, counted and digested: whether two databases hold the same.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::error::StoreError;

/// Rows of a database that are the same in another have the same tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Name, number of rows, and SHA-256 over all of them in the order of their keys, for every table that keeps
    /// something itself: the index of words is made from the others, and checked by its own means.
    tables: Vec<(String, u64, [u8; 32])>,
}

impl Tally {
    /// Reads every row. Within a transaction it is that of one state.
    pub(crate) fn of(connection: &Connection) -> Result<Self, StoreError> {
        let names = names(connection)?;
        let tables = names.into_iter().map(|name| {
            let (rows, digest) = rows(connection, &name)?;
            Ok((name, rows, digest))
        });
        Ok(Self {
            tables: tables.collect::<Result<_, StoreError>>()?,
        })
    }

    /// One digest over all of it, in hexadecimal.
    pub(crate) fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for (name, rows, own) in &self.tables {
            part(&mut digest, name.as_bytes());
            digest.update(rows.to_be_bytes());
            digest.update(own);
        }
        hex::encode(digest.finalize())
    }
}

/// The tables that keep something themselves.
pub(crate) fn names(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
         ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn rows(connection: &Connection, table: &str) -> Result<(u64, [u8; 32]), StoreError> {
    let key = key_of(connection, table)?;
    let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY {key}"))?;
    let columns = statement.column_count();
    let mut found = statement.query([])?;
    let (mut count, mut digest) = (0, Sha256::new());
    while let Some(row) = found.next()? {
        count += 1;
        for column in 0..columns {
            add(&mut digest, row.get_ref(column)?);
        }
    }
    Ok((count, digest.finalize().into()))
}

/// The columns of the table's primary key; its rowid where it has none.
pub(crate) fn key_of(connection: &Connection, table: &str) -> Result<String, StoreError> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?;
    let columns = statement.query_map([table], |row| Ok(format!("\"{}\"", row.get::<_, String>(0)?)))?;
    let columns: Vec<String> = columns.collect::<Result<_, _>>()?;
    Ok(match columns.is_empty() {
        true => "rowid".to_owned(),
        false => columns.join(", "),
    })
}

/// Every value is preceded by its kind and its length, so that no two rows have the same bytes.
fn add(digest: &mut Sha256, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => digest.update([0]),
        ValueRef::Integer(number) => {
            digest.update([1]);
            digest.update(number.to_be_bytes());
        }
        ValueRef::Real(number) => {
            digest.update([2]);
            digest.update(number.to_be_bytes());
        }
        ValueRef::Text(text) => {
            digest.update([3]);
            part(digest, text);
        }
        ValueRef::Blob(bytes) => {
            digest.update([4]);
            part(digest, bytes);
        }
    }
}

fn part(digest: &mut Sha256, bytes: &[u8]) {
    digest.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
    digest.update(bytes);
}
