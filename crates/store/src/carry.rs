//! From one place to another: a notebook lies where it must not be opened to be worked in.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use visitbook_domain::Environment;

use crate::backup::Stop;
use crate::error::StoreError;
use crate::look::look;
use crate::notebook::{DATABASE, Notebook, Secret, unlocked};
use crate::restore::{Watch, beside, free};

/// Makes a copy of the notebook in `folder` in `into`, which must be empty or not there yet: a backup that is proved row by row,
/// and restored. Nothing is brought up to date, wiped or settled in `folder`, and the notebook stays in it. `program` is the name
/// and version of the program.
///
/// # Errors
/// As of [`Notebook::open`], [`Notebook::back_up`] and [`crate::Backup::restore`]. Then there is no notebook in `into`.
pub fn carry(
    folder: &Path,
    into: &Path,
    secret: &Secret<'_>,
    program: &str,
    env: Arc<dyn Environment>,
) -> Result<(), StoreError> {
    free(into)?;
    let from = open_of_any_age(folder, secret, Arc::clone(&env))?;
    let place = beside(into, env.as_ref())?;
    let shelf = from.shelf(&place)?;
    let made = from.back_up(&shelf, program, &Stop::default());
    let carried = made.and_then(|backup| backup.restore(into, secret, &Watch::nobody(), env.as_ref()));
    // The backup was the way and is not kept; one that cannot be removed is encrypted and has no name of a notebook.
    let _ = fs::remove_dir_all(place);
    carried
}

/// The notebook, to be copied as it is: one of an older format too.
fn open_of_any_age(folder: &Path, secret: &Secret<'_>, env: Arc<dyn Environment>) -> Result<Notebook, StoreError> {
    let (opened, lock) = unlocked(folder, secret)?;
    look(&folder.join(DATABASE), &opened)?;
    Notebook::looked_at(folder, &opened.key, env, lock)
}
