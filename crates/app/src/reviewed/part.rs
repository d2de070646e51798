//! What a file that came back is made of: its paragraphs, and of each what can be taken or left.

use std::ops::Range;

use chrono::{DateTime, Utc};
use visitbook_domain::{BlockId, BlockKind};
use visitbook_exchange::reviewed::{ChangeKind, ReviewedParagraph, TrackedChange, WordComment};

use super::place::{Edit, byte_at};
use crate::noted::is_of_evidence;

/// A paragraph of the file: a block of the letter, one that came, or a fixed part.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// The block that it is.
    pub block: Option<BlockId>,
    /// What a paragraph that came is.
    pub kind: Option<BlockKind>,
    /// Its words before the tracked changes.
    pub before: String,
    /// Its words with them.
    pub after: String,
    /// How many pieces of a divided block stand before a paragraph that came; 0 where it does not follow one.
    pub piece: usize,
    /// What can be taken or left.
    pub items: Vec<Item>,
}

/// A change or a comment.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its number within the file, which does not depend on the letter.
    pub id: u32,
    /// Who, as the file names them.
    pub author: String,
    /// When, as the file says.
    pub at: Option<DateTime<Utc>>,
    /// Whether Word tracked it.
    pub tracked: bool,
    /// What it is.
    pub what: What,
}

/// What a reviewer did.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// Other words in a place of a block, and where they begin in its words after the changes.
    Change(Edit, u32),
    /// The same in a fixed part of the letter, which nothing is taken into.
    Fixed(Edit, u32),
    /// The paragraph came.
    Inserted,
    /// The block went.
    Removed,
    /// The block stands behind the part before this one.
    Moved,
    /// The block was divided here.
    Split(Edit),
    /// This block was joined to it.
    Joined(BlockId),
    /// A comment.
    Comment(Thread),
}

/// A comment with its answers, and the paragraph it was made on.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    /// The comment.
    pub comment: WordComment,
    /// Its answers, in order.
    pub replies: Vec<WordComment>,
    /// The words of the paragraph with the changes.
    pub paragraph: String,
    /// The bytes of it that the comment is about.
    pub range: Range<usize>,
}

impl Item {
    /// Something that somebody did, without its number.
    pub fn by(author: &str, at: Option<DateTime<Utc>>, tracked: bool, what: What) -> Self {
        Self {
            id: 0,
            author: author.to_owned(),
            at,
            tracked,
            what,
        }
    }

    /// Something that was done without tracking.
    pub fn untracked(what: What) -> Self {
        Self::by("", None, false, what)
    }

    /// Something tracked of which the file says who only beside it: in the changes of the same paragraph.
    pub fn beside(paragraph: Option<&ReviewedParagraph>, what: What) -> Self {
        let change = paragraph.and_then(|paragraph| paragraph.changes.first());
        match change {
            Some(change) => Self::by(&change.author, change.at, true, what),
            None => Self::by("", None, true, what),
        }
    }
}

impl Part {
    /// Whether the block is in the letter no longer as the reviewers left it.
    pub fn removed(&self) -> bool {
        self.items.iter().any(|item| matches!(item.what, What::Removed))
    }
}

/// What is known of a run of changes while they are put together: words that go and words that come in the same place,
/// by the same author, are one change.
struct Run {
    author: String,
    at: Option<DateTime<Utc>>,
    start: usize,
    end: usize,
    came: String,
}

/// The changes of a paragraph, which begins at these bytes of its part before and after. `before` and `after` are the
/// words of the whole part.
pub(super) fn edits(paragraph: &ReviewedParagraph, from: (usize, usize), part: (&str, &str), fixed: bool) -> Vec<Item> {
    let (mut items, mut gone, mut come) = (Vec::new(), 0, 0);
    for run in runs(paragraph) {
        let (went, came) = (run.end - run.start, run.came.len());
        let begins = run.start + come - gone;
        let edit = Edit::new(
            part.0,
            from.0 + run.start..from.0 + run.end,
            part.1,
            from.1 + begins..from.1 + begins + came,
        );
        (gone, come) = (gone + went, come + came);
        let Some(edit) = edit else { continue };
        let start = units(part.1, from.1 + begins);
        let what = match fixed {
            true => What::Fixed(edit, start),
            false => What::Change(edit, start),
        };
        items.push(Item::by(&run.author, run.at, true, what));
    }
    items
}

fn runs(paragraph: &ReviewedParagraph) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in &paragraph.changes {
        let Some((start, end, came)) = bytes_of(change, &paragraph.before) else {
            continue;
        };
        let last = runs
            .last_mut()
            .filter(|run| run.end == start && run.author == change.author);
        match last {
            Some(run) => {
                run.end = end;
                run.came.push_str(came);
            }
            None => runs.push(Run {
                author: change.author.clone(),
                at: change.at,
                start,
                end,
                came: came.to_owned(),
            }),
        }
    }
    runs
}

/// The bytes that a change takes of the words before it, and the words that it brings.
fn bytes_of<'c>(change: &'c TrackedChange, before: &str) -> Option<(usize, usize, &'c str)> {
    let start = byte_at(before, change.at_before)?;
    Some(match change.kind {
        ChangeKind::Insertion => (start, start, &change.words),
        ChangeKind::Deletion => (start, start + change.words.len(), ""),
    })
}

/// What was changed between two states of a paragraph without tracking: from the first word that differs to the last.
pub(super) fn untracked(was: &str, is: &str) -> Option<Item> {
    let same = |a: &mut dyn Iterator<Item = (usize, char)>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b)
            .take_while(|((_, a), b)| a == b)
            .map(|((_, a), _)| a)
            .collect::<Vec<char>>()
    };
    let left = same(&mut was.char_indices(), &mut is.chars());
    let word = left
        .iter()
        .rposition(|letter| letter.is_whitespace())
        .map_or(0, |at| at + 1);
    let from: usize = left.iter().take(word).map(|letter| letter.len_utf8()).sum();
    let (rest, other) = (was.get(from..)?, is.get(from..)?);
    let right = same(&mut rest.char_indices().rev(), &mut other.chars().rev());
    let word = right
        .iter()
        .rposition(|letter| letter.is_whitespace())
        .map_or(0, |at| at + 1);
    let behind: usize = right.iter().take(word).map(|letter| letter.len_utf8()).sum();
    let edit = Edit::new(was, from..was.len() - behind, is, from..is.len() - behind)?;
    Some(Item::untracked(What::Change(edit, units(is, from))))
}

/// How many UTF-16 code units stand before a byte of a text.
pub(super) fn units(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or_default();
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The comments of a paragraph, each answer with what it answers. What an export wrote there of the evidence is no comment
/// of a reviewer and never becomes one; the first answer to it stands in its place.
pub(super) fn threads<'c>(comments: impl IntoIterator<Item = &'c WordComment>, paragraph: &str) -> Vec<Item> {
    let mut threads: Vec<Thread> = Vec::new();
    for comment in comments {
        let answered = comment.replies_to.as_ref().and_then(|id| {
            threads
                .iter_mut()
                .find(|thread| thread.comment.id == *id || thread.replies.iter().any(|reply| reply.id == *id))
        });
        match answered {
            Some(thread) => thread.replies.push(comment.clone()),
            None => threads.push(Thread {
                range: bytes_about(comment, paragraph),
                comment: comment.clone(),
                replies: Vec::new(),
                paragraph: paragraph.to_owned(),
            }),
        }
    }
    let item = |thread: Thread| {
        Item::by(
            &thread.comment.author.clone(),
            thread.comment.at,
            true,
            What::Comment(thread),
        )
    };
    threads.into_iter().filter_map(of_reviewers).map(item).collect()
}

/// The thread without what an export wrote of the evidence.
fn of_reviewers(mut thread: Thread) -> Option<Thread> {
    while is_of_evidence(&thread.comment.author, &thread.comment.text) {
        let mut replies = thread.replies.into_iter();
        let words = thread.comment.words;
        thread.comment = WordComment {
            words,
            ..replies.next()?
        };
        thread.replies = replies.collect();
    }
    Some(thread)
}

fn bytes_about(comment: &WordComment, paragraph: &str) -> Range<usize> {
    let (start, end) = (comment.range.start, comment.range.end);
    byte_at(paragraph, start)
        .zip(byte_at(paragraph, end))
        .map_or(0..0, |(start, end)| start..end)
}
