//! Evidence: stored from the capture bar, moved to the bin and back.

use visitbook_domain::{EvidenceId, Op, Record, Subject, SubjectKind};
use visitbook_store::Change;

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{CAPTURE, became_a_record, settle};
use crate::error::{AppError, Code};
use crate::links;

impl Core {
    /// Stores captured evidence under the next number, stamped with time and author, and clears the capture bar.
    ///
    /// # Errors
    /// Evidence without words, with an area or a case that the visit has not.
    pub fn record_evidence(&self, request: RecordEvidence) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            let mut evidence = request.evidence;
            evidence.number = tx.reader().next_number(SubjectKind::Evidence, evidence.visit)?;
            evidence.at = tx.now();
            evidence.author = tx.reader().me()?;
            evidence.binned = None;
            became_a_record(tx, evidence.visit, CAPTURE)?;
            let record = Record::from(evidence);
            links::check(tx, &record)?;
            tx.add(record)
        })?;
        Ok(written.into())
    }

    /// Moves evidence to the bin.
    ///
    /// # Errors
    /// Evidence that has changed since or is not there.
    pub fn bin_evidence(&self, request: BinEvidence) -> Result<Saved, AppError> {
        self.set_binned(request, Op::BinEvidence)
    }

    /// Takes evidence back from the bin.
    ///
    /// # Errors
    /// As [`Self::bin_evidence`].
    pub fn restore_evidence(&self, request: BinEvidence) -> Result<Saved, AppError> {
        self.set_binned(request, Op::RestoreEvidence)
    }

    fn set_binned(&self, request: BinEvidence, op: Op) -> Result<Saved, AppError> {
        let subject = subject(request.evidence);
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            let was = tx.at_rev(subject, request.base_rev)?;
            settle(tx, subject)?;
            let was = tx.reader().get(subject)?.map_or(was, |kept| kept.record);
            let Record::Evidence(mut evidence) = was.clone() else {
                return Err(AppError::new(Code::NotFound, "no such evidence"));
            };
            evidence.binned = (op == Op::BinEvidence).then(|| tx.now());
            Ok(tx.apply(
                op,
                &[Change {
                    was: Some(was),
                    is: Some(evidence.into()),
                }],
            )?)
        })?;
        Ok(written.into())
    }
}

fn subject(evidence: EvidenceId) -> Subject {
    Subject {
        kind: SubjectKind::Evidence,
        id: evidence.0,
    }
}
