//! Where the program keeps what belongs to no notebook, and the environment it runs in.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager};
use visitbook_app::first_firm;

/// Folders of the program.
#[derive(Clone, Debug)]
pub struct Places {
    /// The list of known notebooks.
    pub settings: PathBuf,
    /// Where a new notebook is put unless another folder is chosen.
    pub notebooks: PathBuf,
    /// Where backups of notebooks are kept: not with the notebooks, so that they are there when those are deleted by mistake.
    pub backups: PathBuf,
    /// The webview's own files, in a folder of this run. Nothing of value is ever there.
    pub run: PathBuf,
}

/// Keeps the folder of this run from being wiped by another start of the program. Let go of when the program ends.
pub struct RunFolder {
    _lock: Option<File>,
}

/// Name of the file that a running program holds locked in the folder of its run.
const RUNNING: &str = "running";

impl Places {
    /// The usual folders of the system for this program.
    ///
    /// # Errors
    /// A system that names none, as one without a home folder.
    pub fn of(app: &AppHandle) -> tauri::Result<Self> {
        let path = app.path();
        // Documents are copied to a service on many computers, where no notebook may live.
        let usual = [path.document_dir(), path.home_dir(), path.app_local_data_dir()];
        let usual = usual.into_iter().flatten().map(|folder| folder.join("Visitbook"));
        Ok(Self {
            settings: path.app_config_dir()?,
            notebooks: first_firm(usual).ok_or(tauri::Error::UnknownPath)?,
            backups: path.app_data_dir()?.join("backups"),
            run: path.app_cache_dir()?.join("run").join(std::process::id().to_string()),
        })
    }

    /// Removes what the webview of earlier runs left behind, and makes the folder of this one.
    pub fn take_run_folder(&self) -> RunFolder {
        for old in self
            .run
            .parent()
            .and_then(|runs| fs::read_dir(runs).ok())
            .into_iter()
            .flatten()
            .flatten()
        {
            if !is_running(&old.path()) {
                // What cannot be removed now is tried again at the next start.
                let _ = fs::remove_dir_all(old.path());
            }
        }
        // Without the lock another start may wipe the folder, which only costs the webview its cache.
        let made = fs::create_dir_all(&self.run).and_then(|()| File::create(self.run.join(RUNNING)));
        RunFolder {
            _lock: made.ok().filter(|file| file.try_lock().is_ok()),
        }
    }
}

fn is_running(run: &Path) -> bool {
    File::open(run.join(RUNNING)).is_ok_and(|file| file.try_lock().is_err())
}

/// Says something on the terminal the program was started from. Somebody who started it from a menu has no terminal.
pub fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "{message}");
}

/// Whether there is a screen to open a window on: one that answers, not only one that is named.
#[cfg(target_os = "linux")]
pub fn has_display() -> bool {
    gtk::init().is_ok()
}

/// Other systems start no window program without one.
#[cfg(not(target_os = "linux"))]
pub fn has_display() -> bool {
    true
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
    fn a_start_wipes_what_an_ended_run_left_and_not_what_a_running_one_has() {
        let root = std::env::temp_dir().join(format!("visitbook-runs-{}", std::process::id()));
        let run = |name: &str| Places {
            settings: root.clone(),
            notebooks: root.clone(),
            backups: root.clone(),
            run: root.join("run").join(name),
        };
        let ended = run("1");
        drop(ended.take_run_folder());
        let running = run("2");
        let held = running.take_run_folder();
        let third = run("3").take_run_folder();
        assert!(!ended.run.exists() && running.run.exists());
        drop((held, third));
        fs::remove_dir_all(&root).unwrap();
    }

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
