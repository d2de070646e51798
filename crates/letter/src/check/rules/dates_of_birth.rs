//! Dates of birth.

use crate::check::{Bad, Finds, Holds, Rule, Severity, always};

/// Dates of birth.
pub static RULE: Rule = Rule {
    id: "date-of-birth",
    severity: Severity::Identifying,
    says: "This is a date of birth; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "Ours: a full date soon after born, birth or DOB",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        r"(?i)\b(?:born|birth|dob|d\.o\.b\.?)\b[^.;]{0,24}?\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{4})\b",
        always,
    ),
    good: &[
        "The baby was born in May.",
        "Births are told within 2 weeks of 12 July 2026.",
    ],
    bad: &[
        Bad {
            text: "He was born on 12 July 2014.",
            words: "born on 12 July 2014",
            fixed: None,
        },
        Bad {
            text: "DOB: 03/04/2012",
            words: "DOB: 03/04/2012",
            fixed: None,
        },
    ],
};
