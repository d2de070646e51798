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
    finds: Finds::Instead(&[
        Instead {
            of: r"siblings",
            say: "brothers and sisters",
        },
        // What is called by the word stays as it is; of one alone the letter knows which it is.
        Instead {
            of: r"(sibling (?:groups?|relationships?|rivalry|assessments?))|sibling",
            say: "$1",
        },
    ]),
    good: &[
        "Children live with their brothers and sisters.",
        "The sibling group stays together.",
    ],
    bad: &[
        Bad {
            text: "Siblings are kept together.",
            words: "Siblings",
            fixed: Some("Brothers and sisters are kept together."),
        },
        Bad {
            text: "A sibling lives elsewhere.",
            words: "sibling",
            fixed: None,
        },
    ],
};
