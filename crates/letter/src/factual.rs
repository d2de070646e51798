//! The sentence that a comment on factual accuracy is about: cut, found again, proposed.
//!
//! A sentence is cut as the ledger cuts it. Once a comment is tied to one it is found again after edits, with what it
//! became, or said to be lost. Which sentence a comment is about is proposed and never decided here.

mod clue;
mod propose;

use std::ops::Range;

use serde::Serialize;
use ts_rs::TS;
use visitbook_domain::{Anchor, Block, BlockId, BlockKind};

use crate::ledger::cut;
pub use propose::{Because, Clue, Proposer};

/// At least so much of two sentences' words is the same where one became the other, as a share of both: half of them,
/// and less where one side of it is as it was.
const ALIKE: f64 = 0.5;
/// See [`ALIKE`].
const ALIKE_BESIDE: f64 = 0.25;

/// A sentence of the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Sentence {
    /// The block.
    pub block: BlockId,
    /// Where it begins in the block's text, in UTF-16 code units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its words.
    pub words: String,
}

/// What has become of a sentence since a comment was tied to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// It stands as it was.
    Same(Sentence),
    /// It was edited.
    Changed(Sentence),
    /// It is gone, or so much changed that nobody can say which it is.
    Lost,
}

/// A sentence with its block's text and its bytes in it.
pub(crate) struct Cut<'b> {
    pub(crate) block: &'b Block,
    pub(crate) text: String,
    pub(crate) at: Range<usize>,
    pub(crate) sentence: Sentence,
}

impl Cut<'_> {
    fn anchor(&self) -> Option<Anchor> {
        Anchor::new(self.sentence.block, &self.text, self.at.clone())
    }

    fn before(&self) -> &str {
        self.text.get(..self.at.start).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.at.end..).unwrap_or_default()
    }
}

/// The sentences of a letter, cut once to be asked for often.
pub struct Sentences<'b>(Vec<Cut<'b>>);

impl<'b> Sentences<'b> {
    /// Cuts a letter.
    pub fn of(blocks: &'b [Block]) -> Self {
        Self(sentences_of(blocks))
    }

    /// What has become of the sentence of an anchor.
    pub fn since(&self, anchor: &Anchor) -> Since {
        let own = || self.0.iter().filter(|cut| cut.sentence.block == anchor.block);
        if let Some(cut) = as_it_was(anchor, own()) {
            return cut;
        }
        // Cut in two or joined with another, its paragraph has another name, and the sentence is the same.
        let mut elsewhere = self.0.iter().filter(|cut| cut.sentence.words == anchor.words);
        if let (Some(cut), None) = (elsewhere.next(), elsewhere.next()) {
            return Since::Same(cut.sentence.clone());
        }
        became(anchor, &own().collect::<Vec<_>>()).map_or(Since::Lost, Since::Changed)
    }
}

/// Every sentence of these blocks. Headings have none.
pub(crate) fn sentences_of(blocks: &[Block]) -> Vec<Cut<'_>> {
    let mut all = Vec::new();
    for block in blocks.iter().filter(|block| block.kind != BlockKind::Heading) {
        let text = block.plain_text();
        for cited in cut(block) {
            all.push(Cut {
                block,
                text: text.clone(),
                at: cited.at,
                sentence: Sentence {
                    block: block.id,
                    start: cited.at_utf16.start,
                    end: cited.at_utf16.end,
                    words: cited.words,
                },
            });
        }
    }
    all
}

/// The sentence at a place of a block, in UTF-16 code units, as an anchor; between two of them the one before.
/// `None` for a heading, and for a block without a sentence.
pub fn anchor_at(block: &Block, caret: u32) -> Option<Anchor> {
    let sentences = sentences_of(std::slice::from_ref(block));
    let here = sentences
        .iter()
        .rposition(|cut| cut.sentence.start <= caret)
        .unwrap_or(0);
    sentences.get(here)?.anchor()
}

/// The sentence with the anchor's words in it.
fn as_it_was<'c>(anchor: &Anchor, mut own: impl Iterator<Item = &'c Cut<'c>> + Clone) -> Option<Since> {
    let found = anchor.find(&own.clone().next()?.text)?;
    let cut = own.find(|cut| cut.at.start <= found.start && found.start < cut.at.end)?;
    let sentence = cut.sentence.clone();
    Some(match sentence.words == anchor.words {
        true => Since::Same(sentence),
        false => Since::Changed(sentence),
    })
}

/// The sentence of the same block that this one became: the one between the same neighbours, or else the one that is most
/// like it. Where two are equally like it there is none.
fn became(anchor: &Anchor, own: &[&Cut<'_>]) -> Option<Sentence> {
    let mut liked: Vec<(f64, &Cut<'_>)> = own
        .iter()
        .filter_map(|cut| Some((likeness(anchor, cut)?, *cut)))
        .collect();
    liked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let mut liked = liked.into_iter();
    let (best, cut) = liked.next()?;
    let sure = liked.next().is_none_or(|(next, _)| next < best);
    sure.then(|| cut.sentence.clone())
}

/// How likely the sentence is what the anchor's became; `None` where too little is the same.
fn likeness(anchor: &Anchor, cut: &Cut<'_>) -> Option<f64> {
    let alike = clue::alike(&anchor.words, &cut.sentence.words);
    let same = |here: bool, was: &str, now: &str| here || (was.trim().is_empty() && now.trim().is_empty());
    let (was_before, was_after) = (anchor.before.trim(), anchor.after.trim());
    let before = same(
        !was_before.is_empty() && cut.before().trim_end().ends_with(was_before),
        was_before,
        cut.before(),
    );
    let after = same(
        !was_after.is_empty() && cut.after().trim_start().starts_with(was_after),
        was_after,
        cut.after(),
    );
    match (before, after) {
        (true, true) => Some(2.0 + alike),
        (true, false) | (false, true) if alike >= ALIKE_BESIDE => Some(alike),
        _ => (alike >= ALIKE).then_some(alike),
    }
}

#[cfg(test)]
mod tests;
