//! Visit files: out of one notebook, into another, and everything that may be wrong with them.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, subject};

/// Exports the visit and returns where the file is.
fn export(desk: &Desk, visit: &Value, passphrase: Option<&str>) -> PathBuf {
    desk.answer(Some(desk.root.path().to_owned()));
    let exported = desk.call("export_visit", json!({"visit": visit, "passphrase": passphrase}));
    exported["path"].as_str().unwrap().into()
}

/// Chooses and imports a file.
fn import(desk: &Desk, path: PathBuf, passphrase: Option<&str>) -> Result<Value, visitbook_app::contract::WireError> {
    desk.answer(Some(path));
    desk.call("choose_visit_file", json!({}));
    desk.core
        .call("import_visit", json!({"op_id": desk.op(), "passphrase": passphrase}))
}

#[test]
fn a_visit_goes_from_one_laptop_to_another_and_comes_back_the_same() {
    let (first, visit) = Desk::with_sample(31);
    let plain = export(&first, &visit, None);
    assert!(
        plain
            .to_string_lossy()
            .ends_with("Northmere third monitoring visit.visit.json")
    );
    let second = Desk::with_notebook(32);
    let imported = import(&second, plain.clone(), None).unwrap();
    assert_eq!(imported["visit"], visit);
    assert!(
        fs::read(export(&second, &visit, None)).unwrap() == fs::read(plain).unwrap(),
        "the same bytes"
    );
    assert_eq!(import(&second, export(&first, &visit, None), None).unwrap()["added"], 0);
}

#[test]
fn a_sealed_visit_opens_with_its_passphrase_only() {
    let (first, visit) = Desk::with_sample(33);
    let sealed = export(&first, &visit, Some("lantern seven quiet harbour"));
    assert!(
        !fs::read(&sealed)
            .unwrap()
            .windows(9)
            .any(|window| window == b"Northmere")
    );
    let second = Desk::with_notebook(34);
    second.answer(Some(sealed.clone()));
    assert_eq!(second.call("choose_visit_file", json!({}))["sealed"], true);
    assert_eq!(
        import(&second, sealed.clone(), None).unwrap_err().code,
        Code::FileNeedsPassphrase
    );
    assert_eq!(
        import(&second, sealed.clone(), Some("wrong")).unwrap_err().code,
        Code::FileWrongPassphrase
    );
    assert!(second.call("home", json!({}))["visits"].as_array().unwrap().is_empty());
    import(&second, sealed, Some("lantern seven quiet harbour")).unwrap();
}

#[test]
fn the_other_inspectors_work_is_added_and_mine_is_not_overwritten() {
    let (mine, visit) = Desk::with_sample(35);
    let (theirs, _) = Desk::with_sample(36);
    let evidence = mine.records(&visit, "evidence")[0].clone();
    for (desk, mark) in [(&mine, "question"), (&theirs, "context")] {
        desk.call(
            "edit_record",
            json!({"op_id": desk.op(), "subject": subject(&evidence), "base_rev": 1, "fields": {"mark": mark}}),
        );
        let mut new = evidence["record"].clone();
        new["id"] = json!(desk.op());
        new["text"] = json!(format!("Written under {mark}."));
        desk.call("record_evidence", json!({"op_id": desk.op(), "evidence": new}));
    }
    let imported = import(&mine, export(&theirs, &visit, None), None).unwrap();
    assert_eq!(mine.visit(&visit)["summary"]["evidence"], 103);
    assert_eq!(mine.records(&visit, "evidence")[0]["record"]["mark"], "question");
    let told: Vec<(&str, &Value)> = imported["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["label"].as_str().unwrap(), &d["fields"]))
        .collect();
    assert!(told.contains(&("E001", &json!(["mark"]))), "{told:?}");
    assert!(told.contains(&("E104 → E105", &json!(["number"]))), "{told:?}");
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place_and_nothing_is_imported() {
    let desk = Desk::with_notebook(37);
    let sample: Value = serde_json::from_slice(visitbook_app::sample_file()).unwrap();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut file = sample.clone();
        change(&mut file);
        file.to_string().into_bytes()
    };
    let hostile: Vec<(&str, Vec<u8>, Code)> = vec![
        ("newer", with(&|file| file["version"] = json!(4)), Code::FileNewer),
        ("foreign", b"{\"a\": 1}".to_vec(), Code::FileNotAVisit),
        ("picture", vec![0x89, b'P', b'N', b'G', 0, 1, 2], Code::FileBroken),
        (
            "truncated",
            visitbook_app::sample_file()[..60_000].to_vec(),
            Code::FileBroken,
        ),
        ("deep", b"[".repeat(100_000), Code::FileBroken),
        (
            "unknown field",
            with(&|file| file["records"]["evidence"][3]["colour"] = json!("red")),
            Code::FileBroken,
        ),
        (
            "wrong type",
            with(&|file| file["records"]["cases"][0]["reference"] = json!(7)),
            Code::FileBroken,
        ),
        (
            "dangling",
            with(&|file| file["records"]["evidence"][5]["author"] = json!("01930000-0000-7000-8000-0000000000ff")),
            Code::FileBroken,
        ),
    ];
    for (name, bytes, code) in hostile {
        let path = desk.root.path().join("hostile.visit.json");
        fs::write(&path, bytes).unwrap();
        let error = import(&desk, path, None).unwrap_err();
        assert_eq!(error.code, code, "{name}: {error:?}");
        assert!(!error.message.is_empty());
    }
    assert!(desk.call("home", json!({}))["visits"].as_array().unwrap().is_empty());
}

#[test]
fn a_file_larger_than_any_visit_is_refused_unread() {
    let desk = Desk::with_notebook(38);
    let path = desk.root.path().join("large.visit.json");
    fs::File::create(&path).unwrap().set_len(100_000_000).unwrap();
    desk.answer(Some(path));
    desk.refused_with("choose_visit_file", json!({}), Code::FileTooLarge);
}
