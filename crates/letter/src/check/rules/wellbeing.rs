//! Wellbeing, in one word, from 2026 on.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Wellbeing, in one word, from 2026 on.
pub static RULE: Rule = Rule {
    id: "wellbeing",
    severity: Severity::Mistake,
    says: "From 28 January 2026 the letters write ‘wellbeing’.",
    why: "A letter keeps the style of its day.",
    source: "Reports of 2026: in one word 95 times, with a hyphen 9 times",
    holds: Holds {
        from: Some((2026, 1, 28)),
        until: None,
    },
    finds: Finds::InsteadUnlessNamed(&[Instead {
        of: r"well[- ]being",
        say: "wellbeing",
    }]),
    good: &[
        "Their wellbeing is a concern.",
        "The Health and Well-being Board meets.",
    ],
    bad: &[Bad {
        text: "Their well-being is a concern.",
        words: "well-being",
        fixed: Some("Their wellbeing is a concern."),
    }],
};
