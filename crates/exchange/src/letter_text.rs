//! The text of a letter or report that somebody has as a file: a Word document, plain text or a PDF.
//!
//! Line ends, empty lines between paragraphs and ends of pages (form feeds) are kept: who reads the text as a letter
//! joins and divides it by them. Nothing is stored from here.

mod lines;
mod pdf;

use crate::notes::{Notes, NotesError, Place};

/// Most bytes of a file: 50 MB.
pub const MOST_BYTES: u64 = 50_000_000;
/// Most pages of a PDF. The longest inspection reports have some 40.
pub const MOST_PAGES: usize = 200;
/// Most bytes that one page of a PDF, or one of its fonts, unpacks to: 16 MB.
pub const MOST_OF_A_PAGE: usize = 16_000_000;
/// Most characters of a letter or report. The longest reports have some 100,000.
pub const MOST_CHARACTERS: usize = 1_000_000;

/// What a file has of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterText {
    /// Its text.
    pub text: String,
    /// Lines of which a PDF says that they belong to its pages and not to its text, each once. Empty for other files.
    pub furniture: Vec<String>,
}

/// Why no text of a letter is had from a file: what is wrong and what helps, never its words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LetterTextError {
    /// No bytes, or nothing but white space.
    #[error("there is no text in it")]
    Empty,
    /// More bytes than a letter has.
    #[error("the file has more than {limit} bytes, which no letter has")]
    TooLarge {
        /// Most bytes allowed.
        limit: u64,
    },
    /// More characters than a letter has.
    #[error("there are more than {limit} characters, which no letter or report has")]
    TooLong {
        /// Most characters allowed.
        limit: usize,
    },
    /// A file of another kind.
    #[error("the file is neither a Word document (.docx) nor a PDF nor plain text")]
    OtherKind,
    /// A Word document or a text that cannot be read.
    #[error(transparent)]
    Document(NotesError),
    /// A PDF that opens with a password only.
    #[error("the PDF is encrypted and wants a password")]
    Encrypted,
    /// A PDF that is damaged.
    #[error("the PDF is damaged or incomplete")]
    Damaged,
    /// More pages than a letter has.
    #[error("the PDF has {pages} pages; {limit} are the most")]
    TooManyPages {
        /// Pages found.
        pages: usize,
        /// Most pages allowed.
        limit: usize,
    },
    /// It unpacks to more than any page has.
    #[error("a page of the PDF unpacks to more than {limit} bytes")]
    TooMuchInside {
        /// Most bytes allowed.
        limit: usize,
    },
    /// Pictures of pages, as scanners make them.
    #[error("the PDF has pictures of pages and no text, as scanners make them")]
    OnlyPictures,
    /// Its typefaces do not say which letters their shapes are.
    #[error("the PDF shows its text in typefaces that do not say which letters they draw")]
    NoLetters,
}

/// The text of a `.docx`, a PDF or a text file. What it is shows from its bytes, never from a name.
///
/// Of a PDF it is the text that its pages draw, in the order in which they draw it; text in pictures is not had.
///
/// # Errors
/// When it is none of these, is encrypted or damaged, has no text, or is larger than the limits of this module.
pub fn letter_text(bytes: &[u8]) -> Result<LetterText, LetterTextError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(LetterTextError::TooLarge { limit: MOST_BYTES });
    }
    let read = match pdf::looks_like_one(bytes) {
        true => pdf::read(bytes)?,
        false => LetterText {
            text: typed(&Notes::open(bytes)?),
            furniture: Vec::new(),
        },
    };
    if read.text.trim().is_empty() {
        return Err(LetterTextError::Empty);
    }
    check_length(&read.text)?;
    Ok(read)
}

/// The text as it is; a paragraph of Word is one line, and nothing on the next line goes on with it.
fn typed(notes: &Notes) -> String {
    let lines = notes.lines();
    match lines.iter().any(|line| matches!(line.place, Place::Line(_))) {
        true => notes.text().to_owned(),
        false => lines
            .iter()
            .map(|line| line.text.as_str())
            .collect::<Vec<_>>()
            .join("\n\n"),
    }
}

/// Refuses a text that is longer than any letter or report, whether it comes from a file or was pasted.
///
/// # Errors
/// A text of more than [`MOST_CHARACTERS`].
pub fn check_length(text: &str) -> Result<(), LetterTextError> {
    match text.chars().nth(MOST_CHARACTERS) {
        Some(_) => Err(LetterTextError::TooLong { limit: MOST_CHARACTERS }),
        None => Ok(()),
    }
}

impl From<NotesError> for LetterTextError {
    /// What its words would call notes is said of letters.
    fn from(error: NotesError) -> Self {
        match error {
            NotesError::Empty => Self::Empty,
            NotesError::TooLarge { limit, .. } => Self::TooLarge { limit },
            NotesError::NotText { .. } | NotesError::MostlyControls { .. } | NotesError::OtherKind { .. } => {
                Self::OtherKind
            }
            NotesError::TooManyLines { .. } => Self::TooLong { limit: MOST_CHARACTERS },
            other => Self::Document(other),
        }
    }
}
