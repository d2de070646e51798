//! A reader of Word documents that knows nothing of how they are written: parts, and elements within elements.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// An element of a part, or words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Words(String),
}

/// An element with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub inside: Vec<Node>,
}

impl Element {
    /// The elements directly in it.
    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.inside.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        })
    }

    /// It and every element below it, in order.
    pub fn all(&self) -> Vec<&Element> {
        let below = self.children().flat_map(Element::all);
        std::iter::once(self).chain(below).collect()
    }

    /// Every element of this name below it.
    pub fn named<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        let mut all = self.all();
        all.retain(|element| element.name == name);
        all
    }

    /// An attribute that is there.
    pub fn attribute(&self, name: &str) -> &str {
        &self.attributes[name]
    }

    /// All words in it.
    pub fn words(&self) -> String {
        let words = self.inside.iter().map(|node| match node {
            Node::Element(element) => element.words(),
            Node::Words(words) => words.clone(),
        });
        words.collect()
    }
}

/// The parts of a package, in their order.
pub fn parts(docx: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let read = |at| {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(docx)).unwrap().len())
        .map(read)
        .collect()
}

/// A part of XML that is there.
pub fn part(docx: &[u8], path: &str) -> Element {
    let part = parts(docx).into_iter().find(|(name, _)| name == path);
    let (_, bytes) = part.unwrap_or_else(|| panic!("no {path}"));
    parse(std::str::from_utf8(&bytes).unwrap())
}

/// The root of a part; stops at anything that is not well-formed.
pub fn parse(text: &str) -> Element {
    let text = text
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
        .unwrap();
    let mut open = vec![Element::default()];
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        if !words.is_empty() {
            open.last_mut().unwrap().inside.push(Node::Words(plain(words)));
        }
        let (tag, after) = tag[1..].split_once('>').unwrap();
        rest = after;
        match tag.strip_prefix('/') {
            Some(name) => close(&mut open, name),
            None => {
                let whole = tag.strip_suffix('/');
                open.push(start(whole.unwrap_or(tag)));
                if whole.is_some() {
                    let name = open.last().unwrap().name.clone();
                    close(&mut open, &name);
                }
            }
        }
    }
    assert_eq!((rest, open.len()), ("", 1));
    open[0].children().next().unwrap().clone()
}

fn start(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    while let Some((name, value)) = rest.trim_start().split_once("=\"") {
        let (value, after) = value.split_once('"').unwrap();
        assert!(
            attributes.insert(name.to_owned(), plain(value)).is_none(),
            "{name} twice"
        );
        rest = after;
    }
    assert_eq!(rest.trim(), "", "in {tag}");
    Element {
        name: name.to_owned(),
        attributes,
        inside: Vec::new(),
    }
}

fn close(open: &mut Vec<Element>, name: &str) {
    let element = open.pop().unwrap();
    assert_eq!(element.name, name);
    open.last_mut().unwrap().inside.push(Node::Element(element));
}

/// Words as they are meant; stops at a sign that had to be escaped and is not.
fn plain(words: &str) -> String {
    const ESCAPES: [&str; 4] = ["&lt;", "&gt;", "&quot;", "&amp;"];
    let escapes: usize = ESCAPES.iter().map(|escape| words.matches(escape).count()).sum();
    assert_eq!(words.matches('&').count(), escapes, "not escaped: {words}");
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    words.replace("&amp;", "&")
}
