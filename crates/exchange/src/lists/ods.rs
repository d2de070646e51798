//! An ods workbook, read line by line.

use super::archive::Archive;
use super::cell::{Cell, Merge, Row, Visit};
use super::dates;
use super::error::ListError;
use super::texts::ENOUGH;
use super::xml::{Node, Tag, Xml, sheet_name};
use super::{MOST_COLUMNS, MOST_ROWS, MOST_SHEETS};

/// What may stand in a cell or beside the lines and is not part of the list.
const BESIDE: [&str; 6] = [
    "annotation",
    "frame",
    "custom-shape",
    "shapes",
    "forms",
    "tracked-changes",
];

/// A workbook whose container has been looked through.
pub(crate) struct Ods {
    archive: Archive,
}

impl Ods {
    /// Checks that it is not encrypted.
    ///
    /// # Errors
    ///
    /// [`ListError::Locked`], or what is wrong with the container or its XML.
    pub(crate) fn open(archive: Archive) -> Result<Self, ListError> {
        const MANIFEST: &str = "META-INF/manifest.xml";
        if archive.has(MANIFEST) && archive.with(MANIFEST, |part| encrypted(Xml::new(part)))? {
            return Err(ListError::Locked);
        }
        Ok(Self { archive })
    }

    /// Goes through the sheets.
    ///
    /// # Errors
    ///
    /// What is wrong with a sheet, or what `visit` returns.
    pub(crate) fn walk(&self, visit: &mut dyn Visit) -> Result<(), ListError> {
        self.archive.with("content.xml", |part| {
            let mut xml = Xml::new(part);
            let mut index = 0;
            loop {
                match xml.next()? {
                    Node::Open(tag) if tag.is_one_of(&BESIDE) => xml.skip()?,
                    Node::Open(tag) if tag.is("table") => {
                        if index >= MOST_SHEETS {
                            return Err(ListError::TooManySheets { limit: MOST_SHEETS });
                        }
                        let name = sheet_name(&tag)?;
                        if !sheet(&mut xml, index, &name, visit).map_err(|error| error.in_sheet(&name))? {
                            return Ok(());
                        }
                        index += 1;
                    }
                    Node::Close(tag) if tag.is("document-content") => return Ok(()),
                    Node::End => return Err(ListError::damaged()),
                    _ => {}
                }
            }
        })
    }
}

fn encrypted(mut xml: Xml<'_>) -> Result<bool, ListError> {
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.is("encryption-data") => return Ok(true),
            Node::End => return Ok(false),
            _ => {}
        }
    }
}

/// Reads the sheet whose tag was just opened; false if the visitor has seen enough.
fn sheet(xml: &mut Xml<'_>, index: usize, name: &str, visit: &mut dyn Visit) -> Result<bool, ListError> {
    if !visit.sheet(index, name)? {
        xml.skip()?;
        return Ok(true);
    }
    let mut sheet = Sheet {
        name,
        visit,
        row: Row::new(),
        line: 1,
        column: 0,
        repeat: 1,
        filled: 0,
    };
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.is_one_of(&BESIDE) => xml.skip()?,
            Node::Open(tag) if tag.is("table-row") => {
                sheet.repeat = count(&tag, "number-rows-repeated")?;
                sheet.column = 0;
                sheet.row.clear();
            }
            Node::Open(tag) if tag.is("table-cell") || tag.is("covered-table-cell") => {
                let found = Found::of(&tag)?;
                sheet.merge(&found)?;
                sheet.put(found, xml)?;
            }
            Node::Close(tag) if tag.is("table-row") => {
                let goes_on = sheet.end()?;
                if !goes_on {
                    return Ok(false);
                }
            }
            Node::Close(tag) if tag.is("table") => return Ok(true),
            Node::End => return Err(ListError::damaged()),
            _ => {}
        }
    }
}

/// A count in an attribute; 1 if it is not there.
fn count(tag: &Tag<'_>, name: &str) -> Result<u32, ListError> {
    let Some(text) = tag.attribute(name)? else {
        return Ok(1);
    };
    let number = text.parse::<u32>().map_err(|_| ListError::damaged())?;
    Ok(number.max(1))
}

/// What the attributes of a cell say.
struct Found {
    /// The value, if the attributes hold it; otherwise the text is the value.
    value: Option<Cell>,
    repeat: u32,
    columns: u32,
    lines: u32,
}

impl Found {
    fn of(tag: &Tag<'_>) -> Result<Self, ListError> {
        Ok(Self {
            value: Self::value(tag)?,
            repeat: count(tag, "number-columns-repeated")?,
            columns: count(tag, "number-columns-spanned")?,
            lines: count(tag, "number-rows-spanned")?,
        })
    }

    fn value(tag: &Tag<'_>) -> Result<Option<Cell>, ListError> {
        if tag.says("calcext:value-type", "error") {
            return Ok(Some(Cell::Unreadable));
        }
        let kind = tag.attribute("value-type")?;
        let value = match kind.as_deref() {
            Some("float" | "percentage" | "currency") => {
                match tag.attribute("value")?.map(|text| text.parse::<f64>()) {
                    Some(Ok(number)) if number.is_finite() => Some(Cell::Number(number)),
                    _ => Some(Cell::Unreadable),
                }
            }
            Some("date") => {
                let text = tag.attribute("date-value")?.unwrap_or_default();
                Some(dates::iso(&text).map_or(Cell::Unreadable, Cell::Date))
            }
            Some("boolean") => {
                let text = tag.attribute("boolean-value")?.unwrap_or_default();
                Some(Cell::Text(text.to_uppercase()))
            }
            None if tag.attribute("formula")?.is_some() => Some(Cell::NoValue),
            _ => None,
        };
        Ok(value)
    }
}

/// A sheet while it is read.
struct Sheet<'a> {
    name: &'a str,
    visit: &'a mut dyn Visit,
    row: Row,
    line: u32,
    column: u32,
    repeat: u32,
    filled: u32,
}

impl Sheet<'_> {
    fn merge(&mut self, found: &Found) -> Result<(), ListError> {
        if found.columns == 1 && found.lines == 1 {
            return Ok(());
        }
        self.visit.merged(Merge {
            first_line: self.line,
            last_line: self.line.saturating_add(found.lines - 1),
            first_column: self.column as usize,
            last_column: self.column.saturating_add(found.columns - 1) as usize,
        })
    }

    fn put(&mut self, found: Found, xml: &mut Xml<'_>) -> Result<(), ListError> {
        let text = text(xml)?;
        let cell = found.value.unwrap_or_else(|| Cell::of_text(text));
        let first = self.column;
        self.column = first.saturating_add(found.repeat);
        if cell.is_empty() {
            return Ok(());
        }
        for column in (first..self.column).take(MOST_COLUMNS + 1) {
            if !self.row.put(column as usize, cell.clone()) {
                return Err(ListError::TooManyColumns {
                    sheet: self.name.to_owned(),
                    line: self.line,
                    limit: MOST_COLUMNS,
                });
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<bool, ListError> {
        let first = self.line;
        self.line = first.saturating_add(self.repeat);
        let Some(cells) = self.row.cells() else {
            return Ok(true);
        };
        for line in first..self.line {
            self.filled += 1;
            if self.filled > MOST_ROWS {
                return Err(ListError::TooManyRows {
                    sheet: self.name.to_owned(),
                    limit: MOST_ROWS,
                });
            }
            if self.visit.row(line, cells)?.is_break() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The text of the cell whose tag was just opened, without its comments; paragraphs are separated by a space.
fn text(xml: &mut Xml<'_>) -> Result<String, ListError> {
    let mut text = String::new();
    let mut paragraphs = 0;
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.is_one_of(&BESIDE) => xml.skip()?,
            Node::Open(tag) if tag.is("p") => {
                paragraphs += 1;
                text.push(' ');
            }
            Node::Open(tag) if tag.is_one_of(&["s", "tab", "line-break"]) => text.push(' '),
            Node::Text(part) if paragraphs > 0 && text.len() < ENOUGH => text.push_str(&part),
            Node::Char(character) if text.len() < ENOUGH => text.push(character),
            Node::Close(tag) if tag.is("table-cell") || tag.is("covered-table-cell") => break,
            Node::End => return Err(ListError::damaged()),
            _ => {}
        }
    }
    Ok(text)
}
