//! Where every character of the notes has gone.

use super::Notes;
use super::split::{Because, Proposed};

/// Counts of characters. `in_records` and `in_separators` together are `characters`, or something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accounting {
    /// Characters of the whole text, line breaks included.
    pub characters: usize,
    /// Of these, in notes, with their bullets, times and tokens.
    pub in_records: usize,
    /// Of these, in headings, days, blank lines and whatever else separates notes.
    pub in_separators: usize,
    /// Characters of the file that are not in the text at all: see [`Notes::left_out`].
    pub left_out: usize,
}

impl Accounting {
    /// Whether every character of the text is in a proposal, and none in two.
    pub fn is_complete(&self) -> bool {
        self.in_records + self.in_separators == self.characters
    }
}

/// Counts where the characters of the notes are. Counting ends at the first proposal that does not begin where the one
/// before it ended, so that a gap and an overlap both show in the sum.
pub fn accounting(notes: &Notes, proposed: &[Proposed]) -> Accounting {
    let mut accounting = Accounting {
        characters: notes.text().chars().count(),
        in_records: 0,
        in_separators: 0,
        left_out: notes.left_out.iter().map(|each| each.characters).sum(),
    };
    let mut at = 0;
    for each in proposed {
        if each.range.start != at {
            break;
        }
        at = each.range.end;
        match each.because {
            Because::Note => accounting.in_records += each.range.len(),
            Because::Separator | Because::Heading => accounting.in_separators += each.range.len(),
        }
    }
    accounting
}
