//! Whether a notebook is whole: its pages, its rows, its index of words, its journal, and the files of its evidence.

use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::keys::DataKey;
use crate::notebook::Notebook;

/// What is wrong with a notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// A page of the database is not as it was written.
    Pages,
    /// The database does not hold together: an index and its table differ, or a row and its rules.
    Rows,
    /// The index of words is not that of the records.
    Index,
    /// An entry of the journal is not as it was written, or the chain does not reach it; its place in the journal.
    Journal(i64),
    /// The tables say something else than the journal.
    Tables,
    /// An attached file or the PDF of a final letter is not what was put in.
    Files,
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Pages => f.write_str("pages of the database are not as they were written"),
            Self::Rows => f.write_str("the database does not hold together"),
            Self::Index => f.write_str("the index of words is not that of the records"),
            Self::Journal(place) => write!(f, "the journal is not as it was written, from entry {place} on"),
            Self::Tables => f.write_str("the records are not what the journal tells"),
            Self::Files => f.write_str("a file is not what was put in"),
        }
    }
}

/// Goes through every page and every row of a database. Each of the two has a connection of its own: what was read wrong
/// once stays wrong for a connection of SQLCipher.
///
/// # Errors
/// Those of the file system; a key that does not open it.
pub(crate) fn flaws_of_database(path: &Path, key: &DataKey) -> Result<Vec<Flaw>, StoreError> {
    let mut flaws = Vec::new();
    flaws.extend((!pages_hold(path, key)?).then_some(Flaw::Pages));
    let rows = connection::open(path, key, Access::Read).and_then(|rows| flaw_of_rows(&rows));
    match rows {
        Ok(found) => flaws.extend(found),
        Err(StoreError::Damaged(_)) => flaws.push(Flaw::Rows),
        Err(error) => return Err(error),
    }
    Ok(flaws)
}

/// Every page's own digest, of pages that nothing uses too.
fn pages_hold(path: &Path, key: &DataKey) -> Result<bool, StoreError> {
    let connection = match connection::open(path, key, Access::Read) {
        Ok(connection) => connection,
        Err(StoreError::Damaged(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut remarks = statement.query([])?;
    Ok(remarks.next()?.is_none())
}

fn flaw_of_rows(connection: &Connection) -> Result<Option<Flaw>, StoreError> {
    let whole: String = connection.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let astray = statement.query([])?.next()?.is_some();
    Ok((whole != "ok" || astray).then_some(Flaw::Rows))
}

impl Notebook {
    /// Goes through all of the notebook: what is wrong with it, nothing where it is whole.
    ///
    /// # Errors
    /// Those of the database, where it cannot be read at all.
    pub fn flaws(&self) -> Result<Vec<Flaw>, StoreError> {
        let mut flaws = flaws_of_database(&self.database(), self.key())?;
        flaws.extend(self.first_broken_entry()?.map(Flaw::Journal));
        let by_journal = self
            .records_by_journal()
            .and_then(|told| Ok(told == self.all_records()?));
        flaws.extend((!by_journal.unwrap_or(false)).then_some(Flaw::Tables));
        flaws.extend((!self.index_holds()?).then_some(Flaw::Index));
        flaws.extend((!self.files_hold()?).then_some(Flaw::Files));
        Ok(flaws)
    }

    /// Asked of the writing connection: to SQLite the question is a command.
    fn index_holds(&self) -> Result<bool, StoreError> {
        self.write(|connection| {
            let asked = connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", []);
            match asked.map_err(StoreError::from) {
                Ok(_) => Ok(true),
                Err(StoreError::Damaged(_)) => Ok(false),
                Err(error) => Err(error),
            }
        })
    }

    fn files_hold(&self) -> Result<bool, StoreError> {
        self.read(|reader| {
            let mut statement = reader
                .0
                .prepare("SELECT sha256, bytes FROM attachment_chunk ORDER BY sha256, n")?;
            let mut pieces = statement.query([])?;
            let mut at_hand: Option<(String, Sha256)> = None;
            while let Some(piece) = pieces.next()? {
                let (name, bytes): (String, Vec<u8>) = (piece.get(0)?, piece.get(1)?);
                match &mut at_hand {
                    Some((of, digest)) if *of == name => digest.update(&bytes),
                    _ => {
                        if !at_hand.take().is_none_or(holds) {
                            return Ok(false);
                        }
                        at_hand = Some((name, Sha256::new_with_prefix(&bytes)));
                    }
                }
            }
            Ok(at_hand.is_none_or(holds))
        })
    }

    /// Whether an entry of the journal has this digest, in hexadecimal: that of a receipt or of a final letter. Where
    /// none has it, what the digest was printed for was taken out or rewritten.
    ///
    /// # Errors
    /// Those of the database.
    pub fn has_head(&self, digest: &str) -> Result<bool, StoreError> {
        let Ok(digest) = hex::decode(digest.trim()) else {
            return Ok(false);
        };
        self.read(|reader| {
            let sql = "SELECT EXISTS (SELECT 1 FROM journal WHERE digest = ?1)";
            Ok(reader.0.query_row(sql, [digest], |row| row.get(0))?)
        })
    }
}

fn holds((name, digest): (String, Sha256)) -> bool {
    hex::encode(digest.finalize()) == name
}
