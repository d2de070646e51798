//! From a backup to an open notebook, in the window: which backups there are, and making a notebook of one beside what there is.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

use visitbook_store::{Backup, Secret, Stop, StoreError, Watch, is_backup};

use crate::bring_home::with_typed;
use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::ground::stands_firm;
use crate::notebooks::folder_name;

/// So many names are tried for a restored notebook.
const NAMES: u32 = 99;
/// What the page is told is counted in pieces of so many bytes.
const PIECE: u64 = 1_000_000;

/// What stops the restoring that is under way.
#[derive(Default)]
pub(crate) struct Restoring(Mutex<Stop>);

impl Restoring {
    fn begin(&self) -> Stop {
        let stop = Stop::default();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Stop::clone(&stop);
        stop
    }

    fn stop(&self) {
        let stop = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        stop.store(true, Ordering::SeqCst);
    }
}

impl Core {
    /// The backups that this computer knows.
    ///
    /// # Errors
    /// None: a place that cannot be listed has none.
    pub fn backups(&self, _: Nothing) -> Result<Backups, AppError> {
        let (found, unreadable) = self.known_backups();
        Ok(Backups {
            found: self.told_of(&found),
            unreadable,
            into: self.host.notebooks_folder().to_string_lossy().into_owned(),
        })
    }

    /// Asks for a folder, and tells the backups in it.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn choose_backup(&self, _: Nothing) -> Result<ChosenBackups, AppError> {
        let Some(folder) = self.host.ask_folder() else {
            return Ok(ChosenBackups {
                place: None,
                found: Vec::new(),
                unreadable: 0,
            });
        };
        let named = |error: StoreError| AppError::from(error).with("place", folder.display());
        let (found, unreadable) = backups_in(&folder).map_err(named)?;
        let answer = ChosenBackups {
            place: Some(folder.to_string_lossy().into_owned()),
            found: self.told_of(&found),
            unreadable,
        };
        self.choices().backups = Some(folder);
        Ok(answer)
    }

    /// Makes a notebook of a backup in a new folder beside the others, and opens it.
    ///
    /// # Errors
    /// A name that is no folder's name or is taken; a secret that does not open the backup, which counts as a wrong try at
    /// all backups of the notebook; [`Code::Stopped`]; a backup that is not whole; a full disk. Then there is no new notebook.
    pub fn restore_backup(&self, request: RestoreBackup) -> Result<Opened, AppError> {
        if self.is_open() {
            return Err(AppError::new(Code::NotebookInUse, "a notebook is open in this window"));
        }
        let backup = self.offered_backup(&request.folder)?;
        let into = self.host.notebooks_folder().join(folder_name(&request.name)?);
        stands_firm(&into)?;
        with_typed(request.secret, |secret| {
            let tried = PathBuf::from(backup.notebook().to_string());
            self.tries
                .attempt(&tried, self.env.as_ref(), || self.restore_into(&backup, &into, secret))?;
            self.open_folder(&into, secret)
        })
    }

    /// Stops the restoring that is under way.
    ///
    /// # Errors
    /// None.
    pub fn cancel_restore(&self, _: Nothing) -> Result<Nothing, AppError> {
        self.restoring.stop();
        Ok(Nothing {})
    }

    fn restore_into(&self, backup: &Backup, into: &Path, secret: &Secret<'_>) -> Result<(), AppError> {
        // Not even an empty folder: somebody else may be about to put something into it.
        if into.exists() {
            return Err(AppError::new(Code::PlaceTaken, "the folder is there already").with("place", into.display()));
        }
        let all = pieces(backup.bytes());
        let watch = Watch {
            stop: self.restoring.begin(),
            copied: &|bytes| self.host.progress(pieces(bytes), all),
        };
        if let Some(home) = into.parent() {
            std::fs::create_dir_all(home).map_err(StoreError::from)?;
        }
        backup
            .restore(into, secret, &watch, self.env.as_ref())
            .map_err(|error| {
                let place = match &error {
                    StoreError::Taken | StoreError::NotWritable | StoreError::Inside | StoreError::DiskFull => into,
                    _ => backup.folder(),
                };
                AppError::from(error).with("place", place.display())
            })
    }

    /// The backup in a folder that is known or was chosen.
    fn offered_backup(&self, folder: &str) -> Result<Backup, AppError> {
        let chosen = self.choices().backups.clone();
        let in_chosen = chosen.and_then(|chosen| backups_in(&chosen).ok());
        let (known, _) = self.known_backups();
        let mut offered = in_chosen.into_iter().flat_map(|(found, _)| found).chain(known);
        offered
            .find(|backup| backup.folder() == Path::new(folder))
            .ok_or_else(|| AppError::new(Code::NothingChosen, "the backup was neither known nor chosen"))
    }

    fn known_backups(&self) -> (Vec<Backup>, u32) {
        let place = self.host.backups_folder();
        place.and_then(|place| backups_in(&place).ok()).unwrap_or_default()
    }

    fn told_of(&self, found: &[Backup]) -> Vec<FoundBackup> {
        let home = self.host.notebooks_folder();
        let told = found.iter().map(|backup| FoundBackup {
            folder: backup.folder().to_string_lossy().into_owned(),
            name: backup.name().to_owned(),
            made: backup.made(),
            bytes: backup.bytes(),
            proved: backup.is_proved(),
            proposed: free_name(&home, backup),
        });
        told.collect()
    }
}

/// The backups that a folder is or holds, on shelves or without, the newest first; and how many cannot be read.
fn backups_in(folder: &Path) -> Result<(Vec<Backup>, u32), StoreError> {
    if is_backup(folder) {
        return Ok((vec![Backup::read(folder)?], 0));
    }
    let (found, unreadable) = Backup::all_below(folder)?;
    Ok((found, u32::try_from(unreadable.len()).unwrap_or(u32::MAX)))
}

/// The notebook's own name where nothing has it: on a computer that never had it. Else one that says what it is.
fn free_name(home: &Path, backup: &Backup) -> String {
    let name = backup.name();
    let day = backup.made().format("%-d %B %Y");
    let restored = format!("{name} as of {day}");
    let numbered = (2..=NAMES).map(|number| format!("{restored} {number}"));
    let mut names = [name.to_owned(), restored.clone()].into_iter().chain(numbered);
    let free = |name: &String| !home.join(name).exists();
    names.find(free).unwrap_or(restored)
}

fn pieces(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(PIECE)).unwrap_or(u32::MAX)
}
