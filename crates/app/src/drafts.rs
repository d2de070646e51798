//! Running text: kept as it is typed, settled into a change when the typing rests.

use visitbook_domain::letter::normalised;
use visitbook_domain::{Inline, Record, Subject, SubjectKind, refusal};
use visitbook_store::{Change, Draft, StoreError, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};

/// The field of a visit under which the capture bar's text is kept.
pub(crate) const CAPTURE: &str = "capture";
/// The field of evidence that is running text.
pub(crate) const TEXT: &str = "text";
/// The field of a block that is running text.
pub(crate) const CONTENT: &str = "content";

impl Core {
    /// Keeps running text as it is typed.
    ///
    /// # Errors
    /// A field that is not running text, a text that is too long, a record that has changed since or is not there.
    pub fn save_draft(&self, request: SaveDraft) -> Result<DraftSaved, AppError> {
        let (subject, field) = (request.subject, request.field);
        let draft = match (subject.kind, field.as_str()) {
            (SubjectKind::Visit, CAPTURE) | (SubjectKind::Evidence, TEXT) => {
                refusal::text(&field, &request.text)?;
                Draft {
                    subject,
                    field,
                    base_rev: request.base_rev,
                    value: request.text,
                }
            }
            _ => return Err(AppError::new(Code::BadRequest, "that field is not running text")),
        };
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            let kept = tx.reader().get(subject)?.ok_or(StoreError::NotFound(subject))?;
            if subject.kind == SubjectKind::Evidence && kept.rev != draft.base_rev {
                return Err(StoreError::Stale(subject));
            }
            match draft.field == CAPTURE && draft.value.is_empty() {
                true => tx.drop_draft(subject, CAPTURE),
                false => tx.keep_draft(&draft),
            }
        })?;
        Ok(DraftSaved { at: written.at })
    }

    /// Turns the drafts of one record into a change.
    ///
    /// # Errors
    /// Those of the store.
    pub fn settle(&self, request: Settle) -> Result<Saved, AppError> {
        let subject = request.subject;
        let (_, written) = self
            .notebook()?
            .transact(request.op_id, move |tx| settle(tx, subject))?;
        Ok(written.into())
    }
}

/// Settles every draft but the capture bar's and tells how many became changes.
pub(crate) fn settle_all(tx: &mut Transaction<'_>) -> Result<u32, StoreError> {
    let mut settled = 0;
    for draft in tx.reader().all_drafts()? {
        settled += u32::from(settle_one(tx, &draft)?);
    }
    Ok(settled)
}

/// Settles the drafts of one record, or of a letter's blocks.
pub(crate) fn settle(tx: &mut Transaction<'_>, subject: Subject) -> Result<(), StoreError> {
    for draft in tx.reader().drafts(subject)? {
        settle_one(tx, &draft)?;
    }
    Ok(())
}

/// Whether the draft became a change. A draft of a record that is gone, or that empties evidence of all its words, is
/// forgotten: the journal has what was there.
fn settle_one(tx: &mut Transaction<'_>, draft: &Draft) -> Result<bool, StoreError> {
    if draft.field == CAPTURE {
        return Ok(false);
    }
    let was = tx.reader().get(draft.subject)?.map(|kept| kept.record);
    let is = match was.clone() {
        Some(Record::Evidence(mut evidence)) if !draft.value.trim().is_empty() => {
            evidence.text.clone_from(&draft.value);
            Some(Record::from(evidence))
        }
        Some(Record::Block(mut block)) => {
            let content: Vec<Inline> = serde_json::from_str(&draft.value)?;
            block.content = normalised(&content);
            Some(block.into())
        }
        _ => None,
    };
    tx.drop_draft(draft.subject, &draft.field)?;
    let changed = is.is_some() && is != was;
    if changed {
        tx.apply(draft.subject.kind.edit(), &[Change { was, is }])?;
    }
    Ok(changed)
}
