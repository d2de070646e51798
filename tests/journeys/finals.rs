//! The gate before a final letter, what is kept of one, and how it is corrected.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, pdf_words, saving, subject, words};

fn gate(desk: &Desk, visit: &Value) -> Value {
    desk.call("gate", json!({"visit": visit}))
}

fn holds(desk: &Desk, visit: &Value) -> Vec<Value> {
    gate(desk, visit)["holds"].as_array().unwrap().clone()
}

fn set_aside(desk: &Desk, visit: &Value, hold: &Value, because: &str) {
    let request = json!({"op_id": desk.op(), "visit": visit, "rule": hold["rule"], "block": hold["block"],
        "words": hold["words"], "because": because});
    desk.call("set_aside_remark", request);
}

/// Writes a reason for everything that holds the letter back.
fn answer_everything(desk: &Desk, visit: &Value) {
    for hold in holds(desk, visit) {
        set_aside(desk, visit, &hold, "Read with the lead;\nit may stand.");
    }
    assert_eq!(holds(desk, visit), Vec::<Value>::new());
}

fn making(desk: &Desk, visit: &Value) -> Value {
    json!({"op_id": desk.op(), "visit": visit, "because": null})
}

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
fn what_holds_a_letter_back_is_told_and_blocks_until_somebody_writes_why() {
    let (desk, visit) = Desk::with_sample(330);
    let block = desk.records(&visit, "block")[1].clone();
    desk.call(
        "save_letter",
        saving(&desk, &block, "Children wait far too long for help."),
    );
    let found = holds(&desk, &visit);
    let unsupported = found
        .iter()
        .find(|hold| hold["rule"] == "rests-on-nothing" && hold["block"] == block["record"]["id"]);
    let unsupported = unsupported.unwrap();
    assert_eq!(unsupported["kind"], "evidence");
    assert_eq!(unsupported["words"], "Children wait far too long for help.");
    let before = desk.visit(&visit)["kept"].clone();
    let error = desk.refused_with("make_final", making(&desk, &visit), Code::LetterHeldBack);
    assert_eq!(error.values["holds"], found.len().to_string());
    assert_eq!(desk.visit(&visit)["kept"], before, "nothing was written");
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    let kept = desk.records(&visit, "final_letter")[0]["record"].clone();
    let despite = kept["despite"].as_array().unwrap();
    assert_eq!(despite.len(), found.len());
    assert!(
        despite.iter().any(
            |each| each["words"] == unsupported["words"] && each["because"] == "Read with the lead;\nit may stand."
        )
    );
}

#[test]
fn other_words_want_a_reason_of_their_own() {
    let (desk, visit) = Desk::with_sample(331);
    let reword = |text: &str| {
        let block = desk.records(&visit, "block")[1].clone();
        desk.call("save_letter", saving(&desk, &block, text));
    };
    reword("Children wait too long.");
    answer_everything(&desk, &visit);
    reword("Children wait a year.");
    assert!(
        holds(&desk, &visit)
            .iter()
            .any(|hold| hold["words"] == "Children wait a year.")
    );
}

#[test]
fn counter_evidence_of_a_finding_holds_back_until_it_is_weighed_or_answered_and_more_of_it_again() {
    let (desk, visit) = Desk::with_sample(332);
    answer_everything(&desk, &visit);
    let evidence = desk.records(&visit, "evidence");
    let concern = |mark: &str| {
        evidence
            .iter()
            .filter(|piece| piece["record"]["mark"] == mark && piece["record"]["binned"].is_null())
            .cloned()
            .collect::<Vec<_>>()
    };
    let (strength, against) = (concern("strength")[0].clone(), concern("concern"));
    // Whatever speaks against it unasked is weighed first, so that what is put there alone is open.
    let finding = json!(desk.op());
    let request = json!({"op_id": desk.op(), "finding": finding, "visit": visit, "area": strength["record"]["areas"][0],
        "statement": "Plans are better.", "mark": "strength", "direction": "improved", "supports": [strength["record"]["id"]]});
    desk.call("add_finding", request);
    let rev = || {
        desk.records(&visit, "finding")
            .iter()
            .find(|kept| kept["record"]["id"] == finding)
            .unwrap()["rev"]
            .clone()
    };
    let view = desk.call("findings_view", json!({"visit": visit}));
    let own = view["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|each| each["finding"] == finding)
        .unwrap();
    for piece in own["unweighed"].as_array().unwrap() {
        desk.call("weigh", json!({"op_id": desk.op(), "finding": finding, "base_rev": rev(), "evidence": piece, "how": "outweighed", "because": "Older."}));
    }
    let open = || holds(&desk, &visit).into_iter().find(|hold| hold["finding"] == finding);
    assert_eq!(open(), None);
    let elsewhere: Vec<&Value> = against
        .iter()
        .filter(|piece| !own["against"].as_array().unwrap().contains(&piece["record"]["id"]))
        .collect();
    let put = |piece: &Value| {
        desk.call("link_evidence", json!({"op_id": desk.op(), "finding": finding, "base_rev": rev(), "evidence": [piece["record"]["id"]], "side": "against"}));
    };
    put(elsewhere[0]);
    let hold = open().unwrap();
    assert_eq!(
        (hold["kind"].as_str(), hold["message"].as_str()),
        (Some("not_weighed"), Some("Plans are better."))
    );
    set_aside(&desk, &visit, &hold, "One team only.");
    assert_eq!(open(), None);
    put(elsewhere[1]);
    assert!(open().is_some(), "more evidence wants another look");
}

#[test]
fn a_missing_fact_holds_back_and_open_comments_only_warn() {
    let (desk, visit) = Desk::with_sample(333);
    answer_everything(&desk, &visit);
    let block = desk.records(&visit, "block")[1].clone();
    let anchor = json!({"block": block["record"]["id"], "start": 0, "words": "", "before": "", "after": ""});
    desk.call(
        "add_comment",
        json!({"op_id": desk.op(), "comment": desk.op(), "visit": visit, "anchor": anchor, "text": "Sure?"}),
    );
    let told = gate(&desk, &visit);
    assert_eq!(
        (told["open_comments"].clone(), told["holds"].clone()),
        (json!(1), json!([]))
    );
    let letter = desk.records(&visit, "letter")[0].clone();
    desk.edit(&letter, json!({"signatory": [" "]}));
    let kept = desk.records(&visit, "visit")[0].clone();
    desk.edit(&kept, json!({"team": []}));
    let fields: Vec<Value> = holds(&desk, &visit).iter().map(|hold| hold["rule"].clone()).collect();
    assert_eq!(fields, ["visit.team", "letter.signatory"]);
    desk.refused_with("make_final", making(&desk, &visit), Code::LetterHeldBack);
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
    let (path, again) = exported(&desk, "export_letter", json!({"visit": visit}));
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
    let kept = before.2[0].clone();
    desk.refused_with(
        "edit_record",
        json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1, "fields": {"because": "x"}}),
        Code::BadRequest,
    );
    desk.refused_with(
        "remove_record",
        json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1}),
        Code::BadRequest,
    );
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

/// The sample visit as a rehearsal's, from a file.
fn rehearsal(desk: &Desk, with_letter: bool) -> Value {
    let mut file: Value = serde_json::from_slice(visitbook_app::sample_file()).unwrap();
    file["records"]["visit"]["purpose"] = json!("rehearsal");
    if !with_letter {
        file["records"]["letter"] = Value::Null;
        file["records"]["blocks"] = json!([]);
    }
    let path = desk.root.path().join("rehearsal.visit.json");
    std::fs::write(&path, file.to_string()).unwrap();
    desk.answer(Some(path));
    desk.call("choose_visit_file", json!({}));
    desk.call("import_visit", json!({"op_id": desk.op(), "passphrase": null}))["visit"].clone()
}

#[test]
fn a_rehearsal_never_becomes_final_as_an_inspectors_letter() {
    for (laptop, with_letter) in [(338, true), (339, false)] {
        let desk = Desk::with_notebook(laptop);
        let visit = rehearsal(&desk, with_letter);
        if !with_letter {
            desk.call(
                "compose_letter",
                json!({"op_id": desk.op(), "visit": visit, "date": null}),
            );
        }
        answer_everything(&desk, &visit);
        let refused = || {
            assert_eq!(gate(&desk, &visit)["shut"], "rehearsal");
            let error = desk.refused_with("make_final", making(&desk, &visit), Code::Refused);
            assert_eq!(error.values["reason"], "rehearsal");
        };
        refused();
        // Calling it an inspection afterwards changes nothing.
        desk.edit(&desk.records(&visit, "visit")[0], json!({"purpose": "inspection"}));
        answer_everything(&desk, &visit);
        refused();
        assert!(desk.records(&visit, "final_letter").is_empty());
    }
}

#[test]
fn a_purpose_that_was_wrong_for_a_moment_does_not_shut_the_gate() {
    let (desk, visit) = Desk::with_sample(340);
    for purpose in ["rehearsal", "inspection"] {
        desk.edit(&desk.records(&visit, "visit")[0], json!({"purpose": purpose}));
    }
    assert!(gate(&desk, &visit)["shut"].is_null());
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
