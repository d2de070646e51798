//! The key file: the random key of the database, wrapped once for the passphrase and once for the recovery sheet.
//!
//! A new passphrase rewrites one slot and no page of the database. Each slot is sealed with XChaCha20-Poly1305 and
//! bound to the notebook, the slot's id, its kind and the file's version, so that no slot fits elsewhere. The file is
//! kept in two copies; a copy that cannot be read is never overwritten.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;
use visitbook_domain::Environment;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::files::write_safely;
use crate::notebook::Secret;
use crate::sheet::Sheet;

/// Name of the key file in the notebook's folder.
pub const KEY_FILE: &str = "keys.json";
/// Name of its second copy.
pub const KEY_COPY: &str = "keys-copy.json";
/// The newest version of the key file that this program reads.
const VERSION: u32 = 1;
const FORMAT: &str = "visitbook-keys";
/// No key file makes the program take more memory than this to derive a key, in KiB.
const MOST_MEMORY: u32 = 2 * 1024 * 1024;
/// Nor more passes over it, which would keep somebody waiting for ever.
const MOST_PASSES: u32 = 64;

/// The 32-byte key of the database. Wiped from memory when dropped.
pub type DataKey = Zeroizing<[u8; 32]>;

/// How much work it takes to try one passphrase (Argon2id).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassphraseCost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl PassphraseCost {
    /// 64 MiB, 3 passes, 4 lanes: the second recommended choice of RFC 9106, section 4.
    pub const STANDARD: Self = Self {
        memory: 64 * 1024,
        passes: 3,
        lanes: 4,
    };
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Derivation {
    /// From the passphrase by Argon2id.
    Passphrase { cost: PassphraseCost, salt: String },
    /// From the recovery sheet by HKDF-SHA-256: the sheet is random already.
    Recovery { salt: String },
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    id: Uuid,
    derivation: Derivation,
    nonce: String,
    wrapped: String,
}

/// The key file as it stands on the disk. It holds no secret in clear.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    format: String,
    version: u32,
    /// The notebook the keys belong to.
    pub notebook: Uuid,
    /// Where the recovery sheet is kept, in its owner's words. In clear: shown before unlocking.
    pub sheet_kept: String,
    slots: Vec<Slot>,
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
        env.fill(key.as_mut())?;
        let mut file = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            notebook,
            sheet_kept: String::new(),
            slots: Vec::new(),
        };
        let by_passphrase = Derivation::Passphrase {
            cost,
            salt: random_hex::<16>(env)?,
        };
        let by_sheet = Derivation::Recovery {
            salt: random_hex::<16>(env)?,
        };
        for (derivation, secret) in [(by_passphrase, passphrase.as_bytes()), (by_sheet, sheet.secret())] {
            let slot = file.seal(derivation, secret, &key, env)?;
            file.slots.push(slot);
        }
        Ok((file, key))
    }

    fn seal(
        &self,
        derivation: Derivation,
        secret: &[u8],
        key: &DataKey,
        env: &dyn Environment,
    ) -> Result<Slot, StoreError> {
        let id = env.new_id();
        let nonce = random_hex::<24>(env)?;
        let cipher = cipher(&derivation, secret)?;
        let bound = self.bound(id, &derivation);
        let payload = Payload {
            msg: key.as_ref(),
            aad: bound.as_bytes(),
        };
        let wrapped = cipher
            .encrypt(&nonce_of(&nonce)?, payload)
            .map_err(|_| StoreError::Derivation)?;
        Ok(Slot {
            id,
            derivation,
            nonce,
            wrapped: hex::encode(wrapped),
        })
    }

    /// What a slot is bound to.
    fn bound(&self, slot: Uuid, derivation: &Derivation) -> String {
        let kind = match derivation {
            Derivation::Passphrase { .. } => "passphrase",
            Derivation::Recovery { .. } => "recovery",
        };
        format!("{FORMAT}/{}/{}/{slot}/{kind}", self.version, self.notebook)
    }

    /// The key file of a folder that the passphrase or the sheet opens, and the key. Where the first copy can be read and
    /// does not open, a digit of it may have been lost: then the second is tried. Neither is written.
    ///
    /// # Errors
    /// Those of [`Self::read`] and [`Self::open_with`].
    pub(crate) fn open_in(folder: &Path, secret: &Secret<'_>) -> Result<(Self, DataKey), StoreError> {
        let first = Self::read(folder)?;
        let refused = match first.open_with(secret) {
            Ok(key) => return Ok((first, key)),
            Err(refused) => refused,
        };
        let second = Self::read_one(&folder.join(KEY_COPY))
            .ok()
            .filter(|second| *second != first);
        match second.and_then(|second| second.open_with(secret).ok().map(|key| (second, key))) {
            Some(opened) => Ok(opened),
            None => Err(refused),
        }
    }

    /// The key, opened with the passphrase or the sheet.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`] and [`StoreError::WrongSheet`] where that opens no slot.
    pub fn open_with(&self, secret: &Secret<'_>) -> Result<DataKey, StoreError> {
        match secret {
            Secret::Passphrase(passphrase) => self.open_with_passphrase(passphrase),
            Secret::Sheet(sheet) => self.open_with_sheet(sheet),
        }
    }

    /// The key, opened with the passphrase.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`] when it opens no slot.
    pub fn open_with_passphrase(&self, passphrase: &str) -> Result<DataKey, StoreError> {
        let is_mine = |derivation: &Derivation| matches!(derivation, Derivation::Passphrase { .. });
        self.open(passphrase.as_bytes(), is_mine)?
            .ok_or(StoreError::WrongPassphrase)
    }

    /// The key, opened with the recovery sheet.
    ///
    /// # Errors
    /// [`StoreError::WrongSheet`] when it opens no slot.
    pub fn open_with_sheet(&self, sheet: &Sheet) -> Result<DataKey, StoreError> {
        let is_mine = |derivation: &Derivation| matches!(derivation, Derivation::Recovery { .. });
        self.open(sheet.secret(), is_mine)?.ok_or(StoreError::WrongSheet)
    }

    fn open(&self, secret: &[u8], is_mine: fn(&Derivation) -> bool) -> Result<Option<DataKey>, StoreError> {
        for slot in self.slots.iter().filter(|slot| is_mine(&slot.derivation)) {
            let cipher = cipher(&slot.derivation, secret)?;
            let wrapped = unhex(&slot.wrapped)?;
            let bound = self.bound(slot.id, &slot.derivation);
            let payload = Payload {
                msg: &wrapped,
                aad: bound.as_bytes(),
            };
            if let Ok(opened) = cipher.decrypt(&nonce_of(&slot.nonce)?, payload) {
                let opened = Zeroizing::new(opened);
                let key = <[u8; 32]>::try_from(opened.as_slice()).map_err(|_| BROKEN)?;
                return Ok(Some(DataKey::new(key)));
            }
        }
        Ok(None)
    }

    /// Reads the key file of `folder`, or its copy where the first cannot be read.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is neither, [`StoreError::Newer`] and [`StoreError::Damaged`].
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        let first = Self::read_one(&folder.join(KEY_FILE));
        match first {
            Ok(file) => Ok(file),
            Err(StoreError::Newer { found, ours }) => Err(StoreError::Newer { found, ours }),
            Err(first) => match (first, Self::read_one(&folder.join(KEY_COPY))) {
                (_, Ok(copy)) => Ok(copy),
                (StoreError::Missing, Err(second)) => Err(second),
                (first, Err(_)) => Err(first),
            },
        }
    }

    /// One copy of it.
    pub(crate) fn read_one(path: &Path) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(StoreError::Missing),
            Err(error) => return Err(error.into()),
        };
        let head: Head = serde_json::from_slice(&bytes).map_err(|_| BROKEN)?;
        if head.format != FORMAT {
            return Err(BROKEN);
        }
        if head.version > VERSION {
            return Err(StoreError::Newer {
                found: head.version,
                ours: VERSION,
            });
        }
        serde_json::from_slice(&bytes).map_err(|_| BROKEN)
    }

    /// Writes the key file and its copy, each safely, one after the other.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn write(&self, folder: &Path) -> Result<(), StoreError> {
        self.write_one(&folder.join(KEY_FILE))?;
        self.write_one(&folder.join(KEY_COPY))
    }

    /// Writes one copy of it.
    pub(crate) fn write_one(&self, path: &Path) -> Result<(), StoreError> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(write_safely(path, &bytes)?)
    }

    /// Makes a copy that is missing. One that is there, readable or not, stays.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn write_missing_copies(&self, folder: &Path) -> Result<(), StoreError> {
        for path in [folder.join(KEY_FILE), folder.join(KEY_COPY)] {
            if !path.exists() {
                self.write_one(&path)?;
            }
        }
        Ok(())
    }
}

const BROKEN: StoreError = StoreError::Damaged("the key file is not whole");

fn cipher(derivation: &Derivation, secret: &[u8]) -> Result<XChaCha20Poly1305, StoreError> {
    let mut wrapping = DataKey::default();
    match derivation {
        Derivation::Passphrase { cost, salt } => {
            if cost.memory > MOST_MEMORY || cost.passes > MOST_PASSES {
                return Err(BROKEN);
            }
            let params =
                Params::new(cost.memory, cost.passes, cost.lanes, Some(32)).map_err(|_| StoreError::Derivation)?;
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into(secret, &unhex(salt)?, wrapping.as_mut())
                .map_err(|_| StoreError::Derivation)?;
        }
        Derivation::Recovery { salt } => Hkdf::<Sha256>::new(Some(&unhex(salt)?), secret)
            .expand(b"visitbook recovery sheet", wrapping.as_mut())
            .map_err(|_| StoreError::Derivation)?,
    }
    XChaCha20Poly1305::new_from_slice(wrapping.as_ref()).map_err(|_| StoreError::Derivation)
}

fn random_hex<const N: usize>(env: &dyn Environment) -> Result<String, StoreError> {
    let mut bytes = [0; N];
    env.fill(&mut bytes)?;
    Ok(hex::encode(bytes))
}

fn unhex(text: &str) -> Result<Vec<u8>, StoreError> {
    hex::decode(text).map_err(|_| BROKEN)
}

fn nonce_of(text: &str) -> Result<XNonce, StoreError> {
    let bytes = <[u8; 24]>::try_from(unhex(text)?.as_slice()).map_err(|_| BROKEN)?;
    Ok(bytes.into())
}
