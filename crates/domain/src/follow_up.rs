//! What a visit has to come back to: lines of enquiry, children referred back to the authority, documents asked for.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AreaId, CaseId, EnquiryId, EvidenceId, PersonId, ReferralId, RequestId, VisitId};
use crate::refusal::{Reason, Refusal, line, list, optional_line, text};

/// A line of enquiry: something to find out, or evidence to be verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enquiry {
    /// Its id.
    pub id: EnquiryId,
    /// The visit.
    pub visit: VisitId,
    /// What is to be found out.
    pub question: String,
    /// The areas of concern it bears on.
    pub areas: Vec<AreaId>,
    /// The evidence that is to be verified, where it is about one piece.
    pub evidence: Option<EvidenceId>,
    /// Who sees to it.
    pub owner: Option<PersonId>,
    /// How far it is.
    pub state: EnquiryState,
    /// What was found; empty while it is open.
    pub answer: String,
    /// When it was raised.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// How far a line of enquiry is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EnquiryState {
    /// Still to be found out.
    #[default]
    Open,
    /// Found out.
    Answered,
    /// Not followed any further.
    Dropped,
}

impl Enquiry {
    /// Refuses an enquiry without a question, or one answered without an answer.
    pub fn check(&self) -> Result<(), Refusal> {
        line("question", &self.question)?;
        list("areas", &self.areas)?;
        text("answer", &self.answer)?;
        match self.state == EnquiryState::Answered && self.answer.trim().is_empty() {
            true => Err(Refusal::new("answer", Reason::Empty)),
            false => Ok(()),
        }
    }
}

/// A child about whom a concern went back to the authority at once. It stays in sight until it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// Its id.
    pub id: ReferralId,
    /// The visit.
    pub visit: VisitId,
    /// The child's case, by reference.
    pub case: Option<CaseId>,
    /// The evidence in which it was seen.
    pub evidence: Option<EvidenceId>,
    /// What the concern is.
    pub concern: String,
    /// When it was told to the authority.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// To which role: never a name.
    pub to_role: String,
    /// What came back; empty until something has.
    pub answer: String,
    /// The day on which it was closed; `None` while it is open.
    #[ts(type = "string | null")]
    pub closed: Option<NaiveDate>,
}

impl Referral {
    /// Refuses a referral without a concern or a role, and one closed before anything came back.
    pub fn check(&self) -> Result<(), Refusal> {
        text("concern", &self.concern)?;
        if self.concern.trim().is_empty() {
            return Err(Refusal::new("concern", Reason::Empty));
        }
        line("to_role", &self.to_role)?;
        text("answer", &self.answer)?;
        match self.closed.is_some() && self.answer.trim().is_empty() {
            true => Err(Refusal::new("answer", Reason::Empty)),
            false => Ok(()),
        }
    }
}

/// A document or list that the authority was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentRequest {
    /// Its id.
    pub id: RequestId,
    /// The visit.
    pub visit: VisitId,
    /// What was asked for.
    pub what: String,
    /// Of which role: never a name. May be empty.
    pub of_role: String,
    /// When.
    pub asked: NaiveDate,
    /// By when it should be there.
    #[ts(type = "string | null")]
    pub due: Option<NaiveDate>,
    /// When it came; `None` while it is owed.
    #[ts(type = "string | null")]
    pub received: Option<NaiveDate>,
}

impl DocumentRequest {
    /// Refuses a request for nothing, and one that is due or came before it was made.
    pub fn check(&self) -> Result<(), Refusal> {
        line("what", &self.what)?;
        optional_line("of_role", &self.of_role)?;
        for (field, day) in [("due", self.due), ("received", self.received)] {
            if day.is_some_and(|day| day < self.asked) {
                return Err(Refusal::new(field, Reason::OutOfOrder));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn reason(checked: Result<(), Refusal>) -> Option<(String, Reason)> {
        checked.err().map(|refusal| (refusal.field, refusal.reason))
    }

    #[test]
    fn an_enquiry_is_answered_with_an_answer() {
        let mut enquiry = Enquiry {
            id: EnquiryId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            question: "Is the tool used again after six months?".into(),
            areas: vec![],
            evidence: None,
            owner: None,
            state: EnquiryState::Open,
            answer: String::new(),
            at: DateTime::UNIX_EPOCH,
        };
        assert_eq!(reason(enquiry.check()), None);
        enquiry.state = EnquiryState::Answered;
        assert_eq!(reason(enquiry.check()), Some(("answer".into(), Reason::Empty)));
        enquiry.answer = "In two of nine records.".into();
        assert_eq!(reason(enquiry.check()), None);
    }

    #[test]
    fn a_child_referred_back_is_closed_when_something_came_back() {
        let mut referral = Referral {
            id: ReferralId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            case: None,
            evidence: None,
            concern: "No visit for nine weeks".into(),
            at: DateTime::UNIX_EPOCH,
            to_role: "Head of service".into(),
            answer: String::new(),
            closed: NaiveDate::from_ymd_opt(2026, 11, 18),
        };
        assert_eq!(reason(referral.check()), Some(("answer".into(), Reason::Empty)));
        referral.answer = "Seen the same evening.".into();
        assert_eq!(reason(referral.check()), None);
        referral.to_role.clear();
        assert_eq!(reason(referral.check()), Some(("to_role".into(), Reason::Empty)));
    }

    #[test]
    fn nothing_is_due_or_comes_before_it_was_asked_for() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
        let request = |due, received| DocumentRequest {
            id: RequestId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            what: "Supervision policy".into(),
            of_role: String::new(),
            asked: day(17).unwrap(),
            due,
            received,
        };
        assert_eq!(reason(request(day(17), day(18)).check()), None);
        assert_eq!(
            reason(request(day(16), None).check()),
            Some(("due".into(), Reason::OutOfOrder))
        );
        assert_eq!(
            reason(request(None, day(2)).check()),
            Some(("received".into(), Reason::OutOfOrder))
        );
    }
}
