//! Opening the encrypted database: nothing is asked of it before the key, and nothing afterwards without these
//! settings.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::keys::DataKey;

/// Statements that a connection keeps prepared: opening a visit alone needs one for each kind of record, and what does not
/// fit is prepared anew each time.
const STATEMENTS: usize = 64;

/// Whether a connection may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Makes the file when it is not there.
    Create,
    /// The one writing connection.
    Write,
    /// A reader.
    Read,
    /// A reader of what nobody writes to meanwhile. Neither the database nor the log beside it is changed, were it closed last.
    Look,
    /// Asks what only a connection may ask that could write, and leaves database and log as they are.
    Ask,
    /// A copy while it is made: no log beside it, and the one who makes it is alone with it.
    Copy,
}

/// Opens `path` with the raw key.
pub(crate) fn open(path: &Path, key: &DataKey, access: Access) -> Result<Connection, StoreError> {
    open_salted(path, key, "", access)
}

/// The same with the first bytes of the database, in hexadecimal, as they were: they count then instead of those that stand
/// there, and are those of a database that is made.
pub(crate) fn open_salted(path: &Path, key: &DataKey, salt: &str, access: Access) -> Result<Connection, StoreError> {
    let flags = match access {
        Access::Create | Access::Copy => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Access::Write | Access::Read | Access::Ask => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Look => OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    };
    if !matches!(access, Access::Create | Access::Copy) && !path.exists() {
        return Err(StoreError::Damaged("the key file is there and the database is not"));
    }
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let logged = has_log(path);
    let connection = match unchanging(path).filter(|_| access == Access::Look && !logged) {
        Some(address) => Connection::open_with_flags(address, flags)?,
        None => Connection::open_with_flags(path, flags)?,
    };
    // What is in the log would otherwise be moved into the database by whoever closes it last. A log without anything in it
    // is then removed.
    let leaves = matches!(access, Access::Look | Access::Ask) && logged;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leaves)?;
    unlock(&connection, key, salt)?;
    settle_in(&connection, access)?;
    Ok(connection)
}

/// Whether something lies in the log beside a database: it was not closed whole, or is open.
pub(crate) fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// The address of a file that nobody changes (<https://www.sqlite.org/uri.html>): no log is looked for, and none is made.
/// `None` for a place that has no such address: one on another computer, or not in letters.
fn unchanging(path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    let path = match cfg!(windows) {
        true => format!("/{}", path.to_str()?.replace('\\', "/")),
        false => path.to_str()?.to_owned(),
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte);
    let written = path.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    (!path.starts_with("//")).then(|| format!("file:{}?immutable=1", written.collect::<String>()))
}

fn unlock(connection: &Connection, key: &DataKey, salt: &str) -> Result<(), StoreError> {
    // Wipes what SQLite frees; must come before the key.
    connection.pragma_update(None, "cipher_memory_security", "ON")?;
    // As a command of its own: a helper would copy the key into words that nobody wipes.
    let hex = Zeroizing::new(hex::encode(key.as_slice()));
    // Room for all of it at once: words that grow leave what they were behind.
    let mut command = Zeroizing::new(String::with_capacity(2 * hex.len() + salt.len()));
    for part in ["PRAGMA key = \"x'", &hex, salt, "'\""] {
        command.push_str(part);
    }
    connection.execute_batch(&command)?;
    // A wrong key would otherwise be told on standard error.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}

fn settle_in(connection: &Connection, access: Access) -> Result<(), StoreError> {
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.pragma_update(None, "cell_size_check", "ON")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    let journal = match access {
        Access::Read | Access::Look => {
            connection.pragma_update(None, "query_only", "ON")?;
            return Ok(());
        }
        Access::Ask => return Ok(()),
        Access::Copy => "DELETE",
        Access::Create | Access::Write => "WAL",
    };
    connection.pragma_update(None, "journal_mode", journal)?;
    // A commit is on the disk before it is acknowledged; on macOS a plain fsync would not be enough.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", "ON")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    Ok(())
}
