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
mod backups;
mod carrying;
mod closed_copies;
mod counting;
mod flips;
mod histories;
mod keys;
mod letters;
mod near;
mod older;
mod opening;
mod refused;
mod salvaging;
mod schema;
mod searching;
mod shutting;
mod writing;

use visitbook_domain::Evidence;
use visitbook_testkit::{TempNotebook, northmere};

/// A notebook with the small visit and this evidence in it.
fn with_evidence(evidence: Vec<Evidence>) -> TempNotebook {
    let notebook = TempNotebook::new().unwrap();
    let mut records = northmere::records();
    records.evidence = evidence;
    let request = notebook.request();
    notebook
        .open()
        .transact(request, move |tx| {
            records.all().into_iter().try_for_each(|(_, record)| tx.add(record))
        })
        .unwrap();
    notebook
}
