//! Compounds with a hyphen.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Compounds with a hyphen.
pub static RULE: Rule = Rule {
    id: "hyphens",
    severity: Severity::Mistake,
    says: "This compound has a hyphen.",
    why: "Two words that act as one are read as one.",
    source: "Ofsted house style guide, November 2018; 117 ILACS reports, September 2022 to March 2025: multi-agency 478 to 1, decision-making 305 to 2, life-story work 108 to 1, information-sharing 77 to 0",
    holds: Holds::ALWAYS,
    finds: Finds::Instead(&[
        Instead {
            of: r"(decision) (making)",
            say: "$1-$2",
        },
        Instead {
            of: r"(information) (sharing)",
            say: "$1-$2",
        },
        Instead {
            of: r"(multi) (agency)",
            say: "$1-$2",
        },
        Instead {
            of: r"life story (work|books?)",
            say: "life-story $1",
        },
        Instead {
            of: r"pre proceedings",
            say: "pre-proceedings",
        },
        Instead {
            of: r"co produce(d|s?)",
            say: "co-produce$1",
        },
        Instead {
            of: r"(unaccompanied )?asylum seeking",
            say: "$1asylum-seeking",
        },
        Instead {
            // What is told from one day to another has none: `it changes from day to day`.
            of: r"(?P<stays>from day to day)|((?:the|their|its|his|her|our|these|those|this) )day to day (\w{4,})|day to day (practice|work|decisions?|management|care|life|lives|support|needs|tasks|pressures?|running|contact)",
            say: "${2}day-to-day $3$4",
        },
        Instead {
            of: r"high quality (assessments?|plans?|planning|support|care|practice|work|supervision|provision|services?)",
            say: "high-quality $1",
        },
    ]),
    good: &[
        "Decision-making is timely.",
        "Work is of high quality.",
        "Multi-agency work helps.",
        "Managers differ from day to day. Support from day to day differs.",
    ],
    bad: &[
        Bad {
            text: "Decision making is slow.",
            words: "Decision making",
            fixed: Some("Decision-making is slow."),
        },
        Bad {
            text: "The Multi Agency Safeguarding Hub is new.",
            words: "Multi Agency",
            fixed: Some("The Multi-Agency Safeguarding Hub is new."),
        },
        Bad {
            text: "Children have life story work.",
            words: "life story work",
            fixed: Some("Children have life-story work."),
        },
        Bad {
            text: "Leaders know the day to day pressures.",
            words: "the day to day pressures",
            fixed: Some("Leaders know the day-to-day pressures."),
        },
        Bad {
            text: "They help with day to day care.",
            words: "day to day care",
            fixed: Some("They help with day-to-day care."),
        },
        Bad {
            text: "They get high quality support.",
            words: "high quality support",
            fixed: Some("They get high-quality support."),
        },
    ],
};
