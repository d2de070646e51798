//! Backups: a notebook as it was at a moment, in a folder that is opened by the passphrase or the recovery sheet of that day.
//!
//! A backup holds the database under its own key, the key file, and `backup.json`, which tells what they must be. It is made
//! by a reader of its own, so that nobody who types waits for it, of one state of the notebook; then opened again, its pages
//! and rows gone through, and every row compared with what it was copied from. Only then does it get its name. Nothing that
//! was written in the notebook stands in `backup.json`, and no count of it.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::backup::{Backup as PageCopy, StepResult};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::files::{sync_folder, write_safely};
use crate::keys::{DataKey, KEY_FILE, KeyFile};
use crate::migrations;
use crate::notebook::{DATABASE, Notebook, Secret};
use crate::soundness::flaws_of_database;
use crate::tally::Tally;

/// Name of the file that makes a folder a backup.
pub const BACKUP_FILE: &str = "backup.json";
const FORMAT: &str = "visitbook-backup";
/// The newest version of `backup.json` that this program reads.
const VERSION: u32 = 1;
/// Pages that are copied before somebody is asked whether to go on: 4 MB.
const PAGES: std::ffi::c_int = 1_000;
/// Bytes of a file that are read at once.
const READ: usize = 1024 * 1024;

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
    database: Whole,
    keys: Whole,
    /// The digest of every row.
    rows: String,
}

/// What a file must be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

impl Notebook {
    /// Makes a backup in a folder of its own below `place`, and proves it. `program` is the name and version of the
    /// program. Saves go on meanwhile, and are in none of it. Setting `stop` ends it soon and leaves nothing.
    ///
    /// # Errors
    /// [`StoreError::Stopped`]; [`StoreError::DiskFull`] and the others of the file system; [`StoreError::Damaged`] where the
    /// notebook or the copy is not whole. Then no backup is there.
    pub fn back_up(&self, place: &Path, program: &str, stop: &AtomicBool) -> Result<Backup, StoreError> {
        let made = self.environment().now();
        let (id, device) = self.read(|reader| {
            let sql = "SELECT id, device FROM notebook";
            let found: (Uuid, Uuid) = reader.0.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok::<_, StoreError>(found)
        })?;
        let shelf = place.join(shelf_name(&self.name(), device));
        let name = made.to_rfc3339_opts(SecondsFormat::Millis, true).replace(':', "-");
        let part = shelf.join(format!(".{name}.part"));
        fs::create_dir_all(&part)?;
        let told = self.fill(&part, stop).map(|(schema, rows)| Told {
            format: FORMAT.to_owned(),
            version: VERSION,
            notebook: id,
            name: self.name(),
            device,
            made,
            program: program.to_owned(),
            schema,
            database: Whole::default(),
            keys: Whole::default(),
            rows,
        });
        let folder = shelf.join(name);
        let kept = told.and_then(|told| seal(&part, &folder, told));
        if kept.is_err() {
            // The first error tells why; what is left has no name of a backup.
            let _ = fs::remove_dir_all(&part);
        }
        kept
    }

    /// Copies database and keys, and proves the copy; its schema and the digest of its rows.
    fn fill(&self, part: &Path, stop: &AtomicBool) -> Result<(u32, String), StoreError> {
        let copy = part.join(DATABASE);
        let from = connection::open(&self.database(), self.key(), Access::Read)?;
        // One state: what is written from here on is in none of it.
        let state = from.unchecked_transaction()?;
        let tally = Tally::of(&state)?;
        copy_pages(&state, &copy, self.key(), stop)?;
        drop(state);
        KeyFile::read(self.folder())?.write_one(&part.join(KEY_FILE))?;
        let schema = prove(&copy, self.key(), &tally.digest())?;
        Ok((schema, tally.digest()))
    }
}

/// The folder in which the backups of one notebook of one device lie: two laptops may share a place.
fn shelf_name(notebook: &str, device: Uuid) -> String {
    let device = device.simple().to_string();
    format!("{notebook} {}", device.get(..8).unwrap_or_default())
}

fn copy_pages(from: &rusqlite::Connection, copy: &Path, key: &DataKey, stop: &AtomicBool) -> Result<(), StoreError> {
    let mut to = connection::open(copy, key, Access::Copy)?;
    {
        let pages = PageCopy::new(from, &mut to)?;
        loop {
            if stop.load(Ordering::SeqCst) {
                return Err(StoreError::Stopped);
            }
            if pages.step(PAGES)? == StepResult::Done {
                break;
            }
        }
    }
    // The first page says that there is a log beside it, as the notebook has: without this every look at the copy makes one.
    to.pragma_update(None, "journal_mode", "DELETE")?;
    to.close().map_err(|(_, error)| error)?;
    Ok(File::open(copy)?.sync_all()?)
}

/// Opens a copy again, goes through its pages and its rows, and compares them; its schema.
fn prove(copy: &Path, key: &DataKey, rows: &str) -> Result<u32, StoreError> {
    let flaws = flaws_of_database(copy, key)?;
    let read = connection::open(copy, key, Access::Look)?;
    match flaws.is_empty() && Tally::of(&read)?.digest() == rows {
        true => migrations::version(&read),
        false => Err(StoreError::Damaged("the copy is not what it was made of")),
    }
}

fn seal(part: &Path, folder: &Path, told: Told) -> Result<Backup, StoreError> {
    let told = Told {
        database: Whole::of(&part.join(DATABASE))?,
        keys: Whole::of(&part.join(KEY_FILE))?,
        ..told
    };
    let signed = Signed {
        sha256: told.digest()?,
        backup: told,
    };
    let mut bytes = serde_json::to_vec_pretty(&signed)?;
    bytes.push(b'\n');
    write_safely(&part.join(BACKUP_FILE), &bytes)?;
    sync_folder(part)?;
    fs::rename(part, folder)?;
    if let Some(shelf) = folder.parent() {
        sync_folder(shelf)?;
    }
    Ok(Backup {
        folder: folder.to_owned(),
        told: signed.backup,
    })
}

impl Told {
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

const BROKEN: StoreError = StoreError::Damaged("the backup is not whole");

impl Backup {
    /// Reads what a backup tells of itself. Whether it is whole is told by [`Self::open`].
    ///
    /// # Errors
    /// [`StoreError::Missing`] where the folder holds none; [`StoreError::Newer`] and [`StoreError::Damaged`].
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        let bytes = match fs::read(folder.join(BACKUP_FILE)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(StoreError::Missing),
            Err(error) => return Err(error.into()),
        };
        let read: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| BROKEN)?;
        let told = read.get("backup");
        let version = told
            .and_then(|told| told.get("version"))
            .and_then(serde_json::Value::as_u64);
        let found = version.and_then(|version| u32::try_from(version).ok()).ok_or(BROKEN)?;
        if found > VERSION {
            return Err(StoreError::Newer { found, ours: VERSION });
        }
        let signed: Signed = serde_json::from_value(read).map_err(|_| BROKEN)?;
        match signed.backup.format == FORMAT && signed.sha256 == signed.backup.digest()? {
            true => Ok(Self {
                folder: folder.to_owned(),
                told: signed.backup,
            }),
            false => Err(BROKEN),
        }
    }

    /// Goes through all of it: both files, every page, every row. The key of its database.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::WrongSheet`]; [`StoreError::Damaged`] where it is not what it was.
    pub fn open(&self, secret: &Secret<'_>) -> Result<DataKey, StoreError> {
        let whole = |name, told: &Whole| Ok::<_, StoreError>(Whole::of(&self.folder.join(name))? == *told);
        if !whole(DATABASE, &self.told.database)? || !whole(KEY_FILE, &self.told.keys)? {
            return Err(BROKEN);
        }
        let keys = KeyFile::read(&self.folder)?;
        let key = keys.open_with(secret)?;
        match keys.notebook == self.told.notebook
            && prove(&self.folder.join(DATABASE), &key, &self.told.rows)? == self.told.schema
        {
            true => Ok(key),
            false => Err(BROKEN),
        }
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
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
        self.told.database.bytes
    }

    /// Every backup below a place, of whichever notebook, the newest first. Folders that hold none are passed over, and so
    /// are those that cannot be read.
    ///
    /// # Errors
    /// A place that cannot be listed.
    pub fn all_below(place: &Path) -> Result<Vec<Self>, StoreError> {
        let mut found: Vec<Self> = folders(place)?
            .iter()
            .filter_map(|shelf| folders(shelf).ok())
            .flatten()
            .filter_map(|folder| Self::read(&folder).ok())
            .collect();
        found.sort_by_key(|backup| std::cmp::Reverse(backup.told.made));
        Ok(found)
    }
}

fn folders(place: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = fs::read_dir(place)?.flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    Ok(folders)
}

/// Whether `folder` holds a backup, readable or not.
pub fn is_backup(folder: &Path) -> bool {
    folder.join(BACKUP_FILE).exists()
}
