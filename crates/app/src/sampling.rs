//! The authority's lists become a sampling frame, and samples are drawn from it.

mod draws;
mod exports;
mod lists;
pub mod offline;

mod receipt;

pub(crate) use lists::ChosenLists;
pub(crate) use receipt::receipt_report;
