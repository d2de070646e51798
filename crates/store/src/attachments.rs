//! The bytes of attached files: under their digest, in pieces, each piece in a short transaction of its own.
//!
//! A file's pieces come first and its record afterwards, so that nobody who types waits for a large file and no record
//! is there before its bytes. The PDF of a final letter lies here too. Pieces that nothing names, neither a record nor the journal, are removed when the notebook
//! is opened: what was broken off, and what was purged from the journal. A file that was taken away stays named there,
//! so that taking it away can be undone.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use visitbook_domain::attachment::MOST_BYTES;
use visitbook_domain::{Attachment, Reason, Refusal};

use crate::error::StoreError;
use crate::notebook::Notebook;
use crate::reader::Reader;

/// Largest piece, in bytes: 1 MiB. A commit of one takes a few milliseconds.
const PIECE: usize = 1024 * 1024;

impl Notebook {
    /// Puts bytes in and returns their SHA-256, as a record of an attachment names it. Other changes come between the
    /// pieces. Bytes that are there already are written again, which mends a damaged piece.
    ///
    /// # Errors
    /// More than [`MOST_BYTES`]; those of the database.
    pub fn put_bytes(&self, bytes: &[u8]) -> Result<String, StoreError> {
        put_all(bytes, |sha256, n, piece| {
            let (sha256, piece) = (sha256.to_owned(), piece.to_vec());
            self.write(move |connection| put(connection, &sha256, n, &piece))
        })
    }

    /// The bytes of an attachment, `None` where they are not in this notebook: a visit file in plain text brings records
    /// without them. Other reading comes between the pieces.
    ///
    /// # Errors
    /// [`StoreError::FileDamaged`] where they are not what the record says; those of the database.
    pub fn bytes_of(&self, attachment: &Attachment) -> Result<Option<Vec<u8>>, StoreError> {
        self.bytes_under(&attachment.sha256, attachment.bytes)
    }

    /// So many bytes that lie under a digest, in hexadecimal; `None` where they are not in this notebook.
    ///
    /// # Errors
    /// As [`Self::bytes_of`].
    pub fn bytes_under(&self, sha256: &str, many: u64) -> Result<Option<Vec<u8>>, StoreError> {
        if !self.read(|reader| reader.has_under(sha256, many))? {
            return Ok(None);
        }
        let most = usize::try_from(many.min(MOST_BYTES)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(most);
        for n in 0.. {
            match self.read(|reader| reader.piece(sha256, n))? {
                Some(piece) => bytes.extend(piece),
                None => break,
            }
        }
        match hex::encode(Sha256::digest(&bytes)) == sha256 {
            true => Ok(Some(bytes)),
            false => Err(StoreError::FileDamaged),
        }
    }
}

impl Reader<'_> {
    /// Whether all bytes of an attachment are in this notebook, by their number. What they are is told by reading them.
    ///
    /// # Errors
    /// Those of the database.
    pub fn has_bytes(&self, attachment: &Attachment) -> Result<bool, StoreError> {
        self.has_under(&attachment.sha256, attachment.bytes)
    }

    fn has_under(&self, sha256: &str, many: u64) -> Result<bool, StoreError> {
        let sql = "SELECT sum(length(bytes)) FROM attachment_chunk WHERE sha256 = ?1";
        let found: Option<i64> = self.0.prepare_cached(sql)?.query_row([sha256], |row| row.get(0))?;
        Ok(found.and_then(|found| u64::try_from(found).ok()) == Some(many))
    }

    fn piece(&self, sha256: &str, n: i64) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM attachment_chunk WHERE sha256 = ?1 AND n = ?2";
        let mut statement = self.0.prepare_cached(sql)?;
        Ok(statement.query_row(params![sha256, n], |row| row.get(0)).optional()?)
    }
}

/// Hands the bytes out in pieces, each with its place, and returns their SHA-256.
pub(crate) fn put_all(
    bytes: &[u8],
    mut put: impl FnMut(&str, i64, &[u8]) -> Result<(), StoreError>,
) -> Result<String, StoreError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(Refusal::new("bytes", Reason::TooLong).into());
    }
    let sha256 = hex::encode(Sha256::digest(bytes));
    // A file without bytes has one piece without bytes, or it could not be told from one that is not here.
    let pieces = std::iter::once(bytes)
        .filter(|bytes| bytes.is_empty())
        .chain(bytes.chunks(PIECE));
    for (n, piece) in (0_i64..).zip(pieces) {
        put(&sha256, n, piece)?;
    }
    Ok(sha256)
}

pub(crate) fn put(connection: &Connection, sha256: &str, n: i64, piece: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO attachment_chunk (sha256, n, bytes) VALUES (?1, ?2, ?3)
               ON CONFLICT (sha256, n) DO UPDATE SET bytes = excluded.bytes";
    connection.prepare_cached(sql)?.execute(params![sha256, n, piece])?;
    Ok(())
}

/// The digests of pieces that nothing names: no attachment, no final letter, and no change of either or of the letterhead
/// that could be taken back. The journal is looked at only when there are pieces without a record.
pub(crate) fn lone(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT DISTINCT sha256 FROM attachment_chunk WHERE sha256 NOT IN (SELECT sha256 FROM attachment)
               AND sha256 NOT IN (SELECT pdf_sha256 FROM final_letter)";
    let mut statement = connection.prepare(sql)?;
    let mut lone: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if lone.is_empty() {
        return Ok(lone);
    }
    let mut statement =
        connection.prepare("SELECT body FROM journal_change WHERE kind IN ('attachment', 'house_style')")?;
    let mut told = statement.query([])?;
    while let Some(row) = told.next()? {
        let body: String = row.get(0)?;
        lone.retain(|sha256| !body.contains(sha256));
    }
    Ok(lone)
}

/// Removes the pieces that nothing names.
pub(crate) fn sweep(connection: &Connection) -> Result<(), StoreError> {
    let lone = lone(connection)?;
    let mut statement = connection.prepare("DELETE FROM attachment_chunk WHERE sha256 = ?1")?;
    for sha256 in lone {
        statement.execute([sha256])?;
    }
    Ok(())
}
