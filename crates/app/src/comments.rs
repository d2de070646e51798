//! Comments on a letter: made, answered, settled. Who says it and when, the core stamps.

use uuid::Uuid;
use visitbook_domain::{Comment, CommentId, Op, Reason, Record, Refusal, Reply, Subject, SubjectKind};
use visitbook_store::{Change, StoreError, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{became_a_record, settle};
use crate::error::AppError;

/// The box of a visit in which a comment waits while it is written.
pub(crate) const COMMENT: &str = "comment";
/// The box of a visit in which an answer waits while it is written.
pub(crate) const REPLY: &str = "reply";

impl Core {
    /// Makes a comment on some words of the letter, and empties the box in which it waited.
    ///
    /// # Errors
    /// A comment of no words, a block that is not of the visit's letter.
    pub fn add_comment(&self, request: AddComment) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            let comment = Comment {
                id: request.comment,
                visit: request.visit,
                anchor: request.anchor,
                text: request.text,
                by: tx.reader().me()?,
                from: String::new(),
                at: tx.now(),
                replies: Vec::new(),
                resolved: None,
            };
            if tx.reader().get(subject(comment.id))?.is_some() {
                return Err(Refusal::new("comment", Reason::Twice).into());
            }
            in_the_letter(tx, &comment)?;
            became_a_record(tx, comment.visit, COMMENT)?;
            tx.add(comment.into())
        })?;
        Ok(written.into())
    }

    /// Answers a comment, and empties the box in which the answer waited.
    ///
    /// # Errors
    /// An answer of no words, a comment that has changed since.
    pub fn reply_to_comment(&self, request: ReplyToComment) -> Result<Saved, AppError> {
        self.change_comment(request.op_id, request.comment, request.base_rev, move |tx, comment| {
            let (by, at) = (tx.reader().me()?, tx.now());
            comment.replies.push(Reply {
                text: request.text,
                by,
                from: String::new(),
                at,
            });
            became_a_record(tx, comment.visit, REPLY)
        })
    }

    /// Settles a comment, or opens it again.
    ///
    /// # Errors
    /// A comment that has changed since.
    pub fn resolve_comment(&self, request: ResolveComment) -> Result<Saved, AppError> {
        self.change_comment(request.op_id, request.comment, request.base_rev, move |tx, comment| {
            comment.resolved = match request.resolved {
                true => comment.resolved.or(Some(tx.now())),
                false => None,
            };
            Ok(())
        })
    }

    fn change_comment(
        &self,
        op_id: Uuid,
        id: CommentId,
        base_rev: u32,
        change: impl FnOnce(&mut Transaction<'_>, &mut Comment) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<Saved, AppError> {
        let subject = subject(id);
        let (_, written) = self.notebook()?.transact(op_id, move |tx| {
            tx.at_rev(subject, base_rev)?;
            settle(tx, subject)?;
            let kept = tx.reader().get(subject)?.ok_or(StoreError::NotFound(subject))?;
            let Record::Comment(mut comment) = kept.record.clone() else {
                return Err(StoreError::NotFound(subject));
            };
            change(tx, &mut comment)?;
            tx.apply(
                Op::EditComment,
                &[Change {
                    was: Some(kept.record),
                    is: Some(comment.into()),
                }],
            )
        })?;
        Ok(written.into())
    }
}

fn subject(id: CommentId) -> Subject {
    Subject {
        kind: SubjectKind::Comment,
        id: id.0,
    }
}

/// A comment is on a block of its visit's letter; the block may go later, the comment stays.
fn in_the_letter(tx: &Transaction<'_>, comment: &Comment) -> Result<(), StoreError> {
    let block = tx.reader().get(Subject {
        kind: SubjectKind::Block,
        id: comment.anchor.block.0,
    })?;
    let letter = match block.map(|kept| kept.record) {
        Some(Record::Block(block)) => tx.reader().get(Subject {
            kind: SubjectKind::Letter,
            id: block.letter.0,
        })?,
        _ => None,
    };
    match letter.is_some_and(|kept| kept.record.visit() == Some(comment.visit)) {
        true => Ok(()),
        false => Err(Refusal::new("anchor.block", Reason::Unknown).into()),
    }
}
