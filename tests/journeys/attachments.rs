//! Files beside evidence: chosen, kept inside the notebook, shown, copied out, and carried to another laptop.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use visitbook_app::contract::WireError;
use visitbook_app::error::Code;

use crate::desk::{Desk, subject};

/// A picture of one pixel, which was made with nothing in it but that.
const PNG: &[u8] = include_bytes!("pixel.png");
const PASSPHRASE: &str = "lantern seven quiet harbour";

/// Writes files that a person can choose.
fn files(desk: &Desk, files: &[(&str, &[u8])]) -> Vec<PathBuf> {
    let folder = desk.root.path().join("papers");
    fs::create_dir_all(&folder).unwrap();
    let write = |(name, bytes): &(&str, &[u8])| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    files.iter().map(write).collect()
}

/// Attaches files to the first piece of evidence and returns the answer.
fn attach(desk: &Desk, visit: &Value, chosen: &[(&str, &[u8])]) -> Value {
    desk.choose(&files(desk, chosen));
    let evidence = desk.records(visit, "evidence")[0]["record"]["id"].clone();
    desk.call("choose_attachments", json!({"op_id": desk.op(), "evidence": evidence}))
}

fn export(desk: &Desk, visit: &Value, passphrase: Option<&str>) -> PathBuf {
    desk.answer(Some(desk.root.path().to_owned()));
    let exported = desk.call("export_visit", json!({"visit": visit, "passphrase": passphrase}));
    exported["path"].as_str().unwrap().into()
}

fn import(desk: &Desk, path: PathBuf, passphrase: Option<&str>) -> Result<Value, WireError> {
    desk.answer(Some(path));
    desk.call("choose_visit_file", json!({}));
    desk.core
        .call("import_visit", json!({"op_id": desk.op(), "passphrase": passphrase}))
}

fn text(desk: &Desk, attachment: &Value) -> Value {
    desk.call("attachment_text", json!({"attachment": attachment["record"]["id"]}))
}

fn missing(desk: &Desk, visit: &Value) -> usize {
    let missing = desk.call("missing_files", json!({"visit": visit}));
    missing["attachments"].as_array().unwrap().len()
}

#[test]
fn files_that_were_attached_are_there_after_a_restart() {
    let (desk, visit) = Desk::with_sample(70);
    let chosen: [(&str, &[u8]); 2] = [("Minutes.txt", "The panel’s minutes".as_bytes()), ("site.png", PNG)];
    let answer = attach(&desk, &visit, &chosen);
    assert_eq!(answer["refused"], json!([]));
    assert_eq!(answer["saved"]["kept"].as_array().unwrap().len(), 2);
    fs::remove_dir_all(desk.root.path().join("papers")).unwrap();
    desk.reopen();
    let kept = desk.records(&visit, "attachment");
    let names: Vec<&Value> = kept.iter().map(|each| &each["record"]["name"]).collect();
    assert!(names.contains(&&json!("Minutes.txt")) && names.contains(&&json!("site.png")));
    let (words, picture) = match kept[0]["record"]["media"].as_str() {
        Some("txt") => (&kept[0], &kept[1]),
        _ => (&kept[1], &kept[0]),
    };
    assert_eq!(text(&desk, words), json!({"text": "The panel’s minutes", "cut": false}));
    let shown = desk.core.picture(picture["record"]["id"].as_str().unwrap()).unwrap();
    assert_eq!(shown.content_type, "image/png");
    assert!(shown.bytes.starts_with(b"\x89PNG"));
    assert_eq!(missing(&desk, &visit), 0);
}

#[test]
fn nothing_of_a_file_lies_readable_on_the_disk() {
    let (desk, visit) = Desk::with_sample(71);
    attach(
        &desk,
        &visit,
        &[("a.txt", b"CANARY-WORDS-7741 ".repeat(200_000).as_slice())],
    );
    fs::remove_dir_all(desk.root.path().join("papers")).unwrap();
    desk.call("lock", json!({}));
    let mut folders = vec![desk.root.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                let canary = bytes.windows(12).any(|window| window == b"CANARY-WORDS");
                assert!(!canary, "{}", path.display());
            }
        }
    }
}

#[test]
fn files_that_are_not_taken_are_told_by_name_and_the_rest_is_attached() {
    let (desk, visit) = Desk::with_sample(72);
    let chosen: [(&str, &[u8]); 4] = [
        ("good.txt", b"words"),
        ("report.pdf", b"MZ\x90\0 a program by another name"),
        ("page.txt", b"<html>hello"),
        ("empty.txt", b""),
    ];
    let answer = attach(&desk, &visit, &chosen);
    assert_eq!(
        answer["refused"],
        json!([
            {"name": "report.pdf", "because": "program"},
            {"name": "page.txt", "because": "markup"},
            {"name": "empty.txt", "because": "empty"},
        ])
    );
    assert_eq!(desk.records(&visit, "attachment").len(), 1);
    desk.choose(&[desk.root.path().to_owned(), desk.root.path().join("not there.txt")]);
    let evidence = desk.records(&visit, "evidence")[0]["record"]["id"].clone();
    let answer = desk.call("choose_attachments", json!({"op_id": desk.op(), "evidence": evidence}));
    assert_eq!(answer["refused"][0]["because"], "unreadable");
    assert_eq!(
        answer["refused"][1],
        json!({"name": "not there.txt", "because": "unreadable"})
    );
    assert!(answer["saved"].is_null());
}

#[test]
fn a_request_that_comes_twice_attaches_once_and_asks_once() {
    let (desk, visit) = Desk::with_sample(73);
    desk.choose(&files(&desk, &[("one.txt", b"one")]));
    let evidence = desk.records(&visit, "evidence")[0]["record"]["id"].clone();
    let request = json!({"op_id": desk.op(), "evidence": evidence});
    let first = desk.call("choose_attachments", request.clone());
    desk.choose(&files(&desk, &[("two.txt", b"two")]));
    let second = desk.call("choose_attachments", request);
    assert_eq!(first["saved"]["kept"], second["saved"]["kept"]);
    assert_eq!(desk.asked_for_files(), 1);
    assert_eq!(desk.records(&visit, "attachment").len(), 1);
}

#[test]
fn cancelling_attaches_nothing_and_evidence_that_is_not_there_is_refused_before_anybody_is_asked() {
    let (desk, visit) = Desk::with_sample(74);
    let answer = attach(&desk, &visit, &[]);
    assert_eq!(answer, json!({"saved": null, "refused": []}));
    desk.choose(&files(&desk, &[("one.txt", b"one")]));
    let request = json!({"op_id": desk.op(), "evidence": desk.op()});
    desk.refused_with("choose_attachments", request, Code::NotFound);
}

#[test]
fn an_open_dialog_for_files_does_not_keep_the_notebook_from_being_locked() {
    let (desk, visit) = Desk::with_sample(83);
    let evidence = desk.records(&visit, "evidence")[0]["record"]["id"].clone();
    desk.choose(&files(&desk, &[("one.txt", b"one")]));
    let ask = || {
        desk.core
            .call("choose_attachments", json!({"op_id": desk.op(), "evidence": evidence}))
    };
    std::thread::scope(|scope| {
        let asking = desk.while_choosing(|| scope.spawn(ask), || drop(desk.call("lock", json!({}))));
        assert_eq!(asking.join().unwrap().unwrap_err().code, Code::Locked);
        let path = desk.call("notebooks", json!({}))["known"][0]["path"].clone();
        desk.call(
            "unlock",
            json!({"path": path, "passphrase": visitbook_testkit::PASSPHRASE}),
        );
        // Opening it again would fail if anything still held it.
        let asking = desk.while_choosing(|| scope.spawn(ask), || drop(desk.reopen()));
        assert!(asking.join().unwrap().is_ok());
    });
    assert_eq!(desk.records(&visit, "attachment").len(), 1);
}

#[test]
fn a_file_is_renamed_taken_away_and_taken_back() {
    let (desk, visit) = Desk::with_sample(75);
    attach(&desk, &visit, &[("one.txt", b"one")]);
    let attached = desk.records(&visit, "attachment")[0].clone();
    let edit = |name: &str| json!({"op_id": desk.op(), "subject": subject(&attached), "base_rev": 1, "fields": {"name": name}});
    desk.refused_with("edit_record", edit("../one.txt"), Code::Refused);
    desk.call("edit_record", edit("Minutes of 3 March"));
    let other = json!({"op_id": desk.op(), "subject": subject(&attached), "base_rev": 2, "fields": {"media": "png"}});
    desk.refused_with("edit_record", other, Code::BadRequest);
    desk.call(
        "remove_record",
        json!({"op_id": desk.op(), "subject": subject(&attached), "base_rev": 2}),
    );
    assert!(desk.records(&visit, "attachment").is_empty());
    desk.reopen();
    let scope = json!({"kind": "evidence", "id": attached["record"]["evidence"]});
    let undone = desk.call("undo", json!({"op_id": desk.op(), "scope": scope}));
    assert_eq!(undone["op"], "remove_attachment");
    assert_eq!(text(&desk, &attached)["text"], "one");
    assert_eq!(
        desk.records(&visit, "attachment")[0]["record"]["name"],
        "Minutes of 3 March"
    );
}

#[test]
fn a_copy_has_the_same_bytes_and_an_ending_that_says_what_it_is() {
    let (desk, visit) = Desk::with_sample(76);
    for (name, copied) in [
        ("Minutes", "Minutes.txt"),
        ("Minutes.TXT", "Minutes.txt"),
        ("photo.png", "photo.png.txt"),
    ] {
        attach(&desk, &visit, &[(name, name.as_bytes())]);
        let kept = desk.records(&visit, "attachment");
        let attached = kept.iter().find(|each| each["record"]["name"] == name).unwrap();
        let request = json!({"attachment": attached["record"]["id"]});
        desk.answer(Some(desk.root.path().to_owned()));
        let path: PathBuf = desk.call("export_attachment", request.clone())["path"]
            .as_str()
            .unwrap()
            .into();
        assert_eq!(path, desk.root.path().join(copied));
        assert_eq!(fs::read(path).unwrap(), name.as_bytes());
        desk.answer(None);
        assert!(desk.call("export_attachment", request)["path"].is_null());
    }
}

#[test]
fn only_pictures_are_given_to_the_window_and_only_while_the_notebook_is_open() {
    let (desk, visit) = Desk::with_sample(77);
    attach(&desk, &visit, &[("site.png", PNG)]);
    let picture = desk.records(&visit, "attachment")[0]["record"]["id"].clone();
    attach(&desk, &visit, &[("a.pdf", b"%PDF-1.7")]);
    let kept = desk.records(&visit, "attachment");
    let pdf = &kept.iter().find(|each| each["record"]["media"] == "pdf").unwrap()["record"]["id"];
    let code = |id: &str| desk.core.picture(id).map(|_| ()).map_err(|error| error.code);
    assert_eq!(code(picture.as_str().unwrap()), Ok(()));
    for id in [
        pdf.as_str().unwrap(),
        "",
        "..",
        "01930000-0000-7000-8000-0000000000ff",
        "%2e%2e/keys.json",
    ] {
        assert_eq!(code(id), Err(Code::NotFound), "{id}");
    }
    desk.call("lock", json!({}));
    assert_eq!(code(picture.as_str().unwrap()), Err(Code::Locked));
}

#[test]
fn the_beginning_of_a_long_text_is_shown_and_cut_between_characters() {
    let (desk, visit) = Desk::with_sample(78);
    attach(
        &desk,
        &visit,
        &[
            ("long.txt", "x".repeat(199_999).as_bytes()),
            ("longer.txt", format!("{}’s end", "x".repeat(199_999)).as_bytes()),
        ],
    );
    for attached in desk.records(&visit, "attachment") {
        let shown = text(&desk, &attached);
        assert_eq!(shown["text"].as_str().unwrap(), "x".repeat(199_999));
        assert_eq!(shown["cut"], attached["record"]["name"] == "longer.txt");
    }
}

#[test]
fn a_sealed_visit_brings_the_files_and_a_plain_one_only_their_names() {
    let (first, visit) = Desk::with_sample(79);
    attach(&first, &visit, &[("Minutes.txt", b"The minutes"), ("site.png", PNG)]);
    let sealed = export(&first, &visit, Some(PASSPHRASE));
    let plain = export(&first, &visit, None);

    let second = Desk::with_notebook(80);
    import(&second, plain.clone(), None).unwrap();
    assert_eq!(missing(&second, &visit), 2);
    let kept = second.records(&visit, "attachment");
    let words = kept.iter().find(|each| each["record"]["media"] == "txt").unwrap();
    let request = json!({"attachment": words["record"]["id"]});
    second.refused_with("attachment_text", request.clone(), Code::AttachmentMissing);
    second.refused_with("export_attachment", request, Code::AttachmentMissing);
    // What came without files is exported without them again, in both forms.
    assert!(fs::read(export(&second, &visit, None)).unwrap() == fs::read(&plain).unwrap());
    let without = export(&second, &visit, Some(PASSPHRASE));
    import(&second, without, Some(PASSPHRASE)).unwrap();
    assert_eq!(missing(&second, &visit), 2);

    let imported = import(&second, sealed, Some(PASSPHRASE)).unwrap();
    assert_eq!(imported["added"], 0, "only the bytes were missing");
    assert_eq!(missing(&second, &visit), 0);
    second.reopen();
    assert_eq!(text(&second, words)["text"], "The minutes");
}

#[test]
fn a_notebook_that_never_had_the_files_gets_them_with_the_visit() {
    let (first, visit) = Desk::with_sample(81);
    attach(&first, &visit, &[("Minutes.txt", b"The minutes")]);
    let sealed = export(&first, &visit, Some(PASSPHRASE));
    let second = Desk::with_notebook(82);
    import(&second, sealed, Some(PASSPHRASE)).unwrap();
    second.reopen();
    assert_eq!(
        text(&second, &second.records(&visit, "attachment")[0])["text"],
        "The minutes"
    );
}
