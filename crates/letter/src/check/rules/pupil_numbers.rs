//! Unique pupil numbers.

use super::bare;
use crate::check::{Bad, Finds, Holds, Rule, Severity};

/// Unique pupil numbers.
pub static RULE: Rule = Rule {
    id: "pupil-number",
    severity: Severity::Identifying,
    says: "This is a pupil number; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "Department for Education, unique pupil numbers: a check letter, then twelve digits or eleven and a letter",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        concat!(
            r"(?i)(?:\b(?:UPN|pupil\s+(?:number|no\.?))[\s:.#(]{1,4})?\b[A-HJ-NP-RT-Z]",
            r"(?:",
            between!(),
            r"\d){11}",
            between!(),
            r"[0-9A-Z]\b",
        ),
        is_one,
    ),
    good: &[
        "The reference B123456789012 is none.",
        "The template H801200001002 fails its check.",
        "The pupil number is asked for.",
        "A UPN has thirteen characters.",
        "Area E06000999 is compared with others.",
        "T 0300 123 1231.",
        "I801200001001 begins with a letter that no pupil number has.",
        "Plan H8012000010 is too short.",
    ],
    bad: &[
        bad("The pupil H801200001001 is at home.", "H801200001001"),
        bad("The pupil h801200001001 is at home.", "h801200001001"),
        bad("The pupil H801 2000 01001 is at home.", "H801 2000 01001"),
        bad("The pupil H801200\n001001 is at home.", "H801200\n001001"),
        bad("The pupil H801-2000-01001 is at home.", "H801-2000-01001"),
        bad("The pupil (H801200001001) is at home.", "H801200001001"),
        bad("See UPN H801200001002.", "UPN H801200001002"),
        bad("See pupil number: H80120000100A.", "pupil number: H80120000100A"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

/// Characters of a number.
const LONG: usize = 13;
/// The letters that check, by the remainder of 23.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// What is called a pupil number is one, though it was written wrongly.
fn is_one(words: &str) -> bool {
    let number = bare(words);
    number.len() > LONG || checks(&number)
}

/// Each character by its place from 2; a letter at the end counts by its own place among the letters.
fn checks(number: &str) -> bool {
    let value = |letter: u8| match letter {
        b'0'..=b'9' => Some(usize::from(letter - b'0')),
        _ => LETTERS.iter().position(|each| *each == letter),
    };
    let Some((check, rest)) = number.as_bytes().split_first() else {
        return false;
    };
    let values = rest
        .iter()
        .zip(2..)
        .map(|(letter, weight)| value(*letter).map(|value| value * weight));
    let sum: Option<usize> = values.sum();
    sum.and_then(|sum| LETTERS.get(sum % LETTERS.len())) == Some(check)
}
