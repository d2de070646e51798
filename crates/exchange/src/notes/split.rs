//! From the text of notes to the records that are proposed. Every character is in exactly one proposal.

mod propose;

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use visitbook_domain::{Basis, EvidenceKind, Mark};

use super::Notes;
use super::beginning::Reading;
use super::grouped::{ALONE, LEAD_IN, Piece, Sort, has_signs, pieces};
use super::heading::Says;
use super::known::{Index, Known};
use propose::Proposing;

/// A piece of notes: a record that could be kept, a heading, or what separates them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// Its words: the characters of `range` without `marker` and `dropped`.
    pub text: String,
    /// Its characters in [`Notes::text`], counted in characters (not bytes) from 0, with the line break after it.
    pub range: Range<usize>,
    /// What stands before its words: blanks, bullet, time, initials, sign, tokens.
    pub marker: Range<usize>,
    /// What else of `range` is not in `text`, in order: tokens further on, and blanks at the end.
    pub dropped: Vec<Range<usize>>,
    /// The headings above it, the outermost first, each cut off after 80 characters.
    pub headings: Vec<String>,
    /// The day: of the last line that names one, otherwise the first day of the visit. `None` where that line is not
    /// clear.
    pub date: Option<NaiveDate>,
    /// The time in front of it, of its heading, or alone on a line above it.
    pub time: Option<NaiveTime>,
    /// Initials, from the same places as the time.
    pub initials: Option<String>,
    /// The id of the person, where the initials fit exactly one of the visit.
    pub person: Option<String>,
    /// Ids of areas of concern, from its `#` tokens, otherwise from the nearest heading that names any.
    pub areas: Vec<String>,
    /// Labels from its `#` tokens that are no areas.
    pub tags: Vec<String>,
    /// Id of the case: from `@C07`, from the only reference in its words, otherwise from a heading.
    pub case: Option<String>,
    /// References after `@` that are no case of the visit.
    pub unknown_cases: Vec<String>,
    /// From the sign in front; context where there is none.
    pub mark: Mark,
    /// A guess, from `@worker` and the like, from the nearest heading that has a word for it, or a child's record where
    /// there is a case.
    pub kind: Option<EvidenceKind>,
    /// From `@seen`, `@told` and `@read`; otherwise the usual one of the kind is meant.
    pub basis: Option<Basis>,
    /// From `@duty-manager` and the like.
    pub source: Option<String>,
    /// Whether it would be stored. At first true for notes, and for nothing else.
    pub kept: bool,
    /// Why it is a piece of its own.
    pub because: Because,
}

/// How many characters of a heading are told to the notes under it. Each note has its own copy, so that long headings
/// above many notes would need more memory than the notes.
const TOLD: usize = 80;

/// Why some lines are a piece of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Blank or drawn lines, a day, a time or initials alone, a bullet without words.
    Separator,
    /// Something that was noted.
    Note,
    /// A heading, or words that lead into a list.
    Heading,
}

/// A heading, or a time alone, that holds for what follows.
struct Above<'k> {
    level: u8,
    title: Option<String>,
    says: Says<'k>,
    time: Option<NaiveTime>,
    initials: Option<(String, String)>,
}

/// Proposes records from notes. `first` is the first day of the visit.
///
/// The ranges of what is proposed follow each other without a gap from the first character to the last. The rules are
/// in `docs/formats.md`, under "Notes typed elsewhere".
pub fn split(notes: &Notes, known: &Known<'_>, first: Option<NaiveDate>) -> Vec<Proposed> {
    let mut reading = Reading {
        index: Index::new(known),
        signs: false,
    };
    has_signs(notes, &mut reading);
    let chars: Vec<char> = notes.text().chars().collect();
    let mut context = Context {
        above: Vec::new(),
        date: first,
    };
    let mut proposed = Vec::new();
    for piece in pieces(notes, &reading, first) {
        let range = range(notes, &piece, chars.len());
        let words = chars.get(range.clone()).unwrap_or_default();
        context.enter(&piece.sort, words, &reading.index);
        if range.is_empty() {
            continue;
        }
        let proposing = Proposing {
            range,
            words,
            reading: &reading,
        };
        proposed.push(proposing.propose(&piece.sort, &context));
    }
    proposed
}

/// The characters of a piece, up to the first of the next line.
fn range(notes: &Notes, piece: &Piece, all: usize) -> Range<usize> {
    let at = |line: usize| notes.lines().get(line).map_or(all, |line| line.from);
    at(piece.lines.start)..at(piece.lines.end)
}

/// What holds at a place: the headings above it, and the day.
struct Context<'k> {
    above: Vec<Above<'k>>,
    date: Option<NaiveDate>,
}

impl<'k> Context<'k> {
    /// Takes in what a piece says about what follows it.
    fn enter(&mut self, sort: &Sort, words: &[char], index: &Index<'k>) {
        match sort {
            Sort::Blank | Sort::More { .. } => {}
            Sort::Note(begun) if begun.is_item() => {}
            Sort::Note(_) => self.leave(LEAD_IN),
            Sort::Day(date) => {
                self.leave(ALONE);
                self.date = *date;
            }
            Sort::Alone(begun) => self.push(ALONE, None, begun, index),
            Sort::Heading {
                level,
                mark,
                day,
                beginning,
            } => {
                let title: String = words.get(*mark..).unwrap_or_default().iter().collect();
                self.push(*level, Some(title.trim()), beginning, index);
                if let Some(date) = day {
                    self.date = *date;
                }
            }
        }
    }

    fn leave(&mut self, level: u8) {
        self.above.retain(|above| above.level < level);
    }

    fn push(&mut self, level: u8, title: Option<&str>, begun: &super::beginning::Beginning, index: &Index<'k>) {
        self.leave(level);
        self.above.push(Above {
            level,
            title: title.map(told),
            says: Says::of(title.unwrap_or_default(), index),
            time: begun.time,
            initials: begun.initials.clone().zip(begun.person.clone()),
        });
    }

    /// What the nearest heading says that says anything.
    fn nearest<T>(&self, of: impl Fn(&Above<'k>) -> Option<T>) -> Option<T> {
        self.above.iter().rev().find_map(of)
    }

    /// The headings above a piece; a heading does not stand above itself.
    fn headings(&self, of_heading: bool) -> Vec<String> {
        let titles = self.above.iter().filter_map(|above| above.title.clone());
        let mut titles: Vec<String> = titles.collect();
        if of_heading {
            titles.pop();
        }
        titles
    }
}

/// A heading as it is told to the notes under it.
fn told(title: &str) -> String {
    match title.char_indices().nth(TOLD) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default().trim_end()),
        None => title.to_owned(),
    }
}
