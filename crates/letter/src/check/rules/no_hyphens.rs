//! Plans that have no hyphen.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Plans that have no hyphen.
pub static RULE: Rule = Rule {
    id: "no-hyphens",
    severity: Severity::Mistake,
    says: "This name is written without hyphens.",
    why: "A child in need plan is a name, not a compound in front of one.",
    source: "117 ILACS reports, September 2022 to March 2025: 81 without hyphens against few with them",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"(child|children)-in-need",
            say: "$1 in need",
        },
        Instead {
            of: r"child-protection (plans?|planning|conferences?|enquiries|enquiry)",
            say: "child protection $1",
        },
        Instead {
            of: r"(care|pathway|safety|support|education|health|contingency|permanence|placement)-(plans?|planning)",
            say: "$1 $2",
        },
        Instead {
            of: r"(care|foster|social|early|personal)-(leavers?|carers?|work|workers?|help|advisers?)",
            say: "$1 $2",
        },
        Instead {
            of: r"children-in-care",
            say: "children in care",
        },
        Instead {
            of: r"strategy-(meetings?|discussions?)",
            say: "strategy $1",
        },
    ]),
    good: &["Child in need plans drift. Long-term foster care and child-centred social work help."],
    bad: &[
        Bad {
            text: "Child-in-need plans drift.",
            words: "Child-in-need",
            fixed: Some("Child in need plans drift."),
        },
        Bad {
            text: "Pathway-plans are late.",
            words: "Pathway-plans",
            fixed: Some("Pathway plans are late."),
        },
        Bad {
            text: "Care-leavers know their social-workers.",
            words: "Care-leavers",
            fixed: Some("Care leavers know their social-workers."),
        },
        Bad {
            text: "A child-protection plan is made.",
            words: "child-protection plan",
            fixed: Some("A child protection plan is made."),
        },
    ],
};
