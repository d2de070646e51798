//! The program is killed while somebody types without a pause. Everything told to be safe is there at the next start,
//! and no more than the last second is missing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use visitbook_e2e::{Stage, Typist, Window};

async fn at_the_first_piece_of_evidence(window: &Window) -> String {
    window.there("textbox: New evidence").await;
    window
        .script("document.querySelector('tr[data-id]').focus()", &[])
        .await;
    window.press("Enter").await;
    let name = window.about("textbox: Text of E*", "nameOf(found)").await;
    let name = format!("textbox: {}", name.as_str().unwrap());
    window
        .until_script(
            "the text to have the focus",
            "return document.activeElement.id === 'record-text'",
            &[],
        )
        .await;
    name
}

#[tokio::test]
async fn what_was_typed_into_the_capture_bar_outlives_the_program() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.press("Ctrl+N").await;
    let mut typist = Typist::types(&window).await;
    typist.dies(&window, &mut stage).await;

    let window = stage.again().await;
    window.open_visit().await;
    window.press("Ctrl+N").await;
    typist.judge(&window.value("textbox: New evidence").await);
}

#[tokio::test]
async fn what_was_typed_into_evidence_outlives_the_program() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    let name = at_the_first_piece_of_evidence(&window).await;
    window.press("Ctrl+A").await;
    let mut typist = Typist::types(&window).await;
    typist.dies(&window, &mut stage).await;

    let window = stage.again().await;
    window.open_visit().await;
    assert_eq!(at_the_first_piece_of_evidence(&window).await, name);
    typist.judge(&window.value(&name).await);
}

#[tokio::test]
async fn what_was_typed_into_the_letter_outlives_the_program() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.show("Letter").await;
    window.write_at_the_end().await;
    window.press("Enter").await;
    let mut typist = Typist::types(&window).await;
    typist.dies(&window, &mut stage).await;

    let window = stage.again().await;
    window.visit_at("Letter").await;
    window.there("textbox: Text of the letter").await;
    let last = window
        .script(
            "return document.querySelector('.ProseMirror').lastElementChild.innerText",
            &[],
        )
        .await;
    typist.judge(last.as_str().unwrap());
}

#[tokio::test]
async fn what_was_typed_into_plan_outlives_the_program() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.show("Plan").await;
    window.click("textbox: Context").await;
    window.press("Ctrl+A").await;
    let mut typist = Typist::types(&window).await;
    typist.dies(&window, &mut stage).await;

    let window = stage.again().await;
    window.visit_at("Plan").await;
    typist.judge(&window.value("textbox: Context").await);
}

#[tokio::test]
async fn what_was_typed_into_a_box_of_plan_and_is_no_record_yet_outlives_the_program() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.show("Plan").await;
    window.click("textbox: New bullet").await;
    let mut typist = Typist::types(&window).await;
    typist.dies(&window, &mut stage).await;

    let window = stage.again().await;
    window.visit_at("Plan").await;
    typist.judge(&window.value("textbox: New bullet").await);
}

#[tokio::test]
async fn the_plan_of_a_draw_outlives_the_program() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.import_lists(&stage, 200).await;
    window.click("button: Propose 24 cases by list").await;
    window.click("button: Add a child by hand").await;
    window.click("textbox: Reference of child 1").await;
    window.write("F00012").await;
    window.click("textbox: Why child 1 is put in or left out").await;
    let mut typist = Typist::types(&window).await;
    typist.dies(&window, &mut stage).await;

    let window = stage.again().await;
    window.visit_at("Plan").await;
    typist.judge(&window.value("textbox: Why child 1 is put in or left out").await);
    assert_eq!(window.value("textbox: Reference of child 1").await, "F00012");
    window.see("24 cases, 0 in reserve").await;
}
