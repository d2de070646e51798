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
            of: r"(child|family|strengths?|solution|person|evidence|trauma|time) (centred|focused|based|informed|limited) (practice|plans?|planning|work|approach(?:es)?|support|assessments?|interventions?|services?|programmes?|model|tools?|decisions?|actions?)",
            say: "$1-$2 $3",
        },
        Instead {
            of: r"(care) (experienced) (young|adults?|children|people)",
            say: "$1-$2 $3",
        },
        Instead {
            of: r"(short|long|medium) term (plans?|planning|placements?|fostering|foster|homes?|goals?|needs|support|stability|harm|neglect|impact|outcomes)",
            say: "$1-term $2",
        },
        Instead {
            of: r"face to face (contact|visits?|meetings?|work|training|sessions?|support)",
            say: "face-to-face $1",
        },
        Instead {
            of: r"one to one (work|support|sessions?|meetings?|time|supervision)",
            say: "one-to-one $1",
        },
        Instead {
            of: r"(decision) (makers?)",
            say: "$1-$2",
        },
        Instead {
            of: r"(self) (harm|harming|harms|harmed|evaluation|esteem|neglect)",
            say: "$1-$2",
        },
        Instead {
            of: r"(multi|inter) (disciplinary|professional)",
            say: "$1-$2",
        },
        Instead {
            of: r"(re) (referrals?|referred)",
            say: "$1-$2",
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
        "Practice is child focused and evidence based.",
        "In the long term, plans are evidence of change. They met face to face and one to one.",
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
            text: "Trauma informed practice is new.",
            words: "Trauma informed practice",
            fixed: Some("Trauma-informed practice is new."),
        },
        Bad {
            text: "They have long term homes.",
            words: "long term homes",
            fixed: Some("They have long-term homes."),
        },
        Bad {
            text: "They get high quality support.",
            words: "high quality support",
            fixed: Some("They get high-quality support."),
        },
    ],
};
