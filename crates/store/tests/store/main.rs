//! The notebook as its users meet it: real folders, real encryption.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "tests"
)]
#![allow(missing_docs, reason = "tests")]

mod attachments;
mod counting;
mod histories;
mod older;
mod opening;
mod schema;
mod searching;
mod writing;
