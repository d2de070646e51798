//! What the core needs of whoever runs it: places to look in, and questions only a person can answer. The window asks
//! with native dialogs, the command line and tests know the answers beforehand.

use std::path::PathBuf;

use visitbook_domain::Media;

use crate::contract::BackupsKept;

/// The handful of things that a host does for the core.
pub trait Host: Send + Sync {
    /// Where the list of known notebooks is kept, where one is. Nothing of a notebook's content goes there.
    fn settings_folder(&self) -> Option<PathBuf>;
    /// Where a new notebook is put unless another folder is chosen.
    fn notebooks_folder(&self) -> PathBuf;
    /// Where backups of notebooks are kept; `None` where nobody keeps any.
    fn backups_folder(&self) -> Option<PathBuf>;
    /// Where typefaces are looked for; `None` for the places of the system.
    fn typefaces_folder(&self) -> Option<PathBuf>;
    /// Asks for a folder; `None` when the person cancels.
    fn ask_folder(&self) -> Option<PathBuf>;
    /// Asks where to write a file, proposing a name; `None` when the person cancels.
    fn ask_save(&self, proposed: &str, kind: FileKind) -> Option<PathBuf>;
    /// Asks for a visit file; `None` when the person cancels.
    fn ask_visit_file(&self) -> Option<PathBuf>;
    /// Asks for a file to read; `None` when the person cancels.
    fn ask_open(&self, kind: OpenKind) -> Option<PathBuf>;
    /// How far a long task is: so many of so many.
    fn progress(&self, done: u32, total: u32);
    /// A backup was made, or could not be.
    fn kept(&self, kept: BackupsKept);
    /// Asks for files to attach, one or several; none when the person cancels.
    fn ask_files(&self) -> Vec<PathBuf>;
    /// Opens the system's dialog for printing what the window has laid out for that. What is printed goes through the
    /// system's print queue, which may keep a copy.
    fn print(&self);
    /// A notebook was opened: the window with the visits can take the place of the unlock window.
    fn opened(&self);
    /// Nobody seems to be there: the notebook is locked in so many seconds.
    fn lock_soon(&self, seconds: u32);
    /// Asks the page to send what it has not sent yet, and waits until it did, for half a second at most: then the notebook
    /// is closed.
    fn flush(&self);
    /// The page has sent all it had, as it was asked to.
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
    /// A table to be opened in a spreadsheet.
    Csv,
    /// The receipt of a sample.
    Receipt,
    /// A Word document.
    Docx,
    /// A workbook.
    Xlsx,
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// A copy of an attached file.
    Attachment(Media),
}

/// What is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenKind {
    /// The authority's lists: a workbook or comma-separated text.
    Lists,
    /// Notes typed elsewhere: a Word document or text.
    Notes,
    /// A letter or report that came before: a Word document, a PDF or text.
    Letter,
    /// A table of comments: a Word document.
    Comments,
    /// A letter that was sent to reviewers and came back.
    Reviewed,
    /// A picture for the letterhead.
    Picture,
}

impl OpenKind {
    /// The endings that such files usually have; what they are is decided by their content.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Lists => &["xlsx", "ods", "csv"],
            Self::Notes => &["docx", "txt", "md"],
            Self::Letter => &["docx", "pdf", "txt"],
            Self::Comments | Self::Reviewed => &["docx"],
            Self::Picture => &["png", "jpg", "jpeg"],
        }
    }
}

impl FileKind {
    /// The ending of its name, without the first dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::SealedVisit => "visit",
            Self::PlainVisit => "visit.json",
            Self::Csv => "csv",
            Self::Receipt => "receipt.json",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Attachment(media) => match media {
                Media::Png => "png",
                Media::Jpeg => "jpg",
                Media::Pdf => "pdf",
                Media::Txt => "txt",
                Media::Xlsx => "xlsx",
                Media::Docx => "docx",
            },
        }
    }
}
