//! Visit files in the real window: out of one notebook, encrypted, and into another that has no visit yet.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;

use visitbook_e2e::{Stage, Window};

const OF_THE_FILE: &str = "teaspoon orbit gravel lantern";

/// Goes to Home, whose first visit is the selected one.
async fn home(window: &Window) {
    window.click("button: All visits").await;
    window.there("button: Export").await;
}

#[tokio::test]
async fn a_visit_leaves_encrypted_and_is_added_to_another_notebook_with_its_passphrase_only() {
    let mut first = Stage::new();
    let window = first.with_sample().await;
    home(&window).await;
    window.click("button: Export").await;
    window.fill("textbox: Passphrase of the file", OF_THE_FILE).await;
    window.fill("textbox: The same again", OF_THE_FILE).await;
    window.click("button: Choose a place and export").await;
    window.see("Exported to").await;
    let file = first.written(".visit").unwrap();
    assert!(fs::read(&file).unwrap().starts_with(b"age-encryption.org/"));

    let mut second = Stage::new();
    let window = second.with_notebook().await;
    fs::copy(&file, second.chosen().join("from a colleague.visit")).unwrap();
    window.click("button: Import a visit file").await;
    window
        .fill("textbox: Passphrase of the file", "something else entirely")
        .await;
    window.click("button: Import").await;
    window.see("This passphrase does not open the file").await;
    window.click("textbox: Passphrase of the file").await;
    window.press("Ctrl+A").await;
    window.write(OF_THE_FILE).await;
    window.click("button: Import").await;
    window.see("records were added").await;
    window.click("button: Open the visit").await;
    window.see("Tally of 24 records").await;
}

#[tokio::test]
async fn a_broken_visit_file_is_refused_in_words_and_nothing_is_added() {
    let mut stage = Stage::new();
    let window = stage.with_notebook().await;
    fs::write(
        stage.chosen().join("broken.visit.json"),
        "{\"format\": \"visitbook-visit\", \"vers",
    )
    .unwrap();
    window.click("button: Import a visit file").await;
    window.see("broken").await;
    window.press("Escape").await;
    window.there("button: Open the sample visit").await;
    assert!(!window.text().await.contains("Third monitoring visit"));
}
