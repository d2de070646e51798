//! A case: one sampled child's record, known only by a reference, and what it was read against.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::criteria::{Rated, check_ratings};
use crate::frame::{AgeBand, List, Sex};
use crate::ids::{CaseId, CriteriaId, PersonId, VisitId};
use crate::inspection::Grade;
use crate::refusal::{Reason, Refusal, line, optional_line, text};

/// A sampled child's record. It never holds a name, a date of birth or the authority's own id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The visit.
    pub visit: VisitId,
    /// The reference made for this visit: `C07`.
    pub reference: String,
    /// Which group of children it was sampled for: `Protection plan`.
    pub cohort: String,
    /// The list of the sampling frame it was drawn from.
    #[serde(default)]
    pub list: Option<List>,
    /// How old the child is.
    #[serde(default)]
    pub age_band: AgeBand,
    /// The child's sex.
    #[serde(default)]
    pub sex: Sex,
    /// The team that holds the case.
    #[serde(default)]
    pub team: String,
    /// Who reads it.
    #[serde(default)]
    pub reader: Option<PersonId>,
    /// How far the reading is.
    #[serde(default)]
    pub state: CaseState,
    /// Why it was set aside; empty otherwise.
    #[serde(default)]
    pub set_aside_because: String,
    /// The grade of the authority's own audit.
    #[serde(default)]
    pub authority_grade: Option<Grade>,
    /// The grade of whoever read it here.
    #[serde(default)]
    pub our_grade: Option<Grade>,
    /// Whether the record holds the child's own view.
    #[serde(default)]
    pub childs_view: ChildsView,
    /// What the record shows as a whole.
    #[serde(default)]
    pub summary: String,
    /// The set of criteria it is read against.
    #[serde(default)]
    pub criteria: Option<CriteriaId>,
    /// How it meets each criterion; one that is missing is not yet rated.
    #[serde(default)]
    pub ratings: Vec<Rated>,
    /// A second rating, made without sight of the first.
    #[serde(default)]
    pub second: Option<SecondRating>,
}

/// How far the reading of a case is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Not begun.
    #[default]
    ToRead,
    /// Begun.
    Reading,
    /// Read.
    Read,
    /// Not to be read, for a reason that stands with it.
    SetAside,
}

/// Whether a child's record holds the child's own view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChildsView {
    /// Nobody has looked yet.
    #[default]
    NotLookedAt,
    /// The child's view is recorded.
    Recorded,
    /// It is not.
    NotRecorded,
}

/// A case rated again by somebody else who has not seen the first ratings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondRating {
    /// Who rates.
    pub by: PersonId,
    /// How it meets each criterion.
    pub ratings: Vec<Rated>,
}

impl Case {
    /// A new case, not read yet.
    pub fn new(id: CaseId, visit: VisitId, reference: String, cohort: String) -> Self {
        Self {
            id,
            visit,
            reference,
            cohort,
            list: None,
            age_band: AgeBand::Unknown,
            sex: Sex::Unknown,
            team: String::new(),
            reader: None,
            state: CaseState::ToRead,
            set_aside_because: String::new(),
            authority_grade: None,
            our_grade: None,
            childs_view: ChildsView::NotLookedAt,
            summary: String::new(),
            criteria: None,
            ratings: Vec::new(),
            second: None,
        }
    }

    /// Refuses a case without a reference, one set aside without a reason, and ratings without a set of criteria.
    pub fn check(&self) -> Result<(), Refusal> {
        line("reference", &self.reference)?;
        optional_line("cohort", &self.cohort)?;
        optional_line("team", &self.team)?;
        optional_line("set_aside_because", &self.set_aside_because)?;
        text("summary", &self.summary)?;
        if self.state == CaseState::SetAside && self.set_aside_because.trim().is_empty() {
            return Err(Refusal::new("set_aside_because", Reason::Empty));
        }
        let rated = !self.ratings.is_empty() || self.second.is_some();
        if rated && self.criteria.is_none() {
            return Err(Refusal::new("criteria", Reason::Empty));
        }
        check_ratings("ratings", &self.ratings)?;
        match &self.second {
            Some(second) => check_ratings("second.ratings", &second.ratings),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria::Rating;
    use crate::ids::CriterionId;

    fn case() -> Case {
        Case::new(
            CaseId(uuid::Uuid::nil()),
            VisitId(uuid::Uuid::nil()),
            "C01".into(),
            String::new(),
        )
    }

    fn refused(change: impl FnOnce(&mut Case)) -> Option<(String, Reason)> {
        let mut case = case();
        change(&mut case);
        case.check().err().map(|refusal| (refusal.field, refusal.reason))
    }

    #[test]
    fn a_case_is_set_aside_for_a_reason_only() {
        assert_eq!(refused(|_| {}), None);
        assert_eq!(
            refused(|case| case.state = CaseState::SetAside),
            Some(("set_aside_because".into(), Reason::Empty))
        );
        let with_reason = |case: &mut Case| {
            case.state = CaseState::SetAside;
            case.set_aside_because = "Closed before the period".into();
        };
        assert_eq!(refused(with_reason), None);
    }

    #[test]
    fn a_rating_needs_a_set_of_criteria_to_be_a_rating_of() {
        let criterion = CriterionId(uuid::Uuid::nil());
        let rate = |case: &mut Case| {
            case.ratings.push(Rated::plain(criterion, Rating::Met));
        };
        assert_eq!(refused(rate), Some(("criteria".into(), Reason::Empty)));
        let with_set = |case: &mut Case| {
            rate(case);
            case.criteria = Some(CriteriaId(uuid::Uuid::nil()));
        };
        assert_eq!(refused(with_set), None);
        let twice = |case: &mut Case| {
            with_set(case);
            rate(case);
        };
        assert_eq!(refused(twice), Some(("ratings.1.criterion".into(), Reason::Twice)));
    }

    #[test]
    fn a_case_of_an_older_notebook_is_one_that_is_still_to_be_read() {
        let nil = uuid::Uuid::nil();
        let old = serde_json::json!({"id": nil, "visit": nil, "reference": "C01", "cohort": ""});
        assert_eq!(serde_json::from_value::<Case>(old).unwrap(), case());
    }
}
