//! Running text: kept at once, settled later, never lost.

use serde_json::json;
use visitbook_app::error::Code;

use crate::desk::{Desk, subject};

#[test]
fn text_in_the_capture_bar_waits_over_a_restart() {
    let (desk, visit) = Desk::with_sample(11);
    let capture = json!({"kind": "visit", "id": visit});
    let save =
        |text: &str| json!({"op_id": desk.op(), "subject": capture, "base_rev": 0, "field": "capture", "text": text});
    desk.call("save_draft", save("- @C07 Safety plan asked f"));
    desk.reopen();
    assert_eq!(
        desk.visit(&visit)["unfinished"]["capture"],
        "- @C07 Safety plan asked f"
    );
    desk.call("save_draft", save(""));
    assert_eq!(desk.visit(&visit)["unfinished"], json!({}));
}

#[test]
fn notes_under_review_wait_over_a_restart_until_they_are_evidence() {
    let (desk, visit) = Desk::with_sample(61);
    let of = json!({"kind": "visit", "id": visit});
    let save = |field: &str, text: &str| json!({"op_id": desk.op(), "subject": of, "base_rev": 0, "field": field, "text": text});
    let part = json!([{"text": "x".repeat(50_000)}]).to_string();
    desk.call("save_draft", save("notes", r#"{"name":"day 1.docx"}"#));
    desk.call("save_draft", save("notes.0", &part));
    desk.call("save_draft", save("notes.12", "[]"));
    for field in ["notes.", "notes.x", "notes.1234567", "notes_1"] {
        desk.refused_with("save_draft", save(field, "[]"), Code::BadRequest);
    }
    desk.call("settle", json!({"op_id": desk.op(), "subject": of}));
    desk.reopen();
    let waits = desk.visit(&visit)["unfinished"].clone();
    assert_eq!((&waits["notes.0"], &waits["notes.12"]), (&json!(part), &json!("[]")));

    let mut evidence = desk.records(&visit, "evidence")[0]["record"].clone();
    evidence["id"] = json!(desk.op());
    evidence["number"] = json!(0);
    desk.call("import_notes", json!({"op_id": desk.op(), "evidence": [evidence]}));
    assert_eq!(desk.visit(&visit)["unfinished"], json!({}));
}

#[test]
fn what_is_typed_into_plan_is_kept_as_it_is_typed_and_becomes_one_change() {
    let (desk, visit) = Desk::with_sample(18);
    let kept = desk.records(&visit, "area")[0].clone();
    for title in ["Overs", "Oversight by man", "Oversight by managers"] {
        let text = json!(title).to_string();
        let save =
            json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1, "field": "title", "text": text});
        desk.call("save_draft", save);
    }
    desk.reopen();
    let found = desk.records(&visit, "area")[0].clone();
    assert_eq!(found["record"]["title"], "Oversight by managers");
    assert_eq!(found["rev"], 2, "three saves, one change");
    let undone = desk.call("undo", json!({"op_id": desk.op(), "scope": subject(&kept)}));
    assert_eq!(undone["saved"]["kept"][0]["record"], kept["record"]);
}

#[test]
fn a_field_that_is_left_replaces_what_was_kept_of_it_and_takes_other_fields_along() {
    let (desk, visit) = Desk::with_sample(19);
    let kept = desk.records(&visit, "area")[0].clone();
    let save = |field: &str, text: &str| json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1, "field": field, "text": json!(text).to_string()});
    desk.call("save_draft", save("title", "Half a ti"));
    desk.call("save_draft", save("wording", "what is said of it"));
    let edit = json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1, "fields": {"title": kept["record"]["title"]}});
    let saved = desk.call("edit_record", edit);
    assert_eq!(saved["kept"][0]["record"]["title"], kept["record"]["title"]);
    assert_eq!(saved["kept"][0]["record"]["wording"], "what is said of it");
    desk.reopen();
    assert_eq!(desk.records(&visit, "area")[0]["record"], saved["kept"][0]["record"]);
}

#[test]
fn a_value_that_breaks_a_rule_or_has_another_shape_is_not_kept() {
    let (desk, visit) = Desk::with_sample(20);
    let kept = desk.records(&visit, "area")[0].clone();
    let save = |field: &str, text: &str| json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1, "field": field, "text": text});
    desk.refused_with("save_draft", save("title", "\"\""), Code::Refused);
    desk.refused_with("save_draft", save("title", "12"), Code::BadRequest);
    desk.refused_with("save_draft", save("title", "Half a ti"), Code::BadRequest);
    desk.refused_with("save_draft", save("visit", "\"x\""), Code::BadRequest);
    assert_eq!(desk.records(&visit, "area")[0]["record"], kept["record"]);
}

#[test]
fn storing_evidence_clears_the_capture_bar_and_stamps_time_author_and_number() {
    let (desk, visit) = Desk::with_sample(12);
    let capture = json!({"op_id": desk.op(), "subject": {"kind": "visit", "id": visit}, "base_rev": 0, "field": "capture", "text": "Seen alone"});
    desk.call("save_draft", capture);
    let mut evidence = desk.records(&visit, "evidence")[0]["record"].clone();
    evidence["id"] = json!(desk.op());
    evidence["number"] = json!(0);
    evidence["text"] = json!("Seen alone at each visit.");
    let op = desk.op();
    let saved = desk.call("record_evidence", json!({"op_id": op, "evidence": evidence}));
    assert_eq!(saved["kept"][0]["record"]["number"], 104);
    assert_eq!(saved["kept"][0]["record"]["author"], desk.visit(&visit)["me"]);
    assert_eq!(desk.visit(&visit)["unfinished"], json!({}));

    let again = desk.call("record_evidence", json!({"op_id": op, "evidence": evidence}));
    assert_eq!(again["kept"], saved["kept"], "the same request twice has one effect");
    assert_eq!(desk.visit(&visit)["summary"]["evidence"], 102);
}

#[test]
fn evidence_text_settles_into_one_change_when_the_field_is_left() {
    let (desk, visit) = Desk::with_sample(13);
    let kept = desk.records(&visit, "evidence")[0].clone();
    let subject = subject(&kept);
    for text in ["No m", "No man", "No manager’s note."] {
        let save =
            json!({"op_id": desk.op(), "subject": subject, "base_rev": kept["rev"], "field": "text", "text": text});
        desk.call("save_draft", save);
    }
    let saved = desk.call("settle", json!({"op_id": desk.op(), "subject": subject}));
    assert_eq!(saved["kept"][0]["rev"], 2);
    assert_eq!(saved["kept"][0]["record"]["text"], "No manager’s note.");
    let undone = desk.call("undo", json!({"op_id": desk.op(), "scope": subject}));
    assert_eq!(undone["op"], "edit_evidence");
    assert_eq!(undone["saved"]["kept"][0]["record"]["text"], kept["record"]["text"]);
}

#[test]
fn a_draft_left_by_a_crash_is_a_change_at_the_next_start() {
    let (desk, visit) = Desk::with_sample(14);
    let kept = desk.records(&visit, "evidence")[0].clone();
    let save = json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": kept["rev"], "field": "text", "text": "Half a sen"});
    desk.call("save_draft", save);
    // A copy of the folder is what a crash leaves: the program has closed nothing.
    let path = desk.call("notebooks", json!({}))["known"][0]["path"]
        .as_str()
        .unwrap()
        .to_owned();
    let crashed = Desk::new(15);
    let copy = crashed.root.path().join("crashed");
    std::fs::create_dir(&copy).unwrap();
    for entry in std::fs::read_dir(path).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
    }
    crashed.answer(Some(copy.clone()));
    crashed.call("choose_folder", json!({}));
    let opened = crashed.call(
        "unlock",
        json!({"path": copy, "passphrase": visitbook_testkit::PASSPHRASE}),
    );
    assert_eq!(opened["recovered"], 1);
    assert_eq!(crashed.records(&visit, "evidence")[0]["record"]["text"], "Half a sen");
}

#[test]
fn a_text_that_is_too_long_or_a_field_that_is_no_text_is_refused() {
    let (desk, visit) = Desk::with_sample(16);
    let kept = desk.records(&visit, "evidence")[0].clone();
    let save = |field: &str, text: &str| json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": kept["rev"], "field": field, "text": text});
    let error = desk.refused_with("save_draft", save("text", &"x".repeat(40_001)), Code::Refused);
    assert_eq!(
        (error.values["field"].as_str(), error.values["reason"].as_str()),
        ("text", "too_long")
    );
    desk.refused_with("save_draft", save("number", "7"), Code::BadRequest);
}

#[test]
fn a_record_that_has_changed_since_refuses_an_old_hand() {
    let (desk, visit) = Desk::with_sample(17);
    let kept = desk.records(&visit, "evidence")[0].clone();
    let edit = |rev: &serde_json::Value, mark: &str| json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": rev, "fields": {"mark": mark}});
    let saved = desk.call("edit_record", edit(&kept["rev"], "question"));
    desk.call("edit_record", edit(&saved["kept"][0]["rev"], "context"));
    desk.refused_with("edit_record", edit(&kept["rev"], "strength"), Code::Stale);
    desk.refused_with("edit_record", edit(&json!(3), "nonsense"), Code::BadRequest);
}

#[test]
fn evidence_goes_to_the_bin_and_comes_back() {
    let (desk, visit) = Desk::with_sample(18);
    let kept = desk.records(&visit, "evidence")[0].clone();
    let at = |rev: &serde_json::Value| json!({"op_id": desk.op(), "evidence": kept["record"]["id"], "base_rev": rev});
    let binned = desk.call("bin_evidence", at(&kept["rev"]));
    assert!(binned["kept"][0]["record"]["binned"].is_string());
    assert_eq!(desk.visit(&visit)["summary"]["evidence"], 100);
    let restored = desk.call("restore_evidence", at(&binned["kept"][0]["rev"]));
    assert!(restored["kept"][0]["record"]["binned"].is_null());
}
