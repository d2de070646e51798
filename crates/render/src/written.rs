//! What is written of a letter where lines and pages are left to the program that opens the file.

use visitbook_domain::{Block, Letter};

use crate::content::Content;
use crate::metrics::PageMetrics;
use crate::options::RenderOptions;
use crate::picture::{self, Picture};
use crate::problem::Problem;
use crate::words::unwritable;

/// The texts and the picture.
pub struct Written {
    /// The texts.
    pub content: Content,
    /// The picture of the letterhead.
    pub picture: Option<Picture>,
}

/// What is written of a letter. The typeface is not enclosed, so that a character which the bundled one lacks stops nothing.
///
/// # Errors
/// Everything that stops the export: no subject, a character that markup cannot hold, a picture that cannot be used.
pub fn written(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> Result<Written, Vec<Problem>> {
    let content = Content::new(letter, blocks, options);
    let metrics = PageMetrics::on(letter.date);
    let mut problems = content.problems(|_, text| unwritable(text));
    let picture = picture::of(options, metrics, &mut problems);
    match problems.is_empty() {
        true => Ok(Written { content, picture }),
        false => Err(problems),
    }
}
