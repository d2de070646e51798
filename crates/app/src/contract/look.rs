//! Requests and answers about how the letters of a notebook look.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{NotAttached, Saved};

/// The typefaces that a letter can be set in.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Typefaces {
    /// The family that comes with the program.
    pub bundled: String,
    /// Those of this machine with a regular and a bold face, by the alphabet.
    pub families: Vec<TypefaceChoice>,
}

/// A family of this machine.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TypefaceChoice {
    /// Its name.
    pub family: String,
    /// Why it cannot be used, where it cannot.
    pub refused: Option<TypefaceRefusal>,
}

/// Why a typeface cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TypefaceRefusal {
    /// Its file is damaged, too large, or not there any more.
    Unreadable,
    /// Its licence does not let a document carry it.
    Embedding,
    /// Its licence does not let a document carry a part of it.
    Subsetting,
    /// Its outlines are of a kind that is not embedded here.
    Outlines,
    /// It is variable.
    Variable,
    /// It lacks a letter that every letter needs.
    Lacks,
}

/// What letters are set in on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TypefaceInUse {
    /// The family.
    pub family: String,
    /// The family that was chosen, where this machine does not have it.
    pub instead_of: Option<String>,
}

/// Asks for the picture of the letterhead.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseLetterheadPicture {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// What someone who cannot see it is told.
    pub alternative_text: String,
}

/// What came of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChosenLetterheadPicture {
    /// The change; nothing where nobody chose a picture or it was refused.
    pub saved: Option<Saved>,
    /// Why the file was not taken.
    pub refused: Option<NotAttached>,
}
