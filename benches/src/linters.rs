//! Other checkers of prose on the same words: Vale where the machine has it, and proselint from the Python package index.
//! Neither knows evidence, visits or the inspectorate's words; they stand here for what checking English costs.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::figures::{spread, timed};
use crate::python::{environment, run};

const TIMES: usize = 5;
/// Vale's own rules, which need nothing fetched.
const VALE: &str = "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n";
const NO_VALE: &str = "checks: Vale is not measured: no registry has it (its packages at PyPI and npm hold a script that fetches \
    the program from elsewhere), and there is none on this machine";

/// A line for each checker, on `text` as a file in `home`.
///
/// # Errors
/// The file cannot be written.
pub fn measure(text: &str, home: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    std::fs::create_dir_all(home)?;
    let file = home.join("letter.md");
    std::fs::write(&file, text)?;
    std::fs::write(home.join(".vale.ini"), VALE)?;
    let vale = || {
        let mut command = Command::new("vale");
        command
            .arg("--no-exit")
            .arg("--config")
            .arg(home.join(".vale.ini"))
            .arg(&file);
        command
    };
    Ok(vec![
        told("Vale", &vale).unwrap_or_else(|| NO_VALE.to_owned()),
        proselint(&file, home).unwrap_or_else(|error| format!("checks: proselint is not measured: {error}")),
    ])
}

fn proselint(file: &Path, home: &Path) -> Result<String, Box<dyn Error>> {
    let python = environment(&home.join("python"), &["proselint"], "import proselint")?;
    let program = python.with_file_name("proselint");
    let check = || {
        let mut command = Command::new(&program);
        command.arg("check").arg(file);
        command
    };
    Ok(told("proselint", &check).unwrap_or_else(|| "checks: proselint could not be started".to_owned()))
}

/// How long it takes from start to end; `None` where there is no such program. That it has remarks is no failure.
fn told(name: &str, command: &dyn Fn() -> Command) -> Option<String> {
    let mut took: Vec<Duration> = Vec::new();
    for _ in 0..TIMES {
        let (duration, output) = timed(|| command().output());
        output.ok()?;
        took.push(duration);
    }
    let version = run(Command::new(command().get_program()).arg("--version")).unwrap_or_default();
    Some(format!(
        "checks: {name} {} on the same letter, start and end of the program with it: {}",
        version.trim(),
        spread(took).told()
    ))
}
