//! Small files of lists for the tests of reading them.

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use chrono::NaiveDate;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::lists::{ListRow, Mapping, Outcome, Workbook, read_rows};

/// The day the made-up frames are of.
pub fn as_of() -> NaiveDate {
    day("2026-09-30")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A zip file with these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of an xlsx with one sheet, `List 6`, whose XML inside `worksheet` is this.
pub fn xlsx_with(sheet: &str, workbook: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let workbook = format!(
        "<workbook xmlns:r=\"r\">{workbook}<sheets><sheet name=\"List 6\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let rels = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
        <Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
    let sheet = format!("<?xml version=\"1.0\"?><worksheet>{sheet}</worksheet>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(more);
    zipped(&parts)
}

/// An xlsx with one sheet, `List 6`, with this inside `sheetData` and this after it.
pub fn xlsx(rows: &str, after: &str) -> Vec<u8> {
    xlsx_with(&format!("<sheetData>{rows}</sheetData>{after}"), "", &[])
}

/// A row of an xlsx with texts.
pub fn row(texts: &[&str]) -> String {
    let cells: String = (texts.iter())
        .map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))
        .collect();
    format!("<row>{cells}</row>")
}

/// An ods with one sheet, `List 6`, with these rows.
pub fn ods(rows: &str) -> Vec<u8> {
    ods_with(rows, "<manifest/>")
}

pub fn ods_with(rows: &str, manifest: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:calcext=\"c\"><office:body>\
         <office:spreadsheet><table:table table:name=\"List 6\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

/// A row of an ods with texts.
pub fn ods_row(texts: &[&str]) -> String {
    let cells: String = (texts.iter())
        .map(|text| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
        })
        .collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

/// The file, which must be readable; a csv is called `List 6`.
pub fn open(bytes: impl Into<Vec<u8>>) -> Workbook {
    Workbook::open(bytes.into(), "List 6").unwrap()
}

/// The mappings that are proposed.
pub fn proposed(workbook: &Workbook) -> Vec<Mapping> {
    let proposals = workbook.sheets().iter().filter_map(|sheet| sheet.proposed.clone());
    proposals.map(|proposal| proposal.mapping).collect()
}

/// All lines as they are read with the proposed mappings.
pub fn read(bytes: impl Into<Vec<u8>>) -> (Vec<ListRow>, Outcome) {
    let workbook = open(bytes);
    let mut rows = Vec::new();
    let mut sink = |row| {
        rows.push(row);
        ControlFlow::Continue(())
    };
    let outcome = read_rows(&workbook, &proposed(&workbook), as_of(), &mut sink, &mut |_| {}).unwrap();
    (rows, outcome)
}
