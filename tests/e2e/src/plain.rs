//! A program started by itself, without a driver, as people start it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::driver::{Setting, end_group, pages_of, surround};
use crate::screen::Screen;

/// Starts a program with everything in its environment that a build for the tests would listen to, and answers the
/// environment it has settled in when its page is drawn.
///
/// # Panics
/// When no page comes.
#[must_use]
pub fn environment_of(program: &Path) -> String {
    let home = tempfile::tempdir().unwrap();
    let screen = Screen::start();
    let log = home.path().join("program.log");
    let mut command = Command::new(program);
    surround(
        &mut command,
        &Setting {
            home: home.path(),
            display: &screen.display,
            log: &log,
            small: None,
        },
    );
    let mut process = command.spawn().unwrap();
    let end = Instant::now() + Duration::from_secs(20);
    while pages_of(process.id()).is_empty() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(20));
    }
    let drawn = !pages_of(process.id()).is_empty();
    let environment = fs::read(format!("/proc/{}/environ", process.id())).unwrap_or_default();
    end_group(&mut process);
    assert!(drawn, "no page came: {}", fs::read_to_string(&log).unwrap_or_default());
    String::from_utf8_lossy(&environment).replace('\0', "\n")
}
