//! The XML inside xlsx and ods as a stream of tags and texts, without document types and entities.

use std::borrow::Cow;

use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::archive::Metered;
use super::error::ListError;

/// How deep tags may be nested; sheets have about ten levels.
const DEEPEST: usize = 64;
/// The longest name of a sheet, in characters; Excel allows 31. Each fault names its sheet, so that a long name would be
/// kept thousands of times.
const LONGEST_NAME: usize = 200;

/// One step of the stream. An empty tag comes as an opening and a closing one.
pub(crate) enum Node<'a> {
    /// An opening tag.
    Open(Tag<'a>),
    /// A closing tag.
    Close(Closing<'a>),
    /// Text, or a part of it.
    Text(Cow<'a, str>),
    /// A character that was escaped.
    Char(char),
    /// A comment or an instruction.
    Other,
    /// The end.
    End,
}

/// An opening tag.
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Whether its name without a prefix is this.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.0.local_name().as_ref() == name
    }

    /// Whether its name without a prefix is one of these.
    pub(crate) fn is_one_of(&self, names: &[&str]) -> bool {
        names.contains(&self.0.local_name().as_ref())
    }

    /// Whether it has this attribute with this value; `name` is with its prefix.
    pub(crate) fn says(&self, name: &str, value: &str) -> bool {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes
            .flatten()
            .any(|attribute| attribute.key.as_ref() == name && attribute.value.as_ref() == value)
    }

    /// The attribute of this name, whatever its prefix.
    ///
    /// # Errors
    ///
    /// [`ListError::Damaged`] if the attributes cannot be parsed.
    pub(crate) fn attribute(&self, name: &str) -> Result<Option<Cow<'_, str>>, ListError> {
        for attribute in self.0.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| ListError::damaged())?;
            if attribute.key.local_name().as_ref() == name {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return value.map(Some).map_err(|_| ListError::Entities);
            }
        }
        Ok(None)
    }
}

/// A closing tag.
pub(crate) struct Closing<'a>(BytesEnd<'a>);

impl Closing<'_> {
    /// Whether its name without a prefix is this.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.0.local_name().as_ref() == name
    }
}

/// A part that is being read.
pub(crate) struct Xml<'a> {
    reader: Reader<Metered<'a>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(part: Metered<'a>) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::with_capacity(1024),
            depth: 0,
        }
    }

    /// The next tag or text.
    ///
    /// # Errors
    ///
    /// [`ListError::Entities`], [`ListError::Bomb`], [`ListError::TooLong`] or [`ListError::Damaged`].
    pub(crate) fn next(&mut self) -> Result<Node<'_>, ListError> {
        self.buffer.clear();
        self.reader.get_mut().next_token();
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(_) => return Err(self.reader.get_mut().refusal().unwrap_or_else(ListError::damaged)),
        };
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth > DEEPEST {
            return Err(ListError::damaged());
        }
        node(event)
    }

    /// Reads on to the end of the tag that was opened last, whatever is in it.
    ///
    /// # Errors
    ///
    /// As [`Xml::next`].
    pub(crate) fn skip(&mut self) -> Result<(), ListError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Node::End) {
                return Err(ListError::damaged());
            }
        }
        Ok(())
    }
}

fn node(event: Event<'_>) -> Result<Node<'_>, ListError> {
    Ok(match event {
        Event::Start(tag) | Event::Empty(tag) => Node::Open(Tag(tag)),
        Event::End(tag) => Node::Close(Closing(tag)),
        Event::Text(text) => Node::Text(text.into_inner()),
        Event::CData(text) => Node::Text(text.into_inner()),
        Event::GeneralRef(entity) => Node::Char(character(&entity)?),
        Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Node::Other,
        Event::Eof => Node::End,
        Event::DocType(_) => return Err(ListError::Entities),
    })
}

fn character(entity: &BytesRef<'_>) -> Result<char, ListError> {
    match entity.resolve_char_ref() {
        Ok(Some(character)) => Ok(character),
        Ok(None) => match entity.as_ref() {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => Err(ListError::Entities),
        },
        Err(_) => Err(ListError::damaged()),
    }
}

/// The name of the sheet that a tag is about, cut off where it is longer than any.
///
/// # Errors
///
/// As [`Tag::attribute`].
pub(crate) fn sheet_name(tag: &Tag<'_>) -> Result<String, ListError> {
    let name = tag.attribute("name")?.unwrap_or_default();
    Ok(name.chars().take(LONGEST_NAME).collect())
}
