//! The authority's comments as files: read from the table of a Word document, and sent back as one.

use std::fs;

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, words};
use crate::earlier_files::docx_of;
use crate::factual::{CASELOADS, TEXT, adding, decided, desk, new, paragraph, tied};

/// A Word document with a table of these rows.
fn table(rows: &[[&str; 3]]) -> Vec<u8> {
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let row = |row: &[&str; 3]| format!("<w:tr>{}</w:tr>", row.map(cell).concat());
    docx_of(&format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>()))
}

fn choose(desk: &Desk, visit: &Value, bytes: &[u8]) -> Result<Value, Code> {
    let path = desk.root.path().join("comments.docx");
    fs::write(&path, bytes).unwrap();
    desk.answer(Some(path));
    desk.core
        .call("choose_factual_table", json!({"visit": visit}))
        .map_err(|error| error.code)
}

#[test]
fn a_table_of_a_word_file_is_read_with_the_sentences_it_may_be_about() {
    let (desk, visit, _) = desk(366);
    let rows = [
        ["Place", "Comment", "Evidence"],
        [
            "Page 2",
            "Caseloads of our social workers average 16, not 18.",
            "Report",
        ],
        ["", "The weather was fine.", ""],
    ];
    let chosen = choose(&desk, &visit, &table(&rows)).unwrap();
    assert_eq!(chosen["name"], "comments.docx");
    let read = &chosen["read"];
    assert_eq!(read["left_out"], json!(["Place | Comment | Evidence"]));
    assert_eq!(read["comments"][0]["proposed"]["sentence"]["words"], CASELOADS);
    assert_eq!(read["comments"][1]["proposed"], Value::Null);
    assert_eq!(desk.records(&visit, "factual_comment").len(), 0, "nothing is stored");
    desk.answer(None);
    let cancelled = desk.call("choose_factual_table", json!({"visit": visit}));
    assert_eq!(cancelled, json!({"name": null, "read": null}));
}

#[test]
fn files_and_texts_without_comments_are_refused_with_the_reason() {
    let (desk, visit) = Desk::with_sample(367);
    let bad: [(&str, Vec<u8>); 5] = [
        ("no Word document", b"%PDF-1.7 words".to_vec()),
        ("nothing", Vec::new()),
        ("no table", docx_of("<w:p><w:r><w:t>Words</w:t></w:r></w:p>")),
        ("an empty table", table(&[["", "", ""]])),
        ("headings alone", table(&[["Place", "Comment", "Evidence"]])),
    ];
    for (name, bytes) in bad {
        assert_eq!(choose(&desk, &visit, &bytes), Err(Code::CommentsUnreadable), "{name}");
    }
    let error = desk.refused_with(
        "read_factual_text",
        json!({"visit": visit, "text": " \n"}),
        Code::CommentsUnreadable,
    );
    assert!(error.values["problem"].starts_with("there is nothing in it"));
    desk.refused_with(
        "read_factual_text",
        json!({"visit": desk.op(), "text": "It was May."}),
        Code::NotFound,
    );
}

#[test]
fn five_thousand_rows_are_read_and_taken_in_together() {
    let (desk, visit) = Desk::with_sample(368);
    let text: String = (0..5_000)
        .map(|nth| format!("Page {nth}\tComment {nth} on caseloads.\tReport\n"))
        .collect();
    let read = desk.call("read_factual_text", json!({"visit": visit, "text": text}));
    let comments = read["comments"].as_array().unwrap().iter();
    let comments: Vec<Value> = comments
        .map(|each| new(&desk, each["claim"].as_str().unwrap(), Value::Null))
        .collect();
    desk.call("add_factual_comments", adding(&desk, &visit, comments));
    let kept = desk.records(&visit, "factual_comment");
    assert_eq!((kept.len(), &kept[4_999]["record"]["number"]), (5_000, &json!(5_000)));
}

#[test]
fn the_table_goes_out_as_word_and_csv_and_comes_back_as_it_was() {
    let (desk, visit, block) = desk(369);
    desk.refused_with(
        "export_factual",
        json!({"visit": visit, "form": "word"}),
        Code::NotFound,
    );
    tied(&desk, &visit, &block);
    decided(&desk, &visit, "not_accepted");
    desk.answer(Some(desk.root.path().to_owned()));
    let export = |form: &str| {
        let path = desk.call("export_factual", json!({"visit": visit, "form": form}))["path"].clone();
        fs::read(path.as_str().unwrap()).unwrap()
    };
    let csv = String::from_utf8(export("csv")).unwrap();
    let row = format!(
        "\"1\",\"Page 2\",\"{CASELOADS}\",\"They are 16.\",\"\",\"Not accepted\",\"Counted again.\",\"{CASELOADS}\""
    );
    assert_eq!(csv.lines().nth(1), Some(row.as_str()));
    let word = export("word");
    let comments = choose(&desk, &visit, &word).unwrap()["read"]["comments"].clone();
    assert_eq!(comments.as_array().unwrap().len(), 1);
    let back = &comments[0];
    assert_eq!(
        (&back["place"], &back["claim"], &back["quoted"]),
        (&json!("Page 2"), &json!("They are 16."), &json!(CASELOADS))
    );
    assert_eq!(back["proposed"]["because"], "quoted");
    assert_eq!(words(&paragraph(&desk, &visit)), TEXT);
}
