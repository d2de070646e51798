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
            of: r"re:? (the|an?|this|that|these|those|their|its|his|her|our|your|how|whether)",
            say: "about $1",
        },
        Instead {
            of: r"etc|(?-i:NB|N\.B)|vs\.?|viz\.?|cf\.?|et al|et seq|et cetera|inter alia|per annum|ibid|op\.? cit|(?-i:p\.a\.)",
            say: "",
        },
    ]),
    good: &[
        "Some plans, for example those for disabled children, drift.",
        "The region is large. Few re-refer; re-referrals fell.",
    ],
    bad: &[
        Bad {
            text: "Some plans, e.g., those of 2025, drift.",
            words: "e.g.,",
            fixed: Some("Some plans, for example those of 2025, drift."),
        },
        Bad {
            text: "Managers wrote to staff re the plan.",
            words: "re the",
            fixed: Some("Managers wrote to staff about the plan."),
        },
        Bad {
            text: "They look at, inter alia, health.",
            words: "inter alia",
            fixed: None,
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
