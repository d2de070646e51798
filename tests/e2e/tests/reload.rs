//! The page is loaded again, or hangs and dies. What it had acknowledged was never in the page alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::process::Command;
use std::time::Duration;

use visitbook_e2e::{Stage, Typist, Window};

async fn capture(window: &Window) -> String {
    window.turn_to("main").await;
    window.open_visit().await;
    window.press("Ctrl+N").await;
    window.value("textbox: New evidence").await
}

#[tokio::test]
async fn a_page_that_the_web_view_loads_again_loses_nothing_acknowledged() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.press("Ctrl+N").await;
    let mut typist = Typist::types(&window).await;
    typist.goes();
    window.session().refresh().await.unwrap();
    typist.judge(&capture(&window).await);
    assert!(stage.runs());
}

#[tokio::test]
async fn a_page_that_loads_itself_again_loses_nothing_acknowledged() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.show("Letter").await;
    window.write_at_the_end().await;
    window.press("Enter").await;
    let mut typist = Typist::types(&window).await;
    typist.goes();
    window
        .script("window.leaving = true; setTimeout(() => location.reload(), 0)", &[])
        .await;
    window
        .until_script("the page to be a new one", "return window.leaving === undefined", &[])
        .await;
    window.turn_to("main").await;
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
async fn a_page_that_hangs_and_dies_loses_nothing_acknowledged() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.press("Ctrl+N").await;
    let mut typist = Typist::types(&window).await;
    typist.goes();
    window
        .script(
            "setTimeout(() => { for (const end = Date.now() + 60000; Date.now() < end; ); }, 100)",
            &[],
        )
        .await;
    window
        .until("the page to hang", async || {
            let asked = tokio::time::timeout(Duration::from_secs(1), window.try_script("return 1", &[]));
            Ok(asked.await.is_err())
        })
        .await;
    let pages = stage.page_processes();
    assert_eq!(pages.len(), 1);
    let killed = Command::new("kill")
        .args(["-KILL", &pages[0].to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    assert!(stage.runs(), "the program goes on without its page");

    let window = stage.again().await;
    typist.judge(&capture(&window).await);
}
