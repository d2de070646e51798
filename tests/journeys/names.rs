//! Names of children that the notebook knows from the authority's lists, in the letter and at the gate.

use std::fs;

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, saving};
use crate::gate::{answer_everything, gate, making};

/// One made-up child.
const LIST: &str = "Child ID,Forename,Surname,Date of birth,Gender,Team,CIN start date,Case status\n\
    880011,Zebedee,Quillfeather,14/03/2017,a) Male,North,01/02/2026,a) Open\n";

fn import_the_list(desk: &Desk, visit: &Value) {
    let file = desk.root.path().join("list.csv");
    fs::write(&file, LIST).unwrap();
    desk.answer(Some(file));
    let chosen = desk.call("choose_lists", json!({}));
    let mappings = json!([chosen["sheets"][0]["proposed"]]);
    let request = json!({"op_id": desk.op(), "visit": visit, "mappings": mappings, "as_of": "2026-11-17", "without_bad_rows": false});
    desk.call("import_lists", request);
}

fn last_paragraph(desk: &Desk, visit: &Value) -> Value {
    let blocks = desk.records(visit, "block").into_iter();
    blocks
        .rev()
        .find(|block| block["record"]["kind"] == "paragraph")
        .unwrap()
}

/// What is said of names of children, with the words.
fn named(said: &Value) -> Vec<String> {
    let said = said.as_array().unwrap().iter();
    let names = said.filter(|each| each["rule"] == "childs-name");
    names.map(|each| each["words"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_childs_name_from_the_lists_is_marked_and_holds_the_letter_back() {
    let (desk, visit) = Desk::with_sample(340);
    let block = last_paragraph(&desk, &visit);
    desk.call("save_letter", saving(&desk, &block, "QUILLFEATHER’s plan is late."));
    let page = |desk: &Desk| {
        let blocks: Vec<Value> = desk
            .records(&visit, "block")
            .iter()
            .map(|kept| json!({"id": kept["record"]["id"], "kind": kept["record"]["kind"], "content": kept["record"]["content"]}))
            .collect();
        desk.call("review_letter", json!({"visit": visit, "blocks": blocks}))
    };
    assert_eq!(
        named(&page(&desk)["remarks"]),
        Vec::<String>::new(),
        "nobody knows the name yet"
    );

    import_the_list(&desk, &visit);
    assert_eq!(named(&page(&desk)["remarks"]), ["QUILLFEATHER"]);
    assert_eq!(named(&gate(&desk, &visit)["holds"]), ["QUILLFEATHER"]);
    desk.refused_with("make_final", making(&desk, &visit), Code::LetterHeldBack);

    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    let despite = desk.records(&visit, "final_letter")[0]["record"]["despite"].clone();
    assert_eq!(named(&despite), ["QUILLFEATHER"]);
}
