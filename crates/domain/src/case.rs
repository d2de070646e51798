//! A case: one sampled child's record, known only by a reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{CaseId, VisitId};
use crate::refusal::{Refusal, line, optional_line};

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
}

impl Case {
    /// Refuses a case without a reference.
    pub fn check(&self) -> Result<(), Refusal> {
        line("reference", &self.reference)?;
        optional_line("cohort", &self.cohort)
    }
}
