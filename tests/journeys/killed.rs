//! A test that runs as a program of its own, so that it can be killed.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

/// The program, until it is killed.
pub struct Killed {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Killed {
    /// Starts the test of this name, which finds these variables set.
    pub fn start(test: &str, variables: &[(&str, &OsStr)]) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([test, "--exact", "--nocapture"])
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// The next line it writes; `None` when it has ended by itself.
    pub fn line(&mut self) -> Option<String> {
        self.lines.next()?.ok()
    }

    /// Kills it as a failing battery would, and answers what it had written and nobody had read.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        let rest = self.lines.map_while(Result::ok).collect();
        self.child.wait().unwrap();
        rest
    }
}

/// Writes a line for whoever may kill this program. It goes straight to the pipe, in one piece: what is buffered in the
/// program would die with it. The test's own name stands at the beginning of the first line, which is therefore ended.
pub fn say(line: &str) {
    let mut out = std::io::stdout();
    out.write_all(format!("\n{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}
