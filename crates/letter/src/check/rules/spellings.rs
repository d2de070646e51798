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
            of: r"co-operat(e|es|ed|ing|ion|ive|ively)",
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
            of: r"(benefit|target|budget)t(ed|ing)",
            say: "$1$2",
        },
        Instead {
            of: r"(on)-(going|line)",
            say: "$1$2",
        },
        Instead {
            of: r"case[ -]load(s?)",
            say: "caseload$1",
        },
        Instead {
            of: r"e-mail(s?|ed|ing)",
            say: "email$1",
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
            text: "On-going support is targetted.",
            words: "On-going",
            fixed: Some("Ongoing support is targetted."),
        },
        Bad {
            text: "Case loads fell.",
            words: "Case loads",
            fixed: Some("Caseloads fell."),
        },
        Bad {
            text: "The training program has begun.",
            words: "program",
            fixed: Some("The training programme has begun."),
        },
    ],
};
