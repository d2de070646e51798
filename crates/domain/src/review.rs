//! What people say about a letter while it is reviewed: comments, remarks that are set aside, and the authority's own
//! comments on factual accuracy.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::anchor::Anchor;
use crate::ids::{BlockId, CommentId, FactualCommentId, PersonId, SetAsideId, VisitId};
use crate::refusal::{Reason, Refusal, line, list, optional_line, text};

/// A comment on some words of the letter, with what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The visit whose letter it is about.
    pub visit: VisitId,
    /// The words it is about.
    pub anchor: Anchor,
    /// What is said.
    pub text: String,
    /// Who says it.
    pub by: PersonId,
    /// The name of whoever said it outside this notebook, as a Word file has it; empty for `by` itself.
    pub from: String,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// What was answered, in order.
    pub replies: Vec<Reply>,
    /// When it was settled; `None` while it is open.
    #[ts(type = "string | null")]
    pub resolved: Option<DateTime<Utc>>,
}

/// An answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// What is said.
    pub text: String,
    /// Who says it.
    pub by: PersonId,
    /// The name of whoever said it outside this notebook; empty for `by` itself.
    pub from: String,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// A remark that somebody looked at and set aside, with the reason. It stays aside as long as the rule says the same of
/// the same words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// Its id.
    pub id: SetAsideId,
    /// The visit whose letter it is about.
    pub visit: VisitId,
    /// The rule's id.
    pub rule: String,
    /// The block.
    pub block: BlockId,
    /// The words the remark is about.
    pub words: String,
    /// Why it is set aside.
    pub because: String,
    /// Who did.
    pub by: PersonId,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// What the authority says about the factual accuracy of a sentence, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactualComment {
    /// Its id.
    pub id: FactualCommentId,
    /// The visit.
    pub visit: VisitId,
    /// Running number within the visit, from 1. Given by the core.
    pub number: u32,
    /// The place as the authority names it: `page 2, paragraph 3`. May be empty.
    pub place: String,
    /// The sentence it is about; `None` until it is tied to one.
    pub anchor: Option<Anchor>,
    /// What the authority says.
    pub claim: String,
    /// What it offers as evidence. May be empty.
    pub evidence: String,
    /// What was decided; `None` while it is open.
    pub decision: Option<FactualDecision>,
    /// What the authority is answered.
    pub answer: String,
    /// The sentence as the authority read it.
    pub before: String,
    /// The sentence as it is after the decision; empty until there is one.
    pub after: String,
    /// When it was entered.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// What is made of a comment on factual accuracy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactualDecision {
    /// The letter was changed as asked.
    Accepted,
    /// The letter was changed in part.
    InPart,
    /// The letter stays as it is.
    NotAccepted,
}

impl Comment {
    /// Refuses a comment or an answer of no words.
    pub fn check(&self) -> Result<(), Refusal> {
        self.anchor.check("anchor")?;
        said("text", &self.text)?;
        optional_line("from", &self.from)?;
        list("replies", &self.replies)?;
        for (at, reply) in self.replies.iter().enumerate() {
            said(&format!("replies.{at}.text"), &reply.text)?;
            optional_line(&format!("replies.{at}.from"), &reply.from)?;
        }
        Ok(())
    }
}

impl SetAside {
    /// Refuses one without a rule or a reason.
    pub fn check(&self) -> Result<(), Refusal> {
        line("rule", &self.rule)?;
        text("words", &self.words)?;
        said("because", &self.because)
    }
}

impl FactualComment {
    /// Refuses a comment that says nothing, and a decision without an answer.
    pub fn check(&self) -> Result<(), Refusal> {
        optional_line("place", &self.place)?;
        if let Some(anchor) = &self.anchor {
            anchor.check("anchor")?;
        }
        said("claim", &self.claim)?;
        for (field, words) in [
            ("evidence", &self.evidence),
            ("answer", &self.answer),
            ("before", &self.before),
            ("after", &self.after),
        ] {
            text(field, words)?;
        }
        match self.decision.is_some() && self.answer.trim().is_empty() {
            true => Err(Refusal::new("answer", Reason::Empty)),
            false => Ok(()),
        }
    }
}

fn said(field: &str, words: &str) -> Result<(), Refusal> {
    text(field, words)?;
    match words.trim().is_empty() {
        true => Err(Refusal::new(field, Reason::Empty)),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_comment_on_accuracy_is_decided_with_an_answer() {
        let mut comment = FactualComment {
            id: FactualCommentId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            number: 1,
            place: "page 2".into(),
            anchor: None,
            claim: "Caseloads are 16, not 18.".into(),
            evidence: String::new(),
            decision: None,
            answer: String::new(),
            before: String::new(),
            after: String::new(),
            at: DateTime::UNIX_EPOCH,
        };
        let refused = |comment: &FactualComment| comment.check().err().map(|refusal| refusal.field);
        assert_eq!(refused(&comment), None);
        comment.decision = Some(FactualDecision::NotAccepted);
        assert_eq!(refused(&comment).as_deref(), Some("answer"));
        comment.answer = "Inspectors counted 18 in October.".into();
        assert_eq!(refused(&comment), None);
        comment.claim = " ".into();
        assert_eq!(refused(&comment).as_deref(), Some("claim"));
    }

    #[test]
    fn a_remark_is_set_aside_for_a_reason_only() {
        let mut aside = SetAside {
            id: SetAsideId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            rule: "long-sentences".into(),
            block: BlockId(Uuid::nil()),
            words: "It is long.".into(),
            because: String::new(),
            by: PersonId(Uuid::nil()),
            at: DateTime::UNIX_EPOCH,
        };
        assert_eq!(aside.check().unwrap_err().field, "because");
        aside.because = "It is a list.".into();
        assert_eq!(aside.check(), Ok(()));
    }
}
