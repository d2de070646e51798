//! References of sampled cases.

use crate::check::{Bad, Finds, Holds, Rule, Severity, always};

/// References of sampled cases.
pub static RULE: Rule = Rule {
    id: "case-reference",
    severity: Severity::Identifying,
    says: "This is the reference of a case; leave it out.",
    why: "References lead from the letter to the sample, and from there to a child.",
    source: "Ours: references as Visitbook makes them, C and a number; F and a number in the lists; E and a number of evidence; \
             and a number that is called one of a case, a child or a system of records",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        concat!(
            r"\b(?:[CE]\d{2,4}|F\d{5})\b|(?i:\b(?:case|child|sample)\s+c\d{2,4}\b",
            r"|\b(?:case|child|client|person|pupil|family|record|file)(?:’s|'s)?\s+(?:with\s+)?(?:reference|ref|number|no|id)\b[\s.:#(]{0,4}",
            r"(?:is\s+)?(?:[a-z]{1,6}[\s/-]?)?\d[\w/-]{3,}",
            r"|\b(?:lcs|mosaic|liquidlogic|carefirst|eclipse|ehm|azeus|framework-?i)\s?(?:id|ref|number|no)?[\s.:#/(-]{0,4}\d{4,}\b)",
        ),
        always,
    ),
    good: &[
        "In C2 to C4 streets. COVID-19.",
        "The case number is not always on the plan.",
        "Records in Mosaic are up to date since 2026.",
        "In each case, 12 plans were late.",
        "The number of children fell from 1,200 to 900.",
        "Area E06000999 is compared with others.",
        "Key stage 2, section 47, Year 11.",
        "Each child has a reference and a worker.",
    ],
    bad: &[
        bad("In C07 the plan drifts.", "C07"),
        bad("As E036 says.", "E036"),
        bad("In case c07 the plan drifts.", "case c07"),
        bad("In list F00012 the plan drifts.", "F00012"),
        bad("The case number NM-204417 is late.", "case number NM-204417"),
        bad("See child ID: 448812.", "child ID: 448812"),
        bad("The child with ID 448812 waits.", "child with ID 448812"),
        bad("The record LCS 5518203 is thin.", "LCS 5518203"),
        bad("The case reference is AB/20441.", "case reference is AB/20441"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}
