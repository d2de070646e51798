//! The letter names the month of the judgement that the visit follows.

use std::sync::LazyLock;

use regex::Regex;
use visitbook_domain::dates::MONTHS;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts, pattern};
use crate::sentences::sentences;

/// The letter names the month of the judgement that the visit follows.
pub static RULE: Rule = Rule {
    id: "judged-in",
    severity: Severity::Mistake,
    says: "The judgement was in another month.",
    why: "The month is in the letter and in the record of the inspection; one of them is wrong.",
    source: "Ours: the month of the judgement as Visitbook knows it",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "This was the second monitoring visit since the local authority was judged inadequate in June 2025.",
        "This was the second monitoring visit since the local authority was judged inadequate at its inspection of June 2025.",
        "Leaders have changed much since services were judged inadequate.",
    ],
    bad: &[
        Bad {
            text: "This was the second monitoring visit since the local authority was judged inadequate in May 2025.",
            words: "May 2025",
            fixed: Some(
                "This was the second monitoring visit since the local authority was judged inadequate in June 2025.",
            ),
        },
        Bad {
            text: "This was the second monitoring visit since the local authority was judged inadequate.",
            words: "judged inadequate",
            fixed: Some(
                "This was the second monitoring visit since the local authority was judged inadequate in June 2025.",
            ),
        },
        Bad {
            text: "This was the second monitoring visit since it was judged inadequate in 2025.",
            words: "judged inadequate in 2025",
            fixed: Some("This was the second monitoring visit since it was judged inadequate in June 2025."),
        },
        Bad {
            text: "In May 2025, the local authority was judged inadequate.",
            words: "May 2025",
            fixed: Some("In June 2025, the local authority was judged inadequate."),
        },
        Bad {
            text: "This was the second visit since services were rated inadequate at their last inspection in May 2025.",
            words: "May 2025",
            fixed: Some(
                "This was the second visit since services were rated inadequate at their last inspection in June 2025.",
            ),
        },
        Bad {
            text: "Much has changed since the inadequate judgement of May 2025.",
            words: "May 2025",
            fixed: Some("Much has changed since the inadequate judgement of June 2025."),
        },
        Bad {
            text: "Services, judged to be inadequate overall in June 2024, are better.",
            words: "June 2024",
            fixed: Some("Services, judged to be inadequate overall in June 2025, are better."),
        },
    ],
};

static JUDGED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = r"[A-Z][a-z]+\s\d{4}";
    let judged = r"(?:judged|rated|graded|found)\s(?:to\sbe\s|as\s)?inadequate(?:\soverall)?";
    let inspection = r"(?:\s(?:at|after|by|following)\s(?:its|the|an|their)\s(?:\w+\s){0,2}(?:inspection|judgement))?";
    let whose = r"(?:it|the\slocal\sauthority|the\scouncil|(?:the\scouncil|the\slocal\sauthority|it)[’']?s\sservices|services|children[’']s\sservices)";
    pattern(&format!(
        r"\b(?:{judged}{inspection}|inadequate\sjudgement)\s(?:in|of)\s(?P<after>{month})\b|\b[Ii]n\s(?P<before>{month}),?\s{whose}\s(?:was|were)\s{judged}\b"
    ))
    .ok()
});

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let judged = ground.visit.as_ref().and_then(|visit| visit.judged_in);
    let (Some(judged), Some(pattern)) = (judged, JUDGED.as_ref()) else {
        return Vec::new();
    };
    let judged = judged.to_string();
    let mut found = Vec::new();
    for (block, passage) in letter.iter().enumerate() {
        let months = pattern
            .captures_iter(passage.words)
            .filter_map(|words| words.name("after").or_else(|| words.name("before")));
        found.extend(months.filter(|month| month.as_str() != judged).map(|month| FoundIn {
            block,
            found: Found {
                at: month.range(),
                fixes: vec![judged.clone()],
                says: Some(format!("The judgement was in {judged}.")),
                ..Found::default()
            },
        }));
    }
    found.extend(without_month(letter, &judged));
    found
}

static NO_MONTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"\bvisit\ssince\s[^.]*\b(?P<judged>(?:judged|rated|graded|found)\s(?:to\sbe\s|as\s)?inadequate(?:\soverall)?)(?P<year>\sin\s\d{4})?\b")
        .ok()
});

/// Where the opening counts from the judgement and does not say when that was.
fn without_month(letter: &[Passage<'_>], judged: &str) -> Vec<FoundIn> {
    let mut found = Vec::new();
    for (block, passage) in parts::opening(letter) {
        for at in sentences(passage.words) {
            let sentence = passage.words.get(at.clone()).unwrap_or_default();
            let counted = NO_MONTH.as_ref().and_then(|pattern| pattern.captures(sentence));
            let dated = MONTHS.iter().any(|month| sentence.contains(month));
            let counted = counted.filter(|_| !dated);
            let said = counted.and_then(|words| Some((words.name("judged")?, words.name("year"))));
            found.extend(said.map(|(said, year)| FoundIn {
                block,
                found: Found {
                    at: parts::within(&at, &(said.start()..year.map_or(said.end(), |year| year.end()))),
                    fixes: vec![format!("{} in {judged}", said.as_str())],
                    says: Some(format!("Say when that was: in {judged}.")),
                    ..Found::default()
                },
            }));
        }
    }
    found
}
