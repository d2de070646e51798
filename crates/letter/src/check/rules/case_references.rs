//! References of sampled cases.

use crate::check::{Bad, Finds, Holds, Rule, Severity, always};

/// References of sampled cases.
pub static RULE: Rule = Rule {
    id: "case-reference",
    severity: Severity::Identifying,
    says: "This is the reference of a case; leave it out.",
    why: "References lead from the letter to the sample, and from there to a child.",
    source: "Ours: references as Visitbook makes them, C and a number; F and a number in the lists; E and a number of evidence",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(r"\b(?:[CE]\d{2,4}|F\d{5})\b", always),
    good: &["In C2 to C4 streets. COVID-19."],
    bad: &[
        Bad {
            text: "In C07 the plan drifts.",
            words: "C07",
            fixed: None,
        },
        Bad {
            text: "As E036 says.",
            words: "E036",
            fixed: None,
        },
    ],
};
