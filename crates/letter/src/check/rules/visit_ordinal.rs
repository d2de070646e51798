//! The letter counts the visit as it is counted.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts};

/// The letter counts the visit as it is counted.
pub static RULE: Rule = Rule {
    id: "visit-ordinal",
    severity: Severity::Mistake,
    says: "The visit is counted otherwise.",
    why: "A letter that was begun from the last one keeps its number.",
    source: "Ours: the number of the visit as Visitbook knows it; in words, as in the monitoring letters of 2022",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "This was the second monitoring visit since the local authority was judged inadequate in June 2025.",
        "As at the first monitoring visit, staff were welcoming.",
    ],
    bad: &[
        Bad {
            text: "This was the third monitoring visit since the local authority was judged inadequate in June 2025.",
            words: "third",
            fixed: Some(
                "This was the second monitoring visit since the local authority was judged inadequate in June 2025.",
            ),
        },
        Bad {
            text: "The rehearsal prepares for the 1st monitoring visit since the local authority was judged inadequate in June 2025.",
            words: "1st",
            fixed: Some(
                "The rehearsal prepares for the second monitoring visit since the local authority was judged inadequate in June 2025.",
            ),
        },
    ],
};

static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:\bThis was|\b[Tt]his is|\bprepares for) (?:the|its) (?P<word>[\w-]+) monitoring visit\b").ok()
});

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let counted = ground.visit.as_ref().and_then(|visit| visit.ordinal);
    let (Some(ordinal), Some(pattern)) = (counted, COUNTED.as_ref()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (block, passage) in parts::opening(letter) {
        let words = pattern
            .captures_iter(passage.words)
            .filter_map(|words| words.name("word"));
        found.extend(words.filter(|word| word.as_str() != ordinal).map(|word| FoundIn {
            block,
            found: Found {
                at: word.range(),
                fixes: vec![ordinal.to_owned()],
                says: Some(format!("This was the {ordinal} monitoring visit.")),
                ..Found::default()
            },
        }));
    }
    found
}
