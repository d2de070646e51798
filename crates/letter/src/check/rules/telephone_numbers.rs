//! Telephone numbers.

use crate::check::{Bad, Finds, Holds, Rule, Severity};

/// Telephone numbers.
pub static RULE: Rule = Rule {
    id: "telephone-number",
    severity: Severity::Identifying,
    says: "This is a telephone number; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "Ofcom, national numbering plan: ten or eleven digits from 0, or +44",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(r"(?:\+44 ?(?:\(0\) ?)?|\b0)\d(?:[ -]?\d){8,9}\b", enough),
    good: &["In 2025 0 of 12 plans were late.", "There were 01 234 plans."],
    bad: &[
        Bad {
            text: "Call 01632 960123 for help.",
            words: "01632 960123",
            fixed: None,
        },
        Bad {
            text: "Or +44 7700 900123.",
            words: "+44 7700 900123",
            fixed: None,
        },
    ],
};

/// Ten digits after the 0 or the code of the country, nine in a few places.
fn enough(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let country = if words.starts_with('+') { 2 } else { 1 };
    (9..=11).contains(&(digits - country))
}
