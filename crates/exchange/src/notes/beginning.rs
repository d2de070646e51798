//! What a line begins with that makes it a new record: a bullet, a number, a time, initials, a sign.

use chrono::NaiveTime;
use visitbook_domain::Mark;

use super::capture::mark_of;
use super::clock;
use super::cursor::Cursor;
use super::known::Index;

const BULLETS: &str = "•◦▪▫‣·●○■□►➢✓\u{f0b7}\u{f0a7}";
const DASHES: &str = "-–—";
/// Most letters of initials.
const MOST_LETTERS: usize = 4;

/// How notes are read: what is known of the visit, and whether signs are signs.
pub(super) struct Reading<'k> {
    pub index: Index<'k>,
    pub signs: bool,
}

/// What a line begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beginning {
    pub bullet: bool,
    pub time: Option<NaiveTime>,
    pub initials: Option<String>,
    /// Whose initials they are, by id.
    pub person: Option<String>,
    /// The sign that comes after all of this, where signs are signs.
    pub mark: Option<Mark>,
    /// How many characters all of this has, without the sign.
    pub length: usize,
}

impl Beginning {
    /// Whether a record begins here.
    pub fn is_one(&self) -> bool {
        self.bullet || self.time.is_some() || self.initials.is_some() || self.mark.is_some()
    }

    /// Whether it belongs to a list.
    pub fn is_item(&self) -> bool {
        self.bullet || self.mark.is_some()
    }
}

/// Reads the beginning of a line; `listed` where Word has it in a list.
pub(super) fn beginning(line: &[char], listed: bool, reading: &Reading<'_>) -> Beginning {
    let mut cursor = Cursor::new(line);
    let mut found = Beginning::default();
    cursor.spaces();
    if cursor.attempt(|cursor| bullet(cursor, listed, reading.signs)).is_some() {
        found.bullet = true;
        cursor.spaces();
    }
    for _ in 0..2 {
        if found.time.is_none() {
            found.time = clock::time(&mut cursor);
            if found.time.is_some() {
                separator(&mut cursor);
            }
        }
        if found.initials.is_none() {
            initials(&mut cursor, &mut found, &reading.index);
        }
    }
    found.length = cursor.at;
    if reading.signs {
        found.mark = mark_of(cursor.peek(0), cursor.peek(1));
    }
    found
}

fn bullet(cursor: &mut Cursor<'_>, listed: bool, signs: bool) -> Option<()> {
    if !listed && cursor.attempt(numbered).is_some() {
        return Some(());
    }
    let sign = cursor.take(|char| "-–−*".contains(char) || BULLETS.contains(char))?;
    let gap = cursor.at_gap();
    let fits = match sign {
        '-' if listed => gap,
        '-' | '–' | '−' => !signs && mark_of(Some(sign), cursor.peek(0)).is_some(),
        '*' => gap,
        _ => true,
    };
    fits.then_some(())
}

/// `1.` and `2)`.
fn numbered(cursor: &mut Cursor<'_>) -> Option<()> {
    let digits = cursor.run(|char| char.is_ascii_digit()).len();
    cursor.take(|char| ".)".contains(char))?;
    ((1..=2).contains(&digits) && cursor.at_gap()).then_some(())
}

/// What stands between a time or initials and the words: one dash, colon, comma or upright, and spaces.
fn separator(cursor: &mut Cursor<'_>) {
    cursor.spaces();
    cursor.attempt(|cursor| {
        let sign = cursor.take(|char| DASHES.contains(char) || ":,;|".contains(char))?;
        (!DASHES.contains(sign) || cursor.at_gap()).then_some(())
    });
    cursor.spaces();
}

/// `MH:`, `(MH)`, and `MH` after a time. They leave the text only where they stand for exactly one person of the visit:
/// `SW:` may be the social worker who is speaking.
fn initials(cursor: &mut Cursor<'_>, found: &mut Beginning, index: &Index<'_>) {
    let mut ahead = *cursor;
    let Some((letters, alone)) = letters(&mut ahead) else {
        return;
    };
    let person = index.person(&letters);
    let after_time = found.time.is_some() && person.is_some();
    if !alone && !after_time {
        return;
    }
    found.initials = Some(letters);
    found.person = person.map(str::to_owned);
    let before = ahead.at;
    separator(&mut ahead);
    // `14:05 MH met the manager`: the initials are part of the sentence.
    let in_sentence = !alone && before + 1 == ahead.at && ahead.peek(0).is_some_and(char::is_lowercase);
    if person.is_some() && !in_sentence {
        *cursor = ahead;
    }
}

/// Capitals that could be initials, and whether a bracket or a colon says that they are.
fn letters(cursor: &mut Cursor<'_>) -> Option<(String, bool)> {
    let closing = match cursor.take(|char| "([".contains(char)) {
        Some('(') => Some(')'),
        Some(_) => Some(']'),
        None => None,
    };
    let letters = cursor.run(char::is_uppercase);
    if !(2..=MOST_LETTERS).contains(&letters.len()) {
        return None;
    }
    let bracketed = match closing {
        Some(closing) => cursor.take(|char| char == closing).is_some(),
        None => false,
    };
    if closing.is_some() && !bracketed {
        return None;
    }
    let colon = cursor.peek(0) == Some(':') && cursor.peek(1).is_none_or(char::is_whitespace);
    let ends = colon || bracketed || cursor.at_gap();
    ends.then(|| (letters.iter().collect(), bracketed || colon))
}
