//! Notes that were typed elsewhere while the program was not there.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{AreaId, Basis, CaseId, Evidence, EvidenceKind, Mark, PersonId};

/// A file of notes that was chosen, split into what may become evidence.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotesChosen {
    /// The file's name without its folder; `None` when the person cancelled.
    pub name: Option<String>,
    /// Everything the file says, in order and without a gap.
    pub parts: Vec<NotesPart>,
    /// What of the file is not text of the notes: text boxes, comments, headers.
    pub left_out: Vec<NotesLeftOut>,
    /// Characters of the file, those in notes, those in headings and blank lines.
    pub characters: u32,
    /// Characters in parts that are kept unless somebody says otherwise.
    pub in_records: u32,
}

/// A part of the notes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotesPart {
    /// The words.
    pub text: String,
    /// Whether it is proposed as a piece of evidence; headings and blank lines are not.
    pub kept: bool,
    /// Whether it is a heading.
    pub heading: bool,
    /// The headings it stands under, outermost first.
    pub headings: Vec<String>,
    /// The day, where the notes say it.
    #[ts(type = "string | null")]
    pub date: Option<NaiveDate>,
    /// The time, where the notes say it.
    #[ts(type = "string | null")]
    pub time: Option<NaiveTime>,
    /// Whose initials stand there, where that is clear.
    pub person: Option<PersonId>,
    /// Areas of concern that are named.
    pub areas: Vec<AreaId>,
    /// Free labels.
    pub tags: Vec<String>,
    /// The case that is named.
    pub case: Option<CaseId>,
    /// What it says about its areas.
    pub mark: Mark,
    /// Where it seems to come from.
    pub kind: EvidenceKind,
    /// On what it seems to rest.
    pub basis: Basis,
    /// The role it comes from, where the notes say it.
    pub source: String,
}

/// Something in the file that is not text of the notes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotesLeftOut {
    /// What, in words: text boxes, comments.
    pub what: String,
    /// How many.
    pub places: u32,
    /// How many characters they hold.
    pub characters: u32,
}

/// Stores evidence that was typed elsewhere, all or none.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportNotes {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The evidence in order; number 0. Time and author are those of the notes.
    pub evidence: Vec<Evidence>,
}
