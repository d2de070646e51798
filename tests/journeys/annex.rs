//! The evidence annex: each sentence of the letter with what it rests on, in both forms.

use std::fs;
use std::io::{Cursor, Read};
use std::process::Command;

use serde_json::{Value, json};
use zip::ZipArchive;

use crate::desk::{Desk, words};
use crate::gate::{answer_everything, making};

/// The places of the columns of the sentences.
const NUMBER: usize = 0;
const SENTENCE: usize = 2;
const STATE: usize = 3;
const CHANGED: usize = 5;
const ASIDE: usize = 6;
pub const TIE: usize = 7;
pub const REFERENCE: usize = 8;

pub const WORDS: usize = 14;
const NOTES: usize = 15;

/// The bytes of an annex, and where they are.
pub fn exported(desk: &Desk, visit: &Value, form: &str) -> (String, Vec<u8>) {
    desk.answer(Some(desk.root.path().to_owned()));
    let request = json!({"visit": visit, "form": form, "marking": null});
    let path = desk.call("export_annex", request)["path"].as_str().unwrap().to_owned();
    let bytes = fs::read(&path).unwrap();
    (path, bytes)
}

/// The words of a PDF in the order in which they are written, without head and foot of the pages.
pub fn running_words(path: &str) -> String {
    let area = ["-r", "72", "-x", "0", "-y", "58", "-W", "595", "-H", "720"];
    let output = Command::new("pdftotext")
        .args(area)
        .args(["-raw", path, "-"])
        .output()
        .unwrap();
    single_spaced(&String::from_utf8(output.stdout).unwrap())
}

pub fn single_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of a workbook, by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    parts
}

/// The rows of a sheet, counted from 1, below its headings.
pub fn rows(bytes: &[u8], sheet: usize) -> Vec<Vec<String>> {
    let name = format!("xl/worksheets/sheet{sheet}.xml");
    let xml = parts(bytes).into_iter().find(|(path, _)| *path == name).unwrap().1;
    let cell = |cell: &str| {
        let inner = cell
            .split_once("<v>")
            .or_else(|| cell.split_once("\"preserve\">"))
            .unwrap()
            .1;
        let raw = inner.split_once('<').unwrap().0;
        let plain = raw.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        plain.replace("&amp;", "&")
    };
    let row = |row: &str| row.split("<c r=").skip(1).map(cell).collect();
    xml.split("<row ").skip(2).map(row).collect()
}

/// The sentences of the letter in order, as the page's review cuts them.
fn sentences(desk: &Desk, visit: &Value) -> Vec<(String, String)> {
    let blocks: Vec<Value> = desk
        .records(visit, "block")
        .iter()
        .map(|kept| json!({"id": kept["record"]["id"], "kind": kept["record"]["kind"], "content": kept["record"]["content"]}))
        .collect();
    let review = desk.call("review_letter", json!({"visit": visit, "blocks": blocks}));
    let line = |line: &Value| {
        let standing = line["standing"].as_str().unwrap().replace('_', " ");
        (line["words"].as_str().unwrap().to_owned(), standing)
    };
    review["ledger"].as_array().unwrap().iter().map(line).collect()
}

/// The evidence and the sentence of the first sentence that cites a piece itself.
pub fn first_cited(desk: &Desk, rows: &[Vec<String>]) -> (Value, String) {
    let row = rows
        .iter()
        .find(|row| row[TIE] == "Cited" && row[REFERENCE].starts_with('E'))
        .unwrap();
    (piece(desk, &row[REFERENCE]), row[SENTENCE].clone())
}

fn piece(desk: &Desk, reference: &str) -> Value {
    let number: u64 = reference.strip_prefix('E').unwrap().parse().unwrap();
    let visit = desk.call("home", json!({}))["visits"][0]["visit"].clone();
    let evidence = desk.records(&visit, "evidence").into_iter();
    evidence
        .into_iter()
        .find(|kept| kept["record"]["number"] == number)
        .unwrap()
}

/// The first paragraph of the letter as these words, resting on this evidence as it is now.
pub fn cite(desk: &Desk, visit: &Value, words: &str, evidence: &Value) {
    let mut blocks = desk.records(visit, "block").into_iter();
    let block = blocks.find(|block| block["record"]["kind"] == "paragraph").unwrap();
    let bare = words.strip_suffix('.').unwrap();
    let content = json!([{"type": "text", "text": bare}, {"type": "cite", "evidence": [evidence]}, {"type": "text", "text": "."}]);
    let page = json!({"id": block["record"]["id"], "kind": "paragraph", "content": content});
    let looked = desk.call("look_at_sentence", json!({"visit": visit, "block": page, "start": 0}));
    let change = json!({"base_rev": block["rev"], "block": looked["block"]});
    desk.call(
        "save_letter",
        json!({"op_id": desk.op(), "letter": block["record"]["letter"], "blocks": [change], "order": null}),
    );
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[test]
fn every_sentence_of_the_letter_stands_there_once_in_order_with_its_state() {
    let (desk, visit) = Desk::with_sample(610);
    let all = sentences(&desk, &visit);
    assert!(all.len() > 50, "{}", all.len());
    let (pdf, _) = exported(&desk, &visit, "pdf");
    let text = running_words(&pdf);
    let mut rest = text.as_str();
    for (nth, (words, standing)) in all.iter().enumerate() {
        let here = single_spaced(&format!("{}. {} {words}", nth + 1, capitalised(standing)));
        let (_, after) = rest
            .split_once(&here)
            .unwrap_or_else(|| panic!("not there, or out of order: {here}"));
        rest = after;
    }
    let (_, book) = exported(&desk, &visit, "xlsx");
    let mut told: Vec<(String, String, String)> = rows(&book, 2)
        .into_iter()
        .map(|row| (row[NUMBER].clone(), row[SENTENCE].clone(), row[STATE].clone()))
        .collect();
    told.dedup();
    let numbered = all
        .iter()
        .enumerate()
        .map(|(nth, (words, state))| ((nth + 1).to_string(), words.clone(), state.clone()));
    assert_eq!(told, numbered.collect::<Vec<_>>());
}

#[test]
fn each_piece_that_a_sentence_cites_stands_under_it_with_its_words() {
    let (desk, visit) = Desk::with_sample(611);
    let (_, book) = exported(&desk, &visit, "xlsx");
    let rows = rows(&book, 2);
    let evidence = desk.records(&visit, "evidence");
    let mut cited = 0;
    for block in desk.records(&visit, "block") {
        let runs = block["record"]["content"].as_array().unwrap();
        for id in runs.iter().filter_map(|run| run["evidence"].as_array()).flatten() {
            let piece = evidence.iter().find(|kept| kept["record"]["id"] == *id).unwrap();
            let reference = format!("E{:03}", piece["record"]["number"].as_u64().unwrap());
            let under = rows.iter().find(|row| {
                row[TIE] == "Cited" && row[REFERENCE] == reference && words(&block).contains(row[SENTENCE].as_str())
            });
            let under = under.unwrap_or_else(|| panic!("{reference} is not under {}", words(&block)));
            assert_eq!(
                single_spaced(&under[WORDS]),
                single_spaced(piece["record"]["text"].as_str().unwrap())
            );
            cited += 1;
        }
    }
    assert!(cited > 100, "{cited}");
}

#[test]
fn a_cited_finding_stands_with_what_supports_it_what_contradicts_it_and_how_that_was_weighed() {
    let (desk, visit) = Desk::with_sample(612);
    let (_, book) = exported(&desk, &visit, "xlsx");
    let rows = rows(&book, 2);
    let findings = desk.records(&visit, "finding");
    let evidence = desk.records(&visit, "evidence");
    let number = |id: &Value| {
        let piece = evidence.iter().find(|kept| kept["record"]["id"] == *id).unwrap();
        format!("E{:03}", piece["record"]["number"].as_u64().unwrap())
    };
    let mut cited = 0;
    for finding in findings.iter().map(|kept| &kept["record"]) {
        let name = format!("F{}", finding["number"]);
        if name == "F6" {
            continue; // no sentence of the sample cites it
        }
        cited += 1;
        let at = rows
            .iter()
            .position(|row| row[TIE] == "Cited" && row[REFERENCE] == name)
            .unwrap();
        assert_eq!(rows[at][WORDS], finding["statement"].as_str().unwrap());
        let below: Vec<&Vec<String>> = rows[at + 1..]
            .iter()
            .take_while(|row| row[TIE].ends_with(&name))
            .collect();
        let tied = |tie: &str| -> Vec<&str> {
            let wanted = format!("{tie} {name}");
            below
                .iter()
                .filter(|row| row[TIE] == wanted)
                .map(|row| row[REFERENCE].as_str())
                .collect()
        };
        for link in finding["supports"].as_array().unwrap() {
            assert!(tied("Supports").contains(&number(&link["evidence"]).as_str()), "{name}");
        }
        for weighed in finding["weighed"].as_array().unwrap() {
            let reference = number(&weighed["evidence"]);
            let row = below
                .iter()
                .find(|row| row[REFERENCE] == reference && row[TIE].starts_with("Speaks against"));
            let note = &row.unwrap_or_else(|| panic!("{name} {reference}"))[NOTES];
            assert!(note.contains("Weighed"), "{note}");
            assert!(note.contains(weighed["because"].as_str().unwrap().trim()), "{note}");
        }
    }
    assert_eq!(cited, 8);
}

#[test]
fn what_changed_since_says_so_where_it_stands() {
    let (desk, visit) = Desk::with_sample(613);
    let cited = desk.records(&visit, "evidence")[0].clone();
    let number = cited["record"]["number"].as_u64().unwrap();
    let reference = format!("E{number:03}");
    cite(&desk, &visit, "Visits are regular.", &cited["record"]["id"]);
    let said = || -> [String; 2] {
        let rows = rows(&exported(&desk, &visit, "xlsx").1, 2);
        let row = rows.iter().find(|row| row[SENTENCE] == "Visits are regular.").unwrap();
        assert_eq!(row[REFERENCE], reference);
        [row[CHANGED].clone(), row[NOTES].clone()]
    };
    assert_eq!(said(), ["", ""]);
    desk.edit(&cited, json!({"text": "It was otherwise when it was read again."}));
    let changed = format!("{reference} has changed since it was cited.");
    assert_eq!(said(), [changed.as_str(), "Changed since it was cited."]);
    let pdf = running_words(&exported(&desk, &visit, "pdf").0);
    assert!(pdf.contains(&format!("Changed since: {changed}")));
}

#[test]
fn evidence_under_no_sentence_is_at_the_end_and_what_is_in_the_bin_is_not() {
    let (desk, visit) = Desk::with_sample(615);
    let told = |desk: &Desk| -> Vec<String> {
        let book = exported(desk, &visit, "xlsx").1;
        rows(&book, 3).into_iter().map(|row| row[0].clone()).collect()
    };
    let before = told(&desk);
    let under = rows(&exported(&desk, &visit, "xlsx").1, 2);
    for row in under
        .iter()
        .filter(|row| row[TIE] == "Cited" || row[TIE].starts_with("Supports"))
    {
        assert!(!before.contains(&row[REFERENCE]), "{}", row[REFERENCE]);
    }
    let first = piece(&desk, &before[0]);
    desk.call(
        "bin_evidence",
        json!({"op_id": desk.op(), "evidence": first["record"]["id"], "base_rev": first["rev"]}),
    );
    assert_eq!(told(&desk), before[1..]);
}

#[test]
fn reasons_stand_under_the_sentence_and_a_final_letters_annex_bears_the_journals_digest() {
    let (desk, visit) = Desk::with_sample(616);
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    let journal = desk.records(&visit, "final_letter")[0]["record"]["journal"]
        .as_str()
        .unwrap()
        .to_owned();
    let (path, book) = exported(&desk, &visit, "xlsx");
    assert!(path.ends_with("Northmere evidence annex.xlsx"), "{path}");
    let reasons = rows(&book, 2)
        .into_iter()
        .filter(|row| row[ASIDE].contains("Read with the lead;"));
    let told: Vec<String> = reasons.map(|row| row[ASIDE].clone()).collect();
    assert!(
        !told.is_empty() && told.iter().all(|each| each.contains("Set aside: ")),
        "{told:?}"
    );
    let about = rows(&book, 1);
    assert!(
        about
            .iter()
            .any(|row| row[0] == "Journal when it became final" && row[1] == journal)
    );
    assert!(
        about
            .iter()
            .any(|row| row[0] == "Letter" && row[1].starts_with("Final, version 1"))
    );
    assert!(running_words(&exported(&desk, &visit, "pdf").0).contains(&journal));
}
