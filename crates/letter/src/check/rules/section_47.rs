//! Child protection enquiries from 2026 on.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Child protection enquiries from 2026 on.
pub static RULE: Rule = Rule {
    id: "section-47",
    severity: Severity::Advice,
    says: "Say ‘child protection enquiries’.",
    why: "Parents read the letter too, and section numbers tell them nothing.",
    source: "Reports of 2026: neither ‘section 47’ nor ‘s47’",
    holds: Holds {
        from: Some((2026, 1, 1)),
        until: None,
    },
    finds: Finds::InsteadUnlessQuoted(&[
        Instead {
            of: r"(?:sec(?:tion|\.)?[ -]?47|s\.? ?47)(?:s| (?:enquiries|investigations))",
            say: "child protection enquiries",
        },
        Instead {
            of: r"(?:sec(?:tion|\.)?[ -]?47|s\.? ?47) (?:enquiry|investigation)",
            say: "child protection enquiry",
        },
        // By itself it may be the law that is meant.
        Instead {
            of: r"(?P<stays>(?:sec(?:tion|\.)?[ -]?47|s\.? ?47) (?:enquir(?:y|ies)|investigations?))|sec(?:tion|\.)?[ -]?47|s\.? ?47",
            say: "",
        },
    ]),
    good: &[
        "Child protection enquiries are thorough.",
        "Sections 4 and 47 children.",
    ],
    bad: &[
        Bad {
            text: "Section 47 enquiries are thorough.",
            words: "Section 47 enquiries",
            fixed: Some("Child protection enquiries are thorough."),
        },
        Bad {
            text: "S47s are closed too quickly.",
            words: "S47s",
            fixed: Some("Child protection enquiries are closed too quickly."),
        },
        Bad {
            text: "A s47 was begun.",
            words: "s47",
            fixed: None,
        },
    ],
};
