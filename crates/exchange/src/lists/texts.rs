//! The texts of an xlsx workbook that its cells refer to by number.

use zeroize::Zeroizing;

use super::LONGEST_CELL;
use super::error::ListError;
use super::xml::{Node, Xml};

/// The most memory that the texts of a workbook may take together.
const MOST_TEXT: usize = 128 << 20;
/// The most texts a workbook may have.
const MOST_TEXTS: usize = 8_000_000;
/// More bytes than the longest text of a cell can have; what follows is not collected.
pub(crate) const ENOUGH: usize = 4 * (LONGEST_CELL + 1);

/// The texts that cells refer to by number, one after the other.
#[derive(Default)]
pub(crate) struct Texts {
    all: Zeroizing<String>,
    ends: Vec<u32>,
}

impl Texts {
    /// Reads them all.
    ///
    /// # Errors
    ///
    /// [`ListError::Bomb`] for more than a workbook has, or what is wrong with the XML.
    pub(crate) fn read(mut xml: Xml<'_>) -> Result<Self, ListError> {
        let mut texts = Self::default();
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.is("si") => {
                    let text = rich_text(&mut xml, "si")?;
                    texts.push(&text)?;
                }
                Node::Close(tag) if tag.is("sst") => return Ok(texts),
                Node::End => return Err(ListError::damaged()),
                _ => {}
            }
        }
    }

    /// The text with this number.
    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before));
        self.all.get(start.copied().unwrap_or(0) as usize..end)
    }

    fn push(&mut self, text: &str) -> Result<(), ListError> {
        // One character over the limit is kept, so that the cell is known to be too long.
        self.all.extend(text.chars().take(LONGEST_CELL + 1));
        if self.all.len() > MOST_TEXT || self.ends.len() >= MOST_TEXTS {
            return Err(ListError::Bomb);
        }
        self.ends.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        Ok(())
    }
}

/// The text of all runs up to the closing tag `until`, without how it is pronounced.
pub(crate) fn rich_text(xml: &mut Xml<'_>, until: &str) -> Result<Zeroizing<String>, ListError> {
    let mut text = Zeroizing::new(String::new());
    let mut inside = false;
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.is("rPh") => xml.skip()?,
            Node::Open(tag) => inside = tag.is("t"),
            Node::Close(tag) if tag.is(until) => break,
            Node::Close(_) => inside = false,
            Node::Text(part) if inside && text.len() < ENOUGH => text.push_str(&part),
            Node::Char(character) if inside && text.len() < ENOUGH => text.push(character),
            Node::End => return Err(ListError::damaged()),
            _ => {}
        }
    }
    // Excel writes control characters of a text this way.
    if text.contains("_x00") {
        for control in ["_x000D_", "_x000A_", "_x0009_", "_x000d_", "_x000a_"] {
            *text = text.replace(control, " ");
        }
    }
    Ok(text)
}
