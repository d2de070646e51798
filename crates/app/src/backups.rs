//! Backups of a notebook, and whether it is whole: for the command line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use visitbook_domain::Environment;
use visitbook_store::{Backup, Notebook, Secret, Stop, StoreError, Watch, is_backup};

use crate::core::Core;
use crate::drafts::settle_all;
use crate::error::AppError;
use crate::export::PROGRAM;
use crate::ground::stands_firm;

/// A backup, as people are told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBackup {
    /// Its folder.
    pub folder: PathBuf,
    /// The name of the notebook.
    pub name: String,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// The size of its database, in bytes.
    pub bytes: u64,
    /// The program that made it, with its version.
    pub program: String,
}

impl KeptBackup {
    fn of(backup: &Backup) -> Self {
        Self {
            folder: backup.folder().to_owned(),
            name: backup.name().to_owned(),
            made: backup.made(),
            bytes: backup.bytes(),
            program: backup.program().to_owned(),
        }
    }
}

impl Core {
    /// Makes a backup of the open notebook in a folder of its own below `place`, opens it again and compares every row.
    /// Drafts settled.
    ///
    /// # Errors
    /// A place that cannot be written, a full disk; a notebook or a copy that is not whole. Then no backup is there.
    pub fn back_up(&self, place: &Path) -> Result<KeptBackup, AppError> {
        let notebook = self.notebook()?;
        notebook.transact(self.env.new_id(), settle_all)?;
        let shelf = notebook.shelf(place)?;
        let kept = notebook.back_up(&shelf, PROGRAM, &Stop::default());
        let kept = kept.map_err(|error| AppError::from(error).with("place", place.display()))?;
        Ok(KeptBackup::of(&kept))
    }
}

/// What is wrong with a notebook, in words; nothing where all of it holds. It is looked at as it is: nothing in it is brought
/// up to date, swept or settled. `head` is a digest that a receipt or an annex prints: where no entry of the journal has it,
/// history was rewritten since, or it is of another notebook.
///
/// # Errors
/// A notebook that does not open, is open elsewhere or has an older format; a digest that is none.
pub fn flaws_of(
    folder: &Path,
    secret: &Secret<'_>,
    head: Option<&str>,
    env: Arc<dyn Environment>,
) -> Result<Vec<String>, AppError> {
    let notebook = Notebook::open_as_it_is(folder, secret, env)?;
    let mut flaws: Vec<String> = notebook.flaws()?.iter().map(ToString::to_string).collect();
    if let Some(head) = head
        && !notebook.has_head(head)?
    {
        flaws.push("no entry of the journal has this digest".to_owned());
    }
    Ok(flaws)
}

/// Whether the folder holds a backup, and not a notebook.
pub fn holds_backup(folder: &Path) -> bool {
    is_backup(folder)
}

/// Goes through all of a backup: its files, every page, every row.
///
/// # Errors
/// A folder without a backup, a secret that does not open it, a backup that is not what it was.
pub fn check_backup(folder: &Path, secret: &Secret<'_>) -> Result<KeptBackup, AppError> {
    let named = |error: StoreError| AppError::from(error).with("place", folder.display());
    let backup = Backup::read(folder).map_err(named)?;
    backup.check(secret).map_err(named)?;
    Ok(KeptBackup::of(&backup))
}

/// Makes a notebook of a backup in a folder that is empty or not there yet.
///
/// # Errors
/// As [`check_backup`]; a folder in which no notebook may live, that is not empty or cannot be written. Then there is no
/// notebook in it.
pub fn restore_backup(
    folder: &Path,
    into: &Path,
    secret: &Secret<'_>,
    env: &dyn Environment,
) -> Result<KeptBackup, AppError> {
    stands_firm(into)?;
    let named = |error: StoreError| match &error {
        StoreError::Taken | StoreError::NotWritable | StoreError::Inside => {
            AppError::from(error).with("place", into.display())
        }
        _ => AppError::from(error).with("place", folder.display()),
    };
    let backup = Backup::read(folder).map_err(named)?;
    backup.restore(into, secret, &Watch::nobody(), env).map_err(named)?;
    Ok(KeptBackup::of(&backup))
}

/// Every backup below a place, the newest first, and the folders of those that cannot be read.
///
/// # Errors
/// A place that cannot be listed.
pub fn backups_below(place: &Path) -> Result<(Vec<KeptBackup>, Vec<PathBuf>), AppError> {
    let found = Backup::all_below(place);
    let (found, unreadable) = found.map_err(|error| AppError::from(error).with("place", place.display()))?;
    Ok((found.iter().map(KeptBackup::of).collect(), unreadable))
}
