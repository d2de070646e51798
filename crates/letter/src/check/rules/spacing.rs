//! Spaces and words that stand twice.

use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity};

/// Spaces and words that stand twice.
pub static RULE: Rule = Rule {
    id: "spacing",
    severity: Severity::Mistake,
    says: "There is a space too many here.",
    why: "It is not meant, and shows in print.",
    source: "Usual in print",
    holds: Holds::ALWAYS,
    finds: Finds::Own(find),
    good: &["Plans are late, and they had had no visit. That that was so is known. What they do do is to write."],
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
