//! From the authority's lists to a sample that anyone can check.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use visitbook_app::error::Code;
use visitbook_testkit::made_up_lists;

use crate::desk::{Desk, pdf_words};

const NAMES: &str =
    "Child ID,Forename,Surname,Date of birth,Gender,Team,Worker,Postcode,CIN start date,Date last seen,Case status\n";

/// A list of three children with everything in it that is never kept.
fn with_names() -> String {
    let mut list = NAMES.to_owned();
    list.push_str("880011,Zebedee,Quillfeather,14/03/2017,a) Male,North,Petronella Vandersloot,ZZ9 4QQ,01/02/2026,03/09/2026,a) Open\n");
    list.push_str("880012,Anne-Marie,Quillfeather,02/11/2020,b) Female,South,Petronella Vandersloot,ZZ9 4QQ,01/03/2026,,a) Open\n");
    list.push_str("880013,Ottoline,Marchbanks-Thrupp,30/06/2011,b) Female,North,Hieronymus Pell,ZY8 1AB,11/05/2026,20/10/2026,b) Closed\n");
    list
}

fn chosen(desk: &Desk, name: &str, bytes: &[u8]) -> Value {
    let file = desk.root.path().join(name);
    fs::write(&file, bytes).unwrap();
    desk.answer(Some(file));
    desk.call("choose_lists", json!({}))
}

fn proposed(chosen: &Value) -> Vec<Value> {
    let sheets = chosen["sheets"].as_array().unwrap();
    sheets
        .iter()
        .map(|sheet| sheet["proposed"].clone())
        .filter(|mapping| !mapping.is_null())
        .collect()
}

fn import(desk: &Desk, visit: &Value, chosen: &Value) -> Value {
    let request = json!({"op_id": desk.op(), "visit": visit, "mappings": proposed(chosen), "as_of": "2026-11-17", "without_bad_rows": false});
    desk.call("import_lists", request)["kept"][0]["record"].clone()
}

fn plan(quotas: &[(&str, &str, u32)]) -> Value {
    let nothing = json!({"lists": [], "teams": [], "age_bands": [], "sexes": [], "started_within_days": null, "seen_within_days": null,
        "not_seen_for_days": null, "not_reviewed_for_days": null, "open_only": false});
    let stratum = |(name, list, quota): &(&str, &str, u32)| {
        let mut filter = nothing.clone();
        filter["lists"] = json!([list]);
        json!({"name": name, "filter": filter, "quota": quota, "reserve": 1})
    };
    let strata: Vec<Value> = quotas.iter().map(stratum).collect();
    json!({"as_of": "2026-11-17", "filter": nothing, "strata": strata, "put_in": [], "left_out": []})
}

fn drawn(desk: &Desk, frame: &Value, plan: &Value, number: &str) -> Value {
    let request = json!({"op_id": desk.op(), "frame": frame["id"], "plan": plan, "number_called": number});
    desk.call("draw_sample", request)["kept"][0]["record"].clone()
}

const GROUPS: &[(&str, &str, u32)] = &[
    ("Child in need", "children_in_need", 10),
    ("Protection plan", "protection_plans", 8),
    ("Child in care", "children_in_care", 6),
];

#[test]
fn a_sample_is_drawn_from_the_lists_and_its_cases_become_the_visits() {
    let (desk, visit) = Desk::with_sample(50);
    let chosen = chosen(&desk, "lists.xlsx", &made_up_lists(2_000, 7));
    let checked = desk.call(
        "check_lists",
        json!({"mappings": proposed(&chosen), "as_of": "2026-11-17"}),
    );
    assert_eq!(checked["bad_rows"], 0);
    let frame = import(&desk, &visit, &chosen);
    assert_eq!(frame["children"], 2_000);
    assert_eq!(frame["rows"], checked["rows"]);

    let draw = drawn(&desk, &frame, &plan(GROUPS), "4711");
    assert_eq!(draw["picks"].as_array().unwrap().len(), 27, "24 and three in reserve");
    assert_eq!(draw["picks"][0]["reference"], "C25", "behind the cases that are there");
    let view = desk.call("draw_view", json!({"draw": draw["id"]}));
    assert_eq!(view["short"], json!([]));
    let decided = json!({"op_id": desk.op(), "draw": draw["id"], "discard_because": ""});
    desk.call("decide_draw", decided);
    let cases = desk.records(&visit, "case");
    assert_eq!(cases.len(), 48);
    let new: Vec<&Value> = cases
        .iter()
        .map(|case| &case["record"])
        .filter(|case| case["reference"].as_str() > Some("C24"))
        .collect();
    assert_eq!(new.len(), 24);
    assert!(
        new.iter()
            .all(|case| case["age_band"] != "unknown" && case["team"] != "")
    );
    let list_of = |cohort: &Value| {
        GROUPS
            .iter()
            .find(|(name, ..)| cohort == name)
            .map(|(_, list, _)| *list)
    };
    assert!(
        new.iter().all(|case| case["list"].as_str() == list_of(&case["cohort"])),
        "each case is described by the row of the group it was drawn for"
    );
    let again = json!({"op_id": desk.op(), "draw": draw["id"], "discard_because": "Once more"});
    desk.refused_with("decide_draw", again, Code::Refused);
}

#[test]
fn the_plan_of_a_draw_waits_over_a_restart_until_it_is_drawn() {
    let (desk, visit) = Desk::with_sample(60);
    let frame = import(&desk, &visit, &chosen(&desk, "lists.xlsx", &made_up_lists(200, 7)));
    let typed = r#"{"groups":[{"name":"Protection pl","quota":"ei"}]}"#;
    let subject = json!({"kind": "visit", "id": visit});
    let save = json!({"op_id": desk.op(), "subject": subject, "base_rev": 0, "field": "draw_plan", "text": typed});
    desk.call("save_draft", save);
    desk.call("settle", json!({"op_id": desk.op(), "subject": subject}));
    desk.reopen();
    let waits = || desk.visit(&visit)["unfinished"]["draw_plan"].clone();
    assert_eq!(waits(), typed);

    let refused = json!({"op_id": desk.op(), "frame": frame["id"], "plan": plan(GROUPS), "number_called": "12a4"});
    desk.refused_with("draw_sample", refused, Code::Refused);
    assert_eq!(waits(), typed, "nothing was drawn");
    drawn(&desk, &frame, &plan(GROUPS), "4711");
    assert_eq!(waits(), Value::Null);
}

#[test]
fn how_lists_are_read_and_why_a_draw_is_discarded_wait_over_a_restart_until_it_is_done() {
    let (desk, visit) = Desk::with_sample(61);
    let subject = json!({"kind": "visit", "id": visit});
    let keep = |field: &str| {
        let save = json!({"op_id": desk.op(), "subject": subject, "base_rev": 0, "field": field, "text": "half a wo"});
        desk.call("save_draft", save);
        desk.reopen();
    };
    let waits = |field: &str| desk.visit(&visit)["unfinished"][field].clone();
    keep("list_mapping");
    assert_eq!(waits("list_mapping"), "half a wo");
    let frame = import(&desk, &visit, &chosen(&desk, "lists.xlsx", &made_up_lists(200, 7)));
    assert_eq!(waits("list_mapping"), Value::Null);

    let draw = drawn(&desk, &frame, &plan(GROUPS), "4711");
    keep("discard");
    assert_eq!(waits("discard"), "half a wo");
    let decide = json!({"op_id": desk.op(), "draw": draw["id"], "discard_because": "Half a word, and the rest"});
    desk.call("decide_draw", decide);
    assert_eq!(waits("discard"), Value::Null);
}

#[test]
fn the_same_number_draws_the_same_children_and_another_draws_others() {
    let (desk, visit) = Desk::with_sample(51);
    let chosen = chosen(&desk, "lists.xlsx", &made_up_lists(400, 8));
    let frame = import(&desk, &visit, &chosen);
    let children = |number: &str| -> Vec<Value> {
        let draw = drawn(&desk, &frame, &plan(GROUPS), number);
        draw["picks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|pick| pick["child"].clone())
            .collect()
    };
    let first = children("12");
    assert_eq!(first, children("12"));
    assert_ne!(first, children("13"));
    assert_eq!(desk.records(&visit, "draw").len(), 3, "each draw is kept");
}

#[test]
fn a_draw_that_is_not_used_is_discarded_with_a_reason_and_stays() {
    let (desk, visit) = Desk::with_sample(52);
    let chosen = chosen(&desk, "lists.xlsx", &made_up_lists(200, 9));
    let frame = import(&desk, &visit, &chosen);
    let draw = drawn(&desk, &frame, &plan(GROUPS), "1");
    let discard =
        json!({"op_id": desk.op(), "draw": draw["id"], "discard_because": "The lists were those of last month"});
    desk.call("decide_draw", discard);
    let kept = &desk.records(&visit, "draw")[0]["record"];
    assert_eq!(
        (&kept["state"], &kept["discarded_because"]),
        (&json!("discarded"), &json!("The lists were those of last month"))
    );
    assert_eq!(desk.records(&visit, "case").len(), 24);
}

#[test]
fn the_receipt_and_the_key_list_leave_the_notebook_apart_and_the_latter_is_journalled() {
    let (desk, visit) = Desk::with_sample(53);
    let chosen = chosen(&desk, "lists.xlsx", &made_up_lists(300, 10));
    let frame = import(&desk, &visit, &chosen);
    let draw = drawn(&desk, &frame, &plan(GROUPS), "90210");
    let out = desk.root.path().join("out");
    fs::create_dir(&out).unwrap();
    desk.answer(Some(out));
    let exported = |what: &str| {
        let request = json!({"op_id": desk.op(), "draw": draw["id"], "what": what});
        desk.call("export_draw", request)["path"].as_str().unwrap().to_owned()
    };
    let export = |what: &str| fs::read(exported(what)).unwrap();
    let receipt: Value = serde_json::from_slice(&export("receipt_json")).unwrap();
    assert_eq!(receipt["number_called"], "90210");
    let keys = String::from_utf8(export("key_list")).unwrap();
    let ids: BTreeSet<&str> = keys.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(ids.len(), 27);
    let printed = receipt.to_string();
    assert!(
        ids.iter().all(|id| !printed.contains(id.trim_matches('"'))),
        "no child's id is in the receipt"
    );
    let words = pdf_words(&exported("receipt_pdf"));
    assert!(words.contains("Fictional: invented for practice."), "{words}");
    let history = desk.call("history", json!({"subject": {"kind": "draw", "id": draw["id"]}}));
    assert_eq!(history["changes"][0]["fields"][0]["field"], "keys_exported");
    assert_eq!(
        history["changes"].as_array().unwrap().len(),
        2,
        "only the key list is journalled"
    );
}

#[test]
fn lines_that_are_wrong_stop_the_import_unless_it_goes_on_without_them() {
    let (desk, visit) = Desk::with_sample(54);
    let mut list = with_names();
    list.push_str("880014,Odd,One,31/02/2019,a) Male,North,W,ZZ1 1ZZ,01/02/2026,,a) Open\n");
    let chosen = chosen(&desk, "list 6.csv", list.as_bytes());
    let checked = desk.call(
        "check_lists",
        json!({"mappings": proposed(&chosen), "as_of": "2026-11-17"}),
    );
    assert_eq!(
        (&checked["rows"], &checked["bad_rows"], &checked["faults"][0]["line"]),
        (&json!(3), &json!(1), &json!(5))
    );
    let request = |without| json!({"op_id": desk.op(), "visit": visit, "mappings": proposed(&chosen), "as_of": "2026-11-17", "without_bad_rows": without});
    desk.refused_with("import_lists", request(false), Code::ListsHaveFaults);
    assert_eq!(desk.records(&visit, "frame").len(), 0);
    let frame = desk.call("import_lists", request(true))["kept"][0]["record"].clone();
    assert_eq!((&frame["rows"], &frame["left_out"]), (&json!(3), &json!(1)));
}

#[test]
fn a_file_that_is_no_list_is_refused_in_words() {
    let desk = Desk::with_notebook(55);
    let file = desk.root.path().join("letter.xlsx");
    fs::write(&file, b"PK\x03\x04 not a workbook").unwrap();
    desk.answer(Some(file));
    let error = desk.refused_with("choose_lists", json!({}), Code::ListsUnreadable);
    assert!(!error.values["problem"].is_empty());
    desk.refused_with(
        "check_lists",
        json!({"mappings": [], "as_of": "2026-11-17"}),
        Code::NothingChosen,
    );
}

#[test]
fn names_birthdays_postcodes_and_workers_are_nowhere_in_the_decrypted_notebook() {
    let (desk, visit) = Desk::with_sample(56);
    let chosen = chosen(&desk, "list 6.csv", with_names().as_bytes());
    let frame = import(&desk, &visit, &chosen);
    drawn(&desk, &frame, &plan(&GROUPS[..1]), "5");
    let path = desk.call("notebooks", json!({}))["known"][0]["path"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.call("lock", json!({}));
    let text = visitbook_testkit::decrypted(std::path::Path::new(&path))
        .unwrap()
        .to_lowercase();
    assert!(
        text.contains("list 6") || text.contains("children_in_need"),
        "the decrypted copy is read"
    );
    let planted = [
        "zebedee",
        "quillfeather",
        "anne-marie",
        "ottoline",
        "marchbanks",
        "thrupp",
        "petronella",
        "vandersloot",
        "hieronymus",
        "zz9 4qq",
        "zy8 1ab",
        "14/03/2017",
        "2017-03-14",
        "2020-11-02",
        "30/06/2011",
        "2011-06-30",
    ];
    for word in planted {
        assert!(!text.contains(word), "{word} is in the notebook");
    }
}
