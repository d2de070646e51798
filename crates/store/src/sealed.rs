//! The sealed tables: which child of the authority a number in a frame is, and keyed digests of the words of names. This
//! module alone reads and writes them. They are in backups, and in no journal, visit file, log or error.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, params};
use sha2::Sha256;
use visitbook_domain::FrameId;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::frames::StagedRow;
use crate::notebook::Notebook;
use crate::reader::Reader;

/// The key under which words of names are digested. It never leaves the notebook.
pub struct NameKey(Zeroizing<[u8; 32]>);

impl NameKey {
    /// HMAC-SHA-256 of a word, which must be normalised: Unicode NFC, lower case.
    pub fn digest(&self, word: &str) -> [u8; 32] {
        // A key of 32 bytes is taken by HMAC as it is; `new_from_slice` refuses no length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.as_slice()) else {
            return [0; 32];
        };
        mac.update(word.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl Notebook {
    /// The notebook's key for names, made when it is first asked for.
    ///
    /// # Errors
    /// Those of the database; randomness that cannot be had.
    pub fn name_key(&self) -> Result<NameKey, StoreError> {
        let mut fresh = Zeroizing::new([0; 32]);
        self.environment().fill(fresh.as_mut_slice())?;
        self.write(move |connection| {
            connection.execute(
                "INSERT INTO sealed_key (only_row, bytes) VALUES (1, ?1) ON CONFLICT DO NOTHING",
                params![fresh.as_slice()],
            )?;
            let kept: [u8; 32] = connection.query_row("SELECT bytes FROM sealed_key", [], |row| row.get(0))?;
            Ok(NameKey(Zeroizing::new(kept)))
        })
    }
}

impl Reader<'_> {
    /// The authority's own ids of a frame's children, by number: for a draw, and for the key list.
    ///
    /// # Errors
    /// Those of the database.
    pub fn sealed_children(&self, frame: FrameId) -> Result<BTreeMap<u32, Zeroizing<String>>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT child, authority_id FROM sealed_child WHERE frame = ?1")?;
        let rows = statement.query_map([frame.0], |row| Ok((row.get(0)?, Zeroizing::new(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The digests of all words that were part of a name in any of the notebook's lists: what a letter is held against,
    /// which asks for many words at each pause of the keys.
    ///
    /// # Errors
    /// Those of the database.
    pub fn name_digests(&self) -> Result<BTreeSet<[u8; 32]>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT DISTINCT digest FROM sealed_name")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

pub(crate) fn insert(connection: &Connection, frame: FrameId, staged: &StagedRow) -> Result<(), StoreError> {
    if let Some(id) = &staged.authority_id {
        connection
            .prepare_cached("INSERT INTO sealed_child (frame, child, authority_id) VALUES (?1, ?2, ?3)")?
            .execute(params![frame.0, staged.child, id])?;
    }
    for digest in &staged.names {
        connection
            .prepare_cached("INSERT INTO sealed_name (frame, digest) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![frame.0, digest.as_slice()])?;
    }
    Ok(())
}

pub(crate) fn drop_frame(connection: &Connection, frame: FrameId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM sealed_child WHERE frame = ?1", [frame.0])?;
    connection.execute("DELETE FROM sealed_name WHERE frame = ?1", [frame.0])?;
    Ok(())
}
