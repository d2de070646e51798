//! Comments of reviewers become comments of the letter, each once however often its file is brought in.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use visitbook_domain::{Anchor, BlockId, Comment, CommentId, Op, PersonId, Record, Reply, VisitId, VisitRecords};
use visitbook_exchange::reviewed::WordComment;
use visitbook_render::{LONGEST_NAME, set_words};
use visitbook_store::{Change, Transaction};

use super::part::Thread;
use crate::contract::{ItemLeft, NotTaken};
use crate::error::AppError;
use crate::noted::{as_said, said_by};

/// What a comment says that has only a picture in it.
const WITHOUT_WORDS: &str = "(without words)";

/// A comment that is taken, and the block that it is put on with the words of that.
pub(super) struct Taken {
    /// Its number within the file.
    pub id: u32,
    /// The comment.
    pub thread: Thread,
    /// The block.
    pub block: BlockId,
    /// Its words.
    pub text: String,
}

/// Writes what the letter does not have yet: the comment, or answers to one that it has.
pub(super) fn take(
    tx: &mut Transaction<'_>,
    visit: VisitId,
    taken: &[Taken],
    records: &VisitRecords,
) -> Result<Vec<ItemLeft>, AppError> {
    let mut known = Known::new(records);
    let mut left = Vec::new();
    for Taken {
        id,
        thread,
        block,
        text,
    } in taken
    {
        let Some(was) = known.find(thread, Some(*block)) else {
            let comment = comment(tx, visit, thread, anchor(*block, text, thread).0)?;
            tx.add(comment.into())?;
            continue;
        };
        let answers = replies(tx, thread)?;
        let new: Vec<Reply> = answers
            .into_iter()
            .zip(&thread.replies)
            .filter(|(_, said)| !known.has(was, said))
            .map(|(new, _)| new)
            .collect();
        let settled = was.resolved.or(thread.comment.done.then(|| tx.now()));
        if new.is_empty() && settled == was.resolved {
            let because = NotTaken::Already;
            left.push(ItemLeft { id: *id, because });
            continue;
        }
        let mut is = was.clone();
        is.replies.extend(new);
        is.resolved = settled;
        let change = Change {
            was: Some(Record::from(was.clone())),
            is: Some(is.into()),
        };
        tx.apply(Op::EditComment, &[change])?;
    }
    Ok(left)
}

/// The comments that a letter has; each of them is found for one comment of a file only.
pub(super) struct Known<'c> {
    records: &'c VisitRecords,
    found: BTreeSet<CommentId>,
}

impl<'c> Known<'c> {
    /// None of them is found yet.
    pub fn new(records: &'c VisitRecords) -> Self {
        Self {
            records,
            found: BTreeSet::new(),
        }
    }

    /// The comment that this one on a block is: by the same person and with the same words, made at the same time or in the
    /// same place. Of several the one on the same block, on the same words, and then of the same second.
    pub fn find(&mut self, thread: &Thread, block: Option<BlockId>) -> Option<&'c Comment> {
        let said = &thread.comment;
        let about = set_words(&said.words).words;
        let likeness = |kept: &&'c Comment| {
            let on = set_words(&kept.anchor.words).words;
            let here = Some(kept.anchor.block) == block;
            let same_words = on.is_empty() || about.starts_with(&on);
            let made = Made::of(said, kept.at);
            let mut texts = as_said(kept).into_iter();
            let same = self.is_by(said, &kept.from, kept.by) && texts.any(|text| says(said, &text));
            let placed = match made {
                Made::SameSecond => true,
                Made::NotTold => here || same_words,
                Made::Otherwise => here && same_words,
            };
            (same && placed).then_some((here, same_words, made))
        };
        let comments = self.records.comments.iter().rev();
        let others = comments.filter(|kept| !self.found.contains(&kept.id));
        let alike = others.filter_map(|kept| Some((likeness(&kept)?, kept)));
        let (_, found) = alike.max_by_key(|(likeness, _)| *likeness)?;
        self.found.insert(found.id);
        Some(found)
    }

    /// Whether a comment has all that a thread of the file says.
    pub fn has_all(&self, kept: &Comment, thread: &Thread) -> bool {
        let settled = kept.resolved.is_some() || !thread.comment.done;
        settled && thread.replies.iter().all(|said| self.has(kept, said))
    }

    fn has(&self, kept: &Comment, said: &WordComment) -> bool {
        kept.replies.iter().any(|reply| {
            self.is_by(said, &reply.from, reply.by)
                && says(said, &reply.text)
                && Made::of(said, reply.at) != Made::Otherwise
        })
    }

    fn is_by(&self, said: &WordComment, from: &str, by: PersonId) -> bool {
        let name = |name: &str| line(name).chars().take(LONGEST_NAME).collect::<String>();
        name(&said_by(from, by, self.records)) == name(&said.author)
    }
}

/// What a file says of when something was said, held against when it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Made {
    /// At another time.
    Otherwise,
    /// It does not say when, or by another clock: Word writes the one on its wall, and no seconds.
    NotTold,
    /// In that second.
    SameSecond,
}

impl Made {
    fn of(said: &WordComment, at: DateTime<Utc>) -> Self {
        /// Clocks differ by whole quarters of an hour, and by 14 hours at most.
        const QUARTER: i64 = 15;
        const FARTHEST: i64 = 14 * 60;
        let Some(told) = said.at else { return Self::NotTold };
        let minutes = told.timestamp().div_euclid(60) - at.timestamp().div_euclid(60);
        match minutes {
            _ if told.timestamp() == at.timestamp() => Self::SameSecond,
            minutes if minutes % QUARTER == 0 && minutes.abs() <= FARTHEST => Self::NotTold,
            _ => Self::Otherwise,
        }
    }
}

/// Whether a comment of a file says these words, as an export writes them.
fn says(said: &WordComment, words: &str) -> bool {
    lines(words) == lines(&text(&said.text))
}

/// Lines as an export writes them.
fn lines(words: &str) -> Vec<String> {
    words.split('\n').map(|line| set_words(line).words).collect()
}

fn comment(tx: &Transaction<'_>, visit: VisitId, thread: &Thread, anchor: Anchor) -> Result<Comment, AppError> {
    let said = &thread.comment;
    Ok(Comment {
        id: CommentId(tx.new_id()),
        visit,
        anchor,
        text: text(&said.text),
        by: tx.reader().me()?,
        from: line(&said.author),
        at: said.at.unwrap_or_else(|| tx.now()),
        replies: replies(tx, thread)?,
        resolved: said.done.then(|| tx.now()),
    })
}

fn replies(tx: &Transaction<'_>, thread: &Thread) -> Result<Vec<Reply>, AppError> {
    let by = tx.reader().me()?;
    let reply = |said: &WordComment| Reply {
        text: text(&said.text),
        by,
        from: line(&said.author),
        at: said.at.unwrap_or_else(|| tx.now()),
    };
    Ok(thread.replies.iter().map(reply).collect())
}

/// Where in a block a comment is: on its words, found by what stands beside them; on the whole block where they are not
/// there, and then `true`.
pub(super) fn anchor(block: BlockId, words: &str, thread: &Thread) -> (Anchor, bool) {
    let set = set_words(words);
    let found = Anchor::new(block, &thread.paragraph, thread.range.clone())
        .filter(|anchor| !anchor.words.trim().is_empty())
        .and_then(|anchor| anchor.find(&set.words))
        .or_else(|| only(&set.words, &thread.comment.words));
    let range = found.and_then(|at| Some(set.in_text(at.start)?..set.in_text(at.end)?));
    let anchored = range.and_then(|range| Anchor::new(block, words, range));
    let lost = anchored.is_none() && !thread.comment.words.trim().is_empty();
    let whole = || Anchor {
        block,
        start: 0,
        words: String::new(),
        before: String::new(),
        after: String::new(),
    };
    (anchored.unwrap_or_else(whole), lost)
}

/// Words that went with tracking may be in the letter still: where they stand once.
fn only(text: &str, words: &str) -> Option<std::ops::Range<usize>> {
    let mut places = text.match_indices(words.trim()).filter(|(_, found)| !found.is_empty());
    let (at, found) = places.next()?;
    places.next().is_none().then(|| at..at + found.len())
}

/// A name on one line.
fn line(name: &str) -> String {
    set_words(&name.replace(char::is_control, " ")).words
}

/// What is said, without characters that no text has.
fn text(said: &str) -> String {
    let said: String = said
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .collect();
    match said.trim().is_empty() {
        true => WITHOUT_WORDS.to_owned(),
        false => said,
    }
}
