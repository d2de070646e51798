//! The letter under review: its ledger and remarks, citing, looking again, setting aside.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::letter_edit::PageBlock;
use visitbook_domain::{Band, BlockId, EvidenceId, FindingId, HouseStyle, Inline, LettersLook, VisitId, VisitState};

/// A letter as the page has it, to be looked through.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewLetter {
    /// The visit.
    pub visit: VisitId,
    /// Every block in order.
    pub blocks: Vec<PageBlock>,
}

/// Asks where a citation goes that is meant for the sentence at the caret.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceCitation {
    /// The visit.
    pub visit: VisitId,
    /// The block as the page has it.
    pub block: PageBlock,
    /// The caret in the block's text, in UTF-16 code units.
    pub caret: u32,
    /// The evidence to be cited.
    pub evidence: Vec<EvidenceId>,
    /// The findings to be cited.
    pub findings: Vec<FindingId>,
}

/// Where a citation goes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlacedCitation {
    /// The place in the block's text, in UTF-16 code units; `None` where the block has no sentence.
    pub at: Option<u32>,
    /// Where the sentence begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The sentence.
    pub words: String,
    /// What of the request the sentence does not cite yet, as the citation to put there; `None` where that is nothing.
    pub cite: Option<Inline>,
}

/// Says that somebody looked at a sentence and what it cites as they are now.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtSentence {
    /// The visit.
    pub visit: VisitId,
    /// The block as the page has it.
    pub block: PageBlock,
    /// Where the sentence begins in the block's text, in UTF-16 code units.
    pub start: u32,
}

/// A block whose citations were looked at.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LookedAt {
    /// The block with its citations renewed; its words are the same.
    pub block: PageBlock,
}

/// What each rule is, for whoever wants to know why something is said.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RuleBook {
    /// The rules.
    pub rules: Vec<RuleEntry>,
}

/// One rule.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RuleEntry {
    /// Its id.
    pub id: &'static str,
    /// Why it is.
    pub why: &'static str,
    /// Where that was read.
    pub source: &'static str,
}

/// Asks what a misspelt word may be meant to be.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SuggestSpelling {
    /// The word.
    pub word: String,
}

/// What a misspelt word may be meant to be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Suggestions {
    /// The likeliest first.
    pub words: Vec<String>,
}

/// Sets a remark aside.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAsideRemark {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// The rule's id.
    pub rule: String,
    /// The block.
    pub block: BlockId,
    /// The words the remark is about.
    pub words: String,
    /// Why.
    pub because: String,
}

/// The notebook's own words and bands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HouseStyleView {
    /// The record's revision; 0 while nobody has changed it.
    pub rev: u32,
    /// The words and bands in force.
    pub style: HouseStyle,
    /// The bands that the program brings, to be put back.
    pub proposed: Vec<Band>,
    /// What was typed and is neither a word nor a band yet, by box: `new_words` and `typed_bands`.
    pub unfinished: BTreeMap<String, String>,
}

/// Changes the notebook's own words, its bands or the look of its letters.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditHouseStyle {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The revision somebody looked at.
    pub base_rev: u32,
    /// All words.
    pub words: Vec<String>,
    /// All bands.
    pub bands: Vec<Band>,
    /// How its letters look. Of the picture only the words change here.
    pub look: LettersLook,
}

/// Moves a visit to another state.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveVisit {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// The revision somebody looked at.
    pub base_rev: u32,
    /// Where it goes.
    pub to: VisitState,
}
