//! The lines of notes, put together to pieces: records, headings, days and what only separates them.

use std::ops::Range;

use chrono::NaiveDate;

use super::Notes;
use super::beginning::{Beginning, Reading, beginning};
use super::day::day_of;
use super::heading::{LONGEST, drawn, marked, unmarked};
use super::line::{Begins, Line};

/// Level of a heading without a mark: under every heading that has one.
pub(super) const UNMARKED: u8 = 10;
/// Level of a time or initials that stand alone and hold for what follows.
pub(super) const ALONE: u8 = 11;
/// Level of the words that lead into a list.
pub(super) const LEAD_IN: u8 = 12;

/// What some lines are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Nothing, or a line that is only drawn.
    Blank,
    /// Only a day, where it is known which.
    Day(Option<NaiveDate>),
    /// A heading, with the number of characters before its words.
    Heading {
        level: u8,
        mark: usize,
        day: Option<Option<NaiveDate>>,
        beginning: Beginning,
    },
    /// Only a time or initials.
    Alone(Beginning),
    /// A record.
    Note(Beginning),
    /// The line goes on with what the line before is.
    More { always: bool },
}

/// Lines that belong together.
#[derive(Debug)]
pub(super) struct Piece {
    pub lines: Range<usize>,
    pub sort: Sort,
}

/// Whether `+`, `-` and `?` in front are signs of a strength, a concern and a question. They are if any line begins with
/// `+` or `?`; otherwise `-` is the bullet of a list.
pub(super) fn has_signs(notes: &Notes, reading: &mut Reading<'_>) {
    reading.signs = true;
    let signed = |line: &Line| {
        let chars: Vec<char> = line.text.chars().take(LONGEST).collect();
        let found = beginning(&chars, line.listed, reading);
        let sign = chars.get(found.length);
        line.begins != Begins::Never && found.mark.is_some() && matches!(sign, Some('+' | '?'))
    };
    reading.signs = notes.lines().iter().any(signed);
}

/// The pieces of the notes, in order; every line is in exactly one.
pub(super) fn pieces(notes: &Notes, reading: &Reading<'_>, first: Option<NaiveDate>) -> Vec<Piece> {
    let lines = notes.lines();
    let mut grouping = Grouping {
        lines,
        pieces: Vec::new(),
    };
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1);
        let sort = sort(line, next, reading, first);
        grouping.add(at, sort);
    }
    grouping.pieces
}

fn sort(line: &Line, next: Option<&Line>, reading: &Reading<'_>, first: Option<NaiveDate>) -> Sort {
    if line.begins == Begins::Never {
        return Sort::More { always: false };
    }
    let words = line.text.trim();
    if words.is_empty() || drawn(words).is_some() {
        return Sort::Blank;
    }
    let chars: Vec<char> = line.text.chars().collect();
    let begun = beginning(&chars, line.listed, reading);
    let short = chars.len() <= LONGEST;
    if let Some((level, mark)) = heading(line, next, reading).filter(|_| short) {
        let day = day_of(words, first);
        let beginning = beginning(chars.get(mark..).unwrap_or_default(), false, reading);
        return Sort::Heading {
            level,
            mark,
            day,
            beginning,
        };
    }
    if let Some(day) = day_of(words, first) {
        return Sort::Day(day);
    }
    let rest = chars.get(begun.length..).unwrap_or_default();
    let wordless = rest.iter().all(|char| char.is_whitespace());
    match begun {
        begun if wordless && !begun.is_item() && begun.is_one() => Sort::Alone(begun),
        begun if begun.is_one() => Sort::Note(begun),
        _ => Sort::More {
            always: line.begins == Begins::Always,
        },
    }
}

fn heading(line: &Line, next: Option<&Line>, reading: &Reading<'_>) -> Option<(u8, usize)> {
    let in_row = matches!(line.place, super::Place::Row { .. });
    if let Some(level) = line.level {
        return Some((level, 0));
    }
    if in_row || line.listed {
        return None;
    }
    let text = line.text.trim_start();
    let indent = line.text.chars().count() - text.chars().count();
    if let Some((level, mark)) = marked(text) {
        return Some((level, indent + mark));
    }
    let underlined = match next.and_then(|next| drawn(&next.text)) {
        Some('=') => Some(1),
        Some('-') if indent == 0 && !text.starts_with(['-', '*', '+', '?', '•']) => Some(2),
        _ => None,
    };
    let level = underlined.or_else(|| unmarked(text, &reading.index).then_some(UNMARKED))?;
    Some((level, indent))
}

/// Whether some lines have more characters than a heading. It looks no further than it has to, as it is asked again for
/// each line that is put to them.
fn is_long(lines: &[Line], some: &Range<usize>) -> bool {
    let mut lengths = some
        .clone()
        .filter_map(|line| Some(lines.get(line)?.text.chars().count()));
    let within = lengths.try_fold(0, |sum, length| Some(sum + length).filter(|sum| *sum <= LONGEST));
    within.is_none()
}

struct Grouping<'n> {
    lines: &'n [Line],
    pieces: Vec<Piece>,
}

impl Grouping<'_> {
    fn add(&mut self, at: usize, sort: Sort) {
        match &sort {
            Sort::Blank if self.last_is(|sort| *sort == Sort::Blank) => self.extend(at),
            Sort::More { always: false } if self.last_is(|sort| matches!(sort, Sort::Note(_))) => self.extend(at),
            Sort::More { .. } if self.rejoin_lead_in() => self.extend(at),
            Sort::More { .. } => self.push(at, Sort::Note(Beginning::default())),
            Sort::Note(begun) if begun.is_item() => self.add_item(at, sort),
            _ => self.push(at, sort),
        }
    }

    /// An item of a list. A line before it that ends with a colon is a heading for all items, unless it is long or an
    /// item itself; then the first item goes on with it.
    fn add_item(&mut self, at: usize, sort: Sort) {
        if !self.rejoin_lead_in() {
            return self.push(at, sort);
        }
        let Some(last) = self.pieces.last_mut() else { return };
        match &last.sort {
            Sort::Note(begun) if !begun.is_item() && !is_long(self.lines, &last.lines) => {
                last.sort = Sort::Heading {
                    level: LEAD_IN,
                    mark: begun.length,
                    day: None,
                    beginning: begun.clone(),
                };
                self.push(at, sort);
            }
            _ => self.extend(at),
        }
    }

    fn last_is(&self, wanted: impl Fn(&Sort) -> bool) -> bool {
        self.pieces.last().is_some_and(|piece| wanted(&piece.sort))
    }

    fn push(&mut self, at: usize, sort: Sort) {
        self.pieces.push(Piece {
            lines: at..at + 1,
            sort,
        });
    }

    fn extend(&mut self, at: usize) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.lines.end = at + 1;
        }
    }

    /// Whether the last record ends with a colon. Blank lines after it then belong to it.
    fn rejoin_lead_in(&mut self) -> bool {
        let blank = self.last_is(|sort| *sort == Sort::Blank);
        let mut back = self.pieces.iter().rev().skip(usize::from(blank));
        let leads = back.next().is_some_and(|piece| {
            let last = self.lines.get(piece.lines.end.saturating_sub(1));
            let colon = last.is_some_and(|line| line.text.trim_end().ends_with(':'));
            colon && matches!(piece.sort, Sort::Note(_))
        });
        if let Some(gap) = self.pieces.pop_if(|_| leads && blank) {
            self.extend(gap.lines.end.saturating_sub(1));
        }
        leads
    }
}
