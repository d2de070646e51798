//! Long sentences.

use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity};
use crate::sentences::sentences;

/// So many words are in hardly any sentence of a published letter, and in one of a hundred of a report.
const MOST: usize = 42;

/// Long sentences.
pub static RULE: Rule = Rule {
    id: "long-sentences",
    severity: Severity::Advice,
    says: "This sentence is long; could it be two?",
    why: "In a published monitoring letter of 71 sentences one had more than 35 words.",
    source: "Ours: the limit of 42 words is no rule of the inspectorate",
    holds: Holds::ALWAYS,
    finds: Finds::Own(find),
    good: &[
        "A short one. And another.",
        "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two.",
    ],
    bad: &[Bad {
        text: "Short. One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three.",
        words: "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three.",
        fixed: None,
    }],
};

fn find(passage: &Passage<'_>) -> Vec<Found> {
    let long = |at: &std::ops::Range<usize>| {
        let words = passage.words.get(at.clone()).unwrap_or_default();
        words.split_whitespace().count() > MOST
    };
    let each = sentences(passage.words).into_iter().filter(long);
    each.map(|at| Found {
        at,
        fixes: Vec::new(),
        ..Found::default()
    })
    .collect()
}
