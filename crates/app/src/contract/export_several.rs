//! Several letters at once: first the files are named, then they are written one at a time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::VisitId;

use super::{AnnexForm, LetterFile, LetterLook};

/// A form in which several are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// The letter.
    Letter(LetterFile),
    /// What each of its sentences rests on, for internal use.
    Annex(AnnexForm),
}

/// Asks for a folder and names what would be in it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanExport {
    /// The visits whose letters are wanted.
    pub visits: Vec<VisitId>,
    /// Each of them in each of these forms.
    pub forms: Vec<ExportForm>,
    /// How a draft looks. An annex has its marking, whatever the letter's state.
    pub look: LetterLook,
}

/// What several letters would be in a folder, or that somebody cancelled.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlannedExport {
    /// `None` when they cancelled.
    pub plan: Option<ExportPlan>,
}

/// Files that are named and not written yet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExportPlan {
    /// What `export_planned` knows it by, until the next plan or a lock.
    pub key: Uuid,
    /// The folder, for people to read.
    pub folder: String,
    /// The files in the order of the visits, and of each visit in the order of the forms.
    pub files: Vec<PlannedFile>,
}

/// A file that is named and not written yet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlannedFile {
    /// Its name, which no other file of the plan has.
    pub name: String,
    /// Whether there is something of this name in the folder already.
    pub there: bool,
}

/// Writes one of the planned files.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPlanned {
    /// The plan's key.
    pub plan: Uuid,
    /// Which of its files, counted from 0.
    pub file: u32,
    /// Whether what is there of this name is replaced. It stays otherwise, and the file is refused.
    pub replace: bool,
}
