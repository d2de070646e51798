//! What was chosen of a copy, taken into the letter as it is now: through the file in its order, block by block.

use std::collections::{BTreeMap, BTreeSet};

use visitbook_domain::letter::normalised;
use visitbook_domain::letter_edit::PageBlock;
use visitbook_domain::{Block, BlockId, BlockKind, Inline};
use visitbook_render::{SetWords, set_words};

use super::ChosenCopy;
use super::comments;
use super::part::{Item, Part, What};
use super::place::{Edit, Placed, divided, spliced};
use crate::contract::{ItemLeft, NotTaken};

/// The letter with everything in it that could be taken.
pub(super) struct Outcome {
    /// The blocks that are new or others.
    pub pages: Vec<PageBlock>,
    /// Every block in order.
    pub order: Vec<BlockId>,
    /// The comments, each with its block.
    pub threads: Vec<comments::Taken>,
    /// What has no place, and why.
    pub left: Vec<ItemLeft>,
}

/// Takes the items of these numbers.
pub(super) fn take(
    copy: &ChosenCopy,
    chosen: &BTreeSet<u32>,
    kept: &[Block],
    mut new_id: impl FnMut() -> BlockId,
) -> Outcome {
    let mut work = Work {
        copy,
        chosen,
        order: kept.iter().map(|block| block.id).collect(),
        blocks: kept
            .iter()
            .map(|block| (block.id, (block.kind, block.content.clone())))
            .collect(),
        cursor: None,
        pieces: Vec::new(),
        joins: Vec::new(),
        threads: Vec::new(),
        left: Vec::new(),
    };
    for part in &copy.parts {
        work.part(part, &mut new_id);
    }
    work.join_all();
    work.outcome(kept)
}

struct Work<'c> {
    copy: &'c ChosenCopy,
    chosen: &'c BTreeSet<u32>,
    order: Vec<BlockId>,
    blocks: BTreeMap<BlockId, (BlockKind, Vec<Inline>)>,
    /// The last block in the order of the file that is in the letter.
    cursor: Option<BlockId>,
    /// The pieces of the last block that was divided, itself first.
    pieces: Vec<BlockId>,
    /// Blocks to be joined to others, when all else is done: item, target, and the one that goes.
    joins: Vec<(u32, BlockId, BlockId)>,
    threads: Vec<(&'c Item, Option<BlockId>)>,
    left: Vec<ItemLeft>,
}

impl<'c> Work<'c> {
    fn part(&mut self, part: &'c Part, new_id: &mut dyn FnMut() -> BlockId) {
        let home = match part.block {
            Some(block) if self.blocks.contains_key(&block) => self.block(block, part, new_id),
            Some(_) => {
                self.pieces.clear();
                self.leave(part, NotTaken::Gone);
                self.cursor
            }
            None => self.no_block(part, new_id),
        };
        for item in part.items.iter().filter(|item| self.chosen.contains(&item.id)) {
            if matches!(item.what, What::Comment(_)) {
                self.threads.push((item, home));
            }
        }
    }

    /// The items of a part that are chosen, comments apart.
    fn chosen_of(&self, part: &'c Part) -> Vec<&'c Item> {
        let chosen = part.items.iter().filter(|item| self.chosen.contains(&item.id));
        chosen.filter(|item| !matches!(item.what, What::Comment(_))).collect()
    }

    fn leave(&mut self, part: &'c Part, because: NotTaken) {
        for item in self.chosen_of(part) {
            self.left_out(item.id, because);
        }
    }

    fn left_out(&mut self, id: u32, because: NotTaken) {
        self.left.push(ItemLeft { id, because });
    }

    fn block(&mut self, block: BlockId, part: &'c Part, new_id: &mut dyn FnMut() -> BlockId) -> Option<BlockId> {
        let items = self.chosen_of(part);
        let mut goes = false;
        for item in &items {
            match item.what {
                What::Moved => self.put_behind(block, self.cursor),
                What::Removed => goes = true,
                What::Joined(other) if !item.tracked => self.join(item.id, block, other),
                _ => {}
            }
        }
        self.pieces.clear();
        if goes {
            self.leave_out(block);
            return self.cursor;
        }
        self.pieces.push(block);
        self.rewrite(block, part, &items, new_id);
        self.cursor = self.pieces.last().copied();
        for item in &items {
            if let (What::Joined(other), true, Some(last)) = (&item.what, item.tracked, self.cursor) {
                self.joins.push((item.id, last, *other));
            }
        }
        Some(block)
    }

    /// A paragraph that came, or a fixed part.
    fn no_block(&mut self, part: &'c Part, new_id: &mut dyn FnMut() -> BlockId) -> Option<BlockId> {
        for item in self.chosen_of(part) {
            match item.what {
                What::Inserted => {
                    let id = new_id();
                    let text = set_words(&part.after).words;
                    let content = normalised(&[Inline::Text { text }]);
                    self.blocks
                        .insert(id, (part.kind.unwrap_or(BlockKind::Paragraph), content));
                    self.come(id, part.piece);
                }
                _ => self.left_out(item.id, NotTaken::Fixed),
            }
        }
        self.cursor
    }

    /// Puts a new block behind so many pieces of the block before it, and the next one behind this.
    fn come(&mut self, id: BlockId, pieces: usize) {
        let last = self.pieces.len();
        let piece = pieces.checked_sub(1).and_then(|at| self.pieces.get_mut(at));
        let behind = match piece {
            Some(piece) => Some(std::mem::replace(piece, id)),
            None => self.cursor,
        };
        self.put_behind(id, behind);
        if pieces >= last || pieces == 0 {
            self.cursor = Some(id);
        }
    }

    fn put_behind(&mut self, block: BlockId, before: Option<BlockId>) {
        if before == Some(block) {
            return;
        }
        self.order.retain(|id| *id != block);
        let at = before.and_then(|before| self.order.iter().position(|id| *id == before));
        self.order.insert(at.map_or(0, |at| at + 1), block);
    }

    fn leave_out(&mut self, block: BlockId) {
        self.order.retain(|id| *id != block);
        self.blocks.remove(&block);
    }

    fn join(&mut self, item: u32, target: BlockId, other: BlockId) {
        let more = self.blocks.get(&other).map(|(_, more)| more.clone());
        match (self.blocks.get_mut(&target), more) {
            (Some((_, content)), Some(more)) => {
                *content = normalised(&[content.as_slice(), &more].concat());
                self.leave_out(other);
            }
            (_, None) => self.left_out(item, NotTaken::Already),
            (None, _) => self.left_out(item, NotTaken::Gone),
        }
    }

    /// From the end of the letter, so that of three in a row the last two come together first.
    fn join_all(&mut self) {
        for (item, target, other) in std::mem::take(&mut self.joins).into_iter().rev() {
            self.join(item, target, other);
            let moved = self.threads.iter_mut().filter(|(_, home)| *home == Some(other));
            moved.for_each(|(_, home)| *home = Some(target));
        }
    }

    /// Puts the changes of words into a block, and divides it.
    fn rewrite(&mut self, block: BlockId, part: &'c Part, items: &[&'c Item], new_id: &mut dyn FnMut() -> BlockId) {
        let Some((kind, mut content)) = self.blocks.get(&block).cloned() else {
            return;
        };
        for item in items.iter().filter(|item| !item.tracked) {
            let What::Change(edit, _) = &item.what else { continue };
            let sent = self.copy.sent.of(part);
            match edit.place(&sent, &set(&content)) {
                Placed::At(at) => content = spliced(&content, at, &clean(&edit.is)),
                Placed::Already => self.left_out(item.id, NotTaken::Already),
                Placed::Nowhere => self.left_out(item.id, NotTaken::NotFound),
            }
        }
        let mut pieces = Vec::new();
        for (edit, at, cut) in self.placed(part, items, &set(&content)).into_iter().rev() {
            if cut {
                let (first, second) = divided(&content, at.start);
                content = first;
                pieces.push(second);
            } else {
                content = spliced(&content, at, &clean(&edit.is));
            }
        }
        self.blocks.insert(block, (kind, content));
        let mut last = block;
        for piece in pieces.into_iter().rev() {
            let id = new_id();
            self.blocks.insert(id, (kind, piece));
            self.put_behind(id, Some(last));
            self.pieces.push(id);
            last = id;
        }
    }

    /// Where the tracked changes of a block belong, from its beginning to its end. Of two that overlap, the second is
    /// left.
    fn placed(
        &mut self,
        part: &'c Part,
        items: &[&'c Item],
        block: &SetWords,
    ) -> Vec<(&'c Edit, std::ops::Range<usize>, bool)> {
        let mut placed: Vec<(u32, &Edit, std::ops::Range<usize>, bool)> = Vec::new();
        for item in items.iter().filter(|item| item.tracked) {
            let (edit, found, cut) = match &item.what {
                What::Change(edit, _) => (edit, edit.place(&part.before, block), false),
                What::Split(edit) => (edit, edit.place_cut(&part.before, block), true),
                _ => continue,
            };
            match found {
                Placed::At(at) => placed.push((item.id, edit, at, cut)),
                Placed::Already => self.left_out(item.id, NotTaken::Already),
                Placed::Nowhere => self.left_out(item.id, NotTaken::NotFound),
            }
        }
        // Stable: what stands at one place stays in the order of the file.
        placed.sort_by_key(|(_, _, at, _)| at.start);
        let mut end = 0;
        let mut apart = Vec::with_capacity(placed.len());
        for (id, edit, at, cut) in placed {
            if at.start < end {
                self.left_out(id, NotTaken::NotFound);
                continue;
            }
            end = at.end;
            apart.push((edit, at, cut));
        }
        apart
    }

    fn outcome(self, kept: &[Block]) -> Outcome {
        let was: BTreeMap<BlockId, &Block> = kept.iter().map(|block| (block.id, block)).collect();
        let others = self
            .blocks
            .iter()
            .filter(|(id, (_, content))| was.get(id).is_none_or(|was| was.content != *content));
        let pages = others.map(|(id, (kind, content))| PageBlock {
            id: *id,
            kind: *kind,
            content: content.clone(),
        });
        let mut left = self.left;
        let mut threads = Vec::new();
        for (item, home) in self.threads {
            let home = home
                .filter(|home| self.blocks.contains_key(home))
                .or(self.order.first().copied());
            match (&item.what, home.and_then(|home| Some((home, self.blocks.get(&home)?)))) {
                (What::Comment(thread), Some((block, (_, content)))) => threads.push(comments::Taken {
                    id: item.id,
                    thread: thread.clone(),
                    block,
                    text: plain(content),
                }),
                _ => left.push(ItemLeft {
                    id: item.id,
                    because: NotTaken::Gone,
                }),
            }
        }
        Outcome {
            pages: pages.collect(),
            order: self.order,
            threads,
            left,
        }
    }
}

/// The words of a content.
pub(super) fn plain(content: &[Inline]) -> String {
    let words = content.iter().map(|inline| match inline {
        Inline::Text { text } => text.as_str(),
        Inline::Cite { .. } => "",
    });
    words.collect()
}

/// The words of a content as they are set.
pub(super) fn set(content: &[Inline]) -> SetWords {
    set_words(&plain(content))
}

/// Words of a file as a block can have them: on one line.
pub(super) fn clean(words: &str) -> String {
    words.replace(char::is_control, " ")
}
