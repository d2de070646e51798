//! The zip container of xlsx and ods: what is refused of it, and its parts unpacked while they are counted.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

use zeroize::Zeroizing;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::error::ListError;

/// The most that one part may unpack to: a sheet of 250,000 lines and 30 columns has about 340 MB of XML.
const LARGEST_PART: u64 = 512 << 20;
/// The most that all parts together may unpack to.
const LARGEST_TOTAL: u64 = 1 << 30;
/// How many bytes may come out of one packed byte, once a part is over [`SMALL`]. Real sheets stay under 60.
const HIGHEST_RATIO: u64 = 200;
/// What a part may unpack to whatever it was packed to.
const SMALL: u64 = 16 << 20;
/// The most parts: a workbook has a few for each sheet.
const MOST_PARTS: usize = 5_000;
/// The longest tag or text in the XML, in bytes: Excel's longest cell with every character escaped.
const LONGEST_TOKEN: usize = 256 << 10;

/// The bytes of a file, shared by those who read it and wiped with the last of them.
#[derive(Clone)]
struct Bytes(Arc<Zeroizing<Vec<u8>>>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self.0.as_slice()
    }
}

/// A container whose directory has been looked through.
pub(crate) struct Archive {
    zip: ZipArchive<Cursor<Bytes>>,
    names: Vec<String>,
}

impl Archive {
    /// Looks through the directory.
    ///
    /// # Errors
    ///
    /// [`ListError::Bomb`] for too many or too large parts, [`ListError::Locked`] for encrypted ones,
    /// [`ListError::Damaged`] for a directory that contradicts itself.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, ListError> {
        // Counted before the directory is parsed, as each of its entries costs more memory than it has bytes.
        let entries = bytes.windows(4).filter(|four| *four == b"PK\x01\x02").count();
        if entries > MOST_PARTS {
            return Err(ListError::Bomb);
        }
        let mut zip = ZipArchive::new(Cursor::new(Bytes(Arc::new(Zeroizing::new(bytes))))).map_err(refused)?;
        let twice = zip.has_duplicate_names() || zip.has_overlapping_entries().map_err(refused)?;
        if twice {
            return Err(ListError::damaged());
        }
        let mut names = Vec::with_capacity(zip.len());
        let mut total = 0_u64;
        for index in 0..zip.len() {
            let part = zip.by_index_data(index).map_err(refused)?;
            if part.encrypted() {
                return Err(ListError::Locked);
            }
            if !matches!(
                part.compression(),
                CompressionMethod::Stored | CompressionMethod::Deflated
            ) {
                return Err(ListError::damaged());
            }
            total = total.saturating_add(part.size());
            if part.size() > LARGEST_PART || total > LARGEST_TOTAL || part.size() > allowed(part.compressed_size()) {
                return Err(ListError::Bomb);
            }
            names.push(String::from_utf8_lossy(part.name_raw()).replace('\\', "/"));
        }
        Ok(Self { zip, names })
    }

    /// The names of its parts.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether it has a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|part| part.eq_ignore_ascii_case(name))
    }

    /// Hands a part to `read` as a stream.
    ///
    /// # Errors
    ///
    /// [`ListError::Damaged`] if there is no such part; what `read` returns.
    pub(crate) fn with<T>(
        &self,
        name: &str,
        read: impl FnOnce(Metered<'_>) -> Result<T, ListError>,
    ) -> Result<T, ListError> {
        let place = self.names.iter().position(|part| part.eq_ignore_ascii_case(name));
        let index = place.ok_or_else(ListError::damaged)?;
        let mut zip = self.zip.clone();
        let part = zip.by_index(index).map_err(refused)?;
        let limit = allowed(part.compressed_size());
        read(Metered::new(Box::new(part), limit))
    }
}

/// What a part of so many packed bytes may unpack to.
fn allowed(packed: u64) -> u64 {
    packed.saturating_mul(HIGHEST_RATIO).clamp(SMALL, LARGEST_PART)
}

fn refused(error: ZipError) -> ListError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => ListError::Locked,
        _ => ListError::damaged(),
    }
}

/// A part while it is unpacked: it stops at the limits, whatever the directory says of its size.
pub(crate) struct Metered<'a> {
    inner: BufReader<Box<dyn Read + 'a>>,
    total: u64,
    limit: u64,
    token: usize,
    refusal: Option<ListError>,
}

impl<'a> Metered<'a> {
    pub(crate) fn new(inner: Box<dyn Read + 'a>, limit: u64) -> Self {
        Self {
            inner: BufReader::with_capacity(64 << 10, inner),
            total: 0,
            limit,
            token: 0,
            refusal: None,
        }
    }

    /// A new tag or text begins.
    pub(crate) fn next_token(&mut self) {
        self.token = 0;
    }

    /// Why it stopped, if it did.
    pub(crate) fn refusal(&mut self) -> Option<ListError> {
        self.refusal.take()
    }
}

impl Read for Metered<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Metered<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.total > self.limit {
            self.refusal = Some(ListError::Bomb);
        } else if self.token > LONGEST_TOKEN {
            self.refusal = Some(ListError::TooLong { sheet: None });
        }
        if self.refusal.is_some() {
            return Err(io::Error::other("over a limit"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.total += count as u64;
        self.token += count;
        self.inner.consume(count);
    }
}
