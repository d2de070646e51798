//! No contractions but in what somebody said.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// No contractions.
pub static RULE: Rule = Rule {
    id: "contractions",
    severity: Severity::Mistake,
    says: "Write it out.",
    why: "A letter is formal, and a contraction with not is easily read over.",
    source: "Ofsted house style guide, November 2018; three slips in 117 ILACS reports, September 2022 to March 2025",
    holds: Holds::ALWAYS,
    finds: Finds::InsteadUnlessQuoted(&[
        Instead {
            of: r"(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|might|ought|dare)n[’']t",
            say: "$1 not",
        },
        Instead {
            of: r"can[’']t",
            say: "cannot",
        },
        Instead {
            of: r"shan[’']t",
            say: "shall not",
        },
        Instead {
            of: r"won[’']t",
            say: "will not",
        },
        Instead {
            of: r"(they|we|you|who|there)[’']re",
            say: "$1 are",
        },
        Instead {
            of: r"((?-i:I)|they|we|you|who|that|there|would|could|should|might|must)[’']ve",
            say: "$1 have",
        },
        Instead {
            of: r"((?-i:I)|they|we|you|he|she|(?-i:[Ii]t)|who|that|there)[’']ll",
            say: "$1 will",
        },
        Instead {
            of: r"(?-i:I)[’']m",
            say: "I am",
        },
        Instead {
            of: r"(it|there|that)[’']s (a|an|the|not|no|clear|unclear|too)",
            say: "$1 is $2",
        },
        Instead {
            of: r"(it|there|that|he|she|who)[’']s been",
            say: "$1 has been",
        },
        // Of these only whoever writes knows what was meant: had or would, is or has.
        Instead {
            of: r"((?-i:I)|they|we|you|he|she|(?-i:[Ii]t)|who|that|there)[’']d",
            say: "",
        },
        Instead {
            of: r"(?P<stays>(?:it|there|that)[’']s (?:a|an|the|not|no|clear|unclear|too)|(?:it|there|that|he|she|who)[’']s been)|(?:(?-i:[Ii]t)|there|that|he|she|who|what|where|here|how|let)[’']s",
            say: "",
        },
    ]),
    good: &[
        "It is not clear. The council’s plan and its aims are, and so are the one’s, the IT’s and each other’s.",
        "A child said, ‘I don’t see the workers’ faces, and it’s a shame.’",
    ],
    bad: &[
        Bad {
            text: "Leaders don’t know.",
            words: "don’t",
            fixed: Some("Leaders do not know."),
        },
        Bad {
            text: "They can't say.",
            words: "can't",
            fixed: Some("They cannot say."),
        },
        Bad {
            text: "Children who’ve moved are seen.",
            words: "who’ve",
            fixed: Some("Children who have moved are seen."),
        },
        Bad {
            text: "They'll say.",
            words: "They'll",
            fixed: Some("They will say."),
        },
        Bad {
            text: "It’s been a hard year.",
            words: "It’s been",
            fixed: Some("It has been a hard year."),
        },
        Bad {
            text: "The worker who’d left is back.",
            words: "who’d",
            fixed: None,
        },
        Bad {
            text: "It’s improving.",
            words: "It’s",
            fixed: None,
        },
        Bad {
            text: "The ‘front door’ isn’t open.",
            words: "isn’t",
            fixed: Some("The ‘front door’ is not open."),
        },
    ],
};
