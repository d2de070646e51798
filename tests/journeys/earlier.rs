//! The letter that came before: brought in from files and from pasted text, answered concern by concern, and each area of
//! concern as a thread over two visits. Authority, letter and evidence are invented.

use serde_json::{Value, json};
use visitbook_app::error::Code;
use visitbook_exchange::SECOND_LETTER;

use crate::desk::{Desk, subject};
use crate::earlier_files::{docx, pdf};

/// The id of the sample's area of this name.
fn area(desk: &Desk, visit: &Value, title: &str) -> Value {
    let areas = desk.records(visit, "area");
    let found = areas.iter().find(|kept| kept["record"]["title"] == title);
    found.unwrap_or_else(|| panic!("no area {title}"))["record"]["id"].clone()
}

fn choose(desk: &Desk, visit: &Value, name: &str, bytes: &[u8]) -> Value {
    let path = desk.root.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    desk.answer(Some(path));
    desk.call("choose_earlier_letter", json!({"visit": visit}))
}

/// Brings the invented letter in and stores it as it was read; what was stored.
fn bring_in(desk: &Desk, visit: &Value) -> Value {
    let read = desk.call("read_earlier_text", json!({"visit": visit, "text": SECOND_LETTER}));
    let letter = json!({
        "id": desk.op(), "visit": visit, "title": read["title"], "dated": read["dated"],
        "sections": read["sections"], "concerns": read["concerns"], "at": "2026-11-16T09:00:00Z",
    });
    let request = json!({"op_id": desk.op(), "records": [{"kind": "earlier_letter", "record": letter}]});
    desk.call("add_records", request)["kept"][0].clone()
}

fn texts(read: &Value) -> Vec<String> {
    let sections = read["sections"].as_array().unwrap().iter();
    sections
        .flat_map(|section| section["paragraphs"].as_array().unwrap())
        .map(|paragraph| paragraph["text"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_letter_is_read_alike_from_word_pdf_text_and_what_was_pasted() {
    let (desk, visit) = Desk::with_sample(201);
    let plans = area(&desk, &visit, "Assessments and plans");
    let pasted = desk.call("read_earlier_text", json!({"visit": visit, "text": SECOND_LETTER}));
    let files = [
        ("letter.docx", docx(SECOND_LETTER)),
        ("letter.pdf", pdf(SECOND_LETTER)),
        ("letter.txt", SECOND_LETTER.as_bytes().to_vec()),
    ];
    let mut all = vec![("pasted", pasted.clone())];
    for (name, bytes) in files {
        let chosen = choose(&desk, &visit, name, &bytes);
        assert_eq!(chosen["name"], name);
        all.push((name, chosen["read"].clone()));
    }
    for (name, read) in all {
        assert_eq!(
            read["title"], "Monitoring visit to Northmere children’s services",
            "{name}"
        );
        assert_eq!(read["dated"], "2026-05-11", "{name}");
        let headings: Vec<&Value> = read["sections"]
            .as_array()
            .unwrap()
            .iter()
            .map(|each| &each["heading"])
            .collect();
        assert!(
            headings.contains(&&json!("Findings and evaluation of progress")),
            "{name}: {headings:?}"
        );
        assert_eq!(texts(&read).join(" "), texts(&pasted).join(" "), "{name}");
        assert_eq!(read["concerns"], pasted["concerns"], "{name}");
        assert_eq!(
            read["left_out"].as_array().unwrap()[..2],
            [json!("1"), json!("2")],
            "{name}"
        );
        let concerns = read["concerns"].as_array().unwrap();
        let undated = concerns
            .iter()
            .find(|each| each["words"].as_str().unwrap().contains("no dates"))
            .unwrap();
        assert_eq!((&undated["area"], &undated["answer"]), (&plans, &Value::Null), "{name}");
    }
    assert!(
        desk.records(&visit, "earlier_letter").is_empty(),
        "nothing is stored by reading"
    );
}

#[test]
fn the_letter_that_the_program_itself_exports_comes_in_with_every_word() {
    let (desk, visit) = Desk::with_sample(202);
    desk.answer(Some(desk.root.path().to_owned()));
    let path = desk.call(
        "export_letter",
        json!({"visit": visit, "form": "pdf", "look": {"marking": null}}),
    )["path"]
        .clone();
    desk.answer(Some(path.as_str().unwrap().into()));
    let chosen = desk.call("choose_earlier_letter", json!({"visit": visit}));
    let read = texts(&chosen["read"]).join(" ");
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let blocks = desk.records(&visit, "block");
    let headings: Vec<&Value> = chosen["read"]["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| &each["heading"])
        .collect();
    let (mut whole, mut missing) = (0, Vec::new());
    for kept in &blocks {
        let content = kept["record"]["content"].as_array().unwrap();
        let text: String = content.iter().filter_map(|each| each["text"].as_str()).collect();
        match kept["record"]["kind"] == "heading" {
            true => assert!(headings.contains(&&json!(text)), "{text}"),
            false if read.contains(&plain(&text)) => whole += 1,
            false => missing.push(text),
        }
    }
    assert!(whole > 10, "{whole} paragraphs");
    assert_eq!(missing, Vec::<String>::new());
    let left_out = chosen["read"]["left_out"].to_string();
    assert!(left_out.contains("Draft: not for publication"), "{left_out}");
}

#[test]
fn what_no_letter_can_be_read_from_is_refused_with_its_reason_and_nothing_of_it_is_told() {
    let (desk, visit) = Desk::with_sample(203);
    let whole = pdf(SECOND_LETTER);
    let cases: [(&str, &[u8], &str); 6] = [
        ("empty.txt", b"", "there is no text in it"),
        (
            "picture.pdf",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "neither a Word document",
        ),
        ("half.pdf", &whole[..whole.len() / 2], "damaged or incomplete"),
        (
            "old.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
            "has a password, or is an old .doc",
        ),
        ("half.docx", &docx(SECOND_LETTER)[..300], "damaged"),
        ("page.html", b"\0\0<html>", "neither a Word document"),
    ];
    for (name, bytes, why) in cases {
        let path = desk.root.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        desk.answer(Some(path));
        let error = desk.refused_with("choose_earlier_letter", json!({"visit": visit}), Code::LetterUnreadable);
        assert!(error.values["problem"].contains(why), "{name}: {:?}", error.values);
    }
    let blank = json!({"visit": visit, "text": " \n "});
    desk.refused_with("read_earlier_text", blank, Code::LetterUnreadable);
    let endless = json!({"visit": visit, "text": "x".repeat(1_000_001)});
    desk.refused_with("read_earlier_text", endless, Code::LetterUnreadable);
    desk.answer(None);
    assert!(desk.call("choose_earlier_letter", json!({"visit": visit}))["name"].is_null());
}

#[test]
fn a_concern_is_answered_with_a_note_and_the_answer_is_taken_back() {
    let (desk, visit) = Desk::with_sample(204);
    let letter = bring_in(&desk, &visit);
    let mut concerns = letter["record"]["concerns"].clone();
    concerns[0]["answer"] = json!("declined");
    concerns[0]["note"] = json!("Ten weeks became twelve.");
    let edit =
        json!({"op_id": desk.op(), "subject": subject(&letter), "base_rev": 1, "fields": {"concerns": concerns}});
    desk.call("edit_record", edit);
    desk.reopen();
    let kept = desk.records(&visit, "earlier_letter")[0].clone();
    assert_eq!(kept["record"]["concerns"], concerns);
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject(&letter)}));
    assert_eq!(
        desk.records(&visit, "earlier_letter")[0]["record"]["concerns"],
        letter["record"]["concerns"]
    );
    let remove = json!({"op_id": desk.op(), "subject": subject(&letter), "base_rev": 3});
    desk.call("remove_record", remove);
    assert!(desk.records(&visit, "earlier_letter").is_empty());
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject(&letter)}));
    let rev = desk.records(&visit, "earlier_letter")[0]["rev"].clone();
    concerns[0]["area"] = json!(desk.op());
    let strange =
        json!({"op_id": desk.op(), "subject": subject(&letter), "base_rev": rev, "fields": {"concerns": concerns}});
    desk.refused_with("edit_record", strange, Code::Refused);
}

#[test]
fn a_letter_that_is_looked_through_waits_until_it_is_stored() {
    let (desk, visit) = Desk::with_sample(205);
    let long = json!({"rows": SECOND_LETTER.repeat(40)}).to_string();
    assert!(long.len() > 60_000, "longer than a field of a record: {}", long.len());
    let keep = json!({
        "op_id": desk.op(), "subject": {"kind": "visit", "id": visit}, "base_rev": 1, "field": "earlier", "text": long,
    });
    desk.call("save_draft", keep);
    desk.reopen();
    assert_eq!(desk.visit(&visit)["unfinished"]["earlier"], json!(long));
    bring_in(&desk, &visit);
    assert!(desk.visit(&visit)["unfinished"]["earlier"].is_null());
}

/// A second visit, half a year before the sample's, with one area that follows the same bullet under another name and
/// one that is only called alike; its finding and its letter.
fn second_visit(desk: &Desk, visit: &Value) -> Value {
    let mut second = desk.records(visit, "visit")[0]["record"].clone();
    let id = json!(desk.op());
    second["id"] = id.clone();
    second["ordinal"] = json!(2);
    second["dates"] = json!([{"first": "2026-04-14", "last": "2026-04-15"}]);
    second["state"] = json!("drafting");
    let areas = desk.records(visit, "area");
    let mut oversight = areas[0]["record"].clone();
    let mut plans = areas[1]["record"].clone();
    oversight["id"] = json!(desk.op());
    oversight["title"] = json!("Supervision");
    plans["id"] = json!(desk.op());
    plans["title"] = json!("Assessment and plans");
    plans["improvement"] = Value::Null;
    for area in [&mut oversight, &mut plans] {
        area["visit"] = id.clone();
    }
    let records = json!([
        {"kind": "visit", "record": second}, {"kind": "area", "record": oversight}, {"kind": "area", "record": plans},
    ]);
    desk.call("add_records", json!({"op_id": desk.op(), "records": records}));
    let author = desk.visit(visit)["me"].clone();
    let evidence = json!({
        "id": desk.op(), "visit": id, "number": 0, "kind": "supervision", "basis": "read", "mark": "concern",
        "areas": [oversight["id"]], "tags": [], "case": null, "source": "Team manager",
        "text": "Supervision was missed for ten weeks.", "happened": null, "count": null,
        "at": "2026-04-14T10:00:00Z", "author": author, "binned": null,
    });
    desk.call("record_evidence", json!({"op_id": desk.op(), "evidence": evidence}));
    let finding = json!({
        "op_id": desk.op(), "finding": desk.op(), "visit": id, "area": oversight["id"],
        "statement": "Supervision is too rare to prevent drift.", "mark": "concern", "direction": "no_change",
        "supports": [evidence["id"]],
    });
    desk.call("add_finding", finding);
    desk.call("compose_letter", json!({"op_id": desk.op(), "visit": id, "date": null}));
    id
}

#[test]
fn an_area_is_a_thread_over_two_visits_with_findings_letters_and_answers() {
    let (desk, visit) = Desk::with_sample(206);
    let letter = bring_in(&desk, &visit);
    let oversight = area(&desk, &visit, "Management oversight");
    let plans = area(&desk, &visit, "Assessments and plans");
    let second = second_visit(&desk, &visit);
    let threads = desk.call("threads", json!({"visit": visit}));
    let thread = |of: &Value| {
        let mut areas = threads["areas"].as_array().unwrap().iter();
        areas.find(|each| each["area"] == *of).unwrap()["visits"].clone()
    };
    let of_oversight = thread(&oversight);
    let [now, before] = of_oversight.as_array().unwrap().as_slice() else {
        panic!("{of_oversight}")
    };
    assert_eq!((&now["visit"], &now["by"]), (&visit, &json!("itself")));
    assert!(
        !now["sentences"].as_array().unwrap().is_empty(),
        "the sample's letter speaks of the area"
    );
    assert_eq!(now["earlier"][0]["letter"], letter["record"]["id"]);
    let concerned = now["earlier"][0]["concerns"].as_array().unwrap();
    assert!(concerned.iter().all(|each| each["area"] == oversight) && !concerned.is_empty());
    assert_eq!(
        (&before["visit"], &before["title"]),
        (&second, &json!("Second monitoring visit"))
    );
    assert_eq!(
        (&before["by"], &before["called"]),
        (&json!("improvement"), &json!(["Supervision"]))
    );
    assert_eq!(
        before["findings"][0]["statement"],
        "Supervision is too rare to prevent drift."
    );
    assert_eq!(before["findings"][0]["direction"], "no_change");
    let said = before["sentences"].to_string();
    assert!(
        said.contains("Supervision"),
        "its letter cites the evidence of the area: {said}"
    );
    assert_eq!(thread(&plans)[1]["by"], "title");
    assert_eq!(thread(&area(&desk, &visit, "Neglect"))[1]["by"], Value::Null);
    let earlier = desk.call("threads", json!({"visit": second}));
    assert_eq!(
        earlier["areas"][0]["visits"].as_array().unwrap().len(),
        1,
        "later visits are no part of it"
    );
}

#[test]
fn targets_fall_on_working_days_and_a_year_without_published_bank_holidays_says_so() {
    let (desk, visit) = Desk::with_sample(207);
    let kept = desk.records(&visit, "visit")[0].clone();
    let targets = json!([
        {"what": "Draft to the authority", "working_days": 10}, {"what": "Far ahead", "working_days": 250},
    ]);
    let dates = json!([{"first": "2028-03-28", "last": "2028-03-29"}]);
    let edit = json!({
        "op_id": desk.op(), "subject": subject(&kept), "base_rev": kept["rev"],
        "fields": {"targets": targets, "dates": dates},
    });
    desk.call("edit_record", edit);
    let summary = desk.visit(&visit)["summary"].clone();
    // Good Friday of 2028 is 14 April, Easter Monday the 17th; ten working days end before both.
    assert_eq!(summary["targets"][0], json!({"day": "2028-04-12", "projected": false}));
    assert_eq!(summary["targets"][1]["projected"], true);
    assert_eq!(summary["letter_due_projected"], false);
    let refused = json!({
        "op_id": desk.op(), "subject": subject(&kept), "base_rev": 2,
        "fields": {"targets": [{"what": "", "working_days": 3}]},
    });
    desk.refused_with("edit_record", refused, Code::Refused);
}
