//! The evidence annex, for internal use: each sentence of the letter with what it rests on, as PDF and as workbook. Both
//! are made from the same `Annex`, and neither from the other.

mod gather;
mod margin;
mod print;
mod rows;
mod said;
mod sheets;

use std::path::Path;

use chrono::{DateTime, Utc};
use visitbook_domain::{HouseStyle, Letter, LetterState, VisitId, VisitRecords};
use visitbook_letter::check::Checker;
use visitbook_letter::ledger::Grounds;
use visitbook_letter::review::{Review, Reviewer};
use visitbook_render::{RenderOptions, report_pdf, workbook_xlsx};

use crate::annex::gather::annex;
pub(crate) use crate::annex::margin::rests_on;
use crate::contract::*;
use crate::core::Core;
use crate::drafts::settle_all;
use crate::error::{AppError, Code};
use crate::export::{MARKING, Standing, file_standing, options, refused};
use crate::host::FileKind;
use crate::review::{ground, reviewer_of};
use crate::visits::records_of;

impl Core {
    /// Asks for a place and writes the evidence annex of the letter as it stands. Drafts settled.
    ///
    /// # Errors
    /// No letter yet, a character that the form cannot hold, a place that cannot be written.
    pub fn export_annex(&self, request: ExportAnnex) -> Result<Exported, AppError> {
        let (records, bytes) = self.bytes_of_annex(request.visit, request.form, request.marking)?;
        self.save(&annex_name(&records), request.form.kind(), &bytes)
    }

    /// The annex of the letter as it stands, drafts settled, and the records it was made from. The notebook is let go
    /// before anything is set, so that it can be locked meanwhile.
    pub(crate) fn bytes_of_annex(
        &self,
        visit: VisitId,
        form: AnnexForm,
        marking: Option<String>,
    ) -> Result<(VisitRecords, Vec<u8>), AppError> {
        let (records, review) = self.reviewed_records(visit)?;
        let bytes = written(&records, &review, form, marking, self.env.now())?;
        Ok((records, bytes))
    }

    fn reviewed_records(&self, visit: VisitId) -> Result<(VisitRecords, Review), AppError> {
        let notebook = self.notebook()?;
        notebook.transact(self.env.new_id(), settle_all)?;
        let key = notebook.name_key()?;
        notebook.read(|reader| {
            let records = records_of(reader, visit)?;
            let mut reviewer = reviewer_of(reader, &records, key)?;
            let review = reviewer.review(&records.blocks, &Grounds::of(&records));
            Ok((records, review))
        })
    }
}

/// What the file of an annex is called.
pub(crate) fn annex_name(records: &VisitRecords) -> String {
    format!("{} evidence annex{}", records.authority.name, file_standing(records))
}

/// The evidence annex of a visit file, without a notebook: for the command line.
///
/// # Errors
/// A file that is no visit file, or one without a letter; a character that the form cannot hold.
pub fn annex_file(
    bytes: &[u8],
    passphrase: Option<&str>,
    form: AnnexForm,
    marking: Option<String>,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, AppError> {
    annex_of_file(&crate::import::read_file(bytes, passphrase)?, form, marking, now)
}

/// The evidence annex of what a visit file has.
pub(crate) fn annex_of_file(
    records: &VisitRecords,
    form: AnnexForm,
    marking: Option<String>,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, AppError> {
    let style = HouseStyle::usual();
    let checker = Checker::new(ground(records, &style))
        .map_err(|_| AppError::new(Code::Unexpected, "a rule of house style cannot be read"))?;
    let review = Reviewer::new(checker, style.bands).review(&records.blocks, &Grounds::of(records));
    written(records, &review, form, marking, now)
}

fn written(
    records: &VisitRecords,
    review: &Review,
    form: AnnexForm,
    marking: Option<String>,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, AppError> {
    let letter = records
        .letter
        .as_ref()
        .ok_or_else(|| AppError::new(Code::NotFound, "the visit has no letter yet"))?;
    let annex = annex(records, letter, review, now);
    let marking = marking.unwrap_or_else(|| MARKING.to_owned());
    let options = marked(records, marking, now);
    let set = match form {
        AnnexForm::Pdf => report_pdf(&print::report(&annex, now.date_naive()), &options),
        AnnexForm::Xlsx => workbook_xlsx(&sheets::workbook(&annex, &options, now.date_naive()), &options),
    };
    set.map_err(|problems| refused(&problems))
}

/// An annex is no draft of anything: what it says of the letter's state it says in words.
fn marked(records: &VisitRecords, marking: String, now: DateTime<Utc>) -> RenderOptions {
    let standing = Standing::of(&records.visit, &records.authority);
    options(now, standing, false, Some(marking))
}

/// `Final, version 2, dated 27 November 2026`.
fn state_of(letter: &Letter) -> String {
    let dated = visitbook_domain::dates::long_date(letter.date);
    match (letter.state, letter.version) {
        (LetterState::Draft, 0 | 1) => format!("Draft, dated {dated}"),
        (LetterState::Draft, version) => format!("Draft of version {version}, dated {dated}"),
        (LetterState::Final, version) => format!("Final, version {}, dated {dated}", version.max(1)),
    }
}

impl AnnexForm {
    /// The form that a file of this name has; PDF where it has no ending, nothing where it has one that no annex has.
    pub fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        match ending.to_str()? {
            "" | "pdf" => Some(Self::Pdf),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    pub(crate) fn kind(self) -> FileKind {
        match self {
            Self::Pdf => FileKind::Pdf,
            Self::Xlsx => FileKind::Xlsx,
        }
    }
}
