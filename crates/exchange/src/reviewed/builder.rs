//! The main part, read from its first step to its last.

use super::comments::Commented;
use super::paragraph::{Drafted, Spot};
use super::ranges::Ranges;
use super::walk::{Step, Walk};
use super::{ChangeKind, MOST_CHANGES, Reviewed, ReviewedError, ReviewedParagraph, block_of};
use crate::notes::{MOST_LINES, MOST_TEXT};

struct Builder {
    paragraphs: Vec<ReviewedParagraph>,
    open: Option<Drafted>,
    ranges: Ranges,
    size: u64,
    changes: usize,
}

/// Reads the text of the main part and puts the comments where they stand.
pub(super) fn read(text: &str, part: &'static str, comments: Vec<Commented>) -> Result<Reviewed, ReviewedError> {
    let mut walk = Walk::new(text, part);
    let mut builder = Builder {
        paragraphs: Vec::new(),
        open: None,
        ranges: Ranges::default(),
        size: 0,
        changes: 0,
    };
    while let Some(step) = walk.next()? {
        builder.take(step, &walk)?;
    }
    builder.end_paragraph()?;
    let mut reviewed = Reviewed {
        paragraphs: builder.paragraphs,
        unplaced: Vec::new(),
    };
    builder.ranges.name_blocks(&mut reviewed.paragraphs);
    builder.ranges.place(comments, &mut reviewed)?;
    tell_whole_ones(&mut reviewed.paragraphs);
    Ok(reviewed)
}

impl Builder {
    fn take(&mut self, step: Step, walk: &Walk<'_>) -> Result<(), ReviewedError> {
        match step {
            Step::Paragraph(_) => {
                self.end_paragraph()?;
                self.open = Some(Drafted::default());
            }
            Step::ParagraphEnds => self.end_paragraph()?,
            Step::Words(words) => self.words(&words, walk)?,
            Step::Style(style) => self.properties(|paragraph| paragraph.style = style),
            Step::Mark(ChangeKind::Insertion) => self.properties(|paragraph| paragraph.ran_on = true),
            Step::Mark(ChangeKind::Deletion) => self.properties(|paragraph| paragraph.runs_on = true),
            Step::Bookmark(id, name) => {
                if let Some(block) = block_of(&name) {
                    let here = self.here();
                    self.ranges.bookmark(id, block, here)?;
                }
            }
            Step::BookmarkEnds(id) => self.ranges.end_bookmark(&id, self.here()),
            Step::Range(id) => self.ranges.comment(id, self.here())?,
            Step::RangeEnds(id) => self.ranges.end_comment(&id, self.here()),
            Step::Reference(id) => self.ranges.refer(id, self.here())?,
            Step::Comment(..)
            | Step::CommentEnds
            | Step::Table
            | Step::TableEnds
            | Step::Row
            | Step::Skipped(_)
            | Step::RowDeleted
            | Step::RowEnds
            | Step::Cell
            | Step::Spans(_)
            | Step::CellEnds => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str, walk: &Walk<'_>) -> Result<(), ReviewedError> {
        self.size += words.len() as u64;
        if self.size > MOST_TEXT {
            return Err(ReviewedError::TooMuchInside { limit: MOST_TEXT });
        }
        let (inserted, deleted) = (walk.tracked(ChangeKind::Insertion), walk.tracked(ChangeKind::Deletion));
        let begun = self.open.get_or_insert_default().add(words, inserted, deleted);
        self.changes += usize::from(begun);
        match self.changes > MOST_CHANGES {
            true => Err(ReviewedError::TooMany {
                what: "tracked changes",
                limit: MOST_CHANGES,
            }),
            false => Ok(()),
        }
    }

    fn properties(&mut self, set: impl FnOnce(&mut ReviewedParagraph)) {
        if let Some(open) = &mut self.open {
            set(&mut open.paragraph);
        }
    }

    fn here(&self) -> Spot {
        let none = Drafted::default();
        self.open.as_ref().unwrap_or(&none).spot(self.paragraphs.len())
    }

    fn end_paragraph(&mut self) -> Result<(), ReviewedError> {
        let Some(open) = self.open.take() else { return Ok(()) };
        self.paragraphs.push(open.paragraph);
        match self.paragraphs.len() > MOST_LINES {
            true => Err(ReviewedError::TooMany {
                what: "paragraphs",
                limit: MOST_LINES,
            }),
            false => Ok(()),
        }
    }
}

/// A paragraph is new, or gone, as a whole when one of its sides is empty and a mark at one of its ends is tracked: its
/// own, or that of the paragraph before. Which of them Word tracks depends on where the cursor stood.
fn tell_whole_ones(paragraphs: &mut [ReviewedParagraph]) {
    let (mut ran_on, mut runs_on) = (false, false);
    for paragraph in paragraphs {
        paragraph.inserted = paragraph.before.is_empty() && (paragraph.ran_on || ran_on);
        paragraph.deleted = paragraph.after.is_empty() && (paragraph.runs_on || runs_on);
        (ran_on, runs_on) = (paragraph.ran_on, paragraph.runs_on);
    }
}
