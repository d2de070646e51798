//! Reading a database of which some pages cannot be read.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::splice::splice;
use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::keys::{DataKey, Opened};
use crate::migrations::{MIGRATIONS, newest, take_steps, version};
use crate::notebook::DATABASE;

/// A database that is read as far as it goes.
pub(super) struct Source {
    path: PathBuf,
    key: DataKey,
    salt: String,
    at_hand: Option<Connection>,
}

/// How a table lies: what there is to know for reading it in several ways.
pub(super) struct Layout {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    /// The columns of its key, with commas, where it has no numbers of rows.
    pub(super) key: Option<String>,
    /// An index in which every row stands, and its first column.
    pub(super) index: Option<(String, String)>,
}

/// What could be read of a table.
pub(super) struct Found {
    pub(super) rows: Vec<Vec<Value>>,
    /// Whether all of it was read.
    pub(super) whole: bool,
    /// The first column of the index for each row, where the table has a hole and the index has none.
    pub(super) keys: Option<Vec<Value>>,
}

impl Source {
    /// Opens it where it lies, if it can be read there, and otherwise a copy in `scratch`, in which what makes it unreadable
    /// is replaced by what every notebook has, and an older format brought up to date.
    ///
    /// # Errors
    /// [`StoreError::Newer`]; [`StoreError::Damaged`] where nothing can be read; those of the file system.
    pub(super) fn open(database: &Path, opened: &Opened, scratch: &Path) -> Result<Self, StoreError> {
        let mut source = Self {
            path: database.to_owned(),
            key: opened.key.clone(),
            salt: opened.keys.salt_of(database)?,
            at_hand: None,
        };
        let (found, ours) = (source.ask(version), newest());
        match found {
            Some(found) if found == ours => return Ok(source),
            Some(found) if found > ours => {
                let program = opened.keys.other_program().to_owned();
                return Err(StoreError::Newer { found, ours, program });
            }
            _ => {}
        }
        source.at_hand = None;
        source.path = scratch.join(DATABASE);
        copy_with_log(database, &source.path)?;
        if found.is_none() {
            splice(&source.path, &source.key, &source.salt, scratch)?;
        }
        source.bring_up_to_date()?;
        Ok(source)
    }

    fn bring_up_to_date(&mut self) -> Result<(), StoreError> {
        let mut copy = connection::open_salted(&self.path, &self.key, &self.salt, Access::Write)?;
        let found = version(&copy)?;
        take_steps(&mut copy, MIGRATIONS, found)
    }

    /// What `job` gives; `None` where it stumbles over what cannot be read. A connection that read something wrong goes on
    /// doing so, and is used no more.
    pub(super) fn ask<T>(&mut self, job: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Option<T> {
        let connection = match self.at_hand.take() {
            Some(connection) => connection,
            None => connection::open_salted(&self.path, &self.key, &self.salt, Access::Look).ok()?,
        };
        let answer = job(&connection).ok()?;
        self.at_hand = Some(connection);
        Some(answer)
    }

    /// The rows that a question gives until it stumbles, and whether it came to its end.
    pub(super) fn until_error(&mut self, sql: &str) -> (Vec<Vec<Value>>, bool) {
        let mut rows = Vec::new();
        let came_to_its_end = self.ask(|connection| {
            let mut statement = connection.prepare(sql)?;
            let columns = statement.column_count();
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                rows.push(values(row, columns)?);
            }
            Ok(())
        });
        (rows, came_to_its_end.is_some())
    }

    /// From both ends up to what cannot be read; `{}` stands for the direction.
    pub(super) fn both_ends(&mut self, sql: impl Fn(&str) -> String) -> (Vec<Vec<Value>>, bool) {
        let (mut rows, whole) = self.until_error(&sql("ASC"));
        if !whole {
            rows.extend(self.until_error(&sql("DESC")).0);
        }
        (rows, whole)
    }

    /// The rows of a table: from both ends, and then, one by one, those between that an index knows.
    pub(super) fn table(&mut self, layout: &Layout) -> Found {
        let (name, columns) = (&layout.name, list(&layout.columns));
        if let Some(key) = &layout.key {
            let directed = |way: &str| {
                key.split(", ")
                    .map(|column| format!("{column} {way}"))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let (rows, whole) =
                self.both_ends(|way| format!("SELECT {columns} FROM \"{name}\" ORDER BY {}", directed(way)));
            return Found {
                rows,
                whole,
                keys: None,
            };
        }
        let numbered = |way: &str| format!("SELECT {columns}, rowid FROM \"{name}\" ORDER BY rowid {way}");
        let (mut rows, whole) = self.both_ends(numbered);
        let keys = match whole {
            true => None,
            false => self.between(layout, &columns, &mut rows),
        };
        rows.iter_mut().for_each(|row| row.truncate(layout.columns.len()));
        Found { rows, whole, keys }
    }

    fn between(&mut self, layout: &Layout, columns: &str, rows: &mut Vec<Vec<Value>>) -> Option<Vec<Value>> {
        let (index, first) = layout.index.as_ref()?;
        let name = &layout.name;
        let sql = |way: &str| {
            format!("SELECT rowid, \"{first}\" FROM \"{name}\" INDEXED BY \"{index}\" ORDER BY \"{first}\" {way}")
        };
        let (known, whole) = self.both_ends(sql);
        let number = |value: Option<&Value>| match value {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        };
        let there: BTreeSet<i64> = rows.iter().filter_map(|row| number(row.last())).collect();
        let one = format!("SELECT {columns}, rowid FROM \"{name}\" WHERE rowid = ");
        for unread in known
            .iter()
            .filter_map(|row| number(row.first()))
            .filter(|rowid| !there.contains(rowid))
        {
            rows.extend(self.until_error(&format!("{one}{unread}")).0);
        }
        whole.then(|| known.into_iter().filter_map(|row| row.into_iter().nth(1)).collect())
    }
}

fn values(row: &Row<'_>, columns: usize) -> Result<Vec<Value>, StoreError> {
    let values = (0..columns).map(|column| row.get(column));
    Ok(values.collect::<Result<_, _>>()?)
}

/// Names of columns, each in quotation marks.
pub(super) fn list(columns: &[String]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    quoted.join(", ")
}

fn copy_with_log(database: &Path, copy: &Path) -> Result<(), StoreError> {
    let log = |path: &Path| path.with_file_name(format!("{DATABASE}-wal"));
    fs::copy(database, copy)?;
    if connection::has_log(database) {
        fs::copy(log(database), log(copy))?;
    }
    Ok(())
}
