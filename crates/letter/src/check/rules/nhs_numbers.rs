//! NHS numbers.

use crate::check::{Bad, Finds, Holds, Rule, Severity};

/// NHS numbers.
pub static RULE: Rule = Rule {
    id: "nhs-number",
    severity: Severity::Identifying,
    says: "This is an NHS number; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "NHS data dictionary: ten digits, the last of them a check by modulus 11",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", checks),
    good: &[
        "The number 943 476 5918 fails its check.",
        "In 2026 there were 1234567890 seconds.",
    ],
    bad: &[
        Bad {
            text: "The record of 943 476 5919 was read.",
            words: "943 476 5919",
            fixed: None,
        },
        Bad {
            text: "It is 9434765919.",
            words: "9434765919",
            fixed: None,
        },
    ],
};

/// Weights from 10 down to 2; the last digit brings the sum to a multiple of 11. A check of 10 is no number.
fn checks(words: &str) -> bool {
    let digits: Vec<u32> = words.chars().filter_map(|letter| letter.to_digit(10)).collect();
    let Some((check, nine)) = digits.split_last() else {
        return false;
    };
    let sum: u32 = nine
        .iter()
        .zip((2..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    let expected = (11 - sum % 11) % 11;
    expected < 10 && expected == *check
}
