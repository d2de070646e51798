//! What stands around words: bookmarks that name blocks, and the words that comments are about.

use std::collections::HashMap;

use visitbook_domain::BlockId;

use super::comments::Commented;
use super::paragraph::{Spot, utf16};
use super::{MOST_COMMENTS, Reviewed, ReviewedError, ReviewedParagraph, WordComment};
use crate::notes::{MOST_LINES, MOST_TEXT};

/// How many paragraphs after its beginning a bookmark is followed to the words it names.
const FARTHEST: usize = 20;

/// From one place to another; as long as the end is not known, to nowhere.
#[derive(Clone, Copy)]
struct Range {
    from: Spot,
    to: Option<Spot>,
}

/// The bookmarks and comment ranges of a text.
#[derive(Default)]
pub(super) struct Ranges {
    bookmarks: Vec<(BlockId, Range)>,
    /// Where in `bookmarks` the one of this id stands.
    by_id: HashMap<String, usize>,
    comments: HashMap<String, Range>,
}

impl Ranges {
    pub fn bookmark(&mut self, id: String, block: BlockId, from: Spot) -> Result<(), ReviewedError> {
        self.by_id.insert(id, self.bookmarks.len());
        self.bookmarks.push((block, Range { from, to: None }));
        match self.bookmarks.len() > MOST_LINES {
            true => Err(ReviewedError::TooMany {
                what: "bookmarks",
                limit: MOST_LINES,
            }),
            false => Ok(()),
        }
    }

    pub fn end_bookmark(&mut self, id: &str, to: Spot) {
        let place = self.by_id.get(id).and_then(|at| self.bookmarks.get_mut(*at));
        if let Some((_, range)) = place {
            range.to = range.to.or(Some(to));
        }
    }

    /// The words that the comment of this id is about begin here.
    pub fn comment(&mut self, id: String, from: Spot) -> Result<(), ReviewedError> {
        self.comments.entry(id).or_insert(Range { from, to: None });
        match self.comments.len() > MOST_COMMENTS {
            true => Err(ReviewedError::TooMany {
                what: "comments",
                limit: MOST_COMMENTS,
            }),
            false => Ok(()),
        }
    }

    pub fn end_comment(&mut self, id: &str, to: Spot) {
        if let Some(range) = self.comments.get_mut(id) {
            range.to = range.to.or(Some(to));
        }
    }

    /// The sign of a comment stands here, behind its words. Where it has none, it is about this place.
    pub fn refer(&mut self, id: String, here: Spot) -> Result<(), ReviewedError> {
        self.comment(id.clone(), here)?;
        self.end_comment(&id, here);
        Ok(())
    }

    /// Gives each block to the first paragraph with words of its bookmark: when somebody writes a new paragraph in
    /// front of a block, Word leaves the beginning of the bookmark in the new one.
    pub fn name_blocks(&self, paragraphs: &mut [ReviewedParagraph]) {
        let mut named = std::collections::HashSet::new();
        for (block, range) in &self.bookmarks {
            if !named.insert(*block) {
                continue;
            }
            let at = first_with_words(range, paragraphs).unwrap_or(range.from.paragraph);
            let Some(paragraph) = paragraphs.get_mut(at) else {
                continue;
            };
            match paragraph.block {
                None => paragraph.block = Some(*block),
                Some(_) => paragraph.joined.push(*block),
            }
        }
    }

    /// Puts each comment into the paragraph where its words begin, and a reply without a place of its own to what it
    /// replies to.
    pub fn place(&self, comments: Vec<Commented>, reviewed: &mut Reviewed) -> Result<(), ReviewedError> {
        let parents: HashMap<String, Option<String>> = comments
            .iter()
            .map(|each| (each.id.clone(), each.replies_to.clone()))
            .collect();
        let mut left = MOST_TEXT;
        let mut placed = Vec::new();
        for comment in comments {
            let parent = || self.comments.get(parents.get(&comment.id)?.as_ref()?);
            let range = self.comments.get(&comment.id).or_else(parent);
            let there = range.filter(|range| range.from.paragraph < reviewed.paragraphs.len());
            match there {
                Some(range) => {
                    let (words, units) = about(range, &reviewed.paragraphs, &mut left)?;
                    placed.push((range.from, comment.about(words, units)));
                }
                None => reviewed.unplaced.push(comment.about(String::new(), 0..0)),
            }
        }
        // Stable, so that replies follow in the order of the part of comments.
        placed.sort_by_key(|(from, _)| (from.paragraph, from.after, from.before));
        for (from, comment) in placed {
            if let Some(paragraph) = reviewed.paragraphs.get_mut(from.paragraph) {
                paragraph.comments.push(comment);
            }
        }
        Ok(())
    }
}

fn first_with_words(range: &Range, paragraphs: &[ReviewedParagraph]) -> Option<usize> {
    let to = range.to.unwrap_or(range.from);
    let last = to.paragraph.min(range.from.paragraph.saturating_add(FARTHEST));
    (range.from.paragraph..=last).find(|at| {
        let Some(paragraph) = paragraphs.get(*at) else {
            return false;
        };
        !stretch(&paragraph.before, *at, range.from, to, |spot| spot.before).is_empty()
    })
}

/// The part of a paragraph's side that lies between two places.
fn stretch(side: &str, at: usize, from: Spot, to: Spot, offset: impl Fn(&Spot) -> usize) -> &str {
    let begin = if at == from.paragraph { offset(&from) } else { 0 };
    let end = if at == to.paragraph { offset(&to) } else { side.len() };
    side.get(begin..end).unwrap_or_default()
}

/// The words of a range, and its units in the paragraph where it begins. Of all comments together they are no more than
/// a text may have: ranges can overlap.
fn about(
    range: &Range,
    paragraphs: &[ReviewedParagraph],
    left: &mut u64,
) -> Result<(String, std::ops::Range<u32>), ReviewedError> {
    let from = range.from;
    let to = range.to.unwrap_or(from);
    let after = lines(paragraphs, from, to, left, |each| &each.after, |spot| spot.after)?;
    let words = match after.is_empty() {
        true => lines(paragraphs, from, to, left, |each| &each.before, |spot| spot.before)?,
        false => after,
    };
    let first = paragraphs.get(from.paragraph).map_or("", |paragraph| &paragraph.after);
    let units = utf16(stretch(first, from.paragraph, from, to, |spot| spot.after));
    Ok((words, from.units..from.units.saturating_add(units)))
}

fn lines<'p>(
    paragraphs: &'p [ReviewedParagraph],
    from: Spot,
    to: Spot,
    left: &mut u64,
    side: impl Fn(&'p ReviewedParagraph) -> &'p String,
    offset: impl Fn(&Spot) -> usize,
) -> Result<String, ReviewedError> {
    let mut words = String::new();
    let end = to.paragraph.saturating_add(1).min(paragraphs.len());
    for (at, paragraph) in paragraphs.iter().enumerate().take(end).skip(from.paragraph) {
        let line = stretch(side(paragraph), at, from, to, &offset);
        let cost = line.len() as u64 + 1;
        *left = left
            .checked_sub(cost)
            .ok_or(ReviewedError::TooMuchInside { limit: MOST_TEXT })?;
        if !words.is_empty() && !line.is_empty() {
            words.push('\n');
        }
        words.push_str(line);
    }
    Ok(words)
}

impl Commented {
    fn about(self, words: String, range: std::ops::Range<u32>) -> WordComment {
        WordComment {
            id: self.id,
            author: self.author.name,
            at: self.author.at,
            text: self.text,
            words,
            range,
            replies_to: self.replies_to,
            done: self.done,
        }
    }
}
