//! Everything of one visit together: what composing, rendering and the visit file work from.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::EvidenceId;
use crate::letter::Inline;
use crate::refusal::{Reason, Refusal};
use crate::{AreaOfConcern, Authority, Block, Case, Evidence, Inspection, Letter, Person, Record, Visit};

/// All records of one visit. Lists are in the order in which people see them: people as the team, areas and blocks by
/// rank, cases by reference, evidence by number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitRecords {
    /// Everyone who is on the team or recorded evidence.
    pub people: Vec<Person>,
    /// The authority.
    pub authority: Authority,
    /// The last inspection.
    pub inspection: Inspection,
    /// The visit.
    pub visit: Visit,
    /// Its areas of concern.
    pub areas: Vec<AreaOfConcern>,
    /// Its cases.
    pub cases: Vec<Case>,
    /// Its evidence, the bin included.
    pub evidence: Vec<Evidence>,
    /// Its letter, once there is one.
    pub letter: Option<Letter>,
    /// The letter's blocks.
    pub blocks: Vec<Block>,
}

impl VisitRecords {
    /// Refuses records that break a rule of their kind, stand twice, or point to something that is not among them.
    /// The field names the place, as in `evidence.12.areas.0`.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        for (path, record) in self.all() {
            record
                .check()
                .map_err(|refusal| Refusal::new(format!("{path}.{}", refusal.field), refusal.reason))?;
            if !seen.insert(record.subject()) {
                return Err(Refusal::new(format!("{path}.id"), Reason::Twice));
            }
        }
        self.check_links()?;
        self.check_citations()
    }

    /// Every record with its path, parents before children.
    pub fn all(&self) -> Vec<(String, Record)> {
        fn many<T: Clone + Into<Record>>(name: &str, records: &[T]) -> Vec<(String, Record)> {
            records
                .iter()
                .enumerate()
                .map(|(at, record)| (format!("{name}.{at}"), record.clone().into()))
                .collect()
        }
        let mut all = many("people", &self.people);
        all.push(("authority".to_owned(), self.authority.clone().into()));
        all.push(("inspection".to_owned(), self.inspection.clone().into()));
        all.push(("visit".to_owned(), self.visit.clone().into()));
        all.extend(many("areas", &self.areas));
        all.extend(many("cases", &self.cases));
        all.extend(many("evidence", &self.evidence));
        all.extend(
            self.letter
                .iter()
                .map(|letter| ("letter".to_owned(), letter.clone().into())),
        );
        all.extend(many("blocks", &self.blocks));
        all
    }

    fn check_links(&self) -> Result<(), Refusal> {
        let known = |holds: bool, field: String| match holds {
            true => Ok(()),
            false => Err(Refusal::new(field, Reason::Unknown)),
        };
        let person = |id| self.people.iter().any(|person| person.id == id);
        known(
            self.inspection.authority == self.authority.id,
            "inspection.authority".into(),
        )?;
        known(self.visit.authority == self.authority.id, "visit.authority".into())?;
        known(self.visit.inspection == self.inspection.id, "visit.inspection".into())?;
        for (at, member) in self.visit.team.iter().enumerate() {
            known(person(member.person), format!("visit.team.{at}.person"))?;
        }
        for (at, area) in self.areas.iter().enumerate() {
            known(area.visit == self.visit.id, format!("areas.{at}.visit"))?;
            let improvement = area.improvement;
            let linked = improvement.is_none_or(|id| self.inspection.must_improve.iter().any(|bullet| bullet.id == id));
            known(linked, format!("areas.{at}.improvement"))?;
        }
        for (at, case) in self.cases.iter().enumerate() {
            known(case.visit == self.visit.id, format!("cases.{at}.visit"))?;
        }
        for (at, evidence) in self.evidence.iter().enumerate() {
            known(evidence.visit == self.visit.id, format!("evidence.{at}.visit"))?;
            known(person(evidence.author), format!("evidence.{at}.author"))?;
            let case = evidence
                .case
                .is_none_or(|id| self.cases.iter().any(|case| case.id == id));
            known(case, format!("evidence.{at}.case"))?;
            for (nth, id) in evidence.areas.iter().enumerate() {
                known(
                    self.areas.iter().any(|area| area.id == *id),
                    format!("evidence.{at}.areas.{nth}"),
                )?;
            }
        }
        known(
            self.letter.as_ref().is_none_or(|letter| letter.visit == self.visit.id),
            "letter.visit".into(),
        )
    }

    fn check_citations(&self) -> Result<(), Refusal> {
        let evidence: BTreeSet<EvidenceId> = self.evidence.iter().map(|evidence| evidence.id).collect();
        for (at, block) in self.blocks.iter().enumerate() {
            if self.letter.as_ref().is_none_or(|letter| letter.id != block.letter) {
                return Err(Refusal::new(format!("blocks.{at}.letter"), Reason::Unknown));
            }
            for (nth, inline) in block.content.iter().enumerate() {
                if let Inline::Cite { evidence: cited } = inline
                    && cited.iter().any(|id| !evidence.contains(id))
                {
                    return Err(Refusal::new(format!("blocks.{at}.content.{nth}"), Reason::Unknown));
                }
            }
        }
        Ok(())
    }
}
