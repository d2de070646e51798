//! Reads the project's own files: everything that people wrote, nothing that was built or fetched.

use std::fs;
use std::path::{Path, PathBuf};

/// What is built or fetched, from the root of the project.
const NOT_OURS: [&str; 6] = [".git", "target", "gen", "fuzz/target", "ui/node_modules", "ui/dist"];

/// A file of the project, its path from the root and with forward slashes.
#[derive(Debug, Clone)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Whether it is there only for tests, as opposed to a test module within a file.
    pub fn is_test(&self) -> bool {
        let name = self.name();
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || name == "tests.rs"
            || name.ends_with("_tests.rs")
            || name.contains(".test.")
    }

    pub fn is_generated(&self) -> bool {
        self.name().starts_with("generated") || self.path.contains("/generated/")
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of one file that must be there.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"))
}

/// All files below a folder of the project ("" is the project) that end in one of these ways, in order of path.
/// Finding none is a mistake in the check, not a clean result.
pub fn files(below: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    collect(&root(), below, endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(
        !found.is_empty(),
        "there is no file {endings:?} below \"{below}\", so nothing would be checked"
    );
    found
}

fn collect(root: &Path, folder: &str, endings: &[&str], found: &mut Vec<File>) {
    let entries = fs::read_dir(root.join(folder)).unwrap_or_else(|error| panic!("{folder} cannot be listed: {error}"));
    for entry in entries {
        let entry = entry.unwrap_or_else(|error| panic!("{folder} cannot be listed: {error}"));
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() {
            name
        } else {
            format!("{folder}/{name}")
        };
        if NOT_OURS.contains(&path.as_str()) {
            continue;
        }
        if entry.path().is_dir() {
            collect(root, &path, endings, found);
        } else if endings.iter().any(|ending| path.ends_with(ending)) {
            found.push(File {
                text: read(&path),
                path,
            });
        }
    }
}

/// Fails with every remark on a line of its own, or passes when there is none.
#[track_caller]
pub fn nothing_to_remark(remarks: &[String]) {
    assert!(
        remarks.is_empty(),
        "{} to look at:\n  {}\n",
        remarks.len(),
        remarks.join("\n  ")
    );
}

/// Fails unless there is exactly one remark and it holds all of these words.
#[track_caller]
pub fn one_remark(remarks: &[String], words: &[&str]) {
    let [remark] = remarks else {
        panic!("one remark was expected, not {}: {remarks:#?}", remarks.len())
    };
    for word in words {
        assert!(remark.contains(word), "\"{word}\" was expected in: {remark}");
    }
}

#[test]
fn built_and_fetched_files_are_not_read() {
    let all = files("", &[".rs", ".ts", ".js"]);
    for folder in NOT_OURS {
        assert!(
            all.iter().all(|file| !file.path.starts_with(&format!("{folder}/"))),
            "{folder} was read"
        );
    }
    assert!(
        all.iter().any(|file| file.path == "tests/tidy/tree.rs"),
        "this file was not found"
    );
}

#[test]
#[should_panic(expected = "nothing would be checked")]
fn a_check_of_no_files_at_all_fails() {
    files("tests/tidy", &[".nothing"]);
}

#[test]
fn test_files_and_generated_files_are_recognised() {
    for path in [
        "tests/tidy/main.rs",
        "crates/store/tests/kill.rs",
        "crates/store/src/journal/tests.rs",
        "ui/src/a.test.ts",
    ] {
        assert!(File::new(path, "").is_test(), "{path}");
    }
    for path in [
        "crates/testkit/src/lib.rs",
        "crates/app/src/contract.rs",
        "ui/src/lib/latest.ts",
    ] {
        assert!(!File::new(path, "").is_test(), "{path}");
    }
    assert!(File::new("ui/src/lib/contract/generated.ts", "").is_generated());
    assert!(!File::new("crates/app/src/generate.rs", "").is_generated());
}
