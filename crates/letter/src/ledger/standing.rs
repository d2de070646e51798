//! How one sentence stands.

use std::ops::Range;

use visitbook_domain::matrix::ENOUGH;
use visitbook_domain::{Band, BlockId, Evidence, EvidenceId, Mark};

use super::counted::{Behind, behind};
use super::cut::{CitedSentence, utf16};
use super::fixed::needs_none;
use super::rests::{Basis, Grounds};
use super::suspect::suspects;
use super::{Instead, LedgerLine, SaidProportion, Standing, Why};
use crate::proportion::{Reading, proportions, reading, reworded};

/// Words by which a sentence says that there are two sides.
const CONTRAST: &[&str] = &[
    "but",
    "although",
    "though",
    "however",
    "while",
    "whereas",
    "despite",
    "yet",
    "some",
    "variable",
    "varies",
    "inconsistent",
    "mixed",
    "uneven",
    "except",
    "not all",
    "not always",
    "not every",
];

/// The ledger's line of a sentence. `listed` is for bullets of the areas covered, which claim nothing.
pub(super) fn line(
    block: BlockId,
    sentence: CitedSentence,
    listed: bool,
    grounds: &Grounds<'_>,
    bands: &[Band],
) -> LedgerLine {
    let pieces = grounds.in_use(&sentence.cited);
    let (against, open) = grounds.against(&sentence.cited);
    let suspect = suspects(&sentence, grounds);
    let claims = !listed && !needs_none(&sentence.words);
    let counted = behind(&pieces, grounds.records).filter(|_| claims);
    let proportions = match claims {
        true => said_proportions(&sentence, counted, bands),
        false => Vec::new(),
    };
    let (standing, why) = match claims {
        false => (Standing::NeedsNone, Vec::new()),
        true => stands(
            &sentence,
            &pieces,
            open.into_iter().collect(),
            not_counted(counted, &proportions),
        ),
    };
    LedgerLine {
        block,
        start: sentence.at_utf16.start,
        end: sentence.at_utf16.end,
        standing,
        why,
        evidence: pieces.iter().map(|piece| piece.id).collect(),
        findings: sentence.cited.findings,
        against: u32::try_from(against.len()).unwrap_or(u32::MAX),
        suspect,
        counted,
        proportions,
        words: sentence.words,
    }
}

fn stands(
    sentence: &CitedSentence,
    pieces: &[&Evidence],
    open: Vec<EvidenceId>,
    not_counted: Option<Why>,
) -> (Standing, Vec<Why>) {
    if let Some(why) = carries_nothing(sentence, pieces) {
        return (Standing::Unsupported, vec![why]);
    }
    let both = has(pieces, Mark::Strength) && has(pieces, Mark::Concern) && sentence.cited.findings.is_empty();
    let in_wording = both && says_both(&sentence.words);
    let mut why = Vec::new();
    if !open.is_empty() && !in_wording {
        why.push(Why::Unweighed { evidence: open });
    }
    if both && !in_wording {
        why.push(Why::BothMarks {});
    }
    if !why.is_empty() {
        return (Standing::Contested, why);
    }
    let basis = Basis::of(pieces);
    if basis.kinds < ENOUGH {
        why.push(Why::OneKind {});
    }
    if basis.sources < ENOUGH {
        why.push(Why::OneSource {});
    }
    why.extend(not_counted);
    match why.is_empty() {
        true => (Standing::Supported, why),
        false => (Standing::Thin, why),
    }
}

fn carries_nothing(sentence: &CitedSentence, pieces: &[&Evidence]) -> Option<Why> {
    if sentence.citations.is_empty() {
        return Some(Why::NothingCited {});
    }
    if pieces.is_empty() {
        return Some(Why::NothingInUse {});
    }
    let questions = pieces.iter().all(|piece| piece.mark == Mark::Question);
    questions.then_some(Why::OnlyQuestions {})
}

fn has(pieces: &[&Evidence], mark: Mark) -> bool {
    pieces.iter().any(|piece| piece.mark == mark)
}

fn says_both(words: &str) -> bool {
    let small = words.to_lowercase();
    let each: Vec<&str> = small
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let spaced = format!(" {} ", each.join(" "));
    CONTRAST.iter().any(|words| spaced.contains(&format!(" {words} ")))
}

/// Each word of proportion of the sentence, as it stands to what was counted.
fn said_proportions(sentence: &CitedSentence, counted: Option<Behind>, bands: &[Band]) -> Vec<SaidProportion> {
    let place = |at: &Range<usize>| {
        let before = sentence.words.get(..at.start).unwrap_or_default();
        let words = sentence.words.get(at.clone()).unwrap_or_default();
        let start = sentence.at_utf16.start + utf16(before);
        (start, start + utf16(words))
    };
    let each = proportions(&sentence.words, bands).into_iter();
    each.map(|proportion| {
        let (start, end) = place(&proportion.at);
        let holds = counted.map(|count| reading(&proportion, count.met, count.of) == Reading::Agrees);
        let reworded = counted
            .filter(|_| holds == Some(false))
            .and_then(|count| reworded(&sentence.words, &proportion, bands, count.met, count.of));
        SaidProportion {
            start,
            end,
            words: proportion.words,
            holds,
            instead: reworded.map(|instead| {
                let (start, end) = place(&instead.at);
                Instead {
                    start,
                    end,
                    words: instead.words,
                }
            }),
        }
    })
    .collect()
}

fn not_counted(counted: Option<Behind>, said: &[SaidProportion]) -> Option<Why> {
    let wrong = said.iter().find(|said| said.holds == Some(false))?;
    counted.map(|count| Why::NotCounted {
        words: wrong.words.clone(),
        met: count.met,
        of: count.of,
    })
}
