//! National Insurance numbers.

use super::bare;
use crate::check::{Bad, Finds, Holds, Rule, Severity};

/// National Insurance numbers.
pub static RULE: Rule = Rule {
    id: "insurance-number",
    severity: Severity::Identifying,
    says: "This is a National Insurance number; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "HM Revenue and Customs, NIM39110: two letters, six digits, a letter from A to D; some prefixes are never given",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        concat!(
            r"(?i)\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]",
            between!(),
            r"(?:\d{2}",
            between!(),
            r"\d{2}",
            between!(),
            r"\d{2}|\d{3}",
            between!(),
            r"\d{3})",
            between!(),
            r"[A-D]\b",
        ),
        given,
    ),
    good: &[
        "The code BG 12 34 56 A is never given.",
        "Form QQ 12 34 56 A.",
        "Form gb123456a.",
        "It was held on 14-02-26 a week late.",
        "It was late by 10 12 14 a day.",
        "The National Insurance number is asked for.",
        "Form AB 12 34 56 E has no such letter at its end.",
        "Form AB 12 34 5 A is too short.",
        "The policy (version CP 2026 04 B) is new.",
    ],
    bad: &[
        bad("The parent’s AB 12 34 56 C is on file.", "AB 12 34 56 C"),
        bad("The number AB123456C is on file.", "AB123456C"),
        bad("The number ab 12 34 56 c is on file.", "ab 12 34 56 c"),
        bad("The number AB-12-34-56-C is on file.", "AB-12-34-56-C"),
        bad("The number AB 12 34\n56 C is on file.", "AB 12 34\n56 C"),
        bad(
            "The number AB\u{a0}12\u{a0}34\u{a0}56\u{a0}C is on file.",
            "AB\u{a0}12\u{a0}34\u{a0}56\u{a0}C",
        ),
        bad("The number AB 123456 C is on file.", "AB 123456 C"),
        bad("The number (on123456d) is on file.", "on123456d"),
        bad("The number AB 123 456 C is on file.", "AB 123 456 C"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

const NEVER: [&str; 7] = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];

/// Words of two letters that stand before figures with blanks between them: a date, and `a` after it.
const SMALL_WORDS: [&str; 7] = ["at", "as", "by", "in", "on", "no", "to"];

fn given(words: &str) -> bool {
    let number = bare(words);
    let figures = words.trim_matches(|each: char| !each.is_ascii_digit());
    let first = figures
        .split(|each: char| !each.is_ascii_digit())
        .next()
        .unwrap_or_default();
    // Four figures by themselves are a year: `policy CP 2026 04 B`.
    let year = first.len() == 4 && ["19", "20"].iter().any(|century| first.starts_with(century));
    let a_word = SMALL_WORDS.iter().any(|word| words.starts_with(word)) && words.len() > number.len();
    !a_word && !year && !NEVER.iter().any(|prefix| number.starts_with(prefix))
}
