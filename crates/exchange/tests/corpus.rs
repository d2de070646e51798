//! Files that fuzzing found worth keeping, read as the program reads a file from outside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

#[path = "../../../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::path::{Path, PathBuf};

const MOST_FILES: usize = 300;
const MOST_BYTES: usize = 2 << 20;

/// The corpus of a fuzz target, in the order of the names.
fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/corpus")
        .join(target);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let files = paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap()));
    files.collect()
}

/// Reads each file; the target itself checks the answers. Those at which it stops are named.
#[track_caller]
fn all_are_answered(target: &str, import: fn(&[u8])) {
    let files = corpus(target);
    let stopped_at: Vec<_> = (files.iter())
        .filter(|(_, bytes)| std::panic::catch_unwind(|| import(bytes)).is_err())
        .map(|(path, _)| path)
        .collect();
    assert!(stopped_at.is_empty(), "{target} stops at {stopped_at:#?}");
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(
        (1..=MOST_FILES).contains(&files.len()),
        "{} files in {target}",
        files.len()
    );
    assert!(bytes <= MOST_BYTES, "{bytes} bytes in {target}");
}

#[test]
fn every_kept_csv_of_lists_is_read_or_refused() {
    all_are_answered("lists_csv", fuzz::lists_csv);
}

#[test]
fn every_kept_xlsx_of_lists_is_read_or_refused() {
    all_are_answered("lists_xlsx", fuzz::lists_xlsx);
}

#[test]
fn every_kept_docx_of_notes_is_read_or_refused_and_loses_nothing() {
    all_are_answered("notes_docx", fuzz::notes_docx);
}

#[test]
fn every_kept_docx_of_a_reviewed_letter_is_read_or_refused_and_fits_together() {
    all_are_answered("reviewed_docx", fuzz::reviewed_docx);
}
