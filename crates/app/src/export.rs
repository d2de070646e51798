//! What leaves a notebook: the letter in its forms, the visit as a file.

use std::path::Path;

use chrono::{DateTime, Utc};
use visitbook_domain::{
    Attachment, Authority, Band, Block, FinalLetter, HouseStyle, Letter, LetterState, Purpose, Visit, VisitRecords,
};
use visitbook_exchange::{SealError, WorkFactor, seal_with_files, write};
use visitbook_render::{
    MarginNote, Problem, RenderOptions, Report, ReviewCopy, letter_docx_noted, letter_html, letter_pdf, letter_plain,
    report_pdf,
};
use visitbook_store::{StoreError, files};
use zeroize::Zeroizing;

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::host::FileKind;
use crate::letter::settled_records;
use crate::look::Appearance;
use crate::noted::notes;
use crate::review::house_style;

impl Core {
    /// Asks for a place and writes the letter in a form: a final one as PDF is the bytes that were kept.
    ///
    /// # Errors
    /// No letter yet, a character the typeface lacks, a place that cannot be written.
    pub fn export_letter(&self, request: ExportLetter) -> Result<Exported, AppError> {
        let records = settled_records(self, request.visit)?;
        let name = letter_name(&records, request.form, &request.look);
        let bytes = self.bytes_of_letter(&records, request.form, request.look)?;
        self.save(&name, request.form.kind(), &bytes)
    }

    /// A final letter as PDF is the bytes that were kept, and everything else is set now.
    pub(crate) fn bytes_of_letter(
        &self,
        records: &VisitRecords,
        form: LetterFile,
        look: LetterLook,
    ) -> Result<Vec<u8>, AppError> {
        match last_final(records) {
            Some(kept) if form == LetterFile::Pdf => {
                self.bytes_of_final(kept, Standing::of(&records.visit, &records.authority))
            }
            _ => {
                let bands = self.notebook()?.read(house_style)?.bands;
                render(records, form, look, &bands, &self.appearance()?, self.env.now())
            }
        }
    }

    /// Asks for a place and writes the visit file. An encrypted one carries the files of the evidence as far as they are
    /// here; one in plain text only tells of them.
    ///
    /// # Errors
    /// A passphrase that is too short, an attached file that is damaged, more of them than are carried, a place that cannot be written.
    pub fn export_visit(&self, request: ExportVisit) -> Result<Exported, AppError> {
        let passphrase = request.passphrase.map(Zeroizing::new);
        let records = settled_records(self, request.visit)?;
        let name = format!(
            "{} {}",
            records.authority.name,
            crate::visits::title(&records.visit).to_lowercase()
        );
        match passphrase {
            Some(passphrase) => {
                let bytes = self.sealed(&records, &passphrase)?;
                self.save(&name, FileKind::SealedVisit, &bytes)
            }
            None => self.save(&name, FileKind::PlainVisit, &write(&records).map_err(unexpected)?),
        }
    }

    /// The notebook is let go before anybody is asked for a place, so that it can be locked meanwhile.
    fn sealed(&self, records: &VisitRecords, passphrase: &str) -> Result<Vec<u8>, AppError> {
        let notebook = self.notebook()?;
        let fetch = |attachment: &Attachment| notebook.bytes_of(attachment).map_err(AppError::from);
        seal_with_files(records, passphrase, WorkFactor::USUAL, fetch)
    }

    pub(crate) fn save(&self, name: &str, kind: FileKind, bytes: &[u8]) -> Result<Exported, AppError> {
        let proposed = file_name(name, kind.ending());
        let Some(path) = self.host.ask_save(&proposed, kind) else {
            return Ok(Exported { path: None });
        };
        write_file(&path, bytes)?;
        Ok(Exported {
            path: Some(path.to_string_lossy().into_owned()),
        })
    }
}

/// The record of the letter as it stands, where that is final.
pub(crate) fn last_final(records: &VisitRecords) -> Option<&FinalLetter> {
    let standing = records.letter.as_ref()?;
    let last = records.final_letters.last()?;
    (standing.state == LetterState::Final && last.letter == *standing).then_some(last)
}

/// Writes a file so that an old one stands until the new one is whole.
///
/// # Errors
/// A full disk, a place that cannot be written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    files::write_safely(path, bytes)
        .map_err(|error| AppError::from(StoreError::from(error)).with("place", path.display()))
}

/// The letter of these records in this form; what its notes say of proportions is by these bands.
///
/// # Errors
/// No letter; what the renderer refuses.
pub(crate) fn render(
    records: &VisitRecords,
    form: LetterFile,
    look: LetterLook,
    bands: &[Band],
    appearance: &Appearance,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, AppError> {
    let letter = records
        .letter
        .as_ref()
        .ok_or_else(|| AppError::new(Code::NotFound, "the visit has no letter yet"))?;
    let standing = Standing::of(&records.visit, &records.authority);
    let notes = match form {
        LetterFile::Docx => notes(records, letter, &look, bands),
        _ => Vec::new(),
    };
    let with_evidence = has_evidence(records, form, &look);
    let options = RenderOptions {
        with_evidence,
        ..appearance.on(letter_options(letter, now, standing, look))
    };
    set_as(form, letter, &records.blocks, &notes, &options)
}

impl LetterFile {
    /// The form that a file of this name has; PDF where it has no ending, nothing where it has one that no letter has.
    pub fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        match ending.to_str()? {
            "" | "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            "html" | "htm" => Some(Self::Html),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }

    pub(crate) fn kind(self) -> FileKind {
        match self {
            Self::Pdf => FileKind::Pdf,
            Self::Docx => FileKind::Docx,
            Self::Html => FileKind::Html,
            Self::Text => FileKind::Text,
        }
    }
}

/// A letter as PDF, made at this instant.
///
/// # Errors
/// What the renderer refuses.
pub(crate) fn set(
    letter: &Letter,
    blocks: &[Block],
    at: DateTime<Utc>,
    standing: Standing,
    appearance: &Appearance,
) -> Result<Vec<u8>, AppError> {
    set_as(
        LetterFile::Pdf,
        letter,
        blocks,
        &[],
        &appearance.on(letter_options(letter, at, standing, LetterLook::default())),
    )
}

/// The program's name and version.
pub(crate) const PROGRAM: &str = concat!("Visitbook ", env!("CARGO_PKG_VERSION"));

/// The marking of what is not published, unless somebody says another.
pub(crate) const MARKING: &str = "OFFICIAL-SENSITIVE";

/// How a letter is written. A draft has what somebody asked for, and the usual marking where nobody said another; a final
/// letter nothing, for it is published.
pub(crate) fn letter_options(
    letter: &Letter,
    made_at: DateTime<Utc>,
    standing: Standing,
    look: LetterLook,
) -> RenderOptions {
    if letter.state == LetterState::Final {
        return options(made_at, standing, false, None);
    }
    let marking = look.marking.unwrap_or_else(|| MARKING.to_owned());
    RenderOptions {
        review: ReviewCopy {
            line_numbers: look.line_numbers,
            wide_margin: look.wide_margin,
            references: look.references,
        },
        ..options(made_at, standing, true, Some(marking))
    }
}

/// A letter in this form, in Word with these notes.
///
/// # Errors
/// What the renderer refuses.
pub(crate) fn set_as(
    form: LetterFile,
    letter: &Letter,
    blocks: &[Block],
    notes: &[MarginNote],
    options: &RenderOptions,
) -> Result<Vec<u8>, AppError> {
    let set = match form {
        LetterFile::Pdf => letter_pdf(letter, blocks, options),
        LetterFile::Docx => letter_docx_noted(letter, blocks, notes, options),
        LetterFile::Html => letter_html(letter, blocks, options).map(String::into_bytes),
        LetterFile::Text => Ok(letter_plain(letter, blocks, options).into_bytes()),
    };
    set.map_err(|problems| refused(&problems))
}

/// What a visit is besides an inspection: every page that leaves it says so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    rehearsal: bool,
    fictional: bool,
}

impl Standing {
    /// That of what belongs to no visit.
    pub(crate) const OF_NO_VISIT: Self = Self {
        rehearsal: false,
        fictional: false,
    };

    pub(crate) fn of(visit: &Visit, authority: &Authority) -> Self {
        Self {
            rehearsal: visit.purpose == Purpose::Rehearsal,
            fictional: authority.fictional,
        }
    }
}

pub(crate) fn options(
    made_at: DateTime<Utc>,
    standing: Standing,
    draft: bool,
    marking: Option<String>,
) -> RenderOptions {
    RenderOptions {
        made_at,
        draft,
        rehearsal: standing.rehearsal,
        fictional: standing.fictional,
        marking,
        review: ReviewCopy::default(),
        with_evidence: false,
        typeface: None,
        letterhead_image: None,
        program: PROGRAM.to_owned(),
    }
}

/// A report of the notebook as PDF, marked as what it is.
///
/// # Errors
/// What the renderer refuses.
pub(crate) fn report(report: &Report, now: DateTime<Utc>, standing: Standing) -> Result<Vec<u8>, AppError> {
    let options = options(now, standing, false, Some(MARKING.to_owned()));
    report_pdf(report, &options).map_err(|problems| refused(&problems))
}

/// The first problem on the wire; how many there are is told beside it.
pub(crate) fn refused(problems: &[Problem]) -> AppError {
    let words: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let told = |code| AppError::new(code, "the letter cannot be set").with("problems", words.join("\n"));
    match problems.first() {
        Some(Problem::MissingCharacter {
            character,
            block,
            place,
            excerpt,
        }) => told(Code::CharacterMissing)
            .with("character", character)
            .with("place", place)
            .with("excerpt", excerpt)
            .with("block", block.map(|block| block.to_string()).unwrap_or_default()),
        Some(Problem::NoSubject | Problem::NoRoom(_) | Problem::Image(_)) => told(Code::Refused)
            .with("field", "letter")
            .with("reason", words.join(" ")),
        _ => told(Code::Unexpected),
    }
}

/// What the file of a letter is called: a copy with evidence in its margin is never taken for one without.
pub(crate) fn letter_name(records: &VisitRecords, form: LetterFile, look: &LetterLook) -> String {
    let with = match has_evidence(records, form, look) {
        true => " WITH EVIDENCE",
        false => "",
    };
    format!(
        "{} monitoring letter{}{with}",
        records.authority.name,
        file_standing(records)
    )
}

/// Whether what is written of a letter in this form has evidence beside it.
fn has_evidence(records: &VisitRecords, form: LetterFile, look: &LetterLook) -> bool {
    let draft = |letter: &Letter| letter.state == LetterState::Draft;
    form == LetterFile::Docx && look.citations && records.letter.as_ref().is_some_and(draft)
}

/// What the name of a file says of visit and letter: ` REHEARSAL`, ` DRAFT`, ` version 2`.
pub(crate) fn file_standing(records: &VisitRecords) -> String {
    let state = match records.letter.as_ref() {
        Some(letter) if letter.state == LetterState::Final => version(letter.version),
        _ => " DRAFT".to_owned(),
    };
    let rehearsal = if records.visit.purpose == Purpose::Rehearsal {
        " REHEARSAL"
    } else {
        ""
    };
    format!("{rehearsal}{state}")
}

/// What tells a corrected letter from the one before.
pub(crate) fn version(number: u32) -> String {
    match number {
        0 | 1 => String::new(),
        _ => format!(" version {number}"),
    }
}

/// A name without what some system forbids in names of files, with its ending.
pub(crate) fn file_name(name: &str, ending: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !"/\\:*?\"<>|".contains(*c);
    let name: String = name.chars().filter(allowed).collect();
    format!("{name}.{ending}")
}

impl From<SealError> for AppError {
    fn from(error: SealError) -> Self {
        let code = match error {
            SealError::EmptyPassphrase => Code::WeakPassphrase,
            SealError::TooManyFiles => Code::AttachmentsTooLarge,
            SealError::Write(_) | SealError::Encrypt => Code::Unexpected,
        };
        Self::new(code, error.to_string())
    }
}

pub(crate) fn unexpected(error: impl std::fmt::Display) -> AppError {
    AppError::new(Code::Unexpected, error.to_string())
}

/// The letter of a visit file, without a notebook: for the command line.
///
/// # Errors
/// A file that is no visit file; what the renderer refuses.
pub fn render_file(
    bytes: &[u8],
    passphrase: Option<&str>,
    form: LetterFile,
    look: LetterLook,
    appearance: &Appearance,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, AppError> {
    render(
        &crate::import::read_file(bytes, passphrase)?,
        form,
        look,
        &HouseStyle::usual().bands,
        appearance,
        now,
    )
}
