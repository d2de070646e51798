//! The key file as it stands on the disk.
//!
//! Its last field is the SHA-256 of every byte before the field's name, so that one flipped bit is noticed, whatever the
//! version of the file. Files of the first version have no digest; they are read, and stay as they are until something in
//! them changes.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use visitbook_domain::Environment;

use super::slot::Slot;
use super::{BROKEN, Copies, DataKey, FORMAT, KEY_COPY, KEY_FILE, PassphraseCost};
use crate::error::StoreError;
use crate::files::write_safely;
use crate::notebook::Secret;
use crate::sheet::Sheet;

/// The newest version of the key file that this program reads, and the one that it writes.
const VERSION: u32 = 2;
/// The one version without a digest.
const WITHOUT_DIGEST: u32 = 1;
/// The name of the digest, as it stands in the file. Within a text its quotation marks would be escaped.
const DIGEST: &str = "\"sha256\"";
/// What writes a key file says so in it, to be told before anybody can unlock.
const PROGRAM: &str = concat!("Visitbook ", env!("CARGO_PKG_VERSION"));
/// A database begins with so many random bytes, without which its key opens nothing.
const SALT: usize = 16;

/// The key file. It holds no secret in clear.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    format: String,
    version: u32,
    /// Counts the changes: of two copies that can be read, the one with the higher number is the newer.
    #[serde(default)]
    turn: u64,
    /// The program that wrote it, with its version.
    #[serde(default)]
    program: String,
    /// The notebook the keys belong to.
    pub notebook: Uuid,
    /// Where the recovery sheet is kept, in its owner's words. In clear: shown before unlocking.
    pub sheet_kept: String,
    /// The day on which the sheet was last typed in from paper.
    #[serde(default)]
    pub sheet_checked: Option<NaiveDate>,
    /// The first bytes of the database, in hexadecimal: whoever loses them there finds them here.
    #[serde(default)]
    database_salt: String,
    slots: Vec<Slot>,
    #[serde(default)]
    sha256: String,
}

impl KeyFile {
    /// A key file with both slots for a new random key.
    ///
    /// # Errors
    /// No randomness, or a derivation that fails.
    pub fn new(
        notebook: Uuid,
        passphrase: &str,
        sheet: &Sheet,
        cost: PassphraseCost,
        env: &dyn Environment,
    ) -> Result<(Self, DataKey), StoreError> {
        let mut key = DataKey::default();
        env.fill(key.as_mut_slice())?;
        let seal = |secret| Slot::seal((VERSION, notebook), &secret, cost, &key, env);
        let file = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            turn: 1,
            program: PROGRAM.to_owned(),
            notebook,
            sheet_kept: String::new(),
            sheet_checked: Some(env.now().date_naive()),
            database_salt: String::new(),
            slots: vec![seal(Secret::Passphrase(passphrase))?, seal(Secret::Sheet(sheet))?],
            sha256: String::new(),
        };
        Ok((file, key))
    }

    /// The same with the first bytes of the database in it.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn with_database(&self, database: &Path) -> Result<Self, StoreError> {
        let mut salt = [0; SALT];
        File::open(database)?.read_exact(&mut salt)?;
        Ok(Self {
            database_salt: hex::encode(salt),
            ..self.clone()
        })
    }

    /// The first bytes of the database in hexadecimal, as they were noted; where they were not, as they stand there.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn salt_of(&self, database: &Path) -> Result<String, StoreError> {
        match self.database_salt.is_empty() {
            true => Ok(self.with_database(database)?.database_salt),
            false => Ok(self.database_salt.clone()),
        }
    }

    /// The same key with another secret in place of the present one of its kind, one turn later. `cost` is that of a
    /// passphrase.
    ///
    /// # Errors
    /// No randomness, or a derivation that fails.
    pub(super) fn with_secret(
        &self,
        secret: &Secret<'_>,
        cost: PassphraseCost,
        key: &DataKey,
        env: &dyn Environment,
    ) -> Result<Self, StoreError> {
        let slot = Slot::seal((VERSION, self.notebook), secret, cost, key, env)?;
        let others = self.slots.iter().filter(|slot| !slot.is_for(secret)).cloned();
        Ok(Self {
            slots: std::iter::once(slot).chain(others).collect(),
            ..self.turned()
        })
    }

    /// The same key with another sheet, which was typed in from paper today and is kept there.
    ///
    /// # Errors
    /// No randomness, or a derivation that fails.
    pub(super) fn with_sheet(
        &self,
        (sheet, kept): (&Sheet, &str),
        key: &DataKey,
        env: &dyn Environment,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            sheet_kept: kept.to_owned(),
            sheet_checked: Some(env.now().date_naive()),
            ..self.with_secret(&Secret::Sheet(sheet), PassphraseCost::STANDARD, key, env)?
        })
    }

    /// The same with the day on which the sheet was typed in from paper, one turn later.
    pub(super) fn with_sheet_checked(&self, day: NaiveDate) -> Self {
        Self {
            sheet_checked: Some(day),
            ..self.turned()
        }
    }

    /// The same with this program's version in it, one turn later; `None` where it says so already, and of the first version
    /// of the file, which has no place for it.
    pub(super) fn with_program(&self) -> Option<Self> {
        (self.version > WITHOUT_DIGEST && self.program != PROGRAM).then(|| self.turned())
    }

    /// The program that wrote the notebook's format, where that is another one than this.
    pub(crate) fn other_program(&self) -> &str {
        match self.program == PROGRAM {
            true => "",
            false => &self.program,
        }
    }

    fn turned(&self) -> Self {
        Self {
            version: VERSION,
            turn: self.turn.saturating_add(1),
            program: PROGRAM.to_owned(),
            ..self.clone()
        }
    }

    /// Which of two copies is the newer: the one with the higher number.
    pub(super) fn turn(&self) -> u64 {
        self.turn
    }

    /// The key, opened with the passphrase or the sheet.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`] and [`StoreError::WrongSheet`] where that opens no slot.
    pub fn open_with(&self, secret: &Secret<'_>) -> Result<DataKey, StoreError> {
        for slot in self.slots.iter().filter(|slot| slot.is_for(secret)) {
            if let Some(key) = slot.open(self.notebook, secret)? {
                return Ok(key);
            }
        }
        Err(match secret {
            Secret::Passphrase(_) => StoreError::WrongPassphrase,
            Secret::Sheet(_) => StoreError::WrongSheet,
        })
    }

    /// Reads the key file of a folder: of two copies that can be read the newer.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is neither, [`StoreError::Newer`] and [`StoreError::Damaged`].
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        Copies::read(folder).into_newest()
    }

    /// What the bytes of one copy say.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] for what is not whole; [`StoreError::Newer`] for what is, and is of a later version.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
            #[serde(default)]
            program: String,
            #[serde(default)]
            sha256: Option<String>,
        }
        let head: Head = serde_json::from_slice(bytes).map_err(|_| BROKEN)?;
        let whole = match &head.sha256 {
            Some(digest) => digest_of(bytes).as_ref() == Some(digest),
            None => head.version == WITHOUT_DIGEST,
        };
        if head.format != FORMAT || !whole {
            return Err(BROKEN);
        }
        if head.version > VERSION {
            return Err(StoreError::Newer {
                found: head.version,
                ours: VERSION,
                program: head.program,
            });
        }
        serde_json::from_slice(bytes).map_err(|_| BROKEN)
    }

    /// The bytes of one copy, with their digest.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        let without = Self {
            sha256: String::new(),
            ..self.clone()
        };
        let sha256 = digest_of(&serde_json::to_vec_pretty(&without)?).ok_or(BROKEN)?;
        let mut bytes = serde_json::to_vec_pretty(&Self { sha256, ..without })?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Writes both copies of a new key file, each safely, one after the other.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let bytes = self.to_bytes()?;
        write_safely(&folder.join(KEY_FILE), &bytes)?;
        Ok(write_safely(&folder.join(KEY_COPY), &bytes)?)
    }
}

/// The digest of all that stands before it.
fn digest_of(bytes: &[u8]) -> Option<String> {
    let (before, _) = std::str::from_utf8(bytes).ok()?.rsplit_once(DIGEST)?;
    Some(hex::encode(Sha256::digest(before)))
}
