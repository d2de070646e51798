//! Files that fuzzing found worth keeping, and files near them, read as the program reads a file from outside.

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

use visitbook_testkit::{Chance, near};

/// So many files near the kept ones are read for each target, in the short form.
const NEAR: u64 = 300;
/// A longer file is not changed here: it takes too long to read so often.
const LONGEST_CHANGED: usize = 64 << 10;

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

/// Reads files near the kept ones. The first at which the target stops is told by its number and its bytes.
#[track_caller]
fn what_is_near_is_answered(target: &str, import: fn(&[u8])) {
    let files = corpus(target).into_iter().map(|(_, bytes)| bytes);
    let files: Vec<Vec<u8>> = files.filter(|bytes| bytes.len() <= LONGEST_CHANGED).collect();
    let asked = std::env::var("VISITBOOK_NEAR")
        .ok()
        .and_then(|asked| asked.parse().ok());
    for number in 0..asked.unwrap_or(NEAR) {
        let input = near(&files, &mut Chance::new(number));
        let answered = std::panic::catch_unwind(|| import(&input)).is_ok();
        assert!(answered, "{target} stops at number {number}: {}", input.escape_ascii());
    }
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
    what_is_near_is_answered(target, import);
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

#[test]
fn every_kept_ods_of_lists_is_read_or_refused() {
    all_are_answered("lists_ods", fuzz::lists_ods);
}

#[test]
fn every_kept_earlier_letter_is_read_or_refused() {
    all_are_answered("earlier_letter", fuzz::earlier_letter);
}

#[test]
fn every_kept_table_of_comments_is_read_or_refused() {
    all_are_answered("factual_table", fuzz::factual_table);
}

#[test]
fn every_kept_picture_is_taken_or_refused() {
    all_are_answered("pictures", fuzz::pictures);
}

#[test]
fn every_kept_visit_file_is_read_or_refused_and_is_written_as_it_was_read() {
    all_are_answered("visit_file", fuzz::visit_file);
}

#[test]
fn every_kept_receipt_is_read_or_refused() {
    all_are_answered("receipts", fuzz::receipts);
}

#[test]
fn every_kept_record_and_what_changes_it_is_a_record_or_refused() {
    all_are_answered("record_patch", fuzz::record_patch);
}

#[test]
fn every_kept_edit_of_a_letter_leads_where_it_should_or_is_refused() {
    all_are_answered("letter_edit", fuzz::letter_edit);
}
