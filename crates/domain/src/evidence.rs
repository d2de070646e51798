//! Evidence: one thing seen, told or read during a visit.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AreaId, CaseId, EvidenceId, PersonId, VisitId};
use crate::refusal::{Reason, Refusal, line, list, optional_line, text};

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// The visit.
    pub visit: VisitId,
    /// Running number within the visit from 1, shown as `E036`. 0 asks the notebook for the next free one.
    pub number: u32,
    /// Where it comes from.
    pub kind: EvidenceKind,
    /// Seen, told or read.
    pub basis: Basis,
    /// What it says about the area.
    pub mark: Mark,
    /// The areas of concern it bears on, in the order given.
    pub areas: Vec<AreaId>,
    /// Free labels. Never an area of concern.
    pub tags: Vec<String>,
    /// The case it was found in, where there is one.
    pub case: Option<CaseId>,
    /// Who or what it comes from: a role or a document, never a name.
    pub source: String,
    /// What was seen, heard or read.
    pub text: String,
    /// The day it is about: when the meeting was, the date on the document. `None` where that is of no matter.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub happened: Option<NaiveDate>,
    /// A count that it gives, as an audit or performance data do: 5 of 12.
    #[serde(default)]
    pub count: Option<Count>,
    /// When it was recorded.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who recorded it.
    pub author: PersonId,
    /// When it was moved to the bin, from which it can be taken back; `None` for evidence in use.
    #[ts(type = "string | null")]
    pub binned: Option<DateTime<Utc>>,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// How many it is true of.
    pub met: u32,
    /// How many were looked at.
    pub of: u32,
}

/// Where a piece of evidence comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A child's record.
    ChildsRecord,
    /// A conversation with a social worker or personal adviser.
    Worker,
    /// A conversation with a manager or leader.
    Leader,
    /// A conversation with a child or their family.
    Family,
    /// A conversation with a partner: school, health, police.
    Partner,
    /// Practice observed.
    Observation,
    /// A document of the authority.
    Document,
    /// An audit of the authority or its moderation.
    Audit,
    /// A supervision record.
    Supervision,
    /// Performance data.
    Performance,
    /// A meeting.
    Meeting,
}

/// On what a piece of evidence rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The inspector saw it happen.
    Seen,
    /// Somebody said so.
    Told,
    /// It was read.
    Read,
}

/// What a piece of evidence says about its areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Practice that helps children.
    Strength,
    /// Practice that does not.
    Concern,
    /// Neither: what one has to know. Evidence without a sign is context.
    Context,
    /// Still to be found out.
    Question,
}

impl EvidenceKind {
    /// Every kind, in the order of lists on the screen.
    pub const ALL: [Self; 11] = [
        Self::ChildsRecord,
        Self::Worker,
        Self::Leader,
        Self::Family,
        Self::Partner,
        Self::Observation,
        Self::Document,
        Self::Audit,
        Self::Supervision,
        Self::Performance,
        Self::Meeting,
    ];

    /// The basis that a kind has unless somebody says otherwise.
    pub fn usual_basis(self) -> Basis {
        match self {
            Self::Observation | Self::Meeting => Basis::Seen,
            Self::Worker | Self::Leader | Self::Family | Self::Partner => Basis::Told,
            Self::ChildsRecord | Self::Document | Self::Audit | Self::Supervision | Self::Performance => Basis::Read,
        }
    }
}

impl Evidence {
    /// Refuses evidence without words, with a count of more than there are, with an area named twice, or with an empty tag.
    pub fn check(&self) -> Result<(), Refusal> {
        text("text", &self.text)?;
        if self.text.trim().is_empty() {
            return Err(Refusal::new("text", Reason::Empty));
        }
        optional_line("source", &self.source)?;
        if self.count.is_some_and(|count| count.of == 0 || count.met > count.of) {
            return Err(Refusal::new("count", Reason::OutOfRange));
        }
        list("areas", &self.areas)?;
        for (at, area) in self.areas.iter().enumerate() {
            if self.areas.iter().take(at).any(|other| other == area) {
                return Err(Refusal::new(format!("areas.{at}"), Reason::Twice));
            }
        }
        list("tags", &self.tags)?;
        for (at, tag) in self.tags.iter().enumerate() {
            let field = format!("tags.{at}");
            line(&field, tag)?;
            if self.tags.iter().take(at).any(|other| other == tag) {
                return Err(Refusal::new(field, Reason::Twice));
            }
        }
        Ok(())
    }
}
