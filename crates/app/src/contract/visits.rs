//! What Home and a visit show.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use visitbook_domain::authorities::ListedAuthority;
use visitbook_domain::framework::Framework;
use visitbook_domain::{PersonId, VisitId};

use super::Kept;

/// What Home shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Home {
    /// The notebook's name.
    pub notebook: String,
    /// Who writes.
    pub me: PersonId,
    /// People, authorities, inspections and visits.
    pub kept: Vec<Kept>,
    /// One for each visit.
    pub visits: Vec<VisitSummary>,
}

/// Where a visit stands, in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VisitSummary {
    /// The visit.
    pub visit: VisitId,
    /// Its dates in words.
    pub dates: String,
    /// `Third monitoring visit`.
    pub title: String,
    /// Pieces of evidence, the bin left out.
    pub evidence: u32,
    /// Cases.
    pub cases: u32,
    /// Words in the letter; `None` where it is not begun.
    pub letter_words: Option<u32>,
    /// Evidence by area: area, short name, strengths, concerns, all.
    pub areas: Vec<AreaSummary>,
    /// The day the letter is due; `None` for a visit without dates.
    pub letter_due: Option<NaiveDate>,
    /// Whether the bank holidays of that day's year are not published yet, so that it may still change.
    pub letter_due_projected: bool,
    /// The days of the visit's targets, in their order; empty for a visit without dates.
    pub targets: Vec<DueDay>,
}

/// A day that was counted to in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DueDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether it may still change, for the bank holidays of its year are not published yet.
    pub projected: bool,
}

/// Evidence of one area of concern, in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AreaSummary {
    /// Short name.
    pub title: String,
    /// Pieces marked as strength.
    pub strengths: u32,
    /// Pieces marked as concern.
    pub concerns: u32,
    /// All pieces, the bin left out.
    pub all: u32,
}

/// The 153 authorities.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListedAuthorities {
    /// By region and name.
    pub listed: &'static [ListedAuthority],
}

/// Every framework edition.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Frameworks {
    /// Oldest first.
    pub editions: &'static [Framework],
}

/// Names a visit.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenVisit {
    /// The visit.
    pub visit: VisitId,
}

/// Everything of one visit.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VisitView {
    /// Every record: people, authority, inspection, visit, areas, cases, evidence, letter, blocks.
    pub kept: Vec<Kept>,
    /// What was typed and is no record yet, by box: `capture`, `improvements`, `cases`, `member`, `referral`,
    /// `list_mapping`, `draw_plan`, `discard`, `comment`, `reply`, `amend`, `version`, `gate`, `aside`, `earlier`, `factual`, `factual_table`, and notes under review: `notes` and `notes.0`, `notes.1` and so on.
    pub unfinished: BTreeMap<String, String>,
    /// Dates and title of the visit in words, and its figures.
    pub summary: VisitSummary,
    /// Who writes.
    pub me: PersonId,
    /// The ordinal the visit would have by the count of earlier ones.
    pub proposed_ordinal: u8,
}
