//! Letters of several visit files at once, as they are asked for on the command line.

use std::fs;
use std::path::Path;

use visitbook_testkit::{PASSPHRASE, margin_notes, sealed_sample};

use crate::{complaint, path, run, told, with_passphrase};

/// A visit file of an invented authority of this name, the sample's in all else.
fn visit_file(folder: &Path, authority: &str, change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut visit: serde_json::Value = serde_json::from_slice(visitbook_app::sample_file()).unwrap();
    *visit.pointer_mut("/records/authority/name").unwrap() = authority.into();
    change(&mut visit);
    let file = folder.join(format!("{authority}.visit.json"));
    fs::write(&file, visit.to_string()).unwrap();
    path(&file).to_owned()
}

/// The names in a folder, in order.
fn inside(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn letters_of_several_visit_files_are_written_into_a_folder_in_several_forms() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let fell = visit_file(folder.path(), "Eastfell", |_| {});
    let moor = visit_file(folder.path(), "Westmoor", |_| {});
    let forms = ["--form", "pdf", "--form", "txt", "--form", "annex-xlsx"];
    let asked = [&["letter", &fell, &moor, "--into", path(&out)], &forms[..]].concat();
    let lines = told(&run(&asked));
    let expected = [
        "Eastfell evidence annex DRAFT.xlsx",
        "Eastfell monitoring letter DRAFT.pdf",
        "Eastfell monitoring letter DRAFT.txt",
        "Westmoor evidence annex DRAFT.xlsx",
        "Westmoor monitoring letter DRAFT.pdf",
        "Westmoor monitoring letter DRAFT.txt",
    ];
    assert_eq!(inside(&out), expected);
    assert_eq!(lines.lines().count(), 6);
    let first = format!("written: {}\n", path(&out.join(expected[1])));
    assert!(lines.starts_with(&first), "{lines}");
    // Without a form it is the PDF, and the name says of which visit where two would be the same.
    let again = told(&run(&["letter", &fell, &fell, "--into", path(&out)]));
    assert!(again.contains("DRAFT (third monitoring visit).pdf\n"), "{again}");
    assert!(again.contains("DRAFT (third monitoring visit) 2.pdf\n"), "{again}");
}

#[test]
fn of_several_letters_each_failure_has_its_line_and_the_others_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let good = visit_file(folder.path(), "Eastfell", |_| {});
    let character = visit_file(folder.path(), "Westmoor", |visit| {
        *visit.pointer_mut("/records/letter/salutation").unwrap() = "\u{6F22}".into();
    });
    let kept = out.join("Eastfell monitoring letter DRAFT.txt");
    fs::write(&kept, "mine").unwrap();
    let asked = |more: &[&str]| {
        let files = ["letter", &character, &good, "nowhere.visit", "--into", path(&out)];
        run(&[&files[..], &["--form", "pdf", "--form", "txt"], more].concat())
    };
    let output = asked(&[]);
    assert_eq!(complaint(&output), "visitbook: 3 not written\n");
    let lines = String::from_utf8(output.stdout).unwrap();
    for line in [
        "not read: nowhere.visit: ",
        "not written: Westmoor monitoring letter DRAFT.pdf: the letter cannot be set: ",
        &format!("written: {}\n", path(&out.join("Eastfell monitoring letter DRAFT.pdf"))),
        &format!("there already: {}\n", path(&kept)),
    ] {
        assert!(lines.contains(line), "{line} is not in\n{lines}");
    }
    assert_eq!(lines.lines().count(), 5);
    assert_eq!(fs::read_to_string(&kept).unwrap(), "mine");
    assert_eq!(complaint(&asked(&["--replace"])), "visitbook: 2 not written\n");
    assert_ne!(fs::read_to_string(&kept).unwrap(), "mine");
}

#[test]
fn one_passphrase_opens_all_encrypted_files_of_several_and_a_wrong_one_none() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let plain = visit_file(folder.path(), "Westmoor", |_| {});
    let sealed = |name: &str| {
        let file = folder.path().join(name);
        fs::write(&file, sealed_sample().unwrap()).unwrap();
        path(&file).to_owned()
    };
    let (first, second) = (sealed("first.visit"), sealed("second.visit"));
    let asked = ["letter", &first, &plain, &second, "--into", path(&out), "--form", "txt"];
    let wrong = with_passphrase("something else", &asked);
    assert_eq!(complaint(&wrong), "visitbook: 2 not written\n");
    assert_eq!(inside(&out), ["Westmoor monitoring letter DRAFT.txt"]);
    told(&with_passphrase(PASSPHRASE, &[&asked[..], &["--replace"]].concat()));
    assert_eq!(inside(&out).len(), 3);
}

#[test]
fn where_letters_go_is_said_and_several_go_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = visit_file(folder.path(), "Eastfell", |_| {});
    let out = folder.path().join("out.pdf");
    for arguments in [vec!["letter", &file], vec!["letter", &file, &file, "-o", path(&out)]] {
        assert!(complaint(&run(&arguments)).contains("-o FILE for one letter, --into FOLDER for several"));
    }
    for more in [
        ["--form", "pdf"].as_slice(),
        &["--replace"],
        &["--into", path(folder.path())],
    ] {
        complaint(&run(&[&["letter", &file, "-o", path(&out)], more].concat()));
    }
    let nowhere = folder.path().join("nowhere");
    let output = run(&["letter", "--sample", "--into", path(&nowhere)]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("the folder is not there"));
    complaint(&output);
    assert!(!out.exists() && !nowhere.exists());
}

#[test]
fn a_typeface_that_is_not_installed_is_refused_by_name_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("letter.pdf");
    let output = run(&[
        "letter",
        "--sample",
        "-o",
        path(&pdf),
        "--typeface",
        "Nowhere Grotesque",
    ]);
    assert!(complaint(&output).contains("Nowhere Grotesque"));
    assert!(!pdf.exists());
    assert!(!told(&run(&["typefaces"])).contains("Nowhere"));
}

#[test]
fn a_picture_stands_in_the_letter_as_wide_as_was_said_and_never_without_words() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("letter.html");
    let square = concat!(env!("CARGO_MANIFEST_DIR"), "/../render/tests/support/square.jpg");
    let with = |more: &[&str]| {
        let letter = ["letter", "--sample", "-o", path(&page), "--picture", square];
        run(&[&letter, more].concat())
    };
    assert!(complaint(&with(&[])).contains("--picture-text"));
    told(&with(&["--picture-text", "Three herons", "--picture-width", "20"]));
    assert!(fs::read_to_string(&page).unwrap().contains("alt=\"Three herons\""));
    assert!(complaint(&with(&["--picture-text", " "])).contains("alternative text"));
    let text = folder.path().join("notes.txt");
    fs::write(&text, "Not a picture.").unwrap();
    let letter = [
        "letter",
        "--sample",
        "-o",
        path(&page),
        "--picture",
        path(&text),
        "--picture-text",
        "x",
    ];
    assert!(complaint(&run(&letter)).contains("picture"));
}

#[test]
fn notes_stand_in_the_margin_of_a_word_document_where_they_are_asked_for_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let comment = |visit: &mut serde_json::Value| {
        let block = visit["records"]["blocks"][1]["id"].clone();
        let id = visit["records"]["visit"]["id"].clone();
        let by = visit["records"]["people"][0]["id"].clone();
        visit["records"]["comments"] = serde_json::json!([{"id": block, "visit": id, "by": by, "from": "",
            "anchor": {"block": block, "start": 0, "words": "", "before": "", "after": ""}, "text": "All of them?",
            "at": "2026-11-20T09:00:00Z", "replies": [], "resolved": null}]);
    };
    let visit = visit_file(folder.path(), "Eastfell", comment);
    let notes = |asked: &[&str]| -> Vec<String> {
        let out = folder.path().join("letter.docx");
        told(&run(&[&["letter", &visit, "-o", path(&out)], asked].concat()));
        margin_notes(&fs::read(out).unwrap()).unwrap()
    };
    assert_eq!(notes(&[]), Vec::<String>::new());
    assert_eq!(notes(&["--comments"]), ["All of them?"]);
    let both = notes(&["--comments", "--citations"]);
    assert!(both.len() > 20 && both[0].starts_with("For internal use:"), "{both:?}");
    for form in ["pdf", "html", "txt"] {
        let (plain, asked) = (
            folder.path().join("a").with_extension(form),
            folder.path().join("b").with_extension(form),
        );
        told(&run(&["letter", &visit, "-o", path(&plain)]));
        told(&run(&[
            "letter",
            &visit,
            "-o",
            path(&asked),
            "--comments",
            "--citations",
        ]));
        let words = |file: &Path| match form {
            // A PDF says when it was made.
            "pdf" => fs::read(file).unwrap().len().to_string().into_bytes(),
            _ => fs::read(file).unwrap(),
        };
        assert_eq!(words(&plain), words(&asked), "{form}");
    }
}
