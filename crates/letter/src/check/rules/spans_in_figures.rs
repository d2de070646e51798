//! Spans of time in figures from 2026 on.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Spans of time in figures from 2026 on.
pub static RULE: Rule = Rule {
    id: "spans-in-figures",
    severity: Severity::Advice,
    says: "Spans of time stand in figures.",
    why: "From 2026 on the letters write them in figures.",
    source: "Reports of 2026: in figures 12 times against 1; the day on which the guide changed is not confirmed",
    holds: Holds {
        from: Some((2026, 1, 1)),
        until: None,
    },
    finds: Finds::Instead(&[
        Instead {
            of: r"two ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "2 $1",
        },
        Instead {
            of: r"three ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "3 $1",
        },
        Instead {
            of: r"four ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "4 $1",
        },
        Instead {
            of: r"five ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "5 $1",
        },
        Instead {
            of: r"six ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "6 $1",
        },
        Instead {
            of: r"seven ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "7 $1",
        },
        Instead {
            of: r"eight ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "8 $1",
        },
        Instead {
            of: r"nine ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "9 $1",
        },
    ]),
    good: &["Visits are every 6 weeks."],
    bad: &[Bad {
        text: "Visits are every six weeks.",
        words: "six weeks",
        fixed: Some("Visits are every 6 weeks."),
    }],
};
