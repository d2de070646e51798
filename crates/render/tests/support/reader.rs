//! Reads a document as a screen reader does: from the structure tree to the marked content, and back again by the
//! parent tree. Whatever does not agree is an error.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::faces::{Font, read_font};
use super::links::{self, Link, LinkElement};
use super::titles::check_titles;

/// A stretch of text shown at once.
#[derive(Clone, Debug)]
pub struct Run {
    /// Page, counted from 0.
    pub page: usize,
    /// Left edge in points.
    pub x: f32,
    /// Right edge without spaces at the end.
    pub right: f32,
    /// Baseline in points from the top of the page.
    pub baseline: f32,
    /// Type size.
    pub size: f32,
    /// The name of the font.
    pub font: String,
    /// The text.
    pub text: String,
    /// Whether it is page furniture, and of which kind.
    pub artifact: Option<String>,
}

/// What a document says.
#[derive(Debug, Default)]
pub struct Read {
    /// Each paragraph, heading, list item and figure in order, with its tag.
    pub elements: Vec<(String, String)>,
    /// All text where it stands, in drawing order.
    pub runs: Vec<Run>,
    /// Each address that can be followed.
    pub links: Vec<Link>,
}

impl Read {
    /// The texts without figures, as `letter_text` gives them.
    pub fn paragraphs(&self) -> Vec<String> {
        let texts = self.elements.iter().filter(|(tag, _)| tag != "Figure");
        texts.map(|(_, text)| text.trim().to_owned()).collect()
    }

    /// The text that a screen reader hears, where it stands.
    pub fn content(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| run.artifact.is_none())
    }
}

/// What was read, or the first thing that is wrong.
pub type Outcome<T> = Result<T, String>;

/// Reads a document from its bytes.
pub fn read(pdf: &[u8]) -> Outcome<Read> {
    read_document(&Document::load_mem(pdf).map_err(|error| error.to_string())?)
}

/// Reads a document.
pub fn read_document(document: &Document) -> Outcome<Read> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut read = Read::default();
    let mut marked: BTreeMap<(ObjectId, i64), String> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        let mut reader = PageReader::new(document, number, *page)?;
        for operation in Content::decode(&document.get_page_content(*page))
            .map_err(text)?
            .operations
        {
            reader.operation(&operation)?;
        }
        read.runs.append(&mut reader.runs);
        marked.extend(
            reader
                .marked
                .into_iter()
                .map(|(number, words)| ((*page, number), words)),
        );
    }
    let mut walk = Walk {
        document,
        marked: &marked,
        owners: BTreeMap::new(),
        elements: Vec::new(),
        links: Vec::new(),
    };
    let root = deref(
        document,
        document.catalog().map_err(text)?.get(b"StructTreeRoot").map_err(text)?,
    )?;
    for kid in root.get(b"K").and_then(Object::as_array).map_err(text)? {
        walk.element(kid.as_reference().map_err(text)?, None)?;
    }
    check_parents(document, &root, &pages, &walk.owners)?;
    read.links = links::read(document, &root, &pages, &walk.links)?;
    check_titles(document)?;
    let unowned: Vec<_> = marked.keys().filter(|key| !walk.owners.contains_key(key)).collect();
    if !unowned.is_empty() {
        return Err(format!("content that no element owns: {unowned:?}"));
    }
    read.elements = walk.elements;
    Ok(read)
}

/// An error in words.
pub fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// A dictionary that stands somewhere or is only named there.
pub fn deref(document: &Document, object: &Object) -> Outcome<Dictionary> {
    let (_, object) = document.dereference(object).map_err(text)?;
    object.as_dict().cloned().map_err(text)
}

/// The way back: each page's entry in the parent tree names the owner of each of its stretches.
fn check_parents(
    document: &Document,
    root: &Dictionary,
    pages: &[ObjectId],
    owners: &BTreeMap<(ObjectId, i64), ObjectId>,
) -> Outcome<()> {
    let parents = deref(document, root.get(b"ParentTree").map_err(text)?)?;
    let numbers = parents.get(b"Nums").and_then(Object::as_array).map_err(text)?;
    for page in pages {
        let key = document
            .get_dictionary(*page)
            .map_err(text)?
            .get(b"StructParents")
            .map_err(text)?;
        let entry = numbers
            .chunks(2)
            .find(|pair| pair[0] == *key)
            .ok_or("a page has no entry in the parent tree")?;
        let named = entry[1].as_array().map_err(text)?;
        let owned: Vec<ObjectId> = owners
            .iter()
            .filter(|(key, _)| key.0 == *page)
            .map(|(_, owner)| *owner)
            .collect();
        let named: Vec<ObjectId> = named.iter().filter_map(|object| object.as_reference().ok()).collect();
        if named != owned {
            return Err(format!(
                "the parent tree of page {page:?} names {named:?}, the elements say {owned:?}"
            ));
        }
    }
    Ok(())
}

struct Walk<'a> {
    document: &'a Document,
    marked: &'a BTreeMap<(ObjectId, i64), String>,
    owners: BTreeMap<(ObjectId, i64), ObjectId>,
    elements: Vec<(String, String)>,
    links: Vec<LinkElement>,
}

impl Walk<'_> {
    /// Reads an element; its words go to `item`, where it is part of a list item.
    fn element(&mut self, id: ObjectId, item: Option<&mut String>) -> Outcome<()> {
        let element = self.document.get_dictionary(id).map_err(text)?.clone();
        let tag = String::from_utf8_lossy(element.get(b"S").and_then(Object::as_name).map_err(text)?).into_owned();
        let home = element.get(b"Pg").and_then(Object::as_reference).ok();
        let mut words = String::new();
        let mut annotations = Vec::new();
        // An item stands before the items of the list within it.
        let at = self.elements.len();
        for kid in element.get(b"K").and_then(Object::as_array).map_err(text)? {
            match kid {
                Object::Integer(number) => {
                    words += &self.stretch(id, home.ok_or("an element without a page")?, *number)?;
                }
                Object::Dictionary(link) if links::is_reference(link) => {
                    annotations.push(link.get(b"Obj").and_then(Object::as_reference).map_err(text)?);
                }
                Object::Dictionary(stretch) => {
                    let page = stretch.get(b"Pg").and_then(Object::as_reference).map_err(text)?;
                    words += &self.stretch(id, page, stretch.get(b"MCID").and_then(Object::as_i64).map_err(text)?)?;
                }
                Object::Reference(child) => {
                    let parent = self
                        .document
                        .get_dictionary(*child)
                        .map_err(text)?
                        .get(b"P")
                        .map_err(text)?;
                    if parent.as_reference().ok() != Some(id) {
                        return Err(format!("{child:?} does not name its parent {id:?}"));
                    }
                    let inline = self.is_inline(*child)? || matches!(tag.as_str(), "LI" | "Lbl" | "LBody");
                    self.element(*child, inline.then_some(&mut words))?;
                }
                other => return Err(format!("{other:?} under {tag}")),
            }
        }
        if tag == "Span" {
            words = said(&element, &words)?;
        }
        if tag == "Link" {
            let words = words.clone();
            self.links.push(LinkElement {
                element: id,
                words,
                annotations,
            });
        } else if !annotations.is_empty() {
            return Err(format!("{tag} has annotations"));
        }
        match (tag.as_str(), item) {
            (_, Some(item)) => item.push_str(&words),
            ("P" | "H1" | "H2" | "H3" | "LI" | "Figure", None) => self.elements.insert(at, (tag, words)),
            _ if words.is_empty() => {}
            _ => return Err(format!("words directly in {tag}: {words}")),
        }
        Ok(())
    }

    fn is_inline(&self, id: ObjectId) -> Outcome<bool> {
        let element = self.document.get_dictionary(id).map_err(text)?;
        let tag = element.get(b"S").and_then(Object::as_name).map_err(text)?;
        Ok(matches!(tag, b"Span" | b"Link"))
    }

    fn stretch(&mut self, owner: ObjectId, page: ObjectId, number: i64) -> Outcome<String> {
        if self.owners.insert((page, number), owner).is_some() {
            return Err(format!("stretch {number} of {page:?} has two owners"));
        }
        self.marked
            .get(&(page, number))
            .cloned()
            .ok_or_else(|| format!("no stretch {number} on {page:?}"))
    }
}

/// What is heard of words whose glyphs do not say them in order: the same characters.
fn said(element: &Dictionary, drawn: &str) -> Outcome<String> {
    let said = lopdf::decode_text_string(element.get(b"ActualText").map_err(text)?).map_err(text)?;
    let sorted = |words: &str| {
        let mut characters: Vec<char> = words.chars().filter(|c| *c != '\u{200B}').collect();
        characters.sort_unstable();
        characters
    };
    match sorted(&said) == sorted(drawn) {
        true => Ok(said),
        false => Err(format!("{said:?} is heard where {drawn:?} stands")),
    }
}

struct PageReader {
    page: usize,
    height: f32,
    fonts: BTreeMap<Vec<u8>, Font>,
    font: Vec<u8>,
    size: f32,
    position: (f32, f32),
    /// The open marked content: furniture of a kind, or a stretch with its number.
    open: Option<Result<i64, String>>,
    in_text: bool,
    marked: BTreeMap<i64, String>,
    runs: Vec<Run>,
}

impl PageReader {
    fn new(document: &Document, number: usize, page: ObjectId) -> Outcome<Self> {
        let dictionary = document.get_dictionary(page).map_err(text)?;
        let media = dictionary.get(b"MediaBox").and_then(Object::as_array).map_err(text)?;
        let height = media[3].as_float().map_err(text)?;
        if dictionary.get(b"Tabs").and_then(Object::as_name).ok() != Some(b"S") {
            return Err("a page whose tab order does not follow the structure".to_owned());
        }
        let resources = deref(document, dictionary.get(b"Resources").map_err(text)?)?;
        let mut fonts = BTreeMap::new();
        for (name, font) in deref(document, resources.get(b"Font").map_err(text)?)?.iter() {
            fonts.insert(name.clone(), read_font(document, &deref(document, font)?)?);
        }
        Ok(Self {
            page: number,
            height,
            fonts,
            font: Vec::new(),
            size: 0.0,
            position: (0.0, 0.0),
            open: None,
            in_text: false,
            marked: BTreeMap::new(),
            runs: Vec::new(),
        })
    }

    fn operation(&mut self, operation: &Operation) -> Outcome<()> {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => self.begin(&operands[0], &operands[1])?,
            "EMC" if self.in_text => return Err("marked content ends within a text object".to_owned()),
            "EMC" => drop(self.open.take().ok_or("EMC without BDC")?),
            "BT" => self.in_text = true,
            "ET" => self.in_text = false,
            "Tf" => {
                (self.font, self.size) = (
                    operands[0].as_name().map_err(text)?.to_vec(),
                    operands[1].as_float().map_err(text)?,
                );
            }
            "Tm" => {
                self.position = (
                    operands[4].as_float().map_err(text)?,
                    operands[5].as_float().map_err(text)?,
                );
            }
            "TJ" => self.show(operands[0].as_array().map_err(text)?)?,
            "f" | "f*" | "S" | "B" | "Do" | "sh" if self.open.is_none() => {
                return Err("something drawn is not marked".to_owned());
            }
            "Tj" | "'" | "\"" => return Err("text shown in a way that is not expected".to_owned()),
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, tag: &Object, properties: &Object) -> Outcome<()> {
        let properties = properties.as_dict().map_err(text)?;
        if self.open.is_some() || self.in_text {
            return Err("marked content within marked content or text".to_owned());
        }
        let kind = || {
            // What belongs to the layout of a page and not to its paging has no subtype.
            properties
                .get(b"Subtype")
                .or_else(|_| properties.get(b"Type"))
                .and_then(Object::as_name)
                .map(|name| String::from_utf8_lossy(name).into_owned())
        };
        self.open = Some(match tag.as_name().map_err(text)? {
            b"Artifact" => Err(kind().map_err(text)?),
            _ => Ok(properties.get(b"MCID").and_then(Object::as_i64).map_err(text)?),
        });
        if let Some(Ok(number)) = self.open {
            self.marked.entry(number).or_default();
        }
        Ok(())
    }

    fn show(&mut self, array: &[Object]) -> Outcome<()> {
        let font = self.fonts.get(&self.font).ok_or("text without a font")?;
        let (mut x, mut right, mut words) = (self.position.0, self.position.0, String::new());
        for item in array {
            match item {
                Object::String(codes, _) => {
                    for code in codes.chunks(2).map(|code| u16::from_be_bytes([code[0], code[1]])) {
                        let characters = font
                            .characters
                            .get(&code)
                            .ok_or_else(|| format!("code {code} means nothing"))?;
                        x += font.widths.get(&code).ok_or("a code without a width")? * self.size / 1000.0;
                        right = if characters == " " { right } else { x };
                        words += characters;
                    }
                }
                other => x -= other.as_float().map_err(text)? * self.size / 1000.0,
            }
        }
        let artifact = match self.open.as_ref().ok_or("text that is not marked")? {
            Ok(number) => {
                self.marked.entry(*number).or_default().push_str(&words);
                None
            }
            Err(kind) => Some(kind.clone()),
        };
        let (start, baseline) = (self.position.0, self.height - self.position.1);
        let (page, size, font) = (self.page, self.size, font.name.clone());
        self.runs.push(Run {
            page,
            x: start,
            right,
            baseline,
            size,
            font,
            text: words,
            artifact,
        });
        self.position.0 = x;
        Ok(())
    }
}
