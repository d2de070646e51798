//! A csv file: its encoding, its separator and its lines.

use std::iter::Peekable;
use std::str::Chars;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use zeroize::Zeroizing;

use super::cell::{Cell, Row, Visit};
use super::error::ListError;
use super::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS};

/// How many lines decide which separator it is.
const TRIED: usize = 20;
/// What may separate fields, the most usual first.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// A csv file as text.
pub(crate) struct Delimited {
    name: String,
    text: Zeroizing<String>,
    separator: char,
}

impl Delimited {
    /// Decodes the bytes: UTF-16 with a mark, UTF-8 with or without one, otherwise Windows-1252.
    ///
    /// # Errors
    ///
    /// [`ListError::NotAList`] if there are control characters, which no text file has, or if it cannot be decoded.
    pub(crate) fn open(bytes: Vec<u8>, name: &str) -> Result<Self, ListError> {
        let text = Zeroizing::new(decoded(bytes)?);
        // Other programs' line and page breaks inside fields do occur.
        let usual = |character| matches!(character, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{80}'..);
        let strange = |character: char| character.is_control() && !usual(character);
        if text.contains(strange) {
            return Err(ListError::NotAList);
        }
        let separator = separator(&text);
        Ok(Self {
            name: name.to_owned(),
            text,
            separator,
        })
    }

    /// Goes through the lines, as those of the one sheet.
    ///
    /// # Errors
    ///
    /// What is wrong with a line, or what `visit` returns.
    pub(crate) fn walk(&self, visit: &mut dyn Visit) -> Result<(), ListError> {
        if !visit.sheet(0, &self.name)? {
            return Ok(());
        }
        let mut records = Records::new(&self.text, self.separator);
        let mut row = Row::new();
        let mut filled = 0;
        while let Some(line) = records.next(&mut row).map_err(|error| error.in_sheet(&self.name))? {
            let Some(cells) = row.cells() else {
                continue;
            };
            filled += 1;
            if filled > MOST_ROWS {
                return Err(ListError::TooManyRows {
                    sheet: self.name.clone(),
                    limit: MOST_ROWS,
                });
            }
            if visit.row(line, cells)?.is_break() {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn decoded(bytes: Vec<u8>) -> Result<String, ListError> {
    let wide: Option<&'static Encoding> = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => Some(UTF_16LE),
        Some([0xFE, 0xFF]) => Some(UTF_16BE),
        _ => None,
    };
    let bytes = Zeroizing::new(bytes);
    if let Some(encoding) = wide {
        let (text, faulty) = encoding.decode_with_bom_removal(&bytes);
        return if faulty {
            Err(ListError::NotAList)
        } else {
            Ok(text.into_owned())
        };
    }
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    match std::str::from_utf8(plain) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(WINDOWS_1252.decode_without_bom_handling(plain).0.into_owned()),
    }
}

/// The separator that divides the first lines most evenly into most columns.
fn separator(text: &str) -> char {
    // Excel reads and writes such a first line.
    let said = text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
    if let Some(said) = said.filter(|said| SEPARATORS.contains(said)) {
        return said;
    }
    let mut best = (0, ',');
    for candidate in SEPARATORS {
        let mut records = Records::new(text, candidate);
        let mut row = Row::new();
        let mut widths = Vec::with_capacity(TRIED);
        while let Ok(Some(_)) = records.next(&mut row) {
            widths.extend(row.cells().map(<[Cell]>::len).filter(|width| *width > 1));
            if records.read >= TRIED {
                break;
            }
        }
        let score = widths.iter().sum::<usize>();
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

/// The lines of a csv file, as RFC 4180 has them; a quotation mark inside a field that does not begin with one is text.
struct Records<'a> {
    rest: Peekable<Chars<'a>>,
    separator: char,
    line: u32,
    read: usize,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self {
            rest: text.chars().peekable(),
            separator,
            line: 1,
            read: 0,
        }
    }

    /// Reads one record into `row` and says in which line of the file it begins; `None` at the end.
    fn next(&mut self, row: &mut Row) -> Result<Option<u32>, ListError> {
        row.clear();
        if self.rest.peek().is_none() {
            return Ok(None);
        }
        self.read += 1;
        let first = self.line;
        let mut column = 0;
        loop {
            let cell = self.field()?;
            if !row.put(column, cell) {
                return Err(ListError::TooManyColumns {
                    sheet: String::new(),
                    line: first,
                    limit: MOST_COLUMNS,
                });
            }
            column += 1;
            match self.rest.next() {
                Some(character) if character == self.separator => {}
                Some('\r') => {
                    self.rest.next_if_eq(&'\n');
                    self.line += 1;
                    return Ok(Some(first));
                }
                Some(_) => {
                    self.line += 1;
                    return Ok(Some(first));
                }
                None => return Ok(Some(first)),
            }
        }
    }

    /// Reads up to the next separator or end of line, which stays.
    fn field(&mut self) -> Result<Cell, ListError> {
        let mut text = Zeroizing::new(String::new());
        let mut length = 0;
        let mut add = |character: char| {
            // One character over the limit is kept, so that the cell is known to be too long.
            if length <= LONGEST_CELL {
                text.push(character);
            }
            length += 1;
        };
        if self.rest.next_if_eq(&'"').is_some() {
            let opened = self.line;
            loop {
                match self.rest.next() {
                    Some('"') if self.rest.next_if_eq(&'"').is_some() => add('"'),
                    Some('"') => break,
                    Some(character) => {
                        self.line += u32::from(character == '\n');
                        add(character);
                    }
                    None => return Err(ListError::UnclosedQuote { line: opened }),
                }
            }
            while self.rest.next_if_eq(&' ').is_some() {}
            return match self.rest.peek() {
                Some(next) if *next != self.separator && !matches!(next, '\r' | '\n') => {
                    Err(ListError::UnclosedQuote { line: opened })
                }
                _ => Ok(Cell::of_text(text.to_string())),
            };
        }
        let separator = self.separator;
        let inside = |character: &char| *character != separator && !matches!(character, '\r' | '\n');
        while let Some(character) = self.rest.next_if(inside) {
            add(character);
        }
        Ok(Cell::of_text(text.to_string()))
    }
}
