//! Backups: a notebook as it was at a moment, in a folder that is opened by the passphrase or the recovery sheet of that day.
//!
//! A backup holds the database under its own key, the key file, and `backup.json`, which tells what they must be. It is made
//! by a reader of its own, so that nobody who types waits for it, of one state of the notebook; then opened again, its pages
//! and rows gone through, and every row compared with what it was copied from. Only then does it get its name. Nothing that
//! was written in the notebook stands in `backup.json`, and no count of it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::StoreError;
use crate::files::write_safely;
use crate::keys::{Copies, KEY_COPY, KEY_FILE, Opened};
use crate::migrations;
use crate::notebook::{DATABASE, Secret};

mod proof;
mod shelf;

use proof::prove;
pub use shelf::Shelf;

/// Name of the file that makes a folder a backup.
pub const BACKUP_FILE: &str = "backup.json";
const FORMAT: &str = "visitbook-backup";
/// How the name of a folder ends that is being made or removed; it begins with a dot.
const PART: &str = ".part";
/// The newest version of `backup.json` that this program reads.
const VERSION: u32 = 1;
/// What a backup has besides that, in the order in which it is told.
const FILES: [&str; 3] = [KEY_COPY, KEY_FILE, DATABASE];
/// No `backup.json` is longer, in bytes.
const MOST_TOLD: u64 = 64 * 1024;
/// Bytes of a file that are read at once.
const READ: usize = 1024 * 1024;

/// Set to stop what is under way.
pub type Stop = Arc<AtomicBool>;

/// A backup that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    folder: PathBuf,
    told: Told,
}

/// What `backup.json` tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    format: String,
    version: u32,
    /// The notebook, its name, and the device on which it was written.
    notebook: Uuid,
    name: String,
    device: Uuid,
    made: DateTime<Utc>,
    /// The program that made it, and the format of the notebook.
    program: String,
    schema: u32,
    /// The database and the copies of the key file, each by its name.
    files: BTreeMap<String, Whole>,
    /// The digest of every row; `None` of a copy that was made without the key, when the notebook was closed, and that
    /// nobody has opened yet.
    rows: Option<String>,
}

/// What a file must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    bytes: u64,
    sha256: String,
}

/// `backup.json`, with the digest of what it tells.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    backup: Told,
    sha256: String,
}

fn files_in(folder: &Path) -> Result<BTreeMap<String, Whole>, StoreError> {
    let names = FILES.into_iter().filter(|name| folder.join(name).exists());
    names
        .map(|name| Ok((name.to_owned(), Whole::of(&folder.join(name))?)))
        .collect()
}

impl Told {
    /// Writes `backup.json`, and waits until the folder is on the disk.
    fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let signed = Signed {
            sha256: self.digest()?,
            backup: self.clone(),
        };
        let mut bytes = serde_json::to_vec_pretty(&signed)?;
        bytes.push(b'\n');
        Ok(write_safely(&folder.join(BACKUP_FILE), &bytes)?)
    }

    /// Whether the files in a folder are those that it tells of.
    fn hold_in(&self, folder: &Path) -> Result<(), StoreError> {
        match files_in(folder)? == self.files && self.files.contains_key(DATABASE) {
            true => Ok(()),
            false => Err(NOT_WHOLE),
        }
    }

    fn digest(&self) -> Result<String, StoreError> {
        Ok(hex::encode(Sha256::digest(serde_json::to_vec(self)?)))
    }
}

impl Whole {
    fn of(path: &Path) -> Result<Self, StoreError> {
        let mut file = File::open(path)?;
        let (mut digest, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; READ]);
        loop {
            let read = file.read(&mut piece)?;
            let Some(part) = piece.get(..read).filter(|part| !part.is_empty()) else {
                break;
            };
            digest.update(part);
            bytes += u64::try_from(read).unwrap_or(0);
        }
        Ok(Self {
            bytes,
            sha256: hex::encode(digest.finalize()),
        })
    }
}

const NOT_WHOLE: StoreError = StoreError::BackupNotWhole;

impl Backup {
    /// Reads what a backup tells of itself. Whether it is whole is told by [`Self::check`].
    ///
    /// # Errors
    /// [`StoreError::NoBackup`] where the folder holds none; [`StoreError::Newer`] and [`StoreError::Damaged`].
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        let file = match File::open(folder.join(BACKUP_FILE)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(StoreError::NoBackup),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = Vec::new();
        file.take(MOST_TOLD).read_to_end(&mut bytes)?;
        let read: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| NOT_WHOLE)?;
        let told = read.get("backup");
        let version = told
            .and_then(|told| told.get("version"))
            .and_then(serde_json::Value::as_u64);
        let found = version
            .and_then(|version| u32::try_from(version).ok())
            .ok_or(NOT_WHOLE)?;
        if found > VERSION {
            let program = told
                .and_then(|told| told.get("program"))
                .and_then(serde_json::Value::as_str);
            return Err(StoreError::Newer {
                found,
                ours: VERSION,
                program: program.unwrap_or_default().to_owned(),
            });
        }
        let signed: Signed = serde_json::from_value(read).map_err(|_| NOT_WHOLE)?;
        match signed.backup.format == FORMAT && signed.sha256 == signed.backup.digest()? {
            true => Ok(Self {
                folder: folder.to_owned(),
                told: signed.backup,
            }),
            false => Err(NOT_WHOLE),
        }
    }

    /// Goes through all of it: both files, every page, every row.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::WrongSheet`]; [`StoreError::Damaged`] where it is not what it was.
    pub fn check(&self, secret: &Secret<'_>) -> Result<(), StoreError> {
        self.check_at(&self.folder, secret).map(drop)
    }

    /// The same of its files where they were copied to, so that what is checked is what is used; their key.
    pub(crate) fn check_at(&self, folder: &Path, secret: &Secret<'_>) -> Result<Opened, StoreError> {
        let opened = self.opened_at(folder, secret)?;
        self.prove_at(folder, &opened, &Stop::default())?;
        Ok(opened)
    }

    /// The keys that lie in a folder, opened.
    pub(crate) fn opened_at(&self, folder: &Path, secret: &Secret<'_>) -> Result<Opened, StoreError> {
        let (found, ours) = (self.told.schema, migrations::newest());
        if found > ours {
            let program = self.told.program.clone();
            return Err(StoreError::Newer { found, ours, program });
        }
        if !self.has_keys_of(folder)? {
            return Err(NOT_WHOLE);
        }
        let opened = Copies::read(folder).open(secret)?;
        match opened.keys.notebook == self.told.notebook {
            true => Ok(opened),
            false => Err(NOT_WHOLE),
        }
    }

    /// Goes through the files that lie in a folder, every page and every row.
    pub(crate) fn prove_at(&self, folder: &Path, opened: &Opened, stop: &Stop) -> Result<(), StoreError> {
        self.told.hold_in(folder)?;
        prove(&folder.join(DATABASE), &opened.key, self.told.rows.as_deref(), stop).map(drop)
    }

    /// Whether its copies of the key file are those in a folder.
    fn has_keys_of(&self, folder: &Path) -> Result<bool, StoreError> {
        for name in [KEY_FILE, KEY_COPY] {
            let path = folder.join(name);
            let there = path.exists().then(|| Whole::of(&path)).transpose()?;
            if there.as_ref() != self.told.files.get(name) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The names of its files, `backup.json` apart.
    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        let told = self.told.files.keys().map(String::as_str);
        told.filter(|name| FILES.contains(name))
    }

    /// Whether one of both is a copy of the other.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.told == other.told
    }

    /// Whether it was opened again and compared. A copy made at a lock is not yet.
    pub fn is_proved(&self) -> bool {
        self.told.rows.is_some()
    }

    /// Removes it. What is left when that breaks off has no name of a backup.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn remove(self) -> Result<(), StoreError> {
        let name = self.folder.file_name().unwrap_or_default().to_string_lossy();
        let part = self.folder.with_file_name(format!(".{name}{PART}"));
        fs::rename(&self.folder, &part)?;
        Ok(fs::remove_dir_all(part)?)
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Which notebook it is of.
    pub fn notebook(&self) -> Uuid {
        self.told.notebook
    }

    /// The name of the notebook.
    pub fn name(&self) -> &str {
        &self.told.name
    }

    /// When it was made.
    pub fn made(&self) -> DateTime<Utc> {
        self.told.made
    }

    /// The program that made it, with its version.
    pub fn program(&self) -> &str {
        &self.told.program
    }

    /// The size of its database, in bytes.
    pub fn bytes(&self) -> u64 {
        self.told.files.get(DATABASE).map_or(0, |database| database.bytes)
    }

    /// Every backup below a place or on one shelf, of whichever notebook, the newest first; and the folders of those that cannot
    /// be read. Folders that hold none are passed over.
    ///
    /// # Errors
    /// A place that cannot be listed.
    pub fn all_below(place: &Path) -> Result<(Vec<Self>, Vec<PathBuf>), StoreError> {
        let shelves = folders(place)?;
        let (here, shelves): (Vec<PathBuf>, Vec<PathBuf>) = shelves.into_iter().partition(|folder| is_backup(folder));
        let below = shelves.iter().filter_map(|shelf| folders(shelf).ok()).flatten();
        let (mut found, mut unreadable) = (Vec::new(), Vec::new());
        for folder in here.into_iter().chain(below.filter(|folder| is_backup(folder))) {
            match Self::read(&folder) {
                Ok(backup) => found.push(backup),
                Err(_) => unreadable.push(folder),
            }
        }
        found.sort_by_key(|backup: &Self| std::cmp::Reverse(backup.told.made));
        Ok((found, unreadable))
    }
}

fn on_shelf(shelf: &Path) -> Result<Vec<Backup>, StoreError> {
    let mut found: Vec<Backup> = folders(shelf)?
        .iter()
        .filter_map(|folder| Backup::read(folder).ok())
        .collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.told.made));
    Ok(found)
}

fn folders(place: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = fs::read_dir(place)?.flatten();
    let hidden = |path: &Path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    let all = entries.map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = all.filter(|path| path.is_dir() && !hidden(path)).collect();
    folders.sort();
    Ok(folders)
}

/// Whether `folder` holds a backup, readable or not.
pub fn is_backup(folder: &Path) -> bool {
    folder.join(BACKUP_FILE).exists()
}
