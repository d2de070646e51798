//! The letter counts the visit as it is counted.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts, pattern};
use crate::sentences::capitalised;

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
        "It was the latest monitoring visit.",
        "This was the second monitoring visit.\nHeadline findings\nPlans were late. It was the first monitoring visit that found so, and the findings of the first monitoring visit still hold.",
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
            text: "Third monitoring visit to Northmere children’s services.",
            words: "Third",
            fixed: Some("Second monitoring visit to Northmere children’s services."),
        },
        Bad {
            text: "This was the local authority’s third visit since it was judged inadequate in June 2025.",
            words: "third",
            fixed: Some("This was the local authority’s second visit since it was judged inadequate in June 2025."),
        },
        Bad {
            text: "This letter summarises the findings of the fourth monitoring visit to Northmere.",
            words: "fourth",
            fixed: Some("This letter summarises the findings of the second monitoring visit to Northmere."),
        },
        Bad {
            text: "The visit was the first monitoring visit.",
            words: "first",
            fixed: Some("The visit was the second monitoring visit."),
        },
        Bad {
            text: "Headline findings\nThis was the third monitoring visit to Northmere since the judgement.",
            words: "third",
            fixed: Some("Headline findings\nThis was the second monitoring visit to Northmere since the judgement."),
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
    let ordinal =
        r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th))";
    pattern(&format!(
        r"(?i)(?:^|(?:(?P<this>\bthis)|\bit|\bthe\svisit)\s(?:was|is)\s(?:the|its|our|(?:\w+\s){{0,2}}\w+[’']s)\s|\bthis\s|\bprepares\sfor\s(?:the|its)\s|\bfindings\s(?:of|from)\s(?:the|our)\s)(?P<word>{ordinal})\s(?:ILACS\s|Ofsted\s)?(?:monitoring\svisit|visit\ssince)\b"
    ))
    .ok()
});

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let counted = ground.visit.as_ref().and_then(|visit| visit.ordinal);
    let (Some(ordinal), Some(pattern)) = (counted, COUNTED.as_ref()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let opening = parts::opening(letter).len();
    for (block, passage) in letter.iter().enumerate() {
        let words = pattern.captures_iter(passage.words);
        // Further on, a letter may tell of the visits before it.
        let words = words.filter(|words| block < opening || words.name("this").is_some());
        let words = words.filter_map(|words| words.name("word"));
        let others = words.filter(|word| word.as_str().to_lowercase() != ordinal);
        found.extend(others.map(|word| FoundIn {
            block,
            found: Found {
                at: word.range(),
                fixes: vec![match word.as_str().starts_with(char::is_uppercase) {
                    true => capitalised(ordinal),
                    false => ordinal.to_owned(),
                }],
                says: Some(format!("This was the {ordinal} monitoring visit.")),
                ..Found::default()
            },
        }));
    }
    found
}
