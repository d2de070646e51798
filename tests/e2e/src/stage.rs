//! Everything one test has to itself: a home, a screen, a driver and the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::driver::{Driver, Setting};
use crate::screen::Screen;
use crate::small_disk;
use crate::window::Window;
use crate::xclose::close_windows;

/// A person's computer, as far as the program sees it.
pub struct Stage {
    // Ended before the screen and the home go.
    driver: Option<Driver>,
    screen: Screen,
    home: Arc<TempDir>,
    log: PathBuf,
    small: Option<&'static str>,
}

impl Stage {
    /// A new computer with nothing on it.
    #[must_use]
    pub fn new() -> Self {
        Self::at(Arc::new(
            tempfile::Builder::new().prefix("visitbook-e2e-").tempdir().unwrap(),
        ))
    }

    /// A second screen of the same computer, for a second start of the program.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self::at(Arc::clone(&self.home))
    }

    fn at(home: Arc<TempDir>) -> Self {
        static LOGS: AtomicU32 = AtomicU32::new(0);
        let log = home
            .path()
            .join(format!("program-{}.log", LOGS.fetch_add(1, Ordering::Relaxed)));
        Self {
            driver: None,
            screen: Screen::start(),
            home,
            log,
            small: None,
        }
    }

    /// Starts the program and looks at its unlock window.
    pub async fn start(&mut self) -> Window {
        self.kill();
        let setting = Setting {
            home: self.home.path(),
            display: &self.screen.display,
            log: &self.log,
            small: self.small,
        };
        let driver = Box::pin(Driver::start(&setting)).await;
        let window = Window::new(driver.session.clone());
        self.driver = Some(driver);
        window.turn_to("unlock").await;
        window
    }

    /// Kills the program as a failing battery would: without a word, in the middle of what it does.
    pub fn kill(&mut self) {
        if let Some(mut driver) = self.driver.take() {
            driver.kill();
        }
    }

    /// Asks the window to close, as the cross in its corner does, and waits until the program has ended.
    ///
    /// # Panics
    /// When it does not.
    pub fn close_window(&self) {
        let program = self.program().expect("the program runs");
        close_windows(&self.screen.display);
        let alive = || Path::new(&format!("/proc/{program}/exe")).exists();
        let end = Instant::now() + Duration::from_secs(10);
        while alive() {
            assert!(
                Instant::now() < end,
                "the program did not end when its window was closed"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether the program runs.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.program().is_some()
    }

    /// The program's process.
    #[must_use]
    pub fn program(&self) -> Option<u32> {
        self.driver.as_ref()?.program()
    }

    /// The processes that draw the program's pages.
    #[must_use]
    pub fn page_processes(&self) -> Vec<u32> {
        self.driver.as_ref().map(Driver::page_processes).unwrap_or_default()
    }

    /// Kilobytes of memory that a process holds.
    #[must_use]
    pub fn memory(process: u32) -> u64 {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
    }

    /// The display of this screen.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.screen.display
    }

    /// The home folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The folder that answers every file dialog.
    #[must_use]
    pub fn chosen(&self) -> PathBuf {
        self.home.path().join("Chosen")
    }

    /// The folder of a notebook in the usual place.
    #[must_use]
    pub fn notebook(&self, name: &str) -> PathBuf {
        self.home.path().join("Visitbook").join(name)
    }

    /// Makes the folder that answers file dialogs a disk of its own with room for next to nothing. Only the program
    /// sees it, and it goes with the program.
    ///
    /// # Errors
    /// Why the system does not let this test do so.
    pub fn make_chosen_small(&mut self) -> Result<(), String> {
        fs::create_dir_all(self.chosen()).unwrap();
        self.small = Some(small_disk::way()?);
        Ok(())
    }

    /// Names of the files that the program sees in the folder that answers file dialogs.
    #[must_use]
    pub fn seen_in_chosen(&self) -> Vec<String> {
        let program = self.program().expect("the program runs");
        let inside = format!("/proc/{program}/root{}", self.chosen().display());
        fs::read_dir(inside)
            .unwrap()
            .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    }

    /// The only file with this ending in the folder that answers file dialogs.
    #[must_use]
    pub fn written(&self, ending: &str) -> Option<PathBuf> {
        let files = fs::read_dir(self.chosen()).ok()?;
        files
            .filter_map(|file| Some(file.ok()?.path()))
            .find(|file| file.to_string_lossy().ends_with(ending))
    }
}

impl Default for Stage {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            eprintln!(
                "--- what driver and program said:\n{}",
                fs::read_to_string(&self.log).unwrap_or_default()
            );
        }
    }
}
