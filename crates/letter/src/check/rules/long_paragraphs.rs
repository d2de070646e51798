//! Long paragraphs.

use visitbook_domain::BlockKind;

use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity};

/// So many words are in one of a hundred paragraphs of a report.
const MOST: usize = 180;

/// Nearly thirty words in three sentences, for examples that have to be long.
macro_rules! thirty {
    () => {
        "Social workers see children often and write down what they say. Managers read the records each month and talk about \
         them. When plans do not work, leaders act. "
    };
}

const ALLOWED: &str = concat!(thirty!(), thirty!(), thirty!(), thirty!(), thirty!(), "So it is.");
const LONG: &str = concat!(
    thirty!(),
    thirty!(),
    thirty!(),
    thirty!(),
    thirty!(),
    thirty!(),
    thirty!(),
    "So it is."
);

/// Long paragraphs.
pub static RULE: Rule = Rule {
    id: "long-paragraphs",
    severity: Severity::Advice,
    says: "This paragraph is long; could it be two?",
    why: "A reader who is tired, or who hears the letter, loses the thread; of 1,900 paragraphs in reports 15 were longer.",
    source: "Ours: 34 ILACS reports, 2018 to 2026; the limit of 180 words is no rule of the inspectorate",
    holds: Holds::ALWAYS,
    finds: Finds::Own(find),
    good: &["A short one.", ALLOWED],
    bad: &[Bad {
        text: LONG,
        words: LONG,
        fixed: None,
    }],
};

fn find(passage: &Passage<'_>) -> Vec<Found> {
    let long = passage.kind != BlockKind::Heading && passage.words.split_whitespace().count() > MOST;
    let found = long.then(|| Found {
        at: 0..passage.words.len(),
        ..Found::default()
    });
    found.into_iter().collect()
}
