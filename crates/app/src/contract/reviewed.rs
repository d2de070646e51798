//! The letter that goes to reviewers as a Word document and comes back with their comments and changes.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{BlockId, BlockKind, VisitId};

use super::Saved;

/// Writes the letter as a Word document for reviewers.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportReviewCopy {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
}

/// A copy for reviewers was written, or somebody cancelled.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReviewCopyExported {
    /// Where it is; `None` when they cancelled.
    pub path: Option<String>,
    /// The version that was named with it; `None` when they cancelled.
    pub saved: Option<Saved>,
}

/// What was read of a copy that came back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReviewedChosen {
    /// The file's name without its folder; `None` when the person cancelled.
    pub name: Option<String>,
    /// What was read; `None` with the name.
    pub read: Option<ReviewedLetter>,
}

/// A letter that came back. Nothing of it is stored: people look through it first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReviewedLetter {
    /// The named version that was sent; `None` where no version says what the file began with, and it is held against
    /// the letter as it is.
    pub sent: Option<SentVersion>,
    /// What has something to say, in the order of the letter as it is.
    pub parts: Vec<ReviewedPart>,
    /// How many blocks came back as they were sent and without a comment.
    pub unchanged: u32,
}

/// A named version of the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SentVersion {
    /// Its name.
    pub name: String,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// A paragraph of the file that has something to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReviewedPart {
    /// The block; `None` for a paragraph that came, and for what stands outside the text.
    pub block: Option<BlockId>,
    /// What it is, or would be.
    pub kind: BlockKind,
    /// Its words as they were sent; empty where it was not.
    pub sent: String,
    /// Its words in the notebook; `None` where it is in the letter no longer, or not yet.
    pub now: Option<String>,
    /// Its words as the reviewers left them.
    pub proposed: String,
    /// Its words in the notebook are not those that were sent.
    pub edited: bool,
    /// What can be taken or left of it, in the order of the text.
    pub items: Vec<ReviewedItem>,
}

/// A change or a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReviewedItem {
    /// Its number within the file.
    pub id: u32,
    /// Who, as the file names them; empty where it does not say.
    pub author: String,
    /// When, as the file says.
    #[ts(type = "string | null")]
    pub at: Option<DateTime<Utc>>,
    /// False for a change that was made without tracking.
    pub tracked: bool,
    /// What it is.
    pub what: ReviewedWhat,
    /// Why it cannot be taken as the letter is now; `None` where it can.
    pub not_because: Option<NotTaken>,
}

/// What a reviewer did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ReviewedWhat {
    /// Other words in a place: some that went, some that came, or both.
    Change {
        /// The words that go; empty where words only come.
        was: String,
        /// The words that come; empty where words only go.
        is: String,
        /// Where in the words that came back the change begins, in UTF-16 code units.
        start: u32,
    },
    /// A paragraph that came.
    Inserted {},
    /// The paragraph went.
    Removed {},
    /// The paragraph stands elsewhere.
    Moved {
        /// The first words of the paragraph it follows now; empty where it comes first.
        after: String,
    },
    /// The paragraph was divided.
    Split {
        /// The words with which the new paragraph begins.
        from: String,
    },
    /// The next paragraph was joined to it.
    Joined {
        /// The first words of that paragraph.
        with: String,
    },
    /// A comment with its answers.
    Comment {
        /// What is said.
        text: String,
        /// The words it is about; empty for a place.
        words: String,
        /// Its words are not found in the letter as it is: the comment would be on the whole paragraph.
        lost: bool,
        /// It was marked as resolved.
        done: bool,
        /// What was answered, in order.
        replies: Vec<ReviewedReply>,
    },
}

/// An answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReviewedReply {
    /// Who, as the file names them.
    pub author: String,
    /// When, as the file says.
    #[ts(type = "string | null")]
    pub at: Option<DateTime<Utc>>,
    /// What is said.
    pub text: String,
}

/// Why something of a file cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotTaken {
    /// The letter or its comments have it already.
    Already,
    /// The block is in the letter no longer.
    Gone,
    /// The words around it are not those that were sent, and it is not clear where it belongs.
    NotFound,
    /// It is in a fixed part of the letter: the address, the date, the signature.
    Fixed,
}

/// Takes what was chosen of the copy that was read last, all in one.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeReviewed {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// The numbers of what is taken.
    pub items: Vec<u32>,
}

/// What was taken.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReviewedTaken {
    /// What was written.
    pub saved: Saved,
    /// What could not be taken as the letter is, and why.
    pub left: Vec<ItemLeft>,
}

/// Something of a file that was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ItemLeft {
    /// Its number within the file.
    pub id: u32,
    /// Why.
    pub because: NotTaken,
}
