//! Endings in -ise.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity, pattern};

/// Endings in -ise.
pub static RULE: Rule = Rule {
    id: "ise",
    severity: Severity::Mistake,
    says: "Write -ise, not -ize.",
    why: "One spelling throughout makes a letter easy to search and to read.",
    source: "Ofsted house style guide, November 2018; 117 ILACS reports, September 2022 to March 2025: 110 to 0",
    holds: Holds::ALWAYS,
    finds: Finds::Own(find),
    good: &[
        "Leaders prioritise and organise; the prize and size are seized.",
        "Elizabeth Citizen is a citizen.",
        "The World Health Organization says so.",
    ],
    bad: &[
        Bad {
            text: "Leaders prioritize this.",
            words: "prioritize",
            fixed: Some("Leaders prioritise this."),
        },
        Bad {
            text: "Minimization of risk and Organizational change.",
            words: "Minimization",
            fixed: Some("Minimisation of risk and Organizational change."),
        },
    ],
};

/// Words whose z is older than the ending.
const OWN_Z: [&str; 8] = [
    "prize",
    "size",
    "seize",
    "capsize",
    "resize",
    "oversize",
    "undersize",
    "maize",
];

static IZE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?i)\b([a-z]{2,})iz(e|es|ed|er|ers|ing|able|ation|ations|ational|ationally)\b").ok());

pub(super) fn find(passage: &Passage<'_>) -> Vec<Found> {
    let Some(ize) = IZE.as_ref() else {
        return Vec::new();
    };
    let each = ize.captures_iter(passage.words);
    each.filter_map(|word| {
        let (whole, stem, end) = (word.get(0)?, word.get(1)?.as_str(), word.get(2)?.as_str());
        let base = format!("{}ize", stem.to_lowercase());
        (!OWN_Z.contains(&base.as_str()) && !ends_a_name(passage, &whole.range())).then(|| Found {
            at: whole.range(),
            fixes: vec![format!("{stem}is{end}")],
            ..Found::default()
        })
    })
    .collect()
}

/// Whether the word is the end of a name, which its owner spells: it has a capital letter as the word before it has.
fn ends_a_name(passage: &Passage<'_>, at: &Range<usize>) -> bool {
    let capital = |words: Option<&str>| words.is_some_and(|words| words.starts_with(char::is_uppercase));
    let before = passage
        .words
        .get(..at.start)
        .and_then(|before| before.strip_suffix(' '));
    capital(passage.words.get(at.clone())) && capital(before.and_then(|before| before.rsplit(' ').next()))
}
