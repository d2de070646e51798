//! The facts of a visit that a letter needs, gathered once, and what is missing of them.

use chrono::NaiveDate;
use serde::Serialize;
use visitbook_domain::dates::{date_phrase, join_words, ordinal_word};
use visitbook_domain::{
    AreaOfConcern, Delivery, FocusedVisit, Framework, Purpose, TeamRole, VisitKind, VisitRecords, framework,
};

use crate::formula::Line;
use crate::formulae::formula;
use crate::sentences::unstopped;
use crate::template::{Field, Values, fill};

/// A fact without which a sentence of the letter would have a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingFact {
    /// No day on site.
    Dates,
    /// No number between 1 and 20 for a monitoring visit.
    Ordinal,
    /// No month of the inadequate judgement that a monitoring visit follows.
    JudgedInadequateIn,
    /// A framework edition that is not known.
    Framework,
    /// Nobody leads, so nobody signs.
    TeamLead,
    /// Somebody on the team is not among the people, or has no name.
    TeamNames,
    /// Nothing that the visit is about.
    AreasOfConcern,
    /// No name for the first line of the address.
    DirectorName,
    /// Nothing to follow "Dear".
    Salutation,
}

impl MissingFact {
    /// Where the fact belongs in [`VisitRecords`].
    pub fn field(self) -> &'static str {
        match self {
            Self::Dates => "visit.dates",
            Self::Ordinal => "visit.ordinal",
            Self::JudgedInadequateIn => "inspection.judged_inadequate_in",
            Self::Framework => "visit.framework",
            Self::TeamLead => "visit.team",
            Self::TeamNames => "people",
            Self::AreasOfConcern => "areas",
            Self::DirectorName => "authority.director.name",
            Self::Salutation => "authority.director.salutation",
        }
    }
}

/// Why no letter can be composed: every missing fact, in the order in which the letter would have needed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("facts are missing: {}", .missing.iter().map(|fact| fact.field()).collect::<Vec<_>>().join(", "))]
pub struct ComposeRefusal {
    /// At least one.
    pub missing: Vec<MissingFact>,
}

/// Someone on the team, with the name that the letter gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    pub(crate) name: &'a str,
    pub(crate) role: TeamRole,
}

/// What the parts of a letter are written from.
pub(crate) struct Facts<'a> {
    pub(crate) records: &'a VisitRecords,
    pub(crate) first_day: NaiveDate,
    pub(crate) framework: &'static Framework,
    /// In the order in which the letter names them.
    pub(crate) team: Vec<Member<'a>>,
    pub(crate) lead: Member<'a>,
    /// By rank.
    pub(crate) areas: Vec<&'a AreaOfConcern>,
    values: Values,
}

impl<'a> Facts<'a> {
    /// All facts, or everything that is missing.
    pub(crate) fn gather(records: &'a VisitRecords) -> Result<Self, ComposeRefusal> {
        let missing = missing(records);
        let visit = &records.visit;
        let found = (visit.first_day(), framework::by_id(&visit.framework), lead(records));
        let (true, (Some(first_day), Some(framework), Some(lead))) = (missing.is_empty(), found) else {
            return Err(ComposeRefusal { missing });
        };
        let mut areas: Vec<&AreaOfConcern> = records.areas.iter().collect();
        areas.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
        let values = values(records, framework);
        Ok(Self {
            records,
            first_day,
            framework,
            team: team(records),
            lead,
            areas,
            values,
        })
    }

    /// The sentence as it reads for this visit; empty where such a letter has none.
    pub(crate) fn say(&self, line: Line) -> String {
        self.filled(line, &self.values)
    }

    /// As [`Self::say`], with one more field or another value for it.
    pub(crate) fn say_with(&self, line: Line, field: Field, value: impl Into<String>) -> String {
        self.filled(line, &self.values.with(field, value))
    }

    pub(crate) fn filled(&self, line: Line, values: &Values) -> String {
        let visit = &self.records.visit;
        let formula = formula(line, visit.purpose, visit.kind, self.first_day);
        formula.map(|formula| fill(formula.words, values)).unwrap_or_default()
    }

    /// What the fields stand for in this letter.
    pub(crate) fn values(&self) -> &Values {
        &self.values
    }

    /// Focused visits that the letter mentions.
    pub(crate) fn mentioned(&self) -> impl Iterator<Item = &'a FocusedVisit> {
        mentioned(self.records)
    }

    pub(crate) fn rehearsal(&self) -> bool {
        self.records.visit.purpose == Purpose::Rehearsal
    }
}

fn missing(records: &VisitRecords) -> Vec<MissingFact> {
    let (visit, director) = (&records.visit, &records.authority.director);
    let counted = visit.kind == VisitKind::Monitoring;
    let named = visit.team.iter().all(|member| name(records, member.person).is_some());
    let holes = [
        (director.name.trim().is_empty(), MissingFact::DirectorName),
        (director.salutation.trim().is_empty(), MissingFact::Salutation),
        (visit.dates.is_empty(), MissingFact::Dates),
        (counted && ordinal_word(visit.ordinal).is_none(), MissingFact::Ordinal),
        (
            counted && records.inspection.judged_inadequate_in.check("").is_err(),
            MissingFact::JudgedInadequateIn,
        ),
        (visit.lead().is_none(), MissingFact::TeamLead),
        (!named, MissingFact::TeamNames),
        (records.areas.is_empty(), MissingFact::AreasOfConcern),
        (framework::by_id(&visit.framework).is_none(), MissingFact::Framework),
    ];
    holes
        .into_iter()
        .filter_map(|(hole, fact)| hole.then_some(fact))
        .collect()
}

fn name(records: &VisitRecords, person: visitbook_domain::PersonId) -> Option<&str> {
    let person = records.people.iter().find(|other| other.id == person)?;
    Some(person.name.trim()).filter(|name| !name.is_empty())
}

fn team(records: &VisitRecords) -> Vec<Member<'_>> {
    let members = records.visit.team.iter();
    members
        .filter_map(|member| {
            name(records, member.person).map(|name| Member {
                name,
                role: member.role,
            })
        })
        .collect()
}

/// Who leads the visit; `None` where nobody does or their name is not known.
pub(crate) fn lead(records: &VisitRecords) -> Option<Member<'_>> {
    let lead = records.visit.lead()?;
    name(records, lead.person).map(|name| Member { name, role: lead.role })
}

fn mentioned(records: &VisitRecords) -> impl Iterator<Item = &FocusedVisit> {
    records.visit.focused_visits.iter().filter(|visit| visit.mentioned)
}

fn values(records: &VisitRecords, framework: &Framework) -> Values {
    let visit = &records.visit;
    let mut values = Values::default();
    values.set(Field::Area, records.authority.name.trim());
    values.set(Field::Dates, date_phrase(&visit.dates));
    values.set(Field::Ordinal, ordinal_word(visit.ordinal).unwrap_or_default());
    values.set(Field::JudgedIn, records.inspection.judged_inadequate_in.to_string());
    let focused: Vec<String> = mentioned(records).map(in_circumstances).collect();
    values.set(Field::FocusedVisits, join_words(&focused));
    values.set(Field::Provider, provider(&records.authority.delivery));
    values.set(Field::Focus, unstopped(&visit.focus));
    values.set(Field::Framework, framework.letter_name);
    values
}

/// `March 2027 during the restrictions ...`
fn in_circumstances(visit: &FocusedVisit) -> String {
    format!("{} {}", visit.month, unstopped(&visit.circumstances))
        .trim()
        .to_owned()
}

/// `Northmere Children’s Trust`, or a company with what it is: `Northmere Together, a wholly owned council company`.
fn provider(delivery: &Delivery) -> String {
    match delivery {
        Delivery::Council {} => String::new(),
        Delivery::Trust { name } => name.trim().to_owned(),
        Delivery::Company { name, nature } if nature.trim().is_empty() => name.trim().to_owned(),
        Delivery::Company { name, nature } => format!("{}, {}", name.trim(), unstopped(nature)),
    }
}
