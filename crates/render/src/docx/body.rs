//! The main part: every text as a paragraph of its style, and the page.

use crate::content::{Content, Role, Text};
use crate::docx::addresses::Addresses;
use crate::docx::notes::Notes;
use crate::docx::part::Part;
use crate::docx::styles::{space_after, style_of};
use crate::docx::{bookmark, drawing};
use crate::flow::step_between;
use crate::metrics::PageMetrics;
use crate::picture::Picture;
use crate::xml::{DECLARATION, NAMES, twips};

/// A4 as Word knows it, in twentieths of a point: the page that was measured differs by a third of a point, and a
/// printer takes only the one for A4.
const A4: (i64, i64) = (11_906, 16_838);
/// How much of a line's height stands above its baseline.
const ABOVE: f32 = 0.8;

/// `word/document.xml`.
pub fn document(
    content: &Content,
    notes: &Notes<'_>,
    addresses: &Addresses,
    picture: Option<&Picture>,
    furniture: &[Part],
    metrics: &PageMetrics,
) -> String {
    let mut body = String::new();
    let mut picture = picture.map(|picture| drawing::anchored(picture, metrics));
    for (at, text) in content.texts.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| content.texts.get(at));
        let next = content.texts.get(at + 1);
        let space = Space {
            above: space_above(before, text, metrics),
            below: space_below(text, next, metrics),
        };
        let runs = picture.take().unwrap_or_default() + &marked(at, text, notes, addresses);
        body.push_str(&paragraph(text, next, &space, &runs));
    }
    format!(
        "{DECLARATION}<w:document {NAMES} {}><w:body>{body}{}</w:body></w:document>",
        drawing::NAMES,
        section(furniture, metrics, content.line_numbers)
    )
}

/// Space in points where a text has other than its style says.
struct Space {
    above: Option<f32>,
    below: Option<f32>,
}

fn space_above(before: Option<&Text>, text: &Text, metrics: &PageMetrics) -> Option<f32> {
    let date = text.role == Role::Date;
    match before.map(|before| before.role) {
        // Where no letterhead stands above it, its place is left free.
        None | Some(Role::Notice) if date => Some(metrics.date_baseline - metrics.first_baseline),
        Some(Role::Notice) => Some(metrics.paragraph_step - metrics.line_step),
        _ => None,
    }
}

fn space_below(text: &Text, next: Option<&Text>, metrics: &PageMetrics) -> Option<f32> {
    let role = text.role;
    let below = match (role, next.map(|next| next.role)) {
        (_, None) | (Role::Notice, _) | (Role::Letterhead, Some(Role::Letterhead)) => 0.0,
        (_, Some(next)) => step_between((role, text.leads()), next, metrics) - metrics.line_step,
    };
    (twips(below) != twips(space_after(role, metrics))).then_some(below)
}

/// The runs of a text, with the bookmark of its block around them.
fn marked(at: usize, text: &Text, notes: &Notes<'_>, addresses: &Addresses) -> String {
    let runs = notes.runs(at, text, addresses);
    match text.block {
        Some(block) => {
            let name = bookmark(block);
            format!("<w:bookmarkStart w:id=\"{at}\" w:name=\"{name}\"/>{runs}<w:bookmarkEnd w:id=\"{at}\"/>")
        }
        None => runs,
    }
}

fn paragraph(text: &Text, next: Option<&Text>, space: &Space, runs: &str) -> String {
    let leads = text.leads() && next.is_some_and(|next| next.role == Role::Bullet);
    let signs = text.role == Role::Signatory && next.is_some();
    let keep = if leads || signs { "<w:keepNext/>" } else { "" };
    // Where lines are numbered, those of the letter's blocks alone are.
    let uncounted = match text.block {
        Some(_) => "",
        None => "<w:suppressLineNumbers/>",
    };
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{keep}{uncounted}{}</w:pPr>{runs}</w:p>",
        style_of(text.role),
        spacing(space)
    )
}

fn spacing(space: &Space) -> String {
    let attribute = |name: &str, points: Option<f32>| match points {
        Some(points) => format!(" w:{name}=\"{}\"", twips(points)),
        None => String::new(),
    };
    match (attribute("before", space.above), attribute("after", space.below)) {
        (above, below) if above.is_empty() && below.is_empty() => String::new(),
        (above, below) => format!("<w:spacing{above}{below}/>"),
    }
}

/// The longest line of a page, in twentieths of a point.
pub fn measure(metrics: &PageMetrics) -> i64 {
    let (width, _) = A4;
    width - twips(metrics.left) - twips(metrics.page_width - metrics.right)
}

fn section(furniture: &[Part], metrics: &PageMetrics, line_numbers: bool) -> String {
    let (width, height) = A4;
    let references: String = furniture.iter().map(Part::reference).collect();
    let line = metrics.line_step;
    let furniture_line = metrics.furniture_step;
    let top = twips(metrics.first_baseline - line * ABOVE);
    let bottom = twips(metrics.page_height - metrics.last_baseline - line * (1.0 - ABOVE));
    let right = twips(metrics.page_width - metrics.right);
    let left = twips(metrics.left);
    let header = twips(metrics.header_baseline - furniture_line * ABOVE);
    let footer = twips(metrics.page_height - metrics.footer_baseline - furniture_line * (1.0 - ABOVE));
    let other_first = if furniture.iter().any(Part::is_first) {
        "<w:titlePg/>"
    } else {
        ""
    };
    let numbers = match line_numbers {
        true => "<w:lnNumType w:countBy=\"1\" w:restart=\"continuous\"/>",
        false => "",
    };
    format!(
        "<w:sectPr>{references}<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" \
         w:left=\"{left}\" w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"0\"/>{numbers}{other_first}</w:sectPr>"
    )
}
