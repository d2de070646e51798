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
    finds: Finds::Instead(&[
        Instead {
            of: r"(?:section 47|s\.? ?47) enquiries",
            say: "child protection enquiries",
        },
        Instead {
            of: r"(?:section 47|s\.? ?47) enquiry",
            say: "child protection enquiry",
        },
    ]),
    good: &["Child protection enquiries are thorough."],
    bad: &[Bad {
        text: "Section 47 enquiries are thorough.",
        words: "Section 47 enquiries",
        fixed: Some("Child protection enquiries are thorough."),
    }],
};
