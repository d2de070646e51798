//! Names in capital letters.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Names in capital letters.
pub static RULE: Rule = Rule {
    id: "capital-letters",
    severity: Severity::Mistake,
    says: "This is a name and has capital letters.",
    why: "A name is written as its owner writes it.",
    source: "Ofsted house style guide, November 2018; 117 ILACS reports, September 2022 to March 2025: Public Law Outline 101 to 9",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"public law outline",
            say: "Public Law Outline",
        },
        Instead {
            of: r"department for education",
            say: "Department for Education",
        },
        Instead {
            of: r"ofsted",
            say: "Ofsted",
        },
    ]),
    good: &[
        "The Public Law Outline is used well.",
        "Write to enquiries@ofsted.gov.uk or see www.gov.uk/ofsted.",
    ],
    bad: &[Bad {
        text: "The public law outline is used late.",
        words: "public law outline",
        fixed: Some("The Public Law Outline is used late."),
    }],
};
