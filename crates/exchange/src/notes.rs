//! Notes that somebody typed in Word or in an editor of plain text: their text, and the records that are proposed from it.
//!
//! Nothing is stored from here. What is proposed is looked at by a person first, and every character of the source
//! stands in exactly one proposal or is counted in [`Notes::left_out`].

mod account;
mod beginning;
mod capture;
mod clock;
mod cursor;
mod day;
mod error;
mod grouped;
mod heading;
mod known;
mod line;
pub(crate) mod package;
pub(crate) mod plain;
mod split;
mod styles;
mod word;
pub(crate) mod xml;

pub use account::{Accounting, accounting};
pub use error::NotesError;
pub use known::Known;
pub use line::{LeftOut, Line, Place, What};
pub use split::{Because, Proposed, split};

use line::Drafted;

/// Most bytes of notes in plain text, and most bytes of text in a Word document: 10 MB.
pub const MOST_TEXT: u64 = 10_000_000;
/// Most bytes of a Word document with its pictures: 50 MB.
pub const MOST_BYTES: u64 = 50_000_000;
/// Most bytes of the parts of a Word document that are read, counted while they are unpacked: 64 MB.
pub const MOST_UNPACKED: u64 = 64_000_000;
/// Most lines. A page has 50; this is 1,000 pages.
pub const MOST_LINES: usize = 50_000;
/// Deepest nesting of a Word document's parts. One that Word wrote has some 20 outside tables within tables.
pub const DEEPEST: usize = 256;

/// The text of somebody's notes, and what of the file is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notes {
    text: String,
    lines: Vec<Line>,
    /// What the file has and the text has not. Empty for most files.
    pub left_out: Vec<LeftOut>,
}

impl Notes {
    /// Reads a `.docx`, or text in UTF-8, UTF-16 with a byte order mark, or Windows-1252. What it is shows from its
    /// bytes, never from a name.
    ///
    /// Line breaks of every sort become `\n`; control characters other than the tab are left out and counted.
    ///
    /// # Errors
    /// When it is none of these, has a password or macros, is damaged, or is larger than the limits of this module.
    pub fn open(bytes: &[u8]) -> Result<Self, NotesError> {
        let drafted = match package::looks_like_one(bytes) {
            true => word::read(bytes)?,
            false => plain::read(bytes)?,
        };
        Self::of(drafted)
    }

    fn of(drafted: Drafted) -> Result<Self, NotesError> {
        if drafted.lines.len() > MOST_LINES {
            return Err(NotesError::TooManyLines { limit: MOST_LINES });
        }
        let mut lines = drafted.lines;
        let mut text = String::new();
        let mut at = 0;
        for (number, line) in lines.iter_mut().enumerate() {
            if number > 0 {
                text.push('\n');
                at += 1;
            }
            line.from = at;
            text.push_str(&line.text);
            at += line.text.chars().count();
        }
        Ok(Self {
            text,
            lines,
            left_out: drafted.left_out,
        })
    }

    /// The lines, in the order of the source. A row of a table is one line for each line in its cells.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The whole text: the lines joined with `\n`. All ranges of characters count in it.
    pub fn text(&self) -> &str {
        &self.text
    }
}
