//! Dates as 12 July 2026.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Dates as 12 July 2026.
pub static RULE: Rule = Rule {
    id: "dates",
    severity: Severity::Mistake,
    says: "Write a date as 12 July 2026.",
    why: "One form throughout, and no date that another country reads otherwise.",
    source: "Ofsted house style guide, November 2018; about 20 slips in 117 ILACS reports, September 2022 to March 2025",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"0?(\d\d?)(?:st|nd|rd|th)(?: of)? (January|February|March|April|May|June|July|August|September|October|November|December)",
            say: "$1 $2",
        },
        Instead {
            of: r"0(\d) (January|February|March|April|May|June|July|August|September|October|November|December)",
            say: "$1 $2",
        },
        Instead {
            of: r"(January|February|March|April|May|June|July|August|September|October|November|December) (\d\d?)(?:st|nd|rd|th)?,? (\d{4})",
            say: "$2 $1 $3",
        },
        Instead {
            of: r"\d\d?/\d\d?/\d{2,4}|\d\d?\.\d\d?\.(?:\d{4}|\d\d)|\d\d?-\d\d?-(?:\d{4}|\d\d)",
            say: "",
        },
    ]),
    good: &[
        "We visited on 12 July 2026.",
        "From 5 to 16 May.",
        "In May 2026 they met.",
        "Rooms 3.2 and 3.4 are used by 16-19-year-olds.",
    ],
    bad: &[
        Bad {
            text: "We visited on 12th July 2026.",
            words: "12th July",
            fixed: Some("We visited on 12 July 2026."),
        },
        Bad {
            text: "We visited on July 12, 2026.",
            words: "July 12, 2026",
            fixed: Some("We visited on 12 July 2026."),
        },
        Bad {
            text: "We visited on 05 July.",
            words: "05 July",
            fixed: Some("We visited on 5 July."),
        },
        Bad {
            text: "It was due on 12/07/2026.",
            words: "12/07/2026",
            fixed: None,
        },
        Bad {
            text: "It was due on 12.7.2026.",
            words: "12.7.2026",
            fixed: None,
        },
        Bad {
            text: "It was due on 12-07-26.",
            words: "12-07-26",
            fixed: None,
        },
    ],
};
