//! A screen of its own for each window: two windows on one screen without a window manager fight for the focus.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running X server without hardware.
pub struct Screen {
    server: Child,
    /// What programs are given as `DISPLAY`.
    pub display: String,
}

impl Screen {
    /// Starts one on a number that it finds free itself.
    pub fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb could not be started; scripts/packages.sh test installs it");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap())
            .read_line(&mut number)
            .unwrap();
        let number = number.trim();
        assert!(!number.is_empty(), "Xvfb found no free display");
        Self {
            display: format!(":{number}"),
            server,
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
