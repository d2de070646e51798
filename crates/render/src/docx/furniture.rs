//! Header and footer: marking, the notice from the second page on, and the number of the page.

use crate::content::Content;
use crate::docx::part::{OFFICE, Part, rooted};
use crate::docx::styles::{FOOTER, HEADER};
use crate::xml::escaped;

/// The headers and footers that a letter needs, on pages whose lines have this length in twentieths of a point. The first
/// page has its own where a notice stands in the text there.
pub fn parts(content: &Content, measure: i64) -> Vec<Part> {
    let marking = content.marking.as_deref().unwrap_or_default();
    let notice = content.notice().map_or("", |text| text.words.as_str());
    let top = line(HEADER, "center", &bold(marking));
    let noticed = format!("{top}{}", line(HEADER, "left", &bold(notice)));
    let bottom = footer(marking, measure);
    let mut parts = vec![part("word/footer1.xml", "rIdFooter", FOOTER, &bottom)];
    if !marking.is_empty() || !notice.is_empty() {
        parts.push(part("word/header1.xml", "rIdHeader", HEADER, &noticed));
    }
    if !notice.is_empty() {
        let first = |part| Part {
            pages: Some("first"),
            ..part
        };
        parts.push(first(part("word/footer2.xml", "rIdFirstFooter", FOOTER, &bottom)));
        let empty = format!("<w:p><w:pPr><w:pStyle w:val=\"{HEADER}\"/></w:pPr></w:p>");
        let top = if top.is_empty() { empty } else { top };
        parts.push(first(part("word/header2.xml", "rIdFirstHeader", HEADER, &top)));
    }
    parts
}

fn part(path: &'static str, relation: &'static str, style: &str, paragraphs: &str) -> Part {
    let (kind, element) = if style == HEADER {
        ("header", "hdr")
    } else {
        ("footer", "ftr")
    };
    Part {
        path,
        relation,
        kind,
        defined: OFFICE,
        pages: Some("default"),
        xml: rooted(&format!("w:{element}"), "", paragraphs),
    }
}

/// The number at the right end of the line in whose middle the marking stands.
fn footer(marking: &str, measure: i64) -> String {
    const NUMBER: &str = "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    const TAB: &str = "<w:r><w:tab/></w:r>";
    if marking.is_empty() {
        return line(FOOTER, "right", NUMBER);
    }
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{FOOTER}\"/><w:tabs><w:tab w:val=\"center\" w:pos=\"{}\"/><w:tab w:val=\"right\" \
         w:pos=\"{measure}\"/></w:tabs></w:pPr>{TAB}{}{TAB}{NUMBER}</w:p>",
        measure / 2,
        bold(marking)
    )
}

fn bold(words: &str) -> String {
    match words {
        "" => String::new(),
        words => format!(
            "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escaped(words)
        ),
    }
}

/// A paragraph; nothing where there are no words.
fn line(style: &str, side: &str, runs: &str) -> String {
    match runs {
        "" => String::new(),
        runs => format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:jc w:val=\"{side}\"/></w:pPr>{runs}</w:p>"),
    }
}
