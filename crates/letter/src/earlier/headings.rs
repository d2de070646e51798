//! Headings of letters and reports through the years.

use visitbook_domain::framework::{AREAS_COVERED, EDITIONS, FINDINGS, HEADLINE_FINDINGS};

/// Headings that no framework edition names: of letters before 2022, of focused visits and of reports.
const FURTHER: &[&str] = &[
    "Areas for priority action",
    "Context",
    "Evaluation of progress",
    "Executive summary",
    "Findings",
    "Main findings",
    "Next steps",
    "Overall findings",
    "Overview",
    "Recommendations",
    "Summary of findings",
    "What needs to improve",
    "What needs to improve in this area of social work practice",
];

/// What follows the name of a judgement where it is a heading: `is good`, `: inadequate`.
const GRADES: &[&str] = &[
    "good",
    "inadequate",
    "outstanding",
    "requires improvement",
    "requires improvement to be good",
    "require improvement to be good",
];

/// Judgements under other names than those of the editions.
const JUDGEMENTS: &[&str] = &["The experiences and progress of children looked after and achieving permanence"];

/// Whether the words are a heading that is known, by themselves or with a grade or a mark after them.
pub(super) fn is_heading(words: &str) -> bool {
    let (words, _) = without_note(words);
    let small = words.trim().trim_end_matches(['?', ':', '.']).to_lowercase();
    let small = unnumbered(&small);
    let same = |heading: &&str| heading.to_lowercase() == small;
    let of_editions = EDITIONS.iter().flat_map(|edition| edition.headings.iter().copied());
    let mut known = of_editions.chain(FURTHER.iter().copied());
    known.any(|heading| same(&heading)) || is_graded(small)
}

/// Whether more lines may make a heading of these words.
pub(super) fn may_become_heading(words: &str) -> bool {
    let small = words.trim().to_lowercase();
    let small = unnumbered(&small);
    let begins = |name: &str| name.to_lowercase().starts_with(small) || small.starts_with(&name.to_lowercase());
    !small.is_empty() && (judgements().any(begins) || FURTHER.iter().copied().any(begins))
}

/// The words and the number of a footnote after them: `What needs to improve?1`.
pub(super) fn without_note(words: &str) -> (&str, &str) {
    let bare = words.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let marked = bare.ends_with(|letter: char| letter.is_alphabetic() || letter == '?');
    let note = words.get(bare.len()..).unwrap_or_default();
    match marked && note.len() == 1 {
        true => (bare, note),
        false => (words, ""),
    }
}

/// Whether it is the heading over what a report asks to be improved.
pub(super) fn asks_for_improvement(heading: &str) -> bool {
    let small = heading.to_lowercase();
    ["what needs to improve", "areas for priority action", "recommendations"]
        .iter()
        .any(|begin| small.starts_with(begin))
}

/// Whether it is the heading over the areas that a visit looked at.
pub(super) fn lists_areas(heading: &str) -> bool {
    heading.eq_ignore_ascii_case(AREAS_COVERED)
}

/// Whether it is the heading over the findings of a letter, the headline findings not among them.
pub(super) fn has_findings(heading: &str) -> bool {
    let named = [FINDINGS, "Findings", "Main findings", "Evaluation of progress"];
    named.iter().any(|name| heading.eq_ignore_ascii_case(name)) && !heading.eq_ignore_ascii_case(HEADLINE_FINDINGS)
}

fn judgements() -> impl Iterator<Item = &'static str> {
    let of_editions = EDITIONS
        .iter()
        .flat_map(|edition| edition.judgements.iter().map(|judgement| judgement.name));
    of_editions.chain(JUDGEMENTS.iter().copied())
}

fn is_graded(small: &str) -> bool {
    judgements().any(|name| {
        let rest = small.strip_prefix(&name.to_lowercase()).map(str::trim_start);
        let grade = rest.and_then(|rest| {
            let joints = [":", "is:", "are:", "is ", "are ", "– ", "- "];
            joints.iter().find_map(|joint| rest.strip_prefix(joint))
        });
        grade.is_some_and(|grade| GRADES.contains(&grade.trim()))
    })
}

fn unnumbered(words: &str) -> &str {
    let rest = words.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    match rest.len() < words.len() && rest.starts_with(' ') {
        true => rest.trim_start(),
        false => words,
    }
}
