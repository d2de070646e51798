//! Why a visit file is not read or written: the place in the file, never its words.
//!
//! A visit file holds evidence about children. An error may end up in a log or a screenshot, so none of these repeats
//! what stands in the file: they name the place and what the format wants there.

use visitbook_domain::{Reason, Refusal};

/// Most bytes of a visit file, 50 MB. Checked before anything is parsed; a caller checks it before reading a file.
pub const LARGEST: u64 = 50_000_000;
/// Deepest nesting of brackets that is looked at. A visit file needs 7.
pub const DEEPEST: usize = 32;
/// Most values of any sort in a visit file, so that a small file cannot fill the memory.
pub const MOST_VALUES: usize = 2_000_000;
/// Most people, and most areas of concern, in a visit file.
pub const FEW: usize = 500;
/// Most cases, and most blocks of a letter, in a visit file.
pub const MANY: usize = 5_000;
/// Most pieces of evidence in a visit file.
pub const MOST_EVIDENCE: usize = 20_000;

/// Why bytes are not a visit file that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// More bytes than any visit needs.
    #[error("the file has {size} bytes; a visit file has {limit} at most")]
    TooLarge {
        /// Most bytes allowed.
        limit: u64,
        /// Bytes found.
        size: u64,
    },
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Text in another encoding, or no text.
    #[error("the file is not UTF-8 text (byte {offset})")]
    NotUtf8 {
        /// The first byte that does not fit, from 0.
        offset: usize,
    },
    /// It stops before it is complete.
    #[error("the file ends too early, in line {line}, column {column}: part of it is missing")]
    Truncated {
        /// Where it ends.
        line: usize,
        /// Where it ends.
        column: usize,
    },
    /// Brackets within brackets beyond any visit file.
    #[error("the file is nested too deeply, in line {line}, column {column}")]
    TooDeep {
        /// Where the limit is passed.
        line: usize,
        /// Where the limit is passed.
        column: usize,
    },
    /// Text that is not JSON.
    #[error("the file is not JSON: it goes wrong in line {line}, column {column}")]
    NotJson {
        /// Where it goes wrong.
        line: usize,
        /// Where it goes wrong.
        column: usize,
    },
    /// JSON, but of something else.
    #[error("the file is JSON but not a visit file: it does not say \"format\": \"visitbook-visit\"")]
    NotAVisitFile,
    /// Made by a later version of the program.
    #[error("the file has version {version} of the visit format; this program reads version {ours}")]
    NewerVersion {
        /// Version of the file.
        version: u64,
        /// Version this program reads and writes.
        ours: u32,
    },
    /// No version, or one that never was.
    #[error("the file does not say which version of the visit format it has, or names one that never was")]
    OlderOrUnknownVersion,
    /// A field that is missing, unknown or of another type.
    #[error("{path} (line {line}, column {column}): {what}")]
    WrongShape {
        /// The field, as in `records.evidence.12.areas.0`.
        path: String,
        /// Where it stands.
        line: usize,
        /// Where it stands.
        column: usize,
        /// What is wrong with it.
        what: Shape,
    },
    /// A list of records longer than any visit has.
    #[error("{path} has {found} entries; {limit} is the most")]
    TooMany {
        /// The list, as in `records.evidence`.
        path: String,
        /// Most entries allowed.
        limit: usize,
        /// Entries found.
        found: usize,
    },
    /// The records break a rule, or point to something that is not in the file.
    #[error("{path}: {}", words(*reason))]
    Rule {
        /// The field, as in `records.evidence.12.areas.0`.
        path: String,
        /// The rule.
        reason: Reason,
    },
}

/// Why records are not written to a visit file. What is written can always be read again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The records break a rule of the domain.
    #[error("{path}: {}", words(*reason))]
    Rule {
        /// The field, as in `records.evidence.12.areas.0`.
        path: String,
        /// The rule.
        reason: Reason,
    },
    /// A list of records longer than a visit file may have.
    #[error("{path} has {found} entries; {limit} is the most")]
    TooMany {
        /// The list.
        path: String,
        /// Most entries allowed.
        limit: usize,
        /// Entries there are.
        found: usize,
    },
    /// The file would be larger than one that is read.
    #[error("the file would have {size} bytes; a visit file has {limit} at most")]
    TooLarge {
        /// Most bytes allowed.
        limit: u64,
        /// Bytes it would have.
        size: u64,
    },
    /// The records could not be put into JSON. No record of the domain is known to cause this.
    #[error("the visit could not be written as JSON")]
    NotWritten,
}

/// What is wrong with the shape of a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Shape {
    /// The format has no such field.
    #[error("there is a field here that the format does not have")]
    UnknownField,
    /// A field of the format is not there.
    #[error("the field {0} is missing")]
    MissingField(String),
    /// The same field twice.
    #[error("a field stands here twice")]
    DuplicateField,
    /// Another type than the format wants.
    #[error("{0} is expected here")]
    Expected(&'static str),
    /// A word that is not in the format's list.
    #[error("one of these words is expected here: {0}")]
    UnknownWord(String),
    /// The right type, but not a value the field can have.
    #[error("this is not written as the format asks, or is no date or number that exists")]
    Malformed,
}

impl From<WriteError> for ReadError {
    /// The rules that both ways share.
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Rule { path, reason } => Self::Rule { path, reason },
            WriteError::TooMany { path, limit, found } => Self::TooMany { path, limit, found },
            WriteError::TooLarge { limit, size } => Self::TooLarge { limit, size },
            WriteError::NotWritten => Self::NotAVisitFile,
        }
    }
}

impl From<Refusal> for WriteError {
    fn from(refusal: Refusal) -> Self {
        Self::Rule {
            path: format!("records.{}", refusal.field),
            reason: refusal.reason,
        }
    }
}

fn words(reason: Reason) -> &'static str {
    match reason {
        Reason::Empty => "something must stand here",
        Reason::TooLong => "this is longer than the field allows",
        Reason::OutOfOrder => "the end lies before the beginning",
        Reason::OutOfRange => "this number or date is outside what the field can mean",
        Reason::Twice => "this stands twice where it may stand once",
        Reason::Unknown => "this points to something that is not in the file",
        Reason::NotOne => "exactly one must be chosen here",
        Reason::Final => "this is final",
        Reason::Rehearsal => "this is a rehearsal's",
        Reason::ControlCharacter => "this has a control character in it",
    }
}
