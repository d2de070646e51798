//! The command line as its users meet it: the real program, real files, a real full disk.
#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod keeping;
mod letters;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use visitbook_testkit::{PASSPHRASE, TempNotebook};

fn visitbook() -> Command {
    Command::new(env!("CARGO_BIN_EXE_visitbook"))
}

fn run(arguments: &[&str]) -> Output {
    visitbook().args(arguments).output().unwrap()
}

/// Runs with the passphrase on file descriptor 3.
fn with_passphrase(passphrase: &str, arguments: &[&str]) -> Output {
    let quoted: Vec<String> = arguments.iter().map(|argument| format!("'{argument}'")).collect();
    let line = format!(
        "exec '{}' {} --passphrase-fd 3 3<<'END'\n{passphrase}\nEND\n",
        env!("CARGO_BIN_EXE_visitbook"),
        quoted.join(" ")
    );
    Command::new("bash").arg("-c").arg(line).output().unwrap()
}

fn told(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complaint(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_sample_letter_is_written_as_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("letter.pdf");
    told(&run(&["letter", "--sample", "-o", path(&pdf)]));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn how_the_name_ends_tells_in_which_form_a_letter_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (name, beginning) in [
        ("letter.docx", "PK"),
        ("Letter.DOCX", "PK"),
        ("letter.docx.pdf", "%PDF"),
        ("letter", "%PDF"),
        ("letter.html", "<!DOCTYPE html>"),
        ("letter.HTM", "<!DOCTYPE html>"),
        ("letter.txt", "OFFICIAL-SENSITIVE"),
    ] {
        let file = folder.path().join(name);
        told(&run(&["letter", "--sample", "-o", path(&file)]));
        assert!(fs::read(&file).unwrap().starts_with(beginning.as_bytes()), "{name}");
    }
    let other = folder.path().join("letter.odt");
    assert!(complaint(&run(&["letter", "--sample", "-o", path(&other)])).contains(".pdf, .docx, .html or .txt"));
    assert!(!other.exists());
}

#[test]
fn the_annex_of_a_visit_file_is_written_in_the_form_that_its_name_tells() {
    let folder = tempfile::tempdir().unwrap();
    let visit = folder.path().join("northmere.visit.json");
    fs::write(&visit, visitbook_app::sample_file()).unwrap();
    for (name, beginning) in [
        ("annex.pdf", "%PDF-1.7"),
        ("annex", "%PDF-1.7"),
        ("annex.xlsx", "PK"),
        ("Annex.XLSX", "PK"),
    ] {
        let file = folder.path().join(name);
        told(&run(&[
            "annex",
            path(&visit),
            "-o",
            path(&file),
            "--marking",
            "OFFICIAL",
        ]));
        assert!(fs::read(&file).unwrap().starts_with(beginning.as_bytes()), "{name}");
    }
    let other = folder.path().join("annex.docx");
    assert!(complaint(&run(&["annex", path(&visit), "-o", path(&other)])).contains(".pdf or .xlsx"));
    assert!(!other.exists());
    let without = String::from_utf8_lossy(visitbook_app::sample_file());
    let mut without: serde_json::Value = serde_json::from_str(&without).unwrap();
    without["records"]["letter"] = serde_json::Value::Null;
    without["records"]["blocks"] = serde_json::json!([]);
    fs::write(&visit, without.to_string()).unwrap();
    let said = complaint(&run(&[
        "annex",
        path(&visit),
        "-o",
        path(&folder.path().join("none.pdf")),
    ]));
    assert!(said.contains("the visit has no letter yet"), "{said}");
}

#[test]
fn a_letter_is_held_against_house_style_from_text_and_from_a_visit_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("letter.txt");
    let words = "Findings\n\nMost Social Workers stay.\n• Whilst visits are regular, plans drift.\n";
    fs::write(&text, words).unwrap();
    let lines = told(&run(&["check", path(&text), "--json", "--date", "2026-06-01"]));
    let remarks: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let first = serde_json::json!({"rule": "small-letters", "severity": "mistake", "block": 1, "at": {"start": 5, "end": 19},
        "words": "Social Workers", "message": "Roles and services have small letters.", "fixes": ["social workers"]});
    assert_eq!(remarks.first(), Some(&first));
    let said: Vec<_> = remarks
        .iter()
        .map(|remark| (&remark["block"], &remark["words"]))
        .collect();
    assert_eq!(said.last().unwrap().1, "Whilst");
    assert_eq!(said.len(), 2);
    let sample = folder.path().join("sample.json");
    fs::write(&sample, visitbook_app::sample_file()).unwrap();
    let said = told(&run(&["check", path(&sample)]));
    assert!(said.ends_with(" remarks\n"), "{said}");
    assert!(complaint(&run(&["check", "nowhere.txt"])).starts_with("visitbook: nowhere.txt"));
}

#[test]
fn a_visit_is_imported_listed_and_exported_the_same() {
    let mut notebook = TempNotebook::new().unwrap();
    notebook.close();
    let folder = tempfile::tempdir().unwrap();
    let (file, back) = (
        folder.path().join("northmere.visit.json"),
        folder.path().join("back.visit.json"),
    );
    fs::write(&file, visitbook_app::sample_file()).unwrap();
    let at = path(&notebook.path()).to_owned();

    let imported = told(&with_passphrase(
        PASSPHRASE,
        &["import", path(&file), "--notebook", &at],
    ));
    let visit = imported.split([' ', ':']).nth(1).unwrap().to_owned();
    let listed = told(&with_passphrase(PASSPHRASE, &["visits", "--notebook", &at]));
    assert_eq!(
        listed,
        format!("{visit}  Third monitoring visit, 17 and 18 November 2026\n")
    );
    told(&with_passphrase(
        PASSPHRASE,
        &["export", &visit, "--notebook", &at, "-o", path(&back)],
    ));
    assert!(fs::read(&back).unwrap() == fs::read(&file).unwrap());
    told(&run(&[
        "letter",
        path(&back),
        "-o",
        path(&folder.path().join("letter.pdf")),
    ]));
}

#[test]
fn a_wrong_passphrase_a_notebook_in_use_and_a_missing_one_are_told_apart() {
    let mut notebook = TempNotebook::new().unwrap();
    let at = path(&notebook.path()).to_owned();
    let open = |passphrase: &str, at: &str| complaint(&with_passphrase(passphrase, &["visits", "--notebook", at]));
    assert_eq!(open(PASSPHRASE, &at), "visitbook: the notebook is open elsewhere\n");
    notebook.close();
    assert_eq!(
        open("something else", &at),
        "visitbook: the passphrase does not open the notebook\n"
    );
    assert_eq!(
        open(PASSPHRASE, "/nowhere"),
        "visitbook: there is no notebook in the folder\n"
    );
}

#[test]
fn a_broken_visit_file_is_refused_with_its_place_and_none_of_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let (file, pdf) = (
        folder.path().join("broken.visit.json"),
        folder.path().join("letter.pdf"),
    );
    let broken =
        String::from_utf8_lossy(visitbook_app::sample_file()).replacen("\"number\": 7", "\"number\": \"Zzyzx\"", 1);
    fs::write(&file, broken).unwrap();
    let said = complaint(&run(&["letter", path(&file), "-o", path(&pdf)]));
    assert!(
        said.contains("records.evidence.6.number") && !said.contains("Zzyzx"),
        "{said}"
    );
    assert!(!pdf.exists());
}

#[test]
fn a_full_disk_leaves_the_old_letter_and_says_so() {
    let script = r#"
        set -e
        folder=$(mktemp -d)
        trap 'umount "$folder"; rmdir "$folder"' EXIT
        mount -t tmpfs -o size=16k tmpfs "$folder"
        echo old > "$folder/letter.pdf"
        if "$0" letter --sample -o "$folder/letter.pdf"; then echo 'written'; fi
        cat "$folder/letter.pdf"
        ls -A "$folder"
    "#;
    // As root in a name space of its own, which any user may have; nothing of it is seen outside.
    let output = Command::new("unshare")
        .args([
            "--map-root-user",
            "--mount",
            "bash",
            "-c",
            script,
            env!("CARGO_BIN_EXE_visitbook"),
        ])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "no disk could be made for this test: {said}");
    assert!(said.contains("the disk is full"), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "old\nletter.pdf\n");
}

const PLAN: &str = r#"{"number_called": "4711", "plan": {"as_of": "2026-11-17", "strata": [
    {"name": "Child in need", "filter": {"lists": ["children_in_need"]}, "quota": 10},
    {"name": "Protection plan", "filter": {"lists": ["protection_plans"]}, "quota": 8, "reserve": 2}]}}"#;

#[test]
fn a_sample_is_drawn_from_lists_and_its_receipt_is_proved_by_the_same_file_only() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("lists.xlsx"), visitbook_testkit::made_up_lists(300, 3)).unwrap();
    fs::write(at("others.xlsx"), visitbook_testkit::made_up_lists(300, 4)).unwrap();
    fs::write(at("plan.json"), PLAN).unwrap();
    let (receipt, keys) = (at("receipt.json"), at("keys.csv"));
    let (lists, plan) = (at("lists.xlsx"), at("plan.json"));
    let arguments = [
        "sample",
        "draw",
        path(&lists),
        "--plan",
        path(&plan),
        "-o",
        path(&receipt),
        "--keys",
        path(&keys),
    ];
    told(&run(&arguments));
    assert_eq!(
        fs::read_to_string(&keys).unwrap().lines().count(),
        21,
        "a heading, 18 cases, two in reserve"
    );
    let verified = told(&run(&["sample", "verify", path(&receipt), path(&lists)]));
    assert_eq!(verified, "The receipt holds: 20 cases drawn again.\n");
    let refused = complaint(&run(&["sample", "verify", path(&receipt), path(&at("others.xlsx"))]));
    assert!(refused.contains("the receipt does not hold"), "{refused}");
    let changed = fs::read_to_string(&receipt).unwrap().replace("\"4711\"", "\"4712\"");
    fs::write(&receipt, changed).unwrap();
    complaint(&run(&["sample", "verify", path(&receipt), path(&lists)]));
}

#[test]
fn a_plan_or_a_list_that_is_none_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("lists.csv"), "Child ID,Team\n").unwrap();
    fs::write(at("plan.json"), "{").unwrap();
    let (lists, plan, receipt) = (at("lists.csv"), at("plan.json"), at("receipt.json"));
    let draw = [
        "sample",
        "draw",
        path(&lists),
        "--plan",
        path(&plan),
        "-o",
        path(&receipt),
    ];
    assert!(complaint(&run(&draw)).contains("the plan cannot be read"));
    fs::write(&plan, PLAN).unwrap();
    assert!(complaint(&run(&draw)).contains("the lists cannot be read"));
    assert!(!receipt.exists());
}
