//! Spaces and words that stand twice, and spaces that are left out.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity, pattern};

/// Spaces and words that stand twice, and spaces that are left out.
pub static RULE: Rule = Rule {
    id: "spacing",
    severity: Severity::Mistake,
    says: "There is a space too many here.",
    why: "It is not meant, and shows in print.",
    source: "Usual in print",
    holds: Holds::ALWAYS,
    finds: Finds::Own(find),
    good: &[
        "Plans are late, and they had had no visit. That that was so is known. What they do do is to write.",
        "See www.gov.uk or write to Jo.Hollis@northmere.gov.uk. At 9.30 a.m. Ofsted came, e.g. Monday.",
        "Northmere.Gov, Node.js and ASP.Net are names; so is U.S. English.",
    ],
    bad: &[
        Bad {
            text: "Plans  are late.",
            words: "  ",
            fixed: Some("Plans are late."),
        },
        Bad {
            text: "Plans are late , and long.",
            words: " ,",
            fixed: Some("Plans are late, and long."),
        },
        Bad {
            text: "Plans (most of them ) are late.",
            words: " )",
            fixed: Some("Plans (most of them) are late."),
        },
        Bad {
            text: "Plans ( most of them) are late.",
            words: "( ",
            fixed: Some("Plans (most of them) are late."),
        },
        Bad {
            text: "Visits are on time.Children are seen.",
            words: "time.Children",
            fixed: Some("Visits are on time. Children are seen."),
        },
        Bad {
            text: "Visits are late,and short.",
            words: "late,and",
            fixed: Some("Visits are late, and short."),
        },
        Bad {
            text: "The the plan is late.",
            words: "The the",
            fixed: Some("The plan is late."),
        },
        Bad {
            text: "Plans of the the council are late.",
            words: "the the",
            fixed: Some("Plans of the council are late."),
        },
    ],
};

/// Words that may well stand twice.
const TWICE: [&str; 6] = ["had", "that", "is", "do", "does", "did"];

fn find(passage: &Passage<'_>) -> Vec<Found> {
    let twice = words(passage).into_iter();
    spaces(passage)
        .into_iter()
        .chain(after_opening(passage))
        .chain(left_out(passage))
        .chain(twice)
        .collect()
}

fn spaces(passage: &Passage<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut run: Option<usize> = None;
    for (at, letter) in passage.words.char_indices() {
        if letter == ' ' {
            run.get_or_insert(at);
            continue;
        }
        if let Some(start) = run.take() {
            let (end, put) = match letter {
                ',' | ';' | ':' | '.' | '?' | '!' | ')' => (at + 1, letter.to_string()),
                _ if at > start + 1 => (at, " ".to_owned()),
                _ => continue,
            };
            found.push(Found {
                at: start..end,
                fixes: vec![put],
                ..Found::default()
            });
        }
    }
    found
}

/// Blanks behind a bracket or a mark that opens.
fn after_opening(passage: &Passage<'_>) -> Vec<Found> {
    let opened = passage.words.match_indices(['(', '‘', '“']);
    let blank = opened.filter(|(at, mark)| {
        let after = passage.words.get(at + mark.len()..).unwrap_or_default();
        after.starts_with(' ') && !after.starts_with("  ")
    });
    blank
        .map(|(at, mark)| Found {
            at: at..at + mark.len() + 1,
            fixes: vec![mark.to_owned()],
            ..Found::default()
        })
        .collect()
}

/// Marks with a word on either side and no blank, as where two sentences were put together.
fn left_out(passage: &Passage<'_>) -> Vec<Found> {
    static JOINED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let word = r"[a-z]{2,}[’a-z]*";
        pattern(&format!(r"^[(‘“]?(?P<joined>(?P<before>{word}[.?!])(?P<after>[A-Z][a-z]*)|(?P<one>{word}[,;:])(?P<other>[a-z]+))[^@/]*$")).ok()
    });
    let mut start = 0;
    let mut found = Vec::new();
    for run in passage.words.split_inclusive(char::is_whitespace) {
        let joined = JOINED.as_ref().and_then(|pattern| pattern.captures(run.trim_end()));
        let parts = joined.as_ref().and_then(|joined| {
            let part = |name, other| Some(joined.name(name).or(joined.name(other))?.as_str());
            Some((joined.name("joined")?, part("before", "one")?, part("after", "other")?))
        });
        found.extend(parts.map(|(joined, before, after)| Found {
            at: start + joined.start()..start + joined.end(),
            fixes: vec![format!("{before} {after}")],
            says: Some("A space is left out here.".to_owned()),
            ..Found::default()
        }));
        start += run.len();
    }
    found
}

fn words(passage: &Passage<'_>) -> Vec<Found> {
    let all: Vec<_> = passage.each_word().collect();
    let pairs = all.iter().zip(all.iter().skip(1));
    pairs
        .filter(|((before, one), (after, other))| {
            let between = passage.words.get(before.end..after.start);
            between == Some(" ") && one.to_lowercase() == other.to_lowercase() && one.chars().all(char::is_alphabetic)
        })
        .filter(|((_, one), _)| !TWICE.contains(&one.to_lowercase().as_str()))
        .map(|((before, one), (after, _))| Found {
            at: before.start..after.end,
            fixes: vec![(*one).to_owned()],
            says: Some("This word stands twice.".to_owned()),
            ..Found::default()
        })
        .collect()
}
