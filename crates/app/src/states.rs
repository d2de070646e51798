//! Where a visit stands, and how it comes from one state to the next.

use visitbook_domain::{Op, Record, Subject, SubjectKind, VisitState};
use visitbook_store::{Change, StoreError};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::settle;
use crate::error::{AppError, Code};

impl Core {
    /// Moves a visit to another state. A visit becomes final with its letter, through the gate alone, and
    /// leaves that state only as its letter goes out or is taken back.
    ///
    /// # Errors
    /// A visit that has changed since; a state that cannot be reached this way.
    pub fn move_visit(&self, request: MoveVisit) -> Result<Saved, AppError> {
        let subject = Subject {
            kind: SubjectKind::Visit,
            id: request.visit.0,
        };
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            tx.at_rev(subject, request.base_rev)?;
            settle(tx, subject)?;
            let kept = tx.reader().get(subject)?.ok_or(StoreError::NotFound(subject))?;
            let Record::Visit(mut visit) = kept.record.clone() else {
                return Err(StoreError::NotFound(subject).into());
            };
            if !can_go(visit.state, request.to) {
                return Err(AppError::new(Code::Refused, "a visit does not come there this way").with("field", "state"));
            }
            visit.state = request.to;
            Ok(tx.apply(
                Op::MoveVisit,
                &[Change {
                    was: Some(kept.record),
                    is: Some(visit.into()),
                }],
            )?)
        })?;
        Ok(written.into())
    }
}

/// Whether a visit can be moved by hand: freely while its letter is written, and from a final letter on only to where a
/// final letter can be.
fn can_go(from: VisitState, to: VisitState) -> bool {
    let out = |state| {
        matches!(
            state,
            VisitState::Shared | VisitState::Published | VisitState::NotForPublication | VisitState::Withdrawn
        )
    };
    match (from == VisitState::Final || out(from), to) {
        (_, VisitState::Final) => false,
        (true, to) => out(to),
        (false, to) => !out(to) || to == VisitState::Withdrawn,
    }
}
