//! Requests that change something, and what they answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::letter_edit::PageBlock;
use visitbook_domain::{BlockId, Evidence, EvidenceId, LetterId, Op, Record, Subject, VisitId};

/// A record with its revision, which counts its changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Kept {
    /// 1 for a new record, one more for each change.
    pub rev: u32,
    /// The record.
    #[serde(flatten)]
    pub record: Record,
}

/// Adds records in one transaction, all or none.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddRecords {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The records, parents before children.
    pub records: Vec<Record>,
}

/// Changes fields of one record.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditRecord {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The record.
    pub subject: Subject,
    /// The revision the change was made on; a newer one refuses it as stale.
    pub base_rev: u32,
    /// The fields that change, by name, with their new values.
    #[ts(type = "{ [field: string]: unknown }")]
    pub fields: Map<String, Value>,
}

/// Removes one record.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveRecord {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The record.
    pub subject: Subject,
    /// The revision somebody looked at when they removed it.
    pub base_rev: u32,
}

/// Keeps what is typed into one field as it is typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The record; for what is no record yet, the visit.
    pub subject: Subject,
    /// The record's revision when the typing began; not looked at for what is no record yet.
    pub base_rev: u32,
    /// `text` of evidence; a field that `edit_record` changes; or, of a visit, the box of what is no record yet:
    /// `capture`, `improvements`, `cases`, `member`, `referral`,
    /// `list_mapping`, `draw_plan`, `discard`, `comment`, `reply`, `amend`, `version`, `gate`, `aside`, `earlier`, `factual`, `factual_table`, and notes under review: `notes` and `notes.0`, `notes.1` and so on.
    pub field: String,
    /// All of the text; of a field that `edit_record` changes, its value as JSON.
    pub text: String,
}

/// Running text is on the disk.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct DraftSaved {
    /// When it was committed.
    pub at: DateTime<Utc>,
}

/// Turns the drafts of one record into a change.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The record, or the letter with all its blocks.
    pub subject: Subject,
}

/// What was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Saved {
    /// When it was committed.
    pub at: DateTime<Utc>,
    /// Every record that was added or changed, as it is now.
    pub kept: Vec<Kept>,
    /// Every record that is gone.
    pub gone: Vec<Subject>,
}

/// Stores captured evidence.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordEvidence {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The evidence; number 0, and time and author as the core stamps them: what stands there is not looked at.
    pub evidence: Evidence,
}

/// Names evidence to be binned or restored.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BinEvidence {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The evidence.
    pub evidence: EvidenceId,
    /// The revision somebody looked at.
    pub base_rev: u32,
}

/// Makes the first draft of a visit's letter.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComposeLetter {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// The date the letter shall bear; `None` for the day it is due.
    pub date: Option<NaiveDate>,
}

/// What was typed into a letter.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveLetter {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The letter.
    pub letter: LetterId,
    /// Blocks that are new or whose words, citations or kind changed.
    pub blocks: Vec<EditedBlock>,
    /// Every block's id in order, where blocks came, went or moved.
    pub order: Option<Vec<BlockId>>,
}

/// A block as the page has it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditedBlock {
    /// The revision it was changed on; 0 for a new block.
    pub base_rev: u32,
    /// The block.
    pub block: PageBlock,
}

/// Asks for undo or redo.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The record at hand; for a letter, the letter and all its blocks; for a visit, the visit, its areas and cases;
    /// for a set of criteria, the set and the ratings against it.
    pub scope: Subject,
    /// Of a set of criteria: the second ratings that whoever asks gave, in place of the first ratings.
    #[ts(optional)]
    pub second: Option<bool>,
}

/// What undo or redo did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Undone {
    /// The change that was taken back or done again; `None` when there was none.
    pub op: Option<Op>,
    /// What was written.
    pub saved: Saved,
}

impl From<visitbook_store::Kept> for Kept {
    fn from(kept: visitbook_store::Kept) -> Self {
        Self {
            rev: kept.rev,
            record: kept.record,
        }
    }
}

impl From<visitbook_store::Written> for Saved {
    fn from(written: visitbook_store::Written) -> Self {
        Self {
            at: written.at,
            kept: written.kept.into_iter().map(Kept::from).collect(),
            gone: written.gone,
        }
    }
}
