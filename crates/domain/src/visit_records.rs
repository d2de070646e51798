//! Everything of one visit together: what composing, rendering and the visit file work from.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{CriteriaId, EvidenceId, FrameId};
use crate::letter::Inline;
use crate::refusal::{Reason, Refusal};
use crate::{
    AreaId, AreaOfConcern, Attachment, Authority, Block, Case, CaseId, Criteria, DocumentRequest, Draw, Enquiry,
    Evidence, Frame, Inspection, Letter, Person, PersonId, Record, Referral, Visit, VisitId,
};

/// All records of one visit. Lists are in the order in which people see them: people as the team, areas and blocks by
/// rank, cases by reference, evidence by number, what there is to come back to in the order in which it was made.
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
    /// What is known of the lists it samples from; their rows are not in a visit file.
    #[serde(default)]
    pub frames: Vec<Frame>,
    /// The samples that were drawn, discarded ones too.
    #[serde(default)]
    pub draws: Vec<Draw>,
    /// The sets of criteria that its cases are read against.
    #[serde(default)]
    pub criteria: Vec<Criteria>,
    /// Its cases.
    pub cases: Vec<Case>,
    /// Its evidence, the bin included.
    pub evidence: Vec<Evidence>,
    /// The files that belong to evidence, without their bytes.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Its lines of enquiry.
    #[serde(default)]
    pub enquiries: Vec<Enquiry>,
    /// The children who were referred back to the authority.
    #[serde(default)]
    pub referrals: Vec<Referral>,
    /// What the authority was asked for.
    #[serde(default)]
    pub requests: Vec<DocumentRequest>,
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
        all.extend(many("frames", &self.frames));
        all.extend(many("draws", &self.draws));
        all.extend(many("criteria", &self.criteria));
        all.extend(many("cases", &self.cases));
        all.extend(many("evidence", &self.evidence));
        all.extend(many("attachments", &self.attachments));
        all.extend(many("enquiries", &self.enquiries));
        all.extend(many("referrals", &self.referrals));
        all.extend(many("requests", &self.requests));
        all.extend(
            self.letter
                .iter()
                .map(|letter| ("letter".to_owned(), letter.clone().into())),
        );
        all.extend(many("blocks", &self.blocks));
        all
    }

    fn check_links(&self) -> Result<(), Refusal> {
        let links = Links::of(self);
        known(
            self.inspection.authority == self.authority.id,
            "inspection.authority".into(),
        )?;
        known(self.visit.authority == self.authority.id, "visit.authority".into())?;
        known(self.visit.inspection == self.inspection.id, "visit.inspection".into())?;
        for (at, member) in self.visit.team.iter().enumerate() {
            links.person(Some(member.person), || format!("visit.team.{at}.person"))?;
        }
        for (path, record) in self.all() {
            links.check(&path, &record)?;
        }
        for (at, area) in self.areas.iter().enumerate() {
            let improvement = area.improvement;
            let linked = improvement.is_none_or(|id| self.inspection.must_improve.iter().any(|bullet| bullet.id == id));
            known(linked, format!("areas.{at}.improvement"))?;
        }
        Ok(())
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

fn known(holds: bool, field: String) -> Result<(), Refusal> {
    match holds {
        true => Ok(()),
        false => Err(Refusal::new(field, Reason::Unknown)),
    }
}

/// The ids that records of a visit may point to.
struct Links {
    visit: VisitId,
    people: BTreeSet<PersonId>,
    areas: BTreeSet<AreaId>,
    frames: BTreeSet<FrameId>,
    criteria: BTreeSet<CriteriaId>,
    cases: BTreeSet<CaseId>,
    evidence: BTreeSet<EvidenceId>,
}

impl Links {
    fn of(records: &VisitRecords) -> Self {
        Self {
            visit: records.visit.id,
            people: records.people.iter().map(|record| record.id).collect(),
            areas: records.areas.iter().map(|record| record.id).collect(),
            frames: records.frames.iter().map(|record| record.id).collect(),
            criteria: records.criteria.iter().map(|record| record.id).collect(),
            cases: records.cases.iter().map(|record| record.id).collect(),
            evidence: records.evidence.iter().map(|record| record.id).collect(),
        }
    }

    fn check(&self, path: &str, record: &Record) -> Result<(), Refusal> {
        known(
            record.visit().is_none_or(|visit| visit == self.visit),
            format!("{path}.visit"),
        )?;
        match record {
            Record::Draw(draw) => known(self.frames.contains(&draw.frame), format!("{path}.frame")),
            Record::Criteria(criteria) => criteria.criteria.iter().enumerate().try_for_each(|(nth, criterion)| {
                let here = criterion.area.is_none_or(|area| self.areas.contains(&area));
                known(here, format!("{path}.criteria.{nth}.area"))
            }),
            Record::Case(case) => {
                self.person(case.reader, || format!("{path}.reader"))?;
                self.person(case.second.as_ref().map(|second| second.by), || {
                    format!("{path}.second.by")
                })?;
                let set = case.criteria.is_none_or(|id| self.criteria.contains(&id));
                known(set, format!("{path}.criteria"))
            }
            Record::Evidence(evidence) => {
                self.person(Some(evidence.author), || format!("{path}.author"))?;
                self.case(evidence.case, path)?;
                self.areas(&evidence.areas, path)
            }
            Record::Attachment(attachment) => self.evidence(Some(attachment.evidence), path),
            Record::Enquiry(enquiry) => {
                self.person(enquiry.owner, || format!("{path}.owner"))?;
                self.evidence(enquiry.evidence, path)?;
                self.areas(&enquiry.areas, path)
            }
            Record::Referral(referral) => {
                self.case(referral.case, path)?;
                self.evidence(referral.evidence, path)
            }
            Record::Person(_)
            | Record::Authority(_)
            | Record::Inspection(_)
            | Record::Visit(_)
            | Record::Area(_)
            | Record::Frame(_)
            | Record::Request(_)
            | Record::Letter(_)
            | Record::Block(_) => Ok(()),
        }
    }

    fn person(&self, id: Option<PersonId>, field: impl FnOnce() -> String) -> Result<(), Refusal> {
        known(id.is_none_or(|id| self.people.contains(&id)), field())
    }

    fn case(&self, id: Option<CaseId>, path: &str) -> Result<(), Refusal> {
        known(id.is_none_or(|id| self.cases.contains(&id)), format!("{path}.case"))
    }

    fn evidence(&self, id: Option<EvidenceId>, path: &str) -> Result<(), Refusal> {
        known(
            id.is_none_or(|id| self.evidence.contains(&id)),
            format!("{path}.evidence"),
        )
    }

    fn areas(&self, ids: &[AreaId], path: &str) -> Result<(), Refusal> {
        ids.iter()
            .enumerate()
            .try_for_each(|(nth, id)| known(self.areas.contains(id), format!("{path}.areas.{nth}")))
    }
}
