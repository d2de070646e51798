//! Sentences that are nearly those of the last letter.

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts};
use crate::formulae::FORMULAE;
use crate::sentences::sentences;

/// Sentences that are nearly those of the last letter.
pub static RULE: Rule = Rule {
    id: "as-last-letter",
    severity: Severity::Advice,
    says: "The last letter says nearly the same.",
    why: "A letter tells what has changed; words that were taken over may no longer be what inspectors saw.",
    source: "Ours: four fifths of the words in the same order, or nine tenths of them in any",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Headline findings\nSupervision now leads to action for children within days.",
        "Headline findings\nManagers know what needs to be done.",
        "Supervision is held every month, but it does not yet lead to timely action for children.\nHeadline findings\nPlans are clear.",
    ],
    bad: &[
        Bad {
            text: "Headline findings\nPlans are clear. Supervision is held each month, but it does not lead to timely action for children.",
            words: "Supervision is held each month, but it does not lead to timely action for children.",
            fixed: None,
        },
        Bad {
            text: "Headline findings\nTimely action for children does not yet lead to it, but supervision is held every month.",
            words: "Timely action for children does not yet lead to it, but supervision is held every month.",
            fixed: None,
        },
        Bad {
            text: "Plans are clear. Supervision is held each month, but it does not lead to timely action for children.",
            words: "Supervision is held each month, but it does not lead to timely action for children.",
            fixed: None,
        },
    ],
};

/// Shorter sentences are alike by chance.
const FEWEST: usize = 8;
/// So many percent of the words of the longer one stand in both in the same order.
const ALIKE: usize = 80;
/// So many percent of them stand in both: the clauses changed places.
const TURNED: usize = 90;
/// What says which visit it was is much the same in every letter.
const WHICH_VISIT: &[&str] = &[
    "this letter",
    "this visit",
    "monitoring visit",
    "focused visit",
    "judged inadequate",
];

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let Some(visit) = &ground.visit else { return Vec::new() };
    let earlier: Vec<(&String, Vec<String>)> = visit.earlier.iter().map(|text| (text, words(text))).collect();
    let mut found = Vec::new();
    for (block, passage) in parts::evaluating(letter) {
        for at in sentences(passage.words) {
            let text = passage.words.get(at.clone()).unwrap_or_default();
            let like = words(text);
            if like.len() < FEWEST || is_formula(text) || says_which_visit(text) {
                continue;
            }
            let near = |words: &[String]| alike(&like, words).max(turned(&like, words));
            let nearest = earlier.iter().map(|(text, words)| (near(words), text));
            if let Some((_, text)) = nearest
                .filter(|(alike, _)| *alike >= ALIKE)
                .max_by_key(|(alike, _)| *alike)
            {
                found.push(FoundIn {
                    block,
                    found: said(at, text),
                });
            }
        }
    }
    found
}

fn said(at: std::ops::Range<usize>, earlier: &str) -> Found {
    Found {
        at,
        says: Some(format!("The last letter says nearly the same: ‘{earlier}’")),
        beside: Some(earlier.to_owned()),
        ..Found::default()
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Sentences that every letter has.
fn is_formula(text: &str) -> bool {
    FORMULAE.iter().any(|formula| formula.words == text)
}

fn says_which_visit(text: &str) -> bool {
    let small = text.to_lowercase();
    WHICH_VISIT.iter().any(|words| small.contains(words))
}

/// How many percent of the words of the longer one stand in both, in whatever order; 0 for too few.
fn turned(one: &[String], other: &[String]) -> usize {
    let mut left: Vec<&String> = other.iter().collect();
    for word in one {
        if let Some(at) = left.iter().position(|theirs| *theirs == word) {
            left.swap_remove(at);
        }
    }
    let both = other.len() - left.len();
    let percent = (both * 100).checked_div(one.len().max(other.len())).unwrap_or(0);
    if percent < TURNED { 0 } else { percent }
}

/// How many percent of the words of the longer one are the longest row of words that both have in the same order.
fn alike(one: &[String], other: &[String]) -> usize {
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if longer == 0 || shorter * 100 < ALIKE * longer {
        return 0;
    }
    let mut before = vec![0_usize; other.len() + 1];
    for word in one {
        let mut now = vec![0_usize];
        for ((at, theirs), last) in other.iter().enumerate().zip(before.iter()) {
            let above = before.get(at + 1).copied().unwrap_or(0);
            let left = now.last().copied().unwrap_or(0);
            now.push(if theirs == word { last + 1 } else { above.max(left) });
        }
        before = now;
    }
    before.last().copied().unwrap_or(0) * 100 / longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_sentence_is_told_for_a_look_side_by_side() {
        let letter =
            "Headline findings\nSupervision is held each month, but it does not lead to timely action for children.";
        let found = find(&Passage::of_text(letter), &Ground::example());
        let beside = found.first().and_then(|found| found.found.beside.clone());
        assert_eq!(
            beside.as_deref(),
            Some("Supervision is held every month, but it does not yet lead to timely action for children.")
        );
    }

    #[test]
    fn four_fifths_of_the_words_in_order_are_nearly_the_same() {
        let of = |one: &str, other: &str| alike(&words(one), &words(other));
        assert_eq!(of("a b c d e", "a b c d e"), 100);
        assert_eq!(of("a b c d e", "a b x c d"), 80);
        assert_eq!(of("a b c d e", "e d c b a"), 20);
        assert_eq!(of("a b c", "a b c d e"), 0);
        assert_eq!(of("", ""), 0);
    }

    #[test]
    fn nine_tenths_of_the_words_in_any_order_are_nearly_the_same() {
        let of = |one: &str, other: &str| turned(&words(one), &words(other));
        assert_eq!(of("a b c d e f g h i j", "j i h g f e d c b a"), 100);
        assert_eq!(of("a b c d e f g h i j", "x i h g f e d c b a"), 90);
        assert_eq!(of("a b c d e", "e d c b x"), 0);
        assert_eq!(of("a a a", "a b c"), 0);
        assert_eq!(of("", ""), 0);
    }

    #[test]
    fn what_every_letter_says_is_no_copy() {
        let mut ground = Ground::example();
        let copied = "I am copying this letter to the Department for Education.";
        ground.visit.as_mut().unwrap().earlier = vec![copied.to_owned()];
        assert!(find(&Passage::of_text(&format!("Findings\n{copied}")), &ground).is_empty());
    }
}
