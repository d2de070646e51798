//! The letter in the real web view: what is pasted, taken back and done again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use serde_json::json;
use visitbook_e2e::{Stage, Window};

const WORD: &str = r##"<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-GB><!--StartFragment--><p class=MsoNormal><b><span style='font-family:"Tahoma",sans-serif;color:red'>Supervision</span></b>
<span lang=EN-US> is more regular<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>the quality of plans<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>management oversight<o:p></o:p></p>
<!--EndFragment--></body></html>"##;

/// Each block of the letter: its kind and its words.
async fn blocks(window: &Window) -> Vec<(String, String)> {
    let script = "return [...document.querySelector('.ProseMirror').children].map((each) => \
        [each.matches('.bullet') ? 'bullet' : each.matches('h3') ? 'heading' : 'paragraph', each.innerText.trim()])";
    let all = window.script(script, &[]).await;
    serde_json::from_value(all).unwrap()
}

async fn at_the_letter(stage: &mut Stage) -> Window {
    let window = stage.with_sample().await;
    window.show("Letter").await;
    window.write_at_the_end().await;
    window
}

#[tokio::test]
async fn what_is_pasted_from_word_keeps_words_and_lists_and_nothing_else() {
    let mut stage = Stage::new();
    let window = at_the_letter(&mut stage).await;
    window.press("Enter").await;
    let before = blocks(&window).await.len();
    let paste = "const clip = new DataTransfer(); clip.setData('text/html', arguments[0]); clip.setData('text/plain', 'plain'); \
        document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true }))";
    window.script(paste, &[json!(WORD)]).await;
    let wanted = [
        ("paragraph", "Supervision is more regular"),
        ("bullet", "the quality of plans"),
        ("bullet", "management oversight"),
    ];
    let wanted = wanted.map(|(kind, words)| (kind.to_owned(), words.to_owned()));
    let after = blocks(&window).await;
    assert_eq!(after[before - 1..], wanted);
    window.safe().await;

    // And so it stands in the notebook.
    let window = stage.again().await;
    window.visit_at("Letter").await;
    window.there("textbox: Text of the letter").await;
    let after = blocks(&window).await;
    assert_eq!(after[after.len() - 3..], wanted);
}

#[tokio::test]
async fn a_change_of_the_letter_is_taken_back_and_done_again_after_a_restart() {
    let mut stage = Stage::new();
    let window = at_the_letter(&mut stage).await;
    let before = blocks(&window).await;
    window.write(" One sentence more.").await;
    window.safe().await;
    let changed = blocks(&window).await;
    assert!(changed.last().unwrap().1.ends_with("One sentence more."));

    let window = stage.again().await;
    window.visit_at("Letter").await;
    window.write_at_the_end().await;
    assert_eq!(blocks(&window).await, changed);
    window.press("Ctrl+Z").await;
    window
        .until("the sentence to be gone", async || Ok(blocks(&window).await == before))
        .await;
    window.press("Ctrl+Y").await;
    window
        .until("the sentence to be back", async || Ok(blocks(&window).await == changed))
        .await;
}

#[tokio::test]
async fn locking_keeps_what_was_typed_a_moment_before() {
    let mut stage = Stage::new();
    let window = at_the_letter(&mut stage).await;
    window.write(" Typed and locked at once.").await;
    window
        .script(
            "[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === 'Lock').click()",
            &[],
        )
        .await;
    window.turn_to("unlock").await;
    window.unlock(visitbook_e2e::PASSPHRASE).await;
    window.turn_to("main").await;
    window.visit_at("Letter").await;
    window.there("textbox: Text of the letter").await;
    assert!(
        blocks(&window)
            .await
            .last()
            .unwrap()
            .1
            .ends_with("Typed and locked at once.")
    );
}
