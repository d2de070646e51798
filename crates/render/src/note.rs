//! What is said in the margin of the Word document, beside the letter.

use std::ops::Range;

use chrono::{DateTime, Utc};
use visitbook_domain::BlockId;

/// A note on some words of the letter, with what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarginNote {
    /// The words; `None` for a note on the whole letter, which stands on the subject line. So does one on a block that is
    /// not printed.
    pub place: Option<NotePlace>,
    /// What is said.
    pub said: Said,
    /// What was answered, in order.
    pub answers: Vec<Said>,
    /// Whether it is settled.
    pub settled: bool,
}

/// Some words of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotePlace {
    /// The block.
    pub block: BlockId,
    /// The words, in bytes of [`visitbook_domain::Block::plain_text`]. Where nothing of them is printed, the whole block.
    pub at: Range<usize>,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who, as it is read beside the note.
    pub by: String,
    /// When; told to the second.
    pub at: Option<DateTime<Utc>>,
    /// The words. Ends of lines are kept; other signs that no text has are not.
    pub words: String,
}
