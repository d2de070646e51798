//! What there is to look through of a copy: each paragraph with something to say beside what the letter says now, and
//! what of it can be taken.

use std::collections::BTreeMap;

use visitbook_domain::letter::normalised;
use visitbook_domain::{Block, BlockId, BlockKind, VisitRecords};
use visitbook_exchange::reviewed::WordComment;
use visitbook_render::set_words;

use super::ChosenCopy;
use super::comments::{Known, anchor};
use super::part::{Item, Part, What};
use super::place::{Edit, Placed, spliced};
use super::take::{clean, set};
use crate::contract::*;

/// Characters of another paragraph by which it is recognised.
const FIRST_WORDS: usize = 60;

/// What a copy says, held against the letter as it is.
pub(super) fn shown(copy: &ChosenCopy, records: &VisitRecords) -> ReviewedLetter {
    let now = &records.blocks;
    let mut shower = Shower {
        copy,
        order: now.iter().map(|block| block.id).collect(),
        now: now.iter().map(|block| (block.id, block)).collect(),
        known: Known::new(records),
        before: None,
    };
    let (mut parts, mut unchanged, mut after) = (Vec::new(), 0, 0);
    for part in &copy.parts {
        let place = part
            .block
            .and_then(|block| shower.order.iter().position(|id| *id == block));
        after = place.unwrap_or(after);
        match part.items.is_empty() {
            true => unchanged += u32::from(part.block.is_some()),
            false => parts.push((after, shower.part(part))),
        }
        shower.before = place.and(part.block).filter(|_| !part.removed()).or(shower.before);
    }
    // Stable: what is not in the letter stands behind what it follows in the file.
    parts.sort_by_key(|(place, _)| *place);
    ReviewedLetter {
        sent: copy.version.clone(),
        parts: parts.into_iter().map(|(_, part)| part).collect(),
        unchanged,
    }
}

struct Shower<'s> {
    copy: &'s ChosenCopy,
    order: Vec<BlockId>,
    now: BTreeMap<BlockId, &'s Block>,
    known: Known<'s>,
    /// The last block of the file that is in the letter.
    before: Option<BlockId>,
}

impl Shower<'_> {
    fn part(&mut self, part: &Part) -> ReviewedPart {
        let block = part.block.and_then(|block| self.now.get(&block).copied());
        let sent = part
            .block
            .and_then(|block| self.copy.sent.words(block))
            .unwrap_or_default();
        let now = block.map(|block| set(&block.content).words);
        ReviewedPart {
            block: part.block,
            kind: block
                .map(|block| block.kind)
                .or(part.kind)
                .unwrap_or(BlockKind::Paragraph),
            sent: sent.to_owned(),
            edited: now.as_ref().is_some_and(|now| now != sent),
            now,
            proposed: if part.removed() {
                String::new()
            } else {
                part.after.clone()
            },
            items: part.items.iter().map(|item| self.item(item, part, block)).collect(),
        }
    }

    fn item(&mut self, item: &Item, part: &Part, block: Option<&Block>) -> ReviewedItem {
        let not_because = match (&item.what, block) {
            (What::Fixed(..), _) => Some(NotTaken::Fixed),
            (What::Comment(thread), _) => {
                let known = self.known.find(thread, part.block);
                known
                    .filter(|kept| self.known.has_all(kept, thread))
                    .map(|_| NotTaken::Already)
            }
            (What::Inserted, _) => self.stands(&part.after).then_some(NotTaken::Already),
            (What::Removed, None) => Some(NotTaken::Already),
            (_, None) => Some(NotTaken::Gone),
            (What::Removed, Some(_)) => None,
            (What::Moved, Some(block)) => (self.above(block.id) == self.before).then_some(NotTaken::Already),
            (What::Joined(other), Some(_)) => (!self.now.contains_key(other)).then_some(NotTaken::Already),
            (What::Change(edit, _), Some(block)) => self.why_not(item, edit, part, block, Edit::place),
            (What::Split(edit), Some(block)) => self.why_not(item, edit, part, block, Edit::place_cut),
        };
        ReviewedItem {
            id: item.id,
            author: item.author.clone(),
            at: item.at,
            tracked: item.tracked,
            what: self.what(item, part, block),
            not_because,
        }
    }

    /// Whether a change has its place in the block as it is, or as it is with what was changed without tracking.
    fn why_not(
        &self,
        item: &Item,
        edit: &Edit,
        part: &Part,
        block: &Block,
        place: fn(&Edit, &str, &visitbook_render::SetWords) -> Placed,
    ) -> Option<NotTaken> {
        let now = set(&block.content);
        if now.words != part.before && now.words == set_words(&part.after).words {
            return Some(NotTaken::Already);
        }
        let sent = self.copy.sent.of(part);
        let base = if item.tracked { &part.before } else { &sent };
        let found = match place(edit, base, &now) {
            Placed::Nowhere => place(edit, base, &set(&self.with_untracked(item, part, block, &sent))),
            found => found,
        };
        match found {
            Placed::At(_) => None,
            Placed::Already => Some(NotTaken::Already),
            Placed::Nowhere => Some(NotTaken::NotFound),
        }
    }

    fn with_untracked(&self, item: &Item, part: &Part, block: &Block, sent: &str) -> Vec<visitbook_domain::Inline> {
        let mut content = block.content.clone();
        for other in part.items.iter().filter(|other| !other.tracked && other.id != item.id) {
            match &other.what {
                What::Joined(joined) => {
                    let more = self.now.get(joined).map(|block| block.content.as_slice());
                    content = normalised(&[content.as_slice(), more.unwrap_or_default()].concat());
                }
                What::Change(edit, _) => {
                    if let Placed::At(at) = edit.place(sent, &set(&content)) {
                        content = spliced(&content, at, &clean(&edit.is));
                    }
                }
                _ => {}
            }
        }
        content
    }

    fn above(&self, block: BlockId) -> Option<BlockId> {
        let at = self.order.iter().position(|id| *id == block)?;
        at.checked_sub(1).and_then(|above| self.order.get(above)).copied()
    }

    /// Whether a block that was not sent says this.
    fn stands(&self, words: &str) -> bool {
        let words = set_words(words).words;
        let mut new = self
            .now
            .values()
            .filter(|block| self.copy.sent.words(block.id).is_none());
        new.any(|block| set(&block.content).words == words)
    }

    fn first_words(&self, block: BlockId) -> String {
        let words = self.now.get(&block).map(|block| set(&block.content).words);
        let words = words.unwrap_or_else(|| self.copy.sent.words(block).unwrap_or_default().to_owned());
        words.chars().take(FIRST_WORDS).collect()
    }

    fn what(&self, item: &Item, part: &Part, block: Option<&Block>) -> ReviewedWhat {
        match &item.what {
            What::Change(edit, start) | What::Fixed(edit, start) => ReviewedWhat::Change {
                was: edit.was.clone(),
                is: edit.is.clone(),
                start: *start,
            },
            What::Inserted => ReviewedWhat::Inserted {},
            What::Removed => ReviewedWhat::Removed {},
            What::Moved => ReviewedWhat::Moved {
                after: self.before.map(|block| self.first_words(block)).unwrap_or_default(),
            },
            What::Split(edit) => {
                let second = part.before.get(edit.range.start..).unwrap_or_default();
                let from = second.trim_start().chars().take(FIRST_WORDS).collect();
                ReviewedWhat::Split { from }
            }
            What::Joined(other) => ReviewedWhat::Joined {
                with: self.first_words(*other),
            },
            What::Comment(thread) => {
                let lost = match (part.block, block) {
                    (Some(id), Some(block)) => anchor(id, &block.plain_text(), thread).1,
                    _ => !thread.comment.words.is_empty(),
                };
                ReviewedWhat::Comment {
                    text: thread.comment.text.clone(),
                    words: thread.comment.words.clone(),
                    lost,
                    done: thread.comment.done,
                    replies: thread.replies.iter().map(reply).collect(),
                }
            }
        }
    }
}

fn reply(said: &WordComment) -> ReviewedReply {
    ReviewedReply {
        author: said.author.clone(),
        at: said.at,
        text: said.text.clone(),
    }
}
