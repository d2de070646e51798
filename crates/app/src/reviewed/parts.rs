//! From a file that came back to what its reviewers did: block by block, and beyond blocks what came, went, moved, was
//! divided or joined. Nothing here depends on what the letter says now.

use std::collections::BTreeSet;
use std::ops::Range;

use visitbook_domain::letter_edit::rising_run;
use visitbook_domain::{BlockId, BlockKind};
use visitbook_exchange::reviewed::{Reviewed, ReviewedParagraph};
use visitbook_render::set_words;

use super::part::{Item, Part, What, edits, threads, untracked};
use super::place::Edit;

/// The letter as it was sent: its blocks in order with their words as they are set.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent(pub Vec<(BlockId, String)>);

impl Sent {
    /// What a block said; `None` where it was not sent.
    pub fn words(&self, block: BlockId) -> Option<&str> {
        self.0
            .iter()
            .find(|(id, _)| *id == block)
            .map(|(_, words)| words.as_str())
    }

    /// What was sent of a part: of a block that others were joined to without tracking, their words too.
    pub fn of(&self, part: &Part) -> String {
        let mut sent = part
            .block
            .and_then(|block| self.words(block))
            .unwrap_or_default()
            .to_owned();
        for item in part.items.iter().filter(|item| !item.tracked) {
            let What::Joined(other) = item.what else { continue };
            let words = self.words(other).unwrap_or_default();
            let spaced = format!("{sent} {words}");
            sent = if part.before.contains(&spaced) {
                spaced
            } else {
                sent + words
            };
        }
        sent
    }
}

/// The parts of a file in its order, blocks without anything to say too; last the blocks that are not in it and the
/// comments that stand nowhere. Each item has its number.
pub(super) fn parts(reviewed: &Reviewed, sent: &Sent) -> Vec<Part> {
    let mut reading = Reading {
        paragraphs: &reviewed.paragraphs,
        sent,
        parts: Vec::new(),
        of_paragraph: vec![None; reviewed.paragraphs.len()],
    };
    for group in groups(&reviewed.paragraphs) {
        reading.group(group);
    }
    reading.joins();
    let mut parts = reading.parts;
    tracked_moves(&mut parts);
    untracked_moves(&mut parts, sent);
    parts.extend(missing(&parts, sent));
    parts.push(Part {
        items: threads(&reviewed.unplaced, ""),
        ..Part::default()
    });
    for (id, item) in (0..).zip(parts.iter_mut().flat_map(|part| &mut part.items)) {
        item.id = id;
    }
    parts
}

/// Paragraphs that were one before the tracked changes.
fn groups(paragraphs: &[ReviewedParagraph]) -> Vec<Range<usize>> {
    let (mut groups, mut from) = (Vec::new(), 0);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if !paragraph.ran_on || at + 1 == paragraphs.len() {
            groups.push(from..at + 1);
            from = at + 1;
        }
    }
    groups
}

struct Reading<'r> {
    paragraphs: &'r [ReviewedParagraph],
    sent: &'r Sent,
    parts: Vec<Part>,
    /// The part that the words of each paragraph are in, where that is a block.
    of_paragraph: Vec<Option<usize>>,
}

impl Reading<'_> {
    fn group(&mut self, group: Range<usize>) {
        let paragraphs = self.paragraphs;
        let all: Vec<(usize, &ReviewedParagraph)> = group
            .filter_map(|at| paragraphs.get(at).map(|paragraph| (at, paragraph)))
            .collect();
        let body: Vec<_> = all
            .iter()
            .copied()
            .filter(|(_, paragraph)| !paragraph.inserted)
            .collect();
        let first = body.first().map(|(at, _)| *at);
        for (at, paragraph) in all.iter().filter(|(at, each)| each.inserted && Some(*at) < first) {
            self.came(*at, paragraph, 0);
        }
        if !body.is_empty() {
            self.body(&body);
        }
        for (at, paragraph) in all.iter().filter(|(at, each)| each.inserted && Some(*at) >= first) {
            self.came(*at, paragraph, body.iter().filter(|(other, _)| other < at).count());
        }
    }

    /// A paragraph that is a tracked insertion. One that has the bookmark of a block is that block, moved here.
    fn came(&mut self, at: usize, paragraph: &ReviewedParagraph, piece: usize) {
        let comments = threads(&paragraph.comments, &paragraph.after);
        let moved = paragraph
            .block
            .filter(|block| self.sent.words(*block) == Some(set_words(&paragraph.after).words.as_str()));
        let what = match moved {
            Some(_) => Some(What::Moved),
            None => (!blank(&paragraph.after) && self.in_the_text(at)).then_some(What::Inserted),
        };
        let items = what.map(|what| Item::beside(Some(paragraph), what)).into_iter();
        self.parts.push(Part {
            block: moved,
            kind: Some(kind_of(paragraph)),
            after: paragraph.after.clone(),
            piece,
            items: items.chain(comments).collect(),
            ..Part::default()
        });
    }

    /// The paragraphs of a group that were there before.
    fn body(&mut self, body: &[(usize, &ReviewedParagraph)]) {
        let words = |side: fn(&ReviewedParagraph) -> &String| -> String {
            body.iter().map(|(_, paragraph)| side(paragraph).as_str()).collect()
        };
        let with_words = body
            .iter()
            .find(|(_, each)| each.block.is_some() && !each.before.is_empty());
        let block = with_words.or_else(|| body.first()).and_then(|(_, each)| each.block);
        let block = block.filter(|block| self.sent.words(*block).is_some());
        let mut part = Part {
            block,
            before: words(|each| &each.before),
            after: words(|each| &each.after),
            ..Part::default()
        };
        match block {
            Some(block) => self.block(block, body, &mut part),
            None => self.no_block(body, &mut part),
        }
        for (at, paragraph) in body {
            part.items.extend(threads(&paragraph.comments, &paragraph.after));
            if let Some(place) = self.of_paragraph.get_mut(*at) {
                *place = block.map(|_| self.parts.len());
            }
        }
        self.parts.push(part);
    }

    fn block(&self, block: BlockId, body: &[(usize, &ReviewedParagraph)], part: &mut Part) {
        let joined = body
            .iter()
            .flat_map(|(_, each)| each.joined.iter().copied().chain(each.block));
        let joined: Vec<BlockId> = joined
            .filter(|other| *other != block && self.sent.words(*other).is_some())
            .collect();
        part.items
            .extend(joined.into_iter().map(|other| Item::untracked(What::Joined(other))));
        let sent = self.sent.of(part);
        if blank(&part.after) && !blank(&part.before) {
            part.items
                .push(Item::beside(body.first().map(|(_, each)| *each), What::Removed));
            return;
        }
        // Both sides are set once more: where a sign was left out, characters come together that stood apart.
        if set_words(&part.before).words != set_words(&sent).words {
            part.items.extend(untracked(&sent, &part.before));
        }
        part.items.extend(changes(body, (&part.before, &part.after), false));
    }

    /// Words that are in no block: of the fixed parts, or of a paragraph that came without tracking.
    fn no_block(&self, body: &[(usize, &ReviewedParagraph)], part: &mut Part) {
        let first = body.first().map(|(at, _)| *at).unwrap_or_default();
        let between = self.blocks().is_some_and(|blocks| blocks.contains(&first));
        if !between {
            part.items.extend(changes(body, (&part.before, &part.after), true));
        } else if !blank(&part.after) {
            part.kind = body.first().map(|(_, paragraph)| kind_of(paragraph));
            part.items.push(Item::untracked(What::Inserted));
            part.before.clear();
        }
    }

    /// From the first paragraph with words of a block to the last.
    fn blocks(&self) -> Option<Range<usize>> {
        let known = |paragraph: &ReviewedParagraph| {
            let block = paragraph.block.filter(|_| !paragraph.inserted);
            block.is_some_and(|block| self.sent.words(block).is_some())
        };
        let first = self.paragraphs.iter().position(known)?;
        let last = self.paragraphs.iter().rposition(known)?;
        Some(first..last + 1)
    }

    /// Whether a paragraph that came is among the blocks, or next to them: with no fixed part in between.
    fn in_the_text(&self, at: usize) -> bool {
        let Some(blocks) = self.blocks() else { return false };
        let between = match at < blocks.start {
            true => at..blocks.start,
            false => blocks.end..at,
        };
        let mut between = between.filter_map(|at| self.paragraphs.get(at));
        between.all(|paragraph| paragraph.inserted || blank(&paragraph.before))
    }

    /// Blocks whose words run on into the next block as the reviewers left them.
    fn joins(&mut self) {
        let mut before: Option<usize> = None;
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            let part = self.of_paragraph.get(at).copied().flatten();
            let here = part.filter(|_| !blank(&paragraph.after));
            if let (Some(target), Some(here)) = (before, here)
                && target != here
                && let Some(block) = self.parts.get(here).and_then(|part| part.block)
                && let Some(part) = self.parts.get_mut(target)
            {
                part.items.push(Item::beside(Some(paragraph), What::Joined(block)));
            }
            before = match paragraph.runs_on {
                true => here.or(before),
                false => None,
            };
        }
    }
}

/// The changes of words in a part, and where it was divided.
fn changes(body: &[(usize, &ReviewedParagraph)], part: (&str, &str), fixed: bool) -> Vec<Item> {
    let (mut items, mut from) = (Vec::new(), (0, 0));
    for (nth, (_, paragraph)) in body.iter().enumerate() {
        if nth > 0 && !fixed {
            let cut = Edit::new(part.0, from.0..from.0, part.1, from.1..from.1);
            items.extend(cut.map(|cut| Item::beside(Some(paragraph), What::Split(cut))));
        }
        items.extend(edits(paragraph, from, part, fixed));
        from = (from.0 + paragraph.before.len(), from.1 + paragraph.after.len());
    }
    items
}

/// A paragraph that came with the words of one that went was moved.
fn tracked_moves(parts: &mut [Part]) {
    for at in 0..parts.len() {
        let came = parts
            .get(at)
            .filter(|part| part.items.iter().any(|item| matches!(item.what, What::Inserted)));
        let Some(words) = came.map(|part| set_words(&part.after).words) else {
            continue;
        };
        let went = parts
            .iter_mut()
            .find(|part| part.removed() && set_words(&part.before).words == words);
        let Some((block, before)) = went.and_then(|part| {
            part.items.retain(|item| !matches!(item.what, What::Removed));
            Some((part.block.take()?, part.before.clone()))
        }) else {
            continue;
        };
        let Some(part) = parts.get_mut(at) else { continue };
        (part.block, part.before) = (Some(block), before);
        for item in part.items.iter_mut().filter(|item| matches!(item.what, What::Inserted)) {
            item.what = What::Moved;
        }
    }
}

/// Blocks that stand in another order than they were sent in were moved: as few of them as can be.
fn untracked_moves(parts: &mut [Part], sent: &Sent) {
    let order = |block: BlockId| sent.0.iter().position(|(id, _)| *id == block);
    let moved = |part: &Part| part.items.iter().any(|item| matches!(item.what, What::Moved));
    let standing: Vec<(usize, usize)> = parts
        .iter()
        .enumerate()
        .filter(|(_, part)| !part.removed() && !moved(part))
        .filter_map(|(at, part)| Some((at, order(part.block?)?)))
        .collect();
    let keys: Vec<usize> = standing.iter().map(|(_, place)| *place).collect();
    let staying = rising_run(&keys);
    for (nth, (at, _)) in standing.iter().enumerate() {
        if let Some(part) = parts.get_mut(*at).filter(|_| !staying.contains(&nth)) {
            part.items.insert(0, Item::untracked(What::Moved));
        }
    }
}

/// Blocks that were sent and are not in the file.
fn missing(parts: &[Part], sent: &Sent) -> Vec<Part> {
    let joined = parts
        .iter()
        .flat_map(|part| &part.items)
        .filter_map(|item| match item.what {
            What::Joined(block) => Some(block),
            _ => None,
        });
    let there: BTreeSet<BlockId> = parts.iter().filter_map(|part| part.block).chain(joined).collect();
    let gone = sent.0.iter().filter(|(block, _)| !there.contains(block));
    gone.map(|(block, words)| Part {
        block: Some(*block),
        before: words.clone(),
        items: vec![Item::untracked(What::Removed)],
        ..Part::default()
    })
    .collect()
}

fn kind_of(paragraph: &ReviewedParagraph) -> BlockKind {
    match paragraph.style.as_str() {
        style if style.starts_with("Heading") => BlockKind::Heading,
        style if style.starts_with("List") => BlockKind::Bullet,
        _ => BlockKind::Paragraph,
    }
}

fn blank(words: &str) -> bool {
    words.trim().is_empty()
}
