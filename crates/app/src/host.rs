//! What the core needs of whoever runs it: places to look in, and questions only a person can answer. The window asks
//! with native dialogs, the command line and tests know the answers beforehand.

use std::path::PathBuf;

/// The handful of things that a host does for the core.
pub trait Host: Send + Sync {
    /// Where the list of known notebooks is kept, where one is. Nothing of a notebook's content goes there.
    fn settings_folder(&self) -> Option<PathBuf>;
    /// Where a new notebook is put unless another folder is chosen.
    fn notebooks_folder(&self) -> PathBuf;
    /// Asks for a folder; `None` when the person cancels.
    fn ask_folder(&self) -> Option<PathBuf>;
    /// Asks where to write a file, proposing a name; `None` when the person cancels.
    fn ask_save(&self, proposed: &str, kind: FileKind) -> Option<PathBuf>;
    /// Asks for a visit file; `None` when the person cancels.
    fn ask_visit_file(&self) -> Option<PathBuf>;
    /// A notebook was opened: the window with the visits can take the place of the unlock window.
    fn opened(&self);
    /// The page has sent all it had, as it was asked to before closing.
    fn flushed(&self);
    /// The notebook was closed: the unlock window can take its place again.
    fn locked(&self);
}

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A letter.
    Pdf,
    /// An encrypted visit file.
    SealedVisit,
    /// A visit file in plain text.
    PlainVisit,
}

impl FileKind {
    /// The ending of its name, without the first dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::SealedVisit => "visit",
            Self::PlainVisit => "visit.json",
        }
    }
}
