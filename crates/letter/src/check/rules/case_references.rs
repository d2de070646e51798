//! References of sampled cases.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::taken::Taken;
use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity, pattern};

/// References of sampled cases.
pub static RULE: Rule = Rule {
    id: "case-reference",
    severity: Severity::Identifying,
    says: "This is the reference of a case; leave it out.",
    why: "References lead from the letter to the sample, and from there to a child.",
    source: "Ours: references as Visitbook makes them, C and a number; F and a number in the lists; E and a number of evidence; \
             and a number, a letter or a code by which a case, a child or a record is called",
    holds: Holds::ALWAYS,
    finds: Finds::Own(find),
    good: &[
        "In C2 to C4 streets. COVID-19.",
        "The case number is not always on the plan.",
        "Records in Mosaic are up to date since 2026.",
        "In each case, 12 plans were late.",
        "The number of children fell from 1,200 to 900.",
        "Area E06000999 is compared with others.",
        "Key stage 2, section 47, Year 11.",
        "Each child has a reference and a worker.",
        "There were 14 cases, and case numbers fell by 9. In case 14 days pass, managers are told.",
        "A child, 3 workers and each family 2 at a time; a record 12 audits; a record 40% rise.",
        "Terms of reference 2025 are new, with reference to section 20.",
        "Each child A and E sees is told of. Leaders see what a child A and E saw was given.",
        "Their ID is checked. The ID of each carer is seen within 2026 hours.",
        "The record S47 enquiries leave is thin. A child I met, a family A&E knows.",
        "The pandemic (COVID-2019), a form (NM-20) and a plan (2025-26) are told of.",
        "For every child 16 or over, a child 12 and under, a plan is made.",
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
        bad("In case 14, the plan drifts.", "case 14"),
        bad("Case 3 shows drift.", "Case 3"),
        bad("Drift was worst in Case No. 9.", "Case No. 9"),
        bad("Child B’s plan drifts.", "Child B"),
        bad("One plan (sample S-07) drifts.", "sample S-07"),
        bad("One plan (record NM/2026/0317) drifts.", "record NM/2026/0317"),
        bad("One plan (NM/2026/0317) drifts.", "NM/2026/0317"),
        bad(
            "In a record that inspectors read (EM-20418), drift is clear.",
            "(EM-20418)",
        ),
        bad("One child (NM/20418) waits.", "(NM/20418)"),
        bad("One plan (ref. 4471) drifts.", "ref. 4471"),
        bad("Case #12 drifts.", "Case #12"),
        bad("The child with the ID 204417 waits.", "child with the ID 204417"),
        bad("One child (ID 204417) waits.", "ID 204417"),
        bad(
            "Drift is worst for unique ID number: 204417.",
            "unique ID number: 204417",
        ),
        bad("The child whose ID is 204417 waits.", "child whose ID is 204417"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

/// What is a reference by its look.
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:[CE]\d{2,4}|F\d{5}|[A-Z]{2,4}/\d{4}/\d{2,})\b|\([A-Z]{2,4}[-/]\d{4,}\)|(?i:\b(?:case|child|sample)\s+c\d{2,4}\b",
        r"|\b(?:case|child|client|person|pupil|family|record|file)(?:’s|'s)?\s+(?:with\s+|whose\s+)?(?:the\s+|an?\s+)?(?:unique\s+)?(?:reference|ref|number|no|id)\b[\s.:#(]{0,4}",
        r"(?:is\s+)?(?:[a-z]{1,6}[\s/-]?)?\d[\w/-]{3,}",
        r"|\b(?:unique\s)?(?:id|identifier)(?:\s(?:number|no\.?))?\b[\s.:#(]{0,3}(?:is\s|was\s|of\s)?\d{4,}\b",
        r"|\b(?:lcs|mosaic|liquidlogic|carefirst|eclipse|ehm|azeus|framework-?i)\s?(?:id|ref|number|no)?[\s.:#/(-]{0,4}\d{4,}\b)",
        r"|\b(?i:case|child|client|sample|record|family|file|audit)\s(?:(?i:no|number|ref|reference)\.?\s)?[A-Z]{1,4}(?:[-/]\d|\d{3,})[\w/-]*",
        r"|\b(?i:ref|reference)\b\.?:?\s(?:(?i:no|number)\.?\s)?(?:[A-Z]{1,5}[-/]?\d[\w/-]*|(?:[03-9]\d{3}|1[0-8]\d\d|2[1-9]\d\d|\d{5,})[\w/-]*)",
    ))
    .ok()
});

/// What a case or a child may be called by: a number or a letter behind the word.
static CALLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?i:case|child|sample|record|family|file|audit)\s(?P<no>(?i:no|number|ref|id)\.?:?\s|#)?(?P<number>\d{1,4})\b",
        r"|\b(?i:case|child|baby|sibling|young\sperson|family|record|sample)\s(?P<letter>[A-HJ-Z])\b",
    ))
    .ok()
});

/// After these words the number is of something else: `each family 2 at a time`.
const NO_NAMES: &[&str] = &[
    "a", "an", "any", "each", "every", "no", "one", "per", "that", "this", "another", "whole",
];
/// Words that go on after what a case is called.
const GO_ON: &[&str] = &[
    "is", "was", "has", "had", "were", "shows", "showed", "where", "which", "that", "did", "does", "there", "and",
    "or", "in", "for", "to", "with", "the", "who", "whose", "remained", "remains",
];
/// Behind `and` or `or` they make an age of the number.
const AGES: &[&str] = &["over", "above", "older", "under", "below", "younger", "up"];

fn find(passage: &Passage<'_>) -> Vec<Found> {
    let mut taken = Taken::default();
    let references = REFERENCE.iter().flat_map(|pattern| pattern.find_iter(passage.words));
    let called = CALLED.iter().flat_map(|pattern| pattern.captures_iter(passage.words));
    let called = called.filter_map(|words| {
        let at = words.get(0)?.range();
        let after = passage.words.get(at.end..)?;
        let names = match (words.name("no"), words.name("letter")) {
            (Some(_), _) => true,
            (_, Some(_)) => is_letter_of_one(passage.words.get(..at.start)?, after),
            _ => names_by_number(passage.words.get(..at.start)?, after),
        };
        names.then_some(at)
    });
    let all = references.map(|words| words.range()).chain(called);
    all.filter(|at| taken.take(at))
        .map(|at| Found { at, ..Found::default() })
        .collect()
}

/// Whether a letter is what a child is called by, and not the beginning of `A and E`.
fn is_letter_of_one(before: &str, after: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let hospital = ["&", "-", " and E ", " & E "];
    !NO_NAMES.contains(&last.to_lowercase().as_str()) && !hospital.iter().any(|words| after.starts_with(words))
}

/// Whether a number is what a case is called by, from the words before and after both.
fn names_by_number(before: &str, after: &str) -> bool {
    let word = |words: &str| {
        words
            .trim_matches(|letter: char| !letter.is_alphanumeric())
            .to_lowercase()
    };
    let last = before.split_whitespace().next_back().map(word).unwrap_or_default();
    let mut next = after.split_whitespace().map(word);
    let (first, second) = (next.next().unwrap_or_default(), next.next().unwrap_or_default());
    let mark = after.trim_start_matches('’');
    let ends = mark.is_empty() || mark.starts_with([',', ';', ':', ')', '?', '!']) || after.starts_with("’s");
    let stops = mark
        .strip_prefix('.')
        .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_digit()));
    let goes_on = after.starts_with(' ') && GO_ON.contains(&first.as_str()) && !AGES.contains(&second.as_str());
    !NO_NAMES.contains(&last.as_str()) && (ends || stops || goes_on)
}
