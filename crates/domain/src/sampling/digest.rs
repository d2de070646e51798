//! The digests that the order of the children follows from.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::frame::FrameRow;
use crate::refusal::{Reason, Refusal};

/// Most digits of the number that is called out.
const MOST_DIGITS: usize = 12;

/// A row and its child as one line, the same for everybody: ten values with tabs between them, namely the number of the
/// list, the child, team, age band, sex, status, and the days started, last seen, last reviewed and closed.
///
/// White space within a value, which the frame has singly already, becomes one space, so that no value can pass for two.
pub fn canonical_line(row: &FrameRow, child: &str) -> String {
    [
        row.list.number().to_string(),
        one_spaced(child),
        one_spaced(&row.team),
        word(row.age_band),
        word(row.sex),
        one_spaced(&row.status),
        iso(row.started),
        iso(row.last_seen),
        iso(row.last_review),
        iso(row.closed),
    ]
    .join("\t")
}

/// SHA-256 of the lines in the order of their bytes, with a line break between them and none at the end.
pub fn rows_digest(mut lines: Vec<String>) -> [u8; 32] {
    lines.sort_unstable();
    Sha256::digest(lines.join("\n")).into()
}

/// What the order of the children follows from: the digest of the rows and the number that the authority called out.
///
/// # Errors
/// A number that is not 1 to 12 digits from 0 to 9.
pub fn seed(rows_digest: &[u8; 32], number_called: &str) -> Result<[u8; 32], Refusal> {
    let refuse = |reason| Err(Refusal::new("number_called", reason));
    if number_called.is_empty() {
        return refuse(Reason::Empty);
    }
    if number_called.len() > MOST_DIGITS {
        return refuse(Reason::TooLong);
    }
    if !number_called.bytes().all(|byte| byte.is_ascii_digit()) {
        return refuse(Reason::OutOfRange);
    }
    let text = format!("visitbook draw 1\n{}\n{number_called}", hex::encode(rows_digest));
    Ok(Sha256::digest(text).into())
}

/// What decides where a child stands in the order; `seed` is in hex.
pub(super) fn place(seed: &str, child: &str) -> [u8; 32] {
    Sha256::digest(format!("{seed}\n{child}")).into()
}

/// A word of a closed list, as it is spelt on the wire.
pub(super) fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn iso(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
