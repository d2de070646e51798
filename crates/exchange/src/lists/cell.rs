//! What a cell of any of the formats holds, and how the formats hand over their lines.

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::error::ListError;
use super::{LONGEST_CELL, MOST_COLUMNS};

/// What a cell holds.
#[derive(Clone, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// Text, as it stands in the file.
    Text(String),
    /// A number, which may be a day.
    Number(f64),
    /// A day that the file marks as one.
    Date(NaiveDate),
    /// A formula of which the file does not hold the value.
    NoValue,
    /// A spreadsheet's error value, or a value that is not of its own type.
    Unreadable,
    /// A text over the limit; it is not kept.
    TooLong,
}

impl Cell {
    /// The cell with this text.
    pub(crate) fn of_text(text: String) -> Self {
        if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
            return Self::TooLong;
        }
        if text.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// A range of merged cells; all bounds are inclusive, lines count from 1, columns from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Merge {
    pub(crate) first_line: u32,
    pub(crate) last_line: u32,
    pub(crate) first_column: usize,
    pub(crate) last_column: usize,
}

/// Who looks at the sheets of a file. Sheets come in the order of the file, lines in the order of the sheet.
pub(crate) trait Visit {
    /// A sheet begins; whether its lines are wanted.
    fn sheet(&mut self, index: usize, name: &str) -> Result<bool, ListError>;

    /// A line of the sheet that has any content; `line` counts from 1. `Break` ends the whole walk.
    fn row(&mut self, line: u32, cells: &[Cell]) -> Result<ControlFlow<()>, ListError>;

    /// A merged range of the sheet, in no order and possibly after its lines.
    fn merged(&mut self, merge: Merge) -> Result<(), ListError>;
}

/// The cells of one line while it is put together.
pub(crate) struct Row {
    cells: Vec<Cell>,
    full: bool,
}

impl Row {
    /// A line without cells.
    pub(crate) fn new() -> Self {
        Self {
            cells: Vec::new(),
            full: false,
        }
    }

    /// Takes all cells away.
    pub(crate) fn clear(&mut self) {
        self.cells.clear();
        self.full = false;
    }

    /// Puts a cell into a column; an empty one takes no room. False if the column is past the limit.
    pub(crate) fn put(&mut self, column: usize, cell: Cell) -> bool {
        if cell.is_empty() {
            return true;
        }
        if column >= MOST_COLUMNS {
            return false;
        }
        self.full = true;
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = self.cells.get_mut(column) {
            *place = cell;
        }
        true
    }

    /// The cells, if there is any content.
    pub(crate) fn cells(&self) -> Option<&[Cell]> {
        self.full.then_some(&self.cells)
    }
}
