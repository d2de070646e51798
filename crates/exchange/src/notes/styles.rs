//! The styles of a Word document: which of them are headings and which are lists.

use std::collections::HashMap;

use super::error::NotesError;
use super::xml::{Piece, Xml, attribute};

/// How far a style is followed to the one it is based on.
const FARTHEST: usize = 10;

#[derive(Default)]
struct Style {
    level: Option<u8>,
    listed: Option<bool>,
    based_on: Option<String>,
}

/// The styles of a document, by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub fn read(text: &str, part: &'static str) -> Result<Self, NotesError> {
        let mut xml = Xml::new(text, part);
        let mut styles = Self::default();
        let mut id = String::new();
        while let Some(piece) = xml.next()? {
            let Piece::Open(start) = piece else { continue };
            if start.local_name().as_ref() == "style" {
                id = attribute(&start, "styleId").unwrap_or_default().into_owned();
                continue;
            }
            let Some(value) = attribute(&start, "val") else {
                continue;
            };
            styles.note(&id, start.local_name().as_ref(), &value);
        }
        Ok(styles)
    }

    fn note(&mut self, id: &str, element: &str, value: &str) {
        let (level, listed, based_on) = match element {
            "name" => (by_name(value, "heading "), None, None),
            "outlineLvl" => (outline(value), None, None),
            "numId" => (None, Some(value != "0"), None),
            "basedOn" => (None, None, Some(value.to_owned())),
            _ => return,
        };
        let style = self.0.entry(id.to_owned()).or_default();
        style.level = level.or(style.level);
        style.listed = listed.or(style.listed);
        style.based_on = based_on.or_else(|| style.based_on.take());
    }

    /// The level of the heading that this style makes, from 1; `None` for text.
    pub fn level(&self, id: &str) -> Option<u8> {
        by_name(id, "heading").or_else(|| self.followed(id).find_map(|style| style.level))
    }

    /// Whether this style makes the items of a list.
    pub fn listed(&self, id: &str) -> bool {
        id.starts_with("ListBullet")
            || id.starts_with("ListNumber")
            || self.followed(id).find_map(|style| style.listed).unwrap_or(false)
    }

    fn followed(&self, id: &str) -> impl Iterator<Item = &Style> {
        let next = |style: &&Style| style.based_on.as_ref().and_then(|id| self.0.get(id));
        std::iter::successors(self.0.get(id), next).take(FARTHEST)
    }
}

/// `Heading2` and `heading 2` are of level 2, a `Title` of level 1.
fn by_name(name: &str, before: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(1);
    }
    let number: u8 = name.strip_prefix(before)?.parse().ok()?;
    (1..=9).contains(&number).then_some(number)
}

/// A level of the outline, which Word counts from 0; 9 is text.
pub(super) fn outline(value: &str) -> Option<u8> {
    let level: u8 = value.parse().ok()?;
    (level < 9).then_some(level + 1)
}
