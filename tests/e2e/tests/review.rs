//! The letter under review in the real window: from evidence to findings and a draft, remarks mended by key and set aside,
//! a comment, versions compared, the gate, the final letter and its correction.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use serde_json::{Value, json};
use visitbook_e2e::{Stage, Window};

/// The review of the letter as it is in the notebook, by the core.
async fn review(window: &Window) -> Value {
    let visit = window.visit().await["id"].clone();
    let blocks: Vec<Value> = window
        .records("block")
        .await
        .iter()
        .map(|block| json!({"id": block["id"], "kind": block["kind"], "content": block["content"]}))
        .collect();
    window
        .ask("review_letter", json!({"visit": visit, "blocks": blocks}))
        .await
        .unwrap()
}

fn remarks<'a>(review: &'a Value, rule: &str) -> Vec<&'a Value> {
    let all = review["remarks"].as_array().unwrap();
    all.iter()
        .filter(|remark| remark["rule"] == rule && remark["aside"].is_null())
        .collect()
}

async fn letter_text(window: &Window) -> String {
    let text = window
        .script("return document.querySelector('.ProseMirror').innerText", &[])
        .await;
    text.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn remarks_are_gone_through_by_key_mended_and_set_aside_with_a_reason() {
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
    if let Ok(path) = std::env::var("LOOK") {
        std::fs::write(path, window.session().screenshot_as_png().await.unwrap()).unwrap();
    }
    for (words, becomes) in [
        ("whilst", "while"),
        ("advisors", "advisers"),
        ("co-ordinated", "coordinated"),
    ] {
        mend(&window, words).await;
        let text = letter_text(&window).await;
        assert!(!text.contains(words) && text.contains(becomes), "{words}: {text}");
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

#[allow(dead_code, reason = "built up below")]
async fn of_rule(window: &Window, rule: &str) -> usize {
    remarks(&review(window).await, rule).len()
}
