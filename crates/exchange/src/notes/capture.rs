//! What the capture bar of the program understands, in notes: a sign in front, `#area`, `#tag`, `@C07`, `@worker`.
//!
//! It means the same here as there (`ui/src/lib/evidence/capture.ts`), except that the sources of the visit are not
//! known here: `@duty-manager` is always a source in words of its own.

use std::collections::HashSet;

use visitbook_domain::{Basis, EvidenceKind, Mark};

use super::cursor::Cursor;
use super::known::Index;

/// What a text says about itself.
#[derive(Debug, Default)]
pub(super) struct Understood<'k> {
    pub mark: Option<Mark>,
    /// Areas it names; `None` where it names none and does not say `#none`.
    pub areas: Option<Vec<&'k str>>,
    pub tags: Vec<String>,
    /// The same tags, to be found at once: a text may have a million of them.
    tagged: HashSet<String>,
    /// The case it names, or none by `@none`; the outer `None` where it says nothing.
    pub case: Option<Option<&'k str>>,
    pub unknown_cases: Vec<String>,
    pub kind: Option<EvidenceKind>,
    pub basis: Option<Basis>,
    pub source: Option<String>,
    /// The places of the characters that are left as its text, in order.
    pub kept: Vec<usize>,
}

enum Meaning<'k> {
    Mark(Mark),
    Area(&'k str),
    NoArea,
    Tag(String),
    Case(Option<&'k str>),
    UnknownCase(String),
    Kind(EvidenceKind),
    Basis(Basis),
    Source(String),
}

struct Token<'k> {
    start: usize,
    end: usize,
    meaning: Meaning<'k>,
}

/// Reads a text. Without `signs` a `-`, `+` or `?` in front is a character like any other.
pub(super) fn understand<'k>(chars: &[char], index: &Index<'k>, signs: bool) -> Understood<'k> {
    let mut tokens = tokens(chars, index);
    if let Some((at, mark)) = sign(chars, &tokens).filter(|_| signs) {
        let place = tokens.partition_point(|token| token.start < at);
        let token = Token {
            start: at,
            end: at + 1,
            meaning: Meaning::Mark(mark),
        };
        tokens.insert(place, token);
    }
    let mut understood = Understood {
        kept: left(chars, &tokens),
        ..Understood::default()
    };
    for token in tokens {
        understood.take(token.meaning);
    }
    understood
}

/// The mark of a sign that is followed by what can follow a sign: not the minus of a number.
pub(super) fn mark_of(sign: Option<char>, next: Option<char>) -> Option<Mark> {
    let mark = match sign? {
        '+' => Mark::Strength,
        '-' | '–' | '−' => Mark::Concern,
        '?' => Mark::Question,
        _ => return None,
    };
    let opens = |char: char| char.is_whitespace() || char.is_alphabetic() || "#@‘’“”\"'(".contains(char);
    next.is_none_or(opens).then_some(mark)
}

impl<'k> Understood<'k> {
    fn take(&mut self, meaning: Meaning<'k>) {
        match meaning {
            Meaning::Mark(mark) => self.mark = Some(mark),
            Meaning::Area(id) => {
                let areas = self.areas.get_or_insert_default();
                if !areas.contains(&id) {
                    areas.push(id);
                }
            }
            Meaning::NoArea => {
                self.areas.get_or_insert_default();
            }
            Meaning::Tag(tag) => {
                if self.tagged.insert(tag.clone()) {
                    self.tags.push(tag);
                }
            }
            Meaning::Case(id) => self.case = Some(id),
            Meaning::UnknownCase(typed) => self.unknown_cases.push(typed),
            Meaning::Kind(kind) => self.kind = Some(kind),
            Meaning::Basis(basis) => self.basis = Some(basis),
            Meaning::Source(source) => self.source = Some(source),
        }
    }
}

fn tokens<'k>(chars: &[char], index: &Index<'k>) -> Vec<Token<'k>> {
    let mut tokens = Vec::new();
    let mut cursor = Cursor::new(chars);
    let mut may_begin = true;
    while let Some(char) = cursor.peek(0) {
        let start = cursor.at;
        cursor.at += 1;
        let begins = may_begin && (char == '#' || char == '@');
        may_begin = char.is_whitespace() || char == '(';
        if !begins {
            continue;
        }
        let word = word(&mut cursor);
        let Some(meaning) = meaning(char, &word, index) else {
            continue;
        };
        tokens.push(Token {
            start,
            end: cursor.at,
            meaning,
        });
    }
    tokens
}

/// Letters, digits and underscores, with hyphens and apostrophes inside; empty where there is none.
fn word(cursor: &mut Cursor<'_>) -> String {
    let mut word = String::new();
    if let Some(first) = cursor.take(char::is_alphanumeric) {
        word.push(first);
        word.extend(cursor.run(|char| char.is_alphanumeric() || char == '_'));
        while let Some(sign) = cursor.peek(0).filter(|char| "-’'".contains(*char)) {
            if !cursor.peek(1).is_some_and(char::is_alphanumeric) {
                break;
            }
            cursor.at += 1;
            word.push(sign);
            word.extend(cursor.run(char::is_alphanumeric));
        }
    }
    word
}

fn meaning<'k>(sign: char, word: &str, index: &Index<'k>) -> Option<Meaning<'k>> {
    let first = word.chars().next()?;
    let none = word.eq_ignore_ascii_case("none");
    if sign == '#' {
        return match first.is_alphabetic() {
            false => None,
            true if none => Some(Meaning::NoArea),
            true => Some(
                index
                    .area(word)
                    .map_or_else(|| Meaning::Tag(word.to_owned()), Meaning::Area),
            ),
        };
    }
    if let Some(case) = index.case(word) {
        return Some(Meaning::Case(Some(case)));
    }
    if none {
        return Some(Meaning::Case(None));
    }
    let handle = word.to_ascii_lowercase();
    if let Some(kind) = EvidenceKind::ALL.into_iter().find(|kind| kind_handle(*kind) == handle) {
        return Some(Meaning::Kind(kind));
    }
    match handle.as_str() {
        "seen" => Some(Meaning::Basis(Basis::Seen)),
        "told" => Some(Meaning::Basis(Basis::Told)),
        "read" => Some(Meaning::Basis(Basis::Read)),
        _ if like_a_reference(word) => Some(Meaning::UnknownCase(word.to_owned())),
        _ if first.is_alphabetic() => {
            let plain = word.replace('-', " ");
            let rest = plain.chars().skip(1);
            Some(Meaning::Source(first.to_uppercase().chain(rest).collect()))
        }
        _ => None,
    }
}

/// The word after @ that stands for a kind in the capture bar.
fn kind_handle(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::ChildsRecord => "record",
        EvidenceKind::Worker => "worker",
        EvidenceKind::Leader => "leader",
        EvidenceKind::Family => "family",
        EvidenceKind::Partner => "partner",
        EvidenceKind::Observation => "observed",
        EvidenceKind::Document => "document",
        EvidenceKind::Audit => "audit",
        EvidenceKind::Supervision => "supervision",
        EvidenceKind::Performance => "data",
        EvidenceKind::Meeting => "meeting",
    }
}

/// One to three letters, perhaps a hyphen, and digits.
fn like_a_reference(word: &str) -> bool {
    let digits = word.trim_start_matches(char::is_alphabetic);
    let letters = word.chars().take_while(|char| char.is_alphabetic()).count();
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    (1..=3).contains(&letters) && !digits.is_empty() && digits.chars().all(|char| char.is_ascii_digit())
}

/// The sign of the mark: in front, or after nothing but tokens.
fn sign(chars: &[char], tokens: &[Token<'_>]) -> Option<(usize, Mark)> {
    let mut cursor = Cursor::new(chars);
    let mut tokens = tokens.iter();
    loop {
        cursor.run(char::is_whitespace);
        match tokens.next().filter(|token| token.start == cursor.at) {
            Some(token) => cursor.at = token.end,
            None => return mark_of(cursor.peek(0), cursor.peek(1)).map(|mark| (cursor.at, mark)),
        }
    }
}

/// The characters without tokens. One inside a sentence leaves its word; in front, at the end or between sentences it
/// goes, and takes its space with it.
fn left(chars: &[char], tokens: &[Token<'_>]) -> Vec<usize> {
    let is = |at: usize, wanted: fn(char) -> bool| chars.get(at).copied().is_some_and(wanted);
    let mut left = Vec::new();
    let mut before = Before::default();
    let last_word = last_word(chars, tokens);
    let mut at = 0;
    for token in tokens {
        for place in at..token.start {
            left.push(place);
        }
        before.pass(chars.get(at..token.start).unwrap_or_default());
        at = token.end;
        let is_mark = matches!(token.meaning, Meaning::Mark(_));
        let outside = before.ends_sentence() || last_word.is_none_or(|last| last < token.end);
        let own_line = has_own_line(chars, token);
        if !is_mark && !outside && !own_line {
            left.extend(token.start + 1..token.end);
            continue;
        }
        if is(at, |char| ".,;:!?)…".contains(char)) {
            while left.last().is_some_and(|place| is(*place, inline_space)) {
                left.pop();
            }
        } else if left.last().is_none_or(|place| is(*place, char::is_whitespace)) {
            while is(at, inline_space) {
                at += 1;
            }
        }
        if own_line && left.last().is_some_and(|place| is(*place, |char| char == '\n')) && is(at, |char| char == '\n') {
            at += 1;
        }
    }
    left.extend(at..chars.len());
    trimmed(chars, left)
}

fn inline_space(char: char) -> bool {
    char.is_whitespace() && char != '\n'
}

fn trimmed(chars: &[char], mut left: Vec<usize>) -> Vec<usize> {
    let blank = |place: &usize| chars.get(*place).copied().is_none_or(char::is_whitespace);
    while left.last().is_some_and(blank) {
        left.pop();
    }
    let words = left.iter().position(|place| !blank(place)).unwrap_or(left.len());
    left.split_off(words)
}

/// The last character outside tokens that is more than a blank or a full stop.
fn last_word(chars: &[char], tokens: &[Token<'_>]) -> Option<usize> {
    let word = |place: &usize| {
        chars
            .get(*place)
            .is_some_and(|char| !char.is_whitespace() && !".,;:!?)…".contains(*char))
    };
    let mut to = chars.len();
    for token in tokens.iter().rev() {
        if let Some(found) = (token.end..to).rev().find(word) {
            return Some(found);
        }
        to = token.start;
    }
    (0..to).rev().find(word)
}

/// The last two characters before a token that are no blanks.
#[derive(Default)]
struct Before {
    last: Option<char>,
    last_but_one: Option<char>,
    gap: bool,
}

impl Before {
    fn pass(&mut self, chars: &[char]) {
        for char in chars {
            if char.is_whitespace() {
                self.gap = true;
                continue;
            }
            self.last_but_one = self.last.filter(|_| !self.gap);
            self.last = Some(*char);
            self.gap = false;
        }
    }

    /// Whether nothing stands before, or a sentence ends there.
    fn ends_sentence(&self) -> bool {
        let stop = |char: Option<char>| char.is_some_and(|char| ".!?…".contains(char));
        let closing = self.last.is_some_and(|char| "\"’”)".contains(char));
        self.last.is_none() || stop(self.last) || (closing && stop(self.last_but_one))
    }
}

/// Whether nothing else stands on the token's line.
fn has_own_line(chars: &[char], token: &Token<'_>) -> bool {
    let before = chars
        .get(..token.start)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|char| !inline_space(**char));
    let after = chars
        .get(token.end..)
        .unwrap_or_default()
        .iter()
        .find(|char| !inline_space(**char));
    before.is_none_or(|char| *char == '\n') && after.is_none_or(|char| *char == '\n')
}
