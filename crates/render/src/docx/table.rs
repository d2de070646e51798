//! A table as a Word document of its own: a title, and below it rows whose headings stand on every page.

use chrono::NaiveDate;

use crate::content::{Content, Role, Text};
use crate::docx::addresses::Addresses;
use crate::docx::part::Part;
use crate::docx::styles::{TABLE_HEADING, TABLE_TEXT, numbering, style_of, with_table};
use crate::docx::{fixed, furniture, theme};
use crate::metrics::PageMetrics;
use crate::options::RenderOptions;
use crate::package::{pack, relations, text};
use crate::problem::{Place, Problem};
use crate::report::Report;
use crate::words::{Placed, printed, unwritable};
use crate::xml::{DECLARATION, NAMES, escaped, run, twips};

/// A4 across, in twentieths of a point.
const WIDTH: i64 = 16_838;
/// See [`WIDTH`].
const HEIGHT: i64 = 11_906;
/// Space within a cell, left and right, in twentieths of a point.
const WITHIN: u8 = 80;

/// What a table shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The day it bears.
    pub date: NaiveDate,
    /// Its title: the heading above it, and the title of the file.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column. Lines of a cell are paragraphs.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// Its share of the width, against the shares of the others.
    pub share: u16,
}

/// A table as a `.docx` on A4 across. The row of headings is one, so that a screen reader names them, and is repeated on
/// every page. Nothing is in the file but the table: no author, no program, no machine, no time.
///
/// # Errors
/// Everything that stops the export: no title, a character that XML cannot hold.
pub fn table_docx(table: &Table, options: &RenderOptions) -> Result<Vec<u8>, Vec<Problem>> {
    let report = Report {
        date: table.date,
        title: table.title.clone(),
        parts: Vec::new(),
    };
    let content = Content::of_report(&report, options);
    let mut problems = content.problems(|_, text| unwritable(text));
    let headings = table.columns.iter().map(|column| &column.heading);
    for words in headings
        .chain(table.rows.iter().flatten())
        .flat_map(|words| lines(words))
    {
        problems.extend(unwritable(&Placed {
            words: &words,
            place: Place::Table,
            block: None,
        }));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let metrics = PageMetrics::on(table.date);
    let furniture = furniture::parts(&content, room(metrics));
    let mut parts = vec![
        text("[Content_Types].xml", fixed::content_types(&furniture, false)),
        text("_rels/.rels", relations("word/document.xml")),
        text("docProps/core.xml", fixed::core_properties(&content.title)),
        text("word/document.xml", document(&content, table, &furniture, metrics)),
        text(
            "word/_rels/document.xml.rels",
            fixed::document_relations(&furniture, &Addresses::default(), false),
        ),
        text("word/styles.xml", with_table(metrics)),
        text("word/numbering.xml", numbering(metrics)),
        text("word/settings.xml", fixed::settings(content.draft)),
        text("word/fontTable.xml", fixed::font_table(fixed::FACE)),
        text(theme::PATH, theme::theme(fixed::FACE)),
    ];
    parts.extend(furniture.into_iter().map(|part| text(part.path, part.xml)));
    pack(&parts).map_err(|why| vec![Problem::Document(why.to_string())])
}

fn document(content: &Content, table: &Table, furniture: &[Part], metrics: &PageMetrics) -> String {
    // The title comes first: on a page of its own kind there is no letterhead above the day.
    let rank = |text: &&Text| match text.role {
        Role::Notice => 0,
        Role::Subject => 1,
        _ => 2,
    };
    let mut texts: Vec<&Text> = content.texts.iter().collect();
    texts.sort_by_key(rank);
    let above = texts
        .into_iter()
        .map(|text| paragraph(style_of(text.role), &text.words));
    let above: String = above.collect();
    format!(
        "{DECLARATION}<w:document {NAMES}><w:body>{above}{}{}{}</w:body></w:document>",
        rows(table, metrics),
        // Word wants a paragraph behind a table.
        paragraph(TABLE_TEXT, ""),
        section(furniture, metrics)
    )
}

fn rows(table: &Table, metrics: &PageMetrics) -> String {
    let widths = widths(table, metrics);
    let grid: String = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect();
    let side = |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(side)
        .concat();
    let headings: Vec<String> = table.columns.iter().map(|column| column.heading.clone()).collect();
    let heading = row(
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        TABLE_HEADING,
        &widths,
        &headings,
    );
    let rows: String = table
        .rows
        .iter()
        .map(|cells| row("", TABLE_TEXT, &widths, cells))
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout \
         w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{WITHIN}\" w:type=\"dxa\"/><w:right w:w=\"{WITHIN}\" \
         w:type=\"dxa\"/></w:tblCellMar><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>{grid}\
         </w:tblGrid>{heading}{rows}</w:tbl>",
        widths.iter().sum::<i64>(),
        escaped(&table.title),
    )
}

/// A row. It has a cell for every column, whatever is in it.
fn row(properties: &str, style: &str, widths: &[i64], cells: &[String]) -> String {
    let cell = |(at, width): (usize, &i64)| {
        let lines = cells.get(at).map_or_else(|| vec![String::new()], |words| lines(words));
        let lines: String = lines.iter().map(|line| paragraph(style, line)).collect();
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{lines}</w:tc>")
    };
    let cells: String = widths.iter().enumerate().map(cell).collect();
    format!("<w:tr>{properties}{cells}</w:tr>")
}

/// The lines of a cell as they are written.
fn lines(words: &str) -> Vec<String> {
    words.split('\n').map(printed).collect()
}

fn paragraph(style: &str, words: &str) -> String {
    let words = match words {
        "" => String::new(),
        words => run(words),
    };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{words}</w:p>")
}

/// The width of each column, in twentieths of a point.
fn widths(table: &Table, metrics: &PageMetrics) -> Vec<i64> {
    let all: i64 = table.columns.iter().map(|column| i64::from(column.share)).sum();
    let room = room(metrics);
    let width = |column: &Column| room * i64::from(column.share) / all.max(1);
    table.columns.iter().map(width).collect()
}

/// The width between the margins, in twentieths of a point.
fn room(metrics: &PageMetrics) -> i64 {
    WIDTH - 2 * margin(metrics)
}

fn margin(metrics: &PageMetrics) -> i64 {
    twips(metrics.left)
}

fn section(furniture: &[Part], metrics: &PageMetrics) -> String {
    let references: String = furniture.iter().map(Part::reference).collect();
    let side = margin(metrics);
    let edge = twips(metrics.header_baseline);
    let other_first = match furniture.iter().any(Part::is_first) {
        true => "<w:titlePg/>",
        false => "",
    };
    format!(
        "<w:sectPr>{references}<w:pgSz w:w=\"{WIDTH}\" w:h=\"{HEIGHT}\" w:orient=\"landscape\"/><w:pgMar w:top=\"{side}\" \
         w:right=\"{side}\" w:bottom=\"{side}\" w:left=\"{side}\" w:header=\"{edge}\" w:footer=\"{edge}\" \
         w:gutter=\"0\"/>{other_first}</w:sectPr>"
    )
}
