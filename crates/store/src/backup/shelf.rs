//! Where the backups of one notebook lie, and how they are made there.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use uuid::Uuid;

use super::proof::{copy_pages, open, prove};
use super::{BACKUP_FILE, Backup, FORMAT, NOT_WHOLE, PART, Stop, Told, VERSION, Whole, files_in, on_shelf};
use crate::connection::Access;
use crate::error::StoreError;
use crate::files::{copy_synced, make_private, sync_folder};
use crate::keys::{KEY_COPY, KEY_FILE, KeyFile};
use crate::migrations;
use crate::notebook::{DATABASE, Notebook, lock};
use crate::restore::outside;
use crate::tally::Tally;

/// What was begun so long ago and has no name yet broke off.
const BROKEN_OFF: TimeDelta = TimeDelta::hours(6);

/// Whose backups these are, and where they lie: known while the notebook is open, and needed when it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    notebook: Uuid,
    name: String,
    device: Uuid,
    schema: u32,
    folder: PathBuf,
    /// Below the place that was named: two laptops may share that.
    place: PathBuf,
}

impl Notebook {
    /// Where backups of this notebook are kept below `place`.
    ///
    /// # Errors
    /// Those of the database.
    pub fn shelf(&self, place: &Path) -> Result<Shelf, StoreError> {
        self.read(|reader| {
            let sql = "SELECT id, device FROM notebook";
            let (notebook, device): (Uuid, Uuid) = reader.0.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let digits = device.simple().to_string();
            Ok(Shelf {
                notebook,
                name: self.name(),
                device,
                schema: migrations::version(reader.0)?,
                folder: self.folder().to_owned(),
                place: place.join(format!(
                    "{} {}",
                    named(&self.name()),
                    digits.get(..8).unwrap_or_default()
                )),
            })
        })
    }

    /// Makes a backup in a folder of its own on the shelf, and proves it. `program` is the name and version of the
    /// program. Saves go on meanwhile, and are in none of it. Setting `stop` ends it soon and leaves nothing.
    ///
    /// # Errors
    /// [`StoreError::Stopped`]; [`StoreError::DiskFull`] and the others of the file system; [`StoreError::Damaged`] where the
    /// notebook or the copy is not whole. Then no backup is there.
    pub fn back_up(&self, shelf: &Shelf, program: &str, stop: &Stop) -> Result<Backup, StoreError> {
        let made = self.environment().now();
        shelf.make(program, made, |part| self.fill(part, stop).map(Some))
    }

    /// Copies database and keys, and proves the copy; the digest of its rows.
    fn fill(&self, part: &Path, stop: &Stop) -> Result<String, StoreError> {
        let copy = part.join(DATABASE);
        let loan = self.loan()?;
        let from = open(&self.database(), &loan.key, Access::Read, stop)?;
        // One state: what is written from here on is in none of it.
        let state = from.unchecked_transaction()?;
        let rows = Tally::of(&state)?.digest();
        copy_pages(&state, &copy, &loan.key, stop)?;
        drop(state);
        copy_keys(self.folder(), part)?;
        prove(&copy, &loan.key, Some(&rows), stop)?;
        Ok(rows)
    }

    /// Opens a copy that was made when the notebook was closed, proves it, and says so in it. One that was proved before
    /// stays as it is.
    ///
    /// # Errors
    /// As of [`Self::back_up`]; then the copy is as it was.
    pub fn confirm(&self, backup: &Backup, stop: &Stop) -> Result<Backup, StoreError> {
        if backup.is_proved() {
            return Ok(backup.clone());
        }
        backup.told.hold_in(&backup.folder)?;
        let rows = prove(&backup.folder.join(DATABASE), &self.loan()?.key, None, stop)?;
        let told = Told {
            rows: Some(rows),
            ..backup.told.clone()
        };
        told.write(&backup.folder)?;
        Ok(Backup {
            folder: backup.folder.clone(),
            told,
        })
    }

    /// Whether the notebook says what a backup does, row by row, and is opened by the same keys.
    ///
    /// # Errors
    /// [`StoreError::Stopped`]; those of the database.
    pub fn is_as(&self, backup: &Backup, stop: &Stop) -> Result<bool, StoreError> {
        let loan = self.loan()?;
        let from = open(&self.database(), &loan.key, Access::Read, stop)?;
        let state = from.unchecked_transaction()?;
        Ok(backup.has_keys_of(self.folder())? && Some(Tally::of(&state)?.digest()) == backup.told.rows)
    }
}

impl Shelf {
    /// Which notebook's it is.
    pub fn notebook(&self) -> Uuid {
        self.notebook
    }

    /// Whether it is that of the notebook in this folder.
    pub fn is_of(&self, folder: &Path) -> bool {
        self.folder == folder
    }

    /// Copies the notebook once it is closed. It needs no key: the copy is byte for byte that of a file that is encrypted and
    /// that nobody writes to, and is proved when the notebook is opened next ([`Notebook::confirm`]).
    ///
    /// # Errors
    /// [`StoreError::InUse`] where the notebook is open, or was not closed whole; [`StoreError::Stopped`]; those of the
    /// file system. Then no backup is there.
    pub fn copy_closed(&self, program: &str, now: DateTime<Utc>, stop: &Stop) -> Result<Backup, StoreError> {
        let _alone = lock(&self.folder)?;
        let log = self.folder.join(format!("{DATABASE}-wal"));
        if fs::metadata(log).is_ok_and(|log| log.len() > 0) {
            return Err(StoreError::InUse);
        }
        self.make(program, now, |part| {
            let (from, to) = (self.folder.join(DATABASE), part.join(DATABASE));
            if !copy_synced(&from, &to, |_| !stop.load(Ordering::SeqCst))? {
                return Err(StoreError::Stopped);
            }
            copy_keys(&self.folder, part)?;
            match Whole::of(&from)? == Whole::of(&to)? {
                true => Ok(None),
                false => Err(NOT_WHOLE),
            }
        })
    }

    /// Where the same notebook's backups are kept below another place.
    #[must_use]
    pub fn below(&self, place: &Path) -> Self {
        Self {
            place: place.join(self.place.file_name().unwrap_or_default()),
            ..self.clone()
        }
    }

    /// Copies a backup onto this shelf byte by byte, reads the copy again and compares its digests; then it gets its name.
    ///
    /// # Errors
    /// [`StoreError::Stopped`]; [`StoreError::BackupNotWhole`] where either is not what it was; [`StoreError::Inside`],
    /// [`StoreError::DiskFull`] and the others of the file system. Then no copy is there.
    pub fn take(&self, backup: &Backup, now: DateTime<Utc>, stop: &Stop) -> Result<Backup, StoreError> {
        outside(&self.place)?;
        make_private(&self.place)?;
        self.clear_parts(now)?;
        let name = stamp(backup.made());
        let (part, folder) = (self.place.join(format!(".{name}{PART}")), self.place.join(name));
        if part.exists() {
            // A stick was pulled out while the same one was copied.
            fs::remove_dir_all(&part)?;
        }
        fs::create_dir(&part)?;
        let copied = copy_whole(backup, &part, stop).and_then(|()| {
            fs::rename(&part, &folder)?;
            Ok(sync_folder(&self.place)?)
        });
        if copied.is_err() {
            // The first error tells why; what is left has no name of a backup.
            let _ = fs::remove_dir_all(&part);
        }
        copied.map(|()| Backup {
            folder,
            told: backup.told.clone(),
        })
    }

    /// The backups that lie on it, the newest first. Those that cannot be read are passed over.
    ///
    /// # Errors
    /// A place that cannot be listed.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreError> {
        match self.place.exists() {
            true => on_shelf(&self.place),
            false => Ok(Vec::new()),
        }
    }

    fn make(
        &self,
        program: &str,
        made: DateTime<Utc>,
        fill: impl FnOnce(&Path) -> Result<Option<String>, StoreError>,
    ) -> Result<Backup, StoreError> {
        outside(&self.place)?;
        make_private(&self.place)?;
        self.clear_parts(made)?;
        let name = stamp(made);
        let (part, folder) = (self.place.join(format!(".{name}{PART}")), self.place.join(name));
        // Whoever makes one of this instant already goes on with it.
        fs::create_dir(&part)?;
        let kept = fill(&part).and_then(|rows| self.seal(&part, &folder, program, made, rows));
        if kept.is_err() {
            // The first error tells why; what is left has no name of a backup, and a later one clears it away.
            let _ = fs::remove_dir_all(&part);
        }
        kept
    }

    fn seal(
        &self,
        part: &Path,
        folder: &Path,
        program: &str,
        made: DateTime<Utc>,
        rows: Option<String>,
    ) -> Result<Backup, StoreError> {
        // A backup that nobody can open is none.
        if KeyFile::read(part)?.notebook != self.notebook {
            return Err(NOT_WHOLE);
        }
        let told = Told {
            format: FORMAT.to_owned(),
            version: VERSION,
            notebook: self.notebook,
            name: self.name.clone(),
            device: self.device,
            made,
            program: program.to_owned(),
            schema: self.schema,
            files: files_in(part)?,
            rows,
        };
        told.write(part)?;
        fs::rename(part, folder)?;
        sync_folder(&self.place)?;
        Ok(Backup {
            folder: folder.to_owned(),
            told,
        })
    }

    /// Removes what attempts left that broke off: what is still made was begun a moment ago.
    fn clear_parts(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let old = stamp(now - BROKEN_OFF);
        for entry in fs::read_dir(&self.place)?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let begun = name.strip_prefix('.').and_then(|name| name.strip_suffix(PART));
            if begun.is_some_and(|begun| begun < old.as_str()) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }
}

/// An instant as the name of a folder; earlier ones come first.
fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true).replace(':', "-")
}

/// A notebook's name without what some system forbids in names.
fn named(notebook: &str) -> String {
    let allowed = |sign: &char| !sign.is_control() && !"/\\:*?\"<>|".contains(*sign);
    let name: String = notebook.chars().filter(allowed).collect();
    match name.trim() {
        "" => "Notebook".to_owned(),
        name => name.to_owned(),
    }
}

/// Copies all files of a backup and holds what is read back against what they must be.
fn copy_whole(backup: &Backup, to: &Path, stop: &Stop) -> Result<(), StoreError> {
    for name in backup.files().chain([BACKUP_FILE]) {
        let (from, to) = (backup.folder.join(name), to.join(name));
        if !copy_synced(&from, &to, |_| !stop.load(Ordering::SeqCst))? {
            return Err(StoreError::Stopped);
        }
    }
    let copy = Backup::read(to)?;
    copy.told.hold_in(to)?;
    match copy.is_same_as(backup) {
        true => Ok(sync_folder(to)?),
        false => Err(NOT_WHOLE),
    }
}

/// Both copies of the key file as they are: where a digit of one is lost, the other is there.
fn copy_keys(from: &Path, to: &Path) -> Result<(), StoreError> {
    for name in [KEY_FILE, KEY_COPY].into_iter().filter(|name| from.join(name).exists()) {
        copy_synced(&from.join(name), &to.join(name), |_| true)?;
    }
    Ok(())
}
