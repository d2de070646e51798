//! Single curly quotation marks.

use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity};
use crate::typography::single_curly;

/// Single curly quotation marks.
pub static RULE: Rule = Rule {
    id: "quotation-marks",
    severity: Severity::Mistake,
    says: "Use single curly quotation marks and apostrophes.",
    why: "Straight marks are those of a typewriter; double ones stand nowhere in published letters.",
    source: "117 ILACS reports, September 2022 to March 2025: single marks 505 times, double ones never",
    holds: Holds::ALWAYS,
    finds: Finds::Own(find),
    good: &["The ‘front door’ holds children’s records."],
    bad: &[
        Bad {
            text: "The \"front door\" is open.",
            words: "\"",
            fixed: Some("The ‘front door\" is open."),
        },
        Bad {
            text: "The “front door’ is open.",
            words: "“",
            fixed: Some("The ‘front door’ is open."),
        },
        Bad {
            text: "The children's plan.",
            words: "'",
            fixed: Some("The children’s plan."),
        },
    ],
};

fn find(passage: &Passage<'_>) -> Vec<Found> {
    let mut before = None;
    let mut found = Vec::new();
    let mut letters = passage.words.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let goes_on = letters.peek().is_some_and(|(_, next)| !next.is_whitespace());
        if let Some(mark) = single_curly(before, letter, goes_on) {
            found.push(Found {
                at: at..at + letter.len_utf8(),
                fixes: vec![mark.to_string()],
                ..Found::default()
            });
        }
        before = Some(letter);
    }
    found
}
