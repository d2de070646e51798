//! Running text: kept as it is typed, settled into a change when the typing rests.

use std::collections::BTreeMap;

use visitbook_domain::letter::normalised;
use visitbook_domain::{Inline, LetterState, Reason, Record, Refusal, Subject, SubjectKind, VisitId, refusal};
use visitbook_store::{Change, Draft, Reader, StoreError, Transaction};

use crate::comments::{COMMENT, REPLY};
use crate::contract::*;
use crate::core::Core;
use crate::editable::editable;
use crate::error::{AppError, Code};
use crate::finals::AMEND;
use crate::gate::GATE;
use crate::records::patched;
use crate::review::{ASIDE, HOUSE_STYLE};
use crate::versions::NAME;

/// The field of a visit under which the capture bar's text is kept.
pub(crate) const CAPTURE: &str = "capture";
/// Fields of a visit for what was typed and is no record yet: the capture bar, and Plan's boxes for what must improve,
/// new cases and a new member of the team, a child who is being referred back, how lists are read that are not imported
/// yet, the plan of a draw, why one is discarded, a finding that is being made, what is about to be made of evidence that
/// speaks against one, a comment or an answer to one, why a final letter is amended, the name of a version, why a letter
/// becomes final in spite of something, an earlier letter that is looked through, and comments on factual accuracy: one that is typed,
/// and several that are looked through. They wait as they are until it
/// becomes one, and so do notes under review.
pub(crate) const UNFINISHED: [&str; 19] = [
    CAPTURE,
    "improvements",
    "cases",
    "member",
    "referral",
    LIST_MAPPING,
    DRAW_PLAN,
    DISCARD,
    FINDING,
    "weighing",
    FACTUAL,
    FACTUAL_TABLE,
    COMMENT,
    REPLY,
    AMEND,
    NAME,
    GATE,
    ASIDE,
    EARLIER,
];
/// Fields of the house style for what was typed and is no word of its own yet, no band, and what no picture shows yet.
const UNFINISHED_RULES: [&str; 3] = ["new_words", "typed_bands", "picture_text"];
/// The field of a visit under which a finding is kept while it is being made.
pub(crate) const FINDING: &str = "finding";
/// The field of a visit under which it is kept how lists are to be read, until they are imported.
pub(crate) const LIST_MAPPING: &str = "list_mapping";
/// The field of a visit under which the plan of a draw is kept while it is being made.
pub(crate) const DRAW_PLAN: &str = "draw_plan";
/// The field of a visit under which the reason for discarding a draw is kept while it is written.
pub(crate) const DISCARD: &str = "discard";
/// The field of a visit under which notes are kept while they are reviewed: their head. Their parts are in the fields
/// `notes.0`, `notes.1` and so on, so that a key writes one of them and not all.
pub(crate) const NOTES: &str = "notes";
/// The field of a visit under which an earlier letter is kept while it is pasted and looked through.
pub(crate) const EARLIER: &str = "earlier";
/// The field of a visit under which a comment on factual accuracy is kept while it is typed.
pub(crate) const FACTUAL: &str = "factual";
/// The field of a visit under which comments on factual accuracy are kept while they are pasted and looked through.
pub(crate) const FACTUAL_TABLE: &str = "factual_table";
/// Most bytes of one field of notes, of an earlier letter, or of comments that are looked through.
const MOST_OF_NOTES: usize = 60_000_000;
/// The field of evidence that is running text.
pub(crate) const TEXT: &str = "text";
/// The field of a block that is running text.
pub(crate) const CONTENT: &str = "content";

impl Core {
    /// Keeps running text, or the value of a field, as it is typed.
    ///
    /// # Errors
    /// A field that is not typed into, a text that is too long, a value that breaks a rule, a record that has changed
    /// since or is not there.
    pub fn save_draft(&self, request: SaveDraft) -> Result<DraftSaved, AppError> {
        let (subject, field) = (request.subject, request.field);
        let unfinished = waits(subject.kind, &field);
        let text = subject.kind == SubjectKind::Evidence && field == TEXT;
        if !unfinished && !text && !editable(subject.kind).contains(&field.as_str()) {
            return Err(AppError::new(Code::BadRequest, "that field is not typed into").with("field", &field));
        }
        match is_of_notes(&field) || (unfinished && [EARLIER, FACTUAL_TABLE].contains(&field.as_str())) {
            // They are JSON of whole parts or of a whole letter, however long those are.
            true if request.text.len() > MOST_OF_NOTES => return Err(Refusal::new(&field, Reason::TooLong).into()),
            true => {}
            false => refusal::text(&field, &request.text)?,
        }
        let draft = Draft {
            subject,
            field,
            base_rev: request.base_rev,
            value: request.text,
        };
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            let kept = tx.reader().get(subject)?;
            // The house style is there before its record: it is made with its first change.
            if unfinished && (kept.is_some() || subject == HOUSE_STYLE) {
                return match draft.value.is_empty() {
                    true => tx.drop_draft(subject, &draft.field),
                    false => tx.keep_draft(&draft),
                };
            }
            let kept = kept.ok_or(StoreError::NotFound(subject))?;
            if kept.rev != draft.base_rev {
                return Err(StoreError::Stale(subject));
            }
            if matches!(&kept.record, Record::Letter(letter) if letter.state == LetterState::Final) {
                return Err(Refusal::new("state", Reason::Final).into());
            }
            if !text {
                with_field(&kept.record, &draft)?.check()?;
            }
            tx.keep_draft(&draft)
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

/// What was typed into the boxes of a visit or of the house style and is no record yet, by field.
pub(crate) fn unfinished(reader: &Reader<'_>, of: Subject) -> Result<BTreeMap<String, String>, StoreError> {
    let waiting = reader.drafts(of)?.into_iter().filter(is_unfinished);
    Ok(waiting.map(|draft| (draft.field, draft.value)).collect())
}

/// Forgets what was typed into a box of a visit, in the transaction that makes a record of it.
pub(crate) fn became_a_record(tx: &mut Transaction<'_>, visit: VisitId, field: &str) -> Result<(), StoreError> {
    let subject = Subject {
        kind: SubjectKind::Visit,
        id: visit.0,
    };
    tx.drop_draft(subject, field)
}

/// Forgets the notes that were reviewed for a visit, in the transaction that makes evidence of them.
pub(crate) fn notes_became_evidence(tx: &mut Transaction<'_>, visit: VisitId) -> Result<(), StoreError> {
    let subject = Subject {
        kind: SubjectKind::Visit,
        id: visit.0,
    };
    for draft in tx.reader().drafts(subject)? {
        if is_of_notes(&draft.field) {
            tx.drop_draft(subject, &draft.field)?;
        }
    }
    Ok(())
}

fn is_unfinished(draft: &Draft) -> bool {
    waits(draft.subject.kind, &draft.field)
}

fn waits(kind: SubjectKind, field: &str) -> bool {
    match kind {
        SubjectKind::Visit => UNFINISHED.contains(&field) || is_of_notes(field),
        SubjectKind::HouseStyle => UNFINISHED_RULES.contains(&field),
        _ => false,
    }
}

fn is_of_notes(field: &str) -> bool {
    let piece = |number: &str| (1..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    field == NOTES || field.strip_prefix("notes.").is_some_and(piece)
}

/// Settles every draft but those of what is no record yet, and tells how many became changes.
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
/// forgotten: the journal has what was there. One that meanwhile breaks a rule waits until its field is left again.
fn settle_one(tx: &mut Transaction<'_>, draft: &Draft) -> Result<bool, StoreError> {
    if is_unfinished(draft) {
        return Ok(false);
    }
    let was = tx.reader().get(draft.subject)?.map(|kept| kept.record);
    let is = match &was {
        Some(record) => settled(record, draft)?,
        None => None,
    };
    if is.as_ref().is_some_and(|record| record.check().is_err()) {
        return Ok(false);
    }
    tx.drop_draft(draft.subject, &draft.field)?;
    let changed = is.is_some() && is != was;
    if changed {
        tx.apply(draft.subject.kind.edit(), &[Change { was, is }])?;
    }
    Ok(changed)
}

/// The record with its draft in it; `None` where the draft has nothing to say.
fn settled(was: &Record, draft: &Draft) -> Result<Option<Record>, StoreError> {
    Ok(match was.clone() {
        Record::Evidence(_) if draft.field == TEXT && draft.value.trim().is_empty() => None,
        Record::Evidence(mut evidence) if draft.field == TEXT => {
            evidence.text.clone_from(&draft.value);
            Some(evidence.into())
        }
        Record::Block(mut block) => {
            let content: Vec<Inline> = serde_json::from_str(&draft.value)?;
            block.content = normalised(&content);
            Some(block.into())
        }
        other => Some(with_field(&other, draft)?),
    })
}

/// The record with the draft's value, which is JSON, as that field.
fn with_field(was: &Record, draft: &Draft) -> Result<Record, StoreError> {
    let value = serde_json::from_str(&draft.value).map_err(|_| StoreError::Misshapen)?;
    patched(was, [(draft.field.clone(), value)].into_iter().collect())
}
