//! A heading without text under it.

use visitbook_domain::BlockKind;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity};

/// A heading without text under it.
pub static RULE: Rule = Rule {
    id: "heading-without-text",
    severity: Severity::Mistake,
    says: "There is no text under this heading.",
    why: "A heading promises something; one that stands alone was forgotten.",
    source: "Usual in print",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &["Headline findings\nPlans are clear.\nAreas covered by the visit\n- Plans."],
    bad: &[
        Bad {
            text: "Headline findings\nFindings and evaluation of progress\nPlans are clear.",
            words: "Headline findings",
            fixed: None,
        },
        Bad {
            text: "Plans are clear.\nFindings and evaluation of progress",
            words: "Findings and evaluation of progress",
            fixed: None,
        },
    ],
};

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    if ground.visit.is_none() {
        // In a plain text, a short line only may be a heading.
        return Vec::new();
    }
    let next = letter.iter().skip(1).map(Some).chain(std::iter::once(None));
    let pairs = letter.iter().zip(next).enumerate();
    let bare = pairs.filter(|(_, (passage, next))| {
        let text_follows = next.is_some_and(|next| next.kind != BlockKind::Heading && !next.words.trim().is_empty());
        passage.kind == BlockKind::Heading && !text_follows
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
