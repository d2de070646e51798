//! Telephone numbers.

use super::bare;
use crate::check::{Bad, Finds, Holds, Rule, Severity, own_details};

/// Telephone numbers.
pub static RULE: Rule = Rule {
    id: "telephone-number",
    severity: Severity::Identifying,
    says: "This is a telephone number; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "Ofcom, national numbering plan: ten or eleven digits from 0, or +44",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        concat!(
            r"(?:(?:\+|\b00)44[\s\u{2010}\u{2011}-]{0,2}(?:\(0\)\s{0,2})?\d|\(0|\b0)",
            r"(?:[\s\u{ad}\u{200b}-\u{200d}\u{2060}\u{feff}\u{2010}-\u{2013}()-]{0,3}\d){8,10}\b",
        ),
        is_one,
    ),
    good: &[
        "In 2025 0 of 12 plans were late.",
        "There were 01 234 plans.",
        "T 0300 123 1231 for the inspectorate.",
        "Call +44 300 123 1231 for the inspectorate.",
        "From 01-04-2025 01-04-2026 it fell.",
        "Entry 01632 in the register of 960 entries.",
        "Cost centres 020 to 079 were merged.",
        "From 09:00 to 17:30; spending grew by £7,700,900.",
    ],
    bad: &[
        bad("Call 01632 960123 for help.", "01632 960123"),
        bad("Or +44 7700 900123.", "+44 7700 900123"),
        bad("Or (01632) 960 123.", "(01632) 960 123"),
        bad("Or (+44 20 7946 0123).", "+44 20 7946 0123"),
        bad("Or 0044 20 7946 0123.", "0044 20 7946 0123"),
        bad("Or 07700-900-123.", "07700-900-123"),
        bad("Or 07700900123.", "07700900123"),
        bad("Or +44 (0)1632 960123.", "+44 (0)1632 960123"),
        bad("Or 0044 1632 960123.", "0044 1632 960123"),
        bad("Or 01632\n960\u{a0}123.", "01632\n960\u{a0}123"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

/// Ten digits after the 0 or the code of the country, nine in a few places; not the inspectorate’s own, and no dates.
fn is_one(words: &str) -> bool {
    let digits = bare(words);
    let abroad = digits
        .strip_prefix("0044")
        .or_else(|| digits.strip_prefix("44").filter(|_| words.starts_with('+')));
    let national = match abroad.or(digits.strip_prefix('0')) {
        Some(rest) => rest.trim_start_matches('0'),
        None => return false,
    };
    (9..=10).contains(&national.len())
        && !own_details::is_telephone(&format!("0{national}"))
        && (abroad.is_some() || !is_dates(words))
}

/// Two figures, two figures and a year.
fn is_dates(words: &str) -> bool {
    let groups = words.split(|each: char| !each.is_ascii_digit());
    let lengths: Vec<usize> = groups.map(str::len).filter(|length| *length > 0).take(3).collect();
    lengths == [2, 2, 4]
}
