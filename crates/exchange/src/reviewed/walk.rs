//! A part of a Word document as a row of steps: paragraphs, words, tables, and where bookmarks and comments stand.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDateTime, Utc};
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::{ChangeKind, LONGEST_AUTHOR, ReviewedError};
use crate::notes::xml::{Piece, Xml, symbol};

/// What stands beside the text: former properties, settings of fields and controls, drawings with what is in them, the
/// second form of what is there in two, and the reading aids of other scripts.
const BESIDE: [&str; 18] = [
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
    "sdtPr",
    "sdtEndPr",
    "instrText",
    "delInstrText",
    "drawing",
    "pict",
    "object",
    "Fallback",
    "rt",
];

/// Who did something, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Author {
    /// The name; empty where the file has none.
    pub name: String,
    /// The time; `None` where the file has none that is one.
    pub at: Option<DateTime<Utc>>,
}

/// What comes next.
pub(super) enum Step {
    /// A paragraph begins; the id by which other parts know it.
    Paragraph(Option<String>),
    ParagraphEnds,
    /// The style of the paragraph.
    Style(String),
    /// The mark at the paragraph's end is tracked.
    Mark(ChangeKind),
    /// Words; who inserted and who deleted them is said by [`Walk::tracked`].
    Words(String),
    /// A bookmark begins: its id and its name.
    Bookmark(String, String),
    BookmarkEnds(String),
    /// The words that a comment is about begin.
    Range(String),
    RangeEnds(String),
    /// The place of a comment.
    Reference(String),
    /// A comment begins, in the part of comments.
    Comment(String, Author),
    CommentEnds,
    Table,
    TableEnds,
    Row,
    /// So many columns are left free before the first cell.
    Skipped(usize),
    /// The row is tracked as deleted.
    RowDeleted,
    RowEnds,
    Cell,
    /// The cell is as wide as so many columns.
    Spans(usize),
    CellEnds,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Paragraph,
    ParagraphProperties,
    MarkProperties,
    Run,
    Words,
    Tracked,
    Comment,
    Table,
    Row,
    RowProperties,
    Cell,
    Other,
}

/// Reads a part from its beginning.
pub(super) struct Walk<'x> {
    xml: Xml<'x>,
    open: Vec<Element>,
    tracked: Vec<(ChangeKind, Author)>,
}

impl<'x> Walk<'x> {
    pub fn new(text: &'x str, part: &'static str) -> Self {
        Self {
            xml: Xml::new(text, part),
            open: Vec::new(),
            tracked: Vec::new(),
        }
    }

    /// Who inserted or deleted the words that were given last, the innermost of each kind.
    pub fn tracked(&self, kind: ChangeKind) -> Option<&Author> {
        let mut tracked = self.tracked.iter().rev();
        tracked.find(|(each, _)| *each == kind).map(|(_, author)| author)
    }

    /// The next step; `None` at the end of the part.
    pub fn next(&mut self) -> Result<Option<Step>, ReviewedError> {
        while let Some(piece) = self.xml.next()? {
            let step = match piece {
                Piece::Open(start) => self.begin(&start)?,
                Piece::Close => self.end(),
                Piece::Text(words) if self.open.last() == Some(&Element::Words) => Some(Step::Words(shown(&words))),
                Piece::Text(_) => None,
            };
            if step.is_some() {
                return Ok(step);
            }
        }
        Ok(None)
    }

    fn begin(&mut self, start: &BytesStart<'x>) -> Result<Option<Step>, ReviewedError> {
        let name = start.local_name();
        let name = name.as_ref();
        if BESIDE.contains(&name) {
            self.skip()?;
            return Ok(None);
        }
        let parent = self.open.last().copied();
        let element = element(name, parent);
        self.open.push(element);
        Ok(match element {
            Element::Paragraph => Some(Step::Paragraph(attribute(start, "paraId"))),
            Element::Table => Some(Step::Table),
            Element::Row => Some(Step::Row),
            Element::Cell => Some(Step::Cell),
            Element::Comment => Some(Step::Comment(id(start), author(start))),
            Element::Tracked => self.begin_tracked(change(name), parent, start),
            Element::Other => self.small(name, parent, start),
            _ => None,
        })
    }

    /// A tracked mark or row is an element without words; words stand within the element that tracks them.
    fn begin_tracked(&mut self, kind: ChangeKind, parent: Option<Element>, start: &BytesStart<'_>) -> Option<Step> {
        self.tracked.push((kind, author(start)));
        match (parent, kind) {
            (Some(Element::MarkProperties), kind) => Some(Step::Mark(kind)),
            (Some(Element::RowProperties), ChangeKind::Deletion) => Some(Step::RowDeleted),
            _ => None,
        }
    }

    fn small(&self, name: &str, parent: Option<Element>, start: &BytesStart<'_>) -> Option<Step> {
        let value = || attribute(start, "val").unwrap_or_default();
        let number = || value().parse().unwrap_or(0_usize);
        let in_run = parent == Some(Element::Run);
        match name {
            "pStyle" if parent == Some(Element::ParagraphProperties) => Some(Step::Style(value())),
            "tab" | "ptab" if in_run => Some(Step::Words("\t".to_owned())),
            "br" | "cr" if in_run => Some(Step::Words("\n".to_owned())),
            "noBreakHyphen" if in_run => Some(Step::Words("\u{2011}".to_owned())),
            "sym" if in_run => {
                let char = symbol(&attribute(start, "char").unwrap_or_default());
                char.map(|char| Step::Words(char.to_string()))
            }
            "bookmarkStart" => Some(Step::Bookmark(id(start), attribute(start, "name").unwrap_or_default())),
            "bookmarkEnd" => Some(Step::BookmarkEnds(id(start))),
            "commentRangeStart" => Some(Step::Range(id(start))),
            "commentRangeEnd" => Some(Step::RangeEnds(id(start))),
            "commentReference" => Some(Step::Reference(id(start))),
            "gridSpan" => Some(Step::Spans(number())),
            "gridBefore" => Some(Step::Skipped(number())),
            _ => None,
        }
    }

    fn end(&mut self) -> Option<Step> {
        match self.open.pop()? {
            Element::Paragraph => Some(Step::ParagraphEnds),
            Element::Table => Some(Step::TableEnds),
            Element::Row => Some(Step::RowEnds),
            Element::Cell => Some(Step::CellEnds),
            Element::Comment => Some(Step::CommentEnds),
            Element::Tracked => {
                self.tracked.pop();
                None
            }
            _ => None,
        }
    }

    /// Passes over the element that was just opened, with all that is in it.
    fn skip(&mut self) -> Result<(), ReviewedError> {
        let outside = self.xml.depth().saturating_sub(1);
        while self.xml.depth() > outside && self.xml.next()?.is_some() {}
        Ok(())
    }
}

fn element(name: &str, parent: Option<Element>) -> Element {
    match name {
        "p" => Element::Paragraph,
        "pPr" => Element::ParagraphProperties,
        "rPr" if parent == Some(Element::ParagraphProperties) => Element::MarkProperties,
        "r" => Element::Run,
        "t" | "delText" => Element::Words,
        "ins" | "del" | "moveTo" | "moveFrom" => Element::Tracked,
        "comment" => Element::Comment,
        "tbl" => Element::Table,
        "tr" => Element::Row,
        "trPr" => Element::RowProperties,
        "tc" => Element::Cell,
        _ => Element::Other,
    }
}

fn change(name: &str) -> ChangeKind {
    match name {
        "del" | "moveFrom" => ChangeKind::Deletion,
        _ => ChangeKind::Insertion,
    }
}

/// The attribute of this name, whatever stands before its colon, as it is meant; `None` where it is not readable.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let mut found = all.with_checks(false).flatten();
    let found = found.find(|each| each.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

fn id(start: &BytesStart<'_>) -> String {
    attribute(start, "id").unwrap_or_default()
}

fn author(start: &BytesStart<'_>) -> Author {
    let name = attribute(start, "author").unwrap_or_default();
    let time = |name| attribute(start, name).as_deref().and_then(time);
    Author {
        name: shown(&name).chars().take(LONGEST_AUTHOR).collect(),
        at: time("dateUtc").or_else(|| time("date")),
    }
}

/// A time with or without a zone; without one it is taken as UTC, as Word writes it.
fn time(text: &str) -> Option<DateTime<Utc>> {
    let zoned = DateTime::parse_from_rfc3339(text).map(|time| time.to_utc());
    zoned.ok().or_else(|| {
        let plain = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f");
        plain.ok().map(|time| time.and_utc())
    })
}

/// Words as Word shows them: a line break in its file is a space, and what draws nothing is not there.
fn shown(words: &str) -> String {
    let plain = |char: char| !char.is_control() || char == '\t';
    let words = match words.contains(['\r', '\n']) {
        true => Cow::Owned(words.replace("\r\n", " ").replace(['\r', '\n'], " ")),
        false => Cow::Borrowed(words),
    };
    words.chars().filter(|char| plain(*char)).collect()
}
