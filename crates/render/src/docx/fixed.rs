//! The parts that hold little or nothing of the letter: what is in the package, how it hangs together, settings.

use crate::docx::addresses::Addresses;
use crate::docx::part::{OFFICE, Part};
use crate::docx::{drawing, theme};
use crate::xml::{DECLARATION, NAMES, escaped};

/// The typeface, by the name under which the bundled one is installed.
pub const FACE: &str = "DejaVu Sans Condensed";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// `word/fontTable.xml` for a letter in this typeface. Where it is not installed, Tahoma takes its place: it is on every
/// Windows, and the widths of the bundled one differ from it by 2.2 %.
pub fn font_table(face: &str) -> String {
    const KIND: &str = "<w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>";
    let tahoma = format!("<w:font w:name=\"Tahoma\"><w:panose1 w:val=\"020B0604030504040204\"/>{KIND}");
    let panose = match face {
        FACE => "<w:panose1 w:val=\"020B0606030804020204\"/>",
        _ => "",
    };
    let own = match face {
        "Tahoma" => String::new(),
        _ => format!(
            "<w:font w:name=\"{}\"><w:altName w:val=\"Tahoma\"/>{panose}{KIND}",
            escaped(face)
        ),
    };
    format!(
        "{DECLARATION}<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{own}{tahoma}\
         </w:fonts>"
    )
}

/// `[Content_Types].xml`.
pub fn content_types(beside: &[Part], picture: bool) -> String {
    let own = |path: &str, kind: &str| format!("<Override PartName=\"/{path}\" ContentType=\"{WORD}.{kind}+xml\"/>");
    let beside: String = beside.iter().map(|part| own(part.path, part.kind)).collect();
    let png = match picture {
        true => "<Default Extension=\"png\" ContentType=\"image/png\"/>",
        false => "",
    };
    format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/>{png}{}{}{}{}{}{beside}<Override PartName=\"/{}\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/><Override \
         PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>",
        own("word/document.xml", "document.main"),
        own("word/styles.xml", "styles"),
        own("word/numbering.xml", "numbering"),
        own("word/settings.xml", "settings"),
        own("word/fontTable.xml", "fontTable"),
        theme::PATH,
    )
}

/// `word/_rels/document.xml.rels`.
pub fn document_relations(beside: &[Part], addresses: &Addresses, picture: bool) -> String {
    let defined = |defined: &str, id: &str, kind: &str, target: &str| {
        let target = target.trim_start_matches("word/");
        format!("<Relationship Id=\"{id}\" Type=\"{defined}/{kind}\" Target=\"{target}\"/>")
    };
    let relation = |id: &str, kind: &str, target: &str| defined(OFFICE, id, kind, target);
    let mut relations = [
        relation("rIdStyles", "styles", "styles.xml"),
        relation("rIdNumbering", "numbering", "numbering.xml"),
        relation("rIdSettings", "settings", "settings.xml"),
        relation("rIdFonts", "fontTable", "fontTable.xml"),
        relation("rIdTheme", "theme", theme::PATH),
    ]
    .concat();
    for part in beside {
        relations.push_str(&defined(part.defined, part.relation, part.kind, part.path));
    }
    relations.push_str(&addresses.relations());
    if picture {
        relations.push_str(&relation(drawing::RELATION, "image", drawing::PATH));
    }
    format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>")
}

/// `docProps/core.xml`: the title, and deliberately nothing else.
pub fn core_properties(title: &str) -> String {
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
        escaped(title)
    )
}

/// `word/settings.xml`. Compatibility mode 15 is that of Word 2013 and all later ones.
pub fn settings(draft: bool) -> String {
    let tracked = if draft { "<w:trackRevisions/>" } else { "" };
    format!(
        "{DECLARATION}<w:settings {NAMES}>{tracked}<w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl \
         w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang \
         w:val=\"en-GB\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>"
    )
}
