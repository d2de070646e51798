//! The sealed visit, `*.visit`: a visit file, with the files of its evidence where it has any, encrypted with a
//! passphrase in the age format (age-encryption.org/v1).
//!
//! The stock `age` program opens it with the same passphrase. age says whether bytes were changed, not who wrote
//! them: whoever knows the passphrase can make such a file.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read, Write};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use visitbook_domain::{Attachment, VisitRecords};

use crate::carried::{self, FileFault, MOST_CARRIED, Opened};
use crate::error::{LARGEST, ReadError, WriteError};
use crate::visit_file;

/// What every age file begins with.
const MAGIC: &[u8] = b"age-encryption.org/";
/// Room for age's header, for its 16 bytes on every 64 KiB, and for what is told of each file.
const OVERHEAD: u64 = 1_048_576;
/// Most bytes of a sealed visit: a visit file and [`MOST_CARRIED`]. A caller checks it before reading a file.
pub const LARGEST_SEALED: u64 = LARGEST + MOST_CARRIED + OVERHEAD;

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
    /// The files of its evidence are more than a sealed visit carries.
    #[error("the files have more than 500 MB together")]
    TooManyFiles,
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
    /// A file it carries cannot be used. Nothing of the visit is then.
    #[error("file {number} in the sealed visit: {fault}")]
    File {
        /// Which, from 1.
        number: usize,
        /// What is wrong with it.
        fault: FileFault,
    },
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

/// The visit as a visit file, encrypted with the passphrase, without the files of its evidence.
///
/// # Errors
/// An empty passphrase, or records that cannot be written.
pub fn seal(records: &VisitRecords, passphrase: &str, work: WorkFactor) -> Result<Vec<u8>, SealError> {
    seal_with_files(records, passphrase, work, |_| Ok(None))
}

/// The same with the files of its evidence. Each is asked of `fetch` when it is its turn, once; what `fetch` does not
/// have is left out.
///
/// # Errors
/// As [`seal`]; [`SealError::TooManyFiles`]; those of `fetch`.
pub fn seal_with_files<E: From<SealError>>(
    records: &VisitRecords,
    passphrase: &str,
    work: WorkFactor,
    fetch: impl FnMut(&Attachment) -> Result<Option<Vec<u8>>, E>,
) -> Result<Vec<u8>, E> {
    seal_within(MOST_CARRIED, records, passphrase, work, fetch)
}

/// The same with `most` bytes of files.
pub(crate) fn seal_within<E: From<SealError>>(
    most: u64,
    records: &VisitRecords,
    passphrase: &str,
    work: WorkFactor,
    mut fetch: impl FnMut(&Attachment) -> Result<Option<Vec<u8>>, E>,
) -> Result<Vec<u8>, E> {
    if passphrase.is_empty() {
        return Err(SealError::EmptyPassphrase.into());
    }
    let json = visit_file::write(records).map_err(SealError::from)?;
    let mut sealed = sealing(passphrase, work)?;
    if records.attachments.is_empty() {
        put(&mut sealed, &json)?;
        return Ok(sealed.finish().map_err(|_| SealError::Encrypt)?);
    }
    put(&mut sealed, &carried::head(&json))?;
    let (mut seen, mut carried) = (BTreeSet::new(), 0);
    for attachment in &records.attachments {
        if !seen.insert(&attachment.sha256) {
            continue;
        }
        let Some(bytes) = fetch(attachment)? else { continue };
        carried += bytes.len() as u64;
        if carried > most {
            return Err(SealError::TooManyFiles.into());
        }
        let label = carried::label(&attachment.sha256, &bytes).ok_or(SealError::Encrypt)?;
        put(&mut sealed, &label)?;
        put(&mut sealed, &bytes)?;
    }
    Ok(sealed.finish().map_err(|_| SealError::Encrypt)?)
}

type Sealing = age::stream::StreamWriter<Vec<u8>>;

fn sealing(passphrase: &str, work: WorkFactor) -> Result<Sealing, SealError> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(work.0);
    Encryptor::with_recipients(std::iter::once(&recipient as _))
        .map_err(|_| SealError::Encrypt)?
        .wrap_output(Vec::new())
        .map_err(|_| SealError::Encrypt)
}

fn put(sealed: &mut Sealing, bytes: &[u8]) -> Result<(), SealError> {
    sealed.write_all(bytes).map_err(|_| SealError::Encrypt)
}

/// The visit in a sealed file, without the files of its evidence.
///
/// # Errors
/// As [`open_with_files`].
pub fn open(bytes: &[u8], passphrase: &str) -> Result<VisitRecords, OpenError> {
    Ok(open_with_files(bytes, passphrase)?.records)
}

/// What is in a sealed file. It is decrypted to its end before any of it is parsed, because age hands out what comes
/// before a damaged place.
///
/// # Errors
/// Anything that keeps it from being opened or imported.
pub fn open_with_files(bytes: &[u8], passphrase: &str) -> Result<Opened, OpenError> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    Opened::read(decrypted(bytes, passphrase)?)
}

/// Refuses more bytes than a sealed visit has.
///
/// # Errors
/// [`OpenError::TooLarge`].
pub fn check_size(size: u64) -> Result<(), OpenError> {
    let limit = LARGEST_SEALED;
    match size > limit {
        true => Err(OpenError::TooLarge { limit, size }),
        false => Ok(()),
    }
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
