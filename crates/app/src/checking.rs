//! A letter held against house style, from a file and without a window.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use visitbook_domain::{Band, HouseStyle, Letter, VisitRecords};
use visitbook_exchange::notes::Notes;
use visitbook_letter::check::{Checker, Ground, Passage, Remark, Severity};
use visitbook_letter::ledger::Grounds;
use visitbook_letter::review::{ReviewRemark, Reviewer};
use visitbook_letter::spelling::Speller;

use crate::error::{AppError, Code};
use crate::import::{is_sealed, read_file};
use crate::review::ground;

/// What is said about a letter in a file.
#[derive(Debug, Serialize)]
pub struct CheckedFile {
    /// How many words it has.
    pub words: u32,
    /// In the order of its text.
    pub remarks: Vec<FileRemark>,
}

/// What is said about some words of a letter in a file.
#[derive(Debug, Serialize)]
pub struct FileRemark {
    /// The rule's id.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// The block, counted from 0.
    pub block: usize,
    /// The words' place in the block's text, in UTF-16 code units.
    pub at: Range<u32>,
    /// The words.
    pub words: String,
    /// What is said, in a sentence.
    pub message: String,
    /// What can stand in place of the words, the best first.
    pub fixes: Vec<String>,
    /// Words from elsewhere that the words are to be held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
}

impl From<Remark> for FileRemark {
    fn from(remark: Remark) -> Self {
        Self {
            rule: remark.rule.to_owned(),
            severity: remark.severity,
            block: remark.block,
            at: remark.at,
            words: remark.words,
            message: remark.message,
            fixes: remark.fixes,
            beside: remark.beside,
        }
    }
}

/// Holds the letter of a visit file, or the text of a `.docx` or plain text, against the style of `date`; without one,
/// against that of the letter's own date, and for plain text and Word of today.
///
/// # Errors
/// A visit file that cannot be read or has no letter; a document or text that cannot be read.
pub fn check_file(
    bytes: &[u8],
    passphrase: Option<&str>,
    date: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<CheckedFile, AppError> {
    // No plain text of a letter begins with the brace of a visit file.
    if is_sealed(bytes) || bytes.starts_with(b"{") {
        let records = read_file(bytes, passphrase)?;
        let letter: &Letter = records
            .letter
            .as_ref()
            .ok_or_else(|| AppError::new(Code::NotFound, "the visit has no letter yet"))?;
        let style = HouseStyle::usual();
        let ground = Ground {
            date: date.unwrap_or(letter.date),
            ..ground(&records, &style)
        };
        return reviewed(&records, ground, style.bands);
    }
    let notes = Notes::open(bytes)
        .map_err(|error| AppError::new(Code::NotesUnreadable, "the text cannot be read").with("problem", error))?;
    let ground = Ground {
        speller: Speller::bundled().ok(),
        ..Ground::on(date.unwrap_or(now.date_naive()))
    };
    checked(&Passage::of_text(notes.text()), ground)
}

/// Of a visit the ledger speaks too: what sentences rest on, and words of proportion beside what was counted. What was set
/// aside is answered.
fn reviewed(records: &VisitRecords, ground: Ground, bands: Vec<Band>) -> Result<CheckedFile, AppError> {
    let review = Reviewer::new(checker(ground)?, bands).review(&records.blocks, &Grounds::of(records));
    let place = |remark: &ReviewRemark| records.blocks.iter().position(|block| block.id == remark.block);
    let open = review.remarks.into_iter().filter(|remark| remark.aside.is_none());
    let remarks = open.filter_map(|remark| {
        Some(FileRemark {
            block: place(&remark)?,
            at: remark.start..remark.end,
            rule: remark.rule,
            severity: remark.severity,
            words: remark.words,
            message: remark.message,
            fixes: remark.fixes,
            beside: remark.beside,
        })
    });
    let words = records
        .blocks
        .iter()
        .map(|block| block.plain_text().split_whitespace().count());
    Ok(CheckedFile {
        words: u32::try_from(words.sum::<usize>()).unwrap_or(u32::MAX),
        remarks: remarks.collect(),
    })
}

fn checker(ground: Ground) -> Result<Checker, AppError> {
    Checker::new(ground).map_err(|_| AppError::new(Code::Unexpected, "a rule of house style cannot be read"))
}

fn checked(passages: &[Passage<'_>], ground: Ground) -> Result<CheckedFile, AppError> {
    let words: usize = passages
        .iter()
        .map(|passage| passage.words.split_whitespace().count())
        .sum();
    Ok(CheckedFile {
        words: u32::try_from(words).unwrap_or(u32::MAX),
        remarks: checker(ground)?
            .letter(passages)
            .into_iter()
            .map(FileRemark::from)
            .collect(),
    })
}
