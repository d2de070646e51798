//! A program started by itself, without a driver, as people start it.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::driver::{Setting, end_group, pages_of, surround};
use crate::screen::Screen;

/// A program that runs on a screen and in a home of its own, until it is dropped.
pub struct Plain {
    process: Child,
    home: TempDir,
    _screen: Screen,
}

impl Plain {
    /// Starts a program with everything in its environment that a build for the tests would listen to, and waits for its
    /// page.
    ///
    /// # Panics
    /// When no page comes.
    #[must_use]
    pub fn start(program: &Path) -> Self {
        let home = tempfile::tempdir().unwrap();
        let screen = Screen::start();
        let mut command = Command::new(program);
        surround(
            &mut command,
            &Setting {
                home: home.path(),
                display: &screen.display,
                log: &home.path().join(LOG),
                small: None,
            },
        );
        let plain = Self {
            process: command.spawn().unwrap(),
            home,
            _screen: screen,
        };
        plain.until("a page", || !plain.pages().is_empty());
        plain
    }

    /// The environment it has settled in.
    #[must_use]
    pub fn environment(&self) -> String {
        let environment = fs::read(format!("/proc/{}/environ", self.process.id())).unwrap_or_default();
        String::from_utf8_lossy(&environment).replace('\0', "\n")
    }

    /// The processes that draw its pages.
    #[must_use]
    pub fn pages(&self) -> Vec<u32> {
        pages_of(self.process.id())
    }

    /// What it said on its terminal.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.home.path().join(LOG)).unwrap_or_default()
    }

    /// Waits until something holds.
    ///
    /// # Panics
    /// When it does not within 20 seconds.
    pub fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
        while !holds() {
            assert!(Instant::now() < end, "{what} did not come: {}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Plain {
    fn drop(&mut self) {
        end_group(&mut self.process);
    }
}

const LOG: &str = "program.log";
