//! A file of lists that has been looked through once: what it is, what its sheets hold and what they seem to be.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Deserialize, Serialize};

use super::archive::Archive;
use super::cell::{Cell, Merge, Visit};
use super::delimited::Delimited;
use super::error::ListError;
use super::field::Field;
use super::mapping::Mapping;
use super::ods::Ods;
use super::recognise::Recogniser;
use super::xlsx::Xlsx;
use super::{LARGEST_FILE, MOST_ROWS_IN_ALL, dates, values};

/// How many lines with content may stand above the headers, with them.
const HEADER_WITHIN: usize = 30;
/// How many lines of the list a preview shows.
const SHOWN: usize = 8;
/// How many characters of a cell a preview shows.
const SHOWN_CHARACTERS: usize = 120;
/// The most merged ranges of a sheet.
const MOST_MERGED: usize = 50_000;

/// The format of a file, as its content says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Excel from 2007 on.
    Xlsx,
    /// OpenDocument.
    Ods,
    /// Text separated by commas, semicolons or tabs.
    Csv,
}

pub(crate) enum Book {
    Xlsx(Xlsx),
    Ods(Ods),
    Csv(Delimited),
}

impl Book {
    pub(crate) fn walk(&self, visit: &mut dyn Visit) -> Result<(), ListError> {
        match self {
            Self::Xlsx(book) => book.walk(visit),
            Self::Ods(book) => book.walk(visit),
            Self::Csv(book) => book.walk(visit),
        }
    }
}

/// What a sheet seems to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The list and the columns. It has no [`Field::ChildId`] if none was found, and then it does not pass its check.
    pub mapping: Mapping,
    /// How sure that is, from 1 to 99: 60 and more where the name of the sheet says so too.
    pub confidence: u8,
}

/// The beginning of a sheet, to be shown on the screen while the columns are chosen.
///
/// It holds children's data as they stand in the file. It must not be stored or logged; its `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct SheetPreview {
    /// The name of the sheet; of a csv file, the name that was given with it.
    pub name: String,
    /// The line with the headers, from 1; 0 if the sheet is empty.
    pub header_row: u32,
    /// The headers as they stand, one for each column of the sheet.
    pub headers: Vec<String>,
    /// The first 8 lines below the headers, one text for each column, long texts cut off.
    pub first_rows: Vec<Vec<String>>,
    /// How many lines with content stand below the headers.
    pub rows: u32,
    /// The last line with content, from 1; 0 if the sheet is empty.
    pub last_line: u32,
    /// What the sheet seems to be, if anything says so.
    pub proposed: Option<Proposal>,
}

impl fmt::Debug for SheetPreview {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = out.debug_struct("SheetPreview");
        shown
            .field("name", &self.name)
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

/// A file of lists.
pub struct Workbook {
    pub(crate) book: Book,
    pub(crate) merges: Vec<Vec<Merge>>,
    sheets: Vec<SheetPreview>,
}

impl fmt::Debug for Workbook {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = out.debug_struct("Workbook");
        shown
            .field("format", &self.format())
            .field("sheets", &self.sheets.len())
            .finish_non_exhaustive()
    }
}

impl Workbook {
    /// Looks through a whole file once. Its format is found in its content. `name` is the name of the file without its
    /// ending; it becomes the name of the only sheet of a csv file and is used for nothing else.
    ///
    /// # Errors
    ///
    /// Whatever makes the file as a whole unfit: see [`ListError`]. Nothing of it is unpacked beyond the limits.
    pub fn open(bytes: Vec<u8>, name: &str) -> Result<Self, ListError> {
        guarded(|| Self::opened(bytes, name))
    }

    fn opened(bytes: Vec<u8>, name: &str) -> Result<Self, ListError> {
        let book = book(bytes, name)?;
        let mut look = Look::new(&book);
        book.walk(&mut look)?;
        let (sheets, merges) = look.finish();
        if sheets.iter().all(|sheet| sheet.last_line == 0) {
            return Err(ListError::NoRows);
        }
        Ok(Self { book, merges, sheets })
    }

    /// What it is.
    pub fn format(&self) -> Format {
        match self.book {
            Book::Xlsx(_) => Format::Xlsx,
            Book::Ods(_) => Format::Ods,
            Book::Csv(_) => Format::Csv,
        }
    }

    /// Its sheets, in the order of the file.
    pub fn sheets(&self) -> &[SheetPreview] {
        &self.sheets
    }

    /// Whether its days count from 1904.
    pub(crate) fn counts_from_1904(&self) -> bool {
        matches!(&self.book, Book::Xlsx(book) if book.from_1904)
    }
}

/// Runs what parses foreign bytes; should a parser panic, the file is damaged.
pub(crate) fn guarded<T>(parse: impl FnOnce() -> Result<T, ListError>) -> Result<T, ListError> {
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or_else(|_| Err(ListError::damaged()))
}

fn book(bytes: Vec<u8>, name: &str) -> Result<Book, ListError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ListError::TooLarge {
            mebibytes: LARGEST_FILE >> 20,
        });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ListError::Empty);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(ListError::LockedOrOld);
    }
    if bytes.starts_with(b"PK") && bytes.get(2).is_some_and(|byte| *byte < 9) {
        return zipped(Archive::open(bytes)?);
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") || bytes.starts_with(b"<") {
        return Err(ListError::NotAList);
    }
    Ok(Book::Csv(Delimited::open(bytes, name)?))
}

fn zipped(archive: Archive) -> Result<Book, ListError> {
    let names: Vec<String> = archive.names().iter().map(|name| name.to_lowercase()).collect();
    let any = |fits: &dyn Fn(&str) -> bool| names.iter().any(|name| fits(name));
    if any(&|name| {
        name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/") || name.starts_with("basic/")
    }) {
        return Err(ListError::Macros);
    }
    if archive.has("xl/workbook.bin") {
        return Err(ListError::BinaryWorkbook);
    }
    if any(&|name| name.ends_with(".iwa") || name == "index.zip") {
        return Err(ListError::Numbers);
    }
    if archive.has("EncryptedPackage") {
        return Err(ListError::Locked);
    }
    if archive.has("content.xml") && archive.has("mimetype") {
        let kind = archive.with("mimetype", |mut part| {
            let mut kind = Vec::new();
            let read = std::io::Read::read_to_end(&mut std::io::Read::take(&mut part, 200), &mut kind);
            read.map(|_| kind).map_err(|_| ListError::damaged())
        })?;
        if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Ok(Book::Ods(Ods::open(archive)?));
        }
        return Err(ListError::NotAList);
    }
    if any(&|name| name.starts_with("xl/")) {
        return Ok(Book::Xlsx(Xlsx::open(archive)?));
    }
    Err(ListError::NotAList)
}

/// The first look at a file.
struct Look {
    recogniser: Recogniser,
    from_1904: bool,
    sheets: Vec<SheetPreview>,
    merges: Vec<Vec<Merge>>,
    filled: u32,
    sheet: Head,
}

/// The sheet that is being looked at.
#[derive(Default)]
struct Head {
    name: Option<String>,
    lines: Vec<(u32, Vec<Cell>)>,
    width: usize,
    filled: u32,
    last_line: u32,
    merges: Vec<Merge>,
}

impl Look {
    fn new(book: &Book) -> Self {
        Self {
            recogniser: Recogniser::new(),
            from_1904: matches!(book, Book::Xlsx(book) if book.from_1904),
            sheets: Vec::new(),
            merges: Vec::new(),
            filled: 0,
            sheet: Head::default(),
        }
    }

    fn finish(mut self) -> (Vec<SheetPreview>, Vec<Vec<Merge>>) {
        self.close();
        (self.sheets, self.merges)
    }

    /// Ends the sheet that is being looked at.
    fn close(&mut self) {
        let head = std::mem::take(&mut self.sheet);
        let Some(name) = head.name else {
            return;
        };
        let texts: Vec<Vec<String>> = (head.lines.iter().take(HEADER_WITHIN))
            .map(|(_, cells)| cells.iter().map(text_of).collect())
            .collect();
        let place = self.recogniser.header_line(&texts);
        let mut headers = place.and_then(|place| texts.get(place).cloned()).unwrap_or_default();
        headers.resize(head.width, String::new());
        let header_row = place
            .and_then(|place| head.lines.get(place))
            .map_or(0, |(line, _)| *line);
        let above = place.map_or(0, |place| place + 1);
        let proposed = self.recogniser.guess(&name, &headers).map(|guess| Proposal {
            mapping: Mapping {
                sheet: self.sheets.len(),
                list: guess.list,
                header_row,
                columns: guess.columns,
            },
            confidence: guess.confidence,
        });
        let columns = proposed.as_ref().map(|proposed| &proposed.mapping.columns);
        let days: Vec<bool> = (headers.iter().zip(0..))
            .map(|(header, column)| is_day(header, column, columns))
            .collect();
        let shown = head.lines.iter().skip(above).take(SHOWN);
        let first_rows = shown.map(|(_, cells)| self.shown(cells, &days)).collect();
        self.sheets.push(SheetPreview {
            name,
            header_row,
            first_rows,
            rows: head.filled.saturating_sub(u32::try_from(above).unwrap_or(u32::MAX)),
            last_line: head.last_line,
            headers,
            proposed,
        });
        self.merges.push(head.merges);
    }

    /// A line as it is shown; numbers in a column of days as days.
    fn shown(&self, cells: &[Cell], days: &[bool]) -> Vec<String> {
        let cell = |(is_day, column): (&bool, usize)| match cells.get(column) {
            Some(Cell::Number(number)) if *is_day => dates::serial(*number, self.from_1904)
                .map_or_else(|_| values::number(*number), |day| day.format("%d/%m/%Y").to_string()),
            Some(cell) => text_of(cell),
            None => String::new(),
        };
        days.iter().zip(0..).map(cell).collect()
    }
}

/// Whether the numbers of a column are days: it is proposed as such, or its header says so.
fn is_day(header: &str, column: usize, proposed: Option<&BTreeMap<Field, usize>>) -> bool {
    let field = proposed.and_then(|columns| columns.iter().find(|(_, place)| **place == column));
    field.map_or_else(|| header.to_lowercase().contains("date"), |(field, _)| field.is_date())
}

fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => values::tidy(text).chars().take(SHOWN_CHARACTERS).collect(),
        Cell::Number(number) => values::number(*number),
        Cell::Date(day) => day.format("%d/%m/%Y").to_string(),
        Cell::Empty | Cell::NoValue | Cell::Unreadable | Cell::TooLong => String::new(),
    }
}

/// A cell of which only as much is kept as is shown.
fn cut(cell: &Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(text.chars().take(2 * SHOWN_CHARACTERS).collect()),
        other => other.clone(),
    }
}

impl Visit for Look {
    fn sheet(&mut self, _: usize, name: &str) -> Result<bool, ListError> {
        self.close();
        self.sheet.name = Some(name.to_owned());
        Ok(true)
    }

    fn row(&mut self, line: u32, cells: &[Cell]) -> Result<ControlFlow<()>, ListError> {
        // Sixty small parts, or one that sixty sheets are said to be, unpack to more lines than anybody has memory for.
        self.filled += 1;
        if self.filled > MOST_ROWS_IN_ALL {
            return Err(ListError::TooManyRowsInAll {
                limit: MOST_ROWS_IN_ALL,
            });
        }
        let sheet = &mut self.sheet;
        sheet.filled += 1;
        sheet.last_line = line;
        sheet.width = sheet.width.max(cells.len());
        if sheet.lines.len() < HEADER_WITHIN + SHOWN {
            sheet.lines.push((line, cells.iter().map(cut).collect()));
        }
        Ok(ControlFlow::Continue(()))
    }

    fn merged(&mut self, merge: Merge) -> Result<(), ListError> {
        if self.sheet.merges.len() >= MOST_MERGED {
            return Err(ListError::TooManyMerged {
                sheet: self.sheet.name.clone().unwrap_or_default(),
            });
        }
        self.sheet.merges.push(merge);
        Ok(())
    }
}
