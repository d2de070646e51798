//! A table as a Word document: what a screen reader and a reader of tables find in it, and what stops it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use chrono::NaiveDate;
use support::plain;
use support::word::{Element, part, parts};
use visitbook_render::{Column, Place, Problem, RenderOptions, Table, table_docx};

fn table(rows: Vec<Vec<String>>) -> Table {
    let column = |(heading, share): (&str, u16)| Column {
        heading: heading.to_owned(),
        share,
    };
    Table {
        date: NaiveDate::from_ymd_opt(2026, 12, 9).unwrap(),
        title: "Comments of an invented council & others".to_owned(),
        columns: [("Number", 10), ("What is said", 60), ("Answer", 30)]
            .map(column)
            .into(),
        rows,
    }
}

fn rows() -> Vec<Vec<String>> {
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    vec![
        row(["1", "They are <16>.\nNot\t18.", "“We” counted & counted."]),
        row(["2", "", ""]),
    ]
}

fn body(docx: &[u8]) -> Element {
    part(docx, "word/document.xml")
}

/// The paragraphs of every cell, row by row.
fn cells(docx: &[u8]) -> Vec<Vec<Vec<String>>> {
    let paragraphs = |cell: &Element| cell.named("w:p").iter().map(|each| each.words()).collect();
    let row = |row: &&Element| row.named("w:tc").into_iter().map(paragraphs).collect();
    body(docx).named("w:tr").iter().map(row).collect()
}

#[test]
fn every_cell_is_in_its_place_and_headings_stand_on_every_page() {
    let docx = table_docx(&table(rows()), &plain()).unwrap();
    assert_eq!(cells(&docx)[0], [["Number"], ["What is said"], ["Answer"]]);
    assert_eq!(cells(&docx)[1][1], ["They are <16>.", "Not 18."]);
    assert_eq!(cells(&docx)[1][2], ["“We” counted & counted."]);
    assert_eq!(cells(&docx)[2], [["2"], [""], [""]]);
    let body = body(&docx);
    let headed: Vec<usize> = body
        .named("w:tr")
        .iter()
        .map(|row| row.named("w:tblHeader").len())
        .collect();
    assert_eq!(headed, [1, 0, 0]);
    let size = body.named("w:pgSz")[0];
    assert_eq!(
        (size.attribute("w:w"), size.attribute("w:orient")),
        ("16838", "landscape")
    );
    let widths: Vec<i64> = body
        .named("w:gridCol")
        .iter()
        .map(|each| each.attribute("w:w").parse().unwrap())
        .collect();
    let margins = body.named("w:pgMar")[0];
    let room = 16_838 - 2 * margins.attribute("w:left").parse::<i64>().unwrap();
    assert!(
        widths.iter().sum::<i64>() <= room && widths[1] > widths[2] && widths[2] > widths[0],
        "{widths:?}"
    );
}

#[test]
fn a_title_is_a_heading_and_the_only_thing_said_of_the_file() {
    let options = RenderOptions {
        rehearsal: true,
        marking: Some("OFFICIAL-SENSITIVE".to_owned()),
        ..plain()
    };
    let docx = table_docx(&table(rows()), &options).unwrap();
    let body = body(&docx);
    let styled = |paragraph: &&Element| {
        let style = paragraph.named("w:pStyle")[0].attribute("w:val").to_owned();
        (style, paragraph.words())
    };
    let above: Vec<(String, String)> = body.named("w:p").iter().take(3).map(styled).collect();
    assert!(above[0].0 == "Notice" && above[0].1.starts_with("Rehearsal"));
    assert_eq!(
        above[1],
        (
            "Heading1".to_owned(),
            "Comments of an invented council & others".to_owned()
        )
    );
    assert_eq!(above[2], ("Date".to_owned(), "9 December 2026".to_owned()));
    let core = part(&docx, "docProps/core.xml");
    let told: Vec<(&str, String)> = core.children().map(|each| (each.name.as_str(), each.words())).collect();
    assert_eq!(
        told,
        [(
            "dc:title",
            "Rehearsal: Comments of an invented council & others".to_owned()
        )]
    );
    assert_eq!(
        part(&docx, "word/styles.xml").named("w:lang")[0].attribute("w:val"),
        "en-GB"
    );
    assert!(part(&docx, "word/header1.xml").words().contains("OFFICIAL-SENSITIVE"));
    for (path, bytes) in parts(&docx) {
        let text = String::from_utf8(bytes).unwrap();
        for word in ["Visitbook", "creator", "Application", "trackRevisions"] {
            assert!(!text.contains(word), "{word} in {path}");
        }
    }
}

#[test]
fn every_style_is_there_and_elements_stand_in_the_order_of_the_standard() {
    let docx = table_docx(&table(rows()), &plain()).unwrap();
    let styles = part(&docx, "word/styles.xml");
    let known: Vec<&str> = styles
        .named("w:style")
        .iter()
        .map(|style| style.attribute("w:styleId"))
        .collect();
    let body = body(&docx);
    for used in body.named("w:pStyle") {
        assert!(known.contains(&used.attribute("w:val")));
    }
    let orders = [
        ("w:tblPr", "tblW tblBorders tblLayout tblCellMar tblLook tblCaption"),
        ("w:tbl", "tblPr tblGrid tr"),
        ("w:tc", "tcPr p"),
        ("w:body", "p tbl sectPr"),
    ];
    for (name, order) in orders {
        for element in body.named(name) {
            let names = element.children().map(|child| child.name.trim_start_matches("w:"));
            for child in names {
                assert!(order.split(' ').any(|known| known == child), "{child} in {name}");
            }
        }
    }
    let properties: Vec<&str> = body.named("w:tblPr")[0]
        .children()
        .map(|child| child.name.as_str())
        .collect();
    let order: Vec<String> = orders[0].1.split(' ').map(|name| format!("w:{name}")).collect();
    assert_eq!(properties, order);
}

#[test]
fn a_row_has_a_cell_for_every_column_whatever_comes() {
    let ragged = vec![vec![], vec!["1".to_owned()], vec!["1".to_owned(); 9]];
    let docx = table_docx(&table(ragged), &plain()).unwrap();
    assert!(cells(&docx).iter().all(|row| row.len() == 3));
    assert_eq!(cells(&table_docx(&table(Vec::new()), &plain()).unwrap()).len(), 1);
}

#[test]
fn the_same_table_gives_the_same_bytes_and_a_long_one_is_written() {
    let long = vec![rows()[0].clone(); 5_000];
    let docx = table_docx(&table(long.clone()), &plain()).unwrap();
    assert_eq!(docx, table_docx(&table(long), &plain()).unwrap());
    assert_eq!(cells(&docx).len(), 5_001);
}

#[test]
fn what_cannot_be_written_is_named() {
    let bad = table(vec![vec!["1".to_owned(), "a\u{1}b".to_owned()]]);
    let problems = table_docx(&bad, &plain()).unwrap_err();
    assert!(
        matches!(
            problems[..],
            [Problem::MissingCharacter {
                place: Place::Table,
                ..
            }]
        ),
        "{problems:?}"
    );
    let untitled = Table {
        title: " ".to_owned(),
        ..table(rows())
    };
    assert_eq!(table_docx(&untitled, &plain()), Err(vec![Problem::NoSubject]));
}
