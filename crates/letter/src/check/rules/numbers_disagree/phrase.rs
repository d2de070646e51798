//! Numbers, what they count, and the words around that make them others.

use std::sync::LazyLock;

use regex::Regex;

use crate::proportion::{COUNTED, Token};

const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
/// From thirty on.
const TENS: &[&str] = &["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// So many words at most are what is counted: `14 children in care’s records`.
pub(super) const REACH: usize = 5;

/// Words of another time, of a wish or of a part of the whole: a number beside them may well be another.
static OTHERWISE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
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
        LazyLock::new(|| Regex::new(r"^(?:In|For|Among|Within|Across|At|Of)\s(?P<place>[^,]{3,60}),").ok());
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

/// The words of a phrase as they are compared.
pub(super) fn words(phrase: &[Token<'_>]) -> String {
    let words: Vec<&str> = phrase.iter().map(|token| token.small.as_str()).collect();
    words.join(" ")
}

/// In figures; `None` for what is no whole number.
pub(super) fn number(word: &str) -> Option<String> {
    let figures = word.parse::<u32>().ok().or_else(|| {
        let small = NUMBERS.iter().position(|number| *number == word).map(|at| at + 1);
        let tens = || TENS.iter().position(|number| *number == word).map(|at| 10 * at + 30);
        u32::try_from(small.or_else(tens)?).ok()
    });
    figures.map(|figures| figures.to_string())
}

/// How many words what is counted has: up to the first noun that owns nothing.
pub(super) fn counted(after: &[Token<'_>]) -> Option<usize> {
    let phrase = after.iter().take(REACH).take_while(|token| !token.divided);
    let noun = |token: &Token<'_>| COUNTED.contains(&token.small.as_str()) && token.word.to_lowercase() == token.small;
    phrase.map(noun).position(|noun| noun).map(|at| at + 1)
}
