//! The letter as it will be printed, in the real web view.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use visitbook_e2e::{Stage, Window};

/// The addresses of the pages that are drawn, once each of them is there.
const DRAWN: &str = "const all = [...document.querySelectorAll('.pages img')]; \
    const there = all.length > 0 && all.every((each) => each.complete && each.naturalWidth > 100); \
    return there ? all.map((each) => each.src).join(' ') : ''";

async fn drawn(window: &Window) -> String {
    let mut pages = String::new();
    window
        .until("the pages to be drawn", async || {
            pages = window.script(DRAWN, &[]).await.as_str().unwrap_or_default().to_owned();
            Ok(!pages.is_empty())
        })
        .await;
    pages
}

async fn looking(stage: &mut Stage) -> Window {
    let window = stage.with_sample().await;
    window.show("Letter").await;
    window.write_at_the_end().await;
    window.press("F9").await;
    window.there("region: Pages of the PDF").await;
    window
}

#[tokio::test]
async fn the_pages_follow_what_is_typed_and_show_where_the_caret_is() {
    let mut stage = Stage::new();
    let window = looking(&mut stage).await;
    let before = drawn(&window).await;
    let caret = "const at = document.querySelector('.page .caret')?.getBoundingClientRect(); \
        const box = document.querySelector('.pages').getBoundingClientRect(); \
        return !!at && at.top >= box.top && at.bottom <= box.bottom";
    window
        .until_script("the line of the caret to be seen", caret, &[])
        .await;
    window.write(" One sentence more.").await;
    window
        .until(
            "the pages to be drawn anew",
            async || Ok(drawn(&window).await != before),
        )
        .await;
    window.safe().await;
    // Back at the top of the letter, the pages go there too.
    window.press("Ctrl+Home").await;
    let top = "return document.querySelectorAll('.page')[0].contains(document.querySelector('.page .caret'))";
    window.until_script("the caret to be on the first page", top, &[]).await;
    window
        .until_script("the line of the caret to be seen", caret, &[])
        .await;
    let found = window.axe("preview").await;
    assert!(
        found.is_empty(),
        "{}",
        found
            .iter()
            .map(|each| each.text.clone())
            .collect::<Vec<_>>()
            .join("\n")
    );
}

#[tokio::test]
async fn a_press_on_a_page_puts_the_caret_there() {
    let mut stage = Stage::new();
    let window = looking(&mut stage).await;
    drawn(&window).await;
    window.press("Ctrl+Home").await;
    window
        .script("document.querySelector('.pages').scrollTo(0, 0)", &[])
        .await;
    // A line in the lower half of the first page.
    let press = "const page = document.querySelectorAll('.page')[0].getBoundingClientRect(); \
        const at = page.top + page.height * 0.7; \
        document.querySelectorAll('.page')[0].dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: page.left + 100, clientY: at })); \
        return at";
    let pressed = window.script(press, &[]).await.as_f64().unwrap();
    let near = "const at = document.querySelector('.page .caret').getBoundingClientRect(); \
        return Math.abs((at.top + at.bottom) / 2 - arguments[0]) < 40 && document.activeElement.matches('.ProseMirror')";
    window
        .until_script("the caret to be where was pressed", near, &[pressed.into()])
        .await;
}
