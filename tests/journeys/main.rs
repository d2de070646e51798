//! Journeys through the use-cases, as the window makes them but without one: real notebooks, real files.
#![cfg(test)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod annex;
mod annex_files;
mod attachments;
mod cases;
mod comments;
mod contract;
mod day;
mod desk;
mod docx;
mod drafts;
mod earlier;
mod earlier_files;
mod end_of_day;
mod export_several;
mod factual;
mod factual_files;
mod files;
mod finals;
mod findings;
mod gate;
mod house_rules;
mod keeper;
mod killed;
mod kills;
mod letter;
mod locking;
mod look;
mod names;
mod notebooks;
mod noted;
mod passphrase;
mod places;
mod preview;
mod restoring;
mod reviewed;
mod sampling;
mod second_place;
mod versions;
mod word;
mod writer;
