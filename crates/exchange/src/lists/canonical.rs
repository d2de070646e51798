//! One line of text for each kept row, and the digest of a whole frame, so that anyone can check that a sample was drawn
//! from the list it names.

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest, Sha256};
use visitbook_domain::frame::FrameRow;

/// A row as one line: list number, child's id, team, age band, sex, status, started, last seen, last review, closed,
/// separated by tabs. Bands and sexes are the words they have in a visit file, days are ISO 8601 or empty.
///
/// Tabs and line breaks in a text become spaces, so that no text can pass for two fields.
pub fn canonical_line(row: &FrameRow, child_id: &str) -> String {
    let fields = [
        row.list.number().to_string(),
        one_line(child_id),
        one_line(&row.team),
        word(&row.age_band),
        word(&row.sex),
        one_line(&row.status),
        day(row.started),
        day(row.last_seen),
        day(row.last_review),
        day(row.closed),
    ];
    fields.join("\t")
}

/// SHA-256 of the lines, sorted by their bytes and joined by line feeds, without one at the end.
pub fn rows_digest(lines: &[String]) -> [u8; 32] {
    let mut sorted: Vec<&str> = lines.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let mut hash = Sha256::new();
    for (line, place) in sorted.iter().zip(0_usize..) {
        if place > 0 {
            hash.update(b"\n");
        }
        hash.update(line.as_bytes());
    }
    hash.finalize().into()
}

fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The word a value has in a visit file.
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
