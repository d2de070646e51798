//! The keys of a notebook: the random key of its database, wrapped once for the passphrase and once for the recovery sheet.
//!
//! A new passphrase rewrites one slot and no page of the database. The key file is kept in two copies, each with a digest
//! over all of it and a number that says which of two is the newer. A copy that cannot be read is never overwritten, unless
//! somebody changes the keys and the other copy has proved good by opening.

mod change;
mod copies;
mod cost;
mod file;
mod slot;

use zeroize::Zeroizing;

use crate::error::StoreError;

pub(crate) use copies::{Copies, Opened};
pub use cost::PassphraseCost;
pub use file::KeyFile;

/// Name of the key file in the notebook's folder.
pub const KEY_FILE: &str = "keys.json";
/// Name of its second copy.
pub const KEY_COPY: &str = "keys-copy.json";
/// What a key file says it is; also the beginning of what every slot is bound to.
const FORMAT: &str = "visitbook-keys";
const BROKEN: StoreError = StoreError::Damaged("the key file is not whole");
pub(crate) const FOREIGN: StoreError = StoreError::Damaged("the key file belongs to another notebook");

/// The 32-byte key of the database. Wiped from memory when dropped; where it is handed on, its bytes stay where they are, or
/// each hand would leave a copy behind.
pub type DataKey = Box<Zeroizing<[u8; 32]>>;

#[cfg(test)]
mod tests;
