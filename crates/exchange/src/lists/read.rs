//! The lines of the chosen sheets, one after the other.

use std::cell::Cell as Flag;
use std::fmt;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use chrono::NaiveDate;
use visitbook_domain::frame::FrameRow;
use zeroize::Zeroizing;

use super::MOST_FAULTS;
use super::cell::{Cell, Merge, Visit};
use super::error::ListError;
use super::faults::{Fault, FaultKind, Place, letters};
use super::line::Lines;
use super::mapping::{Mapping, MappingError};
use super::recognise::Recogniser;
use super::values;
use super::workbook::Workbook;

/// How many lines lie between two reports of how far it is.
const REPORTED_EVERY: u32 = 1_000;

/// A line that is in order.
pub struct ListRow {
    /// What may be kept of it.
    pub row: FrameRow,
    /// The authority's id of the child, in Unicode's composed form and without needless white space; it is not to be kept.
    pub child_id: String,
    /// The words of the child's names in lower case, if columns with names were chosen: to be digested and forgotten.
    /// They are wiped when they are dropped.
    pub name_words: Vec<Zeroizing<String>>,
    /// The line of the file, from 1.
    pub line: u32,
    /// The place of the sheet in [`Workbook::sheets`].
    pub sheet: usize,
}

impl fmt::Debug for ListRow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = out.debug_struct("ListRow");
        shown
            .field("sheet", &self.sheet)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// How far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Lines read so far.
    pub done: u32,
    /// Lines of all the chosen sheets.
    pub total: u32,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many lines were in order and handed over.
    pub rows: u32,
    /// How many lines were left out because something is wrong with them.
    pub left_out: u32,
    /// What is wrong, in the order of the file: at most [`MOST_FAULTS`].
    pub faults: Vec<Fault>,
    /// How many more faults there are.
    pub more_faults: u32,
    /// Whether the caller stopped it before the end.
    pub stopped: bool,
}

/// Reads the chosen sheets in the order of the file and hands each line that is in order to `sink`, which stops it with
/// `Break`. Lines with faults are left out and told in the [`Outcome`]; a sink that drops its lines makes a dry run.
/// `as_of` is the day for which the age bands are worked out. `progress` is told now and then how far it is.
///
/// # Errors
///
/// [`ListError::Mapping`] if a mapping does not fit; what is wrong with the file as a whole. Lines that were handed over
/// before an error are then not to be used.
pub fn read_rows(
    workbook: &Workbook,
    mappings: &[Mapping],
    as_of: NaiveDate,
    sink: &mut dyn FnMut(ListRow) -> ControlFlow<()>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Outcome, ListError> {
    checked(workbook, mappings)?;
    let chosen = mappings
        .iter()
        .filter_map(|mapping| workbook.sheets().get(mapping.sheet));
    let total = chosen.fold(0_u32, |total, sheet| total.saturating_add(sheet.rows));
    let outside = Flag::new(false);
    let mut run = Run {
        workbook,
        mappings,
        as_of,
        recogniser: Recogniser::new(),
        sheet: None,
        outcome: Outcome::default(),
        progress: Progress { done: 0, total },
        outside: &outside,
        sink,
        report: progress,
    };
    // A parser that panics has met a damaged file; a caller that panics has not, so that goes on.
    match catch_unwind(AssertUnwindSafe(|| workbook.book.walk(&mut run))) {
        Ok(walked) => walked?,
        Err(panic) if outside.get() => resume_unwind(panic),
        Err(_) => return Err(ListError::damaged()),
    }
    let (outcome, done) = (run.outcome, run.progress);
    progress(done);
    Ok(outcome)
}

fn checked(workbook: &Workbook, mappings: &[Mapping]) -> Result<(), MappingError> {
    for (mapping, place) in mappings.iter().zip(0..) {
        mapping.check(workbook)?;
        if mappings.iter().take(place).any(|other| other.sheet == mapping.sheet) {
            let sheet = workbook.sheets().get(mapping.sheet);
            return Err(MappingError::SheetTwice {
                sheet: sheet.map(|sheet| sheet.name.clone()).unwrap_or_default(),
            });
        }
    }
    Ok(())
}

/// The sheet that is being read.
struct Current<'a> {
    index: usize,
    name: String,
    mapping: &'a Mapping,
    lines: Lines<'a>,
    headers: Vec<String>,
}

struct Run<'a> {
    workbook: &'a Workbook,
    mappings: &'a [Mapping],
    as_of: NaiveDate,
    recogniser: Recogniser,
    sheet: Option<Current<'a>>,
    outcome: Outcome,
    progress: Progress,
    /// Set while the caller's own code runs.
    outside: &'a Flag<bool>,
    sink: &'a mut dyn FnMut(ListRow) -> ControlFlow<()>,
    report: &'a mut dyn FnMut(Progress),
}

impl Run<'_> {
    fn advance(&mut self) {
        self.progress.done += 1;
        if self.progress.done.is_multiple_of(REPORTED_EVERY) {
            self.outside.set(true);
            (self.report)(self.progress);
            self.outside.set(false);
        }
    }

    fn note(&mut self, line: u32, faults: Vec<(Option<usize>, FaultKind)>) {
        self.outcome.left_out += 1;
        for (column, what) in faults {
            if self.outcome.faults.len() >= MOST_FAULTS {
                self.outcome.more_faults = self.outcome.more_faults.saturating_add(1);
                continue;
            }
            let Some(sheet) = &self.sheet else {
                continue;
            };
            self.outcome.faults.push(Fault {
                sheet: sheet.name.clone(),
                line,
                column: column.map(|column| Place {
                    letter: letters(column),
                    header: sheet.headers.get(column).cloned().unwrap_or_default(),
                }),
                what,
            });
        }
    }
}

impl Visit for Run<'_> {
    fn sheet(&mut self, index: usize, name: &str) -> Result<bool, ListError> {
        let mapping = self.mappings.iter().find(|mapping| mapping.sheet == index);
        let merges = self.workbook.merges.get(index).map(Vec::as_slice).unwrap_or_default();
        self.sheet = mapping.map(|mapping| Current {
            index,
            name: name.to_owned(),
            mapping,
            lines: Lines::new(mapping, merges, self.as_of, self.workbook.counts_from_1904()),
            headers: Vec::new(),
        });
        Ok(self.sheet.is_some())
    }

    fn row(&mut self, line: u32, cells: &[Cell]) -> Result<ControlFlow<()>, ListError> {
        let Some(sheet) = &mut self.sheet else {
            return Ok(ControlFlow::Continue(()));
        };
        if line <= sheet.mapping.header_row {
            if line == sheet.mapping.header_row {
                sheet.headers = cells.iter().map(|cell| header(cell, &self.recogniser)).collect();
            }
            return Ok(ControlFlow::Continue(()));
        }
        let read = sheet.lines.read(line, cells);
        let index = sheet.index;
        let flow = match read {
            Ok(None) => ControlFlow::Continue(()),
            Ok(Some(kept)) => {
                self.outcome.rows += 1;
                self.outside.set(true);
                let flow = (self.sink)(ListRow {
                    row: kept.row,
                    child_id: kept.child_id,
                    name_words: kept.name_words,
                    line,
                    sheet: index,
                });
                self.outside.set(false);
                flow
            }
            Err(faults) => {
                self.note(line, faults);
                ControlFlow::Continue(())
            }
        };
        self.advance();
        self.outcome.stopped = flow.is_break();
        Ok(flow)
    }

    fn merged(&mut self, _: Merge) -> Result<(), ListError> {
        Ok(())
    }
}

/// A header as it is told in a fault: only if it is one of a list, as it may otherwise be a child's data.
fn header(cell: &Cell, recogniser: &Recogniser) -> String {
    match cell {
        Cell::Text(text) if recogniser.knows(text) => values::tidy(text),
        _ => String::new(),
    }
}
