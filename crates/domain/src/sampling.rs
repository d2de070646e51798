//! Drawing a sample of cases from the sampling frame, so that anybody with the same lists draws the same children.
//!
//! Nobody chooses: the order of the children follows from the rows of the lists and from a number that the authority
//! calls out, by SHA-256 alone. The whole procedure is written down in `docs/formats.md`, section "Sampling".

mod balance;
mod digest;
mod draw;
mod plan;

#[cfg(test)]
mod tests;

pub use balance::{Balance, Dimension, Share, balance};
pub use digest::{canonical_line, rows_digest, seed};
pub use draw::{Candidate, Drawn, LeftOut, Pick, Short, draw};
pub use plan::{ByHand, DrawPlan, Filter, LARGEST_SAMPLE, LONGEST_DAYS, Stratum};
