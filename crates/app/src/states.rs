//! Where a visit stands, and how it comes from one state to the next.

use visitbook_domain::{LetterState, Op, Purpose, Record, Subject, SubjectKind, Visit, VisitId, VisitKind, VisitState};
use visitbook_store::{Change, Reader, StoreError};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::settle;
use crate::error::{AppError, Code};
use crate::finals::letter_of;
use crate::versions::states_of;
use crate::visits::visit_of;

impl Core {
    /// Moves a visit to another state. A visit becomes final with its letter, through the gate alone, and
    /// until the letter is amended it is only where a final one can be.
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
            if !can_go(visit.state, request.to, has_final_letter(&tx.reader(), visit.id)?) {
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

    /// Where a visit stands, where it can go, and who brought it where when.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn visit_progress(&self, request: OpenVisit) -> Result<VisitProgress, AppError> {
        self.notebook()?.read(|reader| {
            let visit = visit_of(reader, request.visit)?;
            let is_final = has_final_letter(reader, request.visit)?;
            let reachable = STATES.into_iter().filter(|to| can_go(visit.state, *to, is_final));
            Ok(VisitProgress {
                state: visit.state,
                can_go: reachable.collect(),
                proposed: proposed(&visit, is_final),
                past: states_of(reader, request.visit)?,
            })
        })
    }
}

/// Every state, in the order a visit goes through them.
const STATES: [VisitState; 10] = [
    VisitState::Planned,
    VisitState::OnSite,
    VisitState::Drafting,
    VisitState::InReview,
    VisitState::WithAuthority,
    VisitState::Final,
    VisitState::Shared,
    VisitState::Published,
    VisitState::NotForPublication,
    VisitState::Withdrawn,
];

/// Whether a visit can be moved by hand: freely while its letter is written, and with a final letter only to where one
/// can be. A final letter is published or shared, never a draft.
fn can_go(from: VisitState, to: VisitState, letter_is_final: bool) -> bool {
    let sent = matches!(
        to,
        VisitState::Final | VisitState::Shared | VisitState::Published | VisitState::NotForPublication
    );
    from != to && (to == VisitState::Withdrawn || sent == letter_is_final)
}

/// Where a visit goes next as a rule. Ofsted does not publish the letter of a first monitoring visit, and publishes the
/// later ones.
fn proposed(visit: &Visit, letter_is_final: bool) -> Option<VisitState> {
    let first = visit.kind == VisitKind::Monitoring && visit.ordinal == 1;
    match visit.state {
        VisitState::Planned => Some(VisitState::OnSite),
        VisitState::OnSite => Some(VisitState::Drafting),
        VisitState::Drafting => Some(VisitState::InReview),
        VisitState::InReview if visit.purpose == Purpose::Rehearsal => None,
        VisitState::InReview => Some(VisitState::WithAuthority),
        VisitState::WithAuthority => Some(VisitState::Final),
        VisitState::Final if letter_is_final => Some(VisitState::Shared),
        VisitState::Shared if letter_is_final && first => Some(VisitState::NotForPublication),
        VisitState::Shared if letter_is_final => Some(VisitState::Published),
        VisitState::Final
        | VisitState::Shared
        | VisitState::Published
        | VisitState::NotForPublication
        | VisitState::Withdrawn => None,
    }
}

fn has_final_letter(reader: &Reader<'_>, visit: VisitId) -> Result<bool, StoreError> {
    let letter = letter_of(reader, visit)?;
    Ok(letter.is_some_and(|letter| letter.state == LetterState::Final))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_never_shared_and_a_final_letter_never_drafted_on() {
        let sent = [
            VisitState::Final,
            VisitState::Shared,
            VisitState::Published,
            VisitState::NotForPublication,
        ];
        for from in STATES {
            for to in STATES.into_iter().filter(|to| *to != from) {
                let out = sent.contains(&to);
                let taken_back = to == VisitState::Withdrawn;
                assert_eq!(
                    can_go(from, to, false),
                    !out || taken_back,
                    "a draft, {from:?} to {to:?}"
                );
                assert_eq!(
                    can_go(from, to, true),
                    out || taken_back,
                    "a final one, {from:?} to {to:?}"
                );
            }
            assert!(!can_go(from, from, true) && !can_go(from, from, false));
        }
    }
}
