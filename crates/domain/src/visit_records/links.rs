//! Whether what a record of a visit points to is among its records.

use std::collections::BTreeSet;

use crate::ids::{CriteriaId, EvidenceId, FrameId};
use crate::refusal::{Reason, Refusal};
use crate::{AreaId, CaseId, Comment, EarlierLetter, Finding, PersonId, Record, VisitId, VisitRecords};

pub(super) fn known(holds: bool, field: String) -> Result<(), Refusal> {
    match holds {
        true => Ok(()),
        false => Err(Refusal::new(field, Reason::Unknown)),
    }
}

/// The ids that records of a visit may point to.
pub(super) struct Links {
    visit: VisitId,
    people: BTreeSet<PersonId>,
    areas: BTreeSet<AreaId>,
    frames: BTreeSet<FrameId>,
    criteria: BTreeSet<CriteriaId>,
    cases: BTreeSet<CaseId>,
    evidence: BTreeSet<EvidenceId>,
}

impl Links {
    pub(super) fn of(records: &VisitRecords) -> Self {
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

    pub(super) fn check(&self, path: &str, record: &Record) -> Result<(), Refusal> {
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
            Record::Finding(finding) => self.finding(finding, path),
            Record::EarlierLetter(letter) => self.earlier(letter, path),
            Record::Comment(comment) => self.comment(comment, path),
            Record::SetAside(aside) => self.person(Some(aside.by), || format!("{path}.by")),
            Record::FinalLetter(letter) => self.person(Some(letter.by), || format!("{path}.by")),
            Record::Version(version) => self.person(Some(version.by), || format!("{path}.by")),
            Record::Person(_)
            | Record::Authority(_)
            | Record::Inspection(_)
            | Record::Visit(_)
            | Record::Area(_)
            | Record::Frame(_)
            | Record::Request(_)
            | Record::Letter(_)
            | Record::Block(_)
            | Record::FactualComment(_)
            | Record::HouseStyle(_) => Ok(()),
        }
    }

    pub(super) fn person(&self, id: Option<PersonId>, field: impl FnOnce() -> String) -> Result<(), Refusal> {
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

    fn finding(&self, finding: &Finding, path: &str) -> Result<(), Refusal> {
        known(self.areas.contains(&finding.area), format!("{path}.area"))?;
        let weighed = finding.weighed.iter().map(|weighed| weighed.evidence);
        finding
            .linked()
            .chain(weighed)
            .try_for_each(|id| self.evidence(Some(id), path))
    }

    fn earlier(&self, letter: &EarlierLetter, path: &str) -> Result<(), Refusal> {
        let paragraphs = letter.sections.iter().flat_map(|section| &section.paragraphs);
        let areas = paragraphs.filter_map(|paragraph| paragraph.area);
        let answered = letter.concerns.iter().filter_map(|concern| concern.area);
        self.areas(&areas.chain(answered).collect::<Vec<_>>(), path)
    }

    fn comment(&self, comment: &Comment, path: &str) -> Result<(), Refusal> {
        self.person(Some(comment.by), || format!("{path}.by"))?;
        comment
            .replies
            .iter()
            .enumerate()
            .try_for_each(|(nth, reply)| self.person(Some(reply.by), || format!("{path}.replies.{nth}.by")))
    }
}
