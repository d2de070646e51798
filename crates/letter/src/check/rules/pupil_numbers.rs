//! Unique pupil numbers.

use crate::check::{Bad, Finds, Holds, Rule, Severity};

/// Unique pupil numbers.
pub static RULE: Rule = Rule {
    id: "pupil-number",
    severity: Severity::Identifying,
    says: "This is a pupil number; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "Department for Education, unique pupil numbers: a check letter, then twelve digits or eleven and a letter",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-Z]\b", checks),
    good: &["The reference B123456789012 is none."],
    bad: &[Bad {
        text: "The pupil H801200001001 is at home.",
        words: "H801200001001",
        fixed: None,
    }],
};

/// The letters that check, by the remainder of 23.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Each character by its place from 2; a letter at the end counts by its own place among the letters.
fn checks(words: &str) -> bool {
    let value = |letter: u8| match letter {
        b'0'..=b'9' => Some(usize::from(letter - b'0')),
        _ => LETTERS.iter().position(|each| *each == letter),
    };
    let Some((check, rest)) = words.as_bytes().split_first() else {
        return false;
    };
    let values = rest
        .iter()
        .zip(2..)
        .map(|(letter, weight)| value(*letter).map(|value| value * weight));
    let sum: Option<usize> = values.sum();
    sum.and_then(|sum| LETTERS.get(sum % LETTERS.len())) == Some(check)
}
