//! The same lists read by pandas with openpyxl: what people would otherwise read them with.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::figures::{Spread, spread};

const SCRIPT: &str = include_str!("../read_with_pandas.py");
/// Of any version that is to be had; the figure says which.
const PACKAGES: [&str; 2] = ["pandas", "openpyxl"];
const TIMES: usize = 3;

/// How long reading takes, the start of Python not counted; how many rows there were; and of which versions.
pub struct Read {
    /// Seconds as Python counts them.
    pub took: Spread,
    /// Rows of all sheets.
    pub rows: usize,
    /// pandas/openpyxl.
    pub versions: String,
}

/// Reads `file`. The packages are fetched into `home` when they are not there yet.
///
/// # Errors
/// No Python, or no way to the packages.
pub fn read(file: &Path, home: &Path) -> Result<Read, Box<dyn Error>> {
    let python = environment(home)?;
    let mut durations = Vec::new();
    let (mut rows, mut versions) = (0, String::new());
    for _ in 0..TIMES {
        let said = run(Command::new(&python).args(["-c", SCRIPT]).arg(file))?;
        let [took, count, of]: [&str; 3] = said
            .split_whitespace()
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| "it said something else")?;
        durations.push(Duration::from_secs_f64(took.parse()?));
        (rows, versions) = (count.parse()?, of.to_owned());
    }
    Ok(Read {
        took: spread(durations),
        rows,
        versions,
    })
}

/// An environment of its own, so that the machine's Python stays as it is.
fn environment(home: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let python = home.join("bin/python");
    if run(Command::new(&python).args(["-c", "import pandas, openpyxl"])).is_err() {
        run(Command::new("python3").args(["-m", "venv"]).arg(home))?;
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(PACKAGES))?;
    }
    Ok(python)
}

/// What a program says, or the last line of what it complains of.
fn run(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let output = command.stdin(Stdio::null()).output()?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout)?),
        false => Err(complaint.trim().lines().last().unwrap_or("it failed").to_owned().into()),
    }
}
