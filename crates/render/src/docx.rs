//! The letter as a Word document, for those who comment on it: real styles, real lists, a bookmark around each block.
//!
//! It takes the same content as the PDF, and neither is made from the other. Nothing is in the file but the letter: no
//! author, no program, no machine, no time; where notes are asked for, who said them and when. A draft asks Word to track
//! changes from the first key.

mod addresses;
mod body;
mod drawing;
mod fixed;
mod furniture;
mod notes;
mod part;
mod styles;
mod table;
mod theme;

use visitbook_domain::{Block, BlockId, Letter};

use crate::note::MarginNote;
use crate::options::RenderOptions;
use crate::package::{pack, relations, text};
use crate::png;
use crate::problem::Problem;
use crate::typeface::Typeface;
use crate::written::{Written, written};

use addresses::Addresses;
use notes::Notes;

pub use notes::LONGEST_NAME;
pub use table::{Column, Table, table_docx};

/// The letter as a `.docx`. Blocks are printed in the order given, each within a bookmark named `vb_` and its id; a letter
/// in the state of a draft is printed as one whatever the options say.
///
/// The typeface is named and not enclosed, so that a character which the bundled one lacks does not stop the export.
/// [`RenderOptions::made_at`] and [`RenderOptions::program`] are not in the file. A draft has no watermark here.
///
/// # Errors
/// Everything that stops the export: no subject, a character that XML cannot hold, a picture that cannot be used.
pub fn letter_docx(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> Result<Vec<u8>, Vec<Problem>> {
    letter_docx_noted(letter, blocks, &[], options)
}

/// The same with notes in the margin, in the order given: Word's comments, answers below what they answer.
///
/// # Errors
/// As [`letter_docx`]. A note stops nothing.
pub fn letter_docx_noted(
    letter: &Letter,
    blocks: &[Block],
    notes: &[MarginNote],
    options: &RenderOptions,
) -> Result<Vec<u8>, Vec<Problem>> {
    let Written { content, picture } = written(letter, blocks, options)?;
    let metrics = &options.metrics(letter.date);
    let face = options.typeface.as_ref().map_or(fixed::FACE, Typeface::name);
    let notes = Notes::on(&content, blocks, notes);
    let mut beside = furniture::parts(&content, body::measure(metrics));
    let addresses = Addresses::of(&content);
    let main = body::document(&content, &notes, &addresses, picture.as_ref(), &beside, metrics);
    beside.extend(notes.parts());
    let styles = match notes.is_empty() {
        true => styles::styles(metrics, face),
        false => styles::with_notes(metrics, face),
    };
    let mut parts = vec![
        text("[Content_Types].xml", fixed::content_types(&beside, picture.is_some())),
        text("_rels/.rels", relations("word/document.xml")),
        text("docProps/core.xml", fixed::core_properties(&content.title)),
        text("word/document.xml", main),
        text(
            "word/_rels/document.xml.rels",
            fixed::document_relations(&beside, &addresses, picture.is_some()),
        ),
        text("word/styles.xml", styles),
        text("word/numbering.xml", styles::numbering(metrics)),
        text("word/settings.xml", fixed::settings(content.draft)),
        text("word/fontTable.xml", fixed::font_table(face)),
        text(theme::PATH, theme::theme(face)),
    ];
    parts.extend(beside.into_iter().map(|part| text(part.path, part.xml)));
    parts.extend(picture.map(|picture| (drawing::PATH, png::write(&picture))));
    pack(&parts).map_err(|why| vec![Problem::Document(why.to_string())])
}

/// The name of the bookmark around a block: `vb_` and the 32 digits of its id. Word allows 40 letters, digits and low
/// lines.
fn bookmark(block: BlockId) -> String {
    format!("vb_{}", block.0.simple())
}
