//! The recovery sheet: made, put on paper away from what it opens, put in place of the old one, and typed in from paper now
//! and then, so that it is known to be there and to be read.

use std::path::Path;

use chrono::TimeDelta;
use visitbook_domain::dates::long_date;
use visitbook_render::{Report, ReportPart};
use visitbook_store::{KeyFile, Notebook, Secret, Sheet, is_backup, is_notebook};
use zeroize::Zeroizing;

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::export::{Standing, file_name, report, write_file};
use crate::ground::{Ground, ground};
use crate::host::FileKind;
use crate::notebooks::one_line;

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

    /// A sheet of new random groups.
    pub(crate) fn new_sheet(&self) -> Result<Sheet, AppError> {
        let mut randomness = Zeroizing::new([0; Sheet::RANDOMNESS]);
        self.env
            .fill(randomness.as_mut())
            .map_err(|error| AppError::new(Code::Unexpected, error.to_string()))?;
        Ok(Sheet::new(&randomness))
    }

    /// Makes another sheet for the open notebook. Until it is put in place the old one opens the notebook, and this one
    /// opens nothing.
    ///
    /// # Errors
    /// No open notebook; no randomness.
    pub fn prepare_sheet(&self, _: Nothing) -> Result<RecoverySheet, AppError> {
        self.notebook()?;
        let sheet = self.new_sheet()?;
        let groups = sheet.groups();
        self.choices().sheet = Some(sheet);
        Ok(RecoverySheet { groups })
    }

    /// Puts the sheet that was made in place of the old one, once it was typed back from paper. The same request twice has
    /// one effect.
    ///
    /// # Errors
    /// None was made; [`Code::SheetMismatch`] with the group; a wrong passphrase or old sheet, which count as wrong tries;
    /// those of the file system.
    pub fn renew_sheet(&self, request: RenewSheet) -> Result<SheetKnown, AppError> {
        let now = Zeroizing::new(request.now);
        let notebook = self.notebook()?;
        let made = self.choices().sheet.clone().ok_or_else(none_made)?;
        if let Some(group) = made.first_mismatch(&request.groups) {
            return Err(AppError::new(Code::SheetMismatch, "a group differs from the sheet").with("group", group));
        }
        let old = request.by_sheet.then(|| Sheet::read(&[now.as_str()])).transpose()?;
        let secret = match &old {
            Some(sheet) => Secret::Sheet(sheet),
            None => Secret::Passphrase(&now),
        };
        self.tries.attempt(notebook.folder(), self.env.as_ref(), || {
            Ok(notebook.renew_sheet(&secret, &made, &one_line(&request.kept))?)
        })?;
        self.keys_were_changed();
        self.known_of(&notebook)
    }

    /// Writes the sheet that was made for the open notebook as PDF, to be printed.
    ///
    /// # Errors
    /// None was made; [`Code::SheetBeside`]; those of the file system.
    pub fn save_sheet(&self, _: Nothing) -> Result<Exported, AppError> {
        let notebook = self.notebook()?;
        let made = self.choices().sheet.clone().ok_or_else(none_made)?;
        self.write_sheet(&made, notebook.folder())
    }

    /// The same of the notebook that is being made.
    ///
    /// # Errors
    /// As [`Self::save_sheet`].
    pub fn save_new_sheet(&self, _: Nothing) -> Result<Exported, AppError> {
        let (sheet, folder) = {
            let choices = self.choices();
            let prepared = choices.prepared.as_ref().ok_or_else(none_made)?;
            (prepared.sheet.clone(), prepared.folder.clone())
        };
        self.write_sheet(&sheet, &folder)
    }

    fn write_sheet(&self, sheet: &Sheet, notebook: &Path) -> Result<Exported, AppError> {
        let name = notebook.file_name().unwrap_or_default().to_string_lossy();
        let bytes = report(&printed(sheet, &name, self), self.env.now(), Standing::OF_NO_VISIT)?;
        let proposed = file_name(&format!("Recovery sheet of {name}"), FileKind::Pdf.ending());
        let Some(path) = self.host.ask_save(&proposed, FileKind::Pdf) else {
            return Ok(Exported { path: None });
        };
        self.is_away(&path, notebook)?;
        write_file(&path, &bytes)?;
        Ok(Exported {
            path: Some(path.to_string_lossy().into_owned()),
        })
    }

    /// Whoever finds a sheet beside a notebook or a backup needs no passphrase; and what a service copies, others have.
    fn is_away(&self, path: &Path, notebook: &Path) -> Result<(), AppError> {
        let folder = path.parent().unwrap_or(path);
        let beside = folder.starts_with(notebook) || notebook.parent() == Some(folder);
        let in_backups = self
            .host
            .backups_folder()
            .is_some_and(|backups| folder.starts_with(backups));
        let in_another = folder.ancestors().any(|above| is_notebook(above) || is_backup(above));
        let synced = matches!(ground(folder), Ground::Synced(_));
        match beside || in_backups || in_another || synced {
            true => Err(
                AppError::new(Code::SheetBeside, "the sheet is kept away from what it opens")
                    .with("place", folder.display()),
            ),
            false => Ok(()),
        }
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

fn none_made() -> AppError {
    AppError::new(Code::NothingChosen, "no sheet was made")
}

/// The sheet as it is printed.
fn printed(sheet: &Sheet, name: &str, core: &Core) -> Report {
    let today = core.env.now().date_naive();
    let groups = sheet.groups().into_iter().enumerate();
    let says = |words: &str| ReportPart::Paragraph(words.to_owned());
    let mut parts = vec![ReportPart::Paragraph(format!(
        "These eight groups open the notebook \u{2018}{name}\u{2019} and its backups without the passphrase, on any computer that has \
         Visitbook. They were made on {}.",
        long_date(today)
    ))];
    parts.extend(groups.map(|(at, group)| ReportPart::Bullet(format!("Group {}: {group}", at + 1))));
    parts.extend([
        says("Keep this page on paper, in a locked place, away from the computer and from the backups. Whoever has both needs no passphrase."),
        says("The letters I, L, O and U are never used. Capitals and spaces do not matter."),
        says("Once it is printed, remove the file."),
    ]);
    Report {
        date: today,
        title: format!("Recovery sheet of {name}"),
        parts,
    }
}
