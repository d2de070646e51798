//! A letter held against house style, from a file and without a window.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use visitbook_domain::{HouseStyle, Letter};
use visitbook_exchange::notes::Notes;
use visitbook_letter::check::{Checker, Ground, Passage, Remark};
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
    pub remarks: Vec<Remark>,
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
        let texts: Vec<String> = records.blocks.iter().map(|block| block.plain_text()).collect();
        let blocks = records.blocks.iter().zip(&texts);
        let passages: Vec<Passage<'_>> = blocks
            .map(|(block, words)| Passage {
                kind: block.kind,
                words,
            })
            .collect();
        let ground = Ground {
            date: date.unwrap_or(letter.date),
            ..ground(&records, &HouseStyle::usual())
        };
        return checked(&passages, ground);
    }
    let notes = Notes::open(bytes)
        .map_err(|error| AppError::new(Code::NotesUnreadable, "the text cannot be read").with("problem", error))?;
    let ground = Ground {
        speller: Speller::bundled().ok(),
        ..Ground::on(date.unwrap_or(now.date_naive()))
    };
    checked(&Passage::of_text(notes.text()), ground)
}

fn checked(passages: &[Passage<'_>], ground: Ground) -> Result<CheckedFile, AppError> {
    let checker =
        Checker::new(ground).map_err(|_| AppError::new(Code::Unexpected, "a rule of house style cannot be read"))?;
    let words: usize = passages
        .iter()
        .map(|passage| passage.words.split_whitespace().count())
        .sum();
    Ok(CheckedFile {
        words: u32::try_from(words).unwrap_or(u32::MAX),
        remarks: checker.letter(passages),
    })
}
