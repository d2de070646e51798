//! Tables as a workbook: sheets of rows under headings that stay in sight. Words are written as words, so that none of
//! them can become a formula. Nothing is in the file but the tables, their title and the given instant: no author, no
//! program, no machine, no path.

mod fixed;

use chrono::NaiveDate;

use crate::content::Content;
use crate::options::RenderOptions;
use crate::package::{pack, relations};
use crate::problem::{Place, Problem};
use crate::report::Report;
use crate::words::{Placed, printed, unwritable};
use crate::xml::{DECLARATION, escaped};

/// The most a cell holds, in UTF-16 code units; spreadsheets call a file with more of them damaged.
const LONGEST_CELL: usize = 32_767;
/// What stands at the end of words that are longer.
const CUT: &str = " […]";
/// The most of a marking that stands in head and foot of a printed page, in characters.
const LONGEST_MARKING: usize = 100;

/// Tables that are kept together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// The day it bears.
    pub date: NaiveDate,
    /// Its title.
    pub title: String,
    /// Its sheets; the first is shown first.
    pub sheets: Vec<Sheet>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: at most 31 characters, none of `[]:*?/\`.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<SheetColumn>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// What stands above it.
    pub heading: &'static str,
    /// Its width, in characters.
    pub width: u16,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words; lines stay lines.
    Words(String),
    /// A number.
    Number(u32),
}

/// The tables as an `.xlsx`. The marking stands in head and foot of every printed page, with what the document is not.
/// Words beyond 32,767 characters of a cell are cut, which is said where it is done.
///
/// # Errors
/// Everything that stops the export: no title, a character that XML cannot hold.
pub fn workbook_xlsx(workbook: &Workbook, options: &RenderOptions) -> Result<Vec<u8>, Vec<Problem>> {
    let report = Report {
        date: workbook.date,
        title: workbook.title.clone(),
        parts: Vec::new(),
    };
    let content = Content::of_report(&report, options);
    let mut problems = content.problems(|_, text| unwritable(text));
    problems.extend(
        workbook
            .sheets
            .iter()
            .flat_map(|sheet| &sheet.rows)
            .flatten()
            .flat_map(unset),
    );
    if !problems.is_empty() {
        return Err(problems);
    }
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name).collect();
    let around = around(&content);
    let own = |path: &str, xml: String| (path.to_owned(), xml.into_bytes());
    let mut parts = vec![
        own("[Content_Types].xml", fixed::content_types(names.len())),
        own("_rels/.rels", relations("xl/workbook.xml")),
        own(
            "docProps/core.xml",
            fixed::core_properties(&content.title, options.made_at),
        ),
        own("xl/workbook.xml", fixed::workbook(&names)),
        own("xl/_rels/workbook.xml.rels", fixed::relations(names.len())),
        own("xl/styles.xml", fixed::STYLES.to_owned()),
    ];
    let sheets = workbook.sheets.iter().enumerate();
    parts.extend(sheets.map(|(at, sheet)| own(&fixed::path(at), worksheet(sheet, at == 0, &around))));
    pack(&parts).map_err(|why| vec![Problem::Document(why.to_string())])
}

fn unset(cell: &Cell) -> Vec<Problem> {
    let Cell::Words(words) = cell else {
        return Vec::new();
    };
    let of_line = |line: &str| {
        unwritable(&Placed {
            words: &printed(line),
            place: Place::Table,
            block: None,
        })
    };
    words.split('\n').flat_map(of_line).collect()
}

/// Head and foot of every printed page.
fn around(content: &Content) -> String {
    let marking: String = content
        .marking
        .iter()
        .flat_map(|words| words.chars())
        .take(LONGEST_MARKING)
        .collect();
    let notice = content.notice().map(|text| text.words.as_str()).unwrap_or_default();
    let lines: Vec<&str> = [marking.as_str(), notice]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    // An ampersand begins a code, and two of them are one.
    let said = lines.join("\n").replace('&', "&&");
    let foot = marking.replace('&', "&&");
    format!(
        "<headerFooter><oddHeader>{}</oddHeader><oddFooter>{}</oddFooter></headerFooter>",
        escaped(&format!("&C{said}")),
        escaped(&format!("&L&A&C{foot}&R&P"))
    )
}

fn worksheet(sheet: &Sheet, first: bool, around: &str) -> String {
    let columns = sheet.columns.iter().enumerate().map(|(at, column)| {
        let nth = at + 1;
        format!(
            "<col min=\"{nth}\" max=\"{nth}\" width=\"{}\" customWidth=\"1\"/>",
            column.width
        )
    });
    let headings = sheet
        .columns
        .iter()
        .map(|column| Cell::Words(column.heading.to_owned()));
    let heading = row(1, &headings.collect::<Vec<_>>(), true);
    let rows = sheet
        .rows
        .iter()
        .enumerate()
        .map(|(at, cells)| row(at + 2, cells, false));
    let end = format!(
        "{}{}",
        letters(sheet.columns.len().saturating_sub(1)),
        sheet.rows.len() + 1
    );
    let selected = if first { " tabSelected=\"1\"" } else { "" };
    format!(
        "{DECLARATION}<worksheet xmlns=\"{}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{end}\"/>\
         <sheetViews><sheetView{selected} workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/>\
         </sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>{}</cols><sheetData>{heading}{}</sheetData>\
         <autoFilter ref=\"A1:{end}\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.8\" bottom=\"0.7\" header=\"0.3\" \
         footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>{around}</worksheet>",
        fixed::MAIN,
        columns.collect::<String>(),
        rows.collect::<String>(),
    )
}

fn row(number: usize, cells: &[Cell], heading: bool) -> String {
    let cell = |(at, cell): (usize, &Cell)| {
        let place = format!("{}{number}", letters(at));
        match cell {
            Cell::Number(number) => format!("<c r=\"{place}\" s=\"{}\"><v>{number}</v></c>", fixed::WHOLE),
            Cell::Words(words) => {
                let words = within_a_cell(&lines(words));
                let style = match heading {
                    true => fixed::HEADING,
                    false if words.starts_with(['=', '+', '-', '@']) => fixed::QUOTED,
                    false => fixed::WORDS,
                };
                format!(
                    "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(&literal(&words))
                )
            }
        }
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

/// The words as they are written, line by line.
fn lines(words: &str) -> String {
    words.split('\n').map(printed).collect::<Vec<_>>().join("\n")
}

/// The words, or as many of them as a cell holds.
fn within_a_cell(words: &str) -> String {
    if words.encode_utf16().count() <= LONGEST_CELL {
        return words.to_owned();
    }
    let (mut kept, mut units) = (String::new(), CUT.len());
    for character in words.chars() {
        units += character.len_utf16();
        if units > LONGEST_CELL {
            break;
        }
        kept.push(character);
    }
    kept + CUT
}

/// Spreadsheets read `_x0041_` as the character of this number. Where words have such letters of their own, their first
/// one is written so.
fn literal(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for (at, character) in words.char_indices() {
        let rest = words.get(at..).unwrap_or_default().as_bytes();
        let is_code = matches!(rest, [b'_', b'x', digits @ .., ] if digits.get(4) == Some(&b'_')
            && digits.iter().take(4).all(u8::is_ascii_hexdigit));
        match is_code {
            true => written.push_str("_x005F_"),
            false => written.push(character),
        }
    }
    written
}

/// The name of a column: A to Z, AA, AB.
fn letters(at: usize) -> String {
    let last = u8::try_from(at % 26).unwrap_or(0);
    let own = char::from(b'A' + last);
    match at / 26 {
        0 => own.to_string(),
        before => format!("{}{own}", letters(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (at, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(letters(at), name);
        }
    }

    #[test]
    fn words_that_look_like_the_number_of_a_character_stay_words() {
        for (words, written) in [
            ("_x0041_", "_x005F_x0041_"),
            ("a_x00e9_b_x", "a_x005F_x00e9_b_x"),
            ("_x004_", "_x004_"),
            ("_xé041_", "_xé041_"),
        ] {
            assert_eq!(literal(words), written);
        }
    }

    #[test]
    fn what_is_longer_than_a_cell_is_cut_and_says_so() {
        let long = "😀".repeat(LONGEST_CELL);
        let kept = within_a_cell(&long);
        assert!(kept.encode_utf16().count() <= LONGEST_CELL && kept.ends_with(CUT));
        let whole = "e".repeat(LONGEST_CELL);
        assert_eq!(within_a_cell(&whole), whole);
    }
}
