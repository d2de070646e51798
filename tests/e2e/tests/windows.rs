//! The change of windows at unlocking and locking.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first thing that is not as it says"
)]

use serde_json::json;
use visitbook_e2e::{PASSPHRASE, Stage};

const ROUNDS: usize = 10;
/// Kilobytes that ten rounds may add to the program; a page that stayed would hold more than that by itself.
const GROWTH: u64 = 30_000;

#[tokio::test]
async fn a_window_opens_before_the_other_goes_and_the_program_goes_on_ten_times_over() {
    let mut stage = Stage::new();
    let window = stage.with_notebook().await;
    let program = stage.program().unwrap();
    let before = Stage::memory(program);
    for round in 0..ROUNDS {
        let page = stage.page_processes();
        window.lock().await;
        window.unlock(PASSPHRASE).await;
        window.turn_to("main").await;
        assert_eq!(stage.program(), Some(program), "round {round}: another program");
        assert_eq!(
            window.session().windows().await.unwrap().len(),
            1,
            "round {round}: one window"
        );
        window
            .until("the pages of the windows before to be gone", async || {
                let pages = stage.page_processes();
                Ok(pages.len() == 1 && !page.contains(&pages[0]))
            })
            .await;
    }
    let grown = Stage::memory(program).saturating_sub(before);
    assert!(grown < GROWTH, "{ROUNDS} rounds added {grown} kB to the program");
    assert_eq!(
        window.ask("home", json!({})).await.unwrap()["notebook"],
        "Northmere 2026"
    );
}
