//! How one sentence stands.

use visitbook_domain::{Band, BlockId, Evidence, Mark};

use super::cut::CitedSentence;
use super::fixed::needs_none;
use super::rests::{Basis, Grounds};
use super::suspect::suspects;
use super::{LedgerLine, Standing, Why};

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
    let (standing, why) = match listed || needs_none(&sentence.words) {
        true => (Standing::NeedsNone, Vec::new()),
        false => stands(&sentence, &pieces, open.into_iter().collect(), grounds, bands),
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
        words: sentence.words,
    }
}

fn stands(
    sentence: &CitedSentence,
    pieces: &[&Evidence],
    open: Vec<visitbook_domain::EvidenceId>,
    grounds: &Grounds<'_>,
    bands: &[Band],
) -> (Standing, Vec<Why>) {
    if let Some(why) = carries_nothing(sentence, pieces) {
        return (Standing::Unsupported, vec![why]);
    }
    let both = has(pieces, Mark::Strength) && has(pieces, Mark::Concern) && sentence.cited.findings.is_empty();
    let said = says_both(&sentence.words);
    let mut why = Vec::new();
    if !open.is_empty() && !(both && said) {
        why.push(Why::Unweighed { evidence: open });
    }
    if both && !said {
        why.push(Why::BothMarks {});
    }
    if !why.is_empty() {
        return (Standing::Contested, why);
    }
    let basis = Basis::of(pieces);
    if basis.kinds < visitbook_domain::matrix::ENOUGH {
        why.push(Why::OneKind {});
    }
    if basis.sources < visitbook_domain::matrix::ENOUGH {
        why.push(Why::OneSource {});
    }
    why.extend(not_counted(sentence, pieces, grounds, bands));
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

/// The word of proportion that is not what was counted.
fn not_counted(_: &CitedSentence, _: &[&Evidence], _: &Grounds<'_>, _: &[Band]) -> Option<Why> {
    None
}
