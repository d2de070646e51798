//! Bullets that nothing leads into.

use visitbook_domain::BlockKind;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity};

/// Bullets that nothing leads into.
pub static RULE: Rule = Rule {
    id: "bullets-without-lead-in",
    severity: Severity::Mistake,
    says: "Nothing leads into these bullets; a sentence with a colon does.",
    why: "Without it nobody knows whether they are what was looked at or what was found.",
    source: "Monitoring letters of 2022: bullets follow a sentence that ends with a colon",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Areas covered by the visit\nInspectors reviewed the following areas:\n- Plans.\n- Visits.",
        "Findings\nThere is progress in the following areas.\n- Plans.",
        "Findings\nLeaders have done the following.\n- They have opened a hub.\n- They have heard children.",
    ],
    bad: &[
        Bad {
            text: "Areas covered by the visit\n- Plans.\n- Visits.",
            words: "Plans.",
            fixed: None,
        },
        Bad {
            text: "The following areas were reviewed.\n- Plans.",
            words: "Plans.",
            fixed: None,
        },
        Bad {
            text: "Inspectors reviewed much.\n- Plans.",
            words: "Plans.",
            fixed: None,
        },
    ],
};

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    if ground.visit.is_none() {
        // In a plain text, a mark at the beginning of a line only may be a bullet.
        return Vec::new();
    }
    let before = std::iter::once(None).chain(letter.iter().map(Some));
    let pairs = letter.iter().zip(before).enumerate();
    let bare = pairs.filter(|(_, (passage, before))| {
        let led = before.is_some_and(|before| match before.kind {
            BlockKind::Bullet => true,
            BlockKind::Paragraph => leads(before.words),
            BlockKind::Heading => false,
        });
        passage.kind == BlockKind::Bullet && !led
    });
    bare.map(|(block, (passage, _))| FoundIn {
        block,
        found: Found {
            at: 0..passage.words.len(),
            ..Found::default()
        },
    })
    .collect()
}

/// So many words at most stand from `following` to the end: `the following areas of concern`.
const NEAR: usize = 5;

/// Whether a paragraph leads into bullets: with a colon, or in so many words.
fn leads(words: &str) -> bool {
    let words = words.trim_end();
    let said = words.trim_end_matches('.');
    let in_words = ["as follows", "below", "these"];
    let verb = |word: &&str| matches!(*word, "is" | "are" | "was" | "were");
    let mut last = said.rsplit(' ').take(NEAR).take_while(|word| !verb(word));
    words.ends_with(':')
        || last.any(|word| word == "following")
        || in_words.iter().any(|end| said.ends_with(&format!(" {end}")))
}
