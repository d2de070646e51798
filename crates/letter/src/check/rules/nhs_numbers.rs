//! NHS numbers.

use super::bare;
use crate::check::{Bad, Finds, Holds, Rule, Severity};

/// NHS numbers.
pub static RULE: Rule = Rule {
    id: "nhs-number",
    severity: Severity::Identifying,
    says: "This is an NHS number; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "NHS data dictionary: ten digits, the last of them a check by modulus 11",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        concat!(
            r"(?i)(?:\bNHS(?:\s+(?:number|num|no)\b)?[\s:.#(]{1,4}|\b(?:account|budget|code|centre|document|form|invoice|order",
            r"|purchase|template|version)(?:\s+(?:number|code|no\.?|id))?\s+)?",
            r"\b\d{3}",
            between!(),
            r"\d{3}",
            between!(),
            r"\d{4}\b",
        ),
        is_one,
    ),
    good: &[
        "The number 943 476 5918 fails its check.",
        "In 2026 there were 1234567890 seconds.",
        "Document 9434765919 is the plan.",
        "It is paid from budget code 9434765919.",
        "The number 943 476 59190 is too long.",
        "NHS England has 943 476 beds.",
        "The NHS number is asked for; 1234 plans have it.",
        "Of 943 children, 476 were seen in 5919 visits.",
    ],
    bad: &[
        bad("The record of 943 476 5919 was read.", "943 476 5919"),
        bad("It is 9434765919.", "9434765919"),
        bad("It is 943-476-5919.", "943-476-5919"),
        bad("It is 943\u{a0}476\u{a0}5919.", "943\u{a0}476\u{a0}5919"),
        bad("It is 943 476\n5919.", "943 476\n5919"),
        bad("It is 943\u{200b}4765919.", "943\u{200b}4765919"),
        bad("See NHS no 999 476 5919.", "NHS no 999 476 5919"),
        bad("See nhs number: 9994765919.", "nhs number: 9994765919"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

/// What is called an NHS number is one, though it was written wrongly; what is called something else is none.
fn is_one(words: &str) -> bool {
    match words.chars().next() {
        Some('N' | 'n') => true,
        Some(first) if first.is_alphabetic() => false,
        _ => checks(&bare(words)),
    }
}

/// Weights from 10 down to 2; the last digit brings the sum to a multiple of 11. A check of 10 is no number.
fn checks(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
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
