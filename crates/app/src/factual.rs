//! The authority's comments on factual accuracy: read, added, tied to sentences, decided.
//!
//! Sentences are cut in the core. A comment that is tied keeps the sentence as the authority read it: as the letter had it
//! when the visit went to the authority last, and else as it is.

mod export;
mod reading;

use uuid::Uuid;
use visitbook_domain::{
    Anchor, Block, FactualComment, Op, Reason, Record, Refusal, Subject, SubjectKind, VisitId, VisitState,
};
use visitbook_letter::factual::{Clue, Proposer, Sentences, Since, anchor_at};
use visitbook_store::{Change, Reader, StoreError, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{FACTUAL, FACTUAL_TABLE, became_a_record, settle, settle_all};
use crate::error::AppError;
use crate::finals::letter_of;
use crate::review::of_page;
use crate::versions::states_of;
use crate::visits::{into, visit_of};

impl Core {
    /// Adds comments, all or none, and empties the box in which they waited.
    ///
    /// # Errors
    /// A comment that says nothing, one that is there already, a sentence that is not in the visit's letter.
    pub fn add_factual_comments(&self, request: AddFactualComments) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            settle_all(tx)?;
            visit_of(&tx.reader(), request.visit)?;
            let letter = Letters::of(&tx.reader(), request.visit)?;
            let first = tx.reader().next_number(SubjectKind::FactualComment, request.visit)?;
            for (number, new) in (first..).zip(request.comments) {
                let comment = made(tx, request.visit, number, new, &letter)?;
                tx.add(comment.into())?;
            }
            let from = match request.from {
                FactualBox::Factual => FACTUAL,
                FactualBox::FactualTable => FACTUAL_TABLE,
            };
            Ok::<_, AppError>(became_a_record(tx, request.visit, from)?)
        })?;
        Ok(written.into())
    }

    /// Ties a comment to the sentence at a place of the letter, or takes the tie away.
    ///
    /// # Errors
    /// A place without a sentence, a block that is not of the visit's letter, a comment that has changed since.
    pub fn tie_factual_comment(&self, request: TieFactualComment) -> Result<Saved, AppError> {
        self.change_factual(
            request.op_id,
            subject(request.comment.0),
            request.base_rev,
            move |comment, letter| tie(comment, request.sentence, letter),
        )
    }

    /// Decides a comment and keeps the sentence as it is then, or opens it again.
    ///
    /// # Errors
    /// A comment without an answer, or one that has changed since.
    pub fn decide_factual_comment(&self, request: DecideFactualComment) -> Result<Saved, AppError> {
        self.change_factual(
            request.op_id,
            subject(request.comment.0),
            request.base_rev,
            move |comment, letter| {
                comment.decision = request.decision;
                comment.after = after(comment, &Sentences::of(&letter.now));
                Ok(())
            },
        )
    }

    /// Where the sentences of all comments stand in the letter as the page has it, and what those without one may be about.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn factual_view(&self, request: ReviewLetter) -> Result<FactualView, AppError> {
        let comments = self.notebook()?.read(|reader| {
            visit_of(reader, request.visit)?;
            Ok::<_, AppError>(comments_of(reader, request.visit)?)
        })?;
        let blocks: Vec<Block> = request.blocks.into_iter().map(of_page).collect();
        let (letter, proposer) = (Sentences::of(&blocks), Proposer::new(&blocks));
        let places = comments.iter().map(|comment| place(comment, &letter, &proposer));
        Ok(FactualView {
            places: places.collect(),
        })
    }

    fn change_factual(
        &self,
        op_id: Uuid,
        subject: Subject,
        base_rev: u32,
        change: impl FnOnce(&mut FactualComment, &Letters) -> Result<(), AppError> + Send + 'static,
    ) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(op_id, move |tx| {
            tx.at_rev(subject, base_rev)?;
            settle(tx, subject)?;
            let kept = tx.reader().get(subject)?.ok_or(StoreError::NotFound(subject))?;
            let Record::FactualComment(mut comment) = kept.record.clone() else {
                return Err(StoreError::NotFound(subject).into());
            };
            if let Some(letter) = letter_of(&tx.reader(), comment.visit)? {
                settle(tx, Record::from(letter).subject())?;
            }
            let letter = Letters::of(&tx.reader(), comment.visit)?;
            change(&mut comment, &letter)?;
            let changed = Change {
                was: Some(kept.record),
                is: Some(comment.into()),
            };
            Ok::<_, AppError>(tx.apply(Op::EditFactualComment, &[changed])?)
        })?;
        Ok(written.into())
    }
}

/// The blocks of a visit's letter: as they are, and as they went to the authority last.
struct Letters {
    now: Vec<Block>,
    sent: Option<Vec<Block>>,
}

impl Letters {
    fn of(reader: &Reader<'_>, visit: VisitId) -> Result<Self, AppError> {
        let states = states_of(reader, visit)?;
        let sent = states.into_iter().find(|past| past.state == VisitState::WithAuthority);
        let sent = match sent {
            Some(past) => reader.letter_at(visit, past.at)?,
            None => None,
        };
        Ok(Self {
            now: blocks_of(reader, visit)?,
            sent: sent.map(|letter| letter.blocks),
        })
    }

    /// The sentence as the authority read it.
    fn as_read(&self, anchor: &Anchor) -> String {
        let sent = self.sent.as_deref().map(|blocks| Sentences::of(blocks).since(anchor));
        match sent {
            Some(Since::Same(sentence) | Since::Changed(sentence)) => sentence.words,
            Some(Since::Lost) | None => anchor.words.clone(),
        }
    }
}

fn subject(id: Uuid) -> Subject {
    Subject {
        kind: SubjectKind::FactualComment,
        id,
    }
}

pub(crate) fn blocks_of(reader: &Reader<'_>, visit: VisitId) -> Result<Vec<Block>, StoreError> {
    let Some(letter) = letter_of(reader, visit)? else {
        return Ok(Vec::new());
    };
    let blocks = reader.blocks(letter.id)?;
    Ok(blocks.into_iter().filter_map(|kept| into(kept.record)).collect())
}

fn comments_of(reader: &Reader<'_>, visit: VisitId) -> Result<Vec<FactualComment>, StoreError> {
    let kept = reader.of_visit(SubjectKind::FactualComment, visit)?;
    Ok(kept.into_iter().filter_map(|kept| into(kept.record)).collect())
}

fn made(
    tx: &Transaction<'_>,
    visit: VisitId,
    number: u32,
    new: NewFactual,
    letter: &Letters,
) -> Result<FactualComment, AppError> {
    if tx.reader().get(subject(new.id.0))?.is_some() {
        return Err(Refusal::new("id", Reason::Twice).into());
    }
    let mut comment = FactualComment {
        id: new.id,
        visit,
        number,
        place: new.place,
        anchor: None,
        claim: new.claim,
        evidence: new.evidence,
        decision: None,
        answer: String::new(),
        before: new.quoted,
        after: String::new(),
        at: tx.now(),
    };
    if new.sentence.is_some() {
        tie(&mut comment, new.sentence, letter)?;
    }
    Ok(comment)
}

/// Ties a comment to a sentence of the letter as it is; what a comment quotes itself stays where it is tied to none.
fn tie(comment: &mut FactualComment, place: Option<InSentence>, letter: &Letters) -> Result<(), AppError> {
    comment.anchor = place.map(|place| anchor(place, &letter.now)).transpose()?;
    if let Some(anchor) = &comment.anchor {
        comment.before = letter.as_read(anchor);
    }
    comment.after = after(comment, &Sentences::of(&letter.now));
    Ok(())
}

fn anchor(place: InSentence, blocks: &[Block]) -> Result<Anchor, Refusal> {
    let block = blocks.iter().find(|block| block.id == place.block);
    let block = block.ok_or_else(|| Refusal::new("sentence.block", Reason::Unknown))?;
    anchor_at(block, place.caret).ok_or_else(|| Refusal::new("sentence", Reason::Empty))
}

/// The sentence of a decided comment as it is; as it was kept where it is lost.
fn after(comment: &FactualComment, letter: &Sentences<'_>) -> String {
    match (&comment.decision, &comment.anchor) {
        (None, _) => String::new(),
        (Some(_), None) => comment.after.clone(),
        (Some(_), Some(anchor)) => match letter.since(anchor) {
            Since::Same(sentence) | Since::Changed(sentence) => sentence.words,
            Since::Lost => String::new(),
        },
    }
}

/// Keeps with every decided comment the sentence as the letter has it now that it becomes final.
///
/// # Errors
/// Those of the store.
pub(crate) fn keep_after(tx: &mut Transaction<'_>, visit: VisitId) -> Result<(), StoreError> {
    let blocks = blocks_of(&tx.reader(), visit)?;
    let letter = Sentences::of(&blocks);
    for was in comments_of(&tx.reader(), visit)? {
        let is = FactualComment {
            after: after(&was, &letter),
            ..was.clone()
        };
        if is != was {
            let changed = Change {
                was: Some(was.into()),
                is: Some(is.into()),
            };
            tx.apply(Op::EditFactualComment, &[changed])?;
        }
    }
    Ok(())
}

fn place(comment: &FactualComment, letter: &Sentences<'_>, proposer: &Proposer<'_>) -> FactualPlace {
    let found = comment.anchor.as_ref().map(|anchor| letter.since(anchor));
    let (tie, sentence) = match found {
        None => (FactualTie::Loose, None),
        Some(Since::Same(sentence)) => (FactualTie::Same, Some(sentence)),
        Some(Since::Changed(sentence)) => (FactualTie::Changed, Some(sentence)),
        Some(Since::Lost) => (FactualTie::Lost, None),
    };
    let clue = Clue {
        claim: &comment.claim,
        place: &comment.place,
        sentence: &comment.before,
    };
    let proposed = match sentence {
        Some(_) => None,
        None => proposed(proposer, &clue),
    };
    FactualPlace {
        comment: comment.id,
        tie,
        sentence,
        proposed,
    }
}

fn proposed(proposer: &Proposer<'_>, clue: &Clue<'_>) -> Option<ProposedSentence> {
    let (sentence, because) = proposer.propose(clue)?;
    Some(ProposedSentence { sentence, because })
}
