//! Terms that the authority of the letter prefers.

use std::ops::Range;

use visitbook_domain::PreferredTerm;

use crate::check::taken::Taken;
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
        "They want to be called care-experienced young people rather than care leavers.",
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
            text: "Each care leaver has a plan.",
            words: "care leaver",
            fixed: None,
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
        places(&small, &words).into_iter().map(move |at| (at, Some(&term.say)))
    });
    // One is told as many are; what is said of one, only whoever writes knows.
    let others = ground.terms.iter().flat_map(|term| {
        let words = term.instead_of.to_lowercase().replace('-', " ");
        let other = words
            .strip_suffix('s')
            .map_or_else(|| format!("{words}s"), str::to_owned);
        places(&small, &other).into_iter().map(|at| (at, None))
    });
    let each = each.chain(others);
    let mut taken = Taken::default();
    let speaks_so = |at: &Range<usize>| {
        passage.within_name(at) || passage.within_quotation(at.start) || is_explained(&small, at, ground)
    };
    let is_said = |at: &Range<usize>, say: &str| {
        let words = passage.words.get(at.clone()).unwrap_or_default();
        words.to_lowercase() == say.to_lowercase()
    };
    let put_otherwise = each.filter(|(at, say)| {
        let said = say.is_some_and(|say| is_said(at, say));
        passage.is_whole_words(at) && taken.take(at) && !speaks_so(at) && !said
    });
    put_otherwise
        .map(|(at, say)| {
            let begins = passage.begins_sentence(at.start);
            let say = say.map(|say| if begins { capitalised(say) } else { say.clone() });
            Found {
                at,
                fixes: say.into_iter().collect(),
                ..Found::default()
            }
        })
        .collect()
}

/// Words before a term that is named only to say which one stands in its place.
const IN_PLACE_OF: &[&str] = &[
    "rather than",
    "instead of",
    "in place of",
    "not",
    "over",
    "called",
    "term",
];

/// Whether the letter says here which term it uses in place of this one, as a report does once.
fn is_explained(small: &str, at: &Range<usize>, ground: &Ground) -> bool {
    let before = small.get(..at.start).unwrap_or_default().trim_end_matches([' ', '‘']);
    let said = |term: &PreferredTerm| small.contains(&term.say.to_lowercase().replace('-', " "));
    IN_PLACE_OF.iter().any(|words| before.ends_with(words)) && ground.terms.iter().any(said)
}

fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    let each = text.match_indices(words);
    each.map(|(at, words)| at..at + words.len()).collect()
}
