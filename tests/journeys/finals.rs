//! What is kept of a final letter, and how it is corrected.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, pdf_words, saving, subject, words};
use crate::gate::{answer_everything, gate, making};

/// The sample's letter made final.
fn with_final_letter(laptop: u64) -> (Desk, Value) {
    let (desk, visit) = Desk::with_sample(laptop);
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    (desk, visit)
}

fn state(desk: &Desk, visit: &Value, kind: &str) -> Value {
    desk.records(visit, kind)[0]["record"]["state"].clone()
}

/// The bytes that a command writes.
fn exported(desk: &Desk, command: &str, request: Value) -> (String, Vec<u8>) {
    let folder = desk.root.path().join("out");
    std::fs::create_dir_all(&folder).unwrap();
    desk.answer(Some(folder));
    let path = desk.call(command, request)["path"].as_str().unwrap().to_owned();
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    (path, bytes)
}

fn final_pdf(desk: &Desk, visit: &Value, at: usize) -> Vec<u8> {
    let id = desk.records(visit, "final_letter")[at]["record"]["id"].clone();
    exported(desk, "export_final", json!({"final_letter": id})).1
}

#[test]
fn a_final_letter_is_kept_with_the_bytes_of_its_pdf() {
    let (desk, visit) = with_final_letter(334);
    assert_eq!(
        (state(&desk, &visit, "letter"), state(&desk, &visit, "visit")),
        (json!("final"), json!("final"))
    );
    let kept = desk.records(&visit, "final_letter")[0]["record"].clone();
    assert_eq!((kept["number"].clone(), kept["because"].clone()), (json!(1), json!("")));
    assert_eq!(
        kept["blocks"].as_array().unwrap().len(),
        desk.records(&visit, "block").len()
    );
    let pdf = final_pdf(&desk, &visit, 0);
    assert_eq!(json!(pdf.len()), kept["pdf_bytes"]);
    desk.reopen();
    assert_eq!(
        final_pdf(&desk, &visit, 0),
        pdf,
        "after a start that removes what nothing names"
    );
    let (path, again) = exported(
        &desk,
        "export_letter",
        json!({"visit": visit, "form": "pdf", "look": {"marking": null}}),
    );
    assert_eq!(again, pdf, "the letter's own export gives what was kept");
    assert!(!path.contains("DRAFT"), "{path}");
    std::fs::write(&path, &pdf).unwrap();
    assert!(!pdf_words(&path).contains("DRAFT"));
    let versions = desk.call("versions", json!({"visit": visit}));
    assert_eq!(versions["versions"][0]["what"]["type"], "final");
}

#[test]
fn a_final_letter_cannot_be_changed_in_any_way() {
    let (desk, visit) = with_final_letter(335);
    let (letter, block) = (
        desk.records(&visit, "letter")[0].clone(),
        desk.records(&visit, "block")[1].clone(),
    );
    let before = (
        desk.records(&visit, "letter"),
        desk.records(&visit, "block"),
        desk.records(&visit, "final_letter"),
    );
    let mut restructured = saving(&desk, &block, "Other words.");
    restructured["order"] = json!([block["record"]["id"]]);
    let fields = json!({"salutation": "Robin"});
    let draft = json!({"op_id": desk.op(), "subject": subject(&letter), "base_rev": letter["rev"], "field": "salutation", "text": "\"Robin\""});
    for (command, request) in [
        ("save_letter", saving(&desk, &block, "Other words.")),
        ("save_letter", restructured),
        (
            "edit_record",
            json!({"op_id": desk.op(), "subject": subject(&letter), "base_rev": letter["rev"], "fields": fields}),
        ),
        ("save_draft", draft),
        ("make_final", making(&desk, &visit)),
    ] {
        let error = desk.refused_with(command, request, Code::Refused);
        assert_eq!(error.values["reason"], "final", "{command}");
    }
    desk.refused_with(
        "compose_letter",
        json!({"op_id": desk.op(), "visit": visit, "date": null}),
        Code::LetterExists,
    );
    for scope in [subject(&letter), subject(&block)] {
        for command in ["undo", "redo"] {
            let request = json!({"op_id": desk.op(), "scope": scope});
            let told = desk.core.call(command, request);
            assert!(
                told.is_err() || told.as_ref().unwrap()["op"].is_null(),
                "{command} {scope:?}: {told:?}"
            );
        }
    }
    assert_eq!(
        (
            desk.records(&visit, "letter"),
            desk.records(&visit, "block"),
            desk.records(&visit, "final_letter")
        ),
        before
    );
}

#[test]
fn the_record_of_a_final_letter_is_neither_edited_nor_removed() {
    let (desk, visit) = with_final_letter(344);
    let kept = desk.records(&visit, "final_letter")[0].clone();
    let edit = json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1, "fields": {"because": "x"}});
    desk.refused_with("edit_record", edit, Code::BadRequest);
    let remove = json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1});
    desk.refused_with("remove_record", remove, Code::BadRequest);
}

#[test]
fn a_request_to_make_a_letter_final_that_comes_twice_makes_one() {
    let (desk, visit) = Desk::with_sample(336);
    answer_everything(&desk, &visit);
    let request = making(&desk, &visit);
    desk.call("make_final", request.clone());
    desk.call("make_final", request);
    assert_eq!(desk.records(&visit, "final_letter").len(), 1);
}

#[test]
fn amending_makes_the_next_version_with_its_reason_and_leaves_the_first_byte_for_byte() {
    let (desk, visit) = with_final_letter(337);
    let first = final_pdf(&desk, &visit, 0);
    let amend = |because: &str| json!({"op_id": desk.op(), "visit": visit, "because": because});
    assert_eq!(
        desk.refused_with("amend_letter", amend(" "), Code::Refused).values["field"],
        "amended"
    );
    desk.call("amend_letter", amend("The date of the visit was wrong."));
    desk.refused_with("amend_letter", amend("Again."), Code::NotFound);
    let letter = desk.records(&visit, "letter")[0]["record"].clone();
    assert_eq!(
        (letter["state"].clone(), letter["version"].clone()),
        (json!("draft"), json!(2))
    );
    assert_eq!(state(&desk, &visit, "visit"), "drafting");
    assert_eq!(gate(&desk, &visit)["because"], "The date of the visit was wrong.");
    let block = desk.records(&visit, "block")[1].clone();
    desk.call("save_letter", saving(&desk, &block, "Corrected words."));
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    let kept = desk.records(&visit, "final_letter");
    assert_eq!(
        (
            kept[1]["record"]["number"].clone(),
            kept[1]["record"]["because"].clone()
        ),
        (json!(2), json!("The date of the visit was wrong."))
    );
    assert_eq!(final_pdf(&desk, &visit, 0), first);
    assert_ne!(final_pdf(&desk, &visit, 1), first);
    let then = desk.call("letter_version", json!({"visit": visit, "at": kept[0]["record"]["at"]}));
    assert_eq!(
        then["blocks"], kept[0]["record"]["blocks"],
        "the journal tells the first one too"
    );
    assert_eq!(words(&desk.records(&visit, "block")[1]), "Corrected words.");
}

#[test]
fn a_visit_goes_out_with_a_final_letter_only_and_a_first_one_is_not_for_publication() {
    let (desk, visit) = Desk::with_sample(341);
    let moving = |to: &str| json!({"op_id": desk.op(), "visit": visit, "base_rev": desk.records(&visit, "visit")[0]["rev"], "to": to});
    let progress = || desk.call("visit_progress", json!({"visit": visit}));
    for to in ["final", "shared", "published", "not_for_publication"] {
        desk.refused_with("move_visit", moving(to), Code::Refused);
    }
    desk.call("move_visit", moving("withdrawn"));
    desk.refused_with("move_visit", moving("published"), Code::Refused);
    desk.call("move_visit", moving("with_authority"));
    assert_eq!(progress()["proposed"], "final");
    desk.edit(&desk.records(&visit, "visit")[0], json!({"ordinal": 1}));
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    assert_eq!(progress()["proposed"], "shared");
    desk.refused_with("move_visit", moving("drafting"), Code::Refused);
    desk.call("move_visit", moving("shared"));
    let told = progress();
    assert_eq!(told["proposed"], "not_for_publication");
    let past: Vec<Value> = told["past"]
        .as_array()
        .unwrap()
        .iter()
        .map(|past| past["state"].clone())
        .collect();
    assert_eq!(past, ["shared", "final", "with_authority", "withdrawn", "drafting"]);
    assert!(
        told["past"]
            .as_array()
            .unwrap()
            .iter()
            .all(|past| past["by"] == "Maren Hollis")
    );
    desk.edit(&desk.records(&visit, "visit")[0], json!({"ordinal": 2}));
    assert_eq!(progress()["proposed"], "published");
}

#[test]
fn a_final_letter_that_came_in_a_file_is_set_again_to_the_same_bytes() {
    let (desk, visit) = with_final_letter(342);
    let pdf = final_pdf(&desk, &visit, 0);
    let (path, file) = exported(&desk, "export_visit", json!({"visit": visit, "passphrase": null}));
    let other = Desk::with_notebook(343);
    let brought = other.root.path().join(std::path::Path::new(&path).file_name().unwrap());
    std::fs::write(&brought, file).unwrap();
    other.answer(Some(brought));
    other.call("choose_visit_file", json!({}));
    let visit = other.call("import_visit", json!({"op_id": other.op(), "passphrase": null}))["visit"].clone();
    assert!(final_pdf(&other, &visit, 0) == pdf);
}
