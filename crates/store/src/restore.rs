//! From a backup to a notebook: beside what there is, never over it.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::params;
use visitbook_domain::Environment;

use crate::backup::Backup;
use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::files::{copy_synced, sync_folder};
use crate::keys::{DataKey, KEY_FILE, KeyFile};
use crate::notebook::{DATABASE, Secret};

impl Backup {
    /// Makes a notebook of it in `into`, which must be empty or not there yet. It holds what the backup does, and is opened by
    /// the same passphrase and the same sheet. It goes on under a device of its own: the notebook that the backup was made of
    /// may still be in use, and two that counted as one would look as if somebody had rewritten history.
    ///
    /// # Errors
    /// As of [`Backup::open`]; [`StoreError::Taken`]; [`StoreError::DiskFull`] and the others of the file system. Then there is
    /// no notebook in `into`, and the backup is as it was.
    pub fn restore(&self, into: &Path, secret: &Secret<'_>, env: &dyn Environment) -> Result<(), StoreError> {
        if into.exists() && fs::read_dir(into)?.next().is_some() {
            return Err(StoreError::Taken);
        }
        let key = self.open(secret)?;
        let part = beside(into)?;
        let made = self.fill(&part, &key, env).and_then(|()| put(&part, into));
        if made.is_err() {
            // The first error tells why; what is left has no name of a notebook.
            let _ = fs::remove_dir_all(&part);
        }
        made
    }

    fn fill(&self, part: &Path, key: &DataKey, env: &dyn Environment) -> Result<(), StoreError> {
        fs::create_dir_all(part)?;
        let copy = part.join(DATABASE);
        copy_synced(&self.folder().join(DATABASE), &copy)?;
        let database = connection::open(&copy, key, Access::Copy)?;
        database.execute("UPDATE notebook SET device = ?1", params![env.new_id()])?;
        database.close().map_err(|(_, error)| error)?;
        KeyFile::read_one(&self.folder().join(KEY_FILE))?.write(part)?;
        Ok(sync_folder(part)?)
    }
}

/// Where it is made: in the same folder, under a name that no notebook has.
fn beside(into: &Path) -> Result<PathBuf, StoreError> {
    let name = into.file_name().ok_or(StoreError::NotWritable)?;
    Ok(into.with_file_name(format!(".{}.part", name.to_string_lossy())))
}

/// An empty folder gives way to the notebook.
fn put(part: &Path, into: &Path) -> Result<(), StoreError> {
    if into.exists() {
        fs::remove_dir(into)?;
    }
    fs::rename(part, into)?;
    match into.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => Ok(sync_folder(parent)?),
        None => Ok(()),
    }
}
