//! Where the program keeps what belongs to no notebook, and the environment it runs in.

use std::io::Write;
use std::path::PathBuf;

use tauri::{AppHandle, Manager};

/// Folders of the program.
#[derive(Clone, Debug)]
pub struct Places {
    /// The list of known notebooks.
    pub settings: PathBuf,
    /// Where a new notebook is put unless another folder is chosen.
    pub notebooks: PathBuf,
    /// The webview's own files. Wiped at every start: nothing of value is ever there.
    pub run: PathBuf,
}

impl Places {
    /// The usual folders of the system for this program.
    ///
    /// # Errors
    /// A system that names none, as one without a home folder.
    pub fn of(app: &AppHandle) -> tauri::Result<Self> {
        let path = app.path();
        let documents = path.document_dir().or_else(|_| path.home_dir())?;
        Ok(Self {
            settings: path.app_config_dir()?,
            notebooks: documents.join("Visitbook"),
            run: path.app_cache_dir()?.join("run"),
        })
    }

    /// Removes what the webview left behind.
    pub fn wipe_run_folder(&self) {
        // It is made anew where it could be removed; where not, the webview goes on with the old one.
        let _ = std::fs::remove_dir_all(&self.run);
    }
}

/// Says something on the terminal the program was started from. Somebody who started it from a menu has no terminal.
pub fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "{message}");
}

/// Whether there is a screen to open a window on.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Starts the program again, in its own place, where its environment is not the one it needs. Returns when it is.
#[cfg(target_os = "linux")]
pub fn settle_environment() {
    use std::os::unix::process::CommandExt;
    let set = |name: &str| std::env::var_os(name).is_some();
    let changes = changes(set, cfg!(feature = "e2e"));
    let Some(program) = std::env::current_exe().ok().filter(|_| !changes.is_empty()) else {
        return;
    };
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1));
    for (name, value) in changes {
        match value {
            Some(value) => again.env(name, value),
            None => again.env_remove(name),
        };
    }
    let failed = again.exec();
    complain(&format!("Visitbook could not start itself again: {failed}"));
}

/// Other systems need nothing.
#[cfg(not(target_os = "linux"))]
pub fn settle_environment() {}

/// What has to change in the environment, `None` for a variable to be removed. WebKitGTK shows blank windows on some
/// graphics drivers unless told not to share buffers with them, and nobody may drive a released program's window from
/// outside.
#[cfg(target_os = "linux")]
fn changes(set: impl Fn(&str) -> bool, for_tests: bool) -> Vec<(&'static str, Option<&'static str>)> {
    const SHARED_BUFFERS: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    const AUTOMATION: [&str; 2] = ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER"];
    let mut changes = Vec::new();
    if !set(SHARED_BUFFERS) {
        changes.push((SHARED_BUFFERS, Some("1")));
    }
    changes.extend(
        AUTOMATION
            .into_iter()
            .filter(|name| set(name) && !for_tests)
            .map(|name| (name, None)),
    );
    changes
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_released_program_is_not_driven_from_outside() {
        assert_eq!(
            changes(|_| true, false),
            [("TAURI_WEBVIEW_AUTOMATION", None), ("WEBKIT_INSPECTOR_SERVER", None)]
        );
        assert_eq!(changes(|_| true, true), []);
    }

    #[test]
    fn buffers_are_not_shared_with_the_graphics_driver_unless_somebody_said_otherwise() {
        assert_eq!(
            changes(|_| false, false),
            [("WEBKIT_DISABLE_DMABUF_RENDERER", Some("1"))]
        );
        assert_eq!(
            changes(|_| false, true),
            [("WEBKIT_DISABLE_DMABUF_RENDERER", Some("1"))]
        );
    }
}
