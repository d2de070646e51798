//! How letters look, in the real window: a typeface is seen before it is used, and the letterhead gets a picture.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;

use visitbook_e2e::{Stage, Window};

/// Whether the page of the sample's letter is drawn.
const DRAWN: &str = "const img = document.querySelector('.page img'); return img !== null && img.naturalWidth > 1000";

async fn no_remarks(window: &Window) {
    let found = window.axe("look of the letters").await;
    let remarks: Vec<String> = found.iter().map(|each| each.text.clone()).collect();
    assert!(remarks.is_empty(), "{}", remarks.join("\n"));
}

#[tokio::test]
async fn a_letter_is_shown_in_its_typeface_and_with_the_picture_that_was_chosen_and_taken_back() {
    let mut stage = Stage::new();
    let square = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../crates/render/tests/support/square.jpg"
    );
    fs::create_dir_all(stage.chosen()).unwrap();
    fs::copy(square, stage.chosen().join("arms.jpg")).unwrap();
    let window = stage.with_sample().await;
    window.go_to("Look of the letters").await;
    window.until_script("the sample's letter is drawn", DRAWN, &[]).await;
    window.see("Letters are set in DejaVu Sans Condensed.").await;
    no_remarks(&window).await;

    window.tab_to("button: Choose a picture").await;
    window.press("Enter").await;
    window.see("Say first what the picture shows").await;
    window.write("The arms of Northmere").await;
    window.tab_to("button: Choose a picture").await;
    window.press("Enter").await;
    window.see("Choose another picture").await;
    window.until_script("the letter is drawn again", DRAWN, &[]).await;
    window.there("textbox: Width on the page, mm").await;
    no_remarks(&window).await;

    window.click("heading: Look of the letters").await;
    window.press("Ctrl+Z").await;
    window.see("Choose a picture").await;
    assert!(!window.is_there("button: Remove the picture").await);
}
