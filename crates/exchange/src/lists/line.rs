//! One line of a list, from its cells to what is kept of it.

use chrono::{Months, NaiveDate};
use visitbook_domain::frame::{AgeBand, FrameRow, Sex};
use zeroize::Zeroizing;

use super::cell::{Cell, Merge};
use super::faults::FaultKind;
use super::field::Field;
use super::mapping::Mapping;
use super::{dates, values};

/// The longest id of a child, in characters.
const LONGEST_ID: usize = 100;

/// What is kept of a line.
pub(crate) struct Kept {
    pub(crate) row: FrameRow,
    pub(crate) child_id: String,
    pub(crate) name_words: Vec<Zeroizing<String>>,
}

/// How the lines of one sheet are read.
pub(crate) struct Lines<'a> {
    mapping: &'a Mapping,
    as_of: NaiveDate,
    from_1904: bool,
    merged: Vec<(usize, Spans)>,
}

/// Lines of a column that are merged: ranges from first to last, in order and apart.
type Spans = Vec<(u32, u32)>;

impl<'a> Lines<'a> {
    pub(crate) fn new(mapping: &'a Mapping, merges: &[Merge], as_of: NaiveDate, from_1904: bool) -> Self {
        let columns = mapping.columns.values();
        Self {
            mapping,
            as_of,
            from_1904,
            merged: columns.map(|column| (*column, spans(merges, *column))).collect(),
        }
    }

    /// What is kept of a line; `None` if nothing stands in the columns that are looked at.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, with the column where it is about one.
    pub(crate) fn read(&self, line: u32, cells: &[Cell]) -> Result<Option<Kept>, Vec<(Option<usize>, FaultKind)>> {
        let mut reading = Reading {
            lines: self,
            cells,
            faults: Vec::new(),
        };
        if reading.is_blank() {
            return Ok(None);
        }
        reading.merged(line);
        let kept = reading.kept();
        if reading.faults.is_empty() {
            Ok(Some(kept))
        } else {
            Err(reading.faults)
        }
    }

    fn is_merged(&self, column: usize, line: u32) -> bool {
        let spans = self
            .merged
            .iter()
            .find(|(place, _)| *place == column)
            .map(|(_, spans)| spans);
        spans.is_some_and(|spans| {
            let after = spans.partition_point(|(first, _)| *first <= line);
            let span = after.checked_sub(1).and_then(|place| spans.get(place));
            span.is_some_and(|(_, last)| *last >= line)
        })
    }
}

fn spans(merges: &[Merge], column: usize) -> Spans {
    let over = merges
        .iter()
        .filter(|merge| (merge.first_column..=merge.last_column).contains(&column));
    let mut all: Spans = over.map(|merge| (merge.first_line, merge.last_line)).collect();
    all.sort_unstable();
    let mut apart: Spans = Vec::new();
    for (first, last) in all {
        match apart.last_mut() {
            Some(before) if before.1 >= first => before.1 = before.1.max(last),
            _ => apart.push((first, last)),
        }
    }
    apart
}

/// A line while it is read.
struct Reading<'a> {
    lines: &'a Lines<'a>,
    cells: &'a [Cell],
    faults: Vec<(Option<usize>, FaultKind)>,
}

impl Reading<'_> {
    fn cell(&self, field: Field) -> &Cell {
        let column = self.lines.mapping.columns.get(&field);
        column
            .and_then(|column| self.cells.get(*column))
            .unwrap_or(&Cell::Empty)
    }

    fn is_blank(&self) -> bool {
        let mut columns = self.lines.mapping.columns.values();
        columns.all(|column| self.cells.get(*column).is_none_or(Cell::is_empty))
    }

    fn merged(&mut self, line: u32) {
        for column in self.lines.mapping.columns.values() {
            if self.lines.is_merged(*column, line) {
                self.faults.push((Some(*column), FaultKind::MergedCell));
            }
        }
    }

    fn kept(&mut self) -> Kept {
        let child_id = self.id();
        let team = self.text(Field::Team);
        let status = self.text(Field::Status);
        let sex = self.text(Field::Sex);
        let mut name_words = Vec::new();
        for field in [Field::Forename, Field::Surname, Field::Name] {
            name_words.extend(values::name_words(&Zeroizing::new(self.text(field))));
        }
        Kept {
            row: FrameRow {
                list: self.lines.mapping.list,
                team: without_code(&team),
                age_band: self.age_band(),
                sex: if sex.is_empty() {
                    Sex::Unknown
                } else {
                    values::sex(&sex)
                },
                status: without_code(&status),
                started: self.day(Field::Started),
                last_seen: self.day(Field::LastSeen),
                last_review: self.day(Field::LastReview),
                closed: self.day(Field::Closed),
            },
            child_id,
            name_words,
        }
    }

    /// Keeps a value or notes why there is none.
    fn noted<T: Default>(&mut self, field: Field, value: Result<T, FaultKind>) -> T {
        value.unwrap_or_else(|what| {
            self.faults
                .push((self.lines.mapping.columns.get(&field).copied(), what));
            T::default()
        })
    }

    fn id(&mut self) -> String {
        let id = match self.cell(Field::ChildId) {
            // From 2^53 on, and in Excel from 15 digits on, neighbouring numbers cannot be told apart.
            Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Ok(values::number(*number)),
            Cell::Number(_) | Cell::Date(_) => Err(FaultKind::NotAnId),
            cell => text(cell).and_then(|id| match id.chars().count() {
                0 => Err(FaultKind::NoId),
                1..=LONGEST_ID => Ok(id),
                _ => Err(FaultKind::TooLong),
            }),
        };
        self.noted(Field::ChildId, id)
    }

    fn text(&mut self, field: Field) -> String {
        let text = text(self.cell(field));
        self.noted(field, text)
    }

    fn day(&mut self, field: Field) -> Option<NaiveDate> {
        let day = day(self.cell(field), self.lines.from_1904);
        self.noted(field, day)
    }

    fn age_band(&mut self) -> AgeBand {
        let latest = self.lines.as_of.checked_add_months(Months::new(12));
        let born = day(self.cell(Field::DateOfBirth), self.lines.from_1904).and_then(|born| match born {
            Some(born) if latest.is_some_and(|latest| born > latest) => Err(FaultKind::BornInFuture),
            born => Ok(born),
        });
        if let Some(born) = self.noted(Field::DateOfBirth, born) {
            return AgeBand::on(born, self.lines.as_of);
        }
        let age = match self.cell(Field::Age) {
            Cell::Number(years) => values::age(*years),
            Cell::Date(_) => Err(FaultKind::NotAnAge),
            cell => text(cell).and_then(|text| values::age_written(&text)),
        };
        self.noted(Field::Age, age)
    }
}

fn without_code(text: &str) -> String {
    values::without_code(text).to_owned()
}

fn text(cell: &Cell) -> Result<String, FaultKind> {
    match cell {
        Cell::Empty => Ok(String::new()),
        Cell::Text(text) => Ok(values::tidy(text)),
        Cell::Number(number) => Ok(values::number(*number)),
        Cell::Date(day) => Ok(day.to_string()),
        Cell::NoValue => Err(FaultKind::FormulaWithoutValue),
        Cell::Unreadable => Err(FaultKind::Unreadable),
        Cell::TooLong => Err(FaultKind::TooLong),
    }
}

fn day(cell: &Cell, from_1904: bool) -> Result<Option<NaiveDate>, FaultKind> {
    match cell {
        Cell::Number(number) => dates::serial(*number, from_1904).map(Some),
        Cell::Date(day) => dates::in_range(*day).map(Some),
        cell => {
            let text = Zeroizing::new(text(cell)?);
            if values::says_nothing(&text) {
                Ok(None)
            } else {
                dates::written(&text).map(Some)
            }
        }
    }
}
