//! What the program wrote.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The text of a PDF, with single spaces.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn pdf_text(file: &Path) -> String {
    let taken = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-layout"])
        .arg(file)
        .arg("-")
        .output();
    let taken = taken.expect("pdftotext could not be started; scripts/packages.sh test installs it");
    assert!(
        taken.status.success(),
        "pdftotext: {}",
        String::from_utf8_lossy(&taken.stderr)
    );
    String::from_utf8(taken.stdout)
        .unwrap()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many pages a PDF has.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn pdf_pages(file: &Path) -> usize {
    lopdf::Document::load(file).unwrap().get_pages().len()
}

/// Every byte of every file below a folder, one after the other.
#[must_use]
pub fn bytes_below(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        all.extend(if path.is_dir() {
            bytes_below(&path)
        } else {
            fs::read(&path).unwrap_or_default()
        });
    }
    all
}
