//! The letter: its first draft, and what is typed into it.

use std::collections::BTreeMap;

use visitbook_domain::letter::normalised;
use visitbook_domain::letter_edit::{PageBlock, plan};
use visitbook_domain::{
    Block, BlockId, LetterId, LetterState, Op, Reason, Record, Refusal, Subject, SubjectKind, VisitId,
};
use visitbook_letter::ledger::{Grounds, looked_at};
use visitbook_letter::{ComposeRefusal, NewIds, compose};
use visitbook_store::{Change, Draft, StoreError, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{CONTENT, settle, settle_all};
use crate::error::{AppError, Code};
use crate::visits::{letter_due, records_of};

impl Core {
    /// Makes the first draft of a visit's letter.
    ///
    /// # Errors
    /// Facts that are missing; a letter that is there already.
    pub fn compose_letter(&self, request: ComposeLetter) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            settle_all(tx)?;
            let records = records_of(&tx.reader(), request.visit)?;
            if records.letter.is_some() {
                return Err(AppError::new(Code::LetterExists, "the visit has a letter"));
            }
            let date = request
                .date
                .or_else(|| letter_due(&records.visit))
                .or_else(|| records.visit.last_day());
            let date = date.ok_or_else(|| AppError::new(Code::LetterFactsMissing, "no dates"))?;
            let composed = compose(&records, date, &mut Ids(tx))?;
            // What the first draft says was taken from what it cites: they were looked at together.
            let (grounds, now) = (Grounds::of(&records), tx.now());
            let looked = |block: &Block| looked_at(block, None, &grounds, now);
            let blocks = composed.blocks.iter().map(|block| Record::from(looked(block)));
            let parts = std::iter::once(Record::from(composed.letter)).chain(blocks);
            let changes: Vec<Change> = parts
                .map(|record| Change {
                    was: None,
                    is: Some(record),
                })
                .collect();
            Ok(tx.apply(Op::ComposeLetter, &changes)?)
        })?;
        Ok(written.into())
    }

    /// Keeps what was typed into a letter: words as drafts of their blocks, blocks that came, went or moved at once.
    ///
    /// # Errors
    /// A block that has changed since, a rule, a letter that is not there or final.
    pub fn save_letter(&self, request: SaveLetter) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| save(tx, &request))?;
        Ok(written.into())
    }
}

struct Ids<'a, 'b>(&'a Transaction<'b>);

impl NewIds for Ids<'_, '_> {
    fn letter(&mut self) -> LetterId {
        LetterId(self.0.new_id())
    }

    fn block(&mut self) -> BlockId {
        BlockId(self.0.new_id())
    }
}

impl From<ComposeRefusal> for AppError {
    fn from(refusal: ComposeRefusal) -> Self {
        let missing: Vec<&str> = refusal.missing.iter().map(|fact| fact.field()).collect();
        Self::new(Code::LetterFactsMissing, "facts are missing for the letter").with("missing", missing.join(" "))
    }
}

fn save(tx: &mut Transaction<'_>, request: &SaveLetter) -> Result<(), AppError> {
    let letter = Subject {
        kind: SubjectKind::Letter,
        id: request.letter.0,
    };
    match tx.reader().get(letter)?.map(|kept| kept.record) {
        Some(Record::Letter(letter)) if letter.state == LetterState::Draft => {}
        Some(_) => return Err(Refusal::new("state", Reason::Final).into()),
        None => return Err(StoreError::NotFound(letter).into()),
    }
    let kept = blocks(tx, request.letter)?;
    check_revisions(&kept, &request.blocks)?;
    let order: Vec<BlockId> = kept.iter().map(|(_, block)| block.id).collect();
    let same_order = request.order.as_ref().is_none_or(|new| *new == order);
    match same_order && only_words(&kept, &request.blocks) {
        true => Ok(keep_drafts(tx, request)?),
        false => restructure(tx, request, letter),
    }
}

/// The blocks of a letter in order, each with its revision.
pub(crate) fn blocks(tx: &Transaction<'_>, letter: LetterId) -> Result<Vec<(u32, Block)>, StoreError> {
    let kept = tx.reader().blocks(letter)?;
    Ok(kept
        .into_iter()
        .filter_map(|kept| match kept.record {
            Record::Block(block) => Some((kept.rev, block)),
            _ => None,
        })
        .collect())
}

fn check_revisions(kept: &[(u32, Block)], edited: &[EditedBlock]) -> Result<(), AppError> {
    let revs: BTreeMap<BlockId, u32> = kept.iter().map(|(rev, block)| (block.id, *rev)).collect();
    for EditedBlock { base_rev, block } in edited {
        if revs.get(&block.id).is_some_and(|rev| rev != base_rev) {
            return Err(StoreError::Stale(Subject {
                kind: SubjectKind::Block,
                id: block.id.0,
            })
            .into());
        }
    }
    Ok(())
}

fn only_words(kept: &[(u32, Block)], edited: &[EditedBlock]) -> bool {
    edited.iter().all(|edited| {
        kept.iter()
            .any(|(_, block)| block.id == edited.block.id && block.kind == edited.block.kind)
    })
}

/// Words only: a draft of each block, checked as the block it will be.
fn keep_drafts(tx: &mut Transaction<'_>, request: &SaveLetter) -> Result<(), StoreError> {
    for EditedBlock { base_rev, block } in &request.blocks {
        check_block(request.letter, block)?;
        let subject = Subject {
            kind: SubjectKind::Block,
            id: block.id.0,
        };
        let value = serde_json::to_string(&normalised(&block.content))?;
        tx.keep_draft(&Draft {
            subject,
            field: CONTENT.to_owned(),
            base_rev: *base_rev,
            value,
        })?;
    }
    Ok(())
}

fn check_block(letter: LetterId, page: &PageBlock) -> Result<(), StoreError> {
    let content = normalised(&page.content);
    let block = Block {
        id: page.id,
        letter,
        rank: visitbook_domain::Rank::first(),
        kind: page.kind,
        content,
    };
    Ok(block.check()?)
}

/// Blocks came, went, moved or changed their kind: what was typed before settles, then each change is an op.
fn restructure(tx: &mut Transaction<'_>, request: &SaveLetter, letter: Subject) -> Result<(), AppError> {
    settle(tx, letter)?;
    let settled: Vec<Block> = blocks(tx, request.letter)?
        .into_iter()
        .map(|(_, block)| block)
        .collect();
    let pages: Vec<PageBlock> = request.blocks.iter().map(|edited| edited.block.clone()).collect();
    rewrite(tx, request.letter, &settled, &pages, request.order.as_deref())
}

/// Turns a letter into what a page has, each change as an op of its own.
pub(crate) fn rewrite(
    tx: &mut Transaction<'_>,
    letter: LetterId,
    kept: &[Block],
    pages: &[PageBlock],
    order: Option<&[BlockId]>,
) -> Result<(), AppError> {
    for change in plan(letter, kept, pages, order)? {
        let changes: Vec<Change> = change
            .blocks
            .into_iter()
            .map(|(was, is)| Change {
                was: was.map(Record::from),
                is: is.map(Record::from),
            })
            .collect();
        tx.apply(change.op, &changes)?;
    }
    Ok(())
}

/// The visit of a letter's export, drafts settled.
pub(crate) fn settled_records(core: &Core, visit: VisitId) -> Result<visitbook_domain::VisitRecords, AppError> {
    let notebook = core.notebook()?;
    notebook.transact(core.env.new_id(), settle_all)?;
    notebook.read(|reader| records_of(reader, visit))
}
