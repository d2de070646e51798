//! The closed list of error codes: only those that the page treats differently.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use visitbook_domain::Refusal;
use visitbook_store::StoreError;

use crate::contract::WireError;

/// Why something was refused or failed. The page has words, a severity and a next step for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The passphrase does not open the notebook; `seconds` where the next try has to wait so long.
    WrongPassphrase,
    /// The sheet does not open the notebook; `seconds` where the next try has to wait so long.
    WrongSheet,
    /// A group typed back differs from the sheet; `group` is 1 to 8.
    SheetMismatch,
    /// The recovery sheet must not be written there, beside what it opens; `place`.
    SheetBeside,
    /// The passphrase is shorter than 16 characters.
    WeakPassphrase,
    /// Too many wrong tries; the next may be made in `seconds`.
    Wait,
    /// The notebook is open in another window or program.
    NotebookInUse,
    /// The notebook was written by a newer version of the program; `program` where it is known which.
    NotebookNewer,
    /// The notebook's files cannot be read as a notebook.
    NotebookDamaged,
    /// The notebook's database is there, and neither copy of its key file is.
    NotebookKeysMissing,
    /// The folder holds a backup, which is restored and not opened.
    IsBackup,
    /// The notebook has an older format, and was only to be looked at.
    NotebookOlder,
    /// There is no backup in the folder.
    BackupMissing,
    /// A backup is not what it was, or could not be proved.
    BackupNotWhole,
    /// The place is inside a notebook or a backup.
    PlaceInside,
    /// The place is in a folder that a service copies to other computers; `service` and `place`.
    PlaceSynced,
    /// The place is on another computer's disk; `place`.
    PlaceNetwork,
    /// There is no notebook in the folder.
    NotebookMissing,
    /// The folder is not there; `place`.
    PlaceMissing,
    /// The folder cannot be written.
    PlaceNotWritable,
    /// There is something at that place already.
    PlaceTaken,
    /// The disk is full.
    DiskFull,
    /// No notebook is open.
    Locked,
    /// The record is not there.
    NotFound,
    /// The record has changed since; the page must look again.
    Stale,
    /// Other records refer to it, so it is not removed.
    ReferredTo,
    /// A rule of the domain; `field` and `reason`.
    Refused,
    /// There is nothing to take back or do again.
    NothingToUndo,
    /// The record has changed since in a way that cannot be taken back one step at a time.
    ChangedSince,
    /// Facts are missing for the letter; `missing` lists them.
    LetterFactsMissing,
    /// The visit has a letter already.
    LetterExists,
    /// Something holds the letter back from being final; `holds` says how many.
    LetterHeldBack,
    /// The letter's typeface lacks a character; `character` and `place`.
    CharacterMissing,
    /// The file is no visit file.
    FileNotAVisit,
    /// The file was written by a newer version; `version`.
    FileNewer,
    /// The file is broken at `place`.
    FileBroken,
    /// The file is larger than a visit file can be.
    FileTooLarge,
    /// The file's passphrase is another.
    FileWrongPassphrase,
    /// The file is encrypted and needs a passphrase.
    FileNeedsPassphrase,
    /// A file could not be read or written; `place`.
    FileFailed,
    /// The lists cannot be read; `problem` says why, without what stands in them.
    ListsUnreadable,
    /// Lines of the lists are wrong; `lines` says how many.
    ListsHaveFaults,
    /// The notes cannot be read; `problem` says why, without what stands in them.
    NotesUnreadable,
    /// No letter can be read from a file or a text; `problem` says why, without what stands in it.
    LetterUnreadable,
    /// No comments can be read from a file or a text; `problem` says why, without what stands in it.
    CommentsUnreadable,
    /// Somebody stopped what was under way.
    Stopped,
    /// The bytes of an attached file are not in this notebook.
    AttachmentMissing,
    /// The bytes of an attached file are not what was put in.
    AttachmentDamaged,
    /// The attached files are more than a visit file carries.
    AttachmentsTooLarge,
    /// Nothing was chosen before.
    NothingChosen,
    /// The request does not have the shape of the contract.
    BadRequest,
    /// A fault of the program.
    Unexpected,
}

/// A refusal or failure on its way to the wire.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct AppError {
    /// Which of the closed list.
    pub code: Code,
    /// In plain English, without any content of the notebook.
    pub message: String,
    /// What the page's words are filled with.
    pub values: BTreeMap<String, String>,
}

impl AppError {
    /// An error of this code with a message for the log.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            values: BTreeMap::new(),
        }
    }

    /// The same with one more value for the page's words.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

impl From<AppError> for WireError {
    fn from(error: AppError) -> Self {
        Self {
            code: error.code,
            message: error.message,
            values: error.values,
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::WrongPassphrase => Code::WrongPassphrase,
            StoreError::WrongSheet => Code::WrongSheet,
            StoreError::InUse => Code::NotebookInUse,
            StoreError::Newer { .. } => Code::NotebookNewer,
            StoreError::Damaged(_) => Code::NotebookDamaged,
            StoreError::KeysMissing => Code::NotebookKeysMissing,
            StoreError::Missing => Code::NotebookMissing,
            StoreError::IsBackup => Code::IsBackup,
            StoreError::NoBackup => Code::BackupMissing,
            StoreError::BackupNotWhole => Code::BackupNotWhole,
            StoreError::Inside => Code::PlaceInside,
            StoreError::Older { .. } => Code::NotebookOlder,
            StoreError::Stopped => Code::Stopped,
            StoreError::Taken => Code::PlaceTaken,
            StoreError::NotWritable => Code::PlaceNotWritable,
            StoreError::DiskFull => Code::DiskFull,
            StoreError::NotFound(_) => Code::NotFound,
            StoreError::Stale(_) => Code::Stale,
            StoreError::Refused(_) => Code::Refused,
            StoreError::Misshapen => Code::BadRequest,
            StoreError::ReferredTo => Code::ReferredTo,
            StoreError::NothingToUndo => Code::NothingToUndo,
            StoreError::ChangedSince => Code::ChangedSince,
            StoreError::FileDamaged => Code::AttachmentDamaged,
            StoreError::Closed => Code::Locked,
            StoreError::File(_) => Code::FileFailed,
            StoreError::Fields(_) | StoreError::Randomness(_) | StoreError::Derivation | StoreError::Database(_) => {
                Code::Unexpected
            }
        };
        let message = error.to_string();
        match error {
            StoreError::Refused(refusal) => refusal.into(),
            StoreError::Newer { found, ours, program } => {
                let newer = Self::new(code, message).with("found", found).with("ours", ours);
                match program.is_empty() {
                    true => newer,
                    false => newer.with("program", program),
                }
            }
            _ => Self::new(code, message),
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        let reason = serde_json::to_value(refusal.reason).ok();
        let reason = reason
            .as_ref()
            .and_then(|reason| reason.as_str())
            .unwrap_or_default()
            .to_owned();
        Self::new(Code::Refused, refusal.to_string())
            .with("field", refusal.field)
            .with("reason", reason)
    }
}
