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
    finds: Finds::InsteadUnlessQuoted(&[
        Instead {
            of: r"siblings",
            say: "brothers and sisters",
        },
        Instead {
            of: r"sibling (assessments?|relationships?|groups?)",
            say: "$1 of brothers and sisters",
        },
        // Of one alone the letter knows which it is.
        Instead {
            of: r"(?P<stays>sibling (?:groups?|rivalry|assessments?|relationships?))|sibling",
            say: "",
        },
    ]),
    good: &[
        "Children live with their brothers and sisters.",
        "Parents know what sibling rivalry is.",
        "A child said, ‘I see my siblings every week.’",
    ],
    bad: &[
        Bad {
            text: "Siblings are kept together.",
            words: "Siblings",
            fixed: Some("Brothers and sisters are kept together."),
        },
        Bad {
            text: "Sibling assessments are thorough.",
            words: "Sibling assessments",
            fixed: Some("Assessments of brothers and sisters are thorough."),
        },
        Bad {
            text: "Large sibling groups wait.",
            words: "sibling groups",
            fixed: Some("Large groups of brothers and sisters wait."),
        },
        Bad {
            text: "A sibling lives elsewhere.",
            words: "sibling",
            fixed: None,
        },
    ],
};
