//! The authority's comments on factual accuracy: tied to sentences, answered, decided.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, saving, subject};
use crate::gate::{answer_everything, gate, making};

/// A paragraph of three sentences in the letter of the sample visit, put there by the test.
pub const TEXT: &str = "Leaders know their services. Caseloads of social workers average 18. Supervision is monthly.";
/// Its second sentence.
pub const CASELOADS: &str = "Caseloads of social workers average 18.";

/// A sample visit whose letter has that paragraph, and the paragraph's block.
pub fn desk(laptop: u64) -> (Desk, Value, Value) {
    let (desk, visit) = Desk::with_sample(laptop);
    let block = paragraph(&desk, &visit);
    desk.call("save_letter", saving(&desk, &block, TEXT));
    let block = paragraph(&desk, &visit);
    (desk, visit, block)
}

/// The last paragraph of the letter.
pub fn paragraph(desk: &Desk, visit: &Value) -> Value {
    let blocks = desk.records(visit, "block").into_iter().rev();
    blocks
        .into_iter()
        .find(|block| block["record"]["kind"] == "paragraph")
        .unwrap()
}

/// A comment that is made.
pub fn new(desk: &Desk, claim: &str, sentence: Value) -> Value {
    json!({"id": desk.op(), "place": "Page 2", "claim": claim, "evidence": "", "quoted": "", "sentence": sentence})
}

/// A request to add comments.
pub fn adding(desk: &Desk, visit: &Value, comments: Vec<Value>) -> Value {
    json!({"op_id": desk.op(), "visit": visit, "from": "factual_table", "comments": comments})
}

/// Adds one comment tied to the sentence on caseloads.
pub fn tied(desk: &Desk, visit: &Value, block: &Value) -> Value {
    let at = json!({"block": block["record"]["id"], "caret": 35});
    desk.call(
        "add_factual_comments",
        adding(desk, visit, vec![new(desk, "They are 16.", at)]),
    );
    comment(desk, visit)
}

fn comment(desk: &Desk, visit: &Value) -> Value {
    desk.records(visit, "factual_comment")[0].clone()
}

fn tie(desk: &Desk, comment: &Value, sentence: Value) -> Value {
    json!({"op_id": desk.op(), "comment": comment["record"]["id"], "base_rev": comment["rev"], "sentence": sentence})
}

fn decide(desk: &Desk, comment: &Value, decision: &str) -> Value {
    json!({"op_id": desk.op(), "comment": comment["record"]["id"], "base_rev": comment["rev"], "decision": decision})
}

/// Answers and decides a comment.
pub fn decided(desk: &Desk, visit: &Value, decision: &str) -> Value {
    desk.edit(&comment(desk, visit), json!({"answer": "Counted again."}));
    desk.call("decide_factual_comment", decide(desk, &comment(desk, visit), decision))["kept"][0].clone()
}

/// Where the sentence of the first comment stands in the letter as the notebook has it.
fn place(desk: &Desk, visit: &Value) -> Value {
    let blocks: Vec<Value> = desk.records(visit, "block").iter().map(page).collect();
    desk.call("factual_view", json!({"visit": visit, "blocks": blocks}))["places"][0].clone()
}

fn page(block: &Value) -> Value {
    let record = &block["record"];
    json!({"id": record["id"], "kind": record["kind"], "content": record["content"]})
}

fn reword(desk: &Desk, visit: &Value, text: &str) {
    desk.call("save_letter", saving(desk, &paragraph(desk, visit), text));
}

#[test]
fn comments_are_added_together_numbered_in_order_and_none_where_one_is_refused() {
    let (desk, visit, block) = desk(360);
    let at = json!({"block": block["record"]["id"], "caret": 0});
    let both = vec![new(&desk, "First.", Value::Null), new(&desk, "Second.", at)];
    let request = adding(&desk, &visit, both.clone());
    desk.call("add_factual_comments", request.clone());
    desk.call("add_factual_comments", request);
    let kept = desk.records(&visit, "factual_comment");
    let told: Vec<_> = kept
        .iter()
        .map(|each| (each["record"]["number"].clone(), each["record"]["claim"].clone()))
        .collect();
    assert_eq!(
        told,
        [(json!(1), json!("First.")), (json!(2), json!("Second."))],
        "the same request twice has one effect"
    );
    assert_eq!(kept[1]["record"]["before"], "Leaders know their services.");
    let refused = [
        (
            "claim",
            vec![new(&desk, "Good.", Value::Null), new(&desk, " ", Value::Null)],
        ),
        (
            "sentence.block",
            vec![
                new(&desk, "Good.", Value::Null),
                new(&desk, "Bad.", json!({"block": desk.op(), "caret": 0})),
            ],
        ),
        ("id", vec![both[0].clone()]),
    ];
    for (field, comments) in refused {
        let error = desk.refused_with("add_factual_comments", adding(&desk, &visit, comments), Code::Refused);
        assert_eq!(error.values["field"], field);
    }
    assert_eq!(desk.records(&visit, "factual_comment").len(), 2);
}

#[test]
fn a_comment_keeps_the_sentence_as_it_was_read_and_follows_it_through_edits() {
    let (desk, visit, block) = desk(361);
    let made = tied(&desk, &visit, &block);
    assert_eq!(made["record"]["anchor"]["words"], CASELOADS);
    assert_eq!(
        (
            place(&desk, &visit)["tie"].clone(),
            place(&desk, &visit)["sentence"]["start"].clone()
        ),
        (json!("same"), json!(29))
    );
    reword(
        &desk,
        &visit,
        "Leaders know their services. Caseloads of social workers average 16. Supervision is monthly.",
    );
    let now = place(&desk, &visit);
    assert_eq!(
        (&now["tie"], &now["sentence"]["words"]),
        (&json!("changed"), &json!("Caseloads of social workers average 16."))
    );
    let decided = decided(&desk, &visit, "accepted");
    assert_eq!(decided["record"]["before"], CASELOADS);
    assert_eq!(decided["record"]["after"], "Caseloads of social workers average 16.");
    reword(&desk, &visit, "Leaders know their services. Supervision is monthly.");
    assert_eq!(place(&desk, &visit)["tie"], "lost");
    assert_eq!(place(&desk, &visit)["sentence"], Value::Null);
}

#[test]
fn the_sentence_before_is_the_one_that_went_to_the_authority() {
    let (desk, visit, block) = desk(362);
    let record = desk.records(&visit, "visit")[0].clone();
    let moving = json!({"op_id": desk.op(), "visit": visit, "base_rev": record["rev"], "to": "with_authority"});
    desk.call("move_visit", moving);
    desk.pause(5);
    reword(
        &desk,
        &visit,
        "Leaders know their services. Caseloads of social workers average 16. Supervision is monthly.",
    );
    let made = tied(&desk, &visit, &block);
    assert_eq!(
        made["record"]["anchor"]["words"],
        "Caseloads of social workers average 16."
    );
    assert_eq!(made["record"]["before"], CASELOADS);
}

#[test]
fn a_comment_is_tied_anew_or_to_nothing_and_never_to_a_heading() {
    let (desk, visit, block) = desk(363);
    let made = tied(&desk, &visit, &block);
    let heading = desk
        .records(&visit, "block")
        .into_iter()
        .find(|each| each["record"]["kind"] == "heading")
        .unwrap();
    for (at, field) in [
        (json!({"block": heading["record"]["id"], "caret": 0}), "sentence"),
        (json!({"block": desk.op(), "caret": 0}), "sentence.block"),
    ] {
        let error = desk.refused_with("tie_factual_comment", tie(&desk, &made, at), Code::Refused);
        assert_eq!(error.values["field"], field);
    }
    let end = json!({"block": block["record"]["id"], "caret": 9999});
    let other = desk.call("tie_factual_comment", tie(&desk, &made, end))["kept"][0].clone();
    assert_eq!(other["record"]["before"], "Supervision is monthly.");
    let loose = desk.call("tie_factual_comment", tie(&desk, &other, Value::Null))["kept"][0].clone();
    assert_eq!(loose["record"]["anchor"], Value::Null);
    desk.refused_with("tie_factual_comment", tie(&desk, &made, Value::Null), Code::Stale);
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject(&loose)}));
    assert_eq!(
        comment(&desk, &visit)["record"]["anchor"]["words"],
        "Supervision is monthly."
    );
}

#[test]
fn a_decision_goes_with_an_answer_and_can_be_taken_back() {
    let (desk, visit, block) = desk(364);
    let made = tied(&desk, &visit, &block);
    let error = desk.refused_with(
        "decide_factual_comment",
        decide(&desk, &made, "not_accepted"),
        Code::Refused,
    );
    assert_eq!(error.values["field"], "answer");
    // What is typed and is no change yet counts.
    let draft = json!({"op_id": desk.op(), "subject": subject(&made), "base_rev": made["rev"], "field": "answer", "text": "\"It was 18.\""});
    desk.call("save_draft", draft);
    let decided = desk.call("decide_factual_comment", decide(&desk, &made, "not_accepted"))["kept"][0].clone();
    assert_eq!(
        (&decided["record"]["answer"], &decided["record"]["after"]),
        (&json!("It was 18."), &json!(CASELOADS))
    );
    let mut open = decide(&desk, &comment(&desk, &visit), "accepted");
    open["decision"] = Value::Null;
    let opened = desk.call("decide_factual_comment", open)["kept"][0].clone();
    assert_eq!(
        (&opened["record"]["decision"], &opened["record"]["after"]),
        (&Value::Null, &json!(""))
    );
    for field in ["anchor", "decision", "after"] {
        let request = json!({"op_id": desk.op(), "subject": subject(&opened), "base_rev": opened["rev"], "fields": {field: null}});
        desk.refused_with("edit_record", request, Code::BadRequest);
    }
}

#[test]
fn an_undecided_comment_holds_the_letter_back_until_it_is_decided_or_somebody_writes_why() {
    let (desk, visit, block) = desk(365);
    tied(&desk, &visit, &block);
    let another = adding(&desk, &visit, vec![new(&desk, "It was May.", Value::Null)]);
    desk.call("add_factual_comments", another);
    let held = |desk: &Desk| -> Vec<Value> {
        let holds = gate(desk, &visit)["holds"].as_array().unwrap().clone();
        let holds = holds.into_iter().filter(|hold| hold["kind"] == "not_decided");
        holds.map(|hold| hold["words"].clone()).collect()
    };
    assert_eq!(held(&desk), [json!("1: They are 16."), json!("2: It was May.")]);
    decided(&desk, &visit, "in_part");
    assert_eq!(held(&desk), [json!("2: It was May.")]);
    answer_everything(&desk, &visit);
    reword(
        &desk,
        &visit,
        "Leaders know their services. Caseloads of social workers average 17. Supervision is monthly.",
    );
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    let despite = desk.records(&visit, "final_letter")[0]["record"]["despite"].clone();
    assert!(
        despite
            .as_array()
            .unwrap()
            .iter()
            .any(|each| each["words"] == "2: It was May.")
    );
    let kept = comment(&desk, &visit);
    assert_eq!(
        kept["record"]["after"], "Caseloads of social workers average 17.",
        "as the final letter has it"
    );
}

#[test]
fn what_is_looked_through_waits_until_it_is_taken_in_and_a_removed_comment_comes_back() {
    let (desk, visit, block) = desk(370);
    let keep = |field: &str| {
        let subject = json!({"kind": "visit", "id": visit});
        desk.call(
            "save_draft",
            json!({"op_id": desk.op(), "subject": subject, "base_rev": 1, "field": field, "text": "half"}),
        );
    };
    keep("factual");
    keep("factual_table");
    desk.reopen();
    let made = tied(&desk, &visit, &block);
    let unfinished = desk.visit(&visit)["unfinished"].clone();
    assert_eq!(
        (&unfinished["factual"], &unfinished["factual_table"]),
        (&json!("half"), &Value::Null)
    );
    let removing = json!({"op_id": desk.op(), "subject": subject(&made), "base_rev": made["rev"]});
    desk.call("remove_record", removing);
    assert_eq!(desk.records(&visit, "factual_comment").len(), 0);
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject(&made)}));
    assert_eq!(comment(&desk, &visit)["record"]["claim"], "They are 16.");
}
