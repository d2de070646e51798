//! Why a record is refused. A refusal names the field and a closed reason; the words for people are the page's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A record that may not be kept as it is: which field, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{field}: {reason:?}")]
pub struct Refusal {
    /// Path of the field within its record, as it is spelt on the wire (`dates.0.last`).
    pub field: String,
    /// The rule that was broken.
    pub reason: Reason,
}

/// The closed list of reasons for which a field is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Something must stand here.
    Empty,
    /// More characters or entries than the field holds.
    TooLong,
    /// The end lies before the beginning.
    OutOfOrder,
    /// A number or date outside what the field can mean.
    OutOfRange,
    /// Two entries that must differ are the same.
    Twice,
    /// It points to a record that is not there.
    Unknown,
    /// Exactly one of several entries must be chosen, and it is not.
    NotOne,
    /// It holds a control character other than a line break or a tab.
    ControlCharacter,
    /// It is final and never changes.
    Final,
    /// A rehearsal does not become what an inspection does.
    Rehearsal,
}

impl Refusal {
    /// A refusal of `field` for `reason`.
    pub fn new(field: impl Into<String>, reason: Reason) -> Self {
        Self {
            field: field.into(),
            reason,
        }
    }
}

/// Longest single line (a name, a title, a source), in characters.
pub const LINE: usize = 300;
/// Longest running text of one field (a piece of evidence, a paragraph), in characters.
pub const TEXT: usize = 40_000;
/// Most entries of one list within a record.
pub const LIST: usize = 500;

/// Refuses an empty line, one over [`LINE`] characters, or one with a control character.
pub fn line(field: &str, value: &str) -> Result<(), Refusal> {
    if value.trim().is_empty() {
        return Err(Refusal::new(field, Reason::Empty));
    }
    optional_line(field, value)
}

/// As [`line()`], but nothing at all is allowed.
pub fn optional_line(field: &str, value: &str) -> Result<(), Refusal> {
    if value.chars().count() > LINE {
        return Err(Refusal::new(field, Reason::TooLong));
    }
    match value.chars().any(char::is_control) {
        true => Err(Refusal::new(field, Reason::ControlCharacter)),
        false => Ok(()),
    }
}

/// Refuses running text over [`TEXT`] characters or with control characters other than line break and tab.
pub fn text(field: &str, value: &str) -> Result<(), Refusal> {
    if value.chars().count() > TEXT {
        return Err(Refusal::new(field, Reason::TooLong));
    }
    match value.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        true => Err(Refusal::new(field, Reason::ControlCharacter)),
        false => Ok(()),
    }
}

/// Refuses a list with more than [`LIST`] entries.
pub fn list<T>(field: &str, entries: &[T]) -> Result<(), Refusal> {
    match entries.len() > LIST {
        true => Err(Refusal::new(field, Reason::TooLong)),
        false => Ok(()),
    }
}
