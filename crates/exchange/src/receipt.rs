//! The receipt of a sample: everything that somebody with the same lists needs to draw it again, and no child's id.
//!
//! The format and what it proves are written down in `docs/formats.md`, section "Sampling". A commitment stands for a
//! child: whoever holds the lists can tell whose it is, and so can whoever tries all ids. A receipt is therefore for the
//! authority and the inspectors only.

mod digest;
mod key_list;
mod make;
mod verify;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use visitbook_domain::sampling::seed;
use visitbook_domain::{ByHand, DrawPlan, Filter, Reason, Refusal, Stratum};

pub use key_list::{DrawnAs, Key, KeyList};
pub use make::{Basis, Labels, Made, Salt, make};
pub use verify::{Mismatch, Verified, Why, verify};

use crate::error::ReadError;
use crate::{guard, shape};

/// What the field `format` of every receipt says.
pub const FORMAT: &str = "visitbook sample receipt";
/// The version of the format that this program reads and writes.
pub const VERSION: u32 = 1;
/// Most bytes of a receipt, 5 MB; 500 cases need about 200 kB.
pub const LARGEST: u64 = 5_000_000;

/// The receipt of a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Says that this is a receipt.
    pub format: String,
    /// The version of this format.
    pub version: u32,
    /// The files that the rows were read from.
    pub files: Vec<FileDigest>,
    /// How many rows the frame has.
    pub rows: u64,
    /// The digest of the rows, in hex.
    pub rows_digest: String,
    /// How the columns of the files were understood, as the reader of the lists gave it.
    pub mapping: Value,
    /// What was asked for.
    pub plan: PlanShown,
    /// The number that the authority called out.
    pub number_called: String,
    /// What the order of the children follows from, in hex.
    pub seed: String,
    /// How many children each group has, in the order of the plan.
    pub sizes: Vec<Size>,
    /// The sample.
    pub picks: Vec<PickShown>,
    /// The children whom people left out.
    pub left_out: Vec<LeftOutShown>,
    /// When it was drawn.
    pub drawn_at: DateTime<Utc>,
    /// The end of the notebook's journal when it was drawn, in hex.
    pub journal_head: Option<String>,
    /// The digest of all of the above, in hex.
    pub digest: String,
}

/// A file, known by its content; its name might name somebody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileDigest {
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// A plan without the children that people put in or left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanShown {
    /// The day from which ages and spans of days are counted.
    pub as_of: NaiveDate,
    /// Who can be drawn at all.
    pub filter: Filter,
    /// The groups.
    pub strata: Vec<Stratum>,
}

/// How many children a group has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// The group.
    pub stratum: String,
    /// How many children its filter and the plan's take.
    pub children: u32,
}

/// A case of the sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PickShown {
    /// What the case is called in the notebook: `C07`.
    pub reference: String,
    /// The group.
    pub stratum: String,
    /// Its place, from 1, among all children of the group; none when people put it in.
    pub rank: Option<u32>,
    /// Whether it stands in reserve.
    pub reserve: bool,
    /// Whether people put it in.
    pub by_hand: bool,
    /// Why they did.
    pub reason: Option<String>,
    /// 16 random bytes in hex.
    pub salt: String,
    /// The digest of the salt and the child's id, in hex.
    pub commitment: String,
}

/// A child whom people left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOutShown {
    /// The group that it was left out of; none means all.
    pub stratum: Option<String>,
    /// Why.
    pub reason: String,
    /// Where it would have stood.
    pub ranks: Vec<RankIn>,
    /// 16 random bytes in hex.
    pub salt: String,
    /// The digest of the salt and the child's id, in hex.
    pub commitment: String,
}

/// A place in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankIn {
    /// The group.
    pub stratum: String,
    /// The place, from 1, among all children of the group.
    pub rank: u32,
}

/// Why bytes are not a receipt that can be verified. Like every error of a format it names places and quotes nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// More bytes than any receipt needs.
    #[error("the file has {size} bytes; a receipt has {LARGEST} at most")]
    TooLarge {
        /// Bytes found.
        size: u64,
    },
    /// JSON, but of something else.
    #[error("the file is not the receipt of a sample: it does not say \"format\": \"{FORMAT}\"")]
    NotAReceipt,
    /// Another version than this program reads.
    #[error("the receipt has another version than {VERSION}; use the program that made it, or a later one")]
    OtherVersion,
    /// The same could be said in more than one way, and this is not Visitbook's.
    #[error(
        "the receipt leaves a field out or spells a value in another way than Visitbook does; ask for the original"
    )]
    Rewritten,
    /// No JSON, a field of another type, or a value that breaks a rule.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
}

impl From<Refusal> for ReceiptError {
    fn from(refusal: Refusal) -> Self {
        Self::Unreadable(ReadError::Rule {
            path: refusal.field,
            reason: refusal.reason,
        })
    }
}

/// The receipt in these bytes. It is sound in itself; [`verify()`] says whether it is true.
///
/// # Errors
/// The first thing that is wrong, with its place in the file.
pub fn read(bytes: &[u8]) -> Result<Receipt, ReceiptError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST {
        return Err(ReceiptError::TooLarge { size });
    }
    let text = guard::text(bytes)?;
    let whole: Value = parse(text)?;
    let says = |field: &str| whole.get(field).cloned().unwrap_or_default();
    if says("format") != FORMAT {
        return Err(ReceiptError::NotAReceipt);
    }
    if says("version") != VERSION {
        return Err(ReceiptError::OtherVersion);
    }
    let receipt: Receipt = parse(text)?;
    check(&receipt)?;
    match serde_json::to_value(&receipt) {
        Ok(written) if written == whole => Ok(receipt),
        _ => Err(ReceiptError::Rewritten),
    }
}

/// The receipt as bytes of a file. The same receipt always gives the same bytes.
///
/// # Errors
/// A receipt that [`read`] would refuse is not written.
pub fn write(receipt: &Receipt) -> Result<Vec<u8>, ReceiptError> {
    let mut bytes = serde_json::to_vec_pretty(receipt).map_err(|_| ReceiptError::Rewritten)?;
    bytes.push(b'\n');
    read(&bytes)?;
    Ok(bytes)
}

fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, ReadError> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut parser).map_err(|error| shape::refusal(&error))?;
    parser.end().map_err(|error| ReadError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    Ok(value)
}

/// What the types cannot say: digests are written in lower case, numbers are whole, the plan could be drawn.
fn check(receipt: &Receipt) -> Result<(), Refusal> {
    hex_of(32, "rows_digest", &receipt.rows_digest)?;
    hex_of(32, "seed", &receipt.seed)?;
    hex_of(32, "digest", &receipt.digest)?;
    if let Some(head) = &receipt.journal_head {
        hex_of(32, "journal_head", head)?;
    }
    for (at, file) in receipt.files.iter().enumerate() {
        hex_of(32, &format!("files.{at}.sha256"), &file.sha256)?;
    }
    for (at, pick) in receipt.picks.iter().enumerate() {
        hex_of(16, &format!("picks.{at}.salt"), &pick.salt)?;
        hex_of(32, &format!("picks.{at}.commitment"), &pick.commitment)?;
    }
    for (at, left_out) in receipt.left_out.iter().enumerate() {
        hex_of(16, &format!("left_out.{at}.salt"), &left_out.salt)?;
        hex_of(32, &format!("left_out.{at}.commitment"), &left_out.commitment)?;
    }
    digest::whole_numbers(&receipt.mapping)?;
    seed(&[0; 32], &receipt.number_called)?;
    receipt.plan.with(Vec::new(), Vec::new()).check()
}

fn hex_of(bytes: usize, field: &str, value: &str) -> Result<(), Refusal> {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    match value.len() == 2 * bytes && value.bytes().all(digit) {
        true => Ok(()),
        false => Err(Refusal::new(field, Reason::OutOfRange)),
    }
}

impl PlanShown {
    /// The whole plan again, with these children.
    fn with(&self, put_in: Vec<ByHand>, left_out: Vec<ByHand>) -> DrawPlan {
        DrawPlan {
            as_of: self.as_of,
            filter: self.filter.clone(),
            strata: self.strata.clone(),
            put_in,
            left_out,
        }
    }
}
