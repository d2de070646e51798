//! National Insurance numbers.

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
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
        given,
    ),
    good: &["The code BG 12 34 56 A is never given.", "Form QQ 12 34 56 A."],
    bad: &[Bad {
        text: "The parent’s AB 12 34 56 C is on file.",
        words: "AB 12 34 56 C",
        fixed: None,
    }],
};

const NEVER: [&str; 7] = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];

fn given(words: &str) -> bool {
    !NEVER.iter().any(|prefix| words.starts_with(prefix))
}
