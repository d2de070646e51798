//! What an authority sends on the factual accuracy of a letter, read into single comments; and the table that goes back.
//!
//! Two forms come: a table, from a Word document or pasted, and running text of which every paragraph is a comment.
//! Nothing is dropped: what is taken for no comment is told as left out. Which sentence a comment is about is not
//! decided here, and nothing is stored from here.

mod columns;
mod pasted;
mod place;

use crate::csv;

pub use pasted::{MOST_PASTED, pasted};

/// The most comments that are read at once.
pub const MOST_READ: usize = 5_000;
/// The longest place in characters; a longer one goes before the comment's words.
const LONGEST_PLACE: usize = 200;

/// One comment as the authority sent it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The place as the authority names it, on one line; may be empty.
    pub place: String,
    /// The sentence as the authority quotes it in a column of its own; may be empty.
    pub sentence: String,
    /// What it says.
    pub claim: String,
    /// What it offers as evidence; may be empty.
    pub evidence: String,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The comments, in the order they were sent.
    pub comments: Vec<Said>,
    /// What was taken for no comment, in order: headings, rows that say nothing.
    pub left_out: Vec<String>,
}

/// Why nothing is read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FactualError {
    /// No words at all.
    #[error("there is nothing in it. Paste the comments, or the table that they stand in")]
    Empty,
    /// More text than any authority sends.
    #[error("it has more than {limit} characters. Paste the comments alone")]
    TooLong {
        /// Most characters.
        limit: usize,
    },
    /// A table or a text in which nothing is a comment.
    #[error("the table has no row that says something. Check that it is the table with the comments")]
    NoComment,
    /// More comments than are read at once.
    #[error("it has {found} comments, and {limit} is the most. Take it in in parts")]
    TooMany {
        /// Comments found.
        found: usize,
        /// Most that are read.
        limit: usize,
    },
}

/// Reads the rows of a table. Columns are told by their headings, and without headings by what stands in them.
///
/// # Errors
/// When no row says anything, or more do than are read at once.
pub fn from_rows(rows: &[Vec<String>]) -> Result<Read, FactualError> {
    let columns = columns::of(rows);
    let mut read = Read::default();
    for (at, row) in rows.iter().enumerate() {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match columns.said(row).filter(|_| at >= columns.first) {
            Some(said) => read.comments.push(placed(said)),
            None => read.left_out.push(on_one_line(row)),
        }
    }
    counted(read)
}

/// Refuses what holds no comment, or too many.
fn counted(read: Read) -> Result<Read, FactualError> {
    match read.comments.len() {
        0 => Err(FactualError::NoComment),
        found if found > MOST_READ => Err(FactualError::TooMany {
            found,
            limit: MOST_READ,
        }),
        _ => Ok(read),
    }
}

/// The comment with its place on one line; a place too long for that goes before its words.
fn placed(said: Said) -> Said {
    let place = said.place.split_whitespace().collect::<Vec<_>>().join(" ");
    match place.chars().count() > LONGEST_PLACE {
        false => Said { place, ..said },
        true => Said {
            claim: format!("{place}\n{}", said.claim),
            place: String::new(),
            ..said
        },
    }
}

fn on_one_line(row: &[String]) -> String {
    let cells = row
        .iter()
        .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ")
}

/// The table that goes back, as text with commas: every value in quotation marks and harmless to a spreadsheet.
pub fn table_csv(headings: &[&str], rows: &[Vec<String>]) -> String {
    let headings = csv::line(headings.iter().copied());
    let rows = rows.iter().map(|row| csv::line(row.iter().map(String::as_str)));
    std::iter::once(headings).chain(rows).collect()
}
