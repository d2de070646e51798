//! Locking: by key from every place, and with a page that answers nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::time::Duration;

use visitbook_e2e::{PASSPHRASE, Stage, Window};

/// From the key to the end of the page's process, in a build without optimisation and with the driver beside it.
const LONGEST: Duration = Duration::from_secs(3);

/// Waits until the pages that there were are gone, and says how long that took.
async fn gone(window: &Window, stage: &Stage, pages: &[u32], begin: tokio::time::Instant) -> Duration {
    window
        .until("the page before to be gone", async || {
            Ok(!stage.page_processes().iter().any(|page| pages.contains(page)))
        })
        .await;
    begin.elapsed()
}

async fn lock_by_key(window: &Window, stage: &Stage, place: &str) {
    let pages = stage.page_processes();
    let begin = tokio::time::Instant::now();
    // The key goes down in a page that is gone before it comes up.
    let _ = window.try_press("Ctrl+L").await;
    let took = gone(window, stage, &pages, begin).await;
    assert!(took < LONGEST, "{place}: {took:?}");
    window.turn_to("unlock").await;
    window.unlock(PASSPHRASE).await;
    window.turn_to("main").await;
}

#[tokio::test]
async fn ctrl_l_locks_from_every_place() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    let program = stage.program();
    window.press("Ctrl+N").await;
    window.write("Half a sentence").await;
    lock_by_key(&window, &stage, "the capture bar").await;
    window.open_visit().await;
    window.press("Ctrl+N").await;
    assert_eq!(window.value("textbox: New evidence").await, "Half a sentence");
    window.press("Ctrl+G").await;
    window.there("dialog: *").await;
    lock_by_key(&window, &stage, "a dialog").await;
    window.press("Ctrl+,").await;
    lock_by_key(&window, &stage, "the list of visits").await;
    assert_eq!(stage.program(), program);
}

#[tokio::test]
async fn a_page_that_hangs_does_not_keep_the_notebook_open() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    let (program, pages) = (stage.program(), stage.page_processes());
    let begin = tokio::time::Instant::now();
    // The lock is asked for, and then the page does nothing any more.
    let hang = "window.__TAURI_INTERNALS__.invoke('lock', { request: {} }).catch(() => {}); \
        setTimeout(() => { for (;;); }, 0)";
    let _ = window.try_script(hang, &[]).await;
    window.turn_to("unlock").await;
    // The driver needs a while to see the other window; the page is given half a second to answer.
    let took = begin.elapsed();
    assert!(took < 2 * LONGEST, "{took:?}");
    // A process that hangs is ended by the engine itself, ten seconds after its window went.
    gone(&window, &stage, &pages, begin).await;
    window.unlock(PASSPHRASE).await;
    window.turn_to("main").await;
    assert_eq!(stage.program(), program);
}
