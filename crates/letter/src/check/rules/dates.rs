//! Dates as 12 July 2026.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// A month that is cut short: after its day or before its year.
macro_rules! cut_short {
    ($short:literal, $month:literal) => {
        Instead {
            of: concat!(r"(\d\d? )?(?-i:", $short, r")\.?( \d{4})|(\d\d? )(?-i:", $short, ")"),
            say: concat!("${1}${3}", $month, "${2}"),
        }
    };
}

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
            of: r"(?P<stays>(?:January|February|March|April|May|June|July|August|September|October|November|December) \d\d?(?:st|nd|rd|th),? \d{4})|(January|February|March|April|May|June|July|August|September|October|November|December) (?:the )?(\d\d?)(?:st|nd|rd|th)",
            say: "$3 $2",
        },
        Instead {
            of: r"(\d\d?) (January|February|March|April|May|June|July|August|September|October|November|December), (\d{4})",
            say: "$1 $2 $3",
        },
        Instead {
            of: r"(January|February|March|April|May|June|July|August|September|October|November|December) (\d\d?)( and | to |–|-)(\d\d?),? (\d{4})",
            say: "$2$3$4 $1 $5",
        },
        Instead {
            of: r"(?P<stays>on (January|February|March|April|May|June|July|August|September|October|November|December) \d\d?,? \d{4})|on (January|February|March|April|May|June|July|August|September|October|November|December) (\d\d?)",
            say: "on $4 $3",
        },
        Instead {
            of: r"(?:the )?(\d\d?) of ((?-i:January|February|March|April|May|June|July|August|September|October|November|December))",
            say: "$1 $2",
        },
        Instead {
            of: r"(January|February|March|April|May|June|July|August|September|October|November|December) [’‘'](\d\d)",
            say: "${1} 20$2",
        },
        Instead {
            of: r"(?:19|20)\d\d-\d\d-\d\d|\d\d?/\d\d?/\d{2,4}|\d\d?\.\d\d?\.(?:\d{4}|\d\d)|\d\d?-\d\d?-(?:\d{4}|\d\d)",
            say: "",
        },
        Instead {
            of: r"(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d\d?(?:st|nd|rd|th)",
            say: "",
        },
        cut_short!("Jan", "January"),
        cut_short!("Feb", "February"),
        cut_short!("Mar", "March"),
        cut_short!("Apr", "April"),
        cut_short!("Jun", "June"),
        cut_short!("Jul", "July"),
        cut_short!("Aug", "August"),
        cut_short!("Sept?", "September"),
        cut_short!("Oct", "October"),
        cut_short!("Nov", "November"),
        cut_short!("Dec", "December"),
    ]),
    good: &[
        "We visited on 12 July 2026.",
        "From 5 to 16 May.",
        "In May 2026 they met, and in 12 marches 3 octets sang.",
        "The 3 Nova teams meet. In May 12 children moved.",
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
            text: "The panel met on 22 Sept 2025.",
            words: "22 Sept 2025",
            fixed: Some("The panel met on 22 September 2025."),
        },
        Bad {
            text: "The panel met in Dec. 2025 and after.",
            words: "Dec. 2025",
            fixed: Some("The panel met in December 2025 and after."),
        },
        Bad {
            text: "The panel met on Sept 12th.",
            words: "Sept 12th",
            fixed: None,
        },
        Bad {
            text: "The panel met on 3 Oct.",
            words: "3 Oct",
            fixed: Some("The panel met on 3 October."),
        },
        Bad {
            text: "It was due on July the 12th.",
            words: "July the 12th",
            fixed: Some("It was due on 12 July."),
        },
        Bad {
            text: "It was due on 12 July, 2026.",
            words: "12 July, 2026",
            fixed: Some("It was due on 12 July 2026."),
        },
        Bad {
            text: "It was from June 9 to 10, 2026.",
            words: "June 9 to 10, 2026",
            fixed: Some("It was from 9 to 10 June 2026."),
        },
        Bad {
            text: "It was due on July 12.",
            words: "on July 12",
            fixed: Some("It was due on 12 July."),
        },
        Bad {
            text: "It was due on the 12 of July.",
            words: "the 12 of July",
            fixed: Some("It was due on 12 July."),
        },
        Bad {
            text: "It was due in July ’26.",
            words: "July ’26",
            fixed: Some("It was due in July 2026."),
        },
        Bad {
            text: "It was due on 2026-07-12.",
            words: "2026-07-12",
            fixed: None,
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
