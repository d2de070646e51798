//! Postcodes.

use super::bare;
use crate::check::{Bad, Finds, Holds, Rule, Severity, own_details};

/// Postcodes.
pub static RULE: Rule = Rule {
    id: "postcode",
    severity: Severity::Identifying,
    says: "This is a postcode; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "Royal Mail: one or two letters, one or two digits or a digit and a letter, then a digit and two letters",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        concat!(
            r"(?i)\b[A-PR-UWYZ](?:[A-HK-Z]?\d[0-9A-HJKMNPR-Y]?|\d[A-HJKS-UW])",
            r"[\s\u{ad}\u{200b}-\u{200d}\u{2060}\u{feff}\u{2010}\u{2011}-]{0,3}",
            r"\d[ABD-HJLNP-UW-Z]{2}\b",
        ),
        is_one,
    ),
    good: &[
        "The plan B2 4 weeks on.",
        "Room A1 is free.",
        "In M25 and at 5AM.",
        "The office is at Store Street, Manchester M1 2WD.",
        "It is in part b2 3rd row and in part c1 2nd row.",
        "Area E06000999 is compared with others.",
        "Key stage 2 and Year 11 are better; COVID-19 was not.",
        "The form A1 4XM has a letter that no postcode ends with.",
    ],
    bad: &[
        bad("They live at ZZ9 4QQ.", "ZZ9 4QQ"),
        bad("From SW1A 2AA they came.", "SW1A 2AA"),
        bad("They live at ZZ994QQ.", "ZZ994QQ"),
        bad("They live at zz9 4qq.", "zz9 4qq"),
        bad("They live at ZZ9\u{a0}4QQ.", "ZZ9\u{a0}4QQ"),
        bad("They live at ZZ9\n4QQ.", "ZZ9\n4QQ"),
        bad("They live at (ZZ9-4QQ).", "ZZ9-4QQ"),
        bad("They live at M77  2BW.", "M77  2BW"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

/// Neither an office of the inspectorate nor an ordinal number in small letters.
fn is_one(words: &str) -> bool {
    let ordinal = ["1st", "2nd", "3rd"].iter().any(|end| words.ends_with(end)) || words.ends_with("th");
    !ordinal && !own_details::is_postcode(&bare(words))
}
