//! The host of the command line: whoever runs it has named every place beforehand.

use std::path::PathBuf;

use visitbook_app::contract::BackupsKept;
use visitbook_app::host::{FileKind, Host, OpenKind};

/// Answers each question with what stood on the command line.
#[derive(Debug, Default)]
pub struct CommandLine {
    /// Where to write.
    pub output: Option<PathBuf>,
}

impl Host for CommandLine {
    /// The command line keeps no list of notebooks.
    fn settings_folder(&self) -> Option<PathBuf> {
        None
    }

    fn notebooks_folder(&self) -> PathBuf {
        PathBuf::new()
    }

    /// Whoever runs it says when a backup is made, and where.
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
        self.output.clone()
    }

    fn ask_visit_file(&self) -> Option<PathBuf> {
        None
    }

    fn ask_open(&self, _: OpenKind) -> Option<PathBuf> {
        None
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
