//! What can be read of a damaged notebook, in a new one.

use std::path::Path;
use std::sync::Arc;

use visitbook_domain::Environment;
use visitbook_store::{Secret, StoreError, salvage};

use crate::error::AppError;
use crate::ground::stands_firm;

/// What came of a notebook that was salvaged. No word of the notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SalvagedNotebook {
    /// Records that are in the new notebook.
    pub records: u64,
    /// How many of them were rebuilt from the history, because they could not be read where they lay.
    pub rebuilt: u64,
    /// What is missing, in words, and how much of it; `None` where nothing tells how much.
    pub missing: Vec<(String, Option<u64>)>,
}

/// Makes a new notebook in `into`, which must be empty or not there yet and where a notebook may live, of all that can be read
/// in `folder`. The damaged one stays as it is, and what opens it opens the new one.
///
/// # Errors
/// [`crate::error::Code::PlaceSynced`] and [`crate::error::Code::PlaceNetwork`] of `into`; a secret that opens nothing; a notebook of a newer format,
/// one that is open elsewhere, or of which nothing can be read; a place that is taken or cannot be written. Then there is no
/// notebook in `into`.
pub fn salvage_notebook(
    folder: &Path,
    into: &Path,
    secret: &Secret<'_>,
    env: Arc<dyn Environment>,
) -> Result<SalvagedNotebook, AppError> {
    stands_firm(into)?;
    let done = salvage(folder, into, secret, env).map_err(|error| {
        let place = match &error {
            StoreError::Taken | StoreError::NotWritable | StoreError::Inside | StoreError::DiskFull => into,
            _ => folder,
        };
        AppError::from(error).with("place", place.display())
    })?;
    let missing = done.missing.iter().map(|(what, many)| (what.words(), *many));
    Ok(SalvagedNotebook {
        records: done.records,
        rebuilt: done.rebuilt,
        missing: missing.collect(),
    })
}
