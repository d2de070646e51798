//! From what the page has to what changed: the block-by-block difference between a kept letter and an edited one.
//!
//! The page sends the blocks whose words changed and, when blocks came, went or moved, the new order. [`plan`] turns
//! that into the journal's verbs, so that the history says "split" where somebody pressed Enter in a paragraph.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{BlockId, LetterId};
use crate::letter::{Block, BlockKind, Inline, normalised};
use crate::op::Op;
use crate::rank::Rank;
use crate::refusal::{Reason, Refusal};

/// A block as the page has it: no rank, for its place follows from the order.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PageBlock {
    /// Its id, made by the page for a new block.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Words and citations.
    pub content: Vec<Inline>,
}

/// One change of the letter: the verb and the blocks it touches, each before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterChange {
    /// The journal's verb.
    pub op: Op,
    /// Before and after of each block touched; `None` where there was or is none.
    pub blocks: Vec<(Option<Block>, Option<Block>)>,
}

/// The changes that turn `kept` (in order) into what the page has. `changed` are blocks with new content or kind;
/// `order` is every block's id in the new order, or `None` where no block came, went or moved.
///
/// # Errors
/// `order` names a block that is neither kept nor in `changed`, or one twice; `changed` has a block that `order` lacks.
pub fn plan(
    letter: LetterId,
    kept: &[Block],
    changed: &[PageBlock],
    order: Option<&[BlockId]>,
) -> Result<Vec<LetterChange>, Refusal> {
    let kept_order: Vec<BlockId> = kept.iter().map(|block| block.id).collect();
    let order = order.unwrap_or(&kept_order);
    let before: BTreeMap<BlockId, &Block> = kept.iter().map(|block| (block.id, block)).collect();
    let edited: BTreeMap<BlockId, &PageBlock> = changed.iter().map(|block| (block.id, block)).collect();
    check_order(order, &before, &edited)?;

    let after = ranked(letter, order, &before, &edited);
    let mut changes = joins_and_removals(&kept_order, &before, &after);
    changes.extend(splits_and_the_rest(order, &before, &after, &changes));
    Ok(changes)
}

fn check_order(
    order: &[BlockId],
    before: &BTreeMap<BlockId, &Block>,
    edited: &BTreeMap<BlockId, &PageBlock>,
) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (at, id) in order.iter().enumerate() {
        if !before.contains_key(id) && !edited.contains_key(id) {
            return Err(Refusal::new(format!("order.{at}"), Reason::Unknown));
        }
        if !seen.insert(*id) {
            return Err(Refusal::new(format!("order.{at}"), Reason::Twice));
        }
    }
    match edited.keys().all(|id| seen.contains(id)) {
        true => Ok(()),
        false => Err(Refusal::new("blocks", Reason::Unknown)),
    }
}

/// Every block of the new order with its content and the fewest new ranks.
fn ranked(
    letter: LetterId,
    order: &[BlockId],
    before: &BTreeMap<BlockId, &Block>,
    edited: &BTreeMap<BlockId, &PageBlock>,
) -> BTreeMap<BlockId, Block> {
    let staying = longest_rising_run(order, before);
    let mut after = BTreeMap::new();
    let mut last: Option<Rank> = None;
    for (at, id) in order.iter().enumerate() {
        let rank = match before.get(id).filter(|_| staying.contains(id)) {
            Some(block) => block.rank.clone(),
            None => {
                let mut following = order.iter().skip(at + 1).filter(|id| staying.contains(id));
                let next = following.next().and_then(|id| before.get(id)).map(|block| &block.rank);
                match next {
                    Some(next) => Rank::between(last.as_ref(), Some(next)),
                    None => Rank::after(last.as_ref()),
                }
            }
        };
        last = Some(rank.clone());
        let (kind, content) = match (edited.get(id), before.get(id)) {
            (Some(page), _) => (page.kind, normalised(&page.content)),
            (None, Some(block)) => (block.kind, block.content.clone()),
            (None, None) => continue,
        };
        after.insert(
            *id,
            Block {
                id: *id,
                letter,
                rank,
                kind,
                content,
            },
        );
    }
    after
}

/// The most blocks that can keep their rank: a longest run of rising ranks among the blocks that were there before.
fn longest_rising_run(order: &[BlockId], before: &BTreeMap<BlockId, &Block>) -> BTreeSet<BlockId> {
    let ranks: Vec<(BlockId, &Rank)> = order
        .iter()
        .filter_map(|id| before.get(id).map(|block| (*id, &block.rank)))
        .collect();
    let keys: Vec<&Rank> = ranks.iter().map(|(_, rank)| *rank).collect();
    let staying = rising_run(&keys);
    staying
        .iter()
        .filter_map(|at| ranks.get(*at).map(|(id, _)| *id))
        .collect()
}

/// The places of a longest run of rising keys: the most that can stay where they are when the others move.
pub fn rising_run<K: Ord>(keys: &[K]) -> BTreeSet<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(keys.len());
    for (at, key) in keys.iter().enumerate() {
        let longest = (0..at)
            .filter(|earlier| keys.get(*earlier).is_some_and(|other| other < key))
            .max_by_key(|earlier| best.get(*earlier).map_or(0, |(length, _)| *length));
        let length = longest
            .and_then(|earlier| best.get(earlier))
            .map_or(0, |(length, _)| *length)
            + 1;
        best.push((length, longest));
    }
    let mut at = (0..best.len()).max_by_key(|at| best.get(*at).map_or(0, |(length, _)| *length));
    let mut staying = BTreeSet::new();
    while let Some(index) = at {
        staying.insert(index);
        at = best.get(index).and_then(|(_, previous)| *previous);
    }
    staying
}

fn joins_and_removals(
    kept_order: &[BlockId],
    before: &BTreeMap<BlockId, &Block>,
    after: &BTreeMap<BlockId, Block>,
) -> Vec<LetterChange> {
    let mut changes: Vec<LetterChange> = Vec::new();
    for (at, id) in kept_order.iter().enumerate() {
        let Some(gone) = before.get(id).filter(|_| !after.contains_key(id)) else {
            continue;
        };
        let above = at.checked_sub(1).and_then(|above| kept_order.get(above));
        let joined = above
            .and_then(|id| Some((*before.get(id)?, after.get(id)?)))
            .filter(|(was, is)| was.rank == is.rank && is.content == concatenated(&was.content, &gone.content));
        changes.push(match joined {
            Some((was, is)) => LetterChange {
                op: Op::JoinBlocks,
                blocks: vec![(Some(was.clone()), Some(is.clone())), (Some((*gone).clone()), None)],
            },
            None => LetterChange {
                op: Op::RemoveBlock,
                blocks: vec![(Some((*gone).clone()), None)],
            },
        });
    }
    changes
}

fn splits_and_the_rest(
    order: &[BlockId],
    before: &BTreeMap<BlockId, &Block>,
    after: &BTreeMap<BlockId, Block>,
    earlier: &[LetterChange],
) -> Vec<LetterChange> {
    let mut told: BTreeSet<BlockId> = earlier
        .iter()
        .flat_map(|change| &change.blocks)
        .filter_map(|(was, _)| was.as_ref().map(|b| b.id))
        .collect();
    let mut changes = Vec::new();
    for (at, id) in order.iter().enumerate() {
        let Some(is) = after.get(id).filter(|_| !told.contains(id)) else {
            continue;
        };
        let was = before.get(id).copied();
        let below = order
            .get(at + 1)
            .and_then(|id| after.get(id))
            .filter(|below| !before.contains_key(&below.id));
        let split = was
            .zip(below)
            .filter(|(was, below)| was.rank == is.rank && was.content == concatenated(&is.content, &below.content));
        if let Some((was, below)) = split {
            told.insert(below.id);
            let blocks = vec![(Some(was.clone()), Some(is.clone())), (None, Some(below.clone()))];
            changes.push(LetterChange {
                op: Op::SplitBlock,
                blocks,
            });
            continue;
        }
        changes.extend(one_block(was, is));
    }
    changes
}

/// Insertion, replacement and move of one block; a block that was both edited and moved gives two changes.
fn one_block(was: Option<&Block>, is: &Block) -> Vec<LetterChange> {
    let Some(was) = was else {
        return vec![LetterChange {
            op: Op::InsertBlock,
            blocks: vec![(None, Some(is.clone()))],
        }];
    };
    let replaced = Block {
        rank: was.rank.clone(),
        ..is.clone()
    };
    let mut changes = Vec::new();
    if replaced != *was {
        let blocks = vec![(Some(was.clone()), Some(replaced.clone()))];
        changes.push(LetterChange {
            op: Op::ReplaceBlock,
            blocks,
        });
    }
    if replaced != *is {
        changes.push(LetterChange {
            op: Op::MoveBlock,
            blocks: vec![(Some(replaced), Some(is.clone()))],
        });
    }
    changes
}

fn concatenated(first: &[Inline], second: &[Inline]) -> Vec<Inline> {
    normalised(&[first, second].concat())
}

#[cfg(test)]
#[path = "letter_edit_tests.rs"]
mod tests;
