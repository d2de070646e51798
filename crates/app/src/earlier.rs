//! The letter or report that came before: read from a file or from pasted text, to be looked through before it is
//! stored.

use visitbook_domain::AreaOfConcern;
use visitbook_exchange::letter_text::{LetterText, LetterTextError, MOST_BYTES, check_length, letter_text};
use visitbook_letter::earlier::read_earlier;

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::host::OpenKind;

impl Core {
    /// Asks for a file and reads it as a letter or report that came before the visit. Nothing is stored.
    ///
    /// # Errors
    /// A file that no text of a letter is had from: why, in words.
    pub fn choose_earlier_letter(&self, request: OpenVisit) -> Result<EarlierChosen, AppError> {
        let areas = self.areas(request)?;
        let Some(path) = self.host.ask_open(OpenKind::Letter) else {
            return Ok(EarlierChosen { name: None, read: None });
        };
        let bytes = crate::import::load_up_to(&path, MOST_BYTES)?;
        let LetterText { text, furniture } = letter_text(&bytes).map_err(unreadable)?;
        let mut read = proposed(&text, &areas);
        read.left_out.extend(furniture);
        Ok(EarlierChosen {
            name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
            read: Some(read),
        })
    }

    /// Reads pasted text as a letter or report that came before the visit. Nothing is stored.
    ///
    /// # Errors
    /// No text, or more than any letter has.
    pub fn read_earlier_text(&self, request: ReadEarlierText) -> Result<EarlierProposed, AppError> {
        let areas = self.areas(OpenVisit { visit: request.visit })?;
        if request.text.trim().is_empty() {
            return Err(unreadable(LetterTextError::Empty));
        }
        check_length(&request.text).map_err(unreadable)?;
        Ok(proposed(&request.text, &areas))
    }

    fn areas(&self, visit: OpenVisit) -> Result<Vec<AreaOfConcern>, AppError> {
        let records = self
            .notebook()?
            .read(|reader| crate::visits::records_of(reader, visit.visit))?;
        Ok(records.areas)
    }
}

fn unreadable(error: LetterTextError) -> AppError {
    AppError::new(Code::LetterUnreadable, "no letter can be read from it").with("problem", error)
}

fn proposed(text: &str, areas: &[AreaOfConcern]) -> EarlierProposed {
    let read = read_earlier(text, areas);
    EarlierProposed {
        title: read.title,
        dated: read.dated,
        sections: read.sections,
        concerns: read.concerns,
        left_out: read.left_out,
    }
}
