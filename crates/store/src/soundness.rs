//! Whether a notebook is whole: its pages, its rows, its index of words, its journal, and the files of its evidence.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::connection::{self, Access};
use crate::error::StoreError;
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

/// Goes through every page and every row of a database. Each of the two has a connection of its own, which `open` opens:
/// what was read wrong once stays wrong for a connection of SQLCipher.
///
/// # Errors
/// Those of the file system; a key that does not open it.
pub(crate) fn flaws_of_database(open: impl Fn() -> Result<Connection, StoreError>) -> Result<Vec<Flaw>, StoreError> {
    let mut flaws = Vec::new();
    note(
        &mut flaws,
        Flaw::Pages,
        open().and_then(|connection| pages_hold(&connection)),
    )?;
    note(
        &mut flaws,
        Flaw::Rows,
        open().and_then(|connection| rows_hold(&connection)),
    )?;
    Ok(flaws)
}

/// What cannot be read does not hold; whatever else fails is no flaw of the notebook.
fn note(flaws: &mut Vec<Flaw>, flaw: Flaw, holds: Result<bool, StoreError>) -> Result<(), StoreError> {
    match holds {
        Ok(true) => Ok(()),
        Ok(false) | Err(StoreError::Damaged(_) | StoreError::Fields(_)) => {
            flaws.push(flaw);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Every page's own digest, of pages that nothing uses too.
fn pages_hold(connection: &Connection) -> Result<bool, StoreError> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    Ok(statement.query([])?.next()?.is_none())
}

fn rows_hold(connection: &Connection) -> Result<bool, StoreError> {
    let whole: String = connection.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    Ok(whole == "ok" && statement.query([])?.next()?.is_none())
}

impl Notebook {
    /// Goes through all of the notebook: what is wrong with it, nothing where it is whole. Nobody writes meanwhile.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn flaws(&self) -> Result<Vec<Flaw>, StoreError> {
        let loan = self.loan()?;
        let open = || connection::open(&self.database(), &loan.key, Access::Read);
        let mut flaws = flaws_of_database(open)?;
        match self.first_broken_entry() {
            Ok(place) => flaws.extend(place.map(Flaw::Journal)),
            Err(StoreError::Damaged(_)) => flaws.push(Flaw::Journal(0)),
            Err(error) => return Err(error),
        }
        let told = self.records_by_journal();
        note(
            &mut flaws,
            Flaw::Tables,
            told.and_then(|told| Ok(told == self.all_records()?)),
        )?;
        note(&mut flaws, Flaw::Index, self.index_holds())?;
        note(&mut flaws, Flaw::Files, self.files_hold())?;
        Ok(flaws)
    }

    /// Asked of the writing connection: to SQLite the question is a command.
    fn index_holds(&self) -> Result<bool, StoreError> {
        self.write(|connection| {
            connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", [])?;
            Ok(true)
        })
    }

    /// Files that never came are not missed: a visit file in plain text brings none. The PDF of a final letter is.
    fn files_hold(&self) -> Result<bool, StoreError> {
        self.read(|reader| {
            let sql = "SELECT EXISTS (SELECT 1 FROM final_letter WHERE pdf_sha256 NOT IN (SELECT sha256 FROM attachment_chunk))";
            if reader.0.query_row(sql, [], |row| row.get(0))? {
                return Ok(false);
            }
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

    /// Whether an entry of the journal has this digest, in hexadecimal with or without spaces: that of a receipt or of an
    /// annex. Where none has it, what the digest was printed for was taken out or rewritten.
    ///
    /// # Errors
    /// [`StoreError::Misshapen`] for what is no such digest; those of the database.
    pub fn has_head(&self, digest: &str) -> Result<bool, StoreError> {
        let digits: String = digest.split_whitespace().collect();
        let digest = hex::decode(digits).ok().filter(|digest| digest.len() == 32);
        let digest = digest.ok_or(StoreError::Misshapen)?;
        self.read(|reader| {
            let sql = "SELECT EXISTS (SELECT 1 FROM journal WHERE digest = ?1)";
            Ok(reader.0.query_row(sql, [digest], |row| row.get(0))?)
        })
    }
}

fn holds((name, digest): (String, Sha256)) -> bool {
    hex::encode(digest.finalize()) == name
}
