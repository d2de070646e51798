//! Nothing is left for later in the tree: no marks of unfinished work, no test that does not run.

use crate::marked::lines_with;
use crate::tree::{File, files, nothing_to_remark, one_remark};
use crate::{rust, svelte};

const CODE: [&str; 12] = [
    ".rs", ".ts", ".svelte", ".css", ".html", ".sh", ".js", ".mjs", ".toml", ".sql", "Makefile", ".ci/run",
];

/// Written in two halves, so that this file does not hold them itself.
const MARKS: [&str; 6] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("HA", "CK"),
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
];

const IGNORED: &str = concat!("#[ign", "ore");

/// Ways in which a test of the page is kept from running, or keeps the others from running.
const KEPT: [&str; 6] = [".skip", ".only", ".todo", ".fails", ".skipIf", ".runIf"];
const TESTS: [&str; 4] = ["it", "test", "describe", "suite"];

fn marks(files: &[File]) -> Vec<String> {
    let mut remarks = Vec::new();
    for file in files {
        for mark in MARKS {
            let lines = lines_with(&file.text, mark).into_iter();
            remarks.extend(lines.map(|line| format!("{}:{line}: {mark} belongs into an issue", file.path)));
        }
    }
    remarks
}

/// Attributes that keep a Rust test from running, also the conditional ones.
fn ignored(files: &[File]) -> Vec<String> {
    let mut remarks = Vec::new();
    for file in files {
        let code = rust::mark(&file.text).code();
        for (line, number) in code.lines().zip(1..) {
            let line = line.trim_start();
            let conditional = line.starts_with("#[cfg_attr") && lines_with(line, "ignore").len() == 1;
            if line.contains(IGNORED) || conditional {
                remarks.push(format!("{}:{number}: a test that does not run", file.path));
            }
        }
    }
    remarks
}

fn kept_from_running(files: &[File]) -> Vec<String> {
    let ways: Vec<String> = TESTS
        .iter()
        .flat_map(|test| KEPT.map(|way| format!("{test}{way}")))
        .collect();
    let mut remarks = Vec::new();
    for file in files {
        let code = svelte::script_of(file).code();
        let lone = ["xit(", "xdescribe(", "fit(", "fdescribe("].into_iter();
        for way in ways.iter().map(String::as_str).chain(lone) {
            let lines = lines_with(&code, way).into_iter();
            remarks.extend(lines.map(|line| format!("{}:{line}: {way} keeps a test from running", file.path)));
        }
    }
    remarks
}

#[test]
fn no_mark_of_unfinished_work_stands_in_the_code() {
    nothing_to_remark(&marks(&files("", &CODE)));
}

#[test]
fn a_mark_of_unfinished_work_is_caught() {
    for mark in MARKS {
        one_remark(
            &marks(&[File::new("a.rs", &format!("fn a() {{}}\n// {mark} later"))]),
            &["a.rs:2"],
        );
    }
    let longer: String = MARKS.iter().take(4).map(|mark| format!("{mark}S a{mark} ")).collect();
    assert_eq!(marks(&[File::new("a.sh", &longer)]), [""; 0]);
}

#[test]
fn every_rust_test_runs() {
    nothing_to_remark(&ignored(&files("", &[".rs"])));
}

#[test]
fn a_rust_test_that_does_not_run_is_caught() {
    let attributes = [
        format!("{IGNORED}]"),
        format!("{IGNORED} = \"slow\"]"),
        format!("#[test] {IGNORED}]"),
    ];
    for attribute in attributes
        .iter()
        .map(String::as_str)
        .chain(["#[cfg_attr(windows, ignore)]"])
    {
        let text = format!("#[test]\n{attribute}\nfn a() {{}}");
        one_remark(&ignored(&[File::new("a.rs", &text)]), &["a.rs:2"]);
    }
    let named = format!("// {IGNORED}]\nlet ignore = \"{IGNORED}]\";");
    assert_eq!(ignored(&[File::new("a.rs", &named)]), [""; 0]);
}

#[test]
fn every_test_of_the_page_runs() {
    nothing_to_remark(&kept_from_running(&files("ui/src", &[".ts", ".svelte"])));
}

#[test]
fn a_test_of_the_page_that_does_not_run_is_caught() {
    for test in TESTS {
        for way in KEPT {
            let text = format!("import a from 'b';\n{test}{way}('saves', () => {{}});");
            one_remark(
                &kept_from_running(&[File::new("ui/src/a.test.ts", &text)]),
                &["a.test.ts:2"],
            );
        }
    }
    one_remark(
        &kept_from_running(&[File::new("ui/src/a.test.ts", "xit('saves', f);")]),
        &["a.test.ts:1"],
    );
    assert_eq!(
        kept_from_running(&[File::new("ui/src/a.ts", "x.skip(1); edit.only; 'it.skip'; exit(1)")]),
        [""; 0]
    );
}
