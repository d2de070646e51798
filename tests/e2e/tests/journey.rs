//! From an empty computer to the PDF of a letter, by keyboard alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use visitbook_e2e::{PASSPHRASE, PERSON, Stage, Window, pdf_pages, pdf_text};

const SENTENCE: &str = "Inspectors saw steady and careful work with children in Westmarch.";
const EVIDENCE: [&str; 3] = [
    "+Plans say who does what and by when",
    "-Supervision records repeat the same three actions",
    "?Who reads the audits after the moderation",
];

async fn make_a_notebook(window: &Window) {
    window.press("Ctrl+N").await;
    window.fill("textbox: Name of the notebook", "Westmarch 2026").await;
    window.fill("textbox: Your full name", PERSON).await;
    window.press("Enter").await;
    window.fill("textbox: Passphrase", PASSPHRASE).await;
    window.fill("textbox: The same again", PASSPHRASE).await;
    window.press("Enter").await;
    window.see("Write these on paper").await;
    let groups = window
        .script(
            "return [...document.querySelectorAll('form ol b')].map((each) => each.innerText)",
            &[],
        )
        .await;
    let groups: Vec<String> = serde_json::from_value(groups).unwrap();
    assert_eq!(groups.len(), 8);
    window.tab_to("button: I have written them down").await;
    window.press("Enter").await;
    window.tab_to("textbox: Group 1").await;
    // A full group leads to the next by itself.
    window.write(&groups.concat()).await;
    window.fill("textbox: Say where it is kept", "The grey cabinet").await;
    window.tab_to("button: Check and make the notebook").await;
    window.press("Enter").await;
    window.turn_to("main").await;
}

async fn date(window: &Window, group: &str, day: &str, month: &str, year: &str) {
    for (field, text) in [("Day", day), ("Month", month), ("Year", year)] {
        window.fill(&format!("group: {group} > textbox: {field}"), text).await;
    }
}

async fn make_a_visit(window: &Window) {
    window.press("Ctrl+N").await;
    window.fill("combobox: Authority", "Westmarch").await;
    date(window, "First day of the inspection", "9", "June", "2025").await;
    date(window, "Last day of the inspection", "13", "June", "2025").await;
    date(window, "First day on site", "17", "November", "2026").await;
    date(window, "Last day on site", "18", "November", "2026").await;
    window.press("Enter").await;
    window.see("Still to fill in").await;
}

async fn plan_it(window: &Window) {
    window.fill("textbox: Director’s name", "Wren Castleton").await;
    window.fill("textbox: Dear", "Wren").await;
    window.fill("textbox: Address", "Town Hall\nWestmarch\nWM1 1AA").await;
    // Whoever makes the visit leads it, until somebody else is chosen.
    window.there(&format!("radio: {PERSON} leads and signs")).await;
    window.fill("combobox: Add to the team", "Dev Oyelaran").await;
    window.tab_to("button: Add").await;
    window.press("Enter").await;
    window.there("radio: Dev Oyelaran leads and signs").await;
    window.tab_to("button: Add one that is new").await;
    window.press("Enter").await;
    window
        .until_script(
            "the new area's name to be chosen",
            "return document.activeElement.id.endsWith('-title')",
            &[],
        )
        .await;
    window.write("Management oversight").await;
    window.press("Tab").await;
    window.press("Ctrl+A").await;
    window.write("the quality and impact of management oversight").await;
    window.fill("textbox: How many, or a list", "3").await;
    window.tab_to("button: Add cases").await;
    window.press("Enter").await;
    window.see("3 cases were added.").await;
    window.safe().await;
}

async fn store_evidence(window: &Window) {
    window.press("Ctrl+N").await;
    for (at, text) in EVIDENCE.iter().enumerate() {
        window.there("textbox: New evidence").await;
        window.write(text).await;
        if at == 0 {
            // Area and case stay as they are until they are changed.
            window.write(" #man").await;
            window.press("Tab").await;
            window.write("@C02 ").await;
        }
        window.press("Ctrl+Enter").await;
        window.see(&format!("Stored as E00{}.", at + 1)).await;
    }
}

async fn write_the_letter(window: &Window) {
    window.go_to("letter").await;
    window.tab_to("button: Compose the first draft").await;
    window.press("Enter").await;
    window.tab_to("textbox: Text of the letter").await;
    window.press("Ctrl+End").await;
    window.press("Enter").await;
    window.write(SENTENCE).await;
    window.press("Ctrl+K").await;
    window
        .until_script(
            "the filter to have the focus",
            "return document.activeElement.matches('input[type=text]')",
            &[],
        )
        .await;
    window.write("who does what").await;
    window.see("1 of 3 pieces of evidence shown").await;
    window.press("Enter").await;
    window.see("E001 linked to the sentence.").await;
    window.safe().await;
}

#[tokio::test]
async fn a_person_without_a_mouse_comes_from_nothing_to_the_pdf_of_a_letter() {
    let mut stage = Stage::new();
    let window = stage.start().await;
    make_a_notebook(&window).await;
    make_a_visit(&window).await;
    plan_it(&window).await;
    store_evidence(&window).await;

    let evidence = window.records("evidence").await;
    assert_eq!(evidence.len(), 3);
    for (kept, mark) in evidence.iter().zip(["strength", "concern", "question"]) {
        assert_eq!(kept["mark"], mark);
        assert_eq!(kept["areas"].as_array().unwrap().len(), 1, "{kept}");
        assert!(kept["case"].is_string(), "{kept}");
    }

    write_the_letter(&window).await;
    window.press("Ctrl+P").await;
    window.see("Letter written").await;
    let pdf = stage.written(".pdf").expect("a PDF was written");
    assert_eq!(pdf_pages(&pdf), 2);
    let text = pdf_text(&pdf);
    assert!(text.contains(SENTENCE), "{text}");
    assert!(text.contains("Dear Wren"), "{text}");
}
