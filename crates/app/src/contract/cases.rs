//! Cases against criteria.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::criteria::Agreement;
use visitbook_domain::criteria_sets::ProposedSet;
use visitbook_domain::{CaseId, CriteriaId, CriterionId, Rating};

/// The proposed sets of criteria, one a theme.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProposedCriteria {
    /// In the order of themes.
    pub sets: &'static [ProposedSet],
}

/// Rates cells of the grid, all or none, as one change.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RateCases {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The set of criteria the grid shows. A case without a set gets this one.
    pub criteria: CriteriaId,
    /// Whether this is the second, blind rating.
    pub second: bool,
    /// The cells.
    pub cells: Vec<RatedCell>,
}

/// One cell of the grid as it is to be.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RatedCell {
    /// The row.
    pub case: CaseId,
    /// The column.
    pub criterion: CriterionId,
    /// The rating; `None` for not yet rated.
    pub rating: Option<Rating>,
    /// What in the record it rests on; may be empty.
    pub reason: String,
}

/// Names a set of criteria.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfCriteria {
    /// The set.
    pub criteria: CriteriaId,
}

/// How far first and second ratings agree.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AgreementAnswer {
    /// Over all criteria.
    pub all: Agreement,
    /// For each criterion, in the set's order.
    pub by_criterion: Vec<Agreement>,
    /// Where the two differ: case and criterion.
    pub apart: Vec<(CaseId, CriterionId)>,
}
