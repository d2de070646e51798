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
            of: r"(multi|inter) (agency)",
            say: "$1-$2",
        },
        Instead {
            of: r"life story (work|books?)",
            say: "life-story $1",
        },
        Instead {
            of: r"(pre|post) (proceedings|birth|adoption)",
            say: "$1-$2",
        },
        Instead {
            of: r"co (produc(?:e|es|ed|ing|tion)|locat(?:ed|ion))",
            say: "co-$1",
        },
        Instead {
            of: r"(unaccompanied )?asylum seeking",
            say: "${1}asylum-seeking",
        },
        Instead {
            // What is told from one day to another has none: `it changes from day to day`.
            of: r"(?P<stays>from day to day)|((?:the|their|its|his|her|our|these|those|this) )day to day ([a-z]{4,})|day to day (practice|work|decisions?|management|care|life|lives|support|needs|tasks|pressures?|running|contact)",
            say: "${2}day-to-day $3$4",
        },
        Instead {
            of: r"(child|family|strengths?|solution|outcomes?|relationship|person|evidence|trauma|research|time) (centred|focused|based|informed|limited) (practice|plans?|planning|work|approach(?:es)?|support|assessments?|interventions?|services?|programmes?|model|tools?|decisions?|actions?)",
            say: "$1-$2 $3",
        },
        Instead {
            of: r"(care) (experienced) (young|adults?|children|people)",
            say: "$1-$2 $3",
        },
        Instead {
            of: r"(short|long|medium) term (plans?|planning|placements?|fostering|foster|homes?|goals?|needs|support|stability|harm|neglect|impact|outcomes|carers?|stable|care|solutions?|commitment|funding|work|options?|changes?|future|success|aims?|vision|strategy|strategic|absences?|illness|trauma|relationships?|effects?|worker|workers|staff|vacancies|contracts?|lets?|accommodation|arrangements?)",
            say: "$1-term $2",
        },
        Instead {
            of: r"face to face (contact|visits?|meetings?|work|training|sessions?|support|conversations?|discussions?|time|supervision|assessments?|interviews?|appointments?)",
            say: "face-to-face $1",
        },
        Instead {
            of: r"one to one (work|support|sessions?|meetings?|time|supervision|tuition|conversations?|discussions?|mentoring|relationships?|visits?|basis)",
            say: "one-to-one $1",
        },
        Instead {
            of: r"(decision) (makers?)",
            say: "$1-$2",
        },
        Instead {
            of: r"(self) (harm|harming|harms|harmed|evaluation|esteem|neglect|confidence|worth|assessment|injury|image|referrals?)",
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
            of: r"(long|short) (standing|lived)",
            say: "$1-$2",
        },
        Instead {
            of: r"(well) (managed|trained|planned|matched|coordinated|targeted|written|led|established|structured|resourced|attended|informed|organised|designed) (staff|workers?|managers|carers?|homes?|plans?|planning|support|transitions?|moves?|services?|meetings?|assessments?|workforce|training|teams?|reports?|decisions?|programmes?)",
            say: "$1-$2 $3",
        },
        Instead {
            of: r"out of hours (services?|teams?|work|support|duty|emergency|arrangements|response|provision|calls?)",
            say: "out-of-hours $1",
        },
        Instead {
            of: r"up to date (plans?|information|records?|assessments?|chronologies|chronology|genograms?|data|policies|training|knowledge|picture)",
            say: "up-to-date $1",
        },
        Instead {
            of: r"(step) (up|down) (arrangements?|process(?:es)?|plans?|decisions?|panels?|work|meetings?)",
            say: "$1-$2 $3",
        },
        Instead {
            of: r"(in) (depth) (analysis|audits?|assessments?|reviews?|knowledge|understanding|work)",
            say: "$1-$2 $3",
        },
        Instead {
            of: r"(non) (accidental|attendance|compliance|engagement|statutory|violent|residential)",
            say: "$1-$2",
        },
        Instead {
            // It is told of something, or stands before it: `work is of high quality and timely`, `high-quality work`.
            of: r"(?P<stays>(?:of|is|are|was|were|be|been|a) (?:[a-z]+ly |such )?(?:high|good|poor|low) quality|(?:high|good|poor|low) quality (?:of|and|but|or|in|for|from|to|at|on|by|with|as|is|are|was|were|has|have|had|so|than|that|which|who|when|where|while|if|because|since|across|throughout|within|overall|despite|they|it|this|the|a|an))|(high|good|poor|low) quality ([a-z]{4,})",
            say: "$2-quality $3",
        },
        Instead {
            of: r"(a (?:[a-z]+ly )?)(high|good|poor|low) quality (assessments?|plans?|planning|support|care|practice|work|supervision|provision|services?|training|homes?|education|placement|analysis|audits?|information|data)",
            say: "$1$2-quality $3",
        },
    ]),
    good: &[
        "Decision-making is timely.",
        "Work is of high quality. Some work is of a consistently good quality and timely.",
        "The poor quality of plans and the low quality in some teams are known.",
        "Multi-agency work helps.",
        "Practice is child focused and evidence based.",
        "In the long term, plans are evidence of change. They met face to face and one to one.",
        "Plans are up to date and well managed. They step down when ready, and look in depth at what happens out of hours.",
        "Managers differ from day to day. Support from day to day differs.",
    ],
    bad: &[
        Bad {
            text: "Unaccompanied asylum seeking children are well supported.",
            words: "Unaccompanied asylum seeking",
            fixed: Some("Unaccompanied asylum-seeking children are well supported."),
        },
        Bad {
            text: "Support for asylum seeking children is good.",
            words: "asylum seeking",
            fixed: Some("Support for asylum-seeking children is good."),
        },
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
        Bad {
            text: "They receive high quality training.",
            words: "high quality training",
            fixed: Some("They receive high-quality training."),
        },
        Bad {
            text: "Some good quality assessments were seen.",
            words: "good quality assessments",
            fixed: Some("Some good-quality assessments were seen."),
        },
        Bad {
            text: "A long standing shortage is known.",
            words: "long standing",
            fixed: Some("A long-standing shortage is known."),
        },
        Bad {
            text: "Well managed transitions help.",
            words: "Well managed transitions",
            fixed: Some("Well-managed transitions help."),
        },
        Bad {
            text: "They have up to date plans.",
            words: "up to date plans",
            fixed: Some("They have up-to-date plans."),
        },
        Bad {
            text: "Each has a high quality plan.",
            words: "a high quality plan",
            fixed: Some("Each has a high-quality plan."),
        },
        Bad {
            text: "Plans are co produced.",
            words: "co produced",
            fixed: Some("Plans are co-produced."),
        },
    ],
};
