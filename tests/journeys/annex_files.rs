//! The files of the evidence annex: both say the same, are marked, and hold nothing of the sealed tables.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use visitbook_app::{AnnexForm, annex_file};

use crate::annex::{REFERENCE, TIE, WORDS, cite, exported, first_cited, parts, rows, running_words, single_spaced};
use crate::desk::Desk;

/// The place of the column of cases.
const CASE: usize = 12;

#[test]
fn both_forms_have_the_same_rows() {
    let (desk, visit) = Desk::with_sample(614);
    let text = running_words(&exported(&desk, &visit, "pdf").0);
    let book = exported(&desk, &visit, "xlsx").1;
    let mut rest = text.as_str();
    let (sentences, unused) = (rows(&book, 2), rows(&book, 3));
    assert!(unused.len() > 5, "{}", unused.len());
    let under = sentences.iter().filter(|row| !row[REFERENCE].is_empty());
    let of_row = |row: &Vec<String>, from: usize| -> Vec<String> {
        // Reference, what it is, words, notes: as they follow each other on paper.
        let about = &row[from + 1..from + 6];
        let tie = if from == REFERENCE && row[TIE] != "Cited" {
            row[TIE].as_str()
        } else {
            ""
        };
        let said: Vec<&str> = [tie]
            .into_iter()
            .chain(about.iter().map(String::as_str))
            .filter(|part| !part.is_empty())
            .collect();
        vec![
            format!("{} {}", row[from], said.join(" · ")),
            row[from + 6].clone(),
            row[from + 7].clone(),
        ]
    };
    let all = under
        .map(|row| of_row(row, REFERENCE))
        .chain(unused.iter().map(|row| of_row(row, 0)));
    let mut count = 0;
    for part in all.flatten() {
        let part = single_spaced(&part);
        let (between, after) = rest
            .split_once(&part)
            .unwrap_or_else(|| panic!("the PDF lacks, or has elsewhere: {part}"));
        assert!(!between.contains(" · "), "the workbook lacks a row of: {between}");
        rest = after;
        count += 1;
    }
    assert!(count > 600 && !rest.contains(" · "), "{count}, {rest}");
}

/// One made-up child with everything in it that no annex may hold.
const LIST: &str = "Child ID,Forename,Surname,Date of birth,Gender,Team,Worker,CIN start date,Case status\n\
    880011,Zebedee,Quillfeather,14/03/2017,a) Male,North,Petronella Vandersloot,01/02/2026,a) Open\n";
const PLANTED: [&str; 6] = [
    "880011",
    "zebedee",
    "quillfeather",
    "14/03/2017",
    "petronella",
    "vandersloot",
];

/// The list as the visit's frame, its one child drawn as a case, and evidence of that case cited in the letter.
fn with_a_drawn_child(desk: &Desk, visit: &Value) -> String {
    let file = desk.root.path().join("list.csv");
    fs::write(&file, LIST).unwrap();
    desk.answer(Some(file));
    let chosen = desk.call("choose_lists", json!({}));
    let import = json!({"op_id": desk.op(), "visit": visit, "mappings": [chosen["sheets"][0]["proposed"]], "as_of": "2026-11-17", "without_bad_rows": false});
    let frame = desk.call("import_lists", import)["kept"][0]["record"]["id"].clone();
    let filter = json!({"lists": [], "teams": [], "age_bands": [], "sexes": [], "started_within_days": null, "seen_within_days": null,
        "not_seen_for_days": null, "not_reviewed_for_days": null, "open_only": false});
    let stratum = json!({"name": "Child in need", "filter": filter, "quota": 1, "reserve": 0});
    let plan = json!({"as_of": "2026-11-17", "filter": filter, "strata": [stratum], "put_in": [], "left_out": []});
    let draw = desk.call(
        "draw_sample",
        json!({"op_id": desk.op(), "frame": frame, "plan": plan, "number_called": "5"}),
    );
    let draw = draw["kept"][0]["record"]["id"].clone();
    desk.call(
        "decide_draw",
        json!({"op_id": desk.op(), "draw": draw, "discard_because": ""}),
    );
    let case = desk.records(visit, "case").into_iter().next_back().unwrap()["record"].clone();
    let mut evidence = desk.records(visit, "evidence")[0]["record"].clone();
    evidence["id"] = json!(desk.op());
    evidence["case"] = case["id"].clone();
    evidence["text"] = json!("The drawn child was seen alone at each visit.");
    desk.call("record_evidence", json!({"op_id": desk.op(), "evidence": evidence}));
    cite(desk, visit, "Visits are regular.", &evidence["id"]);
    case["reference"].as_str().unwrap().to_owned()
}

/// Everything in a PDF that can be read: its words, and its streams and strings.
fn everything_of_pdf(path: &str, bytes: &[u8]) -> String {
    let mut document = lopdf::Document::load_mem(bytes).unwrap();
    document.decompress();
    let mut all = Vec::new();
    document.save_to(&mut all).unwrap();
    let without_zeros: Vec<u8> = all.iter().copied().filter(|byte| *byte != 0).collect();
    format!(
        "{} {} {}",
        running_words(path),
        String::from_utf8_lossy(&all),
        String::from_utf8_lossy(&without_zeros)
    )
}

#[test]
fn no_id_of_the_authority_and_no_name_of_its_lists_is_in_either_form() {
    let (desk, visit) = Desk::with_sample(617);
    let reference = with_a_drawn_child(&desk, &visit);
    let (pdf, bytes) = exported(&desk, &visit, "pdf");
    let (_, book) = exported(&desk, &visit, "xlsx");
    let row = rows(&book, 2)
        .into_iter()
        .find(|row| row[WORDS].starts_with("The drawn child"))
        .unwrap();
    assert_eq!(
        row[CASE], reference,
        "the case is there, by the notebook's own reference"
    );
    let workbook: String = parts(&book).into_iter().map(|(name, text)| name + &text).collect();
    for (form, text) in [("pdf", everything_of_pdf(&pdf, &bytes)), ("xlsx", workbook)] {
        let text = text.to_lowercase();
        assert!(text.contains("the drawn child was seen alone"), "{form} is read");
        for planted in PLANTED {
            assert!(!text.contains(planted), "{planted} is in the {form}");
        }
    }
}

#[test]
fn it_is_marked_says_that_it_is_fictional_and_does_not_say_who_made_it_on_what() {
    let (desk, visit) = Desk::with_sample(618);
    let (path, _) = exported(&desk, &visit, "pdf");
    assert!(path.ends_with("Northmere evidence annex DRAFT.pdf"), "{path}");
    let pages = Command::new("pdftotext")
        .args(["-layout", &path, "-"])
        .output()
        .unwrap();
    let pages = String::from_utf8(pages.stdout).unwrap();
    let pages: Vec<&str> = pages.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 5);
    for page in &pages {
        assert_eq!(page.matches("OFFICIAL-SENSITIVE").count(), 2, "{page}");
        assert!(page.contains("Fictional: invented for practice."), "{page}");
    }
    let (_, book) = exported(&desk, &visit, "xlsx");
    assert_eq!(rows(&book, 1)[0], ["Marking", "OFFICIAL-SENSITIVE"]);
    for (name, text) in parts(&book) {
        if name.starts_with("xl/worksheets/") {
            assert!(
                text.contains("<oddHeader>&amp;COFFICIAL-SENSITIVE\nFictional:"),
                "{name}"
            );
            assert!(text.contains("state=\"frozen\"") && !text.contains("<f>"), "{name}");
        }
        assert!(!text.to_lowercase().contains("creator"), "{name}");
        // The letter itself names who led the visit.
        assert!(name.starts_with("xl/worksheets/") || !text.contains("Maren"), "{name}");
    }
    let names: Vec<String> = parts(&book).into_iter().map(|(name, _)| name).collect();
    assert!(!names.iter().any(|name| name.contains("app.xml")), "{names:?}");
    let other = json!({"visit": visit, "form": "xlsx", "marking": "OFFICIAL & <private>"});
    let path = desk.call("export_annex", other)["path"].as_str().unwrap().to_owned();
    assert_eq!(
        rows(&fs::read(path).unwrap(), 1)[0],
        ["Marking", "OFFICIAL & <private>"]
    );
}

#[test]
fn the_same_visit_at_the_same_instant_gives_the_same_bytes() {
    let at = chrono::DateTime::from_timestamp(1_795_600_000, 0).unwrap();
    for form in [AnnexForm::Pdf, AnnexForm::Xlsx] {
        let written = || annex_file(visitbook_app::sample_file(), None, form, None, at).unwrap();
        assert!(written() == written(), "{form:?}");
    }
}

#[test]
fn words_that_begin_as_a_formula_does_are_words() {
    let (desk, visit) = Desk::with_sample(619);
    let before = rows(&exported(&desk, &visit, "xlsx").1, 2);
    let (piece, _) = first_cited(&desk, &before);
    desk.edit(
        &piece,
        json!({"text": "=HYPERLINK(\"http://x.invalid\",\"look\")\nsecond line"}),
    );
    let book = exported(&desk, &visit, "xlsx").1;
    let row = rows(&book, 2)
        .into_iter()
        .find(|row| row[WORDS].starts_with('='))
        .unwrap();
    assert_eq!(row[WORDS], "=HYPERLINK(\"http://x.invalid\",\"look\")\nsecond line");
    let sheet = parts(&book)
        .into_iter()
        .find(|(name, _)| name == "xl/worksheets/sheet2.xml")
        .unwrap()
        .1;
    assert!(!sheet.contains("<f>") && !sheet.contains("t=\"str\""));
}
