//! Final letters: made through the gate, kept with the bytes of their PDF, amended by a next version.

use sha2::{Digest, Sha256};
use visitbook_domain::{
    FinalLetter, FinalLetterId, Letter, LetterState, Op, Reason, Record, Refusal, Subject, SubjectKind, Visit, VisitId,
    VisitState,
};
use visitbook_store::{Change, Reader, StoreError, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{became_a_record, settle_all};
use crate::error::{AppError, Code};
use crate::export::{Standing, set, version};
use crate::factual::keep_after;
use crate::gate::{Found, at_the_gate};
use crate::host::FileKind;
use crate::look::Appearance;
use crate::visits::{into, records_of, standing_of, visit_of};

/// The box of a visit in which the reason for amending waits while it is written.
pub(crate) const AMEND: &str = "amend";

impl Core {
    /// Makes the letter of a visit final and keeps its PDF, in one transaction with a last look at the gate.
    ///
    /// # Errors
    /// What holds it back; a rehearsal's letter; a character the typeface lacks; a correction without its reason.
    pub fn make_final(&self, request: MakeFinal) -> Result<Saved, AppError> {
        let notebook = self.notebook()?;
        let key = notebook.name_key()?;
        self.look_again_for_typeface();
        let appearance = self.appearance()?;
        let (_, written) = notebook.transact(request.op_id, move |tx| {
            settle_all(tx)?;
            let found = at_the_gate(&tx.reader(), request.visit, key)?;
            pass(&found.gate)?;
            keep_after(tx, request.visit)?;
            finish(tx, found, request.because, &appearance)
        })?;
        Ok(written.into())
    }

    /// Begins the next version of a final letter: it is a draft again, and the reason is kept for the next final one.
    ///
    /// # Errors
    /// A letter that is not final, a reason that is missing.
    pub fn amend_letter(&self, request: AmendLetter) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            let letter = letter_of(&tx.reader(), request.visit)?;
            let letter = letter.filter(|letter| letter.state == LetterState::Final);
            let letter = letter.ok_or_else(|| AppError::new(Code::NotFound, "the visit has no final letter"))?;
            let visit = visit_of(&tx.reader(), request.visit)?;
            let amended = Letter {
                state: LetterState::Draft,
                version: letter.version.saturating_add(1),
                amended: Some(request.because),
                ..letter.clone()
            };
            let drafting = Visit {
                state: VisitState::Drafting,
                ..visit.clone()
            };
            became_a_record(tx, request.visit, AMEND)?;
            Ok::<_, AppError>(tx.apply(Op::AmendLetter, &[changed(letter, amended), changed(visit, drafting)])?)
        })?;
        Ok(written.into())
    }

    /// Asks for a place and writes the PDF of a final letter, byte for byte as it was kept.
    ///
    /// # Errors
    /// A letter that is not there or whose bytes are damaged; a place that cannot be written.
    pub fn export_final(&self, request: OfFinalLetter) -> Result<Exported, AppError> {
        let (letter, name, standing) = self.notebook()?.read(|reader| {
            let subject = Subject {
                kind: SubjectKind::FinalLetter,
                id: request.final_letter.0,
            };
            let kept = reader.get(subject)?.ok_or(StoreError::NotFound(subject))?;
            let letter: FinalLetter = into(kept.record).ok_or(StoreError::NotFound(subject))?;
            let records = records_of(reader, letter.visit)?;
            let standing = standing_of(reader, letter.visit)?;
            Ok::<_, AppError>((letter, records.authority.name, standing))
        })?;
        let bytes = self.bytes_of_final(&letter, standing)?;
        let name = format!("{name} monitoring letter{}", version(letter.number));
        self.save(&name, FileKind::Pdf, &bytes)
    }

    /// The PDF of a final letter as it was kept. One that came in a visit file has no bytes: it is set again, and given
    /// out only where that gives the same.
    pub(crate) fn bytes_of_final(&self, letter: &FinalLetter, standing: Standing) -> Result<Vec<u8>, AppError> {
        let (sha256, many) = (letter.pdf_sha256.as_str(), u64::from(letter.pdf_bytes));
        if let Some(bytes) = self.notebook()?.bytes_under(sha256, many)? {
            return Ok(bytes);
        }
        for appearance in [Appearance::default(), self.appearance()?] {
            // A typeface that lacks a character did not make it.
            let again = set(&letter.letter, &letter.blocks, letter.at, standing, &appearance);
            if let Ok(again) = again
                && hex::encode(Sha256::digest(&again)) == sha256
            {
                return Ok(again);
            }
        }
        Err(AppError::new(
            Code::AttachmentMissing,
            "the PDF of this letter is not in this notebook",
        ))
    }
}

/// Refuses what the gate holds back.
fn pass(gate: &Gate) -> Result<(), AppError> {
    match gate.shut {
        Some(Shut::NoLetter) => return Err(AppError::new(Code::NotFound, "the visit has no letter yet")),
        Some(Shut::Final) => return Err(Refusal::new("state", Reason::Final).into()),
        Some(Shut::Rehearsal) => return Err(Refusal::new("purpose", Reason::Rehearsal).into()),
        None => {}
    }
    match gate.holds.len() {
        0 => Ok(()),
        many => Err(AppError::new(Code::LetterHeldBack, "something holds the letter back").with("holds", many)),
    }
}

/// Writes the final letter, its PDF and the visit's state.
fn finish(
    tx: &mut Transaction<'_>,
    found: Found,
    because: Option<String>,
    appearance: &Appearance,
) -> Result<(), AppError> {
    let Found { records, gate, despite } = found;
    let standing = Standing::of(&records.visit, &records.authority);
    let draft = records
        .letter
        .ok_or_else(|| AppError::new(Code::NotFound, "the visit has no letter yet"))?;
    if !tx.reader().drafts(Record::from(draft.clone()).subject())?.is_empty() {
        return Err(AppError::new(
            Code::Stale,
            "something typed into the letter is not a change yet",
        ));
    }
    let letter = Letter {
        state: LetterState::Final,
        ..draft.clone()
    };
    let visit = Visit {
        state: VisitState::Final,
        ..records.visit.clone()
    };
    let at = tx.instant()?;
    let pdf = set(&letter, &records.blocks, at, standing, appearance)?;
    let record = FinalLetter {
        id: FinalLetterId(tx.new_id()),
        visit: visit.id,
        number: gate.number,
        at,
        by: tx.reader().me()?,
        because: because.or(gate.because).unwrap_or_default(),
        letter: letter.clone(),
        blocks: records.blocks,
        despite,
        pdf_sha256: tx.put_bytes(&pdf)?,
        pdf_bytes: u32::try_from(pdf.len()).unwrap_or(u32::MAX),
        journal: tx.journal_head()?.unwrap_or_default(),
    };
    let is_new = Change {
        was: None,
        is: Some(record.into()),
    };
    // The letter first: the entry is one of the letter, so that undo within it stops here.
    let changes = [changed(draft, letter), changed(records.visit, visit), is_new];
    Ok(tx.apply(Op::MakeFinal, &changes)?)
}

fn changed<T: Into<Record>>(was: T, is: T) -> Change {
    Change {
        was: Some(was.into()),
        is: Some(is.into()),
    }
}

/// The visit's letter, as far as it has one.
pub(crate) fn letter_of(reader: &Reader<'_>, visit: VisitId) -> Result<Option<Letter>, StoreError> {
    let kept = reader.of_visit(SubjectKind::Letter, visit)?.pop();
    Ok(kept.and_then(|kept| into(kept.record)))
}
