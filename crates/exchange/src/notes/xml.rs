//! A part of a Word document as a row of openings, closings and texts, with no declarations and not too deep.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::DEEPEST;
use super::error::NotesError;

/// What comes next in a part.
pub(crate) enum Piece<'x> {
    /// An element begins.
    Open(BytesStart<'x>),
    /// The element that was opened last ends.
    Close,
    /// Characters.
    Text(Cow<'x, str>),
}

/// Reads a part from its beginning.
pub(crate) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'static str,
    depth: usize,
    begun: bool,
}

impl<'x> Xml<'x> {
    pub fn new(text: &'x str, part: &'static str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            part,
            depth: 0,
            begun: false,
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next piece; `None` at the end of a part whose elements are all closed.
    pub fn next(&mut self) -> Result<Option<Piece<'x>>, NotesError> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.broken())?;
            match event {
                Event::Start(start) => return self.open(start).map(Some),
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or_else(|| self.broken())?;
                    return Ok(Some(Piece::Close));
                }
                Event::Text(text) => return Ok(Some(Piece::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Piece::Text(text.into_inner()))),
                Event::GeneralRef(named) => return self.character(&named).map(Some),
                Event::DocType(_) => return Err(NotesError::Declares { part: self.part }),
                Event::Eof if self.depth == 0 && self.begun => return Ok(None),
                Event::Eof => return Err(self.broken()),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn open(&mut self, start: BytesStart<'x>) -> Result<Piece<'x>, NotesError> {
        self.depth += 1;
        self.begun = true;
        match self.depth > DEEPEST {
            true => Err(NotesError::TooDeep {
                part: self.part,
                limit: DEEPEST,
            }),
            false => Ok(Piece::Open(start)),
        }
    }

    /// A character written as `&amp;` or `&#38;`. Any other name would need a declaration.
    fn character(&self, named: &BytesRef<'_>) -> Result<Piece<'x>, NotesError> {
        if let Some(char) = named.resolve_char_ref().map_err(|_| self.broken())? {
            return Ok(Piece::Text(char.to_string().into()));
        }
        let char = match named.borrow().into_inner().as_ref() {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => return Err(NotesError::Declares { part: self.part }),
        };
        Ok(Piece::Text(char.into()))
    }

    fn broken(&self) -> NotesError {
        NotesError::NotXml {
            part: self.part,
            offset: self.reader.error_position(),
        }
    }
}

/// The attribute of this name, whatever stands before its colon.
pub(crate) fn attribute<'s>(start: &'s BytesStart<'_>, name: &str) -> Option<Cow<'s, str>> {
    let mut all = start.attributes();
    let mut found = all
        .with_checks(false)
        .flatten()
        .filter(|each| each.key.local_name().as_ref() == name);
    found.next().map(|each| each.value)
}

/// The character of a symbol, unless it is only a place in a font.
pub(crate) fn symbol(hex: &str) -> Option<char> {
    let char = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?;
    (!char.is_control() && !('\u{e000}'..='\u{f8ff}').contains(&char)).then_some(char)
}
