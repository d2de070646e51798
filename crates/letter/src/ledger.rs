//! The ledger: how every sentence of a letter stands, by what it rests on.
//!
//! [`ledger()`] is pure and looks at everything anew: the same letter on the same evidence gives the same ledger. A
//! sentence is cut here and nowhere else; its place is told in UTF-16 code units, as the page counts.

mod counted;
mod cut;
mod fixed;
mod rests;
mod standing;
mod suspect;

use serde::Serialize;
use ts_rs::TS;
use visitbook_domain::framework::AREAS_COVERED;
use visitbook_domain::{Band, Block, BlockId, BlockKind, EvidenceId, FindingId};

pub use counted::{Behind, CountedBy};
pub use cut::{CitedSentence, cut, place_of_citation};
pub use rests::{Basis, Cited, Grounds};
pub use suspect::{Suspect, looked_at};

/// One sentence of a letter and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LedgerLine {
    /// The block.
    pub block: BlockId,
    /// Where the sentence begins in the block's text, in UTF-16 code units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its words.
    pub words: String,
    /// How it stands.
    pub standing: Standing,
    /// Why it does not stand better; empty for one that is supported or needs none.
    pub why: Vec<Why>,
    /// The evidence in use that it rests on, itself or through findings.
    pub evidence: Vec<EvidenceId>,
    /// The findings that it cites.
    pub findings: Vec<FindingId>,
    /// How many pieces speak against it.
    pub against: u32,
    /// What has changed since somebody looked at the sentence and what it cites together.
    pub suspect: Vec<Suspect>,
    /// What was counted behind it; `None` where nothing was.
    pub counted: Option<Behind>,
    /// Its words of proportion.
    pub proportions: Vec<SaidProportion>,
}

/// A word of proportion in a sentence, as it stands to what was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SaidProportion {
    /// Where it begins in the block's text, in UTF-16 code units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The word.
    pub words: String,
    /// Whether what was counted bears it out; `None` where nothing was counted.
    pub holds: Option<bool>,
    /// What could stand there instead, and where; `None` where it holds or nothing fits.
    pub instead: Option<Instead>,
}

/// Other words for a part of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Instead {
    /// Where they go in the block's text, in UTF-16 code units.
    pub start: u32,
    /// Up to where.
    pub end: u32,
    /// The words.
    pub words: String,
}

/// How a sentence stands, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A formula or a courtesy: there is nothing to rest on.
    NeedsNone,
    /// At least two kinds of source and two sources that do not depend on each other carry it.
    Supported,
    /// Too little carries it.
    Thin,
    /// Evidence speaks against it that nobody has weighed.
    Contested,
    /// Nothing carries it.
    Unsupported,
}

/// Why a sentence does not stand better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Why {
    /// It cites nothing.
    NothingCited {},
    /// All that it cites is in the bin, or a finding that nothing supports.
    NothingInUse {},
    /// All that it cites are open questions.
    OnlyQuestions {},
    /// This speaks against it and is not weighed.
    Unweighed {
        /// The evidence.
        evidence: Vec<EvidenceId>,
    },
    /// It cites strengths and concerns, and its words do not say that there are both.
    BothMarks {},
    /// All of it comes from one kind of source.
    OneKind {},
    /// All of it comes from one source.
    OneSource {},
    /// Its word of proportion is not what was counted.
    NotCounted {
        /// The word.
        words: String,
        /// So many.
        met: u32,
        /// Of so many.
        of: u32,
    },
}

/// How every sentence of a letter stands. Headings are no sentences.
pub fn ledger(blocks: &[Block], grounds: &Grounds<'_>, bands: &[Band]) -> Vec<LedgerLine> {
    let listed = areas_listed(blocks);
    let each = blocks.iter().zip(listed);
    each.flat_map(|(block, listed)| lines_of(block, listed, grounds, bands))
        .collect()
}

/// Of each block whether it is a bullet of the areas covered, which claims nothing.
pub(crate) fn areas_listed(blocks: &[Block]) -> Vec<bool> {
    let mut covered = false;
    let listed = blocks.iter().map(|block| {
        if block.kind == BlockKind::Heading {
            covered = block.plain_text().trim().eq_ignore_ascii_case(AREAS_COVERED);
        }
        covered && block.kind == BlockKind::Bullet
    });
    listed.collect()
}

/// How the sentences of one block stand; none of a heading.
pub(crate) fn lines_of(block: &Block, listed: bool, grounds: &Grounds<'_>, bands: &[Band]) -> Vec<LedgerLine> {
    if block.kind == BlockKind::Heading {
        return Vec::new();
    }
    let sentences = cut(block).into_iter();
    sentences
        .map(|sentence| standing::line(block.id, sentence, listed, grounds, bands))
        .collect()
}

#[cfg(test)]
mod tests;
