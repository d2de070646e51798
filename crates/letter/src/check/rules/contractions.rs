//! No contractions but in what somebody said.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// No contractions.
pub static RULE: Rule = Rule {
    id: "contractions",
    severity: Severity::Mistake,
    says: "Write it out.",
    why: "A letter is formal, and a contraction with not is easily read over.",
    source: "Ofsted house style guide, November 2018; three slips in 117 ILACS reports, September 2022 to March 2025",
    holds: Holds::ALWAYS,
    finds: Finds::InsteadUnlessQuoted(&[
        Instead {
            of: r"(do|does|did|is|are|was|were|has|have|had|would|could|should|must)n[’']t",
            say: "$1 not",
        },
        Instead {
            of: r"can[’']t",
            say: "cannot",
        },
        Instead {
            of: r"won[’']t",
            say: "will not",
        },
        Instead {
            of: r"(they|we|you)[’']re",
            say: "$1 are",
        },
        Instead {
            of: r"(they|we|you)[’']ve",
            say: "$1 have",
        },
        Instead {
            of: r"(it|there|that)[’']s (a|an|the|not|no|been|clear|unclear|too)",
            say: "$1 is $2",
        },
    ]),
    good: &[
        "It is not clear. The council’s plan and its aims are.",
        "A child said, ‘I don’t see the workers’ faces, and it’s a shame.’",
    ],
    bad: &[
        Bad {
            text: "Leaders don’t know.",
            words: "don’t",
            fixed: Some("Leaders do not know."),
        },
        Bad {
            text: "They can't say.",
            words: "can't",
            fixed: Some("They cannot say."),
        },
        Bad {
            text: "The ‘front door’ isn’t open.",
            words: "isn’t",
            fixed: Some("The ‘front door’ is not open."),
        },
    ],
};
