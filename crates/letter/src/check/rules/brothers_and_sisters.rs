//! Brothers and sisters, not siblings.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Brothers and sisters, not siblings.
pub static RULE: Rule = Rule {
    id: "brothers-and-sisters",
    severity: Severity::Advice,
    says: "Say ‘brothers and sisters’.",
    why: "It is what children say.",
    source: "117 ILACS reports, September 2022 to March 2025: 75 against 10",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[Instead {
        of: r"siblings",
        say: "brothers and sisters",
    }]),
    good: &[
        "Children live with their brothers and sisters.",
        "The sibling group stays together.",
    ],
    bad: &[Bad {
        text: "Siblings are kept together.",
        words: "Siblings",
        fixed: Some("Brothers and sisters are kept together."),
    }],
};
