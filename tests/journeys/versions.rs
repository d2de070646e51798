//! What the letter said at a moment, which moments there are, and what was edited after review.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, saving, subject, words};

/// Types other words into the block at this place and leaves it.
fn reword(desk: &Desk, visit: &Value, at: usize, text: &str) {
    let block = desk.records(visit, "block")[at].clone();
    desk.call("save_letter", saving(desk, &block, text));
    desk.call("settle", json!({"op_id": desk.op(), "subject": subject(&block)}));
}

fn name(desk: &Desk, visit: &Value, at: &Value, name: &str) -> Value {
    let request = json!({"op_id": desk.op(), "visit": visit, "at": at, "name": name});
    desk.call("name_version", request)["kept"][0].clone()
}

fn versions(desk: &Desk, visit: &Value) -> Vec<Value> {
    let view = desk.call("versions", json!({"visit": visit}));
    view["versions"].as_array().unwrap().clone()
}

fn told(desk: &Desk, visit: &Value, at: &Value) -> Vec<String> {
    let then = desk.call("letter_version", json!({"visit": visit, "at": at}));
    let blocks = then["blocks"].as_array().unwrap().iter();
    blocks.map(|block| words(&json!({"record": block}))).collect()
}

#[test]
fn a_named_version_says_what_the_letter_said_when_it_was_named() {
    let (desk, visit) = Desk::with_sample(310);
    reword(&desk, &visit, 1, "Leaders read every audit.");
    // What is still being typed belongs to the version too.
    let block = desk.records(&visit, "block")[2].clone();
    desk.call("save_letter", saving(&desk, &block, "Plans say who does what."));
    let version = name(&desk, &visit, &Value::Null, "To quality assurance");
    reword(&desk, &visit, 1, "Leaders read some audits.");
    let then = told(&desk, &visit, &version["record"]["at"]);
    assert_eq!(
        (then[1].as_str(), then[2].as_str()),
        ("Leaders read every audit.", "Plans say who does what.")
    );
    assert_eq!(words(&desk.records(&visit, "block")[1]), "Leaders read some audits.");
    desk.reopen();
    assert_eq!(told(&desk, &visit, &version["record"]["at"]), then);
}

#[test]
fn the_letter_is_kept_wherever_the_writing_rested_newest_first() {
    let (desk, visit) = Desk::with_sample(311);
    let mut kept = Vec::new();
    for text in ["One.", "Two.", "Three."] {
        desk.pause(120);
        reword(&desk, &visit, 1, text);
        kept.push(text);
    }
    let moments = versions(&desk, &visit);
    assert!(
        moments
            .iter()
            .all(|moment| moment["by"] == "Maren Hollis" && moment["what"]["type"] == "rest")
    );
    let words_then: Vec<String> = moments
        .iter()
        .map(|moment| told(&desk, &visit, &moment["at"])[1].clone())
        .collect();
    assert_eq!(
        words_then[..3],
        ["Three.", "Two.", "One."],
        "and before them the sample as it came"
    );
    assert_eq!(moments.len(), 4);
}

#[test]
fn any_moment_gets_a_name_and_a_name_is_changed_taken_away_and_given_back() {
    let (desk, visit) = Desk::with_sample(312);
    reword(&desk, &visit, 1, "Before the talk.");
    let rest = versions(&desk, &visit)[0].clone();
    let version = name(&desk, &visit, &rest["at"], "As agreed");
    desk.edit(&version, json!({"name": "As agreed with the authority"}));
    let named = versions(&desk, &visit)[0].clone();
    assert_eq!(
        named["what"]["name"], "As agreed with the authority",
        "before the rest of the same moment"
    );
    assert_eq!(named["at"], rest["at"]);
    let request = json!({"op_id": desk.op(), "subject": subject(&version), "base_rev": named["what"]["rev"]});
    desk.call("remove_record", request);
    assert_eq!(versions(&desk, &visit)[0]["what"]["type"], "rest");
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject(&version)}));
    assert_eq!(versions(&desk, &visit)[0]["what"]["type"], "named");
}

#[test]
fn a_moment_without_a_letter_and_a_name_without_words_are_refused() {
    let (desk, visit) = Desk::with_sample(313);
    for at in ["2020-01-01T00:00:00Z", "-262000-01-01T00:00:00Z"] {
        desk.refused_with("letter_version", json!({"visit": visit, "at": at}), Code::NotFound);
        let named = json!({"op_id": desk.op(), "visit": visit, "at": at, "name": "Early"});
        desk.refused_with("name_version", named, Code::NotFound);
    }
    let nameless = json!({"op_id": desk.op(), "visit": visit, "at": null, "name": " "});
    assert_eq!(
        desk.refused_with("name_version", nameless, Code::Refused).values["field"],
        "name"
    );
}

#[test]
fn one_block_comes_back_as_it_was_and_the_others_stay() {
    let (desk, visit) = Desk::with_sample(314);
    let version = name(&desk, &visit, &Value::Null, "First");
    let first = told(&desk, &visit, &version["record"]["at"]);
    reword(&desk, &visit, 1, "Another beginning.");
    reword(&desk, &visit, 2, "Another middle.");
    reword(&desk, &visit, 1, &first[1]);
    let now: Vec<String> = desk.records(&visit, "block").iter().map(words).collect();
    assert_eq!(
        (now[1].as_str(), now[2].as_str()),
        (first[1].as_str(), "Another middle.")
    );
}

#[test]
fn what_was_edited_after_review_is_told_block_by_block() {
    let (desk, visit) = Desk::with_sample(315);
    let edited = || desk.call("edited_since_review", json!({"visit": visit}));
    assert!(edited()["began"].is_null(), "it never was in review");
    reword(&desk, &visit, 1, "Before the review.");
    let kept = desk.records(&visit, "visit")[0].clone();
    let go = json!({"op_id": desk.op(), "visit": visit, "base_rev": kept["rev"], "to": "in_review"});
    desk.call("move_visit", go);
    assert_eq!(edited()["changed"], json!([]));

    let blocks = desk.records(&visit, "block");
    let id = |at: usize| blocks[at]["record"]["id"].clone();
    reword(&desk, &visit, 2, "After the review.");
    let new = json!({"id": desk.op(), "kind": "paragraph", "content": [{"type": "text", "text": "New."}]});
    let mut order: Vec<Value> = blocks.iter().map(|block| block["record"]["id"].clone()).collect();
    order.remove(4);
    order.push(new["id"].clone());
    let request = json!({"op_id": desk.op(), "letter": blocks[0]["record"]["letter"],
        "blocks": [{"base_rev": 0, "block": new}], "order": order});
    desk.call("save_letter", request);
    let told = edited();
    assert_eq!(told["by"], "Maren Hollis");
    assert_eq!(told["changed"], json!([id(2)]));
    assert_eq!(told["added"], json!([new["id"]]));
    assert_eq!(told["removed"], json!([id(4)]));
}
