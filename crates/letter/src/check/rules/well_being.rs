//! Well-being, with a hyphen, until 2026.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Well-being, with a hyphen, until 2026.
pub static RULE: Rule = Rule {
    id: "well-being",
    severity: Severity::Mistake,
    says: "Until January 2026 the letters write ‘well-being’.",
    why: "A letter keeps the style of its day.",
    source: "117 reports to March 2025: with the hyphen more than 500 times, without it never; reports from 28 January 2026 write it as one word",
    holds: Holds {
        from: None,
        until: Some((2026, 1, 27)),
    },
    finds: Finds::InsteadUnlessNamed(&[Instead {
        of: r"well ?being",
        say: "well-being",
    }]),
    good: &[
        "Their well-being is a concern.",
        "The Health and Wellbeing Board meets.",
    ],
    bad: &[
        Bad {
            text: "Their wellbeing is a concern.",
            words: "wellbeing",
            fixed: Some("Their well-being is a concern."),
        },
        Bad {
            text: "Their health and well being are a concern.",
            words: "well being",
            fixed: Some("Their health and well-being are a concern."),
        },
    ],
};
