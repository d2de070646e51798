//! An xlsx workbook, read line by line.

use super::archive::Archive;
use super::cell::{Cell, Merge, Row, Visit};
use super::dates;
use super::error::ListError;
use super::texts::{ENOUGH, Texts, rich_text};
use super::xml::{Node, Tag, Xml, sheet_name};
use super::{MOST_COLUMNS, MOST_ROWS, MOST_SHEETS};

/// The last line of a sheet of Excel.
const LAST_LINE: u32 = 1_048_576;
/// The most memory that the relations of a part may take: a workbook with 5,000 parts needs half of it.
const MOST_RELATED: usize = 4 << 20;

/// A workbook of which the parts are known.
pub(crate) struct Xlsx {
    archive: Archive,
    sheets: Vec<(String, String)>,
    texts: Texts,
    /// Whether its days count from 1904.
    pub(crate) from_1904: bool,
}

/// A relation from one part to another.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relation {
    /// How much memory it takes.
    fn size(&self) -> usize {
        size_of::<Self>() + self.id.len() + self.kind.len() + self.target.len()
    }
}

impl Xlsx {
    /// Reads everything but the sheets.
    ///
    /// # Errors
    ///
    /// [`ListError::TooManySheets`], or what is wrong with the container or its XML.
    pub(crate) fn open(archive: Archive) -> Result<Self, ListError> {
        let root = relations(&archive, "")?;
        let found = root.iter().find(|relation| relation.kind.ends_with("/officeDocument"));
        let workbook = found.map_or("xl/workbook.xml", |relation| &relation.target).to_owned();
        let (listed, from_1904) = archive.with(&workbook, |part| listed_sheets(Xml::new(part)))?;
        if listed.len() > MOST_SHEETS {
            return Err(ListError::TooManySheets { limit: MOST_SHEETS });
        }
        let related = relations(&archive, &workbook)?;
        let mut sheets = Vec::new();
        for (name, id) in listed {
            let relation = related.iter().find(|relation| relation.id == id);
            // Charts have sheets of their own; they have no lines.
            if let Some(relation) = relation.filter(|relation| relation.kind.ends_with("/worksheet")) {
                sheets.push((name, relation.target.clone()));
            }
        }
        let shared = related
            .iter()
            .find(|relation| relation.kind.ends_with("/sharedStrings"));
        let texts = match shared.filter(|relation| archive.has(&relation.target)) {
            Some(relation) => archive.with(&relation.target, |part| Texts::read(Xml::new(part)))?,
            None => Texts::default(),
        };
        Ok(Self {
            archive,
            sheets,
            texts,
            from_1904,
        })
    }

    /// Goes through the sheets.
    ///
    /// # Errors
    ///
    /// What is wrong with a sheet, or what `visit` returns.
    pub(crate) fn walk(&self, visit: &mut dyn Visit) -> Result<(), ListError> {
        for (index, (name, part)) in self.sheets.iter().enumerate() {
            if !visit.sheet(index, name)? {
                continue;
            }
            let sheet = Sheet::new(name, &self.texts, &mut *visit);
            let read = self.archive.with(part, |part| sheet.read(&mut Xml::new(part)));
            let goes_on = read.map_err(|error| error.in_sheet(name))?;
            if !goes_on {
                break;
            }
        }
        Ok(())
    }
}

/// What the part `of` relates to; nothing if it has no relations.
fn relations(archive: &Archive, of: &str) -> Result<Vec<Relation>, ListError> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let rels = joined(folder, &format!("_rels/{file}.rels"));
    if !archive.has(&rels) {
        return Ok(Vec::new());
    }
    archive.with(&rels, |part| {
        let mut xml = Xml::new(part);
        let mut found = Vec::new();
        let mut taken = 0;
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.is("Relationship") => {
                    let relation = Relation {
                        id: attribute(&tag, "Id")?,
                        kind: attribute(&tag, "Type")?,
                        target: joined(folder, &attribute(&tag, "Target")?),
                    };
                    taken += relation.size();
                    if taken > MOST_RELATED {
                        return Err(ListError::Bomb);
                    }
                    found.push(relation);
                }
                Node::End => return Ok(found),
                _ => {}
            }
        }
    })
}

/// A target as it is written in a part of `folder`, as a path from the root.
fn joined(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            name => steps.push(name),
        }
    }
    steps.join("/")
}

fn attribute(tag: &Tag<'_>, name: &str) -> Result<String, ListError> {
    Ok(tag.attribute(name)?.unwrap_or_default().into_owned())
}

/// The sheets with the ids of their relations, and whether days count from 1904.
fn listed_sheets(mut xml: Xml<'_>) -> Result<(Vec<(String, String)>, bool), ListError> {
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.is("sheet") => {
                sheets.push((sheet_name(&tag)?, attribute(&tag, "id")?));
                if sheets.len() > MOST_SHEETS {
                    return Err(ListError::TooManySheets { limit: MOST_SHEETS });
                }
            }
            Node::Open(tag) if tag.is("workbookPr") => {
                let says = tag.attribute("date1904")?;
                from_1904 = matches!(says.as_deref(), Some("1" | "true" | "on"));
            }
            Node::Close(tag) if tag.is("workbook") => return Ok((sheets, from_1904)),
            Node::End => return Err(ListError::damaged()),
            _ => {}
        }
    }
}

/// A sheet while it is read.
struct Sheet<'a> {
    name: &'a str,
    texts: &'a Texts,
    visit: &'a mut dyn Visit,
    row: Row,
    line: u32,
    column: usize,
    filled: u32,
}

impl<'a> Sheet<'a> {
    fn new(name: &'a str, texts: &'a Texts, visit: &'a mut dyn Visit) -> Self {
        Self {
            name,
            texts,
            visit,
            row: Row::new(),
            line: 0,
            column: 0,
            filled: 0,
        }
    }

    /// Reads all lines; false if the visitor has seen enough.
    fn read(mut self, xml: &mut Xml<'_>) -> Result<bool, ListError> {
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.is("row") => {
                    let number = tag.attribute("r")?.map(|number| number.parse::<u32>());
                    let line = number.unwrap_or(Ok(self.line + 1)).map_err(|_| ListError::damaged())?;
                    self.begin(line)?;
                }
                Node::Open(tag) if tag.is("c") => {
                    let (kind, place) = (tag.attribute("t")?, tag.attribute("r")?);
                    if let Some(place) = place {
                        self.column = position(&place).ok_or_else(ListError::damaged)?.1;
                    }
                    let kind = Kind::of(kind.as_deref());
                    let cell = self.cell(xml, kind)?;
                    self.put(cell)?;
                }
                Node::Close(tag) if tag.is("row") => {
                    let goes_on = self.end()?;
                    if !goes_on {
                        return Ok(false);
                    }
                }
                Node::Open(tag) if tag.is("mergeCell") => {
                    if let Some(merge) = tag.attribute("ref")?.as_deref().and_then(range) {
                        self.visit.merged(merge)?;
                    }
                }
                Node::Close(tag) if tag.is("worksheet") => return Ok(true),
                Node::End => return Err(ListError::damaged()),
                _ => {}
            }
        }
    }

    fn begin(&mut self, line: u32) -> Result<(), ListError> {
        if line <= self.line || line > LAST_LINE {
            return Err(ListError::damaged());
        }
        self.line = line;
        self.column = 0;
        self.row.clear();
        Ok(())
    }

    fn put(&mut self, cell: Cell) -> Result<(), ListError> {
        if !self.row.put(self.column, cell) {
            return Err(ListError::TooManyColumns {
                sheet: self.name.to_owned(),
                line: self.line,
                limit: MOST_COLUMNS,
            });
        }
        self.column += 1;
        Ok(())
    }

    fn end(&mut self) -> Result<bool, ListError> {
        let Some(cells) = self.row.cells() else {
            return Ok(true);
        };
        self.filled += 1;
        if self.filled > MOST_ROWS {
            return Err(ListError::TooManyRows {
                sheet: self.name.to_owned(),
                limit: MOST_ROWS,
            });
        }
        Ok(self.visit.row(self.line, cells)?.is_continue())
    }

    /// The cell whose tag was just opened.
    fn cell(&self, xml: &mut Xml<'_>, kind: Kind) -> Result<Cell, ListError> {
        let mut value: Option<String> = None;
        let mut formula = false;
        let mut inside = false;
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.is("v") => {
                    inside = true;
                    value = Some(String::new());
                }
                Node::Open(tag) if tag.is("is") => value = Some(rich_text(xml, "is")?.to_string()),
                Node::Open(tag) => formula |= tag.is("f"),
                Node::Close(tag) if tag.is("c") => break,
                Node::Close(_) => inside = false,
                Node::Text(text) if inside => add(&mut value, &text),
                Node::Char(character) if inside => add(&mut value, character.encode_utf8(&mut [0; 4])),
                Node::End => return Err(ListError::damaged()),
                _ => {}
            }
        }
        match value {
            Some(value) => self.valued(value, kind, formula),
            None if formula => Ok(Cell::NoValue),
            None => Ok(Cell::Empty),
        }
    }

    fn valued(&self, value: String, kind: Kind, formula: bool) -> Result<Cell, ListError> {
        let cell = match kind {
            Kind::Shared => {
                let text = value.trim().parse().ok().and_then(|number| self.texts.get(number));
                Cell::of_text(text.ok_or_else(ListError::damaged)?.to_owned())
            }
            Kind::Text => Cell::of_text(value),
            Kind::Truth => Cell::Text(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            Kind::Error => Cell::Unreadable,
            Kind::Date => dates::iso(&value).map_or(Cell::Unreadable, Cell::Date),
            Kind::Number if value.trim().is_empty() && formula => Cell::NoValue,
            Kind::Number if value.trim().is_empty() => Cell::Empty,
            Kind::Number => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Cell::Number(number),
                _ => Cell::Unreadable,
            },
        };
        Ok(cell)
    }
}

fn add(value: &mut Option<String>, text: &str) {
    if let Some(value) = value.as_mut().filter(|value| value.len() < ENOUGH) {
        value.push_str(text);
    }
}

/// How the value of a cell is meant.
#[derive(Clone, Copy)]
enum Kind {
    Shared,
    Text,
    Truth,
    Error,
    Date,
    Number,
}

impl Kind {
    fn of(word: Option<&str>) -> Self {
        match word {
            Some("s") => Self::Shared,
            Some("str" | "inlineStr") => Self::Text,
            Some("b") => Self::Truth,
            Some("e") => Self::Error,
            Some("d") => Self::Date,
            _ => Self::Number,
        }
    }
}

/// The line, from 1, and the column, from 0, of a place such as `AB12`.
fn position(place: &str) -> Option<(u32, usize)> {
    let mut column = 0_usize;
    let mut line = 0_u32;
    for character in place.bytes().filter(|byte| *byte != b'$') {
        match character {
            b'A'..=b'Z' if line == 0 => column = column.checked_mul(26)?.checked_add(usize::from(character - b'@'))?,
            b'0'..=b'9' => line = line.checked_mul(10)?.checked_add(u32::from(character - b'0'))?,
            _ => return None,
        }
    }
    Some((line, column.checked_sub(1)?)).filter(|_| line > 0)
}

/// A range such as `A1:B2`.
fn range(places: &str) -> Option<Merge> {
    let (first, last) = places.split_once(':')?;
    let ((first_line, first_column), (last_line, last_column)) = (position(first)?, position(last)?);
    Some(Merge {
        first_line,
        last_line,
        first_column,
        last_column,
    })
}
