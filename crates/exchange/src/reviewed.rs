//! The letter that comes back from reviewers as a Word document: block by block what it said, what it says now, who
//! changed what, and their comments.
//!
//! A block is known by the bookmark that the export put around it, never by its words or its place. What was changed
//! without tracking is not told apart: there [`ReviewedParagraph::before`] is what stands in the file, to be compared
//! with what was exported. A second reader takes the rows of a table, the form in which an authority sends its comments
//! on factual accuracy. Nothing is stored from here.

mod builder;
mod comments;
mod error;
mod paragraph;
mod ranges;
mod table;
mod walk;

use std::ops::Range;

use chrono::{DateTime, Utc};
use uuid::Uuid;
use visitbook_domain::BlockId;

use crate::notes::package::{DOCUMENT, Package, looks_like_one};
use crate::notes::plain::OLE;

pub use error::ReviewedError;

/// Most comments of a letter.
pub const MOST_COMMENTS: usize = 10_000;
/// Most tracked changes of a letter.
pub const MOST_CHANGES: usize = 50_000;
/// Longest name of an author, in characters; the rest is cut off.
pub const LONGEST_AUTHOR: usize = 200;

/// What the names of the bookmarks around blocks begin with; the 32 digits of the block's id follow.
const BOOKMARK: &str = "vb_";

/// A letter that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// Every paragraph of the text in the order of the file, those outside the blocks too: letterhead, date, addressee.
    pub paragraphs: Vec<ReviewedParagraph>,
    /// Comments that stand nowhere in the text: on a header, or on what is gone.
    pub unplaced: Vec<WordComment>,
}

/// A paragraph as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewedParagraph {
    /// The block whose words these are; `None` for what was added and for the fixed parts of a letter.
    pub block: Option<BlockId>,
    /// Further blocks whose bookmarks stand in this paragraph: joined to it without tracking.
    pub joined: Vec<BlockId>,
    /// The id of its style, as in `ListBullet`; empty where it has none.
    pub style: String,
    /// Its words without the tracked insertions and with the tracked deletions.
    pub before: String,
    /// Its words with the tracked insertions and without the tracked deletions.
    pub after: String,
    /// What was changed with tracking, in the order of the text.
    pub changes: Vec<TrackedChange>,
    /// The comments that begin in it, in the order of the text; replies stand with what they reply to.
    pub comments: Vec<WordComment>,
    /// The whole paragraph is a tracked insertion.
    pub inserted: bool,
    /// The whole paragraph is a tracked deletion.
    pub deleted: bool,
    /// Before the review its words ran on into the next paragraph: it ends with a tracked new paragraph mark.
    pub ran_on: bool,
    /// Now its words run on into the next paragraph: its paragraph mark is a tracked deletion.
    pub runs_on: bool,
}

/// A stretch of words that was inserted or deleted with tracking. Words that were inserted and deleted again are in
/// none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackedChange {
    /// Who, as Word names them; empty where the file does not say.
    pub author: String,
    /// When, as the file says. Word means the clock on the author's wall and calls it UTC, unless it adds the real one.
    pub at: Option<DateTime<Utc>>,
    /// What was done with the words.
    pub kind: ChangeKind,
    /// The words that came or went.
    pub words: String,
    /// Where in [`ReviewedParagraph::before`], in UTF-16 units: the first deleted one, or the one that what was inserted
    /// now stands before.
    pub at_before: u32,
}

/// What was done with words. Words that were moved are deleted in one place and inserted in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// They came.
    Insertion,
    /// They went.
    Deletion,
}

/// A comment in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordComment {
    /// Its id within the file.
    pub id: String,
    /// Who wrote it, as Word names them; empty where the file does not say.
    pub author: String,
    /// When, as [`TrackedChange::at`].
    pub at: Option<DateTime<Utc>>,
    /// What it says; its paragraphs are lines.
    pub text: String,
    /// The words it is about, as they are now; where all of them were deleted, as they were. Those of further paragraphs
    /// follow on lines of their own. Empty for a comment on a place.
    pub words: String,
    /// Where these words stand in [`ReviewedParagraph::after`], in UTF-16 units.
    pub range: Range<u32>,
    /// The comment it replies to.
    pub replies_to: Option<String>,
    /// Whether it was marked as resolved.
    pub done: bool,
}

/// A whole paragraph of one of the two sides of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// The block whose words these are.
    pub block: Option<BlockId>,
    /// Its words.
    pub words: String,
}

impl Reviewed {
    /// The paragraphs as they were before the tracked changes: what was split stands together again.
    pub fn before(&self) -> Vec<Whole> {
        self.side(|paragraph| (&paragraph.before, paragraph.ran_on))
    }

    /// The paragraphs as they are with all tracked changes: what was joined stands together, what was deleted is gone.
    pub fn after(&self) -> Vec<Whole> {
        self.side(|paragraph| (&paragraph.after, paragraph.runs_on))
    }

    fn side(&self, of: impl Fn(&ReviewedParagraph) -> (&String, bool)) -> Vec<Whole> {
        let mut wholes = Vec::new();
        let mut whole = Whole::default();
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            let (words, goes_on) = of(paragraph);
            // A part without words lends its block only where no other has one.
            if whole.words.is_empty() && (whole.block.is_none() || !words.is_empty()) {
                whole.block = paragraph.block.or(whole.block);
            }
            whole.words.push_str(words);
            if !goes_on || at + 1 == self.paragraphs.len() {
                wholes.push(std::mem::take(&mut whole));
            }
        }
        wholes
    }
}

/// Reads a letter that was exported as a Word document and came back, from Word or from another program that writes its
/// comments and tracked changes.
///
/// # Errors
/// When it is no `.docx`, has a password or macros, is damaged, or is larger than the limits of this module and of
/// [`crate::notes`]. No error holds anything of what stands in the file.
pub fn read_reviewed(bytes: &[u8]) -> Result<Reviewed, ReviewedError> {
    let mut package = open(bytes)?;
    let comments = comments::read(&mut package)?;
    let document = package.document()?;
    builder::read(&document, DOCUMENT, comments)
}

/// The rows of the first table with at least two columns, cell by cell as text with the tracked changes accepted. A
/// cell's paragraphs are lines; a cell that is merged over several columns has its words in the first of them. The
/// heading row is a row like the others.
///
/// # Errors
/// As [`read_reviewed`], and [`ReviewedError::NoTable`].
pub fn read_comment_table(bytes: &[u8]) -> Result<Vec<Vec<String>>, ReviewedError> {
    let document = open(bytes)?.document()?;
    table::read(&document, DOCUMENT)
}

fn open(bytes: &[u8]) -> Result<Package<'_>, ReviewedError> {
    if bytes.starts_with(OLE) {
        return Err(ReviewedError::LockedOrOld);
    }
    match looks_like_one(bytes) {
        true => Ok(Package::open(bytes)?),
        false => Err(ReviewedError::OtherKind),
    }
}

/// The block that a bookmark of this name stands around.
fn block_of(bookmark: &str) -> Option<BlockId> {
    let digits = bookmark.strip_prefix(BOOKMARK)?;
    let hex = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    hex.then(|| Uuid::try_parse(digits).ok().map(BlockId)).flatten()
}
