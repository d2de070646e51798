//! The text of a Word document: its paragraphs, lists and tables, and a count of what stands beside them.

mod body;
mod paragraph;

use super::error::NotesError;
use super::line::{Drafted, What};
use super::package::{DOCUMENT, Package};
use super::styles::Styles;
use super::xml::{Piece, Xml};

const STYLES: &str = "word/styles.xml";

/// The parts beside the text: how their paths begin, what they hold, what errors call them, and their own elements.
const BESIDE: [(&str, What, &str, &str); 5] = [
    ("word/footnotes", What::Footnotes, "word/footnotes.xml", "footnote"),
    ("word/endnotes", What::Footnotes, "word/endnotes.xml", "endnote"),
    ("word/header", What::Headers, "word/header.xml", "hdr"),
    ("word/footer", What::Footers, "word/footer.xml", "ftr"),
    ("word/comments", What::Comments, "word/comments.xml", "comment"),
];

pub(super) fn read(bytes: &[u8]) -> Result<Drafted, NotesError> {
    let mut package = Package::open(bytes)?;
    let styles = match package.part(STYLES, STYLES)? {
        Some(text) => Styles::read(&text, STYLES)?,
        None => Styles::default(),
    };
    let document = package.document()?;
    let mut drafted = body::read(&document, DOCUMENT, &styles)?;
    drop(document);
    for (beginning, what, part, element) in BESIDE {
        for name in package.names(|name| name.starts_with(beginning) && name.ends_with(".xml")) {
            let text = package.part(&name, part)?.unwrap_or_default();
            let (places, characters) = count(&text, part, element)?;
            drafted.leave_out(what, places, characters);
        }
    }
    Ok(drafted)
}

/// In how many of a part's elements words stand, and how many characters.
fn count(text: &str, part: &'static str, element: &str) -> Result<(usize, usize), NotesError> {
    let mut xml = Xml::new(text, part);
    let (mut places, mut characters) = (0, 0);
    let mut words_at = None;
    let mut counted = true;
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(start) if start.local_name().as_ref() == element => counted = false,
            Piece::Open(start) if start.local_name().as_ref() == "t" => words_at = Some(xml.depth()),
            Piece::Text(words) if words_at.is_some() => {
                characters += words.chars().count();
                if !counted {
                    places += 1;
                    counted = true;
                }
            }
            Piece::Close if words_at.is_some_and(|depth| xml.depth() < depth) => words_at = None,
            Piece::Open(_) | Piece::Text(_) | Piece::Close => {}
        }
    }
    Ok((places, characters))
}
