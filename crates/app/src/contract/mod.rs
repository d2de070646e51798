//! The one contract between the program and whoever drives it: every request and answer, and the list of commands.
//!
//! From `with_commands!` come the shell's handlers, the permission file, the TypeScript client and the dispatch of
//! tests. What derives `Serialize` here is a promise to the page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use visitbook_domain::Matrix;
pub use visitbook_letter::review::Review;

use crate::error::Code;

mod annex;
mod attachments;
mod cases;
mod changes;
mod comments;
mod earlier;
mod end_of_day;
mod export_several;
mod factual;
mod files;
mod finals;
mod finding;
mod findings;
mod keeping;
mod keys;
mod locking;
mod look;
mod notebooks;
mod notes;
mod preview;
mod review;
mod reviewed;
mod sampling;
mod versions;
mod visits;

pub use annex::*;
pub use attachments::*;
pub use cases::*;
pub use changes::*;
pub use comments::*;
pub use earlier::*;
pub use end_of_day::*;
pub use export_several::*;
pub use factual::*;
pub use files::*;
pub use finals::*;
pub use finding::*;
pub use findings::*;
pub use keeping::*;
pub use keys::*;
pub use locking::*;
pub use look::*;
pub use notebooks::*;
pub use notes::*;
pub use preview::*;
pub use review::*;
pub use reviewed::*;
pub use sampling::*;
pub use versions::*;
pub use visits::*;

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
                save_new_sheet(Nothing) -> Exported, "Writes the recovery sheet of a notebook that is being made as PDF, away from it.";
                confirm_notebook(ConfirmNotebook) -> Opened, "Checks the sheet typed back, then writes and opens the notebook.";
                unlock(Unlock) -> Opened, "Opens a notebook with its passphrase.";
                unlock_with_sheet(UnlockWithSheet) -> Opened, "Opens a notebook with its recovery sheet.";
                bring_home(BringHome) -> BroughtHome, "Makes a checked copy of a notebook in the usual folder; the old one stays.";
                backups(Nothing) -> Backups, "The backups that this computer knows, of every notebook.";
                choose_backup(Nothing) -> ChosenBackups, "Asks for a folder with backups, or for one of them.";
                restore_backup(RestoreBackup) -> Opened, "Makes a notebook of a backup in a new folder, and opens it.";
                cancel_restore(Nothing) -> Nothing, "Stops the restoring that is under way.";
            }
            main {
                lock(Nothing) -> Nothing, "Settles every draft and closes the notebook.";
                still_here(Nothing) -> Nothing, "Somebody is there: the notebook is not locked for a while.";
                locking(Nothing) -> Locking, "When the notebook is locked by itself.";
                set_locking(Locking) -> Locking, "Says when notebooks are locked by themselves on this computer.";
                change_passphrase(ChangePassphrase) -> Nothing, "Puts another passphrase in place of the one that opens the notebook.";
                sheet_known(Nothing) -> SheetKnown, "What is known of the recovery sheet of the open notebook.";
                check_sheet(CheckSheet) -> SheetKnown, "Notes that the recovery sheet was typed in from paper, if it opens the notebook.";
                prepare_sheet(Nothing) -> RecoverySheet, "Makes another recovery sheet; the old one still opens the notebook.";
                save_sheet(Nothing) -> Exported, "Writes the recovery sheet that was made as PDF, away from the notebook.";
                renew_sheet(RenewSheet) -> SheetKnown, "Puts the recovery sheet that was made in place of the old one.";
                backups_kept(Nothing) -> BackupsKept, "What is known of the backups of the open notebook.";
                keeping(Nothing) -> Keeping, "How backups are kept on this computer.";
                back_up_now(Nothing) -> Keeping, "Makes a backup unless the newest has everything.";
                choose_second_place(Nothing) -> Keeping, "Asks for a folder to which each backup is copied.";
                forget_second_place(Nothing) -> Keeping, "Copies backups to no second place any more; those there stay.";
                set_backup_budget(SetBackupBudget) -> Keeping, "Says how much room the backups of a notebook may take.";
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
                proposed_criteria(Nothing) -> ProposedCriteria, "The proposed sets of criteria.";
                rate_cases(RateCases) -> Saved, "Rates cells of the grid as one change.";
                agreement(OfCriteria) -> AgreementAnswer, "How far first and second ratings agree.";
                search(Search) -> Found, "What has all the words, newest first, in all visits.";
                matrix(OpenVisit) -> Matrix, "Areas of concern against kinds of source.";
                end_of_day(OfDay) -> Agenda, "What a day left: the agenda of the keep-in-touch talk.";
                export_end_of_day(OfDay) -> Exported, "Asks for a place and writes the agenda as PDF.";
                history(OfRecord) -> History, "Who changed a record, what, and when.";
                choose_lists(Nothing) -> ListsChosen, "Asks for a file of the authority's lists and looks through it.";
                check_lists(CheckLists) -> ListsChecked, "Reads the chosen lists and tells what is wrong with them.";
                save_list_faults(CheckLists) -> Exported, "Asks for a place and writes what is wrong with the chosen lists.";
                import_lists(ImportLists) -> Saved, "Imports the chosen lists as the visit's sampling frame.";
                cancel_import(Nothing) -> Nothing, "Stops the import that is under way.";
                frame(OfFrame) -> FrameView, "What a frame can be filtered by.";
                try_draw(TryDraw) -> DrawTried, "How many children each group of a plan has.";
                draw_sample(DrawSample) -> Saved, "Draws a sample by the number that was called out.";
                draw_view(OfDraw) -> DrawView, "How a sample looks beside its frame.";
                decide_draw(DecideDraw) -> Saved, "Makes a draw's cases the visit's, or discards it.";
                export_draw(ExportDraw) -> Exported, "Asks for a place and writes the receipt or the key list.";
                choose_notes(OpenVisit) -> NotesChosen, "Asks for a file of notes and splits it.";
                import_notes(ImportNotes) -> Saved, "Stores what was chosen of notes as evidence.";
                record_evidence(RecordEvidence) -> Saved, "Stores captured evidence and clears the capture bar.";
                bin_evidence(BinEvidence) -> Saved, "Moves evidence to the bin.";
                restore_evidence(BinEvidence) -> Saved, "Takes evidence back from the bin.";
                choose_attachments(ChooseAttachments) -> ChosenAttachments, "Asks for files and attaches them to evidence.";
                attachment_text(OfAttachment) -> AttachmentText, "The words of an attached text.";
                missing_files(OpenVisit) -> MissingFiles, "Attachments whose bytes are not in this notebook.";
                export_attachment(OfAttachment) -> Exported, "Asks for a place and writes a copy of an attached file.";
                findings_view(OpenVisit) -> FindingsView, "How each finding of a visit stands.";
                add_finding(AddFinding) -> Saved, "Makes a finding.";
                link_evidence(LinkEvidence) -> Saved, "Puts evidence with a finding, against it, or takes it away.";
                weigh(Weigh) -> Saved, "Says what is made of evidence that speaks against a finding.";
                look_at_finding(LookAtFinding) -> Saved, "Says that what a finding is linked to was looked at as it is now.";
                choose_earlier_letter(OpenVisit) -> EarlierChosen, "Asks for an earlier letter and reads it; nothing is stored.";
                read_earlier_text(ReadEarlierText) -> EarlierProposed, "Reads pasted text as an earlier letter; nothing is stored.";
                threads(OpenVisit) -> Threads, "Each area of concern over the visits to the authority.";
                compose_letter(ComposeLetter) -> Saved, "Makes the first draft of a visit's letter.";
                save_letter(SaveLetter) -> Saved, "Keeps what was typed into the letter.";
                review_letter(ReviewLetter) -> Review, "Everything there is to say about a letter as the page has it.";
                place_citation(PlaceCitation) -> PlacedCitation, "Where a citation goes that is meant for the sentence at the caret.";
                look_at_sentence(LookAtSentence) -> LookedAt, "The citations of a sentence as looked at now.";
                suggest_spelling(SuggestSpelling) -> Suggestions, "What a misspelt word may be meant to be.";
                rule_book(Nothing) -> RuleBook, "What each rule is.";
                set_aside_remark(SetAsideRemark) -> Saved, "Sets a remark aside with a reason.";
                house_style(Nothing) -> HouseStyleView, "The notebook's own words and bands.";
                edit_house_style(EditHouseStyle) -> Saved, "Changes the notebook's own words, its bands or the look of its letters.";
                typefaces(Nothing) -> Typefaces, "The typefaces that a letter can be set in.";
                typeface_in_use(Nothing) -> TypefaceInUse, "What letters are set in on this machine.";
                choose_letterhead_picture(ChooseLetterheadPicture) -> ChosenLetterheadPicture, "Asks for the picture of the letterhead.";
                move_visit(MoveVisit) -> Saved, "Moves a visit to another state.";
                visit_progress(OpenVisit) -> VisitProgress, "Where a visit stands, where it can go, and how it came there.";
                versions(OpenVisit) -> VersionsView, "The moments of a letter that one can go back to.";
                letter_version(LetterAt) -> LetterVersion, "The letter as it was at a moment.";
                name_version(NameVersion) -> Saved, "Gives a moment of the letter a name.";
                edited_since_review(OpenVisit) -> EditedSinceReview, "Which blocks were edited since the letter went into review.";
                add_comment(AddComment) -> Saved, "Makes a comment on some words of the letter.";
                reply_to_comment(ReplyToComment) -> Saved, "Answers a comment.";
                resolve_comment(ResolveComment) -> Saved, "Settles a comment, or opens it again.";
                choose_factual_table(OpenVisit) -> FactualChosen, "Asks for the authority's table of comments on factual accuracy and reads it; nothing is stored.";
                read_factual_text(ReadFactualText) -> FactualRead, "Reads pasted comments on factual accuracy; nothing is stored.";
                add_factual_comments(AddFactualComments) -> Saved, "Adds comments on factual accuracy.";
                tie_factual_comment(TieFactualComment) -> Saved, "Ties a comment on factual accuracy to a sentence of the letter.";
                decide_factual_comment(DecideFactualComment) -> Saved, "Decides a comment on factual accuracy, or opens it again.";
                factual_view(ReviewLetter) -> FactualView, "Where the sentences stand that comments on factual accuracy are about.";
                export_factual(ExportFactual) -> Exported, "Asks for a place and writes the comments on factual accuracy as a table.";
                export_review_copy(ExportReviewCopy) -> ReviewCopyExported, "Asks for a place and writes the letter as a Word document for reviewers.";
                choose_reviewed_letter(OpenVisit) -> ReviewedChosen, "Asks for a copy that reviewers sent back and reads it; nothing is stored.";
                take_reviewed(TakeReviewed) -> ReviewedTaken, "Takes what was chosen of the copy that was read.";
                gate(OpenVisit) -> Gate, "What holds the letter back from being final.";
                make_final(MakeFinal) -> Saved, "Makes the letter final and keeps its PDF.";
                amend_letter(AmendLetter) -> Saved, "Begins the next version of a final letter.";
                export_final(OfFinalLetter) -> Exported, "Asks for a place and writes the PDF of a final letter as it was kept.";
                preview_letter(PreviewLetter) -> Preview, "Makes the PDF of a letter as the page has it, to be looked at.";
                print_preview(Nothing) -> Nothing, "Opens the system's dialog for printing the pages that the window has laid out.";
                undo(Undo) -> Undone, "Takes back the last change within a record, or within a letter.";
                redo(Undo) -> Undone, "Does again what undo took back.";
                export_letter(ExportLetter) -> Exported, "Asks for a place and writes the letter in a form.";
                export_annex(ExportAnnex) -> Exported, "Asks for a place and writes what each sentence of the letter rests on, for internal use.";
                plan_export(PlanExport) -> PlannedExport, "Asks for a folder and names the files that several letters would be in it; nothing is written.";
                export_planned(ExportPlanned) -> Exported, "Writes one of the planned files.";
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
#[ts(type = "{ [key: string]: never }")]
pub struct Nothing {}

/// What the program has to say unasked, over the one channel of a window.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CoreEvent {
    /// The window is about to close or lock: send everything unsaved, then call `flushed`.
    Flush {},
    /// How far a long task is: lines done of all.
    Progress {
        /// Lines done.
        done: u32,
        /// All lines.
        total: u32,
    },
    /// Nobody seems to be there: the notebook is locked in so many seconds, unless `still_here` is called.
    LockSoon {
        /// Seconds.
        seconds: u32,
    },
    /// A backup was made, or could not be.
    Kept {
        /// What is known now.
        kept: BackupsKept,
    },
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
