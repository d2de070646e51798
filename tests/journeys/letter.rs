//! From evidence to a letter and its PDF.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, subject};

/// A visit with all facts and no letter: the sample's, under other ids.
fn without_letter(desk: &Desk) -> Value {
    let mut file: Value = serde_json::from_slice(visitbook_app::sample_file()).unwrap();
    file["records"]["letter"] = Value::Null;
    file["records"]["blocks"] = json!([]);
    let path = desk.root.path().join("unwritten.visit.json");
    std::fs::write(&path, file.to_string()).unwrap();
    desk.answer(Some(path));
    desk.call("choose_visit_file", json!({}));
    desk.call("import_visit", json!({"op_id": desk.op(), "passphrase": null}))["visit"].clone()
}

fn words(block: &Value) -> String {
    let runs = block["record"]["content"].as_array().unwrap();
    runs.iter().filter_map(|run| run["text"].as_str()).collect()
}

#[test]
fn a_first_draft_is_composed_from_the_visit_once() {
    let desk = Desk::with_notebook(21);
    let visit = without_letter(&desk);
    let compose = || json!({"op_id": desk.op(), "visit": visit, "date": null});
    desk.call("compose_letter", compose());
    let letter = desk.records(&visit, "letter")[0]["record"].clone();
    assert_eq!(letter["date"], "2026-12-23", "25 working days after 18 November 2026");
    assert_eq!(letter["salutation"], "Wren");
    let blocks = desk.records(&visit, "block");
    assert!(words(&blocks[0]).starts_with("This letter summarises the findings of the monitoring visit to Northmere"));
    assert!(blocks.iter().any(|block| words(block) == "Headline findings"));
    desk.refused_with("compose_letter", compose(), Code::LetterExists);
}

#[test]
fn undoing_the_first_draft_leaves_no_letter_and_redo_brings_it_back() {
    let desk = Desk::with_notebook(22);
    let visit = without_letter(&desk);
    desk.call(
        "compose_letter",
        json!({"op_id": desk.op(), "visit": visit, "date": null}),
    );
    let before = (desk.records(&visit, "letter"), desk.records(&visit, "block"));
    let scope = json!({"kind": "letter", "id": before.0[0]["record"]["id"]});
    let undone = desk.call("undo", json!({"op_id": desk.op(), "scope": scope}));
    assert_eq!(undone["op"], "compose_letter");
    assert!(desk.records(&visit, "letter").is_empty() && desk.records(&visit, "block").is_empty());
    desk.call("redo", json!({"op_id": desk.op(), "scope": scope}));
    let records = |kept: &[Value]| kept.iter().map(|kept| kept["record"].clone()).collect::<Vec<_>>();
    assert_eq!(records(&desk.records(&visit, "block")), records(&before.1));
}

#[test]
fn missing_facts_are_named_all_at_once() {
    let desk = Desk::with_notebook(23);
    let visit = without_letter(&desk);
    let kept = desk.records(&visit, "visit")[0].clone();
    let fields = json!({"team": []});
    desk.call(
        "edit_record",
        json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": kept["rev"], "fields": fields}),
    );
    let compose = json!({"op_id": desk.op(), "visit": visit, "date": null});
    let error = desk.refused_with("compose_letter", compose, Code::LetterFactsMissing);
    assert_eq!(error.values["missing"], "visit.team");
}

/// A save of one block with other words.
fn save(desk: &Desk, block: &Value, content: &Value) -> Value {
    let page = json!({"id": block["record"]["id"], "kind": block["record"]["kind"], "content": content});
    json!({"op_id": desk.op(), "letter": block["record"]["letter"], "blocks": [{"base_rev": block["rev"], "block": page}], "order": null})
}

#[test]
fn words_typed_into_a_block_are_kept_at_once_and_settle_into_one_change() {
    let (desk, visit) = Desk::with_sample(24);
    let block = desk.records(&visit, "block")[0].clone();
    for text in ["A", "A new", "A new sentence."] {
        let saved = desk.call(
            "save_letter",
            save(&desk, &block, &json!([{"type": "text", "text": text}])),
        );
        assert!(saved["kept"].as_array().unwrap().is_empty(), "nothing has settled yet");
    }
    let after = desk.records(&visit, "block")[0].clone();
    assert_eq!(
        (words(&after).as_str(), after["rev"].as_u64()),
        ("A new sentence.", Some(2))
    );
}

#[test]
fn a_new_paragraph_and_a_removed_one_are_changes_that_undo_takes_back() {
    let (desk, visit) = Desk::with_sample(25);
    let before = desk.records(&visit, "block");
    let id = desk.op();
    let mut order: Vec<Value> = before.iter().map(|block| block["record"]["id"].clone()).collect();
    order.insert(3, json!(id));
    order.pop();
    let page = json!({"id": id, "kind": "paragraph", "content": [{"type": "text", "text": "Inserted."}]});
    let letter = before[0]["record"]["letter"].clone();
    let request =
        json!({"op_id": desk.op(), "letter": letter, "blocks": [{"base_rev": 0, "block": page}], "order": order});
    let saved = desk.call("save_letter", request.clone());
    assert_eq!(
        (
            saved["kept"].as_array().unwrap().len(),
            saved["gone"].as_array().unwrap().len()
        ),
        (1, 1)
    );
    assert_eq!(
        desk.call("save_letter", request)["kept"],
        saved["kept"],
        "the same request twice has one effect"
    );
    assert_eq!(words(&desk.records(&visit, "block")[3]), "Inserted.");
    for _ in 0..2 {
        desk.call(
            "undo",
            json!({"op_id": desk.op(), "scope": {"kind": "letter", "id": letter}}),
        );
    }
    let all = |blocks: Vec<Value>| blocks.iter().map(words).collect::<Vec<_>>();
    assert!(
        all(desk.records(&visit, "block")) == all(before),
        "the letter is as it was"
    );
}

#[test]
fn a_citation_of_nothing_and_an_unknown_block_are_refused() {
    let (desk, visit) = Desk::with_sample(26);
    let block = desk.records(&visit, "block")[0].clone();
    desk.refused_with(
        "save_letter",
        save(&desk, &block, &json!([{"type": "cite", "evidence": []}])),
        Code::Refused,
    );
    let mut unknown = save(&desk, &block, &json!([]));
    unknown["order"] = json!([desk.op()]);
    desk.refused_with("save_letter", unknown, Code::Refused);
}

#[test]
fn the_exported_pdf_has_the_sentence_that_was_typed_last() {
    let (desk, visit) = Desk::with_sample(27);
    let block = desk.records(&visit, "block").pop().unwrap();
    desk.call(
        "save_letter",
        save(
            &desk,
            &block,
            &json!([{"type": "text", "text": "Quokkas are not mentioned again."}]),
        ),
    );
    desk.answer(Some(desk.root.path().to_owned()));
    let exported = desk.call(
        "export_letter",
        json!({"visit": visit, "form": "pdf", "look": {"marking": null}}),
    );
    let path = exported["path"].as_str().unwrap();
    assert!(path.ends_with("Northmere monitoring letter DRAFT.pdf"), "{path}");
    let pdf = lopdf::Document::load(path).unwrap();
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    assert!(pages.len() >= 4);
    assert!(
        pdf.extract_text(&pages)
            .unwrap()
            .contains("Quokkas are not mentioned again.")
    );
}

#[test]
fn the_letter_is_exported_in_every_form_under_its_name() {
    let (desk, visit) = Desk::with_sample(127);
    desk.answer(Some(desk.root.path().to_owned()));
    for (form, ending, beginning) in [
        ("pdf", "pdf", "%PDF"),
        ("docx", "docx", "PK"),
        ("html", "html", "<!DOCTYPE html>"),
        ("text", "txt", "OFFICIAL-SENSITIVE"),
    ] {
        let exported = desk.call(
            "export_letter",
            json!({"visit": visit, "form": form, "look": {"marking": null}}),
        );
        let path = exported["path"].as_str().unwrap();
        assert!(
            path.ends_with(&format!("Northmere monitoring letter DRAFT.{ending}")),
            "{path}"
        );
        let bytes = std::fs::read(path).unwrap();
        assert!(bytes.starts_with(beginning.as_bytes()), "{form}");
    }
    desk.refused_with(
        "export_letter",
        json!({"visit": visit, "form": "odt", "look": {"marking": null}}),
        Code::BadRequest,
    );
}

#[test]
fn a_draft_is_marked_as_somebody_says_and_a_final_letter_is_not() {
    let (desk, visit) = Desk::with_sample(128);
    desk.answer(Some(desk.root.path().to_owned()));
    let written = |marking: Value| {
        let request = json!({"visit": visit, "form": "text", "look": {"marking": marking}});
        let path = desk.call("export_letter", request)["path"].clone();
        std::fs::read_to_string(path.as_str().unwrap()).unwrap()
    };
    assert!(written(Value::Null).starts_with("OFFICIAL-SENSITIVE\n"));
    assert!(written(json!("OFFICIAL")).starts_with("OFFICIAL\n"));
    assert!(written(json!("")).starts_with("Draft: not for publication."));
    let numbered = json!({"visit": visit, "form": "text", "look": {"references": true, "line_numbers": true, "wide_margin": true}});
    let path = desk.call("export_letter", numbered)["path"].clone();
    let text = std::fs::read_to_string(path.as_str().unwrap()).unwrap();
    assert!(text.contains("[1] ") && text.contains("[2] ") && text.contains("OFFICIAL-SENSITIVE"));
    let request = json!({"visit": visit, "form": "pdf", "look": {"marking": "x".repeat(400)}});
    assert_eq!(
        desk.refused_with("export_letter", request, Code::Refused).values["field"],
        "letter"
    );
}

#[test]
fn a_character_that_cannot_be_printed_stops_the_export_and_is_named() {
    let (desk, visit) = Desk::with_sample(28);
    let block = desk.records(&visit, "block")[2].clone();
    desk.call(
        "save_letter",
        save(&desk, &block, &json!([{"type": "text", "text": "A 漢 sign."}])),
    );
    desk.answer(Some(desk.root.path().to_owned()));
    let error = desk.refused_with(
        "export_letter",
        json!({"visit": visit, "form": "pdf", "look": {"marking": null}}),
        Code::CharacterMissing,
    );
    assert_eq!(error.values["character"], "漢");
    assert_eq!(error.values["block"], block["record"]["id"]);
}

#[test]
fn cancelling_the_dialog_writes_nothing() {
    let (desk, visit) = Desk::with_sample(29);
    desk.answer(None);
    assert!(
        desk.call(
            "export_letter",
            json!({"visit": visit, "form": "pdf", "look": {"marking": null}})
        )["path"]
            .is_null()
    );
}

#[test]
fn a_sentence_of_the_first_draft_is_looked_at_again_once_what_it_cites_or_what_it_claims_has_changed() {
    let desk = Desk::with_notebook(28);
    let visit = without_letter(&desk);
    desk.call(
        "compose_letter",
        json!({"op_id": desk.op(), "visit": visit, "date": null}),
    );
    let blocks = || -> Vec<Value> {
        let kept = desk.records(&visit, "block");
        let page = |kept: &Value| {
            let block = &kept["record"];
            json!({"id": block["id"], "kind": block["kind"], "content": block["content"]})
        };
        kept.iter().map(page).collect()
    };
    let suspects = |blocks: &[Value]| -> Vec<Value> {
        let review = desk.call("review_letter", json!({"visit": visit, "blocks": blocks}));
        let lines = review["ledger"].as_array().unwrap().iter();
        let suspect = lines.filter(|line| line["suspect"] != json!([]));
        suspect.map(|line| line["suspect"].clone()).collect()
    };
    assert_eq!(suspects(&blocks()), Vec::<Value>::new());
    // Another word of proportion in a sentence that cites.
    let mut reworded = blocks();
    let cites = |block: &Value| block["content"].to_string().contains("\"cite\"");
    let cited = reworded.iter_mut().find(|block| cites(block)).unwrap();
    let first = cited["content"][0]["text"].as_str().unwrap().to_owned();
    cited["content"][0]["text"] = json!(format!("Hardly {first}"));
    assert_eq!(suspects(&reworded).len(), 1, "{first}");
    // A finding that it was taken from.
    for finding in desk.records(&visit, "finding") {
        let fields = json!({"statement": "Nothing of this holds any longer."});
        let request =
            json!({"op_id": desk.op(), "subject": subject(&finding), "base_rev": finding["rev"], "fields": fields});
        desk.call("edit_record", request);
    }
    assert!(!suspects(&blocks()).is_empty());
}
