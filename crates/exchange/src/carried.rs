//! What is sealed: a visit file, and after it the files that belong to its evidence.
//!
//! Without attachments it is the visit file alone, which begins with `{`, as it always was before there were any. With
//! them: a line that says so, the visit file, and each file under its digest, every length before what it is the length
//! of. `docs/formats.md` has it in a table.

use std::collections::BTreeMap;
use std::ops::Range;

use sha2::{Digest, Sha256};
use visitbook_domain::{Attachment, VisitRecords};

use crate::media::{self, Unfit};
use crate::{OpenError, visit_file};

/// Most bytes of files that one sealed visit carries: 500 MB.
pub const MOST_CARRIED: u64 = 500_000_000;
/// What begins a visit that carries files.
pub(crate) const MAGIC: &[u8] = b"visitbook-visit-with-files 1\n";
/// Bytes of a SHA-256.
const DIGEST: usize = 32;

/// What was in a sealed visit.
pub struct Opened {
    /// The visit.
    pub records: VisitRecords,
    plain: Vec<u8>,
    files: BTreeMap<String, Range<usize>>,
}

/// What is wrong with a file that a sealed visit carries. Nothing of the file is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// It says that it is longer than what is left.
    #[error("it ends too early")]
    Cut,
    /// No record of the visit names it.
    #[error("no record names it")]
    Unnamed,
    /// It is there twice.
    #[error("it is there twice")]
    Twice,
    /// Its size or digest is not the one it is named by.
    #[error("its bytes are not those it is named by")]
    Other,
    /// It is not what its record says, or would not be taken.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// With it they are more than [`MOST_CARRIED`].
    #[error("the files have more than 500 MB together")]
    TooMany,
}

impl Opened {
    /// The files it carries, each with its digest. Digest, size and kind are those of the records.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let bytes = |place: &Range<usize>| self.plain.get(place.clone()).unwrap_or_default();
        self.files
            .iter()
            .map(move |(sha256, place)| (sha256.as_str(), bytes(place)))
    }

    /// A visit that carries no file.
    pub fn without_files(records: VisitRecords) -> Self {
        Self {
            records,
            plain: Vec::new(),
            files: BTreeMap::new(),
        }
    }

    /// Reads what was decrypted, to its last byte.
    pub(crate) fn read(plain: Vec<u8>) -> Result<Self, OpenError> {
        let Some(rest) = plain.strip_prefix(MAGIC) else {
            return Ok(Self::without_files(visit_file::read(&plain)?));
        };
        let (json, mut left) = part(rest).ok_or(OpenError::Truncated)?;
        let records = visit_file::read(json)?;
        let mut files = BTreeMap::new();
        let mut carried = 0;
        while !left.is_empty() {
            let number = files.len() + 1;
            let fault = |fault| OpenError::File { number, fault };
            let (digest, after) = left.split_at_checked(DIGEST).ok_or(fault(FileFault::Cut))?;
            let (bytes, after) = part(after).ok_or(fault(FileFault::Cut))?;
            let sha256 = hex::encode(digest);
            carried += bytes.len() as u64;
            check(&records, &sha256, bytes, carried).map_err(fault)?;
            let end = plain.len() - after.len();
            if files.insert(sha256, end - bytes.len()..end).is_some() {
                return Err(fault(FileFault::Twice));
            }
            left = after;
        }
        Ok(Self { records, plain, files })
    }
}

/// The bytes after their length, and what follows them. Nothing is set aside for a length before it is known to be there.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

fn check(records: &VisitRecords, sha256: &str, bytes: &[u8], carried: u64) -> Result<(), FileFault> {
    if carried > MOST_CARRIED {
        return Err(FileFault::TooMany);
    }
    let named: Vec<&Attachment> = records
        .attachments
        .iter()
        .filter(|attachment| attachment.sha256 == sha256)
        .collect();
    if named.is_empty() {
        return Err(FileFault::Unnamed);
    }
    let size = bytes.len() as u64;
    if named.iter().any(|attachment| attachment.bytes != size) || hex::encode(Sha256::digest(bytes)) != sha256 {
        return Err(FileFault::Other);
    }
    named
        .iter()
        .try_for_each(|attachment| media::check(bytes, attachment.media))
        .map_err(FileFault::from)
}

/// What stands before the files: the line that says so, and the visit file with its length.
pub(crate) fn head(json: &[u8]) -> Vec<u8> {
    [MAGIC, &(json.len() as u64).to_le_bytes(), json].concat()
}

/// What stands before the bytes of one file: digest and length. `None` where the digest is none.
pub(crate) fn label(sha256: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let digest = hex::decode(sha256).ok().filter(|digest| digest.len() == DIGEST)?;
    Some([digest.as_slice(), &(bytes.len() as u64).to_le_bytes()].concat())
}
