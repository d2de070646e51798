//! Requests and answers about files that belong to evidence.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{AttachmentId, EvidenceId};

use super::Saved;

/// Asks for files and attaches them.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseAttachments {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The evidence they belong to.
    pub evidence: EvidenceId,
}

/// What became of the files somebody chose.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChosenAttachments {
    /// The files that were attached; `None` where there are none.
    pub saved: Option<Saved>,
    /// The files that were not.
    pub refused: Vec<RefusedFile>,
}

/// A file that was not attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RefusedFile {
    /// Its name without the folder.
    pub name: String,
    /// Why.
    pub because: NotAttached,
}

/// Why a file is not attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotAttached {
    /// It could not be read, or is no file.
    Unreadable,
    /// It has no bytes.
    Empty,
    /// It has more than 50 MB, as it came or as it would be kept.
    TooLarge,
    /// A program.
    Program,
    /// A web page, SVG or XML.
    Markup,
    /// It holds macros.
    Macros,
    /// An office file locked with a password.
    Locked,
    /// An office file from before 2007.
    OldOffice,
    /// A ZIP file that is neither workbook nor document.
    Archive,
    /// A picture with more pixels than are decoded.
    TooManyPixels,
    /// Damaged or cut short.
    Broken,
    /// None of the kinds that are taken.
    OtherKind,
}

/// Names an attached file.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
}

/// The words of an attached text.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AttachmentText {
    /// Its beginning, 200 kB at most.
    pub text: String,
    /// True when there is more of it.
    pub cut: bool,
}

/// Attachments of a visit whose bytes are not in this notebook.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MissingFiles {
    /// The attachments.
    pub attachments: Vec<AttachmentId>,
}
