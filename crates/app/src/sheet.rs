//! The recovery sheet of the open notebook: typed in from paper now and then, so that it is known to be there and to be read.

use chrono::TimeDelta;
use visitbook_store::{KeyFile, Notebook, Sheet};

use crate::contract::*;
use crate::core::Core;
use crate::error::AppError;

/// After so many days somebody is asked for the sheet again.
const ASKED_AFTER: TimeDelta = TimeDelta::days(90);

impl Core {
    /// What is known of the sheet.
    ///
    /// # Errors
    /// No open notebook; a key file that cannot be read.
    pub fn sheet_known(&self, _: Nothing) -> Result<SheetKnown, AppError> {
        self.known_of(&*self.notebook()?)
    }

    /// Notes that the sheet was typed in today, if it opens the notebook.
    ///
    /// # Errors
    /// A wrong sheet, which counts as a wrong try; those of the file system.
    pub fn check_sheet(&self, request: CheckSheet) -> Result<SheetKnown, AppError> {
        let notebook = self.notebook()?;
        let sheet = Sheet::read(&request.groups)?;
        self.tries.attempt(notebook.folder(), self.env.as_ref(), || {
            Ok(notebook.check_sheet(&sheet)?)
        })?;
        self.keys_were_changed();
        self.known_of(&notebook)
    }

    fn known_of(&self, notebook: &Notebook) -> Result<SheetKnown, AppError> {
        let keys = KeyFile::read(notebook.folder())?;
        let today = self.env.now().date_naive();
        Ok(SheetKnown {
            kept: keys.sheet_kept,
            checked: keys.sheet_checked,
            due: keys.sheet_checked.is_none_or(|day| today - day >= ASKED_AFTER),
        })
    }
}
