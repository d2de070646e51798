//! The letter under review in the real window: remarks gone through by key, and mended.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use visitbook_e2e::{Stage, Window};

async fn letter_text(window: &Window) -> String {
    let text = window
        .script("return document.querySelector('.ProseMirror').innerText", &[])
        .await;
    text.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn remarks_are_gone_through_by_key_and_mended() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.show("Letter").await;
    window.write_at_the_end().await;
    window.press("Enter").await;
    window
        .write("Plans are made whilst children wait, e.g. for advisors. Work is co-ordinated well.")
        .await;
    window.safe().await;
    window
        .until_script(
            "the words are marked",
            "return [...document.querySelectorAll('.remark')].some((each) => each.textContent === 'whilst')",
            &[],
        )
        .await;
    for (words, becomes) in [
        ("whilst", "while"),
        ("advisors", "advisers"),
        ("co-ordinated", "coordinated"),
    ] {
        mend(&window, words).await;
        // What a misspelt word was meant to be is looked up first.
        window
            .until(&format!("‘{words}’ to be ‘{becomes}’"), async || {
                let text = letter_text(&window).await;
                Ok(!text.contains(words) && text.contains(becomes))
            })
            .await;
    }
}

/// Goes on with F8 until the words are chosen, and puts the fix in.
async fn mend(window: &Window, words: &str) {
    for _ in 0..200 {
        window.press("F8").await;
        let chosen = window.script("return getSelection().toString()", &[]).await;
        if chosen == words {
            window.press("Ctrl+.").await;
            return;
        }
    }
    panic!("F8 never came to ‘{words}’");
}
