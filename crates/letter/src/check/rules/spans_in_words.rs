//! Spans of time in words until 2025.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Spans of time in words until 2025.
pub static RULE: Rule = Rule {
    id: "spans-in-words",
    severity: Severity::Advice,
    says: "Two to nine stand in words.",
    why: "Until 2025 the letters wrote small numbers out.",
    source: "Reports of 2018 to 2024: in words about 200 times against 40",
    holds: Holds {
        from: None,
        until: Some((2025, 12, 31)),
    },
    finds: Finds::Instead(&[
        Instead {
            of: r"2 ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "two $1",
        },
        Instead {
            of: r"3 ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "three $1",
        },
        Instead {
            of: r"4 ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "four $1",
        },
        Instead {
            of: r"5 ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "five $1",
        },
        Instead {
            of: r"6 ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "six $1",
        },
        Instead {
            of: r"7 ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "seven $1",
        },
        Instead {
            of: r"8 ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "eight $1",
        },
        Instead {
            of: r"9 ((?:working |school |calendar )?(?:days|weeks|months|years|hours))",
            say: "nine $1",
        },
    ]),
    good: &["Visits are every six weeks.", "Visits are every 20 days."],
    bad: &[Bad {
        text: "Visits are every 6 weeks.",
        words: "6 weeks",
        fixed: Some("Visits are every six weeks."),
    }],
};
