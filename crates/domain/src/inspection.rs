//! The inspection that a monitoring visit follows: its judgements and what it said must improve.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::MonthYear;
use crate::framework::{self, FrameworkId};
use crate::ids::{AuthorityId, ImprovementId, InspectionId};
use crate::refusal::{Reason, Refusal, line, list, text};

/// A published inspection of an authority's children's services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// Its id.
    pub id: InspectionId,
    /// The authority that was inspected.
    pub authority: AuthorityId,
    /// The framework edition it was carried out under.
    pub framework: FrameworkId,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Day of publication, where known.
    pub published: Option<NaiveDate>,
    /// The month that letters name in "judged inadequate in ...". Published letters differ in whether it is the month
    /// of the fieldwork or of the report, so it is kept as it is told and never derived.
    pub judged_inadequate_in: MonthYear,
    /// The judgements in the report's order, as they were named at that date.
    pub judgements: Vec<Judgement>,
    /// What needs to improve, in the report's own words and order.
    pub must_improve: Vec<Improvement>,
}

/// One judgement with its grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// What was judged, in the words of its time.
    pub name: String,
    /// The grade.
    pub grade: Grade,
}

/// The four-point scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Outstanding.
    Outstanding,
    /// Good.
    Good,
    /// Requires improvement to be good.
    RequiresImprovement,
    /// Inadequate.
    Inadequate,
}

/// One bullet of "What needs to improve".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Improvement {
    /// Its id, to which an area of concern keeps its link.
    pub id: ImprovementId,
    /// The report's own wording.
    pub text: String,
}

impl Inspection {
    /// Refuses an inspection with an unknown framework, an impossible date, or an empty judgement or bullet.
    pub fn check(&self) -> Result<(), Refusal> {
        if framework::by_id(&self.framework).is_none() {
            return Err(Refusal::new("framework", Reason::Unknown));
        }
        if self.last < self.first {
            return Err(Refusal::new("last", Reason::OutOfOrder));
        }
        if self.published.is_some_and(|published| published < self.last) {
            return Err(Refusal::new("published", Reason::OutOfOrder));
        }
        self.judged_inadequate_in.check("judged_inadequate_in")?;
        list("judgements", &self.judgements)?;
        for (at, judgement) in self.judgements.iter().enumerate() {
            line(&format!("judgements.{at}.name"), &judgement.name)?;
        }
        list("must_improve", &self.must_improve)?;
        for (at, improvement) in self.must_improve.iter().enumerate() {
            let field = format!("must_improve.{at}.text");
            text(&field, &improvement.text)?;
            if improvement.text.trim().is_empty() {
                return Err(Refusal::new(field, Reason::Empty));
            }
        }
        Ok(())
    }
}
