//! Findings: made, linked to evidence, weighed, looked at again.

use std::collections::BTreeSet;

use uuid::Uuid;
use visitbook_domain::seen::Seen;
use visitbook_domain::{
    CaseId, Evidence, EvidenceId, Finding, FindingId, Linked, Op, Reason, Record, Refusal, Subject, SubjectKind,
    VisitRecords, Weighed,
};
use visitbook_letter::ledger::{Basis, cut};
use visitbook_store::{Change, StoreError, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{FINDING, became_a_record, settle};
use crate::error::AppError;
use crate::links;
use crate::visits::records_of;

impl Core {
    /// Makes a finding under the next number; its evidence is linked as it is now.
    ///
    /// # Errors
    /// A finding without a statement, an area or evidence that the visit has not; an id that is used already.
    pub fn add_finding(&self, request: AddFinding) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            if tx.reader().get(subject_of(request.finding))?.is_some() {
                return Err(Refusal::new("id", Reason::Twice).into());
            }
            let supports: Vec<Linked> = request
                .supports
                .iter()
                .map(|id| linked(tx, *id))
                .collect::<Result<_, _>>()?;
            let record = Record::from(Finding {
                id: request.finding,
                visit: request.visit,
                number: tx.reader().next_number(SubjectKind::Finding, request.visit)?,
                area: request.area,
                statement: request.statement,
                mark: request.mark,
                direction: request.direction,
                supports,
                against: Vec::new(),
                weighed: Vec::new(),
                at: tx.now(),
            });
            links::check(tx, &record)?;
            tx.add(record)?;
            became_a_record(tx, request.visit, FINDING)
        })?;
        Ok(written.into())
    }

    /// Puts evidence on a side of a finding, as it is now, or takes it away.
    ///
    /// # Errors
    /// A finding that has changed since; evidence that the visit has not.
    pub fn link_evidence(&self, request: LinkEvidence) -> Result<Saved, AppError> {
        self.change_finding(request.op_id, request.finding, request.base_rev, move |tx, finding| {
            for id in &request.evidence {
                finding.supports.retain(|link| link.evidence != *id);
                finding.against.retain(|link| link.evidence != *id);
                match request.side {
                    Side::Supports => finding.supports.push(linked(tx, *id)?),
                    Side::Against => finding.against.push(linked(tx, *id)?),
                    Side::Neither => finding.weighed.retain(|weighed| weighed.evidence != *id),
                }
            }
            Ok(())
        })
    }

    /// Says what is made of evidence that speaks against a finding.
    ///
    /// # Errors
    /// A finding that has changed since; a weighing without its reason.
    pub fn weigh(&self, request: Weigh) -> Result<Saved, AppError> {
        self.change_finding(request.op_id, request.finding, request.base_rev, move |tx, finding| {
            let Linked { evidence, seen } = linked(tx, request.evidence)?;
            finding.weighed.retain(|weighed| weighed.evidence != evidence);
            finding.weighed.extend(request.how.map(|how| Weighed {
                evidence,
                how,
                because: request.because,
                seen,
            }));
            Ok(())
        })
    }

    /// Says that somebody looked at everything that a finding is linked to, as it is now. What is weighed stays as it
    /// was: that wants a decision of its own.
    ///
    /// # Errors
    /// A finding that has changed since.
    pub fn look_at_finding(&self, request: LookAtFinding) -> Result<Saved, AppError> {
        self.change_finding(request.op_id, request.finding, request.base_rev, |tx, finding| {
            for link in finding.supports.iter_mut().chain(&mut finding.against) {
                *link = linked(tx, link.evidence)?;
            }
            Ok(())
        })
    }

    /// How each finding of a visit stands.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn findings_view(&self, request: OpenVisit) -> Result<FindingsView, AppError> {
        self.notebook()?.read(|reader| {
            let records = records_of(reader, request.visit)?;
            let cited = cited(&records);
            let findings = records.findings.iter();
            Ok(FindingsView {
                findings: findings.map(|finding| standing(finding, &records, &cited)).collect(),
            })
        })
    }

    fn change_finding(
        &self,
        op_id: Uuid,
        id: FindingId,
        base_rev: u32,
        change: impl FnOnce(&Transaction<'_>, &mut Finding) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<Saved, AppError> {
        let subject = subject_of(id);
        let (_, written) = self.notebook()?.transact(op_id, move |tx| {
            tx.at_rev(subject, base_rev)?;
            settle(tx, subject)?;
            let kept = tx.reader().get(subject)?.ok_or(StoreError::NotFound(subject))?;
            let Record::Finding(mut finding) = kept.record.clone() else {
                return Err(StoreError::NotFound(subject));
            };
            change(tx, &mut finding)?;
            let is = Record::from(finding);
            links::check(tx, &is)?;
            tx.apply(
                Op::EditFinding,
                &[Change {
                    was: Some(kept.record),
                    is: Some(is),
                }],
            )
        })?;
        Ok(written.into())
    }
}

fn subject_of(id: FindingId) -> Subject {
    Subject {
        kind: SubjectKind::Finding,
        id: id.0,
    }
}

/// A link to the evidence as it is now.
fn linked(tx: &Transaction<'_>, id: EvidenceId) -> Result<Linked, StoreError> {
    let subject = Subject {
        kind: SubjectKind::Evidence,
        id: id.0,
    };
    match tx.reader().get(subject)?.map(|kept| kept.record) {
        Some(Record::Evidence(piece)) => Ok(Linked {
            evidence: id,
            seen: Seen::of(&piece),
        }),
        _ => Err(Refusal::new("evidence", Reason::Unknown).into()),
    }
}

/// The findings that each sentence of the letter cites.
fn cited(records: &VisitRecords) -> Vec<Vec<FindingId>> {
    let sentences = records.blocks.iter().flat_map(cut);
    sentences.map(|sentence| sentence.cited.findings).collect()
}

fn standing(finding: &Finding, records: &VisitRecords, cited: &[Vec<FindingId>]) -> FindingStanding {
    let ids = |pieces: Vec<&Evidence>| pieces.iter().map(|piece| piece.id).collect();
    let supports: Vec<&Evidence> = records
        .evidence
        .iter()
        .filter(|piece| piece.binned.is_none() && finding.supports.iter().any(|link| link.evidence == piece.id))
        .collect();
    let basis = Basis::of(&supports);
    let cases: BTreeSet<CaseId> = supports.iter().filter_map(|piece| piece.case).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    FindingStanding {
        finding: finding.id,
        against: ids(finding.counter(&records.evidence)),
        unweighed: ids(finding.unweighed(&records.evidence)),
        suspect: finding.suspect(&records.evidence),
        kinds: count(basis.kinds),
        sources: count(basis.sources),
        cases: count(cases.len()),
        thin: basis.is_thin(),
        sentences: count(cited.iter().filter(|findings| findings.contains(&finding.id)).count()),
    }
}
