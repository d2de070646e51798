//! Which list a sheet is and which of its columns are which, from its name and its headers.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use visitbook_domain::frame::List;

use super::columns::{EVERYWHERE, Headers, Known, LISTS};
use super::field::Field;

/// How like a header must be to a known one, from 0 to 1.
const ENOUGH: f32 = 0.8;
/// Longer texts are no headers.
const LONGEST_HEADER: usize = 120;
/// How many headers of a workbook are compared letter by letter; a real one needs a tenth of it. After that only headers
/// that are written as expected are known, so that a sheet made to be slow is not.
const MOST_COMPARED: u32 = 500_000;
/// What the name of a sheet counts for, in columns.
const NAME: f32 = 3.0;
/// What a column that is passed over counts for, in columns.
const MARK: f32 = 0.5;

/// What a sheet seems to be.
pub(crate) struct Guess {
    pub(crate) list: List,
    pub(crate) columns: BTreeMap<Field, usize>,
    /// From 0 to 100.
    pub(crate) confidence: u8,
}

/// What of a header is compared: lower case, letters and digits only, without what stands in brackets.
fn bare(header: &str) -> Vec<char> {
    let mut kept = Vec::new();
    let mut brackets = 0_u32;
    for character in header.chars() {
        match character {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets = brackets.saturating_sub(1),
            _ if brackets == 0 && character.is_alphanumeric() => kept.extend(character.to_lowercase()),
            _ => {}
        }
    }
    kept.truncate(LONGEST_HEADER + 1);
    kept
}

/// How many characters must be put in, left out, replaced or swapped with the next one; `None` if more than `most`.
pub(crate) fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
    let (mut before, mut here): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut last = None;
    for (character, row) in one.iter().zip(1..) {
        here.clear();
        here.push(row);
        let mut left = None;
        for (candidate, column) in other.iter().zip(1_usize..) {
            let replaced = at(&above, column - 1) + usize::from(character != candidate);
            let mut best = replaced.min(at(&above, column) + 1).min(at(&here, column - 1) + 1);
            if last == Some(candidate) && left == Some(character) && column > 1 {
                best = best.min(at(&before, column - 2) + 1);
            }
            here.push(best);
            left = Some(candidate);
        }
        // What follows is no less than the least of a line. Most headers are unlike most others after a few letters.
        if here.iter().all(|slips| *slips > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut here);
        last = Some(character);
    }
    above.last().copied().filter(|slips| *slips <= most)
}

/// The first of the lines with most texts that are known, if any has two.
fn best(lines: &[Vec<String>], known: impl Fn(&str) -> bool) -> Option<usize> {
    let count = |line: &Vec<String>| line.iter().filter(|text| !text.is_empty() && known(text)).count();
    let scores: Vec<usize> = lines.iter().map(count).collect();
    let most = scores.iter().copied().max().filter(|most| *most >= 2)?;
    scores.iter().position(|score| *score == most)
}

/// The bared known headers, made once for a workbook.
pub(crate) struct Recogniser {
    left: Cell<u32>,
    everywhere: Vec<(Field, Vec<Vec<char>>)>,
    lists: Vec<Bared>,
}

struct Bared {
    list: List,
    sheets: Vec<Vec<char>>,
    fields: Vec<(Field, Vec<Vec<char>>)>,
    marks: Vec<Vec<char>>,
}

fn all_bare(headers: &str) -> Vec<Vec<char>> {
    headers.split(';').map(bare).collect()
}

fn fields_bare(headers: &[Headers]) -> Vec<(Field, Vec<Vec<char>>)> {
    headers.iter().map(|(field, names)| (*field, all_bare(names))).collect()
}

impl Bared {
    fn of(known: &Known) -> Self {
        Self {
            list: known.list,
            sheets: all_bare(known.sheets),
            fields: fields_bare(known.fields),
            marks: all_bare(known.marks),
        }
    }

    /// Whether a sheet of this name is the list: `List 6`, `6 CIN`, `Children in need`.
    fn is_named(&self, name: &str) -> bool {
        let bared: String = bare(name).iter().collect();
        let numbered = bared.split_once("list").map_or(bared.as_str(), |(_, after)| after);
        let digits: String = numbered.chars().take_while(char::is_ascii_digit).collect();
        let said = digits.trim_start_matches('0').parse::<u8>().ok();
        if let Some(number) = said.filter(|number| (1..=11).contains(number)) {
            return number == self.list.number();
        }
        self.sheets.iter().any(|known| {
            let known: String = known.iter().collect();
            bared == known || (known.len() > 5 && bared.contains(&known))
        })
    }
}

impl Recogniser {
    pub(crate) fn new() -> Self {
        Self::comparing(MOST_COMPARED)
    }

    /// One that compares so many headers letter by letter.
    pub(crate) fn comparing(most: u32) -> Self {
        Self {
            left: Cell::new(most),
            everywhere: fields_bare(EVERYWHERE),
            lists: LISTS.iter().map(Bared::of).collect(),
        }
    }

    /// How like two bared headers are, from 0 to 1; 0 if they are not like enough. One slip is allowed in seven
    /// characters, and none in short words, which would soon be another word.
    fn likeness(&self, one: &[char], other: &[char]) -> f32 {
        if one == other {
            return 1.0;
        }
        let longer = one.len().max(other.len());
        let slips = longer.div_ceil(7).min(4);
        if !(5..=LONGEST_HEADER).contains(&longer) || one.len().abs_diff(other.len()) > slips || self.left.get() == 0 {
            return 0.0;
        }
        self.left.set(self.left.get() - 1);
        distance(one, other, slips).map_or(0.0, |distance| 1.0 - distance as f32 / longer as f32)
    }

    /// Every known header.
    fn all(&self) -> impl Iterator<Item = &Vec<char>> {
        let own =
            (self.lists.iter()).flat_map(|list| list.fields.iter().flat_map(|(_, names)| names).chain(&list.marks));
        self.everywhere.iter().flat_map(|(_, names)| names).chain(own)
    }

    /// Whether a header is like one of any list.
    pub(crate) fn knows(&self, header: &str) -> bool {
        let bared = bare(header);
        self.all().any(|name| self.likeness(&bared, name) >= ENOUGH)
    }

    /// Which of these lines holds the headers: the one with most known headers, otherwise the first with two texts.
    pub(crate) fn header_line(&self, lines: &[Vec<String>]) -> Option<usize> {
        let exact = |text: &str| {
            let bared = bare(text);
            self.all().any(|name| *name == bared)
        };
        let texts = |line: &Vec<String>| line.iter().filter(|text| !text.is_empty()).count();
        best(lines, exact)
            .or_else(|| best(lines, |text| self.knows(text)))
            .or_else(|| lines.iter().position(|line| texts(line) >= 2))
            .or(if lines.is_empty() { None } else { Some(0) })
    }

    /// What a sheet of this name with these headers is; `None` if nothing says so.
    pub(crate) fn guess(&self, name: &str, headers: &[String]) -> Option<Guess> {
        let bared: Vec<Vec<char>> = headers.iter().map(|header| bare(header)).collect();
        let mut guesses: Vec<(f32, bool, f32, Guess)> = Vec::new();
        for list in &self.lists {
            let (columns, own) = self.assigned(list, &bared);
            let marks =
                (list.marks.iter()).filter(|mark| bared.iter().any(|header| self.likeness(header, mark) >= ENOUGH));
            let columns_say = own + MARK * marks.count() as f32;
            let named = list.is_named(name);
            let score = columns_say + if named { NAME } else { 0.0 };
            let guess = Guess {
                list: list.list,
                columns,
                confidence: 0,
            };
            guesses.push((score, named, columns_say, guess));
        }
        guesses.sort_by(|one, other| other.0.total_cmp(&one.0));
        let next = guesses.get(1).map_or(0.0, |guess| guess.0);
        let (score, named, columns_say, mut guess) = guesses.into_iter().next()?;
        if score < ENOUGH {
            return None;
        }
        let mut confidence = if named { 60.0 } else { 30.0 } + (columns_say * 12.0).min(39.0);
        if score - next < MARK {
            confidence -= 20.0;
        }
        if !guess.columns.contains_key(&Field::ChildId) {
            confidence -= 30.0;
        }
        guess.confidence = confidence.clamp(1.0, 99.0) as u8;
        Some(guess)
    }

    /// The best column for each field, no column twice, and how much of that speaks for this list alone.
    fn assigned(&self, list: &Bared, headers: &[Vec<char>]) -> (BTreeMap<Field, usize>, f32) {
        let mut candidates = Vec::new();
        let own = list.fields.iter().map(|fields| (true, fields));
        for (is_own, (field, names)) in own.chain(self.everywhere.iter().map(|fields| (false, fields))) {
            for (column, header) in headers.iter().enumerate() {
                // Of two that fit alike, the more usual header is meant, and what a list says goes before what all say.
                let fits = names
                    .iter()
                    .zip(0_u8..)
                    .map(|(name, rank)| (self.likeness(header, name), rank));
                let best = fits.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
                if let Some((fit, rank)) = best.filter(|(fit, _)| *fit >= ENOUGH) {
                    let weight = fit - f32::from(rank) / 1000.0 + if is_own { 0.0005 } else { 0.0 };
                    candidates.push((weight, fit, is_own, *field, column));
                }
            }
        }
        candidates.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.4.cmp(&other.4)));
        let mut columns = BTreeMap::new();
        let mut used = BTreeSet::new();
        let mut speaks = 0.0;
        for (_, fit, is_own, field, column) in candidates {
            if columns.contains_key(&field) || used.contains(&column) {
                continue;
            }
            columns.insert(field, column);
            used.insert(column);
            speaks += if is_own { fit } else { 0.0 };
        }
        (columns, speaks)
    }
}
