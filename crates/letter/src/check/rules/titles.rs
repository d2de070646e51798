//! No Mr, Mrs or Dr.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// No Mr, Mrs or Dr.
pub static RULE: Rule = Rule {
    id: "titles",
    severity: Severity::Mistake,
    says: "Leave the title out, or name the role.",
    why: "People are named by role in a letter, or by first and last name.",
    source: "none in 117 ILACS reports, September 2022 to March 2025",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"(?-i:(?:Mr|Mrs|Ms|Dr|Prof)\.?) (\w+)",
            say: "$1",
        },
        Instead {
            of: r"(?-i:(?:Miss|Cllr|Councillor|Professor|Mx|Sir|Dame|Lord|Lady|Rev|Reverend)\.? ([A-Z]\w+))",
            say: "$1",
        },
    ]),
    good: &["The director came in July.", "Children miss school."],
    bad: &[
        Bad {
            text: "Mr Alder came in July.",
            words: "Mr Alder",
            fixed: Some("Alder came in July."),
        },
        Bad {
            text: "Councillor Alder came in July.",
            words: "Councillor Alder",
            fixed: Some("Alder came in July."),
        },
    ],
};
