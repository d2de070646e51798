//! Terms that the authority of the letter prefers.

use std::ops::Range;

use crate::check::{Bad, Finds, Found, Ground, Holds, Passage, Rule, Severity};
use crate::sentences::capitalised;

/// Terms that the authority of the letter prefers.
pub static RULE: Rule = Rule {
    id: "preferred-terms",
    severity: Severity::Mistake,
    says: "This authority prefers another term.",
    why: "Children and young people of an authority have chosen what they want to be called; a report says it once and keeps to it.",
    source: "ILACS report on Trafford, August 2026: “care-experienced young people” throughout, in place of care leavers",
    holds: Holds::ALWAYS,
    finds: Finds::OnGround(find),
    good: &[
        "Care-experienced young people stay in touch.",
        "The Care Leavers Forum meets monthly.",
        "‘We are care leavers and proud of it,’ young people said.",
    ],
    bad: &[
        Bad {
            text: "Most care leavers live in suitable homes.",
            words: "care leavers",
            fixed: Some("Most care-experienced young people live in suitable homes."),
        },
        Bad {
            text: "Most care-leavers live near.",
            words: "care-leavers",
            fixed: Some("Most care-experienced young people live near."),
        },
        Bad {
            text: "Most care\nleavers are heard.",
            words: "care\nleavers",
            fixed: Some("Most care-experienced young people are heard."),
        },
        Bad {
            text: "Care leavers are heard.",
            words: "Care leavers",
            fixed: Some("Care-experienced young people are heard."),
        },
    ],
};

fn find(passage: &Passage<'_>, ground: &Ground) -> Vec<Found> {
    // A term is the same with blanks, hyphens or breaks of lines between its words.
    let small = passage.words.to_lowercase().replace(['-', '\n', '\t'], " ");
    if small.len() != passage.words.len() {
        // A letter that changes its length with its case: places would be wrong.
        return Vec::new();
    }
    let each = ground.terms.iter().flat_map(|term| {
        let words = term.instead_of.to_lowercase().replace('-', " ");
        let places: Vec<usize> = small.match_indices(&words).map(|(at, _)| at).collect();
        places.into_iter().map(move |at| (at..at + words.len(), term))
    });
    let speaks_so = |at: &Range<usize>| passage.within_name(at) || passage.within_quotation(at.start);
    let is_said = |at: &Range<usize>, say: &str| {
        let words = passage.words.get(at.clone()).unwrap_or_default();
        words.to_lowercase() == say.to_lowercase()
    };
    each.filter(|(at, term)| passage.is_whole_words(at) && !speaks_so(at) && !is_said(at, &term.say))
        .map(|(at, term)| {
            let begins = passage.begins_sentence(at.start);
            let say = if begins {
                capitalised(&term.say)
            } else {
                term.say.clone()
            };
            Found {
                at,
                fixes: vec![say],
                ..Found::default()
            }
        })
        .collect()
}
