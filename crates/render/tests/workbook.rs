//! Tables as a workbook: what is in the package, that words stay words, and that nothing else is told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use chrono::NaiveDate;
use support::word::{Element, part, parts};
use support::{everything, plain};
use visitbook_render::{Cell, Problem, Sheet, SheetColumn, Workbook, workbook_xlsx};

fn workbook(words: &str) -> Workbook {
    let column = |heading, width| SheetColumn { heading, width };
    let sheet = |name, words: &str| Sheet {
        name,
        columns: vec![column("Number", 8), column("Words", 40)],
        rows: vec![
            vec![Cell::Number(1), Cell::Words(words.to_owned())],
            vec![Cell::Number(2), Cell::Words(String::new())],
        ],
    };
    Workbook {
        date: NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(),
        title: "Words & numbers".to_owned(),
        sheets: vec![sheet("First", words), sheet("Nobody\u{2019}s", "Others")],
    }
}

fn first_sheet(words: &str) -> Element {
    part(
        &workbook_xlsx(&workbook(words), &plain()).unwrap(),
        "xl/worksheets/sheet1.xml",
    )
}

#[test]
fn words_stay_words_whatever_they_begin_with() {
    // What is given, what is written, and whether it says that it is quoted.
    for (given, written, quoted) in [
        ("Plans drift.", "Plans drift.", false),
        ("=SUM(A1:A9)", "=SUM(A1:A9)", true),
        ("+44 300", "+44 300", true),
        ("-5", "-5", true),
        ("@here", "@here", true),
        ("5 < 6 & \"so on\"", "5 < 6 & \"so on\"", false),
        ("two\nlines  of\ttext", "two\nlines of text", false),
        ("_x0041_", "_x005F_x0041_", false),
    ] {
        let sheet = first_sheet(given);
        let cells = sheet.named("c");
        let cell = cells.iter().find(|cell| cell.attribute("r") == "B2").unwrap();
        assert_eq!(
            (cell.words(), cell.attribute("t")),
            (written.to_owned(), "inlineStr"),
            "{given}"
        );
        assert_eq!(cell.attribute("s") == "3", quoted, "{given}");
        assert_eq!(sheet.named("f").len(), 0);
    }
}

#[test]
fn headings_stand_in_the_first_row_which_stays_in_sight_and_can_be_filtered() {
    let sheet = first_sheet("Plans drift.");
    let headings: Vec<String> = sheet.named("row")[0].children().map(Element::words).collect();
    assert_eq!(headings, ["Number", "Words"]);
    assert_eq!(sheet.named("row").len(), 3);
    assert_eq!(
        (
            sheet.named("pane")[0].attribute("state"),
            sheet.named("pane")[0].attribute("ySplit")
        ),
        ("frozen", "1")
    );
    assert_eq!(sheet.named("autoFilter")[0].attribute("ref"), "A1:B3");
    let book = part(&workbook_xlsx(&workbook(""), &plain()).unwrap(), "xl/workbook.xml");
    let titles: Vec<String> = book.named("definedName").iter().map(|name| name.words()).collect();
    assert_eq!(titles, ["'First'!$1:$1", "'Nobody\u{2019}s'!$1:$1"]);
}

#[test]
fn nothing_is_told_but_the_title_and_the_instant() {
    let xlsx = workbook_xlsx(&workbook("Plans drift."), &plain()).unwrap();
    let core = part(&xlsx, "docProps/core.xml");
    let told: Vec<(&str, String)> = core.children().map(|each| (each.name.as_str(), each.words())).collect();
    assert_eq!(
        told,
        [
            ("dc:title", "Words & numbers".to_owned()),
            ("dcterms:created", "2026-11-25T09:46:40Z".to_owned())
        ]
    );
    for (path, bytes) in parts(&xlsx) {
        let text = String::from_utf8(bytes).unwrap();
        for word in ["Visitbook", "creator", "lastModifiedBy", "Application", "absPath"] {
            assert!(!text.contains(word), "{word} in {path}");
        }
    }
    assert_eq!(
        xlsx,
        workbook_xlsx(&workbook("Plans drift."), &plain()).unwrap(),
        "the same bytes twice"
    );
}

#[test]
fn marking_and_what_it_is_not_stand_around_each_printed_page() {
    let xlsx = workbook_xlsx(&workbook("Plans drift."), &everything()).unwrap();
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let head = part(&xlsx, sheet).named("oddHeader")[0].words();
        assert!(head.starts_with("&COFFICIAL-SENSITIVE\nDraft:"), "{head}");
        assert!(head.contains("Rehearsal:") && head.contains("Fictional:"), "{head}");
    }
    assert!(
        part(&xlsx, "docProps/core.xml")
            .words()
            .starts_with("Draft, rehearsal, fictional: Words & numbers")
    );
}

#[test]
fn a_character_that_xml_cannot_hold_stops_it_and_a_title_is_needed() {
    let refused = workbook_xlsx(&workbook("so\nit \u{1} is"), &plain()).unwrap_err();
    assert!(
        matches!(refused[..], [Problem::MissingCharacter { character: '\u{1}', .. }]),
        "{refused:?}"
    );
    let mut untitled = workbook("");
    untitled.title.clear();
    assert_eq!(workbook_xlsx(&untitled, &plain()).unwrap_err(), [Problem::NoSubject]);
}
