//! Blocks cut into their sentences without a notebook: what the tests of the page hold its edits against.

use serde::{Deserialize, Serialize};
use visitbook_domain::letter_edit::PageBlock;
use visitbook_domain::{Block, EvidenceId, FindingId};
use visitbook_letter::ledger::{CitedSentence, cut, place_of_citation};

use crate::error::{AppError, Code};
use crate::review::of_page;

/// A block, and where in it somebody wants to cite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CutBlock {
    /// The block as the page has it.
    block: PageBlock,
    /// The caret in the block's text, in UTF-16 code units.
    caret: u32,
}

/// The sentences of a block, and where a citation goes.
#[derive(Debug, Serialize)]
struct Sentences {
    /// In order.
    sentences: Vec<Sentence>,
    /// Where a citation goes that is meant for the sentence at the caret, in UTF-16 code units; `None` without one.
    place: Option<u32>,
}

/// One sentence with what it cites.
#[derive(Debug, Serialize)]
struct Sentence {
    words: String,
    evidence: Vec<EvidenceId>,
    findings: Vec<FindingId>,
}

impl From<CitedSentence> for Sentence {
    fn from(sentence: CitedSentence) -> Self {
        Self {
            words: sentence.words,
            evidence: sentence.cited.evidence,
            findings: sentence.cited.findings,
        }
    }
}

/// Answers a block and a caret, as JSON on one line, with the block's sentences and the place of a citation, as JSON.
///
/// # Errors
/// A line that is no block.
pub fn sentences_of(line: &str) -> Result<String, AppError> {
    let unread =
        |error: serde_json::Error| AppError::new(Code::Unexpected, "the line is no block").with("problem", error);
    let CutBlock { block, caret } = serde_json::from_str(line).map_err(unread)?;
    let block: Block = of_page(block);
    let answer = Sentences {
        sentences: cut(&block).into_iter().map(Sentence::from).collect(),
        place: place_of_citation(&block, caret).map(|(_, at)| at),
    };
    serde_json::to_string(&answer).map_err(unread)
}
