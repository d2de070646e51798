//! The program without a window and without a person: nobody is asked anything, and one file is always the chosen one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use visitbook_app::contract::BackupsKept;
use visitbook_app::env::SystemEnvironment;
use visitbook_app::error::AppError;
use visitbook_app::host::{FileKind, Host, OpenKind};
use visitbook_app::{Core, Secret};
use visitbook_testkit::PASSPHRASE;

/// Whom the core asks.
#[derive(Default)]
struct Quiet {
    chosen: Option<PathBuf>,
}

/// The program with the notebook in `folder` open; `chosen` is the answer to what file it should read.
pub fn opened(folder: &Path, chosen: Option<PathBuf>) -> Result<Core, AppError> {
    let core = Core::new(Arc::new(SystemEnvironment), Box::new(Quiet { chosen }));
    reopen(&core, folder)?;
    Ok(core)
}

/// Opens the notebook in `folder`.
pub fn reopen(core: &Core, folder: &Path) -> Result<(), AppError> {
    core.open_folder(folder, &Secret::Passphrase(PASSPHRASE)).map(drop)
}

impl Host for Quiet {
    fn settings_folder(&self) -> Option<PathBuf> {
        None
    }
    fn notebooks_folder(&self) -> PathBuf {
        PathBuf::new()
    }
    fn backups_folder(&self) -> Option<PathBuf> {
        None
    }
    fn kept(&self, _: BackupsKept) {}
    fn typefaces_folder(&self) -> Option<PathBuf> {
        None
    }
    fn ask_folder(&self) -> Option<PathBuf> {
        None
    }
    fn ask_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        None
    }
    fn ask_visit_file(&self) -> Option<PathBuf> {
        None
    }
    fn ask_open(&self, _: OpenKind) -> Option<PathBuf> {
        self.chosen.clone()
    }
    fn progress(&self, _: u32, _: u32) {}
    fn ask_files(&self) -> Vec<PathBuf> {
        Vec::new()
    }
    fn print(&self) {}
    fn opened(&self) {}
    fn lock_soon(&self, _: u32) {}
    fn flush(&self) {}
    fn flushed(&self) {}
    fn locked(&self) {}
}
