//! Comments on words of the letter: made, answered, settled, and found again.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, subject, words};

/// An anchor on the first word of the block at this place.
fn anchor(desk: &Desk, visit: &Value, at: usize) -> Value {
    let block = desk.records(visit, "block")[at].clone();
    let first = words(&block).split(' ').next().unwrap().to_owned();
    json!({"block": block["record"]["id"], "start": 0, "words": first, "before": "", "after": ""})
}

fn adding(desk: &Desk, visit: &Value, text: &str) -> Value {
    json!({"op_id": desk.op(), "comment": desk.op(), "visit": visit, "anchor": anchor(desk, visit, 1), "text": text})
}

fn add(desk: &Desk, visit: &Value, text: &str) -> Value {
    desk.call("add_comment", adding(desk, visit, text))["kept"][0].clone()
}

fn comment(desk: &Desk, visit: &Value) -> Value {
    desk.records(visit, "comment")[0].clone()
}

fn reply(desk: &Desk, comment: &Value, text: &str) -> Value {
    json!({"op_id": desk.op(), "comment": comment["record"]["id"], "base_rev": comment["rev"], "text": text})
}

fn resolve(desk: &Desk, comment: &Value, resolved: bool) -> Value {
    let request = json!({"op_id": desk.op(), "comment": comment["record"]["id"], "base_rev": comment["rev"], "resolved": resolved});
    desk.call("resolve_comment", request)["kept"][0].clone()
}

#[test]
fn a_comment_is_made_answered_settled_and_opened_again() {
    let (desk, visit) = Desk::with_sample(320);
    let me = desk.visit(&visit)["me"].clone();
    let made = add(&desk, &visit, "Is this all of them?");
    assert_eq!(made["record"]["by"], me);
    desk.call("reply_to_comment", reply(&desk, &made, "Eleven of twelve."));
    desk.edit(&comment(&desk, &visit), json!({"text": "Is this all of the twelve?"}));
    let settled = resolve(&desk, &comment(&desk, &visit), true);
    assert!(settled["record"]["resolved"].is_string());
    desk.reopen();
    let kept = comment(&desk, &visit);
    assert_eq!(kept["record"]["text"], "Is this all of the twelve?");
    assert_eq!(kept["record"]["replies"][0]["text"], "Eleven of twelve.");
    assert_eq!(kept["record"]["replies"][0]["by"], me);
    assert!(resolve(&desk, &kept, false)["record"]["resolved"].is_null());
}

#[test]
fn settling_twice_keeps_the_first_time() {
    let (desk, visit) = Desk::with_sample(321);
    let first = resolve(&desk, &add(&desk, &visit, "Check the date."), true);
    desk.call(
        "resolve_comment",
        json!({"op_id": desk.op(), "comment": first["record"]["id"], "base_rev": first["rev"], "resolved": true}),
    );
    assert_eq!(comment(&desk, &visit), first);
}

#[test]
fn what_is_written_as_a_comment_waits_until_it_is_one() {
    let (desk, visit) = Desk::with_sample(322);
    let box_of = |field: &str| desk.visit(&visit)["unfinished"][field].clone();
    let keep = |field: &str| {
        let subject = json!({"kind": "visit", "id": visit});
        json!({"op_id": desk.op(), "subject": subject, "base_rev": 1, "field": field, "text": "half a thought"})
    };
    for field in ["comment", "reply", "amend", "version", "gate"] {
        desk.call("save_draft", keep(field));
    }
    desk.reopen();
    assert_eq!(box_of("comment"), "half a thought");
    let made = add(&desk, &visit, "A whole thought.");
    assert!(box_of("comment").is_null());
    assert_eq!(box_of("reply"), "half a thought");
    desk.call("reply_to_comment", reply(&desk, &made, "And an answer."));
    assert!(box_of("reply").is_null());
}

#[test]
fn a_comment_stays_when_the_paragraph_it_is_about_goes() {
    let (desk, visit) = Desk::with_sample(323);
    let made = add(&desk, &visit, "Do we need this?");
    let blocks = desk.records(&visit, "block");
    let order: Vec<&Value> = blocks
        .iter()
        .map(|block| &block["record"]["id"])
        .filter(|id| **id != made["record"]["anchor"]["block"])
        .collect();
    assert_eq!(order.len() + 1, blocks.len());
    let request = json!({"op_id": desk.op(), "letter": blocks[0]["record"]["letter"], "blocks": [], "order": order});
    desk.call("save_letter", request);
    assert_eq!(comment(&desk, &visit)["record"], made["record"]);
    desk.call("reply_to_comment", reply(&desk, &made, "Gone now."));
}

#[test]
fn a_comment_of_no_words_on_no_letter_or_on_an_older_state_is_refused() {
    let (desk, visit) = Desk::with_sample(324);
    let field =
        |request: Value, command: &str| desk.refused_with(command, request, Code::Refused).values["field"].clone();
    assert_eq!(field(adding(&desk, &visit, " "), "add_comment"), "text");
    let mut elsewhere = adding(&desk, &visit, "Where?");
    elsewhere["anchor"]["block"] = json!(desk.op());
    assert_eq!(field(elsewhere, "add_comment"), "anchor.block");

    let made = add(&desk, &visit, "Once.");
    let mut twice = adding(&desk, &visit, "Twice.");
    twice["comment"] = made["record"]["id"].clone();
    assert_eq!(field(twice, "add_comment"), "comment");
    assert_eq!(field(reply(&desk, &made, ""), "reply_to_comment"), "replies.0.text");
    desk.call("reply_to_comment", reply(&desk, &made, "First."));
    desk.refused_with("reply_to_comment", reply(&desk, &made, "Second."), Code::Stale);
    let record = json!({"kind": "comment", "record": made["record"]});
    desk.refused_with(
        "add_records",
        json!({"op_id": desk.op(), "records": [record]}),
        Code::BadRequest,
    );
}

#[test]
fn a_comment_is_removed_and_comes_back_with_its_answers() {
    let (desk, visit) = Desk::with_sample(325);
    let made = add(&desk, &visit, "Spell this out.");
    desk.call("reply_to_comment", reply(&desk, &made, "Done."));
    let kept = comment(&desk, &visit);
    desk.call(
        "remove_record",
        json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": kept["rev"]}),
    );
    assert!(desk.records(&visit, "comment").is_empty());
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject(&kept)}));
    assert_eq!(comment(&desk, &visit)["record"], kept["record"]);
}
