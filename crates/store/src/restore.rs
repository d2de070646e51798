//! From a backup to a notebook: beside what there is, never over it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use rusqlite::params;
use visitbook_domain::Environment;

use crate::backup::{Backup, Stop, is_backup};
use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::files::{copy_synced, folder_of, sync_folder};
use crate::notebook::{DATABASE, Secret, is_notebook};

/// Who waits for a notebook to be restored.
pub struct Watch<'a> {
    /// Set to stop it.
    pub stop: Stop,
    /// Told how many bytes of the database are copied, of [`Backup::bytes`].
    pub copied: &'a dyn Fn(u64),
}

impl Watch<'_> {
    /// Nobody who would stop it or want to be told.
    pub fn nobody() -> Self {
        Self {
            stop: Stop::default(),
            copied: &|_| {},
        }
    }
}

impl Backup {
    /// Makes a notebook of it in `into`, which must be empty or not there yet. It holds what the backup does, and is opened by
    /// the same passphrase and the same sheet. It goes on under a device of its own: the notebook that the backup was made of
    /// may still be in use, and two that counted as one would look as if somebody had rewritten history.
    ///
    /// # Errors
    /// As of [`Backup::check`]; [`StoreError::Taken`]; [`StoreError::Inside`]; [`StoreError::Stopped`]; [`StoreError::DiskFull`] and the
    /// others of the file system. Then there is no notebook in `into`, and the backup is as it was.
    pub fn restore(
        &self,
        into: &Path,
        secret: &Secret<'_>,
        watch: &Watch<'_>,
        env: &dyn Environment,
    ) -> Result<(), StoreError> {
        free(into)?;
        let part = beside(into, env)?;
        fs::create_dir(&part)?;
        let made = self.fill(&part, secret, watch, env).and_then(|()| put(&part, into));
        if made.is_err() {
            // The first error tells why; what is left has no name of a notebook.
            let _ = fs::remove_dir_all(&part);
        }
        made
    }

    /// What is checked is what was copied, and not what lies there a moment later. The keys come first: whoever typed them wrong
    /// is told before anything large is copied.
    fn fill(
        &self,
        part: &Path,
        secret: &Secret<'_>,
        watch: &Watch<'_>,
        env: &dyn Environment,
    ) -> Result<(), StoreError> {
        for name in self.files().filter(|name| *name != DATABASE) {
            copy_synced(&self.folder().join(name), &part.join(name), |_| true)?;
        }
        let opened = self.opened_at(part, secret)?;
        let goes_on = |copied| {
            (watch.copied)(copied);
            !watch.stop.load(Ordering::SeqCst)
        };
        if !copy_synced(&self.folder().join(DATABASE), &part.join(DATABASE), goes_on)? {
            return Err(StoreError::Stopped);
        }
        self.prove_at(part, &opened, &watch.stop)?;
        let database = connection::open(&part.join(DATABASE), &opened.key, Access::Copy)?;
        database.execute("UPDATE notebook SET device = ?1", params![env.new_id()])?;
        database.close().map_err(|(_, error)| error)?;
        opened.settle()?;
        Ok(sync_folder(part)?)
    }
}

/// Refuses a place where something is, and one inside a notebook or a backup.
pub(crate) fn free(into: &Path) -> Result<(), StoreError> {
    if into.is_symlink() || (into.exists() && fs::read_dir(into)?.next().is_some()) {
        return Err(StoreError::Taken);
    }
    outside(folder_of(into))
}

/// Refuses a place that is, or would be, inside a notebook or a backup.
pub(crate) fn outside(place: &Path) -> Result<(), StoreError> {
    let place = std::path::absolute(place)?;
    let there = place
        .ancestors()
        .find(|folder| folder.exists())
        .unwrap_or(&place)
        .canonicalize()?;
    match there.ancestors().any(|folder| is_notebook(folder) || is_backup(folder)) {
        true => Err(StoreError::Inside),
        false => Ok(()),
    }
}

/// Where it is made: in the same folder, under a name that nobody else has.
pub(crate) fn beside(into: &Path, env: &dyn Environment) -> Result<PathBuf, StoreError> {
    let name = into.file_name().ok_or(StoreError::NotWritable)?;
    let own = env.new_id().simple();
    Ok(into.with_file_name(format!(".{}.{own}.part", name.to_string_lossy())))
}

/// An empty folder gives way to the notebook.
pub(crate) fn put(part: &Path, into: &Path) -> Result<(), StoreError> {
    if into.exists() {
        fs::remove_dir(into)?;
    }
    fs::rename(part, into)?;
    Ok(sync_folder(folder_of(into))?)
}
