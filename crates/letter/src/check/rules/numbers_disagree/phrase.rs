//! Numbers, what they count, and the words around that make them others.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::pattern;
use crate::numbers::{NUMBERS, TENS, number};
use crate::proportion::{COUNTED, Token, tokens};

/// So many words at most are what is counted: `14 children in care’s records`.
pub(super) const REACH: usize = 5;

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = [NUMBERS, TENS].concat().join("|");
    pattern(&format!(r"(?i)\d|\b(?:{words})\b")).ok()
});

/// A sentence that tells a number, cut into its words once.
pub(super) struct Told<'a> {
    /// Its words as they stand.
    pub(super) sentence: &'a str,
    tokens: Vec<Token<'a>>,
}

/// A whole number, and the words before it, of what it counts, and after that.
pub(super) struct Number<'t> {
    /// In figures.
    pub(super) figures: String,
    /// Where it stands with what it counts, in bytes of the sentence.
    pub(super) at: Range<usize>,
    pub(super) before: &'t [Token<'t>],
    pub(super) what: &'t [Token<'t>],
    pub(super) after: &'t [Token<'t>],
}

impl<'a> Told<'a> {
    /// `None` for a sentence without a number, as most are.
    pub(super) fn of(sentence: &'a str) -> Option<Self> {
        let tells = NUMBER.as_ref().is_some_and(|pattern| pattern.is_match(sentence));
        tells.then(|| Self {
            sentence,
            tokens: tokens(sentence),
        })
    }

    /// Its whole numbers that count something.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Number<'_>> {
        (0..self.tokens.len()).filter_map(|at| self.number_at(at))
    }

    fn number_at(&self, at: usize) -> Option<Number<'_>> {
        let (before, rest) = self.tokens.split_at_checked(at)?;
        let (token, rest) = rest.split_first()?;
        let figures = number(&token.small)?;
        let thousands = before.last().filter(|thousands| self.go_on(thousands, token));
        let before = before.get(..at - usize::from(thousands.is_some()))?;
        let (what, after) = rest.split_at_checked(counted(rest)?)?;
        // `5 of the 12 records` are some of them.
        what.first().filter(|first| first.small != "of")?;
        Some(Number {
            figures: thousands.map_or("", |thousands| thousands.word).to_owned() + &figures,
            at: thousands.unwrap_or(token).at.start..what.last()?.at.end,
            before,
            what,
            after,
        })
    }

    /// Whether a number goes on after a comma, as in `1,200`.
    fn go_on(&self, thousands: &Token<'_>, rest: &Token<'_>) -> bool {
        let figures = |token: &Token<'_>| token.word.chars().all(|figure| figure.is_ascii_digit());
        let comma = self.sentence.get(thousands.at.end..rest.at.start) == Some(",");
        comma && figures(thousands) && figures(rest)
    }
}

/// Words of another time, of a wish or of a part of the whole: a number beside them may well be another.
static OTHERWISE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:previous(?:ly)?|formerly|earlier|before|at\sthe\s(?:last|time|inspection|previous)|last\s(?:year|month|week|quarter)",
        r"|(?:years?|months?|weeks?)\sago|had\s(?:been|risen|fallen)|targets?|aims?|expect\w*|should|will|national\w*|england|similar",
        r"|of\s(?:these|those|them)|(?:19|20)\d\d|january|february|april|june|july|august|september|october|november|december)\b",
        r"|\b(?:March|May)\b",
    ))
    .ok()
});

/// Whether a sentence tells of now and of all.
pub(super) fn is_plain(sentence: &str) -> bool {
    OTHERWISE.as_ref().is_some_and(|pattern| !pattern.is_match(sentence))
}

/// Where the beginning of a sentence sets what it tells, in small letters: `in the assessment teams`; empty for nowhere.
pub(super) fn place(sentence: &str) -> String {
    static PLACE: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"^(?:In|For|Among|Within|Across|At|Of)\s(?P<place>[^,]{3,60}),").ok());
    let words = PLACE.as_ref().and_then(|pattern| pattern.captures(sentence));
    let place = words
        .and_then(|words| words.name("place"))
        .map_or("", |place| place.as_str());
    let place = place.trim_start_matches("the ").to_lowercase();
    match place.as_str() {
        "total" | "all" | "present" | "addition" | "practice" | "fact" | "the moment" | "moment" => String::new(),
        _ => place,
    }
}

/// Whether the words before end with these.
pub(super) fn end_with(before: &[Token<'_>], words: &str) -> bool {
    let mut last = before.iter().rev();
    words
        .rsplit(' ')
        .all(|word| last.next().is_some_and(|token| token.small == word))
}

/// Words in `s` are plurals if they are longer: `vacancies`, but not `this`.
const SHORT: usize = 4;
/// And these are none, or count time.
const NO_NOUNS: &[&str] = &[
    "across",
    "always",
    "perhaps",
    "towards",
    "years",
    "months",
    "weeks",
    "hours",
    "minutes",
    "times",
    "points",
    "sometimes",
    "unless",
    "various",
    "previous",
    "access",
    "process",
    "progress",
];

/// How many words what is counted has: up to the first noun that owns nothing.
pub(super) fn counted(after: &[Token<'_>]) -> Option<usize> {
    let phrase = after.iter().take(REACH).take_while(|token| !token.divided);
    let noun = |token: &Token<'_>| COUNTED.contains(&token.small.as_str()) && token.word.to_lowercase() == token.small;
    let plural = |token: &Token<'_>| {
        let small = token.small.as_str();
        small.len() > SHORT && small.ends_with('s') && small == token.word && !NO_NOUNS.contains(&small)
    };
    let first = phrase.clone().map(noun).position(|noun| noun);
    first.or_else(|| phrase.take(2).position(plural)).map(|at| at + 1)
}
