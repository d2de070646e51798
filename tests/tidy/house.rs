//! Every piece says what it is for: each Rust file in its first line, each member of the workspace in the map.

use crate::tree::{File, files, nothing_to_remark, one_remark, read};

fn without_purpose(files: &[File]) -> Vec<String> {
    let says_nothing = |file: &&File| {
        let said = file
            .text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("//!"))
            .unwrap_or_default();
        said.trim().is_empty()
    };
    files
        .iter()
        .filter(says_nothing)
        .map(|file| format!("{} does not start with a line of //! documentation", file.path))
        .collect()
}

/// The members of the workspace that have no comment, neither behind them nor in the line before.
fn members_without_comment(manifest: &str) -> Vec<String> {
    let mut remarks = Vec::new();
    let list = manifest
        .lines()
        .skip_while(|line| !line.starts_with("members"))
        .take_while(|line| line.trim() != "]");
    let mut before = "";
    for line in list.skip(1).map(str::trim) {
        let says = |line: &str| {
            line.split_once('#')
                .is_some_and(|(_, comment)| comment.trim().len() > 10)
        };
        if line.starts_with('"') && !says(line) && !(before.starts_with('#') && says(before)) {
            remarks.push(format!("the member {line} has no line of purpose in Cargo.toml"));
        }
        before = line;
    }
    remarks
}

#[test]
fn every_rust_file_says_in_its_first_line_what_it_is() {
    nothing_to_remark(&without_purpose(&files("", &[".rs"])));
}

#[test]
fn a_rust_file_that_does_not_say_what_it_is_is_caught() {
    assert_eq!(
        without_purpose(&[File::new("a.rs", "//! What a visit is.\n\nuse b;")]),
        [""; 0]
    );
    for text in [
        "",
        "use b;\n//! Late.",
        "//!\n//! Late.",
        "// A comment.",
        "#![cfg(test)]\n//! Late.",
    ] {
        one_remark(&without_purpose(&[File::new("a.rs", text)]), &["a.rs"]);
    }
}

#[test]
fn every_member_of_the_workspace_has_a_line_of_purpose() {
    let manifest = read("Cargo.toml");
    assert!(
        manifest.contains("\nmembers = [\n"),
        "the members are not a list with a line each"
    );
    assert!(!manifest.contains("/*\""), "members are named one by one");
    nothing_to_remark(&members_without_comment(&manifest));
}

#[test]
fn a_member_without_a_line_of_purpose_is_caught() {
    let map = |members| format!("[workspace]\nmembers = [\n{members}\n]\n[package]\nname = \"x\"\n");
    assert_eq!(
        members_without_comment(&map("    # What a visit is.\n    \"a\",\n    \"b\", # The only SQL.")),
        [""; 0]
    );
    one_remark(
        &members_without_comment(&map("    # What a visit is.\n    \"a\",\n    \"b\",")),
        &["\"b\""],
    );
    one_remark(&members_without_comment(&map("    \"a\", #")), &["\"a\""]);
}
