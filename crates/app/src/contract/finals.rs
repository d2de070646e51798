//! The gate before a final letter, final letters, and where a visit stands.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{BlockId, FinalLetterId, FindingId, VisitId, VisitState};

/// What stands between a letter and its being final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Gate {
    /// Why there is no way at all; `None` where there is one.
    pub shut: Option<Shut>,
    /// What holds the letter back: the letter's own in the order of the text, then findings, then the authority's comments, then facts.
    pub holds: Vec<Hold>,
    /// How much would hold it back and was set aside with a reason.
    pub aside: u32,
    /// Comments that are open. They hold nothing back.
    pub open_comments: u32,
    /// The number the final letter gets.
    pub number: u32,
    /// Why the one before was not the last, as it was said when the letter was amended.
    pub because: Option<String>,
}

/// Why a letter cannot become final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Shut {
    /// There is none.
    NoLetter,
    /// It is final already.
    Final,
    /// It is a rehearsal's, or was begun as one.
    Rehearsal,
}

/// Something that holds a letter back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Hold {
    /// What sort of thing.
    pub kind: HoldKind,
    /// The rule's id, under which it is set aside; of a missing fact the field: `visit.team`, `letter.signatory`.
    pub rule: String,
    /// The block it is in; of a finding's the finding's id, which `set_aside_remark` takes as a block; of a
    /// comment on factual accuracy the comment's id, likewise; `None` for a fact.
    pub block: Option<BlockId>,
    /// Where the words begin in the block's text, in UTF-16 code units; 0 beside a letter.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words it is about.
    pub words: String,
    /// What is said, in a sentence; empty for a fact, whose words are the page's.
    pub message: String,
    /// The finding, of counter-evidence that is not weighed.
    pub finding: Option<FindingId>,
}

/// What sort of thing holds a letter back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HoldKind {
    /// It may tell who a child or a family is. Set aside with a reason, it holds nothing back.
    Identifying,
    /// What a sentence rests on does not hold. Set aside with a reason, it holds nothing back.
    Evidence,
    /// Evidence that speaks against a finding is not weighed. Weighed, or set aside with a reason, it holds nothing back.
    NotWeighed,
    /// A comment of the authority on factual accuracy is not decided. Decided, or set aside with a reason, it holds nothing
    /// back.
    NotDecided,
    /// A fact is missing. It has to be there.
    Fact,
}

/// Makes the letter of a visit final.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeFinal {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// Why the one before was not the last; `None` for what was said when it was amended.
    pub because: Option<String>,
}

/// Begins the next version of a final letter.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AmendLetter {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// Why the final one is not the last.
    pub because: String,
}

/// Names a final letter.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfFinalLetter {
    /// The final letter.
    pub final_letter: FinalLetterId,
}

/// Where a visit stands, where it can go, and how it came there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VisitProgress {
    /// Where it stands.
    pub state: VisitState,
    /// Where `move_visit` takes it.
    pub can_go: Vec<VisitState>,
    /// Where it goes next as a rule; `final` is reached through the gate. `None` at the end of the way.
    pub proposed: Option<VisitState>,
    /// Every state it came to, newest first.
    pub past: Vec<PastState>,
}

/// A state that a visit came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PastState {
    /// Which.
    pub state: VisitState,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, by name.
    pub by: String,
}
