//! The letter goes to the director of this authority, by name, title and greeting.

use std::ops::Range;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, around};

/// The letter goes to the director of this authority, by name, title and greeting.
pub static RULE: Rule = Rule {
    id: "addressed-to",
    severity: Severity::Mistake,
    says: "The letter is addressed to somebody else.",
    why: "A letter that was begun from another one keeps whom that was for, and directors change between two visits.",
    source: "Ours: the director of the authority as Plan has them",
    holds: Holds::ALWAYS,
    finds: Finds::Around(find),
    good: &[
        "Wren Castleton\nDirector of Children’s Services\nNorthmere Council\nDear Wren",
        "Ms Wren Castleton\nDIRECTOR OF CHILDREN’S SERVICES\nNorthmere Council\nDear Wren",
        "Wren Castleton, Director of Children’s Services\nDear Wren,",
        "Northmere Council\nTown Hall",
        "Yours sincerely\nMaren Hollis\nHis Majesty’s Inspector",
    ],
    bad: &[
        Bad {
            text: "Jill Colbert\nDirector of Children’s Services\nNorthmere Council\nDear Wren",
            words: "Jill Colbert",
            fixed: Some("Wren Castleton\nDirector of Children’s Services\nNorthmere Council\nDear Wren"),
        },
        Bad {
            text: "Wren Castleton\nChief Executive\nNorthmere Council\nDear Wren",
            words: "Chief Executive",
            fixed: Some("Wren Castleton\nDirector of Children’s Services\nNorthmere Council\nDear Wren"),
        },
        Bad {
            text: "Wren Castleton\nDirector of Children’s Services\nNorthmere Council\nDear Jill",
            words: "Jill",
            fixed: Some("Wren Castleton\nDirector of Children’s Services\nNorthmere Council\nDear Wren"),
        },
        Bad {
            text: "Wren Castelton\nDirector of Children’s Services\nDear Wren",
            words: "Wren Castelton",
            fixed: Some("Wren Castleton\nDirector of Children’s Services\nDear Wren"),
        },
    ],
};

fn find(lines: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let Some(to) = ground.visit.as_ref().map(|visit| &visit.addressee) else {
        return Vec::new();
    };
    let Some((line, at)) = around::greeting(lines) else {
        return Vec::new();
    };
    let head = lines.get(..line).unwrap_or_default();
    let mut found = Vec::new();
    if !to.name.is_empty() {
        let called = around::Called {
            name: &to.name,
            title: &to.job_title,
        };
        let says = format!("The director here is {}, {}.", to.name, to.job_title);
        let wrong = called.wrong(head, name_by_title(head, &to.job_title)).into_iter();
        found.extend(wrong.map(|wrong| put_right(wrong.line, wrong.at, wrong.right, says.clone())));
    }
    let said = lines.get(line).and_then(|words| words.words.get(at.clone()));
    if !to.salutation.is_empty() && !said.is_some_and(|said| around::same(said, &to.salutation)) {
        let says = format!("The director here is greeted as ‘{}’.", to.salutation);
        found.push(put_right(line, at, &to.salutation, says));
    }
    found
}

/// The line above the title, which is taken for a name that is not the director's; without the title the first.
fn name_by_title(head: &[Passage<'_>], title: &str) -> usize {
    let title = head.iter().position(|line| around::says(line.words, title));
    title.map_or(0, |title| title.saturating_sub(1))
}

fn put_right(line: usize, at: Range<usize>, right: &str, says: String) -> FoundIn {
    FoundIn {
        block: line,
        found: Found {
            at,
            fixes: vec![right.to_owned()],
            says: Some(says),
            ..Found::default()
        },
    }
}
