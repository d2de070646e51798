//! Children in care, not looked after children.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Children in care, not looked after children.
pub static RULE: Rule = Rule {
    id: "children-in-care",
    severity: Severity::Advice,
    says: "Say ‘children in care’.",
    why: "Children asked not to be called looked after children; the letters follow them.",
    source: "117 ILACS reports, September 2022 to March 2025: children in care 1036 times against 145, most of those in fixed phrases; reports of 2018 under the single inspection framework say ‘children looked after’",
    // Until 2018 reports were written under the single inspection framework, whose own term was `children looked after`.
    holds: Holds {
        from: Some((2019, 1, 1)),
        until: None,
    },
    finds: Finds::InsteadUnlessQuoted(&[
        // Whoever has looked after them has done something.
        Instead {
            of: r"(?P<stays>(?:has|have|had|having|who|whom|I|we|you|he|she|they|[a-z]+ly) looked after (?:children|young people)|looked[ -]after child(?:ren)?[’']s (?:[a-z]+ )?(?:nurses?|doctors?|groups?|council|forum))|looked[ -]after (children|young people)",
            say: "$2 in care",
        },
        Instead {
            of: r"looked[ -]after (child|young person|baby|babies|siblings?|pupils?|teenagers?)",
            say: "$1 in care",
        },
        Instead {
            of: r"(?P<stays>(?:children|young people) (?:who are )?looked after (?:by (?:their|his|her|a|an|relatives|friends|famil[a-z]+|grand[a-z]+)|well|[a-z]+ly))|(children|young people) (?:who are |being )?looked[ -]after",
            say: "$2 in care",
        },
        Instead {
            of: r"(?P<stays>(?:child|young person) (?:who is )?looked after (?:by (?:their|his|her|a|an|relatives|friends|famil[a-z]+|grand[a-z]+)|well|[a-z]+ly))|(child|young person) (?:who is |being )?looked[ -]after",
            say: "$2 in care",
        },
        Instead {
            of: r"looked[ -]after (population|cohort|status|system|service|services|team|teams|sibling group)",
            say: "",
        },
        Instead {
            of: r"LACs?|(?-i:CLA)",
            say: "children in care",
        },
    ]),
    good: &[
        "Children in care live near home.",
        "She is looked after by her aunt.",
        "Children are looked after well.",
        "The designated looked-after children’s nurse and the looked after children’s health nurse help.",
        "Carers who have looked after children for years stay.",
        "Children who are looked after by their grandparents have the same help.",
        "One child said, ‘I hate being called a looked-after child.’",
    ],
    bad: &[
        Bad {
            text: "Looked after children’s plans drift.",
            words: "Looked after children",
            fixed: None,
        },
        Bad {
            text: "Looked after children live far away.",
            words: "Looked after children",
            fixed: Some("Children in care live far away."),
        },
        Bad {
            text: "The health of children looked after is checked.",
            words: "children looked after",
            fixed: Some("The health of children in care is checked."),
        },
        Bad {
            text: "Children looked after by the council live near.",
            words: "Children looked after",
            fixed: Some("Children in care by the council live near."),
        },
        Bad {
            text: "A child looked after has a nurse.",
            words: "child looked after",
            fixed: Some("A child in care has a nurse."),
        },
        Bad {
            text: "The looked-after population grew.",
            words: "looked-after population",
            fixed: None,
        },
        Bad {
            text: "Children being looked after live near.",
            words: "Children being looked after",
            fixed: Some("Children in care live near."),
        },
        Bad {
            text: "A looked-after child has a nurse.",
            words: "looked-after child",
            fixed: Some("A child in care has a nurse."),
        },
    ],
};
