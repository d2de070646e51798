//! The rows of a table.

use super::walk::{Step, Walk};
use super::{ChangeKind, ReviewedError};
use crate::notes::{MOST_LINES, MOST_TEXT};

/// The most columns that a table of Word has.
const MOST_COLUMNS: usize = 63;
/// What a cell without words is counted as, in bytes: about what it takes in memory.
const CELL: u64 = 24;

/// A table that is being read.
#[derive(Default)]
struct Table {
    /// How many tables began before it.
    number: usize,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    /// Columns that the open cell takes beside its own.
    spans: usize,
    deleted: bool,
}

impl Table {
    fn is_one(&self) -> bool {
        self.rows.iter().any(|row| row.len() > 1)
    }
}

/// Tables within tables, and the first of those that are done.
#[derive(Default)]
struct Tables {
    open: Vec<Table>,
    begun: usize,
    found: Option<(usize, Vec<Vec<String>>)>,
    paragraph: String,
    size: u64,
}

/// The rows of the first table with at least two columns. A table of one column is looked into: it frames another.
pub(super) fn read(text: &str, part: &'static str) -> Result<Vec<Vec<String>>, ReviewedError> {
    let mut walk = Walk::new(text, part);
    let mut tables = Tables::default();
    while let Some(step) = walk.next()? {
        match step {
            Step::Words(_) if walk.tracked(ChangeKind::Deletion).is_some() => {}
            step => tables.take(step)?,
        }
    }
    tables.found.map(|(_, rows)| rows).ok_or(ReviewedError::NoTable)
}

impl Tables {
    fn take(&mut self, step: Step) -> Result<(), ReviewedError> {
        match step {
            Step::Table => {
                self.end_loose_words();
                self.begun += 1;
                self.open.push(Table {
                    number: self.begun,
                    ..Table::default()
                });
            }
            Step::TableEnds => self.end_table()?,
            Step::Words(words) if !self.open.is_empty() => {
                self.count(words.len() as u64)?;
                self.paragraph.push_str(&words);
            }
            Step::ParagraphEnds => self.end_paragraph(),
            Step::CellEnds => self.end_cell()?,
            step => self.row(step)?,
        }
        Ok(())
    }

    fn row(&mut self, step: Step) -> Result<(), ReviewedError> {
        let Some(table) = self.open.last_mut() else {
            return Ok(());
        };
        match step {
            Step::Row => (table.row, table.deleted) = (Vec::new(), false),
            Step::RowDeleted => table.deleted = true,
            Step::Skipped(columns) => self.add_cells(columns.min(MOST_COLUMNS))?,
            Step::Cell => {
                table.spans = 0;
                self.add_cells(1)?;
            }
            Step::Spans(columns) => table.spans = columns.min(MOST_COLUMNS).saturating_sub(1),
            Step::RowEnds => {
                let row = std::mem::take(&mut table.row);
                if !table.deleted && !row.is_empty() {
                    table.rows.push(row);
                }
                if table.rows.len() > MOST_LINES {
                    let what = "rows in a table";
                    let limit = MOST_LINES;
                    return Err(ReviewedError::TooMany { what, limit });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add_cells(&mut self, columns: usize) -> Result<(), ReviewedError> {
        self.count(CELL.saturating_mul(columns as u64))?;
        if let Some(table) = self.open.last_mut() {
            table.row.extend(std::iter::repeat_n(String::new(), columns));
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.paragraph);
        if let Some(cell) = self.open.last_mut().and_then(|table| table.row.last_mut()) {
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&words);
        }
    }

    /// Words that stand in a cell and in no paragraph are its words all the same.
    fn end_loose_words(&mut self) {
        if !self.paragraph.is_empty() {
            self.end_paragraph();
        }
    }

    fn end_cell(&mut self) -> Result<(), ReviewedError> {
        self.end_loose_words();
        let Some(table) = self.open.last_mut() else {
            return Ok(());
        };
        if let Some(cell) = table.row.last_mut() {
            *cell = cell.trim().to_owned();
        }
        let spans = std::mem::take(&mut table.spans);
        self.add_cells(spans)
    }

    /// A table within a cell is also text of that cell, for the case that the outer one is what is looked for.
    fn end_table(&mut self) -> Result<(), ReviewedError> {
        let Some(table) = self.open.pop() else {
            return Ok(());
        };
        if !self.open.is_empty() {
            let rows: Vec<String> = table.rows.iter().map(|row| row.join("\t")).collect();
            self.paragraph = rows.join("\n");
            self.end_paragraph();
        }
        let earlier = self.found.as_ref().is_none_or(|(number, _)| table.number < *number);
        if earlier && table.is_one() {
            self.found = Some((table.number, table.rows));
        }
        Ok(())
    }

    fn count(&mut self, bytes: u64) -> Result<(), ReviewedError> {
        self.size += bytes;
        match self.size > MOST_TEXT {
            true => Err(ReviewedError::TooMuchInside { limit: MOST_TEXT }),
            false => Ok(()),
        }
    }
}
