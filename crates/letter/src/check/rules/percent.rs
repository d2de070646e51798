//! The percent sign.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// The percent sign.
pub static RULE: Rule = Rule {
    id: "percent",
    severity: Severity::Mistake,
    says: "Write % after the figure.",
    why: "One form throughout; and a figure in a letter is rare enough to be seen.",
    source: "117 ILACS reports, September 2022 to March 2025: the sign four times, ‘per cent’ never",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"(\d+(?:\.\d+)?)[ -]?(?:per[ -]?cent|pct)",
            say: "$1%",
        },
        Instead {
            of: r"(\d+(?:\.\d+)?) %",
            say: "$1%",
        },
        Instead {
            of: r"(?P<stays>\d+(?:\.\d+)?[ -]?per[ -]?cent)|(?:[a-z]+(?:-[a-z]+)? )?per ?cent",
            say: "",
        },
    ]),
    good: &["About 40% of plans were late."],
    bad: &[
        Bad {
            text: "About 40 per cent were late.",
            words: "40 per cent",
            fixed: Some("About 40% were late."),
        },
        Bad {
            text: "About 4.5 percent were late.",
            words: "4.5 percent",
            fixed: Some("About 4.5% were late."),
        },
        Bad {
            text: "About 40 % were late.",
            words: "40 %",
            fixed: Some("About 40% were late."),
        },
        Bad {
            text: "Forty-five per cent were late.",
            words: "Forty-five per cent",
            fixed: None,
        },
    ],
};
