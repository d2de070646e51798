//! Which lines are headings, and what a heading says about the notes under it.

use visitbook_domain::EvidenceKind;

use super::known::{Index, title_words};

/// Longest heading, in characters. What is longer is a note that somebody typed in the style of a heading.
pub(super) const LONGEST: usize = 300;
/// Longest heading that is one only by its capitals.
const LONGEST_IN_CAPITALS: usize = 80;
/// Fewest capitals: initials and short forms are no headings.
const FEWEST_CAPITALS: usize = 4;

/// Words of headings and the kind of evidence that stands under them; the first that fits counts.
const KINDS: [(EvidenceKind, &[&str]); 10] = [
    (
        EvidenceKind::Observation,
        &["observation", "observations", "observed", "observing"],
    ),
    (EvidenceKind::Audit, &["audit", "audits", "moderation", "dip sample"]),
    (EvidenceKind::Supervision, &["supervision", "supervisions"]),
    (
        EvidenceKind::Performance,
        &["performance", "data", "dataset", "scorecard"],
    ),
    (
        EvidenceKind::Worker,
        &[
            "social worker",
            "social workers",
            "worker",
            "workers",
            "personal adviser",
            "personal advisers",
        ],
    ),
    (
        EvidenceKind::Leader,
        &[
            "manager",
            "managers",
            "leader",
            "leaders",
            "director",
            "dcs",
            "head of service",
        ],
    ),
    (
        EvidenceKind::Family,
        &["parent", "parents", "carer", "carers", "foster carer", "family members"],
    ),
    (
        EvidenceKind::Partner,
        &["partner", "partners", "school", "schools", "health visitor", "police"],
    ),
    (EvidenceKind::Meeting, &["meeting", "meetings"]),
    (
        EvidenceKind::Document,
        &["document", "documents", "policy", "policies", "strategy", "minutes"],
    ),
];

/// What a heading says about the notes under it.
pub(super) struct Says<'k> {
    pub areas: Vec<&'k str>,
    pub case: Option<&'k str>,
    pub kind: Option<EvidenceKind>,
}

impl<'k> Says<'k> {
    pub fn of(heading: &str, index: &Index<'k>) -> Self {
        let words = title_words(heading);
        let kind = KINDS.iter().find(|(_, all)| all.iter().any(|each| has(&words, each)));
        Self {
            areas: areas(&words, index),
            case: the_case(heading, index),
            kind: kind.map(|(kind, _)| *kind),
        }
    }
}

fn has(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|some| some.iter().eq(phrase.iter()))
}

/// Areas whose whole title stands in the words; not one whose title is part of another that stands there too, and none
/// of two that have the same title.
fn areas<'k>(words: &[String], index: &Index<'k>) -> Vec<&'k str> {
    let contains = |longer: &[String], words: &[String]| longer.windows(words.len().max(1)).any(|some| some == words);
    let found = index
        .areas
        .iter()
        .filter(|area| !area.words.is_empty() && contains(words, &area.words));
    let found: Vec<_> = found.collect();
    let covered = |id: &str, mine: &[String]| found.iter().any(|other| other.id != id && contains(&other.words, mine));
    found
        .iter()
        .filter(|area| !covered(area.id, &area.words))
        .map(|area| area.id)
        .collect()
}

/// The case that a text names by its reference, if it is exactly one. A reference without a letter is a number only.
pub(super) fn the_case<'k>(text: &str, index: &Index<'k>) -> Option<&'k str> {
    let lettered =
        |word: &&str| word.contains(char::is_alphabetic) && word.contains(|char: char| char.is_ascii_digit());
    let mut named: Option<&'k str> = None;
    for word in text
        .split(|char: char| !char.is_alphanumeric() && char != '-')
        .filter(lettered)
    {
        let parts = word.split('-').filter(|part| part.len() < word.len());
        for case in std::iter::once(word)
            .chain(parts)
            .filter(lettered)
            .filter_map(|each| index.case_named(each))
        {
            if named.is_some_and(|other| other != case) {
                return None;
            }
            named = Some(case);
        }
    }
    named
}

/// The level of a heading in Markdown and how many characters stand before its words.
pub(super) fn marked(line: &str) -> Option<(u8, usize)> {
    let level = line.chars().take_while(|char| *char == '#').count();
    let rest = line.trim_start_matches('#');
    let words = rest.trim_start();
    let gap = rest.chars().count() - words.chars().count();
    let fits = (1..=6).contains(&level) && gap > 0 && !words.is_empty();
    fits.then_some((u8::try_from(level).ok()?, level + gap))
}

/// Whether a line without any mark is a heading: in capitals, or nothing but an area's title or a case's reference.
pub(super) fn unmarked(line: &str, index: &Index<'_>) -> bool {
    let line = line.trim();
    let bare = line.trim_end_matches(':').trim_end();
    if bare.chars().count() > LONGEST || bare.contains(['#', '@', '|']) {
        return false;
    }
    let words = title_words(bare);
    let area = || index.areas.iter().any(|area| !words.is_empty() && area.words == words);
    let case = || match words.as_slice() {
        [reference] => index.case_named(reference).is_some() && reference.contains(char::is_alphabetic),
        [word, reference] => ["case", "child"].contains(&word.as_str()) && index.case_named(reference).is_some(),
        _ => false,
    };
    let plain_end = !bare.ends_with(['.', '?', '!']);
    plain_end && (in_capitals(bare) || area() || case())
}

fn in_capitals(line: &str) -> bool {
    let capitals = line.chars().filter(|char| char.is_uppercase()).count();
    let short = line.chars().count() <= LONGEST_IN_CAPITALS;
    short && capitals >= FEWEST_CAPITALS && !line.contains(char::is_lowercase)
}

/// Whether a line is only drawn: `---`, `***`, `=====`.
pub(super) fn drawn(line: &str) -> Option<char> {
    let line = line.trim();
    let first = line.chars().next().filter(|char| "-=*_~".contains(*char))?;
    let long = line.chars().count() >= 3;
    (long && line.chars().all(|char| char == first || char == ' ')).then_some(first)
}
