//! The letter as it will be printed: its PDF made from what the page has, and the pictures of its pages.
//!
//! One preview is kept, in memory alone, until the next one is asked for or the notebook is closed.

use std::sync::{Arc, PoisonError};

use visitbook_domain::{Block, VisitId};
use visitbook_render::{Pages, PrintedLetter, PrintedLine, letter_printed};

use crate::attachments::Picture;
use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::export::{Standing, last_final, letter_options, refused};
use crate::review::of_page;
use crate::visits::records_of;

/// The pages that are shown.
pub(crate) struct Previewed {
    key: String,
    pages: Arc<Pages>,
}

impl Core {
    /// Makes the PDF of a letter as the page has it; of a final one, takes the bytes that were kept.
    ///
    /// # Errors
    /// No letter yet; what the renderer refuses.
    pub fn preview_letter(&self, request: PreviewLetter) -> Result<Preview, AppError> {
        let (kept, printed) = self.printed(request.visit, request.blocks.into_iter().map(of_page).collect())?;
        let pages = Pages::read(printed.pdf)
            .ok_or_else(|| AppError::new(Code::Unexpected, "the PDF of the letter cannot be read again"))?;
        let sizes = pages.sizes();
        let key = self.env.new_id().to_string();
        let mut slot = self.previewed.lock().unwrap_or_else(PoisonError::into_inner);
        // The place first, then the notebook: once a notebook is closed, nothing of it is put here any more.
        self.notebook()?;
        *slot = Some(Previewed {
            key: key.clone(),
            pages: Arc::new(pages),
        });
        Ok(Preview {
            key,
            kept,
            pages: sizes
                .iter()
                .map(|size| PreviewPage {
                    width: size.width,
                    height: size.height,
                })
                .collect(),
            lines: printed.lines.iter().map(line).collect(),
        })
    }

    fn printed(&self, visit: VisitId, blocks: Vec<Block>) -> Result<(bool, PrintedLetter), AppError> {
        let records = self.notebook()?.read(|reader| records_of(reader, visit))?;
        let standing = Standing::of(&records.visit, &records.authority);
        if let Some(last) = last_final(&records) {
            let pdf = self.bytes_of_final(last, standing)?;
            return Ok((true, PrintedLetter { pdf, lines: Vec::new() }));
        }
        let letter = records
            .letter
            .as_ref()
            .ok_or_else(|| AppError::new(Code::NotFound, "the visit has no letter yet"))?;
        let options = letter_options(letter, self.env.now(), standing, LetterLook::default());
        let options = self.appearance()?.on(options);
        let printed = letter_printed(letter, &blocks, &options).map_err(|problems| refused(&problems))?;
        Ok((false, printed))
    }

    /// A page of the preview as a PNG: `<key>/<page from 0>/<hundredths of a pixel for each point>`; a letter in a typeface
    /// under `specimen/`.
    ///
    /// # Errors
    /// No open notebook, no such preview or page, a scale that nobody could look at.
    pub fn preview_page(&self, place: &str) -> Result<Picture, AppError> {
        let not_there = || AppError::new(Code::NotFound, "no such page");
        self.notebook()?;
        if let Some(place) = place.strip_prefix("specimen/") {
            return self.specimen(place);
        }
        let [key, page, scale]: [&str; 3] = place
            .split('/')
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| not_there())?;
        let pages = {
            let slot = self.previewed.lock().unwrap_or_else(PoisonError::into_inner);
            let shown = slot.as_ref().filter(|shown| shown.key == key);
            Arc::clone(&shown.ok_or_else(not_there)?.pages)
        };
        let page = page.parse().map_err(|_| not_there())?;
        let scale: u16 = scale.parse().map_err(|_| not_there())?;
        let bytes = pages.png(page, f32::from(scale) / 100.0).ok_or_else(not_there)?;
        Ok(Picture {
            content_type: "image/png",
            bytes,
        })
    }

    /// Prints the pages that the window has laid out for that.
    ///
    /// # Errors
    /// No open notebook.
    pub fn print_preview(&self, _: Nothing) -> Result<Nothing, AppError> {
        self.notebook()?;
        self.host.print();
        Ok(Nothing {})
    }

    /// Lets go of the pages that are shown.
    pub(crate) fn forget_preview(&self) {
        *self.previewed.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn line(printed: &PrintedLine) -> PreviewLine {
    PreviewLine {
        block: printed.block,
        from: printed.from,
        page: u32::try_from(printed.page).unwrap_or(u32::MAX),
        top: printed.top,
        bottom: printed.bottom,
    }
}
