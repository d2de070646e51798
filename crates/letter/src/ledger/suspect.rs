//! What has changed since somebody looked at a sentence and what it cites together. It works both ways: the evidence
//! may say something else now, and so may the sentence.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;
use visitbook_domain::seen::{Look, Looked, Seen};
use visitbook_domain::{Block, EvidenceId, FindingId, Inline};

use super::cut::{Citation, CitedSentence, cut};
use super::rests::Grounds;
use crate::numbers::number;

/// Fewer of its words than this share, in percent, and a sentence is another one.
const SAME: usize = 60;
/// Words that turn what a sentence claims.
const TURNING: &[&str] = &[
    "no", "not", "never", "none", "nor", "cannot", "without", "neither", "nobody", "nothing", "rarely", "seldom",
    "hardly",
];

/// Words that say how many, how well, how often, and which way: with another of them it is another claim.
const WEIGHING: &[&str] = &[
    "all",
    "every",
    "almost",
    "nearly",
    "most",
    "majority",
    "many",
    "several",
    "some",
    "half",
    "few",
    "fewer",
    "minority",
    "improved",
    "improving",
    "improves",
    "better",
    "stronger",
    "declined",
    "declining",
    "worse",
    "weaker",
    "deteriorated",
    "increased",
    "decreased",
    "risen",
    "fallen",
    "strong",
    "weak",
    "good",
    "poor",
    "effective",
    "ineffective",
    "timely",
    "late",
    "delayed",
    "always",
    "often",
    "usually",
    "sometimes",
    "consistently",
];

/// Something that changed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Suspect {
    /// The sentence claims something else.
    Sentence {
        /// What it said then.
        was: String,
    },
    /// Evidence that it cites was changed, or is in the bin.
    Evidence {
        /// Which.
        evidence: EvidenceId,
    },
    /// A finding that it cites was changed, or is gone.
    Finding {
        /// Which.
        finding: FindingId,
    },
    /// Evidence that a finding rests on was changed since it was put there.
    RestsOn {
        /// The finding.
        finding: FindingId,
        /// The evidence.
        evidence: EvidenceId,
    },
}

/// What has changed about a sentence since somebody looked, each change once.
pub(super) fn suspects(sentence: &CitedSentence, grounds: &Grounds<'_>) -> Vec<Suspect> {
    let mut found = Vec::new();
    for (_, citation) in &sentence.citations {
        for suspect in of_citation(citation, sentence, grounds) {
            if !found.contains(&suspect) {
                found.push(suspect);
            }
        }
    }
    found
}

fn of_citation(citation: &Citation, sentence: &CitedSentence, grounds: &Grounds<'_>) -> Vec<Suspect> {
    let mut found = Vec::new();
    if let Some(look) = &citation.look {
        if claims_otherwise(&look.sentence, &sentence.words) {
            found.push(Suspect::Sentence {
                was: look.sentence.clone(),
            });
        }
        let changed = changed_since(citation, look, grounds);
        found.extend(changed);
    }
    for finding in citation.findings.iter().copied() {
        let changed = grounds.suspect(finding).iter().copied();
        found.extend(changed.map(|evidence| Suspect::RestsOn { finding, evidence }));
    }
    found
}

fn changed_since(citation: &Citation, look: &Look, grounds: &Grounds<'_>) -> Vec<Suspect> {
    let evidence = citation.evidence.iter().map(|id| {
        let now = grounds.piece(*id).map(Seen::of);
        (now, Suspect::Evidence { evidence: *id })
    });
    let findings = citation.findings.iter().map(|id| {
        let now = grounds.finding(*id).map(Seen::of);
        (now, Suspect::Finding { finding: *id })
    });
    let then = look.cited.iter().map(Some).chain(std::iter::repeat(None));
    let each = evidence.chain(findings).zip(then);
    each.filter(|((now, _), then)| now.as_ref() != *then)
        .map(|((_, suspect), _)| suspect)
        .collect()
}

/// Whether a sentence claims something else than it did: another number, another word that weighs, a word that turns the
/// claim round come or gone, or hardly the same words. House style may change without that: `5` is `five`.
fn claims_otherwise(was: &str, is: &str) -> bool {
    let (was, is) = (words(was), words(is));
    let turning = |words: &[String]| {
        let claims = |word: &str| TURNING.contains(&word) || WEIGHING.contains(&word);
        let turns = |word: &&String| claims(word) || word.ends_with("n't");
        let mut turning: Vec<String> = words.iter().filter(turns).cloned().collect();
        turning.sort_unstable();
        turning
    };
    let numbers = |words: &[String]| {
        let figures = |word: &String| word.chars().any(|letter| letter.is_ascii_digit()).then(|| word.clone());
        // `One of the` is no count.
        let counted = |word: &String| number(word).or_else(|| figures(word)).filter(|number| number != "1");
        words.iter().filter_map(counted).collect::<Vec<_>>()
    };
    if was.is_empty() || turning(&was) != turning(&is) || numbers(&was) != numbers(&is) {
        return was != is;
    }
    let mut left: BTreeMap<&String, usize> = BTreeMap::new();
    for word in &was {
        *left.entry(word).or_default() += 1;
    }
    let shared = is.iter().filter(|word| match left.get_mut(word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    2 * shared.count() * 100 < SAME * (was.len() + is.len())
}

fn words(sentence: &str) -> Vec<String> {
    let small = sentence.replace('’', "'").to_lowercase();
    small
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The block with every citation of the sentence that begins at `start` (in UTF-16 code units) looked at now; of every
/// sentence where `start` is `None`. A citation that nobody has ever looked at is left alone unless it is asked for.
pub fn looked_at(block: &Block, start: Option<u32>, grounds: &Grounds<'_>, now: DateTime<Utc>) -> Block {
    let mut looks: BTreeMap<usize, Look> = BTreeMap::new();
    for sentence in cut(block) {
        if start.is_some_and(|start| start != sentence.at_utf16.start) {
            continue;
        }
        for (nth, citation) in &sentence.citations {
            looks.insert(*nth, look(citation, &sentence.words, grounds, now));
        }
    }
    let mut nth = 0;
    let mut block = block.clone();
    for inline in &mut block.content {
        if let Inline::Cite { look, .. } = inline {
            if let Some(renewed) = looks.remove(&nth) {
                *look = Some(renewed);
            }
            nth += 1;
        }
    }
    block
}

fn look(citation: &Citation, sentence: &str, grounds: &Grounds<'_>, now: DateTime<Utc>) -> Look {
    let gone = || Seen(String::new());
    let seen = |looked: Option<Seen>| looked.unwrap_or_else(gone);
    let evidence = citation.evidence.iter().map(|id| seen(grounds.piece(*id).map(of)));
    let findings = citation.findings.iter().map(|id| seen(grounds.finding(*id).map(of)));
    Look {
        at: now,
        sentence: sentence.to_owned(),
        cited: evidence.chain(findings).collect(),
    }
}

fn of(looked: &impl Looked) -> Seen {
    Seen::of(looked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_claims_otherwise_when_a_number_or_a_turning_word_changes_or_most_of_its_words() {
        let cases = [
            ("Plans are timely.", "Plans are timely.", false),
            (
                "Children's wellbeing is well supported.",
                "Children’s wellbeing is well supported",
                false,
            ),
            ("Plans are timely.", "Plans are not timely.", true),
            (
                "Visits take place every 4 weeks.",
                "Visits take place every 6 weeks.",
                true,
            ),
            (
                "Managers check plans and set dates.",
                "Managers now check plans and set clear dates.",
                false,
            ),
            (
                "Managers check plans and set dates.",
                "Supervision drifts in one team.",
                true,
            ),
            ("", "Plans are timely.", true),
        ];
        for (was, is, expected) in cases {
            assert_eq!(claims_otherwise(was, is), expected, "{was} / {is}");
        }
    }

    #[test]
    fn another_number_another_weight_and_another_direction_are_another_claim_and_another_spelling_is_none() {
        let was = "Most children now see the same social worker every four weeks, and practice has improved.";
        let others = [
            "Most children now see the same social worker every six weeks, and practice has improved.",
            "Few children now see the same social worker every four weeks, and practice has improved.",
            "Most children now see the same social worker every four weeks, and practice has declined.",
            "Most children do not now see the same social worker every four weeks, and practice has improved.",
        ];
        for is in others {
            assert!(claims_otherwise(was, is), "{is}");
        }
        let same = [
            "Most children now see the same social worker every 4 weeks, and practice has improved.",
            "Most children now see one and the same social worker every four weeks; practice has improved.",
        ];
        for is in same {
            assert!(!claims_otherwise(was, is), "{is}");
        }
    }
}
