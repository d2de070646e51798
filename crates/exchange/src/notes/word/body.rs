//! The main part of a Word document, read from its first element to its last.

use quick_xml::events::BytesStart;

use super::paragraph::{Paragraph, add_lines, first};
use crate::notes::error::NotesError;
use crate::notes::line::{Begins, Drafted, Place, What};
use crate::notes::styles::{Styles, outline};
use crate::notes::xml::{Piece, Xml, attribute, symbol};
use crate::notes::{MOST_LINES, MOST_TEXT};

/// What stands between the cells of a row.
const BETWEEN_CELLS: &str = " | ";

/// What an open element does when it closes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Paragraph,
    Run,
    Words,
    Table,
    Row,
    Cell,
    /// What stands in it is not part of the text; counted where it is something that somebody wrote.
    Aside,
    Other,
}

/// Words beside the text: what they are, or nothing where Word only repeats something.
struct Aside {
    what: Option<What>,
    characters: usize,
}

struct Body<'s> {
    styles: &'s Styles,
    drafted: Drafted,
    open: Vec<Element>,
    aside: Option<Aside>,
    paragraph: Option<Paragraph>,
    paragraphs: usize,
    tables: usize,
    nested: usize,
    row: usize,
    cells: Vec<String>,
    size: u64,
}

pub(super) fn read(text: &str, part: &'static str, styles: &Styles) -> Result<Drafted, NotesError> {
    let mut xml = Xml::new(text, part);
    let mut body = Body {
        styles,
        drafted: Drafted::default(),
        open: Vec::new(),
        aside: None,
        paragraph: None,
        paragraphs: 0,
        tables: 0,
        nested: 0,
        row: 0,
        cells: Vec::new(),
        size: 0,
    };
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(start) => body.begin(&start),
            Piece::Close => body.end()?,
            Piece::Text(words) => body.words(&words)?,
        }
    }
    body.end_paragraph();
    Ok(body.drafted)
}

impl Body<'_> {
    fn begin(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name();
        let name = name.as_ref();
        let element = match self.aside {
            Some(_) => aside_words(name),
            None => self.element(name),
        };
        match element {
            Element::Paragraph => {
                self.end_paragraph();
                self.paragraph = Some(Paragraph::default());
            }
            Element::Aside => {
                let what = beside(name);
                self.aside = Some(Aside { what, characters: 0 });
            }
            Element::Table => self.begin_table(),
            Element::Row if self.nested == 1 => self.begin_row(),
            Element::Cell if self.nested == 1 => self.begin_cell(),
            Element::Other if self.aside.is_none() => self.small(name, start),
            Element::Row | Element::Cell | Element::Run | Element::Words | Element::Other => {}
        }
        self.open.push(element);
    }

    fn element(&self, name: &str) -> Element {
        match name {
            "p" => Element::Paragraph,
            "r" => Element::Run,
            "t" | "delText" => Element::Words,
            "tbl" => Element::Table,
            "tr" => Element::Row,
            "tc" => Element::Cell,
            "del" | "moveFrom" | "txbxContent" | "Fallback" | "pPrChange" => Element::Aside,
            _ => Element::Other,
        }
    }

    fn begin_table(&mut self) {
        self.nested += 1;
        if self.nested == 1 {
            self.tables += 1;
            self.row = 0;
        }
    }

    fn begin_row(&mut self) {
        if !self.cells.is_empty() {
            self.end_row();
        }
        self.row += 1;
    }

    /// Cells count as text, as what stands between them will: without words, millions fit into a small file.
    fn begin_cell(&mut self) {
        self.size += BETWEEN_CELLS.len() as u64;
        self.cells.push(String::new());
    }

    /// What has no words of its own: properties of a paragraph, tabs, pictures.
    fn small(&mut self, name: &str, start: &BytesStart<'_>) {
        let value = || attribute(start, "val").unwrap_or_default();
        let in_run = self.open.contains(&Element::Run);
        match (name, self.paragraph.as_mut()) {
            ("pStyle", Some(paragraph)) => paragraph.style(&value()),
            ("outlineLvl", Some(paragraph)) => paragraph.outline(outline(&value())),
            ("numId", Some(paragraph)) => paragraph.listed(value() != "0"),
            ("tab" | "ptab", Some(paragraph)) if in_run => paragraph.push("\t"),
            ("br" | "cr", Some(paragraph)) if in_run => paragraph.push("\n"),
            ("noBreakHyphen", Some(paragraph)) => paragraph.push("\u{2011}"),
            ("sym", Some(paragraph)) => match symbol(&attribute(start, "char").unwrap_or_default()) {
                Some(char) => paragraph.push(char.encode_utf8(&mut [0; 4])),
                None => self.drafted.leave_out(What::Symbols, 1, 1),
            },
            ("blip" | "imagedata", _) => self.drafted.leave_out(What::Pictures, 1, 0),
            ("chart" | "relIds" | "OLEObject" | "altChunk", _) => self.drafted.leave_out(What::Embedded, 1, 0),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) -> Result<(), NotesError> {
        if self.open.last() != Some(&Element::Words) {
            return Ok(());
        }
        if let Some(aside) = &mut self.aside {
            aside.characters += words.chars().count();
            return Ok(());
        }
        self.size += words.len() as u64;
        self.within_size()?;
        // Word shows a line break in its own file as a space.
        let words = words.replace("\r\n", " ").replace(['\r', '\n'], " ");
        self.paragraph.get_or_insert_default().push(&words);
        Ok(())
    }

    fn end(&mut self) -> Result<(), NotesError> {
        match self.open.pop() {
            Some(Element::Paragraph) => self.end_paragraph(),
            Some(Element::Row) if self.nested == 1 => self.end_row(),
            Some(Element::Table) => self.nested = self.nested.saturating_sub(1),
            Some(Element::Aside) => self.end_aside(),
            _ => {}
        }
        if self.drafted.lines.len() > MOST_LINES {
            return Err(NotesError::TooManyLines { limit: MOST_LINES });
        }
        self.within_size()
    }

    fn within_size(&self) -> Result<(), NotesError> {
        match self.size > MOST_TEXT {
            true => Err(NotesError::TooMuchInside { limit: MOST_TEXT }),
            false => Ok(()),
        }
    }

    fn end_aside(&mut self) {
        let Some(aside) = self.aside.take() else { return };
        if let Some(what) = aside.what.filter(|_| aside.characters > 0) {
            self.drafted.leave_out(what, 1, aside.characters);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        let (text, listed) = paragraph.text(self.styles, &mut self.drafted);
        if let Some(cell) = self.cells.last_mut().filter(|_| self.nested > 0) {
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&text);
            return;
        }
        self.paragraphs += 1;
        let level = paragraph.level(self.styles).filter(|_| !text.trim().is_empty());
        let line = first(Place::Paragraph(self.paragraphs), level, listed);
        add_lines(&mut self.drafted, &text, line, Begins::ByItsWords);
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let text = match cells.iter().all(|cell| cell.trim().is_empty()) {
            true => String::new(),
            false => cells.join(BETWEEN_CELLS),
        };
        let place = Place::Row {
            table: self.tables,
            row: self.row,
        };
        add_lines(&mut self.drafted, &text, first(place, None, false), Begins::Never);
    }
}

/// Beside the text only words count.
fn aside_words(name: &str) -> Element {
    match name {
        "t" | "delText" => Element::Words,
        _ => Element::Other,
    }
}

fn beside(name: &str) -> Option<What> {
    match name {
        "del" | "moveFrom" => Some(What::Deletions),
        "txbxContent" => Some(What::TextBoxes),
        _ => None,
    }
}
