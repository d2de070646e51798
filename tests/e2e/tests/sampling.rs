//! From the authority's lists to cases that are read: imported, drawn by a number that is called out, rated in the grid by
//! keys alone, searched, and seen where evidence is thin.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use serde_json::{Value, json};
use visitbook_e2e::Stage;
use visitbook_testkit::made_up_lists;

#[tokio::test]
async fn axe_finds_nothing_on_lists_draws_grid_matrix_and_search() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    std::fs::create_dir_all(stage.chosen()).unwrap();
    std::fs::write(stage.chosen().join("lists.xlsx"), made_up_lists(200, 7)).unwrap();
    window.show("Plan").await;
    window.click("button: Import the lists").await;
    window.there("button: Check").await;
    let mut found = window.axe("lists, columns").await;
    window.click("button: Check").await;
    window.see("Nothing is wrong with any line.").await;
    found.extend(window.axe("lists, checked").await);
    window.click("button: Import").await;
    window.see("lines about 200 children").await;
    window.click("button: Propose 24 cases by list").await;
    window.click("textbox: The number called out").await;
    window.write("4711").await;
    found.extend(window.axe("plan of a draw").await);
    window.click("button: Draw").await;
    window.there("button: Make these the visit’s cases").await;
    found.extend(window.axe("draw").await);
    window.show("Evidence").await;
    window.click("radio: Grid").await;
    window.there("grid: *").await;
    found.extend(window.axe("grid").await);
    window.show("Findings").await;
    window.see("Where the evidence lies").await;
    found.extend(window.axe("matrix").await);
    window.press("Ctrl+Shift+F").await;
    window.write("supervision").await;
    window
        .until_script(
            "something to be found",
            "return document.querySelectorAll('dialog [role=option] mark').length > 1",
            &[],
        )
        .await;
    found.extend(window.axe("find in all").await);
    let all: Vec<String> = found
        .iter()
        .map(|each| format!("{}: {}", each.screen, each.text))
        .collect();
    assert!(all.is_empty(), "{} remarks\n{}", all.len(), all.join("\n"));
}

#[tokio::test]
async fn twenty_four_cases_are_drawn_from_two_thousand_children_and_rated_by_keys() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.import_lists(&stage, 2_000).await;
    window.draw_24().await;
    let drawn: Vec<Value> = window.records("case").await;
    assert_eq!(drawn.len(), 48);
    let new: Vec<&Value> = drawn
        .iter()
        .filter(|case| case["reference"].as_str() > Some("C24"))
        .collect();
    assert!(
        new.iter()
            .all(|case| case["team"] != "" && case["age_band"] != "unknown"),
        "{new:?}"
    );

    window.show("Evidence").await;
    window.click("radio: Grid").await;
    window.there("grid: *").await;
    window
        .script("document.querySelector('[role=grid] [tabindex=\"0\"]').focus()", &[])
        .await;
    window.press("Ctrl+End").await;
    window.press("Home").await;
    for key in ["n", "ArrowRight", "m", "ArrowRight", "p", "ArrowRight", "x"] {
        window.press(key).await;
    }
    window.safe().await;
    let rated = |case: &Value| -> Vec<String> {
        let ratings = case["ratings"].as_array().unwrap();
        ratings
            .iter()
            .map(|rated| rated["rating"].as_str().unwrap().to_owned())
            .collect()
    };
    window
        .until("the ratings to be kept", async || {
            let all = window.records("case").await;
            Ok(all
                .iter()
                .any(|case| rated(case) == ["not_met", "met", "partly", "not_applicable"]))
        })
        .await;
    window.press("Ctrl+Z").await;
    window
        .until("the last rating to be taken back", async || {
            let all = window.records("case").await;
            Ok(!all
                .iter()
                .any(|case| rated(case) == ["not_met", "met", "partly", "not_applicable"]))
        })
        .await;
}

#[tokio::test]
async fn a_word_is_found_over_all_visits_and_opened_by_keys() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.press("Ctrl+Shift+F").await;
    window.there("dialog: Find in all visits").await;
    window.write("exception report").await;
    window
        .until_script(
            "something to be found",
            "return document.querySelectorAll('dialog [role=option] mark').length > 1",
            &[],
        )
        .await;
    window.press("ArrowDown").await;
    window.press("Enter").await;
    window
        .until_script(
            "the dialog to be gone",
            "return !document.querySelector('dialog[open]')",
            &[],
        )
        .await;
}

#[tokio::test]
async fn a_child_who_was_referred_back_is_in_sight_in_every_place() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    for place in ["Plan", "Evidence", "Findings", "Letter", "History"] {
        window.show(place).await;
        window.see("1 child referred back").await;
    }
}

#[tokio::test]
async fn the_matrix_leads_to_the_evidence_that_it_counts() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.show("Findings").await;
    window.see("Where the evidence lies").await;
    let matrix = window
        .ask("matrix", json!({"visit": window.visit().await["summary"]["visit"]}))
        .await
        .unwrap();
    assert_eq!(matrix["rows"].as_array().unwrap().len(), 5);
    window
        .script("document.querySelector('[role=grid] td button').click()", &[])
        .await;
    window.there("textbox: New evidence").await;
}

#[tokio::test]
async fn notes_typed_elsewhere_are_reviewed_and_stored_by_keys() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    std::fs::create_dir_all(stage.chosen()).unwrap();
    let notes = "17 November 2026\n\nManagement oversight\n\n09:40 MH: C07 three notes repeat the same actions\n10:15 MH: C03 a clear direction\n";
    std::fs::write(stage.chosen().join("notes.txt"), notes).unwrap();
    window.show("Evidence").await;
    window.click("button: Import notes…").await;
    window.there("dialog: *").await;
    window.see("three notes repeat the same actions").await;
    window.press("Ctrl+Enter").await;
    window
        .until_script(
            "the dialog to be gone",
            "return !document.querySelector('dialog[open]')",
            &[],
        )
        .await;
    let evidence = window.records("evidence").await;
    let stored: Vec<&Value> = evidence
        .iter()
        .filter(|each| each["happened"] == "2026-11-17")
        .collect();
    assert_eq!(stored.len(), 2, "{stored:?}");
    assert_eq!(stored[0]["text"], "C07 three notes repeat the same actions");
    assert!(stored.iter().all(|evidence| !evidence["case"].is_null()));
}
