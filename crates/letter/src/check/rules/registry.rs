//! Names that the visit’s notebook has.

use visitbook_domain::NamedKind;

use crate::check::{Bad, Finds, Found, Ground, Holds, Passage, Rule, Severity};

/// Names that the visit’s notebook has.
pub static RULE: Rule = Rule {
    id: "named",
    severity: Severity::Identifying,
    says: "This is a name from the visit; leave it out.",
    why: "A letter is published; whoever knows the worker, the school, the team or the street knows the child.",
    source: "Ours: the names of the visit’s notebook, in every form in which a letter may write them",
    holds: Holds::ALWAYS,
    finds: Finds::OnGround(find),
    good: &[
        "Mark schemes for audits are shared, and workers speak with grace.",
        "Plans are better. Lantern festivals and kestrel walks are popular with children.",
        "Visits in May and June were late, as they were in C2 streets.",
        "Access to CAMHS and the LADO has improved, and PAs keep in touch.",
        "The team works with primary schools and with a special school.",
        "Children live near a marsh, in a lane by the river.",
        "Northmere has invested in social workers.",
        "Partners no longer harbour doubts; outdoor work is done on the riverbank.",
        "The Public Law Outline is used well, and JA is no word.",
    ],
    bad: &[
        bad("Supervision by Juno Alder is regular.", "Juno Alder"),
        bad("Direction by JUNO ALDER is clear.", "JUNO ALDER"),
        bad("The record (Alder, Juno) is thin.", "Alder, Juno"),
        bad("Plans agreed by J. Alder are clear.", "J. Alder"),
        bad("Ms Alder’s advice is good.", "Ms Alder"),
        bad("Visits recorded by JA are purposeful.", "JA"),
        bad("Advice from Bracken-\nthwaite helps.", "Bracken-\nthwaite"),
        bad(
            "Plans signed by Sia\u{302}n Brackenthwaite Lyle help.",
            "Sia\u{302}n Brackenthwaite Lyle",
        ),
        bad("Audits by O’Testname’s service are honest.", "O’Testname"),
        bad("Work by Mark Ferrowby is good.", "Mark Ferrowby"),
        bad("Staff at Marsh Lane know their children.", "Marsh Lane"),
        bad("Staff at Marsh\u{a0}Lane Primary know them.", "Marsh\u{a0}Lane Primary"),
        bad("The flat on Coldharrow Rd was full.", "Coldharrow Rd"),
        bad("Caseloads in the Kestrel team are high.", "Kestrel team"),
        bad("Drift is most marked in team kestrel.", "team kestrel"),
        bad("Families in GANNET QUAY wait longer.", "GANNET QUAY"),
        bad("The chronology of nm 204417 is late.", "nm 204417"),
        bad("The chronology of 204417 is late.", "204417"),
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
    let named = ground.names.named(passage).into_iter();
    let found = named.map(|named| Found {
        at: named.at,
        fixes: Vec::new(),
        says: Some(says(named.kind).to_owned()),
        beside: None,
    });
    found.collect()
}

/// What is said. It never repeats the name, so that it may stand where the letter may not.
fn says(kind: NamedKind) -> &'static str {
    match kind {
        NamedKind::Staff => "This names someone who works with children; say what their role is, or leave it out.",
        NamedKind::School => "This names a school, college or nursery; say ‘a school’, or leave it out.",
        NamedKind::Street => "This names a street or a house; leave it out.",
        NamedKind::Team => "This names a team; say what the team does, or leave it out.",
        NamedKind::Place => "This names a small place or a home; leave it out.",
        NamedKind::Reference => "This is a reference that leads to a child; leave it out.",
    }
}
