//! Copying a database page by page, and proving the copy.

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rusqlite::backup::{Backup as PageCopy, StepResult};

use super::{NOT_WHOLE, Stop};
use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::keys::DataKey;
use crate::soundness::flaws_of_database;
use crate::tally::Tally;

/// Steps of SQLite's own machine before it is looked whether to go on: some milliseconds.
const STEPS: std::ffi::c_int = 100_000;
/// Pages that are copied before somebody is asked whether to go on: 4 MB.
const PAGES: std::ffi::c_int = 1_000;

/// A connection that gives up soon after `stop` is set, whatever it is at.
pub(super) fn open(
    path: &Path,
    key: &DataKey,
    access: Access,
    stop: &Stop,
) -> Result<rusqlite::Connection, StoreError> {
    let mut connection = connection::open(path, key, access)?;
    let stop = Arc::clone(stop);
    connection.progress_handler(STEPS, Some(move || stop.load(Ordering::SeqCst)))?;
    Ok(connection)
}

pub(super) fn copy_pages(
    from: &rusqlite::Connection,
    copy: &Path,
    key: &DataKey,
    stop: &Stop,
) -> Result<(), StoreError> {
    let mut to = connection::open(copy, key, Access::Copy)?;
    {
        let pages = PageCopy::new(from, &mut to)?;
        loop {
            if stop.load(Ordering::SeqCst) {
                return Err(StoreError::Stopped);
            }
            match pages.step(PAGES)? {
                StepResult::More => {}
                StepResult::Done => break,
                _ => return Err(StoreError::InUse),
            }
        }
    }
    // The first page says that there is a log beside it, as the notebook has: without this every look at the copy makes one.
    to.pragma_update(None, "journal_mode", "DELETE")?;
    to.close().map_err(|(_, error)| error)?;
    Ok(OpenOptions::new().write(true).open(copy)?.sync_all()?)
}

/// Opens a copy again, goes through its pages and its rows, and compares these; their digest.
pub(super) fn prove(copy: &Path, key: &DataKey, rows: Option<&str>, stop: &Stop) -> Result<String, StoreError> {
    let look = || open(copy, key, Access::Look, stop);
    let flaws = flaws_of_database(look)?;
    let found = Tally::of(&look()?)?.digest();
    match flaws.is_empty() && rows.is_none_or(|rows| rows == found) {
        true => Ok(found),
        false => Err(NOT_WHOLE),
    }
}
