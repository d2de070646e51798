//! A day on site by keys alone: from a sample drawn out of two thousand children over cases read in the grid and evidence
//! captured beside them to the agenda of the talk at its end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use serde_json::Value;
use visitbook_e2e::{Stage, Window, pdf_text};

/// What is typed for ten pieces of evidence. Area and case stay as they were until they are changed.
const TYPED: [(&str, &str); 10] = [
    ("-Supervision is missing from July to September", " #man\t@C46 "),
    ("-The manager’s note repeats the plan of April", ""),
    ("+The child’s words open the plan, and the plan answers them", " @C47 "),
    ("+Every action has a name and a day", ""),
    ("?Who decides when a plan has done its work", ""),
    ("Third social worker since April", " @C48 "),
    ("-A quillfeather chart stands in for an assessment", ""),
    ("+Health visitor, school and family meet each month", ""),
    ("-No answer to the school’s second letter", ""),
    ("+Steps for a bad night are written with the mother", ""),
];

/// The three cases that are read, and the keys that rate their ten criteria.
const READ: [(&str, &str); 3] = [("C46", "mmpmmnmmmx"), ("C47", "mpnmmmmpmm"), ("C48", "mmmmspmmnm")];

/// Rates the last three cases of the grid criterion by criterion, from left to right.
async fn read_three_cases(window: &Window) {
    window.go_to("grid").await;
    window
        .until_script(
            "a cell to have the focus",
            "return document.activeElement.matches('[role=grid] td')",
            &[],
        )
        .await;
    window.press("Ctrl+End").await;
    window.press("ArrowUp").await;
    window.press("ArrowUp").await;
    for (nth, (_, ratings)) in READ.iter().enumerate() {
        if nth > 0 {
            window.press("ArrowDown").await;
        }
        window.press("Home").await;
        for rating in ratings.chars() {
            window.press(&rating.to_string()).await;
            window.press("ArrowRight").await;
        }
    }
    window.safe().await;
}

/// Says of the case in the last row that it is read, in the pane beside the grid.
async fn say_that_it_is_read(window: &Window) {
    window.press("F6").await;
    window.go_by("Tab", "tab: Cell").await;
    window.press("ArrowRight").await;
    window.tab_to("combobox: State").await;
    // The first word with this letter is that it is being read.
    window.press("r").await;
    window.press("r").await;
    window
        .until("the case to be read", async || {
            let cases = window.records("case").await;
            Ok(cases
                .iter()
                .any(|case| case["reference"] == "C48" && case["state"] == "read"))
        })
        .await;
}

async fn capture_ten(window: &Window) {
    for (at, (text, tokens)) in TYPED.iter().enumerate() {
        window.press("Ctrl+N").await;
        window.there("textbox: New evidence").await;
        window.write(text).await;
        for token in tokens.split_inclusive('\t') {
            window.write(token.trim_end_matches('\t')).await;
            if token.ends_with('\t') {
                window.press("Tab").await;
            }
        }
        window.press("Ctrl+Enter").await;
        window.see(&format!("Stored as E{:03}.", 104 + at)).await;
    }
}

async fn find_one(window: &Window) {
    window.press("Ctrl+Shift+F").await;
    window.there("dialog: Find in all visits").await;
    window.write("quillfeather").await;
    window
        .until_script(
            "one to be found",
            "return document.querySelectorAll('dialog [role=option] mark').length === 1",
            &[],
        )
        .await;
    window.press("Enter").await;
    window.there("textbox: Text of E110*").await;
}

#[tokio::test]
async fn a_day_on_site_goes_by_keys_from_the_draw_to_the_agenda_at_its_end() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.import_lists(&stage, 2_000).await;
    window.draw_24().await;
    read_three_cases(&window).await;
    say_that_it_is_read(&window).await;
    capture_ten(&window).await;
    find_one(&window).await;

    window.press("Ctrl+E").await;
    window.see("Emerging: Management oversight").await;
    window.see("A quillfeather chart stands in for an assessment").await;
    window.press("Ctrl+P").await;
    window.see("The end-of-day pack is in").await;
    let text = pdf_text(&stage.written(".pdf").expect("a PDF was written"));
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (typed, _) in TYPED.iter().filter(|(typed, _)| typed.starts_with(['-', '+', '?'])) {
        assert!(
            words.contains(typed.trim_start_matches(['-', '+', '?'])),
            "{typed} is not in {words}"
        );
    }
    assert!(
        !words.contains("Third social worker since April"),
        "context does not emerge"
    );

    let cases = window.records("case").await;
    for (reference, keys) in READ {
        let case = cases.iter().find(|case| case["reference"] == reference).unwrap();
        assert_eq!(case["ratings"].as_array().unwrap().len(), keys.len(), "{case}");
    }
    let evidence = window.records("evidence").await;
    let captured: Vec<&Value> = evidence
        .iter()
        .filter(|each| each["number"].as_u64() > Some(103))
        .collect();
    assert_eq!(captured.len(), 10);
    assert!(
        captured
            .iter()
            .all(|each| each["case"].is_string() && each["areas"].as_array().unwrap().len() == 1)
    );
}

#[tokio::test]
async fn a_line_of_the_agenda_leads_to_its_record_and_back() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.press("Ctrl+E").await;
    window.see("A new partner in the household is not yet checked.").await;
    window.tab_to("button: A new partner in the household*").await;
    window.press("Enter").await;
    window.see("Children referred back").await;
    window
        .until_script(
            "the child referred back to have the focus",
            "return document.activeElement.id.startsWith('referral-')",
            &[],
        )
        .await;
    window.press("Ctrl+E").await;
    window
        .until_script(
            "the line to have the focus again",
            "return document.activeElement.dataset.line?.length > 0",
            &[],
        )
        .await;
    let found = window.axe("end of day").await;
    let all: Vec<&str> = found.iter().map(|each| each.text.as_str()).collect();
    assert!(all.is_empty(), "{} remarks\n{}", all.len(), all.join("\n"));
}
