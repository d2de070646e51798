//! The letter as one web page: nothing is fetched, nothing runs, and it prints as a letter.
//!
//! It takes the same content as the PDF, and neither is made from the other. What WCAG 2.2 asks of such a page is met by
//! plain elements: a title, a language, one heading of the first level, lists that are lists, landmarks, dark words on
//! white, and a measure that follows the window.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use visitbook_domain::{Block, Letter};

use crate::content::{Content, Role, Text};
use crate::links::pieces;
use crate::metrics::PageMetrics;
use crate::options::RenderOptions;
use crate::picture::Picture;
use crate::png;
use crate::problem::Problem;
use crate::written::{Written, written};
use crate::xml::escaped;

/// The letter as a page of HTML in UTF-8. Blocks are printed in the order given; a letter in the state of a draft is
/// printed as one whatever the options say.
///
/// Nothing is in it but the letter: [`RenderOptions::made_at`] and [`RenderOptions::program`] are not. A draft has no
/// watermark here; its first paragraph and its title say what it is.
///
/// # Errors
/// Everything that stops the export: no subject, a character that a page cannot hold, a picture that cannot be used.
pub fn letter_html(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> Result<String, Vec<Problem>> {
    let Written { content, picture } = written(letter, blocks, options)?;
    Ok(page(&content, picture.as_ref(), PageMetrics::on(letter.date)))
}

fn page(content: &Content, picture: Option<&Picture>, metrics: &PageMetrics) -> String {
    let opens = content.texts.iter().position(|text| !is_head(text.role));
    let (head, main) = content.texts.split_at(opens.unwrap_or(content.texts.len()));
    let marking = content.marking.as_deref().map(marking).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{style}</style>\n</head>\n<body>\n<header>\n{marking}{picture}{head}</header>\n\
         <main>\n{main}</main>\n{foot}</body>\n</html>\n",
        title = escaped(&content.title),
        style = style(metrics),
        picture = picture.map(drawn).unwrap_or_default(),
        head = elements(head),
        main = elements(main),
        foot = if marking.is_empty() {
            String::new()
        } else {
            format!("<footer>\n{marking}</footer>\n")
        },
    )
}

/// What stands above the salutation.
fn is_head(role: Role) -> bool {
    matches!(role, Role::Notice | Role::Letterhead | Role::Date | Role::Addressee)
}

fn marking(words: &str) -> String {
    format!("<p class=\"marking\">{}</p>\n", escaped(words))
}

fn drawn(picture: &Picture) -> String {
    format!(
        "<img alt=\"{}\" width=\"{:.0}\" height=\"{:.0}\" src=\"data:image/png;base64,{}\">\n",
        escaped(&picture.alternative_text),
        picture.size.width,
        picture.size.height,
        STANDARD.encode(png::write(picture)),
    )
}

fn elements(texts: &[Text]) -> String {
    let groups = texts.chunk_by(|text, next| text.role == next.role && text.role.stands_together());
    groups.map(element).collect()
}

/// One element for what stands together: the lines of an address, the bullets of a list, or a text by itself.
fn element(group: &[Text]) -> String {
    let Some(first) = group.first() else {
        return String::new();
    };
    let lines: Vec<String> = group.iter().map(words).collect();
    let lead = if first.leads() { " class=\"lead\"" } else { "" };
    match first.role {
        Role::Bullet => {
            let bullets: String = lines.iter().map(|line| format!("<li>{line}</li>\n")).collect();
            // Lists without the usual mark are no lists to some screen readers, unless it is said.
            format!("<ul role=\"list\">\n{bullets}</ul>\n")
        }
        Role::Subject => format!("<h1>{}</h1>\n", lines.join(" ")),
        Role::Heading => format!("<h2>{}</h2>\n", lines.join(" ")),
        Role::Paragraph | Role::Salutation => format!("<p{lead}>{}</p>\n", lines.join(" ")),
        role => format!("<p class=\"{}\">{}</p>\n", class(role), lines.join("<br>\n")),
    }
}

/// The words of a text, its addresses as links.
fn words(text: &Text) -> String {
    let links = text.links();
    let cut = pieces(0..text.words.len(), &links).into_iter().map(|(at, link)| {
        let shown = escaped(text.words.get(at).unwrap_or_default());
        match link {
            Some(link) => format!("<a href=\"{}\">{shown}</a>", escaped(&link.address)),
            None => shown,
        }
    });
    cut.collect()
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Notice => "notice",
        Role::Letterhead => "letterhead",
        Role::Date => "date",
        Role::Addressee => "addressee",
        Role::Valediction => "valediction",
        _ => "signatory",
    }
}

/// On a screen a measure of about 70 characters in letters as large as the reader has set them; on paper the measures of the
/// letter. Colours keep a contrast of at least 7 to 1.
fn style(metrics: &PageMetrics) -> String {
    let millimetres = |points: f32| points * 25.4 / 72.0;
    let right = millimetres(metrics.page_width - metrics.right);
    let left = millimetres(metrics.left);
    format!(
        ":root {{ color-scheme: light; }}\n\
         body {{ margin: 0 auto; padding: 2rem 1.5rem; max-width: 42rem; background: #fff; color: #0b0c0c; \
         font: 1.125rem/1.5 Tahoma, Verdana, \"DejaVu Sans\", Geneva, sans-serif; overflow-wrap: break-word; }}\n\
         p, ul {{ margin: 0 0 1rem; }}\n\
         h1 {{ font-size: 1.25em; margin: 1.5rem 0 1rem; line-height: 1.3; }}\n\
         h2 {{ font-size: 1.125em; margin: 1.75rem 0 0.75rem; line-height: 1.3; }}\n\
         ul {{ padding-left: 1.5rem; list-style: square; }}\n\
         li {{ margin-bottom: 0.35rem; }}\n\
         a {{ color: #0b3d75; }}\n\
         .notice, .marking {{ font-weight: bold; }}\n\
         .marking {{ text-align: center; }}\n\
         .letterhead {{ font-size: 0.9em; color: #3b3f44; }}\n\
         .date, .addressee {{ margin-bottom: 1.75rem; }}\n\
         .valediction {{ margin: 1.75rem 0 3.5rem; }}\n\
         img {{ float: right; margin: 0 0 1rem 1rem; max-width: 50%; height: auto; }}\n\
         @page {{ size: A4; margin: 20mm {right:.1}mm 20mm {left:.1}mm; }}\n\
         @media print {{\n\
         a {{ color: inherit; }}\n\
         body {{ max-width: none; padding: 0; font-size: {size}pt; line-height: 1.35; }}\n\
         p, li {{ orphans: 2; widows: 2; }}\n\
         h1, h2, .lead, .valediction {{ break-after: avoid; }}\n\
         .addressee, .signatory {{ break-inside: avoid; }}\n\
         .valediction {{ break-before: avoid; }}\n\
         }}\n",
        size = metrics.body_size,
    )
}
