//! The sealed visit, `*.visit`: a visit file encrypted with a passphrase in the age format (age-encryption.org/v1).
//!
//! The stock `age` program opens it with the same passphrase. age says whether bytes were changed, not who wrote
//! them: whoever knows the passphrase can make such a file.

use std::io::{ErrorKind, Read};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, scrypt};
use visitbook_domain::VisitRecords;

use crate::error::{LARGEST, ReadError, WriteError};
use crate::visit_file;

/// What every age file begins with.
const MAGIC: &[u8] = b"age-encryption.org/";
/// Room for age's header and for its 16 bytes on every 64 KiB.
const OVERHEAD: u64 = 65_536;

/// How much work guessing a passphrase takes: scrypt's N is two to the power of this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// About a second and 256 MiB on an ordinary laptop; the same everywhere, so that a file takes no longer to open
    /// on another machine.
    pub const USUAL: Self = Self(18);
    /// The most that is accepted of a file: about four seconds and 1 GiB. More is taken for an attack.
    pub const MOST: Self = Self(20);
    /// For tests only: no protection at all.
    pub const QUICK: Self = Self(4);
}

/// What some bytes look like from their beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JSON, perhaps a visit file.
    Plain,
    /// An age file, perhaps a sealed visit.
    Sealed,
    /// Neither.
    Unknown,
}

/// Why a visit was not sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// An empty passphrase protects nothing.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The visit cannot be written at all.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// age could not encrypt.
    #[error("the visit could not be encrypted")]
    Encrypt,
}

/// Why a sealed visit was not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// More bytes than a sealed visit has.
    #[error("the file has {size} bytes; a sealed visit has {limit} at most")]
    TooLarge {
        /// Most bytes allowed.
        limit: u64,
        /// Bytes found.
        size: u64,
    },
    /// Not an age file.
    #[error("the file is not a sealed visit")]
    NotSealed,
    /// An age file of a later version of age.
    #[error("the file is sealed in a way that this program does not know")]
    UnknownSeal,
    /// An age file for somebody's key, not for a passphrase.
    #[error("the file is sealed for a key, not with a passphrase")]
    NoPassphrase,
    /// Not the passphrase it was sealed with.
    #[error("the passphrase does not open this file")]
    WrongPassphrase,
    /// Opening it would take too long and too much memory.
    #[error("opening this file would take far more work than a sealed visit asks for")]
    TooMuchWork,
    /// It stops before it is complete.
    #[error("the file ends too early: part of it is missing")]
    Truncated,
    /// The passphrase is right as far as one can tell, but the bytes are not those that were sealed.
    #[error("the file is damaged or cut short")]
    Damaged,
    /// What was sealed is not a visit that can be imported.
    #[error(transparent)]
    Inside(#[from] ReadError),
}

/// What these bytes look like; nothing but [`crate::read`] or [`open`] tells whether they are.
pub fn detect(bytes: &[u8]) -> Kind {
    let plain = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match plain.iter().find(|byte| !byte.is_ascii_whitespace()) {
        _ if bytes.starts_with(MAGIC) => Kind::Sealed,
        Some(b'{') => Kind::Plain,
        _ => Kind::Unknown,
    }
}

/// The visit as a visit file, encrypted with the passphrase.
///
/// # Errors
/// An empty passphrase, or records that cannot be written.
pub fn seal(records: &VisitRecords, passphrase: &str, work: WorkFactor) -> Result<Vec<u8>, SealError> {
    if passphrase.is_empty() {
        return Err(SealError::EmptyPassphrase);
    }
    let plain = visit_file::write(records)?;
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(work.0);
    age::encrypt(&recipient, &plain).map_err(|_| SealError::Encrypt)
}

/// The visit in a sealed file. It is decrypted to its end before any of it is parsed, because age hands out what
/// comes before a damaged place.
///
/// # Errors
/// Anything that keeps it from being opened or imported.
pub fn open(bytes: &[u8], passphrase: &str) -> Result<VisitRecords, OpenError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let limit = LARGEST + OVERHEAD;
    if size > limit {
        return Err(OpenError::TooLarge { limit, size });
    }
    Ok(visit_file::read(&decrypted(bytes, passphrase)?)?)
}

fn decrypted(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, OpenError> {
    if !bytes.starts_with(MAGIC) {
        return Err(OpenError::NotSealed);
    }
    let decryptor = Decryptor::new_buffered(bytes).map_err(|error| refusal(&error))?;
    if !decryptor.is_scrypt() {
        return Err(OpenError::NoPassphrase);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase));
    identity.set_max_work_factor(WorkFactor::MOST.0);
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as _))
        .map_err(|error| refusal(&error))?;
    let mut plain = Vec::with_capacity(bytes.len());
    reader.read_to_end(&mut plain).map_err(|error| refusal(&error.into()))?;
    Ok(plain)
}

fn refusal(error: &DecryptError) -> OpenError {
    match error {
        DecryptError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => OpenError::Truncated,
        DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => OpenError::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => OpenError::TooMuchWork,
        DecryptError::NoMatchingKeys => OpenError::NoPassphrase,
        DecryptError::UnknownFormat => OpenError::UnknownSeal,
        _ => OpenError::Damaged,
    }
}
