//! Programs from the Python package index, in environments of their own.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Python of the environment in `home`, so that the machine's own stays as it is; the packages are fetched when
/// `import` does not find them there.
///
/// # Errors
/// No Python, or no way to the packages.
pub fn environment(home: &Path, packages: &[&str], import: &str) -> Result<PathBuf, Box<dyn Error>> {
    let python = home.join("bin/python");
    if run(Command::new(&python).args(["-c", import])).is_err() {
        run(Command::new("python3").args(["-m", "venv"]).arg(home))?;
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(packages))?;
    }
    Ok(python)
}

/// What a program says, or the last line of what it complains of.
///
/// # Errors
/// It cannot be started, or failed.
pub fn run(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let output = command.stdin(Stdio::null()).output()?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout)?),
        false => Err(complaint.trim().lines().last().unwrap_or("it failed").to_owned().into()),
    }
}
