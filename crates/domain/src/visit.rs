//! The visit: when, by whom, after which inspection, about what.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::{DateSpan, MonthYear, ordinal_word};
use crate::framework::{self, FrameworkId};
use crate::house_style::NeverNamed;
use crate::ids::{AuthorityId, InspectionId, PersonId, VisitId};
use crate::refusal::{Reason, Refusal, line, list, optional_line, text};

/// A visit to an authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// The authority visited.
    pub authority: AuthorityId,
    /// The last inspection, whose areas of concern the visit follows up.
    pub inspection: InspectionId,
    /// Monitoring or focused.
    pub kind: VisitKind,
    /// For inspection, or a council's own rehearsal.
    pub purpose: Purpose,
    /// Which monitoring visit since the inspection, from 1. Proposed from earlier visits, always editable.
    pub ordinal: u8,
    /// Days on site, in order; one period as a rule.
    pub dates: Vec<DateSpan>,
    /// The framework edition it is carried out under.
    pub framework: FrameworkId,
    /// Who inspects, in the order in which the letter names them.
    pub team: Vec<TeamMember>,
    /// Focused visits since the inspection, and whether the letter mentions each.
    pub focused_visits: Vec<FocusedVisit>,
    /// What the visit looked at, in the words that complete "The focus of the monitoring visit was ...". Empty: the
    /// letter goes straight to the areas of concern.
    pub focus: String,
    /// Sentences of context after the opening formulae, as they shall stand. Usually empty.
    pub context: String,
    /// Where the visit stands.
    pub state: VisitState,
    /// Working days from the last day on site to the letter. Published visits of 2022 to 2025 took 21 to 26.
    pub letter_due_working_days: u16,
    /// Days by which something is to be done, counted in working days after the last day on site.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// Words that must never stand in the letter.
    #[serde(default)]
    pub never_named: Vec<NeverNamed>,
}

/// Something to be done within so many working days after the last day on site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// What: `Draft to the authority`.
    pub what: String,
    /// Within how many working days.
    pub working_days: u16,
}

/// What sort of visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitKind {
    /// Follows up an inadequate judgement.
    Monitoring,
    /// Looks at one area of practice between inspections.
    Focused,
}

/// What the visit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A visit by inspectors.
    Inspection,
    /// A council's own practice: its letter says so on every page.
    Rehearsal,
}

/// A member of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamMember {
    /// Who.
    pub person: PersonId,
    /// In which role.
    pub role: TeamRole,
    /// True for the one who leads and signs.
    pub lead: bool,
}

/// Roles that the opening and the signature of a letter name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TeamRole {
    /// His (or Her) Majesty's Inspector.
    HisMajestysInspector,
    /// Ofsted Inspector.
    OfstedInspector,
    /// Social care regulatory inspector.
    RegulatoryInspector,
    /// Someone of the council who rehearses: improvement lead, auditor, critical friend.
    Reviewer,
}

/// A focused visit between the inspection and this visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FocusedVisit {
    /// When.
    pub month: MonthYear,
    /// What follows the month in the letter: `during the restrictions brought about by the COVID-19 pandemic`.
    pub circumstances: String,
    /// Whether the letter mentions it.
    pub mentioned: bool,
}

/// Where a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitState {
    /// Before the first day.
    Planned,
    /// Evidence is being gathered.
    OnSite,
    /// The letter is being written and checked.
    Drafting,
    /// Somebody who did not write the letter goes through it.
    InReview,
    /// The authority has the draft and says what is not accurate.
    WithAuthority,
    /// The letter is signed off and never changes.
    Final,
    /// The authority has the final letter. Notebooks of earlier versions called this finished.
    #[serde(alias = "finished")]
    Shared,
    /// The letter is published.
    Published,
    /// The letter is sent and will not be published, as that of a first monitoring visit.
    NotForPublication,
    /// The letter was taken back.
    Withdrawn,
}

impl Visit {
    /// Refuses a visit with no or impossible dates, an ordinal outside 1 to 20, an unknown framework, the same person
    /// twice, or a team without exactly one lead. An empty team is allowed while the visit is planned.
    pub fn check(&self) -> Result<(), Refusal> {
        if ordinal_word(self.ordinal).is_none() {
            return Err(Refusal::new("ordinal", Reason::OutOfRange));
        }
        if framework::by_id(&self.framework).is_none() {
            return Err(Refusal::new("framework", Reason::Unknown));
        }
        if !(1..=250).contains(&self.letter_due_working_days) {
            return Err(Refusal::new("letter_due_working_days", Reason::OutOfRange));
        }
        self.check_dates()?;
        self.check_team()?;
        list("targets", &self.targets)?;
        for (at, target) in self.targets.iter().enumerate() {
            line(&format!("targets.{at}.what"), &target.what)?;
            if !(1..=250).contains(&target.working_days) {
                return Err(Refusal::new(format!("targets.{at}.working_days"), Reason::OutOfRange));
            }
        }
        list("never_named", &self.never_named)?;
        for (at, named) in self.never_named.iter().enumerate() {
            named.check(&format!("never_named.{at}"))?;
        }
        list("focused_visits", &self.focused_visits)?;
        for (at, visit) in self.focused_visits.iter().enumerate() {
            visit.month.check(&format!("focused_visits.{at}.month"))?;
            optional_line(&format!("focused_visits.{at}.circumstances"), &visit.circumstances)?;
        }
        text("focus", &self.focus)?;
        text("context", &self.context)
    }

    fn check_dates(&self) -> Result<(), Refusal> {
        if self.dates.is_empty() {
            return Err(Refusal::new("dates", Reason::Empty));
        }
        list("dates", &self.dates)?;
        let mut earlier: Option<DateSpan> = None;
        for (at, span) in self.dates.iter().enumerate() {
            let field = format!("dates.{at}");
            span.check(&field)?;
            if earlier.is_some_and(|earlier| span.first <= earlier.last) {
                return Err(Refusal::new(format!("{field}.first"), Reason::OutOfOrder));
            }
            earlier = Some(*span);
        }
        Ok(())
    }

    fn check_team(&self) -> Result<(), Refusal> {
        list("team", &self.team)?;
        for (at, member) in self.team.iter().enumerate() {
            if self.team.iter().take(at).any(|other| other.person == member.person) {
                return Err(Refusal::new(format!("team.{at}.person"), Reason::Twice));
            }
        }
        match (self.team.len(), self.team.iter().filter(|member| member.lead).count()) {
            (0, _) | (_, 1) => Ok(()),
            _ => Err(Refusal::new("team", Reason::NotOne)),
        }
    }

    /// The one who leads and signs.
    pub fn lead(&self) -> Option<&TeamMember> {
        self.team.iter().find(|member| member.lead)
    }

    /// First day on site.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.dates.first().map(|span| span.first)
    }

    /// Last day on site.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.dates.last().map(|span| span.last)
    }
}

/// The ordinal a new monitoring visit after `inspection` would have: one more than the highest there is. A
/// re-inspection has no earlier visits, so its count begins at 1 again. Rehearsals do not count.
pub fn proposed_ordinal(inspection: InspectionId, visits: &[Visit]) -> u8 {
    visits
        .iter()
        .filter(|visit| visit.inspection == inspection)
        .filter(|visit| visit.kind == VisitKind::Monitoring && visit.purpose == Purpose::Inspection)
        .map(|visit| visit.ordinal)
        .max()
        .map_or(1, |highest| highest.saturating_add(1))
}
