//! Sentences that need nothing to rest on: the letter's fixed formulae, and courtesies.

use std::sync::LazyLock;

use regex::Regex;

use crate::formula::Line;
use crate::formulae::FORMULAE;
use crate::template::Field;

/// Words with which thanks go on to claim something: `Thanks to strong leadership children are now safe`.
const CLAIMING: &str =
    r"\b(?:has|have|had|because|now|every|safe\w*|strong\w*|better|keep\w*|improv\w*|progress|leadership)\b";

/// Thanks and good wishes. One with a comma goes on to say something, and that wants evidence.
const COURTESIES: &[&str] = &[
    r"(?:I am|We are) (?:very |most )?grateful (?:to|for) [^,;:]+",
    r"(?:Many )?[Tt]hanks? (?:you )?(?:to|for) [^,;:]+",
    r"(?:I|We) (?:would like to |wish to )?thank [^,;:]+",
    r"Please (?:pass on|convey|extend|accept) [^,;:]+",
    r"(?:I|We) look forward to [^,;:]+",
];

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(patterns);
static COURTEOUS: LazyLock<Vec<Regex>> = LazyLock::new(courtesies);
static CLAIMS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(CLAIMING).ok());

/// Whether a sentence is one of the letter's formulae, in any wording of any year, or a courtesy.
pub(super) fn needs_none(sentence: &str) -> bool {
    let sentence = one_apostrophe(sentence.trim());
    let claims = || CLAIMS.as_ref().is_some_and(|claims| claims.is_match(&sentence));
    let is_one_of = |patterns: &[Regex]| patterns.iter().any(|pattern| pattern.is_match(&sentence));
    is_one_of(&PATTERNS) || (is_one_of(&COURTEOUS) && !claims())
}

fn patterns() -> Vec<Regex> {
    let formulae = FORMULAE
        .iter()
        .filter(|formula| says_nothing_of_its_own(formula.line))
        .map(|formula| pattern_of(formula.words));
    whole(formulae)
}

fn courtesies() -> Vec<Regex> {
    whole(COURTESIES.iter().map(|courtesy| format!(r"{courtesy}[.!]?")))
}

fn whole(patterns: impl Iterator<Item = String>) -> Vec<Regex> {
    patterns
        .filter_map(|pattern| Regex::new(&format!("^(?:{pattern})$")).ok())
        .collect()
}

/// What a first draft says where there is no evidence is there to be replaced, and rests on nothing until it is.
fn says_nothing_of_its_own(line: Line) -> bool {
    !matches!(line, Line::NoEvidence | Line::NothingWeighed | Line::NoHeadline)
}

/// The words of a formula with each field as what it can be filled with.
fn pattern_of(words: &str) -> String {
    let mut pattern = String::new();
    let words = one_apostrophe(words);
    let mut rest = words.as_str();
    while let Some((before, opened)) = rest.split_once('{') {
        let (name, after) = opened.split_once('}').unwrap_or((opened, ""));
        pattern.push_str(&regex::escape(before));
        pattern.push_str(Field::named(name).map_or("", can_be));
        rest = after;
    }
    pattern.push_str(&regex::escape(rest));
    pattern
}

/// What a field can be filled with. What is a fact of the calendar is held to it, so that a claim that goes on after it
/// is none of the formula.
fn can_be(field: Field) -> &'static str {
    match field {
        Field::Ordinal => r"\p{L}+(?:-\p{L}+)?",
        Field::JudgedIn => r"\p{Lu}\p{Ll}+ \d{4}",
        Field::Dates => r"\d(?:[\d ,]|\p{Lu}\p{Ll}+|to|and)*\d{4}",
        Field::Area => r"\p{Lu}[\p{L}’.\- ]*(?:, [\p{L}’.\- ]+)*",
        Field::Title => r"\p{Lu}[\p{L}’\- ]+",
        Field::Names => r"\p{Lu}[\p{L}’.\-]*(?:(?: |, | and )\p{Lu}[\p{L}’.\-]*)*",
        Field::Others => r"(?:, with [^.]*)?",
        Field::FocusedVisits => r"\p{Lu}\p{Ll}+ \d{4}[^.]*",
        Field::Provider | Field::Focus | Field::Framework | Field::Topic => r"[^.]+",
    }
}

fn one_apostrophe(words: &str) -> String {
    words.replace('\'', "’")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_read() {
        let formulae = FORMULAE
            .iter()
            .filter(|formula| says_nothing_of_its_own(formula.line))
            .count();
        assert_eq!((PATTERNS.len(), COURTEOUS.len()), (formulae, COURTESIES.len()));
        assert!(CLAIMS.is_some());
    }

    #[test]
    fn formulae_and_courtesies_need_nothing_and_what_goes_on_from_them_does() {
        let cases = [
            (
                "This was the third monitoring visit since the local authority was judged inadequate in May 2024.",
                true,
            ),
            (
                "This was the third monitoring visit since the local authority was judged inadequate in May 2024, and \
                 progress has been too slow.",
                false,
            ),
            (
                "His Majesty's Inspectors for this visit were Alma Thorn and Piers O’Hay.",
                true,
            ),
            ("I am grateful to you and your staff for your help.", true),
            ("Thank you for your staff’s work, which has made children safer.", false),
            (
                "Inspectors did not record evidence on supervision during the visit.",
                false,
            ),
            ("Thanks to strong leadership children are now safe.", false),
            ("We thank leaders who have made every child safer.", false),
            ("I am grateful for services that keep every child safe.", false),
            ("Thank you to the children and parents who spoke to us.", true),
            ("I look forward to meeting you and your staff again.", true),
            ("Plans are late.", false),
        ];
        for (sentence, expected) in cases {
            assert_eq!(needs_none(sentence), expected, "{sentence}");
        }
    }
}
