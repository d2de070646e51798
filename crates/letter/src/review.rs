//! Everything there is to say about a letter, in one list: what its ledger says and what the checks say, each with
//! whether somebody has set it aside.
//!
//! What is said about one block by itself is kept until the block's words change, so that a key costs one block.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;
use visitbook_domain::{Band, Block, BlockId, BlockKind, Inline, Letter, SetAside, SetAsideId};

use crate::check::{Checker, Passage, Remark, Severity};
use crate::ledger::{Grounds, LedgerLine, areas_listed, lines_of};

mod of_line;

use self::of_line::said_of_line;

/// What is to be said about some words of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReviewRemark {
    /// The rule's id.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// The block.
    pub block: BlockId,
    /// Where the words begin in the block's text, in UTF-16 code units.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words.
    pub words: String,
    /// What is said, in a sentence.
    pub message: String,
    /// What can stand in place of the words, the best first.
    pub fixes: Vec<String>,
    /// What stands elsewhere and is to be read beside it, as the last letter's sentence; `None` where nothing is.
    pub beside: Option<String>,
    /// The remark that was set aside, where somebody did.
    pub aside: Option<SetAsideId>,
}

/// What is to be said about a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Review {
    /// How each sentence stands, in order.
    pub ledger: Vec<LedgerLine>,
    /// What is to be said, in the order of the text.
    pub remarks: Vec<ReviewRemark>,
}

/// Why something is said of a sentence by how it stands in the ledger, and where that was read.
pub struct LedgerRule {
    /// Its id.
    pub id: &'static str,
    /// Why it is.
    pub why: &'static str,
    /// Where that was read.
    pub source: &'static str,
}

/// Everything that the ledger says.
pub const LEDGER_RULES: [LedgerRule; 5] = [
    LedgerRule {
        id: RESTS_ON_NOTHING,
        why: "A letter reports what inspectors saw; a sentence that rests on nothing cannot be defended when it is challenged.",
        source: "Ofsted, ILACS framework: findings rest on evidence from records, observation and talks",
    },
    LedgerRule {
        id: NOT_WEIGHED,
        why: "Evidence of the opposite mark in the same area may make the sentence wrong, or only one side of it.",
        source: "Ours: what speaks against a finding is weighed, and how is kept",
    },
    LedgerRule {
        id: CHANGED_SINCE,
        why: "Somebody looked at the sentence and what it cites together; one of them says something else since.",
        source: "Ours",
    },
    LedgerRule {
        id: NOT_WHAT_WAS_COUNTED,
        why: "A word such as ‘most’ is read as a share, and directors hold it against their own figures.",
        source: "Ours: the bands of words of proportion are Visitbook’s proposal and can be changed in Settings",
    },
    LedgerRule {
        id: NOT_COUNTED,
        why: "A word of proportion without a count behind it is an impression.",
        source: "Ours: the bands of words of proportion are Visitbook’s proposal and can be changed in Settings",
    },
];

/// The id under which it is said that a sentence rests on nothing.
pub const RESTS_ON_NOTHING: &str = "rests-on-nothing";
/// The id under which it is said that what speaks against a sentence is not weighed.
pub const NOT_WEIGHED: &str = "not-weighed";
/// The id under which it is said that something changed since somebody looked.
pub const CHANGED_SINCE: &str = "changed-since";
/// The id under which it is said that a word of proportion is not what was counted.
pub const NOT_WHAT_WAS_COUNTED: &str = "not-what-was-counted";
/// The id under which it is said that nothing was counted behind a word of proportion.
pub const NOT_COUNTED: &str = "not-counted";

/// Looks through letters of one visit, again and again, as long as nothing of the visit changes but the letter.
pub struct Reviewer {
    checker: Checker,
    bands: Vec<Band>,
    /// What was found in each block last.
    kept: BTreeMap<BlockId, Kept>,
}

/// What was found in a block by itself, and all that it depends on.
struct Kept {
    kind: BlockKind,
    content: Vec<Inline>,
    listed: bool,
    lines: Vec<LedgerLine>,
    remarks: Vec<Remark>,
}

impl Kept {
    fn is_of(&self, block: &Block, listed: bool) -> bool {
        self.kind == block.kind && self.listed == listed && self.content == block.content
    }
}

impl Reviewer {
    /// A reviewer that has read nothing yet.
    pub fn new(checker: Checker, bands: Vec<Band>) -> Self {
        Self {
            checker,
            bands,
            kept: BTreeMap::new(),
        }
    }

    /// Everything there is to say about these blocks. The grounds are those of the same records each time: for others a
    /// new reviewer is made.
    pub fn review(&mut self, blocks: &[Block], grounds: &Grounds<'_>) -> Review {
        let texts: Vec<String> = blocks.iter().map(Block::plain_text).collect();
        let with_texts = blocks.iter().zip(&texts);
        let passages: Vec<Passage<'_>> = with_texts
            .map(|(block, words)| Passage {
                kind: block.kind,
                words,
            })
            .collect();
        let (ledger, mut remarks) = self.by_block(blocks, &passages, grounds);
        remarks.extend(ledger.iter().flat_map(said_of_line));
        let whole = self.checker.whole(&passages);
        let in_block = |remark: &Remark| blocks.get(remark.block).map(|block| Said::of(block.id, remark));
        remarks.extend(whole.iter().filter_map(in_block));
        remarks.extend(self.around(blocks, grounds.records.letter.as_ref()));
        let order: BTreeMap<BlockId, usize> = blocks.iter().enumerate().map(|(at, block)| (block.id, at)).collect();
        remarks.sort_by_key(|said| (order.get(&said.block).copied(), said.start, said.severity, said.end));
        let asides = Asides::new(&grounds.records.set_aside, &order);
        Review {
            remarks: once(remarks).into_iter().map(|said| said.with(&asides)).collect(),
            ledger,
        }
    }

    /// What is said of addressee, greeting and signatory, at the beginning of the text: they are in none of its blocks, and
    /// are mended among the letter's details.
    fn around(&self, blocks: &[Block], letter: Option<&Letter>) -> Vec<Said> {
        let (Some(first), Some(letter)) = (blocks.first(), letter) else {
            return Vec::new();
        };
        let greeting = format!("Dear {}", letter.salutation);
        let lines = letter.addressee.iter().chain([&greeting, &letter.valediction]);
        let lines = lines.chain(&letter.signatory).map(|line| Passage::paragraph(line));
        let remarks = self.checker.around(&lines.collect::<Vec<_>>());
        let said = remarks.iter().map(|remark| Said {
            start: 0,
            end: 0,
            fixes: Vec::new(),
            ..Said::of(first.id, remark)
        });
        said.collect()
    }

    /// The ledger, and what is said of each block by itself; only of those that changed it is found anew.
    fn by_block(
        &mut self,
        blocks: &[Block],
        passages: &[Passage<'_>],
        grounds: &Grounds<'_>,
    ) -> (Vec<LedgerLine>, Vec<Said>) {
        let mut before = std::mem::take(&mut self.kept);
        let (mut ledger, mut said) = (Vec::new(), Vec::new());
        for ((block, passage), listed) in blocks.iter().zip(passages).zip(areas_listed(blocks)) {
            let same = before.remove(&block.id).filter(|kept| kept.is_of(block, listed));
            let kept = same.unwrap_or_else(|| Kept {
                kind: block.kind,
                content: block.content.clone(),
                listed,
                lines: lines_of(block, listed, grounds, &self.bands),
                remarks: self.checker.block(0, passage),
            });
            ledger.extend(kept.lines.iter().cloned());
            said.extend(kept.remarks.iter().map(|remark| Said::of(block.id, remark)));
            self.kept.insert(block.id, kept);
        }
        (ledger, said)
    }
}

/// A remark before it is known whether it was set aside.
struct Said {
    rule: String,
    severity: Severity,
    block: BlockId,
    start: u32,
    end: u32,
    words: String,
    message: String,
    fixes: Vec<String>,
    beside: Option<String>,
}

impl Said {
    fn of(block: BlockId, remark: &Remark) -> Self {
        Self {
            rule: remark.rule.to_owned(),
            severity: remark.severity,
            block,
            start: remark.at.start,
            end: remark.at.end,
            words: remark.words.clone(),
            message: remark.message.clone(),
            fixes: remark.fixes.clone(),
            beside: remark.beside.clone(),
        }
    }

    fn of_sentence(line: &LedgerLine, rule: &str, message: String) -> Self {
        Self {
            rule: rule.to_owned(),
            severity: Severity::Evidence,
            block: line.block,
            start: line.start,
            end: line.end,
            words: line.words.clone(),
            message,
            fixes: Vec::new(),
            beside: None,
        }
    }

    fn with(self, asides: &Asides<'_>) -> ReviewRemark {
        ReviewRemark {
            aside: asides.of(&self),
            rule: self.rule,
            severity: self.severity,
            block: self.block,
            start: self.start,
            end: self.end,
            words: self.words,
            message: self.message,
            fixes: self.fixes,
            beside: self.beside,
        }
    }
}

/// One rule says one thing of the same words: the page knows remarks apart by rule, place and words.
fn once(mut remarks: Vec<Said>) -> Vec<Said> {
    let mut before = BTreeSet::new();
    let key = |said: &Said| (said.rule.clone(), said.block, said.start, said.end, said.words.clone());
    remarks.retain(|said| before.insert(key(said)));
    remarks
}

/// What was set aside, by rule and words.
struct Asides<'a> {
    by_words: BTreeMap<(&'a str, &'a str), Vec<&'a SetAside>>,
    here: &'a BTreeMap<BlockId, usize>,
}

impl<'a> Asides<'a> {
    fn new(all: &'a [SetAside], here: &'a BTreeMap<BlockId, usize>) -> Self {
        let mut by_words: BTreeMap<_, Vec<&SetAside>> = BTreeMap::new();
        for aside in all {
            by_words
                .entry((aside.rule.as_str(), aside.words.as_str()))
                .or_default()
                .push(aside);
        }
        Self { by_words, here }
    }

    /// The one of the same rule about the same words in the same block; or in a block that is gone, for words move from
    /// block to block when a paragraph is split.
    fn of(&self, said: &Said) -> Option<SetAsideId> {
        let asides = self.by_words.get(&(said.rule.as_str(), said.words.as_str()))?;
        let same = asides.iter().find(|aside| aside.block == said.block);
        let moved = || asides.iter().find(|aside| !self.here.contains_key(&aside.block));
        same.or_else(moved).map(|aside| aside.id)
    }
}

#[cfg(test)]
mod tests;
