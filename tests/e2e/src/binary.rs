//! The program under test, and whether it is the one that the sources describe.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What goes into the program; a change in any of it makes a built one stale.
const SOURCES: [&str; 5] = ["src-tauri", "ui/dist", "tauri.conf.json", "Cargo.toml", "Cargo.lock"];

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// The program that is driven: named by `VISITBOOK_E2E_BIN`, or where a plain build puts it.
///
/// # Panics
/// When it is not there or older than what it is made of, for then the tests would say nothing.
#[must_use]
pub fn program() -> PathBuf {
    let root = root();
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let named = std::env::var_os("VISITBOOK_E2E_BIN").map(PathBuf::from);
    let program = named.unwrap_or_else(|| target.join("debug/visitbook-desktop"));
    let Ok(built) = fs::metadata(&program).and_then(|found| found.modified()) else {
        panic!(
            "There is no program at {}. Run `make e2e`, which builds it first.",
            program.display()
        );
    };
    let (changed, newest) = newest_source(&root);
    assert!(
        changed <= built,
        "{} is older than {}. Run `make e2e`, which builds it first.",
        program.display(),
        newest.display()
    );
    program
}

fn newest_source(root: &Path) -> (SystemTime, PathBuf) {
    let mut newest = (SystemTime::UNIX_EPOCH, PathBuf::new());
    for source in SOURCES {
        look(&root.join(source), &mut newest);
    }
    for member in fs::read_dir(root.join("crates")).unwrap() {
        let member = member.unwrap().path();
        // What only tests use is not in the program.
        if !member.ends_with("testkit") && !member.ends_with("cli") {
            look(&member.join("src"), &mut newest);
        }
    }
    newest
}

fn look(path: &Path, newest: &mut (SystemTime, PathBuf)) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            look(&entry.unwrap().path(), newest);
        }
    } else if let Ok(changed) = fs::metadata(path).and_then(|found| found.modified())
        && changed > newest.0
    {
        *newest = (changed, path.to_owned());
    }
}
