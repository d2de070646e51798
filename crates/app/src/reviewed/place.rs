//! Where a change of a reviewer belongs in a block as it is now, and the block with the change in it. Citations are
//! never lost: one that stood among words that go stands behind those that come.

use std::ops::Range;

use visitbook_domain::Inline;
use visitbook_domain::letter::normalised;
use visitbook_render::SetWords;

/// Characters beside a change by which it is found again: as many as can be, and fewer where some of them are others.
const BESIDE: [usize; 3] = [MOST_BESIDE, 12, ENOUGH];
const MOST_BESIDE: usize = 24;
/// Fewer characters on one side alone are not enough.
const ENOUGH: usize = 8;
/// After these, a sentence has ended.
const ENDS_A_SENTENCE: [char; 10] = ['.', '?', '!', '…', ')', '’', '”', ':', ';', ' '];
/// Stand for the beginning and the end of a paragraph, in which no control character can be.
const BEGINS: char = '\u{2}';
const ENDS: char = '\u{3}';

/// Other words in a place of a paragraph as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The bytes of the paragraph before the tracked changes.
    pub range: Range<usize>,
    /// The words that go.
    pub was: String,
    /// The words that come.
    pub is: String,
    /// What stands to its left: before the changes, and with them.
    lefts: [String; 2],
    /// What stands to its right.
    rights: [String; 2],
}

/// Where a change belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    /// At these bytes of the block's text.
    At(Range<usize>),
    /// It is there already.
    Already,
    /// Nobody can say.
    Nowhere,
}

impl Edit {
    /// The change of these bytes of `before` to these bytes of `after`; `None` where they are no words of them.
    pub fn new(before: &str, range: Range<usize>, after: &str, now: Range<usize>) -> Option<Self> {
        Some(Self {
            was: before.get(range.clone())?.to_owned(),
            is: after.get(now.clone())?.to_owned(),
            lefts: [left_of(before, range.start)?, left_of(after, now.start)?],
            rights: [right_of(before, range.end)?, right_of(after, now.end)?],
            range,
        })
    }

    /// Where it belongs in a block. `before` is the paragraph of the file that it is a change of: a block that says the
    /// same is changed in the same place, and in any other the change is found by the words around it.
    pub fn place(&self, before: &str, block: &SetWords) -> Placed {
        let found = match before == block.words {
            true => Some(self.range.clone()),
            false if self.find_whole(&self.is, &block.words).is_some() => return Placed::Already,
            false => self.find(&self.was, &block.words),
        };
        let at = found.and_then(|at| Some(block.in_text(at.start)?..block.in_text(at.end)?));
        at.map_or(Placed::Nowhere, Placed::At)
    }

    /// Where a block is divided that this divides: as [`Self::place`], and at neither end of the block.
    pub fn place_cut(&self, before: &str, block: &SetWords) -> Placed {
        let found = match before == block.words {
            true => Some(self.range.start),
            false => self.find("", &block.words).map(|at| at.start),
        };
        match found {
            Some(at) if at == 0 || at >= block.words.len() => Placed::Already,
            Some(at) => block.in_text(at).map_or(Placed::Nowhere, |at| Placed::At(at..at)),
            None => Placed::Nowhere,
        }
    }

    /// The words between what stood on both sides, or beside what stood on one of them where the other is no longer
    /// there. What stands twice is not found, nor what its sides do not agree on.
    fn find(&self, words: &str, block: &str) -> Option<Range<usize>> {
        let whole = self.find_whole(words, block);
        whole.or_else(|| BESIDE.into_iter().find_map(|near| self.find_beside(words, block, near)))
    }

    fn find_whole(&self, words: &str, block: &str) -> Option<Range<usize>> {
        BESIDE.into_iter().find_map(|near| {
            let lefts = self.lefts.iter().map(|left| last(left, near));
            let mut sides = lefts.flat_map(|left| self.rights.iter().map(move |right| (left, first(right, near))));
            sides.find_map(|(left, right)| once(block, left, words, right))
        })
    }

    fn find_beside(&self, words: &str, block: &str, near: usize) -> Option<Range<usize>> {
        let lefts = self.lefts.iter().map(|left| last(left, near));
        let rights = self.rights.iter().map(|right| first(right, near));
        let found = lefts.map(|left| (left, once(block, left, words, "")));
        let found = found.chain(rights.map(|right| (right, once(block, "", words, right))));
        let found: Vec<(&str, Range<usize>)> = found.filter_map(|(beside, at)| Some((beside, at?))).collect();
        let (_, first) = found.first()?;
        let sure = found.iter().any(|(beside, _)| beside.chars().count() >= ENOUGH);
        (sure && found.iter().all(|(_, at)| at == first)).then(|| first.clone())
    }
}

/// So many characters at the end of a text.
fn last(text: &str, many: usize) -> &str {
    let from = text.char_indices().rev().nth(many.saturating_sub(1));
    from.and_then(|(at, _)| text.get(at..)).unwrap_or(text)
}

/// So many characters at the beginning of a text.
fn first(text: &str, many: usize) -> &str {
    let end = text.char_indices().nth(many);
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Where words stand between two others in a block, where they do so once.
fn once(block: &str, left: &str, words: &str, right: &str) -> Option<Range<usize>> {
    let block = format!("{BEGINS}{block}{ENDS}");
    let whole = format!("{left}{words}{right}");
    let at = block.find(&whole)?;
    // Not only behind the first: two can overlap.
    if block.rfind(&whole) != Some(at) {
        return None;
    }
    let start = (at + left.len()).checked_sub(BEGINS.len_utf8())?;
    Some(start..start + words.len())
}

/// What stands to the left of a place, from the beginning of the paragraph where that is near.
fn left_of(text: &str, at: usize) -> Option<String> {
    Some(last(&format!("{BEGINS}{}", text.get(..at)?), MOST_BESIDE).to_owned())
}

/// What stands to the right of a place, up to the end of the paragraph where that is near.
fn right_of(text: &str, at: usize) -> Option<String> {
    Some(first(&format!("{}{ENDS}", text.get(at..)?), MOST_BESIDE).to_owned())
}

/// The byte of a text at so many UTF-16 code units; `None` within a character and beyond the end.
pub(super) fn byte_at(text: &str, units: u32) -> Option<usize> {
    let mut left = usize::try_from(units).ok()?;
    for (at, character) in text.char_indices() {
        if left == 0 {
            return Some(at);
        }
        left = left.checked_sub(character.len_utf16())?;
    }
    (left == 0).then_some(text.len())
}

/// The content with other words at these bytes of its text. Words that come where a citation stands come before it, for
/// it is the last of its sentence; behind the mark that ends a sentence they come after its citation.
pub(super) fn spliced(content: &[Inline], at: Range<usize>, words: &str) -> Vec<Inline> {
    let (mut here, mut put, mut ended) = (0, false, false);
    let mut changed = Vec::with_capacity(content.len() + 2);
    let came = || Inline::Text { text: words.to_owned() };
    for inline in content {
        let Inline::Text { text } = inline else {
            if !put && at.is_empty() && here == at.start && here > 0 && !ended {
                changed.push(came());
                put = true;
            }
            changed.push(inline.clone());
            continue;
        };
        let within = |byte: usize| byte.saturating_sub(here).min(text.len());
        let (left, right) = (text.get(..within(at.start)), text.get(within(at.end)..));
        changed.extend(left.map(|left| Inline::Text { text: left.to_owned() }));
        if !put && at.start < here + text.len() {
            changed.push(came());
            put = true;
        }
        changed.extend(right.map(|right| Inline::Text { text: right.to_owned() }));
        here += text.len();
        ended = text.ends_with(ENDS_A_SENTENCE);
    }
    if !put {
        changed.push(came());
    }
    normalised(&changed)
}

/// The content up to a byte of its text, and from there. A citation at that place belongs to what comes before it.
pub(super) fn divided(content: &[Inline], at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let mut here = 0;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for inline in content {
        match inline {
            Inline::Text { text } => {
                let cut = at.saturating_sub(here).min(text.len());
                let part = |part: Option<&str>| Inline::Text {
                    text: part.unwrap_or_default().to_owned(),
                };
                first.push(part(text.get(..cut)));
                second.push(part(text.get(cut..)));
                here += text.len();
            }
            Inline::Cite { .. } if here <= at => first.push(inline.clone()),
            Inline::Cite { .. } => second.push(inline.clone()),
        }
    }
    (normalised(&first), normalised(&second))
}

#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;
