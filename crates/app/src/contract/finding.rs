//! Searching, the matrix and the history of a record.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use visitbook_domain::{Op, Subject, VisitId};

/// Looks for words in everything that is written, in all visits.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// The words; in quotes where they stand one behind the other. The last may be the beginning of one.
    pub words: String,
    /// Only what lies before this row: the next page of an earlier answer.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// Hits at most, up to 200.
    pub limit: u32,
}

/// What was found, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Found {
    /// The hits.
    pub hits: Vec<FoundRecord>,
}

/// One hit.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundRecord {
    /// Where the next page goes on from.
    #[ts(type = "number")]
    pub row: i64,
    /// The record; of a letter's block, the block.
    pub subject: Subject,
    /// The visit it belongs to.
    pub visit: VisitId,
    /// What people call the record: `E036`.
    pub label: String,
    /// The words around what was found, in pieces.
    pub shown: Vec<ShownPiece>,
}

/// A piece of what is shown of a hit.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ShownPiece {
    /// The words.
    pub text: String,
    /// Whether they are what was looked for.
    pub hit: bool,
}

/// Names a record.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfRecord {
    /// The record.
    pub subject: Subject,
}

/// Who changed a record, what, and when; newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct History {
    /// The changes.
    pub changes: Vec<PastChange>,
}

/// One change of a record.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PastChange {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, by name.
    pub by: String,
    /// What was done.
    pub op: Op,
    /// Whether it takes an earlier change back.
    pub reverts: bool,
    /// Field by field what it was and what it is.
    pub fields: Vec<ChangedField>,
}

/// One field of a change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedField {
    /// Its name.
    pub field: String,
    /// What it was; `null` where there was nothing.
    #[ts(type = "unknown")]
    pub was: Value,
    /// What it became; `null` where there is nothing.
    #[ts(type = "unknown")]
    pub is: Value,
}
