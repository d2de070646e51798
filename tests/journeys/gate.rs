//! What holds a letter back from being final, and how it is answered.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, saving};

/// What the gate tells.
pub fn gate(desk: &Desk, visit: &Value) -> Value {
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
pub fn answer_everything(desk: &Desk, visit: &Value) {
    for hold in holds(desk, visit) {
        set_aside(desk, visit, &hold, "Read with the lead;\nit may stand.");
    }
    assert_eq!(holds(desk, visit), Vec::<Value>::new());
}

/// The last paragraph of the letter.
fn paragraph(desk: &Desk, visit: &Value) -> Value {
    let blocks = desk.records(visit, "block").into_iter();
    blocks
        .rev()
        .find(|block| block["record"]["kind"] == "paragraph")
        .unwrap()
}

/// A request to make the letter final.
pub fn making(desk: &Desk, visit: &Value) -> Value {
    json!({"op_id": desk.op(), "visit": visit, "because": null})
}

#[test]
fn what_holds_a_letter_back_is_told_and_blocks_until_somebody_writes_why() {
    let (desk, visit) = Desk::with_sample(330);
    let block = paragraph(&desk, &visit);
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
        let block = paragraph(&desk, &visit);
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
    let block = paragraph(&desk, &visit);
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
