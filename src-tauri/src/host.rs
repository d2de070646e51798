//! What the core needs of the desktop: folders, dialogs, and the change of windows.

use std::path::PathBuf;

use tauri::{AppHandle, Manager};
use visitbook_app::contract::{BackupsKept, CoreEvent};
use visitbook_app::host::{FileKind, Host, OpenKind};

use crate::closing::Closing;
use crate::dialogs;
use crate::places::{Places, complain};
use crate::windows::{self, Kind};

/// The desktop as host.
pub struct Desktop {
    app: AppHandle,
    places: Places,
}

impl Desktop {
    /// The host of this program.
    pub fn new(app: AppHandle, places: Places) -> Self {
        Self { app, places }
    }
}

impl Host for Desktop {
    fn settings_folder(&self) -> Option<PathBuf> {
        Some(self.places.settings.clone())
    }

    fn notebooks_folder(&self) -> PathBuf {
        self.places.notebooks.clone()
    }

    fn backups_folder(&self) -> Option<PathBuf> {
        Some(self.places.backups.clone())
    }

    fn kept(&self, kept: BackupsKept) {
        self.app.state::<Closing>().tell(CoreEvent::Kept { kept });
    }

    fn typefaces_folder(&self) -> Option<PathBuf> {
        None
    }

    fn ask_folder(&self) -> Option<PathBuf> {
        dialogs::folder(&self.app)
    }

    fn ask_save(&self, proposed: &str, kind: FileKind) -> Option<PathBuf> {
        dialogs::save(&self.app, proposed, kind)
    }

    fn ask_visit_file(&self) -> Option<PathBuf> {
        dialogs::visit_file(&self.app)
    }

    fn ask_open(&self, kind: OpenKind) -> Option<PathBuf> {
        dialogs::open(&self.app, kind)
    }

    fn progress(&self, done: u32, total: u32) {
        self.app.state::<Closing>().tell(CoreEvent::Progress { done, total });
    }

    fn ask_files(&self) -> Vec<PathBuf> {
        dialogs::files(&self.app)
    }

    fn print(&self) {
        for window in self.app.webview_windows().into_values() {
            if let Err(error) = window.print() {
                complain(&format!("The window cannot be printed: {error}"));
            }
        }
    }

    fn opened(&self) {
        windows::change_to(&self.app, Kind::Main);
    }

    fn lock_soon(&self, seconds: u32) {
        self.app.state::<Closing>().tell(CoreEvent::LockSoon { seconds });
    }

    fn flush(&self) {
        self.app.state::<Closing>().flush();
    }

    fn flushed(&self) {
        self.app.state::<Closing>().flushed();
    }

    fn locked(&self) {
        windows::change_to(&self.app, Kind::Unlock);
    }
}
