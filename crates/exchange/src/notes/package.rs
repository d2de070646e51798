//! The packing of a Word document: a zip whose own statements about sizes are never believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::NotesError;
use super::{MOST_BYTES, MOST_UNPACKED};

const LOCAL: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x07";
const LISTING: &str = "its list of parts";
const TYPES: &str = "[Content_Types].xml";
pub(crate) const DOCUMENT: &str = "word/document.xml";

pub(crate) fn looks_like_one(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL) || bytes.starts_with(END)
}

/// An opened document and how much of it may still be unpacked.
pub(crate) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
    main: String,
}

impl<'b> Package<'b> {
    /// Opens a document, and refuses one with macros and what is no Word document.
    pub fn open(bytes: &'b [u8]) -> Result<Self, NotesError> {
        let size = bytes.len() as u64;
        if size > MOST_BYTES {
            return Err(NotesError::TooLarge {
                limit: MOST_BYTES,
                size,
            });
        }
        if claims_more_than_65535_parts(bytes) {
            return Err(NotesError::Damaged { part: LISTING });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotesError::Damaged { part: LISTING })?;
        let mut package = Self {
            zip,
            left: MOST_UNPACKED,
            main: String::new(),
        };
        package.refuse_macros()?;
        package.main = package.numbered(DOCUMENT).ok_or(NotesError::OtherKind {
            kind: "a zip file that is no Word document",
        })?;
        Ok(package)
    }

    /// The main part as text. Errors call it [`DOCUMENT`].
    pub fn document(&mut self) -> Result<String, NotesError> {
        let main = self.main.clone();
        Ok(self.part(&main, DOCUMENT)?.unwrap_or_default())
    }

    /// The path of a part that is called so, or so with a number at its end: Word in a browser writes
    /// `word/document2.xml`.
    pub fn numbered(&self, name: &str) -> Option<String> {
        if self.zip.index_for_name(name).is_some() {
            return Some(name.to_owned());
        }
        let stem = name.strip_suffix(".xml").unwrap_or(name);
        let has_number = |path: &str| {
            let number = path.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".xml"));
            number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        self.names(has_number).into_iter().next()
    }

    /// The paths of parts that `wanted` picks, in the order of the file.
    pub fn names(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        names
            .filter(|name| wanted(name))
            .map(|name| name.into_owned())
            .collect()
    }

    /// A part as text; `None` where the document has none of that name. Errors call it `known_as`.
    pub fn part(&mut self, name: &str, known_as: &'static str) -> Result<Option<String>, NotesError> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let damaged = NotesError::Damaged { part: known_as };
        let mut bytes = Vec::new();
        let file = self.zip.by_index(index).map_err(|_| damaged.clone())?;
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > self.left {
            return Err(NotesError::TooMuchInside { limit: MOST_UNPACKED });
        }
        read.map_err(|_| damaged.clone())?;
        self.left -= bytes.len() as u64;
        String::from_utf8(bytes).map(Some).map_err(|_| damaged)
    }

    fn refuse_macros(&mut self) -> Result<(), NotesError> {
        let programs = self.names(|name| name.to_lowercase().contains("vbaproject"));
        let types = self.part(TYPES, TYPES)?.unwrap_or_default();
        match programs.is_empty() && !types.to_lowercase().contains("macroenabled") {
            true => Ok(()),
            false => Err(NotesError::Macros),
        }
    }
}

/// A zip of the 64-bit sort may claim any number of parts, and memory is set aside for as many. No notes need it.
fn claims_more_than_65535_parts(bytes: &[u8]) -> bool {
    const LENGTH: usize = 20;
    let mut ends = bytes.windows(END.len()).enumerate().filter(|(_, four)| *four == END);
    ends.any(|(at, _)| {
        let before = at.checked_sub(LENGTH).and_then(|from| bytes.get(from..at));
        before.is_some_and(|locator| locator.starts_with(END_64))
    })
}
