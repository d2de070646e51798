//! Findings: what supports each, what speaks against it, and what was made of that.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{AreaId, Direction, EvidenceId, FindingId, Mark, VisitId, Weighing};

/// Makes a finding.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddFinding {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// Its id, made by the page.
    pub finding: FindingId,
    /// The visit.
    pub visit: VisitId,
    /// The area of concern.
    pub area: AreaId,
    /// What was found.
    pub statement: String,
    /// Strength or concern.
    pub mark: Mark,
    /// How it stands to the last visit.
    pub direction: Direction,
    /// The evidence that supports it.
    pub supports: Vec<EvidenceId>,
}

/// Puts evidence with a finding, or takes it away.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkEvidence {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The finding.
    pub finding: FindingId,
    /// The revision somebody looked at.
    pub base_rev: u32,
    /// The evidence.
    pub evidence: Vec<EvidenceId>,
    /// Where it goes.
    pub side: Side,
}

/// On which side of a finding evidence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// It supports the finding.
    Supports,
    /// It speaks against it.
    Against,
    /// On neither: it is taken away.
    Neither,
}

/// Says what is made of evidence that speaks against a finding.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Weigh {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The finding.
    pub finding: FindingId,
    /// The revision somebody looked at.
    pub base_rev: u32,
    /// The evidence.
    pub evidence: EvidenceId,
    /// What is made of it; `None` takes the weighing back.
    pub how: Option<Weighing>,
    /// Why.
    pub because: String,
}

/// Says that somebody looked at what a finding is linked to as it is now.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtFinding {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The finding.
    pub finding: FindingId,
    /// The revision somebody looked at.
    pub base_rev: u32,
}

/// How each finding of a visit stands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FindingsView {
    /// By number.
    pub findings: Vec<FindingStanding>,
}

/// How a finding stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FindingStanding {
    /// Which.
    pub finding: FindingId,
    /// Everything that speaks against it, asked for or not, by number.
    pub against: Vec<EvidenceId>,
    /// Of that, what nobody has weighed as it is now.
    pub unweighed: Vec<EvidenceId>,
    /// Of what it is linked to, what has changed since somebody looked, or is in the bin.
    pub suspect: Vec<EvidenceId>,
    /// From how many kinds of source its support comes.
    pub kinds: u32,
    /// From how many sources that do not depend on each other.
    pub sources: u32,
    /// About how many cases.
    pub cases: u32,
    /// Fewer than two kinds or fewer than two sources.
    pub thin: bool,
    /// How many sentences of the letter cite it.
    pub sentences: u32,
}
