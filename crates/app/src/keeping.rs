//! How backups are kept on this computer, as a person wants it: the second place, the room they may take, and one made now.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use visitbook_store::{Backup, StoreError, files, is_backup, is_notebook};

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};

const FILE: &str = "keeping.json";
/// Backups of one notebook take at most so much room, unless somebody says otherwise: 5 GB.
const BUDGET: u64 = 5_000_000_000;
/// Less or more than this is a slip of the fingers.
const BUDGETS: std::ops::RangeInclusive<u64> = 1_000_000_000..=1_000_000_000_000;

/// What `keeping.json` says: places and times, nothing of a notebook's content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// The folder to which each backup is copied.
    pub(crate) second_place: Option<PathBuf>,
    /// So many bytes the backups of one notebook may take in each place.
    pub(crate) budget: u64,
    /// When the newest backup was made that was copied there, by notebook: it is told while the place is not there.
    pub(crate) copied: BTreeMap<Uuid, DateTime<Utc>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            second_place: None,
            budget: BUDGET,
            copied: BTreeMap::new(),
        }
    }
}

impl Core {
    /// How the backups of the open notebook are kept.
    ///
    /// # Errors
    /// No open notebook; a place that cannot be listed.
    pub fn keeping(&self, _: Nothing) -> Result<Keeping, AppError> {
        let notebook = self.notebook()?;
        let (settings, place) = (self.settings(), self.host.backups_folder());
        let backups = match &place {
            Some(place) => notebook.shelf(place)?.backups()?,
            None => Vec::new(),
        };
        Ok(Keeping {
            place: place.map(|place| place.to_string_lossy().into_owned()),
            count: u32::try_from(backups.len()).unwrap_or(u32::MAX),
            room: backups.iter().map(Backup::bytes).sum(),
            second_place: settings.second_place.map(|place| place.to_string_lossy().into_owned()),
            budget: settings.budget,
            kept: self.backups_kept(Nothing {})?,
        })
    }

    /// Makes a backup now, and copies it to the second place. Where the newest has everything, none is made.
    ///
    /// # Errors
    /// No open notebook; what kept it from being made.
    pub fn back_up_now(&self, _: Nothing) -> Result<Keeping, AppError> {
        self.keep_now()?;
        self.keeping(Nothing {})
    }

    /// Asks for a folder to which each backup is copied from now on. Nobody waits for the first copy: the next look of
    /// [`Core::keep`] makes it.
    ///
    /// # Errors
    /// No open notebook; a folder inside a notebook, a backup or the place where backups are kept anyway; settings that
    /// cannot be written.
    pub fn choose_second_place(&self, _: Nothing) -> Result<Keeping, AppError> {
        self.notebook()?;
        if let Some(folder) = self.host.ask_folder() {
            self.stands_apart(&folder)?;
            self.put_second_place(Some(folder))?;
        }
        self.keeping(Nothing {})
    }

    /// Copies backups to no second place any more. Those that are there stay.
    ///
    /// # Errors
    /// No open notebook; settings that cannot be written.
    pub fn forget_second_place(&self, _: Nothing) -> Result<Keeping, AppError> {
        self.notebook()?;
        self.put_second_place(None)?;
        self.keeping(Nothing {})
    }

    /// Says how much room the backups of a notebook may take in each place. What is too much goes when the next one is made.
    ///
    /// # Errors
    /// No open notebook; less than 1 GB or more than 1,000; settings that cannot be written.
    pub fn set_backup_budget(&self, request: SetBackupBudget) -> Result<Keeping, AppError> {
        self.notebook()?;
        if !BUDGETS.contains(&request.bytes) {
            return Err(AppError::new(Code::Refused, "the room is out of range")
                .with("field", "budget")
                .with("reason", "out_of_range"));
        }
        self.change_settings(|settings| settings.budget = request.bytes)?;
        self.keeping(Nothing {})
    }

    /// The settings. Those that cannot be read are those of a new computer.
    pub(crate) fn settings(&self) -> Settings {
        let file = self.host.settings_folder().map(|folder| folder.join(FILE));
        let bytes = file.and_then(|file| fs::read(file).ok()).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Changes the settings and writes them.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), AppError> {
        let Some(folder) = self.host.settings_folder() else {
            return Ok(());
        };
        let _alone = self.keeper.setting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut settings = self.settings();
        change(&mut settings);
        let bytes = serde_json::to_vec_pretty(&settings).map_err(StoreError::from)?;
        let written = fs::create_dir_all(&folder).and_then(|()| files::write_safely(&folder.join(FILE), &bytes));
        written.map_err(|error| AppError::from(StoreError::from(error)).with("place", folder.display()))
    }

    fn put_second_place(&self, place: Option<PathBuf>) -> Result<(), AppError> {
        self.change_settings(|settings| {
            if settings.second_place != place {
                settings.copied.clear();
            }
            settings.second_place = place;
        })?;
        self.second_was_changed();
        Ok(())
    }

    /// Refuses a folder that would be lost with what its backups are of.
    fn stands_apart(&self, folder: &Path) -> Result<(), AppError> {
        let first = self.host.backups_folder();
        let inside = |above: &Path| is_notebook(above) || is_backup(above) || Some(above) == first.as_deref();
        match folder.ancestors().any(inside) {
            true => Err(
                AppError::new(Code::PlaceInside, "the folder goes with a notebook or its backups")
                    .with("place", folder.display()),
            ),
            false => Ok(()),
        }
    }
}
