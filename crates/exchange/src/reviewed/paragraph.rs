//! A paragraph while it is read: both of its sides, and where one stands in them.

use super::walk::Author;
use super::{ChangeKind, ReviewedParagraph, TrackedChange};

/// A place in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// The paragraph, from 0; the one that begins next, where none is open.
    pub paragraph: usize,
    /// Bytes of [`ReviewedParagraph::before`] to the left of it.
    pub before: usize,
    /// Bytes of [`ReviewedParagraph::after`] to the left of it.
    pub after: usize,
    /// UTF-16 units of [`ReviewedParagraph::after`] to the left of it.
    pub units: u32,
}

/// The paragraph, and how long its sides are in UTF-16 units.
#[derive(Default)]
pub(super) struct Drafted {
    pub paragraph: ReviewedParagraph,
    before: u32,
    after: u32,
    /// Where on the side before the last change ends.
    changed_to: u32,
}

impl Drafted {
    /// Adds words, and returns whether that began another tracked change.
    pub fn add(&mut self, words: &str, inserted: Option<&Author>, deleted: Option<&Author>) -> bool {
        let at = self.before;
        let units = utf16(words);
        // What was inserted and deleted again stands on neither side.
        let (was, is) = (inserted.is_none(), deleted.is_none());
        if was {
            self.paragraph.before.push_str(words);
            self.before = at.saturating_add(units);
        }
        if is {
            self.paragraph.after.push_str(words);
            self.after = self.after.saturating_add(units);
        }
        match (inserted, deleted) {
            (Some(author), None) => self.change(ChangeKind::Insertion, author, words, at),
            (None, Some(author)) => self.change(ChangeKind::Deletion, author, words, at),
            _ => false,
        }
    }

    /// Word cuts one change into many runs; they are put together where nothing stands between them.
    fn change(&mut self, kind: ChangeKind, author: &Author, words: &str, at: u32) -> bool {
        let end = std::mem::replace(&mut self.changed_to, self.before);
        let goes_on = |last: &&mut TrackedChange| {
            end == at && last.kind == kind && last.author == author.name && last.at == author.at
        };
        if let Some(last) = self.paragraph.changes.last_mut().filter(goes_on) {
            last.words.push_str(words);
            return false;
        }
        self.paragraph.changes.push(TrackedChange {
            author: author.name.clone(),
            at: author.at,
            kind,
            words: words.to_owned(),
            at_before: at,
        });
        true
    }

    /// Here, in the paragraph of this number.
    pub fn spot(&self, paragraph: usize) -> Spot {
        Spot {
            paragraph,
            before: self.paragraph.before.len(),
            after: self.paragraph.after.len(),
            units: self.after,
        }
    }
}

/// The length in UTF-16 units.
pub(super) fn utf16(words: &str) -> u32 {
    u32::try_from(words.encode_utf16().count()).unwrap_or(u32::MAX)
}
