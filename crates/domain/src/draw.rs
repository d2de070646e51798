//! The sampling frame and the draws of one visit, as records: who drew what, from which lists, and what became of it.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::ids::{DrawId, FrameId, VisitId};
use crate::refusal::{Reason, Refusal, line, list, optional_line};
use crate::sampling::DrawPlan;

/// The lists that a visit samples from, without their rows: those lie beside it in the notebook and are in no journal
/// and no visit file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Its id.
    pub id: FrameId,
    /// The visit.
    pub visit: VisitId,
    /// The day on which ages are counted.
    pub as_of: NaiveDate,
    /// The file it was read from, never by name.
    pub file: FrameFile,
    /// How the file's columns were understood.
    #[ts(type = "unknown")]
    pub mapping: Value,
    /// Rows that are kept.
    pub rows: u32,
    /// Children that the rows are about.
    pub children: u32,
    /// Rows that something is wrong with and that were left out.
    pub left_out: u32,
    /// SHA-256 of the canonical rows, in hexadecimal: what the seed is made from.
    pub rows_sha256: String,
    /// When it was imported.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// A file by what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameFile {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// A sample that was drawn. A draw that is discarded stays, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// Its id.
    pub id: DrawId,
    /// The visit.
    pub visit: VisitId,
    /// The frame.
    pub frame: FrameId,
    /// The number that the authority called out: 1 to 12 digits.
    pub number_called: String,
    /// What was asked for. Children are named by their reference in the frame: `F00012`.
    pub plan: DrawPlan,
    /// The sample.
    pub picks: Vec<SampledChild>,
    /// What became of it.
    pub state: DrawState,
    /// Why it was discarded; empty otherwise.
    pub discarded_because: String,
    /// The receipt, as it is exported.
    #[ts(type = "unknown")]
    pub receipt: Value,
    /// When the key list left the notebook.
    #[ts(type = "string[]")]
    pub keys_exported: Vec<DateTime<Utc>>,
    /// When it was drawn.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// A child in the sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SampledChild {
    /// The reference of the case: `C07`.
    pub reference: String,
    /// The child's reference in the frame: `F00012`.
    pub child: String,
    /// The group of the plan, counted from 0.
    pub stratum: u32,
    /// Its place in the group, from 1; `None` for one that people put in.
    pub rank: Option<u32>,
    /// Used only if a drawn case cannot be read.
    pub reserve: bool,
}

/// What became of a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DrawState {
    /// Drawn; nothing is decided yet.
    Drawn,
    /// Its cases are the visit's.
    Accepted,
    /// Not used, for a reason that stands with it.
    Discarded,
}

impl Frame {
    /// Refuses digests that are none.
    pub fn check(&self) -> Result<(), Refusal> {
        digest("file.sha256", &self.file.sha256)?;
        digest("rows_sha256", &self.rows_sha256)
    }
}

impl Draw {
    /// Refuses a plan that cannot be drawn, a number that is none, and a draw discarded without a reason.
    pub fn check(&self) -> Result<(), Refusal> {
        self.plan
            .check()
            .map_err(|refusal| Refusal::new(format!("plan.{}", refusal.field), refusal.reason))?;
        let digits =
            (1..=12).contains(&self.number_called.len()) && self.number_called.chars().all(|c| c.is_ascii_digit());
        if !digits {
            return Err(Refusal::new("number_called", Reason::OutOfRange));
        }
        list("picks", &self.picks)?;
        for (at, pick) in self.picks.iter().enumerate() {
            line(&format!("picks.{at}.reference"), &pick.reference)?;
        }
        optional_line("discarded_because", &self.discarded_because)?;
        match self.state == DrawState::Discarded && self.discarded_because.trim().is_empty() {
            true => Err(Refusal::new("discarded_because", Reason::Empty)),
            false => Ok(()),
        }
    }
}

fn digest(field: &str, value: &str) -> Result<(), Refusal> {
    let hexadecimal = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    match value.len() == 64 && value.chars().all(hexadecimal) {
        true => Ok(()),
        false => Err(Refusal::new(field, Reason::OutOfRange)),
    }
}
