//! Evidence in the real window: taken back, done again, and kept when the notebook is locked at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use visitbook_e2e::{PASSPHRASE, Stage, Window};

/// Opens the first row of the list for editing, and answers the name of its text.
async fn edit_first(window: &Window) -> String {
    window.there("textbox: New evidence").await;
    window
        .script("document.querySelector('tr[data-id]').focus()", &[])
        .await;
    window.press("Enter").await;
    window
        .until_script(
            "the text to have the focus",
            "return document.activeElement.id === 'record-text'",
            &[],
        )
        .await;
    let name = window.about("textbox: Text of E*", "nameOf(found)").await;
    format!("textbox: {}", name.as_str().unwrap())
}

#[tokio::test]
async fn an_edit_of_evidence_is_taken_back_and_done_again_after_a_restart() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    let name = edit_first(&window).await;
    let before = window.value(&name).await;
    window.press("Ctrl+End").await;
    window.write(" And one thing more.").await;
    window.safe().await;
    let after = format!("{before} And one thing more.");

    let window = stage.again().await;
    window.open_visit().await;
    assert_eq!(edit_first(&window).await, name);
    assert_eq!(window.value(&name).await, after);
    window.press("Ctrl+Z").await;
    window
        .until("the edit to be taken back", async || {
            Ok(window.value(&name).await == before)
        })
        .await;
    window.press("Ctrl+Y").await;
    window
        .until("the edit to be done again", async || {
            Ok(window.value(&name).await == after)
        })
        .await;
}

#[tokio::test]
async fn locking_keeps_what_was_typed_into_the_capture_bar_a_moment_before() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.press("Ctrl+N").await;
    window.write("Typed and locked at once").await;
    let lock = "[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === 'Lock').click()";
    window.script(lock, &[]).await;
    window.turn_to("unlock").await;
    window.unlock(PASSPHRASE).await;
    window.turn_to("main").await;
    window.open_visit().await;
    window.press("Ctrl+N").await;
    assert_eq!(window.value("textbox: New evidence").await, "Typed and locked at once");
}

#[tokio::test]
async fn closing_the_window_keeps_what_was_typed_a_moment_before() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.press("Ctrl+N").await;
    window.write("Typed and closed at once").await;
    stage.close_window();
    let window = stage.again().await;
    window.open_visit().await;
    window.press("Ctrl+N").await;
    assert_eq!(window.value("textbox: New evidence").await, "Typed and closed at once");
}

#[tokio::test]
async fn nothing_of_a_notebook_lies_in_clear_on_the_disk() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.press("Ctrl+N").await;
    window.write("Quillfeather Passamaquoddy").await;
    window.safe().await;
    window.lock().await;
    stage.kill();
    let bytes = visitbook_e2e::bytes_below(stage.home());
    for secret in ["Quillfeather", "Northmere children", PASSPHRASE] {
        assert!(
            !bytes.windows(secret.len()).any(|window| window == secret.as_bytes()),
            "{secret} lies in clear"
        );
    }
}

#[tokio::test]
async fn a_picture_is_attached_by_keys_and_shown_from_inside_the_notebook() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    let attach = stage.chosen().join("attach");
    std::fs::create_dir_all(&attach).unwrap();
    std::fs::write(
        attach.join("wall chart.png"),
        include_bytes!("../../../icons/128x128.png"),
    )
    .unwrap();
    std::fs::write(attach.join("page.txt"), "<html><script>alert(1)</script></html>").unwrap();
    window.show("Evidence").await;
    window
        .script("document.querySelector('tr[data-id]').focus()", &[])
        .await;
    window.there("textbox: Text of E*").await;
    window.press("Ctrl+Shift+A").await;
    window.see("wall chart").await;
    window.see("One file was not attached").await;
    window
        .until_script(
            "the picture to be drawn",
            "return [...document.images].some((image) => image.src.startsWith('attachment:') && image.naturalWidth === 128)",
            &[],
        )
        .await;
}
