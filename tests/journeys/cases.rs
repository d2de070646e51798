//! Cases read against criteria, and what there is to come back to.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, subject};

const CRITERIA: [&str; 3] = [
    "01a2f000-0000-7000-8000-000000000001",
    "01a2f000-0000-7000-8000-000000000002",
    "01a2f000-0000-7000-8000-000000000003",
];
const SET: &str = "01a2f000-0000-7000-8000-0000000000aa";

/// A laptop with the sample, a set of three criteria and three new cases; the visit and those cases.
fn with_criteria(laptop: u64) -> (Desk, Value, Vec<Value>) {
    let (desk, visit) = Desk::with_sample(laptop);
    let proposed = desk.call("proposed_criteria", json!({}))["sets"][2].clone();
    let criteria: Vec<Value> = CRITERIA
        .iter()
        .zip(proposed["criteria"].as_array().unwrap())
        .map(|(id, text)| json!({"id": id, "text": text, "area": null}))
        .collect();
    let set = json!({"id": SET, "visit": visit, "theme": proposed["theme"], "title": proposed["title"], "criteria": criteria});
    let add = json!({"op_id": desk.op(), "records": [{"kind": "criteria", "record": set}]});
    desk.call("add_records", add);
    let fresh = |reference: &str| json!({"kind": "case", "record": {"id": desk.op(), "visit": visit, "reference": reference, "cohort": "Protection plan"}});
    let records: Vec<Value> = ["T01", "T02", "T03"].into_iter().map(fresh).collect();
    desk.call("add_records", json!({"op_id": desk.op(), "records": records}));
    let cases = desk.records(&visit, "case").split_off(24);
    (desk, visit, cases)
}

fn cell(case: &Value, criterion: usize, rating: Option<&str>) -> Value {
    json!({"case": case["record"]["id"], "criterion": CRITERIA[criterion], "rating": rating, "reason": ""})
}

fn rate(desk: &Desk, second: bool, cells: &[Value]) -> Value {
    json!({"op_id": desk.op(), "criteria": SET, "second": second, "cells": cells})
}

fn ratings(desk: &Desk, visit: &Value, at: usize) -> Vec<String> {
    let case = desk.records(visit, "case")[24 + at].clone();
    let all = case["record"]["ratings"].as_array().unwrap().clone();
    all.iter()
        .map(|rated| rated["rating"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_block_of_cells_is_rated_at_once_and_taken_back_at_once() {
    let (desk, visit, cases) = with_criteria(40);
    let block = [
        cell(&cases[0], 1, Some("partly")),
        cell(&cases[0], 0, Some("met")),
        cell(&cases[1], 2, Some("not_met")),
    ];
    desk.call("rate_cases", rate(&desk, false, &block));
    assert_eq!(ratings(&desk, &visit, 0), ["met", "partly"], "in the order of the set");
    assert_eq!(ratings(&desk, &visit, 1), ["not_met"]);
    let grid = json!({"kind": "criteria", "id": SET});
    let undone = desk.call("undo", json!({"op_id": desk.op(), "scope": grid}));
    assert_eq!(undone["op"], "rate_cases");
    assert_eq!(
        (ratings(&desk, &visit, 0).len(), ratings(&desk, &visit, 1).len()),
        (0, 0)
    );
    desk.call("redo", json!({"op_id": desk.op(), "scope": grid}));
    assert_eq!(ratings(&desk, &visit, 0), ["met", "partly"]);
    desk.call("rate_cases", rate(&desk, false, &[cell(&cases[0], 0, None)]));
    assert_eq!(ratings(&desk, &visit, 0), ["partly"]);
}

/// What undo and redo of the grid did, in one of the two readings.
fn takes_back(desk: &Desk, command: &str, second: bool) -> Value {
    let grid = json!({"kind": "criteria", "id": SET});
    desk.call(command, json!({"op_id": desk.op(), "scope": grid, "second": second}))["op"].clone()
}

#[test]
fn undo_in_the_grid_takes_back_the_reading_that_is_shown_and_never_the_other() {
    let (desk, visit, cases) = with_criteria(46);
    let both = || {
        let case = desk.records(&visit, "case")[24].clone();
        let of = |ratings: &Value| ratings.as_array().map_or(0, Vec::len);
        (of(&case["record"]["ratings"]), of(&case["record"]["second"]["ratings"]))
    };
    desk.call("rate_cases", rate(&desk, false, &[cell(&cases[0], 0, Some("met"))]));
    desk.call("rate_cases", rate(&desk, true, &[cell(&cases[0], 0, Some("partly"))]));
    desk.call("rate_cases", rate(&desk, false, &[cell(&cases[0], 1, Some("met"))]));
    assert_eq!(both(), (2, 1));
    assert_eq!(takes_back(&desk, "undo", true), "rate_cases");
    assert_eq!(both(), (2, 0), "the first rating given last is not on the screen");
    assert_eq!(takes_back(&desk, "undo", true), Value::Null);
    assert_eq!(takes_back(&desk, "redo", true), "rate_cases");
    assert_eq!(both(), (2, 1));
    assert_eq!(takes_back(&desk, "undo", false), "rate_cases");
    assert_eq!(takes_back(&desk, "undo", false), "rate_cases");
    assert_eq!(both(), (0, 1), "the second rating stays, and the set it stands with");
    assert_eq!(takes_back(&desk, "redo", false), "rate_cases");
    assert_eq!(takes_back(&desk, "redo", false), "rate_cases");
    assert_eq!(both(), (2, 1));
    assert_eq!(takes_back(&desk, "redo", true), Value::Null);
}

#[test]
fn undo_in_the_grid_leaves_the_ratings_of_other_sets_alone() {
    let (desk, visit, cases) = with_criteria(47);
    let mut other = desk.records(&visit, "criteria")[0]["record"].clone();
    let (set, criterion) = (desk.op(), desk.op());
    other["id"] = json!(set);
    other["criteria"] = json!([{"id": criterion, "text": "Visited within ten days", "area": null}]);
    let added = json!({"op_id": desk.op(), "records": [{"kind": "criteria", "record": other}]});
    desk.call("add_records", added);
    desk.call("rate_cases", rate(&desk, false, &[cell(&cases[0], 0, Some("met"))]));
    let rated = json!({"case": cases[1]["record"]["id"], "criterion": criterion, "rating": "met", "reason": ""});
    desk.call(
        "rate_cases",
        json!({"op_id": desk.op(), "criteria": set, "second": false, "cells": [rated]}),
    );
    assert_eq!(takes_back(&desk, "undo", false), "rate_cases");
    assert_eq!(
        (ratings(&desk, &visit, 0).len(), ratings(&desk, &visit, 1).len()),
        (0, 1)
    );
    assert_eq!(takes_back(&desk, "redo", false), "rate_cases");
    assert_eq!(ratings(&desk, &visit, 0), ["met"]);
}

#[test]
fn undo_in_the_grid_is_refused_where_the_case_has_changed_since() {
    let (desk, visit, cases) = with_criteria(48);
    desk.call("rate_cases", rate(&desk, true, &[cell(&cases[0], 0, Some("met"))]));
    let kept = desk.records(&visit, "case")[24].clone();
    let fields = json!({"second": null});
    let edit = json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": kept["rev"], "fields": fields});
    desk.call("edit_record", edit);
    let grid = json!({"kind": "criteria", "id": SET});
    let undo = json!({"op_id": desk.op(), "scope": grid, "second": true});
    desk.refused_with("undo", undo, Code::ChangedSince);
    assert_eq!(desk.records(&visit, "case")[24]["record"]["second"], Value::Null);
}

#[test]
fn a_block_with_one_bad_cell_changes_nothing() {
    let (desk, visit, cases) = with_criteria(41);
    let mut unknown = cell(&cases[1], 0, Some("met"));
    unknown["criterion"] = json!(desk.op());
    desk.refused_with(
        "rate_cases",
        rate(&desk, false, &[cell(&cases[0], 0, Some("met")), unknown]),
        Code::Refused,
    );
    desk.refused_with(
        "rate_cases",
        rate(&desk, false, &[cell(&cases[0], 0, Some("good"))]),
        Code::BadRequest,
    );
    assert_eq!(ratings(&desk, &visit, 0).len(), 0);
}

#[test]
fn a_second_rating_stands_beside_the_first_and_is_compared() {
    let (desk, _, cases) = with_criteria(42);
    let first: Vec<Value> = (0..3).map(|at| cell(&cases[at], 0, Some("met"))).collect();
    desk.call("rate_cases", rate(&desk, false, &first));
    let second = [
        cell(&cases[0], 0, Some("met")),
        cell(&cases[1], 0, Some("not_met")),
        cell(&cases[2], 0, Some("not_seen")),
    ];
    desk.call("rate_cases", rate(&desk, true, &second));
    let found = desk.call("agreement", json!({"criteria": SET}));
    assert_eq!((&found["all"]["pairs"], &found["all"]["same"]), (&json!(2), &json!(1)));
    assert_eq!(found["by_criterion"].as_array().unwrap().len(), 3);
    assert_eq!(found["apart"][0], json!([cases[1]["record"]["id"], CRITERIA[0]]));
}

#[test]
fn what_points_to_something_of_another_visit_is_refused() {
    let (desk, visit, _) = with_criteria(43);
    let enquiry = json!({"id": desk.op(), "visit": visit, "question": "Is it used again?", "areas": [desk.op()], "evidence": null,
        "owner": null, "state": "open", "answer": "", "at": "2026-11-17T16:00:00Z"});
    let add = json!({"op_id": desk.op(), "records": [{"kind": "enquiry", "record": enquiry}]});
    let error = desk.refused_with("add_records", add, Code::Refused);
    assert_eq!(error.values["field"], "areas.0");
    let evidence = desk.records(&visit, "evidence")[0].clone();
    let edit =
        json!({"op_id": desk.op(), "subject": subject(&evidence), "base_rev": 1, "fields": {"areas": [desk.op()]}});
    desk.refused_with("edit_record", edit, Code::Refused);
}

#[test]
fn a_child_referred_back_stays_until_it_is_closed_and_is_never_removed() {
    let (desk, visit, cases) = with_criteria(44);
    let id = desk.op();
    let referral = json!({"id": id, "visit": visit, "case": cases[0]["record"]["id"], "evidence": null, "concern": "Not seen for nine weeks",
        "at": "2026-11-17T16:00:00Z", "to_role": "Head of service", "answer": "", "closed": null});
    desk.call(
        "add_records",
        json!({"op_id": desk.op(), "records": [{"kind": "referral", "record": referral}]}),
    );
    let of = json!({"kind": "referral", "id": id});
    desk.refused_with(
        "remove_record",
        json!({"op_id": desk.op(), "subject": of, "base_rev": 1}),
        Code::BadRequest,
    );
    let close = |fields: Value| json!({"op_id": desk.op(), "subject": of, "base_rev": 1, "fields": fields});
    desk.refused_with("edit_record", close(json!({"closed": "2026-11-18"})), Code::Refused);
    let closed = close(json!({"closed": "2026-11-18", "answer": "Seen the same evening."}));
    assert_eq!(
        desk.call("edit_record", closed)["kept"][0]["record"]["closed"],
        "2026-11-18"
    );
}

#[test]
fn who_changed_what_and_when_is_told_of_each_record() {
    let (desk, visit) = Desk::with_sample(45);
    let kept = desk.records(&visit, "evidence")[0].clone();
    let edit = json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1, "fields": {"mark": "question"}});
    desk.call("edit_record", edit);
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject(&kept)}));
    let told = desk.call("history", json!({"subject": subject(&kept)}))["changes"].clone();
    let ops: Vec<&str> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["op"].as_str().unwrap())
        .collect();
    assert_eq!(ops, ["edit_evidence", "edit_evidence", "import_visit"]);
    assert_eq!(
        (&told[0]["reverts"], &told[1]["reverts"]),
        (&json!(true), &json!(false))
    );
    let was = &kept["record"]["mark"];
    assert_eq!(
        told[1]["fields"],
        json!([{"field": "mark", "was": was, "is": "question"}])
    );
    assert_eq!(told[1]["by"], "Maren Hollis");
}

#[test]
fn search_goes_over_all_visits_and_finds_what_was_typed_a_moment_ago() {
    let (desk, visit) = Desk::with_sample(46);
    let kept = desk.records(&visit, "evidence")[0].clone();
    let save = json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": 1, "field": "text", "text": "A zebra crossing outside"});
    desk.call("save_draft", save);
    let look = |words: &str| desk.call("search", json!({"words": words, "before": null, "limit": 20}));
    let found = look("zebra");
    assert_eq!(found["hits"][0]["visit"], visit);
    assert_eq!(found["hits"][0]["subject"], json!(subject(&kept)));
    assert_eq!(found["hits"][0]["shown"][1], json!({"text": "zebra", "hit": true}));
    let kinds = look("supervision");
    let kinds: std::collections::BTreeSet<&str> = kinds["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["subject"]["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["block", "enquiry", "evidence", "request"]
    );
}

#[test]
fn the_matrix_counts_each_area_by_kind_of_source() {
    let (desk, visit) = Desk::with_sample(47);
    let matrix = desk.call("matrix", json!({"visit": visit}));
    let rows = matrix["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 5);
    for (row, area) in rows.iter().zip(desk.records(&visit, "area")) {
        assert_eq!(row["area"], area["record"]["id"]);
        let cells: u64 = row["cells"]
            .as_array()
            .unwrap()
            .iter()
            .map(|cell| cell["marks"]["concern"].as_u64().unwrap())
            .sum();
        assert_eq!(json!(cells), row["all"]["concern"]);
    }
}
