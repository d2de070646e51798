//! Letter to PDF, Word, web page and plain text, reports to PDF, tables to Word and workbooks: the same input gives the
//! same bytes.
//!
//! The way of a letter: `content` takes what is printed, `flow` shapes it and breaks it into lines, `paginate` breaks
//! the lines into pages, `furniture` adds header, footer and the top of the first page, and `pdf` alone knows printpdf
//! and lopdf, so that another way to write a document can take its place. `docx`, `html` and `plain` take the
//! same content and leave lines and pages to the program that opens the file. `raster` draws the pages of a finished PDF
//! as pictures. The crate deliberately reads no clock, makes no random number,
//! does no I/O and uses no typeface but the bundled ones and one that it is handed.

mod break_lines;
mod content;
mod docx;
mod flow;
mod fonts;
mod furniture;
mod html;
mod layout;
mod linked;
mod links;
pub mod metrics;
mod note;
mod options;
mod order;
mod package;
mod page;
mod paginate;
mod pdf;
mod picture;
mod plain;
mod png;
mod problem;
mod raster;
mod report;
mod scripts;
mod shape;
mod tags;
mod typeface;
mod watermark;
mod words;
mod written;
mod xlsx;
mod xml;

pub use docx::{Column, LONGEST_NAME, Table, letter_docx, letter_docx_noted, table_docx};
pub use html::letter_html;
pub use layout::PrintedLine;
pub use metrics::PageMetrics;
pub use note::{MarginNote, NotePlace, Said};
pub use options::{LetterheadImage, RenderOptions, ReviewCopy};
pub use picture::picture_size;
pub use plain::letter_plain;
pub use problem::{ImageProblem, Place, Problem};
pub use raster::{MOST_SCALE, PageSize, Pages};
pub use report::{Depth, Report, ReportItem, ReportPart};
pub use typeface::{FaceFile, Typeface, TypefaceProblem};
use visitbook_domain::{Block, Letter};
pub use words::{SetWords, set_words};
pub use xlsx::{Cell, Sheet, SheetColumn, Workbook, workbook_xlsx};

use crate::content::Content;
use crate::fonts::Fonts;

/// The letter as a PDF that keeps to PDF/UA-1 and PDF/A-2a. Blocks are printed in the order given. A letter in the
/// state of a draft is printed as one whatever the options say. Where something stops the export, everything that does
/// is named.
pub fn letter_pdf(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> Result<Vec<u8>, Vec<Problem>> {
    Ok(letter_printed(letter, blocks, options)?.pdf)
}

/// A letter as PDF, and where its lines stand.
#[derive(Clone, Debug)]
pub struct PrintedLetter {
    /// The bytes of [`letter_pdf`].
    pub pdf: Vec<u8>,
    /// The lines of its blocks, in reading order.
    pub lines: Vec<PrintedLine>,
}

/// The same, with the places of its lines: for whoever shows the pages beside the text.
///
/// # Errors
/// As [`letter_pdf`].
pub fn letter_printed(
    letter: &Letter,
    blocks: &[Block],
    options: &RenderOptions,
) -> Result<PrintedLetter, Vec<Problem>> {
    let fonts = Fonts::of(options.typeface.as_ref()).map_err(|problem| vec![problem])?;
    set(
        Content::new(letter, blocks, options),
        &options.metrics(letter.date),
        &fonts,
        options,
    )
}

/// A report as a PDF of the same kind.
///
/// # Errors
/// As [`letter_pdf`].
pub fn report_pdf(report: &Report, options: &RenderOptions) -> Result<Vec<u8>, Vec<Problem>> {
    let fonts = Fonts::of(options.typeface.as_ref()).map_err(|problem| vec![problem])?;
    set(
        Content::of_report(report, options),
        &options.metrics(report.date),
        &fonts,
        options,
    )
    .map(|printed| printed.pdf)
}

fn set(
    content: Content,
    metrics: &PageMetrics,
    fonts: &Fonts<'_>,
    options: &RenderOptions,
) -> Result<PrintedLetter, Vec<Problem>> {
    let mut problems = content.problems(|weight, text| words::unset(fonts, weight, text));
    let picture = picture::of(options, metrics, &mut problems);
    let placed = picture
        .as_ref()
        .map(|picture| (picture.size, picture.alternative_text.clone()));
    let layout = match layout::lay_out(&content, placed, fonts, metrics) {
        Ok(layout) if problems.is_empty() => layout,
        Ok(_) => return Err(problems),
        Err(problem) => {
            problems.push(problem);
            return Err(problems);
        }
    };
    let about = pdf::About {
        title: &content.title,
        program: &options.program,
        made_at: options.made_at,
    };
    let pdf = pdf::write(&layout, picture.as_ref(), &about, fonts, metrics).map_err(|problem| vec![problem])?;
    Ok(PrintedLetter {
        pdf,
        lines: layout.lines,
    })
}

/// The paragraphs of the letter in reading order, exactly as they can be taken out of the PDF: page furniture apart, a
/// bullet with its square, a space that does not break as a space. A draft, a rehearsal or an invention says so in the
/// first of them.
pub fn letter_text(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> Vec<String> {
    Content::new(letter, blocks, options).read()
}
