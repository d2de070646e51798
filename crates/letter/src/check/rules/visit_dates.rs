//! The days that the opening gives are those of the visit.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts, pattern};
use crate::sentences::sentences;

/// The days that the opening gives are those of the visit.
pub static RULE: Rule = Rule {
    id: "visit-dates",
    severity: Severity::Mistake,
    says: "The visit was on other days.",
    why: "The days are in the opening and in the visit’s own record; one of them is wrong.",
    source: "Ours: the days of the visit as Visitbook knows them, in the form of published letters",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "This letter summarises the findings of the monitoring visit to Northmere children’s services on 20 and 21 October 2026.",
        "The inspection of 2 to 13 June 2025 found that services were inadequate.",
        "The visit followed a focused visit in March 2026.",
        "The last monitoring visit was on 3 and 4 June 2026.",
    ],
    bad: &[
        Bad {
            text: "This letter summarises the findings of the monitoring visit to Northmere children’s services on 20 and 22 October 2026. It was short.",
            words: "20 and 22 October 2026",
            fixed: Some(
                "This letter summarises the findings of the monitoring visit to Northmere children’s services on 20 and 21 October 2026. It was short.",
            ),
        },
        Bad {
            text: "The visit was on 30 September to 1 October.",
            words: "30 September to 1 October",
            fixed: Some("The visit was on 20 and 21 October 2026."),
        },
    ],
};

/// Days with their months, as `3, 10 and 17 March 2026` and `31 January and 1 February 2024`.
static DAYS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    pattern(&format!(
        r"\b\d{{1,2}}(?:(?: {month}(?: \d{{4}})?)?(?:, | and | to |–|-)\d{{1,2}})* {month}(?: \d{{4}})?\b"
    ))
    .ok()
});

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let (Some(visit), Some(days)) = (&ground.visit, DAYS.as_ref()) else {
        return Vec::new();
    };
    // The first days that are those of a visit or a rehearsal; further ones are of the visits before it.
    for (block, passage) in parts::opening(letter) {
        for sentence in sentences(passage.words) {
            let words = passage.words.get(sentence.clone()).unwrap_or_default();
            let told = days
                .find(words)
                .filter(|_| (words.contains("visit") || words.contains("rehearsal")) && !is_of_one_before(words));
            if let Some(told) = told {
                let other = told.as_str() != visit.dates && !visit.dates.is_empty();
                let found = FoundIn {
                    block,
                    found: said(parts::within(&sentence, &told.range()), &visit.dates),
                };
                return other.then_some(found).into_iter().collect();
            }
        }
    }
    Vec::new()
}

/// Whether a sentence is about a visit before this one.
fn is_of_one_before(sentence: &str) -> bool {
    let before = ["last", "previous", "earlier", "focused"];
    let visits = ["visit", "monitoring visit"];
    before.iter().any(|before| {
        visits
            .iter()
            .any(|visit| sentence.contains(&format!("{before} {visit}")))
    })
}

fn said(at: std::ops::Range<usize>, dates: &str) -> Found {
    Found {
        at,
        fixes: vec![dates.to_owned()],
        says: Some(format!("The visit was on {dates}.")),
        ..Found::default()
    }
}
