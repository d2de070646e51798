//! Versions of a letter: what it said at a moment, which moments there are, and what was edited after review.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{Block, BlockId, FinalLetterId, Letter, VersionId, VisitId};

/// The moments of a letter that one can go back to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VersionsView {
    /// Newest first; of one moment the named one before the others.
    pub versions: Vec<LetterMoment>,
}

/// A moment of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LetterMoment {
    /// When.
    pub at: DateTime<Utc>,
    /// Who wrote until then, named it or made it final, by name.
    pub by: String,
    /// What makes it one.
    pub what: MomentKind,
}

/// What makes a moment of a letter one to go back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum MomentKind {
    /// The letter rested: nobody wrote for two minutes, somebody else went on, or ten minutes of writing were over.
    Rest {
        /// How many changes there were since the rest before.
        changes: u32,
    },
    /// Somebody gave it a name.
    Named {
        /// Which.
        version: VersionId,
        /// Its revision.
        rev: u32,
        /// Its name.
        name: String,
    },
    /// It became final.
    Final {
        /// Which.
        letter: FinalLetterId,
        /// 1 for the first, one more for each correction.
        number: u32,
    },
}

/// Asks for a letter as it was.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetterAt {
    /// The visit.
    pub visit: VisitId,
    /// The moment, to the millisecond.
    pub at: DateTime<Utc>,
}

/// A letter as it was.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LetterVersion {
    /// Its fixed parts.
    pub letter: Letter,
    /// Its text in order.
    pub blocks: Vec<Block>,
}

/// Gives a moment of a letter a name.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NameVersion {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// The moment; `None` for now.
    pub at: Option<DateTime<Utc>>,
    /// The name.
    pub name: String,
}

/// What was edited after the letter went into review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct EditedSinceReview {
    /// When it went into review last; `None` where it never did.
    pub began: Option<DateTime<Utc>>,
    /// Who sent it there, by name.
    pub by: String,
    /// Blocks whose words, citations or kind are others.
    pub changed: Vec<BlockId>,
    /// Blocks that are new.
    pub added: Vec<BlockId>,
    /// Blocks that are gone.
    pub removed: Vec<BlockId>,
}

/// Asks for the letter as a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportLetter {
    /// The visit.
    pub visit: VisitId,
    /// In which form.
    pub form: LetterFile,
    /// How it looks.
    pub look: LetterLook,
}

/// How a draft is set besides its words. A final letter has none of it, for it is published.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct LetterLook {
    /// The marking in header and footer; the usual one where nobody said any, none where it is empty.
    pub marking: Option<String>,
    /// A number beside every line, in a PDF and in Word.
    pub line_numbers: bool,
    /// Room to write at the right, in a PDF and in Word.
    pub wide_margin: bool,
    /// A number before every paragraph and bullet.
    pub references: bool,
    /// The comments on the letter as Word's comments.
    pub comments: bool,
    /// What each sentence rests on as Word's comments: evidence about children, as it was recorded.
    pub citations: bool,
}

/// A form of the letter. All say the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LetterFile {
    /// Pages, for those who read it.
    Pdf,
    /// A Word document, for those who review it.
    Docx,
    /// One web page.
    Html,
    /// Plain text.
    Text,
}
