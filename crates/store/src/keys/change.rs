//! Changing the keys: one slot of the key file is sealed anew for another passphrase, or a day is noted, and both copies get it.
//!
//! Whatever breaks off on the way, the notebook opens by the old passphrase or by the new one. Both copies are written beside
//! their places first, so that a full disk changes nothing; then the copy goes into its place that did not open the notebook
//! just now, and last the one that did. From the first of the two on the new passphrase holds, and the old one does not: the
//! copy that is behind counts no more, and is brought up to the other when the notebook is opened next.

use std::fs;
use std::path::Path;

use super::{Copies, FOREIGN, KEY_COPY, KEY_FILE, KeyFile, Opened, PassphraseCost};
use crate::error::StoreError;
use crate::files::{put, stage, unstage};
use crate::notebook::{Notebook, Secret};
use crate::sheet::Sheet;

/// One of the steps in which both copies are replaced.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// The copy of this name is written beside its place, and read again.
    Stage(&'static str),
    /// What lies beside it goes into its place.
    Put(&'static str),
}

impl Notebook {
    /// Puts another passphrase in place of the one that there is: `now` is that one, or the recovery sheet. No page of the
    /// database is written. A request that comes twice has one effect. Backups that were made before still open with the
    /// old one.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::WrongSheet`]; [`StoreError::Damaged`] where the keys are not those of
    /// this notebook; those of the file system. After these one of both passphrases opens the notebook, and doing the same
    /// again ends what was begun.
    pub fn change_passphrase(&self, now: &Secret<'_>, new: &str, cost: PassphraseCost) -> Result<(), StoreError> {
        let opened = match Copies::read(self.folder()).open(now) {
            Err(StoreError::WrongPassphrase) => {
                // It may have been changed to the new one already, and the second copy not have been written.
                let done = Copies::read(self.folder()).open(&Secret::Passphrase(new))?;
                return done.settle();
            }
            opened => opened?,
        };
        let new = Secret::Passphrase(new);
        let changed = opened
            .keys
            .with_secret(&new, cost, &self.loan()?.key, self.environment())?;
        self.take_keys(&opened, &changed, &new)
    }

    /// Puts another recovery sheet in place of the one that there is: `now` is the passphrase, or that sheet; `kept` says
    /// where the new one is. The old one opens the notebook until then, and never again. A request that comes twice has one
    /// effect. Backups that were made before still open with the old one.
    ///
    /// # Errors
    /// As [`Self::change_passphrase`], of the sheet.
    pub fn renew_sheet(&self, now: &Secret<'_>, sheet: &Sheet, kept: &str) -> Result<(), StoreError> {
        let new = Secret::Sheet(sheet);
        let opened = match Copies::read(self.folder()).open(now) {
            Err(StoreError::WrongSheet) => return Copies::read(self.folder()).open(&new)?.settle(),
            opened => opened?,
        };
        if opened.keys.open_with(&new).is_ok() {
            return opened.settle();
        }
        let changed = opened
            .keys
            .with_sheet((sheet, kept), &self.loan()?.key, self.environment())?;
        self.take_keys(&opened, &changed, &new)
    }

    /// Replaces the keys that were opened. What is about to be the only way in by a secret of its kind is tried first.
    fn take_keys(&self, opened: &Opened, changed: &KeyFile, new: &Secret<'_>) -> Result<(), StoreError> {
        let changed = changed.with_database(&self.database())?;
        let opens = changed.open_with(new)?;
        let key = self.loan()?.key;
        if opened.key != *key || opens != *key {
            return Err(FOREIGN);
        }
        replace(self.folder(), opened.proved, &changed.to_bytes()?)
    }

    /// Notes that the recovery sheet was typed in from paper today, if it opens the notebook.
    ///
    /// # Errors
    /// [`StoreError::WrongSheet`]; [`StoreError::Damaged`] where the keys are not those of this notebook; those of the file
    /// system.
    pub fn check_sheet(&self, sheet: &Sheet) -> Result<(), StoreError> {
        let opened = Copies::read(self.folder()).open(&Secret::Sheet(sheet))?;
        if opened.key != *self.loan()?.key {
            return Err(FOREIGN);
        }
        let today = self.environment().now().date_naive();
        if opened.keys.sheet_checked == Some(today) {
            return opened.settle();
        }
        let checked = opened.keys.with_sheet_checked(today).with_database(&self.database())?;
        replace(self.folder(), opened.proved, &checked.to_bytes()?)
    }
}

impl Opened {
    /// Notes in the key file, which can be read before unlocking, that this program brought the database to its format; and
    /// brings the other copy up to it.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn note_program(&self, database: &Path) -> Result<(), StoreError> {
        match self.keys.with_program() {
            Some(noted) => replace(self.folder(), self.proved, &noted.with_database(database)?.to_bytes()?),
            None => self.settle(),
        }
    }
}

/// Both copies get other bytes, or neither, where a step can still be taken back.
pub(super) fn replace(folder: &Path, proved: &'static str, bytes: &[u8]) -> Result<(), StoreError> {
    let replaced = steps(proved).into_iter().try_for_each(|step| step.take(folder, bytes));
    replaced.inspect_err(|_| {
        for name in [KEY_FILE, KEY_COPY] {
            unstage(&folder.join(name));
        }
    })
}

/// The copy that proved good stays until the other has taken its place.
pub(super) fn steps(proved: &'static str) -> [Step; 4] {
    let other = match proved {
        KEY_FILE => KEY_COPY,
        _ => KEY_FILE,
    };
    [
        Step::Stage(other),
        Step::Stage(proved),
        Step::Put(other),
        Step::Put(proved),
    ]
}

impl Step {
    pub(super) fn take(self, folder: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        match self {
            Self::Stage(name) => {
                let staged = stage(&folder.join(name), bytes)?;
                match fs::read(staged)? == bytes {
                    true => Ok(()),
                    false => Err(StoreError::NotWritable),
                }
            }
            Self::Put(name) => Ok(put(&folder.join(name))?),
        }
    }
}
