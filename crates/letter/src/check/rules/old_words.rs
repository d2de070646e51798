//! Words that have grown old.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Words that have grown old.
pub static RULE: Rule = Rule {
    id: "old-words",
    severity: Severity::Mistake,
    says: "Use the plainer word.",
    why: "House style is plain English.",
    source: "Ofsted house style guide, November 2018; none in 117 ILACS reports, September 2022 to March 2025",
    holds: Holds::ALWAYS,
    finds: Finds::InsteadUnlessQuoted(&[
        Instead {
            of: r"whilst",
            say: "while",
        },
        Instead {
            of: r"amongst",
            say: "among",
        },
        Instead {
            of: r"amidst",
            say: "amid",
        },
        Instead {
            of: r"hitherto|heretofore",
            say: "until now",
        },
        Instead {
            of: r"henceforth|henceforward",
            say: "from now on",
        },
        Instead {
            of: r"forthwith",
            say: "at once",
        },
        Instead {
            of: r"betwixt",
            say: "between",
        },
        Instead {
            of: r"erstwhile",
            say: "former",
        },
        Instead { of: r"unto", say: "to" },
        Instead {
            of: r"oftentimes",
            say: "often",
        },
        // What these lean on has to be named.
        Instead {
            of: r"afore(?:mentioned|said)|abovementioned|there(?:in|of|to|with|under|upon)|here(?:in|of|to|with|under|upon|inafter)|where(?:in|of|upon|fore)|[wt]hence|[wt]hither|hereby|hereafter|albeit|inasmuch|whomsoever|whosoever",
            say: "",
        },
    ]),
    good: &["While plans drift, visits are regular, and thereafter they stop, thereby helping nobody."],
    bad: &[
        Bad {
            text: "Whilst plans drift, visits are regular.",
            words: "Whilst",
            fixed: Some("While plans drift, visits are regular."),
        },
        Bad {
            text: "Hitherto weak supervision is better.",
            words: "Hitherto",
            fixed: Some("Until now weak supervision is better."),
        },
        Bad {
            text: "The aforementioned plans drift.",
            words: "aforementioned",
            fixed: None,
        },
        Bad {
            text: "The analysis therein is thin.",
            words: "therein",
            fixed: None,
        },
        Bad {
            text: "This is known amongst partners.",
            words: "amongst",
            fixed: Some("This is known among partners."),
        },
    ],
};
