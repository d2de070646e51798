//! The parts of a workbook that hold nothing of its tables: what is in the package, how it hangs together, styles.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::xml::{DECLARATION, escaped};

/// The names of SpreadsheetML.
pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The style of a heading.
pub const HEADING: u8 = 1;
/// The style of words.
pub const WORDS: u8 = 2;
/// The style of words that begin as a formula does: they stay words when somebody edits them.
pub const QUOTED: u8 = 3;
/// The style of a number.
pub const WHOLE: u8 = 4;

/// `xl/styles.xml`. Format 49 is text.
pub const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Arial\"/><family val=\"2\"/></font>\
    <font><b/><sz val=\"10\"/><name val=\"Arial\"/><family val=\"2\"/></font></fonts>\
    <fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
    <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE4E8EC\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
    <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
    <border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FFC4C9CE\"/></bottom><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"5\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" \
    applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyBorder=\"1\" \
    applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" quotePrefix=\"1\" applyNumberFormat=\"1\" \
    applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"1\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyBorder=\"1\" \
    applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

/// The path of a sheet, counted from 0.
pub fn path(at: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", at + 1)
}

/// `[Content_Types].xml`.
pub fn content_types(sheets: usize) -> String {
    let sheets = (0..sheets).map(|at| {
        format!(
            "<Override PartName=\"/{}\" ContentType=\"{SHEET}.worksheet+xml\"/>",
            path(at)
        )
    });
    format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" \
         ContentType=\"{SHEET}.sheet.main+xml\"/>{}<Override PartName=\"/xl/styles.xml\" \
         ContentType=\"{SHEET}.styles+xml\"/><Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>",
        sheets.collect::<String>()
    )
}

/// `xl/workbook.xml`: the sheets, each with the row of headings that is printed on every page.
pub fn workbook(names: &[&str]) -> String {
    let sheets = names.iter().enumerate().map(|(at, name)| {
        let nth = at + 1;
        format!(
            "<sheet name=\"{}\" sheetId=\"{nth}\" r:id=\"rId{nth}\"/>",
            escaped(name)
        )
    });
    let titles = names.iter().enumerate().map(|(at, name)| {
        let name = escaped(&name.replace('\'', "''"));
        format!("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{name}'!$1:$1</definedName>")
    });
    format!(
        "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView/></bookViews><sheets>{}\
         </sheets><definedNames>{}</definedNames></workbook>",
        sheets.collect::<String>(),
        titles.collect::<String>()
    )
}

/// `xl/_rels/workbook.xml.rels`.
pub fn relations(sheets: usize) -> String {
    let sheets = (1..=sheets).map(|nth| {
        format!("<Relationship Id=\"rId{nth}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{nth}.xml\"/>")
    });
    format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{}<Relationship Id=\"rIdStyles\" \
         Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>",
        sheets.collect::<String>()
    )
}

/// `docProps/core.xml`: the title and the given instant, and deliberately nothing else.
pub fn core_properties(title: &str, made_at: DateTime<Utc>) -> String {
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dcterms:created \
         xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created></cp:coreProperties>",
        escaped(title),
        made_at.to_rfc3339_opts(SecondsFormat::Secs, true)
    )
}
