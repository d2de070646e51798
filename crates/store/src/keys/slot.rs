//! A slot of the key file: the key of the database, wrapped for one secret.
//!
//! It is sealed with XChaCha20-Poly1305 and bound to the notebook, its own id, its kind and the version of the file in which
//! it was sealed, so that no slot fits elsewhere. It keeps that version: a file of a later one opens by it too.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;
use visitbook_domain::Environment;
use zeroize::Zeroizing;

use super::{BROKEN, DataKey, FORMAT, PassphraseCost};
use crate::error::StoreError;
use crate::notebook::Secret;

/// How a secret becomes the key that wraps.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Derivation {
    /// From the passphrase by Argon2id.
    Passphrase { cost: PassphraseCost, salt: String },
    /// From the recovery sheet by HKDF-SHA-256: the sheet is random already.
    Recovery { salt: String },
}

/// The key, wrapped once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    /// The version of the file that it was sealed in; files of the first version did not say so.
    #[serde(default = "first")]
    version: u32,
    id: Uuid,
    derivation: Derivation,
    nonce: String,
    wrapped: String,
}

fn first() -> u32 {
    1
}

impl Slot {
    /// Wraps the key. `cost` is that of a passphrase; a sheet needs none.
    pub(super) fn seal(
        (version, notebook): (u32, Uuid),
        secret: &Secret<'_>,
        cost: PassphraseCost,
        key: &DataKey,
        env: &dyn Environment,
    ) -> Result<Self, StoreError> {
        let salt = random_hex::<16>(env)?;
        let mut slot = Self {
            version,
            id: env.new_id(),
            derivation: match secret {
                Secret::Passphrase(_) => Derivation::Passphrase { cost, salt },
                Secret::Sheet(_) => Derivation::Recovery { salt },
            },
            nonce: random_hex::<24>(env)?,
            wrapped: String::new(),
        };
        let bound = slot.bound(notebook);
        let payload = Payload {
            msg: key.as_slice(),
            aad: bound.as_bytes(),
        };
        let sealed = slot.cipher(secret)?.encrypt(&slot.nonce()?, payload);
        slot.wrapped = hex::encode(sealed.map_err(|_| StoreError::Derivation)?);
        Ok(slot)
    }

    /// The key; `None` where this secret does not open the slot.
    pub(super) fn open(&self, notebook: Uuid, secret: &Secret<'_>) -> Result<Option<DataKey>, StoreError> {
        let wrapped = unhex(&self.wrapped)?;
        let bound = self.bound(notebook);
        let payload = Payload {
            msg: &wrapped,
            aad: bound.as_bytes(),
        };
        let Ok(opened) = self.cipher(secret)?.decrypt(&self.nonce()?, payload) else {
            return Ok(None);
        };
        let opened = Zeroizing::new(opened);
        let mut key = DataKey::default();
        if opened.len() != key.len() {
            return Err(BROKEN);
        }
        key.copy_from_slice(&opened);
        Ok(Some(key))
    }

    /// Whether it is opened by such a secret.
    pub(super) fn is_for(&self, secret: &Secret<'_>) -> bool {
        matches!(
            (&self.derivation, secret),
            (Derivation::Passphrase { .. }, Secret::Passphrase(_)) | (Derivation::Recovery { .. }, Secret::Sheet(_))
        )
    }

    /// What it is bound to.
    fn bound(&self, notebook: Uuid) -> String {
        let kind = match self.derivation {
            Derivation::Passphrase { .. } => "passphrase",
            Derivation::Recovery { .. } => "recovery",
        };
        format!("{FORMAT}/{}/{notebook}/{}/{kind}", self.version, self.id)
    }

    fn cipher(&self, secret: &Secret<'_>) -> Result<XChaCha20Poly1305, StoreError> {
        let secret = match secret {
            Secret::Passphrase(passphrase) => passphrase.as_bytes(),
            Secret::Sheet(sheet) => sheet.secret(),
        };
        let wrapping = match &self.derivation {
            Derivation::Passphrase { cost, salt } => cost.derive(secret, &unhex(salt)?)?,
            Derivation::Recovery { salt } => {
                let mut wrapping = DataKey::default();
                Hkdf::<Sha256>::new(Some(&unhex(salt)?), secret)
                    .expand(b"visitbook recovery sheet", wrapping.as_mut_slice())
                    .map_err(|_| StoreError::Derivation)?;
                wrapping
            }
        };
        XChaCha20Poly1305::new_from_slice(wrapping.as_slice()).map_err(|_| StoreError::Derivation)
    }

    fn nonce(&self) -> Result<XNonce, StoreError> {
        let bytes = <[u8; 24]>::try_from(unhex(&self.nonce)?.as_slice()).map_err(|_| BROKEN)?;
        Ok(bytes.into())
    }
}

fn random_hex<const N: usize>(env: &dyn Environment) -> Result<String, StoreError> {
    let mut bytes = [0; N];
    env.fill(&mut bytes)?;
    Ok(hex::encode(bytes))
}

fn unhex(text: &str) -> Result<Vec<u8>, StoreError> {
    hex::decode(text).map_err(|_| BROKEN)
}
