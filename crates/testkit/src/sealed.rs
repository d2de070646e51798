//! The fictional sample visit as an encrypted visit file.

use visitbook_exchange::{WorkFactor, sample, seal};

use crate::notebooks::PASSPHRASE;

/// The sample, encrypted with the passphrase of the tests and next to no work.
///
/// # Errors
/// When it cannot be encrypted.
pub fn sealed_sample() -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    Ok(seal(&sample()?, PASSPHRASE, WorkFactor::QUICK)?)
}
