//! Whether what a record points to is there, and of the same visit. What a column points to the store guards by itself;
//! lists and nested records it cannot.

use visitbook_domain::{AreaId, EarlierLetter, Finding, Reason, Record, Refusal, Subject, SubjectKind, VisitId};
use visitbook_store::{StoreError, Transaction};

/// Refuses a record that points to an area, a case, evidence or a set of criteria that its visit has not.
///
/// # Errors
/// The field; those of the store.
pub(crate) fn check(tx: &Transaction<'_>, record: &Record) -> Result<(), StoreError> {
    let Some(visit) = record.visit() else {
        return Ok(());
    };
    let links = Links { tx, visit };
    match record {
        Record::Criteria(set) => set.criteria.iter().enumerate().try_for_each(|(at, criterion)| {
            links.one(SubjectKind::Area, criterion.area.map(|id| id.0), || {
                format!("criteria.{at}.area")
            })
        }),
        Record::Case(case) => {
            links.one(SubjectKind::Criteria, case.criteria.map(|id| id.0), || {
                "criteria".into()
            })?;
            let second = case.second.as_ref().map(|second| second.by.0);
            match second {
                Some(id)
                    if tx
                        .reader()
                        .get(Subject {
                            kind: SubjectKind::Person,
                            id,
                        })?
                        .is_none() =>
                {
                    Err(Refusal::new("second.by", Reason::Unknown).into())
                }
                _ => Ok(()),
            }
        }
        Record::Evidence(evidence) => {
            links.areas(&evidence.areas)?;
            links.one(SubjectKind::Case, evidence.case.map(|id| id.0), || "case".into())
        }
        Record::Finding(finding) => links.finding(finding),
        Record::EarlierLetter(letter) => links.earlier(letter),
        Record::Attachment(attachment) => {
            links.one(SubjectKind::Evidence, Some(attachment.evidence.0), || "evidence".into())
        }
        Record::Enquiry(enquiry) => {
            links.areas(&enquiry.areas)?;
            links.one(SubjectKind::Evidence, enquiry.evidence.map(|id| id.0), || {
                "evidence".into()
            })
        }
        Record::Referral(referral) => {
            links.one(SubjectKind::Case, referral.case.map(|id| id.0), || "case".into())?;
            links.one(SubjectKind::Evidence, referral.evidence.map(|id| id.0), || {
                "evidence".into()
            })
        }
        _ => Ok(()),
    }
}

struct Links<'a> {
    tx: &'a Transaction<'a>,
    visit: VisitId,
}

impl Links<'_> {
    fn one(&self, kind: SubjectKind, id: Option<uuid::Uuid>, field: impl FnOnce() -> String) -> Result<(), StoreError> {
        let Some(id) = id else {
            return Ok(());
        };
        let kept = self.tx.reader().get(Subject { kind, id })?;
        match kept.is_some_and(|kept| kept.record.visit() == Some(self.visit)) {
            true => Ok(()),
            false => Err(Refusal::new(field(), Reason::Unknown).into()),
        }
    }

    fn finding(&self, finding: &Finding) -> Result<(), StoreError> {
        self.one(SubjectKind::Area, Some(finding.area.0), || "area".into())?;
        let weighed = finding.weighed.iter().map(|weighed| weighed.evidence);
        let mut all = finding.linked().chain(weighed);
        all.try_for_each(|id| self.one(SubjectKind::Evidence, Some(id.0), || "evidence".into()))
    }

    fn earlier(&self, letter: &EarlierLetter) -> Result<(), StoreError> {
        let paragraphs = letter.sections.iter().flat_map(|section| &section.paragraphs);
        let tagged = paragraphs.filter_map(|paragraph| paragraph.area);
        let answered = letter.concerns.iter().filter_map(|concern| concern.area);
        self.areas(&tagged.chain(answered).collect::<Vec<_>>())
    }

    fn areas(&self, areas: &[AreaId]) -> Result<(), StoreError> {
        areas
            .iter()
            .enumerate()
            .try_for_each(|(at, area)| self.one(SubjectKind::Area, Some(area.0), || format!("areas.{at}")))
    }
}
