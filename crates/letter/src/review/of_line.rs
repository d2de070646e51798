//! What is said of a sentence by how it stands in the ledger.

use std::ops::Range;

use super::{CHANGED_SINCE, NOT_COUNTED, NOT_WEIGHED, NOT_WHAT_WAS_COUNTED, RESTS_ON_NOTHING, Said};
use crate::check::Severity;
use crate::ledger::{LedgerLine, SaidProportion, Standing, Suspect, Why};

/// What a line of the ledger wants to be answered.
pub(super) fn said_of_line(line: &LedgerLine) -> Vec<Said> {
    let mut said = Vec::new();
    match line.standing {
        Standing::Unsupported => said.push(Said::of_sentence(line, RESTS_ON_NOTHING, unsupported(&line.why))),
        Standing::Contested => said.push(Said::of_sentence(line, NOT_WEIGHED, contested(&line.why))),
        Standing::NeedsNone | Standing::Supported | Standing::Thin => {}
    }
    if !line.suspect.is_empty() {
        said.push(Said::of_sentence(line, CHANGED_SINCE, changed(&line.suspect)));
    }
    // Where a sentence rests on nothing, that is what is to be said of it.
    if line.standing != Standing::Unsupported {
        said.extend(
            line.proportions
                .iter()
                .filter_map(|word| said_of_proportion(line, word)),
        );
    }
    said
}

/// A word that is not what was counted, with the word that would be; or a word behind which nothing was counted.
fn said_of_proportion(line: &LedgerLine, word: &SaidProportion) -> Option<Said> {
    let (rule, message) = match (word.holds, line.counted) {
        (Some(true), _) => return None,
        (Some(false), Some(count)) => (
            NOT_WHAT_WAS_COUNTED,
            format!("‘{}’ rests on {} of {}.", word.words, count.met, count.of),
        ),
        _ => (NOT_COUNTED, format!("No count stands behind ‘{}’.", word.words)),
    };
    let (start, end) = match &word.instead {
        Some(instead) => (instead.start, instead.end),
        None => (word.start, word.end),
    };
    Some(Said {
        severity: Severity::Advice,
        start,
        end,
        words: slice_utf16(&line.words, start - line.start..end - line.start)?,
        fixes: word.instead.iter().map(|instead| instead.words.clone()).collect(),
        ..Said::of_sentence(line, rule, message)
    })
}

/// A part of a text, by UTF-16 code units.
fn slice_utf16(text: &str, at: Range<u32>) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = units.get(usize::try_from(at.start).ok()?..usize::try_from(at.end).ok()?)?;
    String::from_utf16(part).ok()
}

fn unsupported(why: &[Why]) -> String {
    let words = match why.first() {
        Some(Why::NothingInUse {}) => "All that this sentence cites is in the bin, or a finding that nothing supports.",
        Some(Why::OnlyQuestions {}) => "All that this sentence cites are open questions.",
        _ => "This sentence rests on nothing.",
    };
    words.to_owned()
}

fn contested(why: &[Why]) -> String {
    match why.first() {
        Some(Why::Unweighed { evidence }) if evidence.len() == 1 => {
            "One piece of evidence speaks against this and is not weighed.".to_owned()
        }
        Some(Why::Unweighed { evidence }) => {
            format!(
                "{} pieces of evidence speak against this and are not weighed.",
                evidence.len()
            )
        }
        _ => "This sentence cites strengths and concerns, and its words do not say that there are both.".to_owned(),
    }
}

fn changed(suspect: &[Suspect]) -> String {
    let sentence = suspect.iter().any(|each| matches!(each, Suspect::Sentence { .. }));
    let words = match (sentence, suspect.len()) {
        (true, 1) => "The sentence says something else since its evidence was looked at.",
        (true, _) => "The sentence and what it cites have changed since they were looked at together.",
        (false, _) => "What this sentence rests on has changed since it was cited.",
    };
    words.to_owned()
}
