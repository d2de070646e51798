//! Postcodes.

use crate::check::{Bad, Finds, Holds, Rule, Severity, always};

/// Postcodes.
pub static RULE: Rule = Rule {
    id: "postcode",
    severity: Severity::Identifying,
    says: "This is a postcode; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "Royal Mail: one or two letters, one or two digits or a digit and a letter, then a digit and two letters",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        r"\b[A-PR-UWYZ](?:[A-HK-Z]?\d[0-9A-HJKMNPR-Y]?|\d[A-HJKS-UW]) ?\d[ABD-HJLNP-UW-Z]{2}\b",
        always,
    ),
    good: &["The plan B2 4 weeks on.", "Room A1 is free.", "In M25 and at 5AM."],
    bad: &[
        Bad {
            text: "They live at ZZ9 4QQ.",
            words: "ZZ9 4QQ",
            fixed: None,
        },
        Bad {
            text: "From SW1A 2AA they came.",
            words: "SW1A 2AA",
            fixed: None,
        },
    ],
};
