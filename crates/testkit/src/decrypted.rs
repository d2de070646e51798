//! A notebook as nobody ever sees it: every byte of its database, decrypted. For tests that look for what may not be there.

use std::path::Path;

use rusqlite::Connection;
use visitbook_store::{DATABASE, KeyFile, Secret};

use crate::PASSPHRASE;

/// Every byte of the decrypted database of a notebook that is closed, as text: tables, journal, search index and what is
/// free in its pages.
///
/// # Errors
/// A notebook that another passphrase opens; those of the database.
pub fn decrypted(notebook: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let key = KeyFile::read(notebook)?.open_with(&Secret::Passphrase(PASSPHRASE))?;
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join(DATABASE);
    std::fs::copy(notebook.join(DATABASE), &copy)?;
    let plain = folder.path().join("plain.db");
    let connection = Connection::open(&copy)?;
    connection.pragma_update(None, "key", format!("x'{}'", hex::encode(key.as_slice())))?;
    connection.execute("ATTACH DATABASE ?1 AS plain KEY ''", [plain.to_string_lossy()])?;
    connection.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(()))?;
    connection.execute_batch("DETACH DATABASE plain")?;
    Ok(String::from_utf8_lossy(&std::fs::read(plain)?).into_owned())
}
