//! Words that have grown old.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Words that have grown old.
pub static RULE: Rule = Rule {
    id: "old-words",
    severity: Severity::Mistake,
    says: "Use the plainer word.",
    why: "House style is plain English.",
    source: "Ofsted house style guide, November 2018; none in 117 ILACS reports, September 2022 to March 2025",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"whilst",
            say: "while",
        },
        Instead {
            of: r"amongst",
            say: "among",
        },
        Instead {
            of: r"amidst",
            say: "amid",
        },
    ]),
    good: &["While plans drift, visits are regular."],
    bad: &[
        Bad {
            text: "Whilst plans drift, visits are regular.",
            words: "Whilst",
            fixed: Some("While plans drift, visits are regular."),
        },
        Bad {
            text: "This is known amongst partners.",
            words: "amongst",
            fixed: Some("This is known among partners."),
        },
    ],
};
