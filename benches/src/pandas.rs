//! The same lists read by pandas with openpyxl: what people would otherwise read them with.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::figures::{Spread, spread};
use crate::python::{environment, run};

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
    let python = environment(home, &PACKAGES, "import pandas, openpyxl")?;
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
