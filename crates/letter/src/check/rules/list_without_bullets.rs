//! A paragraph that leads into a list, and no list.

use visitbook_domain::BlockKind;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity};
use crate::sentences::sentences;

/// A paragraph that leads into a list, and no list.
pub static RULE: Rule = Rule {
    id: "list-without-bullets",
    severity: Severity::Mistake,
    says: "This leads into a list, and none follows.",
    why: "A bullet was lost, or the colon is left over.",
    source: "Usual in print",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Inspectors reviewed the following areas:\n- Plans.\n- Visits.\nThese are all.",
        "One young person had written a letter:\n‘My adviser came to my show.’",
    ],
    bad: &[
        Bad {
            text: "The visit was short. Inspectors reviewed the following areas:\nPlans are clear.",
            words: "Inspectors reviewed the following areas:",
            fixed: None,
        },
        Bad {
            text: "Inspectors looked at the following areas of concern.\nPlans are clear.",
            words: "Inspectors looked at the following areas of concern.",
            fixed: None,
        },
        Bad {
            text: "- Plans.\nInspectors reviewed the following areas:",
            words: "Inspectors reviewed the following areas:",
            fixed: None,
        },
    ],
};

/// What leads into a list without a colon.
const LEADS: [&str; 4] = [
    " as follows.",
    " the following.",
    " following areas.",
    " following areas of concern.",
];

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    if ground.visit.is_none() {
        // In a plain text, bullets may not be marked.
        return Vec::new();
    }
    let next = letter.iter().skip(1).map(Some).chain(std::iter::once(None));
    let pairs = letter.iter().zip(next).enumerate();
    let broken = pairs.filter(|(_, (passage, next))| {
        let words = passage.words.trim_end();
        let in_words = LEADS.iter().any(|end| words.ends_with(end));
        let leads = passage.kind == BlockKind::Paragraph && (words.ends_with(':') || in_words);
        // What somebody said may stand in a paragraph of its own.
        let quotes = |next: &Passage<'_>| next.words.trim_start().starts_with(['‘', '“', '"', '\'']);
        leads && next.is_none_or(|next| next.kind != BlockKind::Bullet && !quotes(next))
    });
    broken
        .map(|(block, (passage, _))| FoundIn {
            block,
            found: Found {
                at: sentences(passage.words).pop().unwrap_or(0..passage.words.len()),
                ..Found::default()
            },
        })
        .collect()
}
