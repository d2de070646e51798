//! An area of concern: what the visit is about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AreaId, ImprovementId, VisitId};
use crate::rank::Rank;
use crate::refusal::{Reason, Refusal, line, text};

/// One of the areas of concern that a visit looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaOfConcern {
    /// Its id.
    pub id: AreaId,
    /// The visit.
    pub visit: VisitId,
    /// Its place among the visit's areas; letters list them in this order.
    pub rank: Rank,
    /// A short name for lists and for `#`: `Management oversight`.
    pub title: String,
    /// The bullet in the letter: a noun phrase, narrowed to the visit's cohort where need be.
    pub wording: String,
    /// The bullet of the last inspection it comes from. `None` for a concern that is new.
    pub improvement: Option<ImprovementId>,
}

impl AreaOfConcern {
    /// Refuses an area without a short name or a wording.
    pub fn check(&self) -> Result<(), Refusal> {
        line("title", &self.title)?;
        text("wording", &self.wording)?;
        match self.wording.trim().is_empty() {
            true => Err(Refusal::new("wording", Reason::Empty)),
            false => Ok(()),
        }
    }
}
