//! From starting the program to its first usable screen, against an empty window built the same way.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::figures::{Measured, against, spread, timed};
use crate::shelf::Shelf;

const STARTS: usize = 9;

/// Starts both by turns on a screen of their own.
pub fn measure(_: &mut Shelf) -> Measured {
    let built = std::env::current_exe()?;
    let folder = built.parent().ok_or("no folder of built programs")?;
    let (program, empty) = (folder.join("visitbook-desktop"), folder.join("examples/empty-window"));
    for built in [&program, &empty] {
        if !built.exists() {
            return Err(format!("{} is not built; make bench builds it", built.display()).into());
        }
    }
    let home = tempfile::tempdir()?;
    let (mut screen, display) = screen()?;
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    // The first start of each fills the system's caches and is not counted.
    for round in 0..=STARTS {
        let times = (
            start(&program, home.path(), &display)?,
            start(&empty, home.path(), &display)?,
        );
        if round > 0 {
            ours.push(times.0);
            floor.push(times.1);
        }
    }
    screen.kill()?;
    screen.wait()?;
    Ok(vec![against(
        "start to the first usable screen",
        &spread(ours),
        "an empty Tauri window",
        &spread(floor),
    )]
    .into())
}

/// A screen in memory, and its number.
fn screen() -> Result<(Child, String), Box<dyn std::error::Error>> {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut number = String::new();
    let output = screen.stdout.take().ok_or("the screen says nothing")?;
    BufReader::new(output).read_line(&mut number)?;
    Ok((screen, format!(":{}", number.trim())))
}

/// How long until the program says that it is ready.
fn start(program: &Path, home: &Path, display: &str) -> Result<Duration, Box<dyn std::error::Error>> {
    let place = |name: &str| -> PathBuf { home.join(name) };
    let (took, child) = timed(|| -> Result<Child, Box<dyn std::error::Error>> {
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" 2>&1"])
            .arg(program)
            .env("DISPLAY", display)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", place("config"))
            .env("XDG_CACHE_HOME", place("cache"))
            .env("XDG_DATA_HOME", place("data"))
            .env("GSETTINGS_BACKEND", "memory")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().ok_or("the program says nothing")?;
        match BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .any(|line| line == "ready")
        {
            true => Ok(child),
            false => Err("the program ended before it was ready".into()),
        }
    });
    let mut child = child?;
    child.kill()?;
    child.wait()?;
    Ok(took)
}
