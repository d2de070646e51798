//! The one contract between the program and whoever drives it: every request and answer, and the list of commands.
//!
//! From [`with_commands`] come the shell's handlers, the permission file, the TypeScript client and the dispatch of
//! tests. What derives `Serialize` here is a promise to the page.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::authorities::ListedAuthority;
use visitbook_domain::framework::Framework;
use visitbook_domain::letter_edit::PageBlock;
use visitbook_domain::{BlockId, Evidence, EvidenceId, LetterId, Op, PersonId, Record, Subject, VisitId};

use crate::error::Code;

/// Hands the list of commands to a macro: `name(Request) -> Answer, "what it does";`. Commands of the unlock window
/// come first; those after `main:` are refused there.
#[macro_export]
macro_rules! with_commands {
    ($callback:path) => {
        $callback! {
            unlock {
                about(Nothing) -> About, "What this program is.";
                notebooks(Nothing) -> Notebooks, "The notebooks known on this computer.";
                choose_folder(Nothing) -> Chosen, "Asks for a folder: for a new notebook, or one to open.";
                prepare_notebook(PrepareNotebook) -> RecoverySheet, "Makes the keys of a new notebook; nothing is written yet.";
                confirm_notebook(ConfirmNotebook) -> Opened, "Checks the sheet typed back, then writes and opens the notebook.";
                unlock(Unlock) -> Opened, "Opens a notebook with its passphrase.";
                unlock_with_sheet(UnlockWithSheet) -> Opened, "Opens a notebook with its recovery sheet.";
            }
            main {
                lock(Nothing) -> Nothing, "Settles every draft and closes the notebook.";
                flushed(Nothing) -> Nothing, "The page has sent all it had; closing or locking may go on.";
                home(Nothing) -> Home, "Authorities, inspections and visits.";
                listed_authorities(Nothing) -> ListedAuthorities, "The 153 authorities.";
                frameworks(Nothing) -> Frameworks, "Every framework edition.";
                open_visit(OpenVisit) -> VisitView, "Everything of one visit, drafts settled.";
                add_records(AddRecords) -> Saved, "Adds records in one transaction.";
                edit_record(EditRecord) -> Saved, "Changes fields of one record.";
                remove_record(RemoveRecord) -> Saved, "Removes an area, a case or a block.";
                save_draft(SaveDraft) -> DraftSaved, "Keeps running text as it is typed.";
                settle(Settle) -> Saved, "Turns the drafts of one record into a change.";
                record_evidence(RecordEvidence) -> Saved, "Stores captured evidence and clears the capture bar.";
                bin_evidence(BinEvidence) -> Saved, "Moves evidence to the bin.";
                restore_evidence(BinEvidence) -> Saved, "Takes evidence back from the bin.";
                compose_letter(ComposeLetter) -> Saved, "Makes the first draft of a visit's letter.";
                save_letter(SaveLetter) -> Saved, "Keeps what was typed into the letter.";
                undo(Undo) -> Undone, "Takes back the last change within a record, or within a letter.";
                redo(Undo) -> Undone, "Does again what undo took back.";
                export_letter(OpenVisit) -> Exported, "Asks for a place and writes the letter as PDF.";
                export_visit(ExportVisit) -> Exported, "Asks for a place and writes the visit file.";
                choose_visit_file(Nothing) -> ChosenVisitFile, "Asks for a visit file.";
                import_visit(ImportVisit) -> Imported, "Adds what the chosen visit file has and the notebook has not.";
                open_sample(OpenSample) -> Imported, "Adds the fictional sample visit.";
            }
        }
    };
}

/// No content.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// What the program has to say unasked, over the one channel of a window.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CoreEvent {
    /// The window is about to close or lock: send everything unsaved, then call `flushed`.
    Flush {},
}

/// What a refusal or a failure is on the wire. The page has words for each code; `message` is for the log.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WireError {
    /// Which of the closed list.
    pub code: Code,
    /// In plain English, without any content of the notebook.
    pub message: String,
    /// What the page's words are filled with: field, reason, group, place.
    pub values: BTreeMap<String, String>,
}

/// What this program is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct About {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Versions of what keeps the data: SQLite and SQLCipher.
    pub store: String,
}

/// The notebooks known on this computer, last opened first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Notebooks {
    /// Each that was opened here before and is still there.
    pub known: Vec<KnownNotebook>,
    /// Where a new notebook is put unless another folder is chosen.
    pub default_folder: String,
}

/// A notebook that was opened here before.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KnownNotebook {
    /// Its folder.
    pub path: String,
    /// Its name, the folder's name.
    pub name: String,
    /// Where its recovery sheet is kept, as somebody wrote when it was made.
    pub sheet_kept: String,
    /// When it was last opened here.
    pub opened: Option<DateTime<Utc>>,
}

/// A folder somebody chose; `None` when they cancelled.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Chosen {
    /// The folder.
    pub path: Option<String>,
    /// The notebook in it, where there is one.
    pub notebook: Option<KnownNotebook>,
}

/// A new notebook, to be written once its sheet is typed back.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrepareNotebook {
    /// Its name, which becomes the folder's name.
    pub name: String,
    /// True: in the folder chosen last with `choose_folder`. False: in the default folder.
    pub in_chosen_folder: bool,
    /// Full name of the one who will write in it.
    pub person: String,
    /// The passphrase.
    pub passphrase: String,
}

/// The second key of a notebook, shown once.
#[derive(Clone, Serialize, TS)]
pub struct RecoverySheet {
    /// Eight groups of four characters.
    pub groups: Vec<String>,
}

/// The sheet, typed back.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmNotebook {
    /// The eight groups as typed; capitals do not matter.
    pub groups: Vec<String>,
    /// Where the sheet is kept. Shown on the unlock screen.
    pub sheet_kept: String,
}

/// Opens a notebook with its passphrase.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    /// The folder: one of the known notebooks or the one chosen last.
    pub path: String,
    /// The passphrase.
    pub passphrase: String,
}

/// Opens a notebook with its recovery sheet.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlockWithSheet {
    /// The folder: one of the known notebooks or the one chosen last.
    pub path: String,
    /// The eight groups as typed.
    pub groups: Vec<String>,
}

/// A notebook is open.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Drafts that were found unfinished, after a crash, and kept as changes.
    pub recovered: u32,
}

/// A record with its revision, which counts its changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Kept {
    /// 1 for a new record, one more for each change.
    pub rev: u32,
    /// The record.
    #[serde(flatten)]
    pub record: Record,
}

/// What Home shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Home {
    /// The notebook's name.
    pub notebook: String,
    /// Who writes.
    pub me: PersonId,
    /// People, authorities, inspections and visits.
    pub kept: Vec<Kept>,
    /// One for each visit.
    pub visits: Vec<VisitSummary>,
}

/// Where a visit stands, in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VisitSummary {
    /// The visit.
    pub visit: VisitId,
    /// Its dates in words.
    pub dates: String,
    /// `Third monitoring visit`.
    pub title: String,
    /// Pieces of evidence, the bin left out.
    pub evidence: u32,
    /// Cases.
    pub cases: u32,
    /// Words in the letter; `None` where it is not begun.
    pub letter_words: Option<u32>,
    /// Evidence by area: area, short name, strengths, concerns, all.
    pub areas: Vec<AreaSummary>,
    /// The day the letter is due; `None` beyond the years with known bank holidays.
    pub letter_due: Option<NaiveDate>,
}

/// Evidence of one area of concern, in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AreaSummary {
    /// Short name.
    pub title: String,
    /// Pieces marked as strength.
    pub strengths: u32,
    /// Pieces marked as concern.
    pub concerns: u32,
    /// All pieces, the bin left out.
    pub all: u32,
}

/// The 153 authorities.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListedAuthorities {
    /// By region and name.
    pub listed: &'static [ListedAuthority],
}

/// Every framework edition.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Frameworks {
    /// Oldest first.
    pub editions: &'static [Framework],
}

/// Names a visit.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenVisit {
    /// The visit.
    pub visit: VisitId,
}

/// Everything of one visit.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VisitView {
    /// Every record: people, authority, inspection, visit, areas, cases, evidence, letter, blocks.
    pub kept: Vec<Kept>,
    /// Text that waits in the capture bar.
    pub capture: String,
    /// Dates and title of the visit in words, and its figures.
    pub summary: VisitSummary,
    /// Who writes.
    pub me: PersonId,
    /// The ordinal the visit would have by the count of earlier ones.
    pub proposed_ordinal: u8,
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

/// Keeps running text of one field as it is typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The record; for the capture bar, the visit.
    pub subject: Subject,
    /// The record's revision when the typing began; not looked at for the capture bar.
    pub base_rev: u32,
    /// The field: `text` of evidence, or `capture` of a visit.
    pub field: String,
    /// All of the field's text.
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
    /// The record at hand; for a letter, the letter and all its blocks; for a visit, the visit, its areas and cases.
    pub scope: Subject,
}

/// What undo or redo did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Undone {
    /// The change that was taken back or done again; `None` when there was none.
    pub op: Option<Op>,
    /// What was written.
    pub saved: Saved,
}

/// A file was written, or somebody cancelled.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Exported {
    /// Where it is; `None` when they cancelled.
    pub path: Option<String>,
    /// Pages, for a letter.
    pub pages: Option<u32>,
}

/// Writes a visit file.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportVisit {
    /// The visit.
    pub visit: VisitId,
    /// With a passphrase the file is encrypted (`.visit`); without, it is plain text (`.visit.json`).
    pub passphrase: Option<String>,
}

/// A visit file somebody chose.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChosenVisitFile {
    /// Its name without the folder; `None` when they cancelled.
    pub name: Option<String>,
    /// True when it asks for a passphrase.
    pub sealed: bool,
}

/// Adds what the chosen visit file has.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportVisit {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// For an encrypted file.
    pub passphrase: Option<String>,
}

/// Adds the fictional sample visit.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenSample {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Imported {
    /// The visit.
    pub visit: VisitId,
    /// How many records were added.
    pub added: u32,
    /// What the notebook has otherwise, and kept as it was.
    pub differences: Vec<ImportDifference>,
    /// When it was committed.
    pub at: DateTime<Utc>,
}

/// A record that the file and the notebook have differently.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportDifference {
    /// The record.
    pub subject: Subject,
    /// What people call it: `E036`, `Management oversight`.
    pub label: String,
    /// The fields that differ.
    pub fields: Vec<String>,
}
