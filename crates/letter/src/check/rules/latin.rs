//! No Latin short forms.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// No Latin short forms.
pub static RULE: Rule = Rule {
    id: "latin",
    severity: Severity::Mistake,
    says: "Say it in English.",
    why: "Readers stumble over Latin short forms, and screen readers read them letter by letter.",
    source: "Ofsted house style guide, November 2018; none in 117 ILACS reports, September 2022 to March 2025",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"e\.g\.?,?|eg",
            say: "for example",
        },
        Instead {
            of: r"i\.e\.?,?|ie",
            say: "that is",
        },
        Instead {
            of: r"etc|(?-i:NB|N\.B)|vs\.?|viz\.?|cf\.?|et al|ibid|(?-i:p\.a\.)",
            say: "",
        },
    ]),
    good: &[
        "Some plans, for example those for disabled children, drift.",
        "The region is large.",
    ],
    bad: &[
        Bad {
            text: "Some plans, e.g., those of 2025, drift.",
            words: "e.g.,",
            fixed: Some("Some plans, for example those of 2025, drift."),
        },
        Bad {
            text: "Health, school etc are told.",
            words: "etc",
            fixed: None,
        },
        Bad {
            text: "Thresholds for step-up vs. step-down differ.",
            words: "vs.",
            fixed: None,
        },
        Bad {
            text: "NB these plans are old.",
            words: "NB",
            fixed: None,
        },
    ],
};
