//! Composes the first draft of a letter from the records of a visit, and says how a letter stands to house style
//! ([`check`]).
//!
//! [`compose()`] is pure: the same records, date and ids give the same letter. It reads no clock, makes no id of its own
//! (ids come through [`NewIds`]) and deliberately knows nothing of the store, of pages or of PDF. What it writes is a
//! seed: everything in it can be edited afterwards, and nothing in it evaluates what the evidence did not say.
//!
//! The words of letters are data with the dates from which they hold and the place where they were read:
//! [`formulae`] for the fixed sentences, [`titles`] for inspectors' titles, [`letterhead`] for the sender's block. A
//! letter has one wording throughout, that of the visit's first day; only the letterhead follows the letter's date.

mod areas;
pub mod check;
mod compose;
mod draft;
pub mod earlier;
mod facts;
pub mod factual;
mod findings;
pub mod formula;
pub mod formulae;
pub mod ledger;
pub mod letterhead;
mod numbers;
mod opening;
pub mod proportion;
pub mod review;
mod sentences;
pub mod spelling;
mod template;
pub mod titles;
mod topics;
mod typography;

pub use compose::{Composed, NewIds, compose};
pub use facts::{ComposeRefusal, MissingFact};
pub use template::Field;

/// Whether a wording was read in a published document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read word for word in the source named beside it.
    Confirmed,
    /// Written for this program where no published wording was found; the source says what it leans on.
    Ours,
}

#[cfg(test)]
mod tests;
