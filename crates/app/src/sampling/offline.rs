//! Drawing and verifying a sample without a notebook: what the command line does with the authority's own file.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use visitbook_domain::sampling::{Candidate, DrawPlan, canonical_line, draw, rows_digest, seed};
use visitbook_domain::{Environment, FrameRow};
use visitbook_exchange::lists::{Mapping, Workbook, read_rows};
use visitbook_exchange::receipt::{self, Basis, FileDigest, Labels};
use visitbook_store::StoreError;
use zeroize::Zeroizing;

use super::draws::{references_behind, salts};
use super::lists::unreadable;
use crate::error::{AppError, Code};

/// A plan as a file. Children put in or left out are named by the authority's own ids.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    /// The number that was called out.
    number_called: String,
    /// The plan.
    plan: DrawPlan,
    /// How the columns are understood; found by their headers where it is left out.
    #[serde(default)]
    mapping: Option<Vec<Mapping>>,
}

/// What was drawn without a notebook.
pub struct DrawnOffline {
    /// The receipt as it is written.
    pub receipt: Vec<u8>,
    /// The key list for the authority, as comma-separated text.
    pub keys: Zeroizing<String>,
}

/// What verifying a receipt found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedOffline {
    /// Whether the receipt is true.
    pub holds: bool,
    /// Every place that differs, or that is worth a word although it holds.
    pub remarks: Vec<String>,
    /// How many cases were drawn again.
    pub cases: usize,
}

/// Lists that were read, with the authority's ids, for as long as a draw takes.
struct Lists {
    rows: Vec<(FrameRow, Zeroizing<String>)>,
    file: FileDigest,
    mapping: serde_json::Value,
}

/// Draws a sample from a file of lists by a plan file.
///
/// # Errors
/// Lists or a plan that cannot be read; a plan that cannot be drawn by.
pub fn draw_offline(lists: Vec<u8>, name: &str, plan: &[u8], env: &dyn Environment) -> Result<DrawnOffline, AppError> {
    let asked: PlanFile = serde_json::from_slice(plan)
        .map_err(|error| AppError::new(Code::BadRequest, format!("the plan cannot be read: {error}")))?;
    let lists = Lists::read(lists, name, asked.mapping, asked.plan.as_of)?;
    let candidates = lists.candidates();
    let lines = candidates
        .iter()
        .map(|one| canonical_line(one.row, one.child))
        .collect();
    let seed = seed(&rows_digest(lines), &asked.number_called).map_err(StoreError::from)?;
    let drawn = draw(&asked.plan, &seed, &candidates).map_err(StoreError::from)?;
    let labels = Labels {
        references: references_behind(0, 0, &drawn.picks),
        salts: salts(env, drawn.picks.len())?,
        left_out_salts: salts(env, asked.plan.left_out.len())?,
        drawn_at: env.now(),
        journal_head: None,
    };
    let basis = lists.basis(&candidates);
    let made = receipt::make(&basis, &asked.plan, &asked.number_called, &drawn, &labels).map_err(StoreError::from)?;
    Ok(DrawnOffline {
        receipt: receipt::write(&made.receipt).map_err(unreadable)?,
        keys: Zeroizing::new(made.keys.csv()),
    })
}

/// Draws the sample of a receipt again from the authority's own file, and compares.
///
/// # Errors
/// A receipt or lists that cannot be read.
pub fn verify_offline(receipt: &[u8], lists: Vec<u8>, name: &str) -> Result<VerifiedOffline, AppError> {
    let receipt = receipt::read(receipt).map_err(unreadable)?;
    let mapping: Vec<Mapping> = serde_json::from_value(receipt.mapping.clone())
        .map_err(|_| unreadable("The receipt does not say how the columns of the lists were understood."))?;
    let lists = Lists::read(lists, name, Some(mapping), receipt.plan.as_of)?;
    let candidates = lists.candidates();
    let said = |remarks: &[receipt::Mismatch]| remarks.iter().map(ToString::to_string).collect();
    Ok(match receipt::verify(&receipt, &lists.basis(&candidates)) {
        Ok(verified) => VerifiedOffline {
            holds: true,
            remarks: said(&verified.warnings),
            cases: verified.keys.keys.len(),
        },
        Err(mismatches) => VerifiedOffline {
            holds: false,
            remarks: said(&mismatches),
            cases: 0,
        },
    })
}

impl Lists {
    fn read(bytes: Vec<u8>, name: &str, mapping: Option<Vec<Mapping>>, as_of: NaiveDate) -> Result<Self, AppError> {
        let file = FileDigest {
            sha256: hex::encode(Sha256::digest(&bytes)),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        };
        let workbook = Workbook::open(bytes, name).map_err(unreadable)?;
        let found = || {
            workbook
                .sheets()
                .iter()
                .filter_map(|sheet| Some(sheet.proposed.as_ref()?.mapping.clone()))
        };
        let mappings = mapping.unwrap_or_else(|| found().collect());
        let mut rows = Vec::new();
        let mut sink = |row: visitbook_exchange::lists::ListRow| {
            rows.push((row.row, Zeroizing::new(row.child_id)));
            ControlFlow::Continue(())
        };
        read_rows(&workbook, &mappings, as_of, &mut sink, &mut |_| {}).map_err(unreadable)?;
        if rows.is_empty() {
            return Err(unreadable("No sheet has a line that is in order."));
        }
        Ok(Self {
            rows,
            file,
            mapping: serde_json::to_value(&mappings).map_err(unreadable)?,
        })
    }

    fn candidates(&self) -> Vec<Candidate<'_>> {
        self.rows.iter().map(|(row, id)| Candidate { child: id, row }).collect()
    }

    fn basis<'a>(&'a self, candidates: &'a [Candidate<'a>]) -> Basis<'a> {
        Basis {
            files: std::slice::from_ref(&self.file),
            rows: candidates,
            mapping: &self.mapping,
        }
    }
}
