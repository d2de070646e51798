//! Formats that cross the border of a notebook: the visit file, plain and sealed, and what importing one would add.
//!
//! Everything here works on bytes and records that are handed in. This crate deliberately opens no file, reads no
//! clock and decides nothing about a notebook: it says what an import would add, and the caller does it. The one
//! source of randomness is age's, when a file is sealed. What people attach to evidence is looked at here too, and the
//! text of an earlier letter is read.

pub mod carried;
pub mod error;
pub mod factual;
pub mod letter_text;
pub mod lists;
pub mod media;
pub mod merge;
pub mod notes;
pub mod receipt;
pub mod reviewed;
pub mod sample;
pub mod schema;
pub mod sealed;
pub mod visit_file;

mod csv;
mod guard;
mod shape;

#[cfg(test)]
mod tests;

pub use carried::{FileFault, MOST_CARRIED, Opened};
pub use error::{ReadError, Shape, WriteError};
pub use merge::{Clash, Difference, Here, Import, Renumbered, Why, merge, plan_import};
pub use sample::{SAMPLE, SECOND_LETTER, sample};
pub use schema::schema;
pub use sealed::{
    Kind, LARGEST_SEALED, OpenError, SealError, WorkFactor, detect, open, open_with_files, seal, seal_with_files,
};
pub use visit_file::{FORMAT, VERSION, VisitFile, read, write};
