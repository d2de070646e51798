//! Backups, restoring, whether all is whole, and the passphrase.

use std::path::Path;
use std::sync::Arc;

use visitbook_app::env::SystemEnvironment;
use visitbook_app::{
    KeptBackup, Secret, Sheet, backups_below, change_passphrase_of, check_backup, flaws_of, holds_backup,
    restore_backup, salvage_notebook,
};
use zeroize::Zeroizing;

use crate::arguments::{NotebookAt, SecretFrom};
use crate::commands::{Failure, ask, open, tell};
use crate::host::CommandLine;

/// Makes a backup and says where it is.
///
/// # Errors
/// As it says to the user.
pub fn back_up(notebook: &NotebookAt, into: &Path) -> Result<(), Failure> {
    let core = open(notebook, CommandLine::default())?;
    let kept = core.back_up(into);
    core.close();
    let kept = kept?;
    tell(&format!("Made, opened again and compared row by row: {}", entry(&kept)))
}

/// Lists the backups below a folder.
///
/// # Errors
/// As it says to the user.
pub fn list(place: &Path) -> Result<(), Failure> {
    let (found, unreadable) = backups_below(place)?;
    if found.is_empty() && unreadable.is_empty() {
        return tell(&format!("There are no backups below {}\n", place.display()));
    }
    let unreadable = unreadable
        .iter()
        .map(|folder| format!("cannot be read: {}\n", folder.display()));
    tell(&found.iter().map(entry).chain(unreadable).collect::<String>())
}

/// Makes a notebook of a backup.
///
/// # Errors
/// As it says to the user.
pub fn restore(backup: &Path, into: &Path, from: &SecretFrom) -> Result<(), Failure> {
    let kept = with_secret(from, |secret| {
        Ok(restore_backup(backup, into, secret, &SystemEnvironment)?)
    })?;
    tell(&format!(
        "Restored: {}\n  {}\nIt opens with the passphrase and the recovery sheet of the day of the backup.\n",
        line(&kept),
        into.display()
    ))
}

/// Makes a checked copy of a notebook where it may live.
///
/// # Errors
/// As it says to the user.
pub fn bring_home(folder: &Path, into: &Path, from: &SecretFrom) -> Result<(), Failure> {
    with_secret(from, |secret| {
        Ok(visitbook_app::bring_home(
            folder,
            into,
            secret,
            Arc::new(SystemEnvironment),
        )?)
    })?;
    tell(&format!(
        "Copied, opened again and compared row by row: {}\nThe old one is as it was: {}\nOnce the copy is open, nobody needs that \
         any more.\n",
        into.display(),
        folder.display()
    ))
}

/// Puts what can be read of a damaged notebook into a new one, and says what is missing.
///
/// # Errors
/// As it says to the user.
pub fn salvage(notebook: &Path, into: &Path, from: &SecretFrom) -> Result<(), Failure> {
    let done = with_secret(from, |secret| {
        Ok(salvage_notebook(notebook, into, secret, Arc::new(SystemEnvironment))?)
    })?;
    let missing = done.missing.iter().map(|(what, many)| match many {
        Some(many) => format!("  missing: {many} {what}\n"),
        None => format!("  missing: {what}, nobody can tell how many\n"),
    });
    let missing: String = missing.collect();
    tell(&format!(
        "Salvaged: {} records, {} of them rebuilt from the history: {}\n{}The damaged notebook was not changed: {}\nThe new one \
         opens with the same passphrase and recovery sheet. Compare it with the newest backup before you go on in either.\n",
        done.records,
        done.rebuilt,
        into.display(),
        if missing.is_empty() {
            "  missing: nothing that is known of\n"
        } else {
            &missing
        },
        notebook.display()
    ))
}

/// Says whether a notebook or a backup is whole.
///
/// # Errors
/// As it says to the user: a line for each thing that is wrong.
pub fn verify(folder: &Path, head: Option<&str>, from: &SecretFrom) -> Result<(), Failure> {
    if holds_backup(folder) {
        if head.is_some() {
            return Err(Failure::NoJournal);
        }
        let kept = with_secret(from, |secret| Ok(check_backup(folder, secret)?))?;
        return tell(&format!("The backup is whole: {}\n", line(&kept)));
    }
    let flaws = with_secret(from, |secret| {
        Ok(flaws_of(folder, secret, head, Arc::new(SystemEnvironment))?)
    })?;
    match flaws.is_empty() {
        true => tell(match head {
            Some(_) => "The notebook is whole, and its journal has the digest.\n",
            None => "The notebook is whole: pages, rows, index of words, journal and files.\n",
        }),
        false => Err(Failure::NotWhole {
            path: folder.to_owned(),
            flaws: flaws.join("\n"),
        }),
    }
}

/// Puts another passphrase in place of the one that opens a notebook.
///
/// # Errors
/// As it says to the user.
pub fn change_passphrase(notebook: &Path, from: &SecretFrom, new: Option<u32>) -> Result<(), Failure> {
    with_secret(from, |secret| {
        let typed = ask(new, "New passphrase, 16 characters at least: ")?;
        if new.is_none() && *ask(None, "The same again: ")? != *typed {
            return Err(Failure::NotTheSame);
        }
        Ok(change_passphrase_of(
            notebook,
            secret,
            &typed,
            Arc::new(SystemEnvironment),
        )?)
    })?;
    tell("The new passphrase opens the notebook. Backups that were made before open with the old one.\n")
}

/// `Northmere 2026, 28 November 2026 at 14:02 UTC, 12.3 MB, Visitbook 0.1.0`
fn line(kept: &KeptBackup) -> String {
    let megabytes = kept.bytes.div_ceil(100_000);
    format!(
        "{}, {} UTC, {}.{} MB, {}",
        kept.name.replace(char::is_control, " "),
        kept.made.format("%-d %B %Y at %H:%M"),
        megabytes / 10,
        megabytes % 10,
        kept.program
    )
}

/// A backup on a line, and its folder below it.
fn entry(kept: &KeptBackup) -> String {
    format!("{}\n  {}\n", line(kept), kept.folder.display())
}

fn with_secret<T>(from: &SecretFrom, job: impl FnOnce(&Secret<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
    if from.sheet || from.sheet_fd.is_some() {
        let typed: Zeroizing<String> = ask(from.sheet_fd, "The eight groups of the recovery sheet: ")?;
        let sheet = Sheet::read(&[typed.as_str()]).map_err(visitbook_app::error::AppError::from)?;
        return job(&Secret::Sheet(&sheet));
    }
    let passphrase = ask(from.passphrase.descriptor, "Passphrase of the notebook: ")?;
    job(&Secret::Passphrase(&passphrase))
}
