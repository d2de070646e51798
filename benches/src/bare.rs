//! What things are measured against: a bare SQLCipher database, and the bare connection to a notebook's.

use std::error::Error;
use std::path::Path;

use rusqlite::Connection;
use uuid::Uuid;
use visitbook_domain::Subject;
use visitbook_store::{DATABASE, KeyFile, Secret};
use visitbook_testkit::PASSPHRASE;

/// What a durable save is measured against, in words.
pub const COMMIT: &str = "a bare SQLCipher commit of the same row";

/// A new database with one table, as durable as a notebook.
pub fn database(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "key", format!("x'{}'", "42".repeat(32)))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch(
        "CREATE TABLE draft (kind TEXT NOT NULL, subject BLOB NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
         PRIMARY KEY (kind, subject, field)) STRICT",
    )?;
    Ok(connection)
}

/// Writes one row and waits for the disk.
pub fn commit(connection: &Connection, subject: Subject, text: &str, count: usize) -> rusqlite::Result<usize> {
    connection
        .prepare_cached(
            "INSERT INTO draft (kind, subject, field, value) VALUES ('evidence', ?1, 'text', ?2)
             ON CONFLICT DO UPDATE SET value = excluded.value || ?3",
        )?
        .execute((Uuid::as_bytes(&subject.id).as_slice(), text, count.to_string()))
}

/// The database of a notebook without the program around it.
pub fn notebook(folder: &Path) -> Result<Connection, Box<dyn Error>> {
    let key = KeyFile::read(folder)?.open_with(&Secret::Passphrase(PASSPHRASE))?;
    let connection = Connection::open(folder.join(DATABASE))?;
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    connection.pragma_update(None, "key", format!("x'{hex}'"))?;
    connection.pragma_update(None, "query_only", "ON")?;
    Ok(connection)
}

/// Runs a statement and counts its rows, every column of each fetched.
pub fn rows(connection: &Connection, sql: &str, parameter: impl rusqlite::ToSql) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([parameter])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            row.get_ref(column)?;
        }
        count += 1;
    }
    Ok(count)
}
