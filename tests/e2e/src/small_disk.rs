//! A disk with room for next to nothing, seen by one program only and gone with it.

use std::path::Path;
use std::process::{Command, Stdio};

/// Enough for a folder, too little for a letter.
const SIZE: &str = "size=16k";

/// How this system lets a test mount: as administrator, or as its own administrator in a space of its own.
///
/// # Errors
/// That it does not.
pub fn way() -> Result<&'static str, String> {
    let works = |way: &&str| {
        let mut tried = Command::new("unshare");
        tried
            .args([way, "mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", "/mnt"])
            .stderr(Stdio::null());
        tried.status().is_ok_and(|status| status.success())
    };
    ["-m", "-rm"]
        .into_iter()
        .find(works)
        .ok_or_else(|| "neither `unshare -m` nor `unshare -rm` may mount".to_owned())
}

/// Starts a program that sees such a disk at this place.
pub fn around(way: &str, place: &Path, program: &str) -> Command {
    let mut command = Command::new("unshare");
    command.arg(way).args([
        "sh",
        "-c",
        "mount -t tmpfs -o \"$1\" tmpfs \"$2\" && shift 2 && exec \"$@\"",
        "sh",
        SIZE,
    ]);
    command.arg(place).arg(program);
    command
}
