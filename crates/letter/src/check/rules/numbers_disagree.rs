//! Two numbers for one thing.

mod looked_at;
mod phrase;
mod told;

use std::ops::Range;

use self::looked_at::{looked_at, met};
use self::told::{caseloads, shares, totals};
use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts};
use crate::sentences::sentences;

/// Two numbers for one thing.
pub static RULE: Rule = Rule {
    id: "numbers-disagree",
    severity: Severity::Mistake,
    says: "Another number stands elsewhere.",
    why: "A reader who finds two numbers for one thing trusts neither.",
    source: "Ours: how many were looked at or met, caseloads, shares and how many there are; the same words for the same thing, \
             and no word of another time",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Inspectors reviewed 12 children’s records.\nIn 5 of the 12 children’s records plans were late, and in 3 children’s records they were lost.",
        "Inspectors read 12 children’s records and 14 audits.",
        "Inspectors reviewed 12 children’s records.\nIn 4 children’s records that inspectors reviewed, plans were late.",
        "Inspectors reviewed 12 cases.\nEvery month, 30 cases are reviewed by managers.",
        "Inspectors met 9 social workers.\nThe 4 social workers whom inspectors met in the new team are content.",
        "The average caseload is 16.\nThe average caseload fell from 21.",
        "The average caseload is 16.\nAt the last visit, the average caseload was 21.",
        "In the assessment teams, the average caseload is 16.\nIn the children in care team, the average caseload is 12.",
        "Inspectors spoke to 9 parents.\nInspectors spoke to 4 parents of disabled children, and workers met 3 parents.",
        "Leaders report that 87% of pathway plans are up to date.\nIn March 2025, 70% of pathway plans are up to date. Of assessments, 92% are.",
        "There are 14 privately fostered children in Northmere.\nAll 3 privately fostered children who moved are seen.",
        "There are 14 social workers.\nAll 6 social workers in the new team stay.",
        "A group of 4 children and a group of 6 children meet.",
        "Inspectors read the records of thirty children.\nThe 6 children who have moved are well.",
    ],
    bad: &[
        Bad {
            text: "Inspectors read the records of thirty children.\nThe 32 children whose records were read are seen.",
            words: "32 children",
            fixed: None,
        },
        Bad {
            text: "Inspectors reviewed 12 children’s records.\nOf these, in 5 of the 14 children’s records plans were late.",
            words: "14 children’s records",
            fixed: None,
        },
        Bad {
            text: "Inspectors looked at twelve records.\nThe 14 records sampled were clear.",
            words: "14 records",
            fixed: None,
        },
        Bad {
            text: "Inspectors read the records of 24 children.\nOf the 26 children’s records that inspectors read, most were clear.",
            words: "26 children’s records",
            fixed: None,
        },
        Bad {
            text: "Inspectors spoke to nine personal advisers.\nAll 11 personal advisers to whom inspectors spoke feel supported.",
            words: "11 personal advisers",
            fixed: None,
        },
        Bad {
            text: "Leaders report that 87% of pathway plans are up to date.\nCurrently, 92% of pathway plans are up to date and clear.",
            words: "92%",
            fixed: None,
        },
        Bad {
            text: "There are 14 privately fostered children in Northmere.\nA worker visits all 17 privately fostered children in Northmere.",
            words: "17 privately fostered children",
            fixed: None,
        },
        Bad {
            text: "Average caseloads in the assessment teams have fallen to 16.\nIn the assessment teams, the average caseload is now 18.",
            words: "18",
            fixed: None,
        },
        Bad {
            text: "The average caseload is 16.\nManagers say that the average caseload is 18.5 children.",
            words: "18.5",
            fixed: None,
        },
    ],
};

/// A number, what it counts, and where it stands.
struct Counted {
    what: String,
    number: String,
    block: usize,
    at: Range<usize>,
    sentence: String,
}

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    if ground.visit.is_none() {
        // A plain text may be several letters.
        return Vec::new();
    }
    let mut all: Vec<Counted> = Vec::new();
    let mut found = Vec::new();
    for (block, passage) in letter.iter().enumerate() {
        for sentence in sentences(passage.words) {
            let words = passage.words.get(sentence.clone()).unwrap_or_default();
            for (at, what, number) in numbers(words) {
                let here = Counted {
                    what,
                    number,
                    block,
                    at: parts::within(&sentence, &at),
                    sentence: words.to_owned(),
                };
                match all.iter().find(|other| other.what == here.what) {
                    Some(other) if other.number != here.number => found.push(disagreement(&here, other)),
                    Some(_) => {}
                    None => all.push(here),
                }
            }
        }
    }
    found
}

/// A number with its place in the sentence, and what it is of.
type Place = (Range<usize>, String, String);

fn numbers(sentence: &str) -> Vec<Place> {
    let mut all = looked_at(sentence);
    for find in [met, caseloads, shares, totals] {
        all.extend(find(sentence));
    }
    all
}

fn disagreement(here: &Counted, other: &Counted) -> FoundIn {
    FoundIn {
        block: here.block,
        found: Found {
            at: here.at.clone(),
            says: Some(format!("It is {} elsewhere: ‘{}’", other.number, other.sentence)),
            beside: Some(other.sentence.clone()),
            ..Found::default()
        },
    }
}
