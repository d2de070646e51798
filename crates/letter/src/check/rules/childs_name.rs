//! Names of children in the visit’s lists.

use crate::check::{Bad, Finds, Found, Ground, Holds, Passage, Rule, Severity};

/// Names of children in the visit’s lists.
pub static RULE: Rule = Rule {
    id: "childs-name",
    severity: Severity::Identifying,
    says: "This is the name of a child in the visit’s lists; leave it out.",
    why: "A letter is published; no child may be named in it.",
    source: "Ours: keyed digests of the words of children’s names, made when the lists were imported",
    holds: Holds::ALWAYS,
    finds: Finds::OnGround(find),
    good: &[
        "Grace periods for overdue plans have ended.",
        "May saw a rise in contacts, and so did June.",
        "Will these changes last? Hope is evident.",
        "Workers speak with grace; a mark of progress is that parents have hope.",
        "Rose-tinted accounts are no longer accepted.",
        "The Chance UK programme works with the Bill in mind.",
        "Since April, leaders have reviewed the Young People’s Plan.",
        "MONITORING VISIT TO NORTHMERE: WILL HOPE LAST",
        "The plan in May was late; in March it was not.",
    ],
    bad: &[
        bad("The plan of Tamsin Wraxelby is clear.", "Tamsin Wraxelby"),
        bad("The plan of JAXON WRAXELBY is clear.", "JAXON WRAXELBY"),
        bad("The plan of tamsin wraxelby is clear.", "tamsin wraxelby"),
        bad("May Wraxelby has a new worker.", "May Wraxelby"),
        bad("WRAXELBY, April: the record is thin.", "WRAXELBY, April"),
        bad("The Wraxelbys’ plan was stepped down.", "Wraxelbys"),
        bad("The worker knows what makes Jaxon anxious.", "Jaxon"),
        bad("The plan of Zoe O’Testname is late.", "Zoe O’Testname"),
        bad("The plan of ZOE\u{308} OTESTNAME is late.", "ZOE\u{308} OTESTNAME"),
        bad("Work with Wrax-\nelby repeats itself.", "Wrax-\nelby"),
        bad("Pictures help Mei Lin to speak.", "Mei Lin"),
        bad("The de Testname review was kind.", "de Testname"),
        bad("Workers helped Hope to move.", "Hope"),
        bad("The worker of Rose Hope is kind.", "Rose Hope"),
        bad("The advocate helped May T. to prepare.", "May T"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

fn find(passage: &Passage<'_>, ground: &Ground) -> Vec<Found> {
    let children = ground.names.children(passage).into_iter();
    let found = children.map(|at| Found { at, ..Found::default() });
    found.collect()
}
