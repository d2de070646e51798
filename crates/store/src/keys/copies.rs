//! The two copies of the key file in a folder, and which of them counts.
//!
//! Of two that can be read the newer counts, and it alone: a passphrase that was changed does not open by the copy that was
//! not written yet. Where neither is newer, both are tried, for in a file of the first version a lost digit is not noticed.

use std::fs;
use std::path::{Path, PathBuf};

use super::{BROKEN, DataKey, KEY_COPY, KEY_FILE, KeyFile};
use crate::error::StoreError;
use crate::files::write_safely;
use crate::notebook::Secret;

/// Both copies, as they were read.
pub(crate) struct Copies {
    folder: PathBuf,
    copies: [OneCopy; 2],
}

struct OneCopy {
    name: &'static str,
    bytes: Vec<u8>,
    keys: Result<KeyFile, StoreError>,
}

/// Copies of which one was opened.
pub(crate) struct Opened {
    /// What the copy says that was opened.
    pub(crate) keys: KeyFile,
    /// The key in it.
    pub(crate) key: DataKey,
    /// The name of that copy.
    pub(super) proved: &'static str,
    bytes: Vec<u8>,
    copies: Copies,
}

impl OneCopy {
    fn read(folder: &Path, name: &'static str) -> Self {
        let (bytes, keys) = match fs::read(folder.join(name)) {
            Ok(bytes) => {
                let keys = KeyFile::from_bytes(&bytes);
                (bytes, keys)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Vec::new(), Err(StoreError::Missing)),
            Err(error) => (Vec::new(), Err(error.into())),
        };
        Self { name, bytes, keys }
    }

    fn turn(&self) -> Option<u64> {
        self.keys.as_ref().ok().map(KeyFile::turn)
    }
}

impl Copies {
    /// Reads both.
    pub(crate) fn read(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            copies: [KEY_FILE, KEY_COPY].map(|name| OneCopy::read(folder, name)),
        }
    }

    /// The newer of those that can be read; where they are of the same turn, the first.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is neither; [`StoreError::Newer`] where one was written by a later program, which
    /// may have changed the keys since; else why the first that is there cannot be read.
    pub(crate) fn into_newest(self) -> Result<KeyFile, StoreError> {
        match self.newest().cloned() {
            Some(keys) => Ok(keys),
            None => Err(self.refusal()),
        }
    }

    fn newest(&self) -> Option<&KeyFile> {
        let is_later = |copy: &OneCopy| matches!(copy.keys, Err(StoreError::Newer { .. }));
        if self.copies.iter().any(is_later) {
            return None;
        }
        let readable = self.copies.iter().filter_map(|copy| copy.keys.as_ref().ok());
        // Of equal ones the last counts as the greatest.
        readable.rev().max_by_key(|keys| keys.turn())
    }

    /// Why there is none.
    fn refusal(self) -> StoreError {
        match self.copies.map(|copy| copy.keys.err()) {
            [Some(later @ StoreError::Newer { .. }), _] | [_, Some(later @ StoreError::Newer { .. })] => later,
            [Some(StoreError::Missing), Some(refused)] | [Some(refused), _] | [None, Some(refused)] => refused,
            [None, None] => BROKEN,
        }
    }

    /// Opens the newer copy; both in turn, where neither is newer.
    ///
    /// # Errors
    /// Those of [`Self::into_newest`]; [`StoreError::WrongPassphrase`] and [`StoreError::WrongSheet`].
    pub(crate) fn open(self, secret: &Secret<'_>) -> Result<Opened, StoreError> {
        let Some(newest) = self.newest() else {
            return Err(self.refusal());
        };
        let mut refused = None;
        for copy in &self.copies {
            let Some(keys) = copy.keys.as_ref().ok().filter(|keys| keys.turn() == newest.turn()) else {
                continue;
            };
            // A copy that says the same is refused for the same reason.
            if refused.is_some() && keys == newest {
                continue;
            }
            match keys.open_with(secret) {
                Ok(key) => {
                    return Ok(Opened {
                        keys: keys.clone(),
                        key,
                        proved: copy.name,
                        bytes: copy.bytes.clone(),
                        copies: self,
                    });
                }
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        Err(refused.unwrap_or(BROKEN))
    }
}

impl Opened {
    /// Where they are.
    pub(super) fn folder(&self) -> &Path {
        &self.copies.folder
    }

    /// Brings the other copy up to the one that was opened: one that is missing, and one that can be read and is older. One
    /// that cannot be read stays: it may be all that is left when this one is lost.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn settle(&self) -> Result<(), StoreError> {
        let behind = |copy: &&OneCopy| match &copy.keys {
            Ok(_) => copy.turn() < Some(self.keys.turn()),
            Err(refused) => matches!(refused, StoreError::Missing),
        };
        for copy in self.copies.copies.iter().filter(behind) {
            write_safely(&self.copies.folder.join(copy.name), &self.bytes)?;
        }
        Ok(())
    }
}
