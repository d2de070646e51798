//! Spellings that the inspectorate has settled.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Spellings that the inspectorate has settled.
pub static RULE: Rule = Rule {
    id: "spellings",
    severity: Severity::Mistake,
    says: "Spell it as the inspectorate does.",
    why: "One spelling throughout makes a letter easy to search and to read.",
    source: "Ofsted house style guide, November 2018; 117 ILACS reports, September 2022 to March 2025: coordinate 149 to 1, cooperate 40 to 0, adviser and programme almost always",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"co-ordinat(e|es|ed|ing|ion|or|ors)",
            say: "coordinat$1",
        },
        Instead {
            of: r"co-operat(e|es|ed|ing|ion|ive)",
            say: "cooperat$1",
        },
        Instead {
            of: r"advisor(s?)",
            say: "adviser$1",
        },
        Instead {
            of: r"focuss(ed|es|ing)",
            say: "focus$1",
        },
        Instead {
            of: r"(?P<stays>(?:computer|software|data) programs?)|program(s?)",
            say: "programme$2",
        },
        Instead {
            of: r"judgment(s?)",
            say: "judgement$1",
        },
    ]),
    good: &["Personal advisers coordinate support.", "The computer program is old."],
    bad: &[
        Bad {
            text: "Personal advisors stay in touch.",
            words: "advisors",
            fixed: Some("Personal advisers stay in touch."),
        },
        Bad {
            text: "Work is co-ordinated well.",
            words: "co-ordinated",
            fixed: Some("Work is coordinated well."),
        },
        Bad {
            text: "Leaders are focussed.",
            words: "focussed",
            fixed: Some("Leaders are focused."),
        },
        Bad {
            text: "The training program has begun.",
            words: "program",
            fixed: Some("The training programme has begun."),
        },
    ],
};
