//! Packages of Office made of their parts, so that what is changed of a part is not stopped by a checksum.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What stands between two parts of an input: a byte that no text in UTF-8 has.
const BETWEEN: u8 = 0xff;

const WORKBOOK: &str = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"List 6\" sheetId=\"1\" r:id=\"rId1\"/>\
    <sheet name=\"Children looked after\" sheetId=\"2\" r:id=\"rId3\"/></sheets></workbook>";
const WORKBOOK_RELATIONS: &str = "<Relationships>\
    <Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
    <Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
const TWO_SHEETS: &str = "<Relationships>\
    <Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
    <Relationship Id=\"rId3\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/>\
    <Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";

/// A workbook of: sheet, shared strings, second sheet, workbook, relations of the workbook, relations of the package.
/// Where the workbook or its relations are missing, they are usual ones.
pub fn xlsx(input: &[u8]) -> Vec<u8> {
    let mut parts = input.split(|byte| *byte == BETWEEN);
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let [sheet, strings, second] = [next(), next(), next()];
    let usual = if second.is_some() {
        TWO_SHEETS
    } else {
        WORKBOOK_RELATIONS
    };
    stored(&[
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet2.xml", second),
        ("xl/workbook.xml", next().or(Some(WORKBOOK.as_bytes()))),
        ("xl/_rels/workbook.xml.rels", next().or(Some(usual.as_bytes()))),
        ("_rels/.rels", next()),
    ])
}

/// An ods workbook of: content, manifest.
pub fn ods(input: &[u8]) -> Vec<u8> {
    let mut parts = input.split(|byte| *byte == BETWEEN);
    let mut next = || parts.next().filter(|part| !part.is_empty());
    stored(&[
        ("mimetype", Some(b"application/vnd.oasis.opendocument.spreadsheet")),
        ("content.xml", next()),
        ("META-INF/manifest.xml", next()),
    ])
}

/// A Word document of: main part, styles, footnotes, header, comments, content types.
pub fn docx(input: &[u8]) -> Vec<u8> {
    let mut parts = input.split(|byte| *byte == BETWEEN);
    let mut next = || parts.next().filter(|part| !part.is_empty());
    stored(&[
        ("word/document.xml", next()),
        ("word/styles.xml", next()),
        ("word/footnotes.xml", next()),
        ("word/header1.xml", next()),
        ("word/comments.xml", next()),
        ("[Content_Types].xml", next()),
    ])
}

/// A letter that came back, of: main part, comments, what is said beside them, content types.
pub fn reviewed(input: &[u8]) -> Vec<u8> {
    let mut parts = input.split(|byte| *byte == BETWEEN);
    let mut next = || parts.next().filter(|part| !part.is_empty());
    stored(&[
        ("word/document.xml", next()),
        ("word/comments.xml", next()),
        ("word/commentsExtended.xml", next()),
        ("[Content_Types].xml", next()),
    ])
}

/// A zip of the parts that are there, packed as they are: what is unpacked is the same and takes no time.
fn stored(parts: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        let Some(part) = part else { continue };
        zip.start_file(*name, options).expect("a part begins");
        zip.write_all(part).expect("a part is written");
    }
    zip.finish().expect("a package is finished").into_inner()
}
