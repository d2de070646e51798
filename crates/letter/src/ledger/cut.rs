//! A block cut into its sentences, each with what it cites.

use std::ops::Range;

use visitbook_domain::seen::Look;
use visitbook_domain::{Block, EvidenceId, FindingId, Inline};

use super::Cited;
use crate::sentences::sentences;

/// A sentence of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedSentence {
    /// Its place in the block's text, in bytes.
    pub at: Range<usize>,
    /// Its place in UTF-16 code units.
    pub at_utf16: Range<u32>,
    /// Its words.
    pub words: String,
    /// What it cites, all citations together.
    pub cited: Cited,
    /// Its citations, each with its place among all of the block, from 0.
    pub citations: Vec<(usize, Citation)>,
}

/// One citation as it stands in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The evidence cited.
    pub evidence: Vec<EvidenceId>,
    /// The findings cited.
    pub findings: Vec<FindingId>,
    /// What they and the sentence said when somebody looked at them together last.
    pub look: Option<Look>,
}

/// The sentences of a block in order. A citation belongs to the sentence within which it stands; one after the last
/// mark of a sentence still belongs to it, until the next sentence begins.
pub fn cut(block: &Block) -> Vec<CitedSentence> {
    let text = block.plain_text();
    let mut found: Vec<CitedSentence> = sentences(&text).into_iter().map(|at| bare(&text, at)).collect();
    let mut offset = 0;
    let mut nth = 0;
    for inline in &block.content {
        match inline {
            Inline::Text { text } => offset += text.len(),
            Inline::Cite {
                evidence,
                findings,
                look,
            } => {
                let holder = found.iter().rposition(|sentence| sentence.at.start <= offset);
                if let Some(sentence) = found.get_mut(holder.unwrap_or(0)) {
                    sentence.cited.evidence.extend(evidence);
                    sentence.cited.findings.extend(findings);
                    let citation = Citation {
                        evidence: evidence.clone(),
                        findings: findings.clone(),
                        look: look.clone(),
                    };
                    sentence.citations.push((nth, citation));
                }
                nth += 1;
            }
        }
    }
    found
}

/// Where a citation is put that is meant for the sentence at this place: before the marks that end it, so that words
/// always follow it. `None` for a block without a sentence. Places are UTF-16 code units of the block's text.
pub fn place_of_citation(block: &Block, caret: u32) -> Option<(CitedSentence, u32)> {
    let sentences = cut(block);
    let here = sentences
        .iter()
        .rposition(|sentence| sentence.at_utf16.start <= caret)
        .unwrap_or(0);
    let sentence = sentences.into_iter().nth(here)?;
    let bare = sentence
        .words
        .trim_end_matches(['.', '?', '!', '…', ')', ']', '’', '”', '\'', '"', ':', ';']);
    let bare = if bare.trim().is_empty() {
        sentence.words.as_str()
    } else {
        bare
    };
    let place = sentence.at_utf16.start + utf16(bare);
    Some((sentence, place))
}

fn bare(text: &str, at: Range<usize>) -> CitedSentence {
    let words = text.get(at.clone()).unwrap_or_default();
    let start = utf16(text.get(..at.start).unwrap_or_default());
    CitedSentence {
        at_utf16: start..start + utf16(words),
        words: words.to_owned(),
        at,
        cited: Cited::default(),
        citations: Vec::new(),
    }
}

pub(super) fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
