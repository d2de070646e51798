//! Spans of time in words until 2025.

use super::spans::{in_words, put_otherwise};
use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity};

/// Spans of time in words until 2025.
pub static RULE: Rule = Rule {
    id: "spans-in-words",
    severity: Severity::Advice,
    says: "Two to nine stand in words.",
    why: "Until 2025 the letters wrote small numbers out.",
    source: "Reports of 2018 to 2024: in words about 200 times against 40",
    holds: Holds {
        from: None,
        until: Some((2025, 12, 31)),
    },
    finds: Finds::Own(find),
    good: &[
        "Visits are every six weeks.",
        "Visits are every 20 days.",
        "Plans are made in 6 to 12 weeks or in 1.5 years, and in ten days or 10 days.",
    ],
    bad: &[
        Bad {
            text: "Visits are every 6 weeks.",
            words: "6 weeks",
            fixed: Some("Visits are every six weeks."),
        },
        Bad {
            text: "4 weeks later, they came.",
            words: "4 weeks",
            fixed: Some("Four weeks later, they came."),
        },
        Bad {
            text: "A 4-week wait is long.",
            words: "4-week",
            fixed: Some("A four-week wait is long."),
        },
    ],
};

fn find(passage: &Passage<'_>) -> Vec<Found> {
    put_otherwise(passage, in_words, false)
}
