//! The authority's child-level lists (Annex A, lists 1 to 11) from the bytes of an xlsx, ods or csv file.
//!
//! [`Workbook::open`] looks through a file once and proposes a [`Mapping`] for each sheet; [`read_rows`] then hands over
//! one [`ListRow`] after the other, so that a long list is never in memory as a whole. What is wrong with a line is a
//! [`Fault`] with its place and without its content; what is wrong with the file is a [`ListError`].

pub mod error;
pub mod faults;
pub mod field;
pub mod mapping;
pub mod read;
pub mod workbook;

pub(crate) mod archive;
mod cell;
mod columns;
mod dates;
mod delimited;
mod line;
mod ods;
pub(crate) mod recognise;
mod texts;
mod values;
mod xlsx;
mod xml;

pub use error::ListError;
pub use faults::{Fault, FaultKind, Place, faults_csv};
pub use field::Field;
pub use mapping::{Mapping, MappingError};
pub use read::{ListRow, Outcome, Progress, read_rows};
pub use workbook::{Format, Proposal, SheetPreview, Workbook};

/// The largest file that is looked at, in bytes.
pub const LARGEST_FILE: usize = 96 << 20;
/// The most sheets a workbook may have.
pub const MOST_SHEETS: usize = 60;
/// The most lines with content a sheet may have.
pub const MOST_ROWS: u32 = 250_000;
/// The most lines with content all sheets of a file may have together.
pub const MOST_ROWS_IN_ALL: u32 = 1_000_000;
/// The most columns a sheet may have.
pub const MOST_COLUMNS: usize = 200;
/// The longest text of a cell, in characters.
pub const LONGEST_CELL: usize = 2_000;
/// The most faults that are listed one by one.
pub const MOST_FAULTS: usize = 5_000;
