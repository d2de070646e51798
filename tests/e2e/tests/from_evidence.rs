//! A letter in the real window from evidence to its second version: findings, a draft, citations, remarks, a comment,
//! versions, the gate, final, amended.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;

use serde_json::{Value, json};
use visitbook_e2e::{Stage, Window, pdf_text, root};

/// What a finding says, its area, its mark, how it stands to the last visit, and the evidence that is put with it.
const FINDINGS: [(&str, &str, &str, &str, [&str; 2]); 2] = [
    (
        "Supervision takes place more often than at the last inspection.",
        "Management oversight",
        "Strength",
        "Improved",
        ["E058", "E033"],
    ),
    (
        "Plans for children in need drift.",
        "Assessments and plans",
        "Concern",
        "No change",
        ["E043", "E085"],
    ),
];

/// Ten sentences, each with the evidence that it rests on.
const CITED: [(&str, &str); 10] = [
    ("Caseloads have fallen.", "E004"),
    ("Fewer posts are held by agency staff.", "E005"),
    ("Letters before proceedings are clear.", "E008"),
    ("Chronologies are current.", "E031"),
    ("Core groups meet every four weeks.", "E034"),
    ("Whilst visits are regular, plans drift.", "E042"),
    ("Advisors challenge drift, and heads of service answer.", "E021"),
    ("The panel is well co-ordinated.", "E074"),
    ("Strategy discussions are held the same day.", "E081"),
    ("Escalations are recorded and answered.", "E083"),
];
const MENDED: [(&str, &str); 3] = [
    ("Whilst", "While"),
    ("Advisors", "Advisers"),
    ("co-ordinated", "coordinated"),
];
const ALONE: &str = "Nothing yet carries this sentence.";
const REASON: &str = "Heard in the keep-in-touch meeting; the lead agrees.";

/// The sample visit as it was before anybody weighed or wrote: evidence and no finding, no letter, no comment.
fn evidence_alone() -> Vec<u8> {
    let sample = fs::read(root().join("crates/exchange/sample/northmere.visit.json")).unwrap();
    let mut file: Value = serde_json::from_slice(&sample).unwrap();
    let records = file["records"].as_object_mut().unwrap();
    for kind in ["findings", "blocks", "comments", "set_aside"] {
        records[kind] = json!([]);
    }
    records["letter"] = Value::Null;
    serde_json::to_vec(&file).unwrap()
}

async fn at_the_evidence(stage: &mut Stage) -> Window {
    let window = stage.with_notebook().await;
    fs::create_dir_all(stage.chosen()).unwrap();
    fs::write(stage.chosen().join("northmere.visit.json"), evidence_alone()).unwrap();
    window.click("button: Import a visit file").await;
    window.see("records were added").await;
    window.click("button: Open the visit").await;
    window.see("Tally of 24 records").await;
    window
}

/// Makes a finding from nothing, and puts evidence with it by its number.
async fn make_finding(window: &Window, nth: usize) {
    let (statement, area, mark, direction, evidence) = FINDINGS[nth];
    window.press("Ctrl+Shift+N").await;
    window.fill("textbox: What was found", statement).await;
    choose(window, "Area", area).await;
    window.click(&format!("group: Mark > radio: {mark}")).await;
    choose(window, "Since the last visit", direction).await;
    window.click("button: Add the finding").await;
    window.see(&format!("F{} is added.", nth + 1)).await;
    window.drawn().await;
    window.click("button: Add evidence").await;
    for number in evidence {
        window.fill("combobox: Evidence by its words or number", number).await;
        window.see(number).await;
        window.press("Enter").await;
        window.see(&format!("{number} supports F{}.", nth + 1)).await;
    }
}

/// Chooses from a list that is drawn by the system, which no driver can open.
async fn choose(window: &Window, label: &str, option: &str) {
    let script = "const [label, option] = arguments; \
        const field = [...document.querySelectorAll('form select')].find((each) => each.labels[0]?.textContent.trim() === label); \
        field.value = [...field.options].find((each) => each.textContent === option).value; \
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    window.script(script, &[json!(label), json!(option)]).await;
}

/// Weighs the first record of the opposite mark.
async fn weigh_one(window: &Window) {
    window.click("button: Weigh the first").await;
    window.click("radio: Outweighed").await;
    window.fill("textbox: Because", "It is from before August").await;
    window.press("Enter").await;
    window.see("is weighed.").await;
}

async fn compose(window: &Window) {
    window.show("Letter").await;
    window.click("button: Compose the first draft").await;
    window.write_at_the_end().await;
    let text = letter_text(window).await;
    for (statement, ..) in FINDINGS {
        let words = statement.trim_end_matches('.');
        assert!(
            text.contains(words),
            "the draft begins with the finding ‘{words}’: {text}"
        );
    }
}

async fn letter_text(window: &Window) -> String {
    let text = window
        .script("return document.querySelector('.ProseMirror').innerText", &[])
        .await;
    text.as_str().unwrap().to_owned()
}

async fn write_and_cite(window: &Window) {
    for (sentence, number) in CITED {
        window.press("Enter").await;
        window.write(sentence).await;
        window.press("Ctrl+K").await;
        window
            .until_script(
                "the filter to have the focus",
                "return document.activeElement.matches('input[type=text]')",
                &[],
            )
            .await;
        window.write(number).await;
        window.see("pieces of evidence shown").await;
        window.press("Enter").await;
        window.see(&format!("{number} linked to the sentence.")).await;
    }
    window.press("Enter").await;
    window.write(ALONE).await;
    window.safe().await;
}

/// Goes on with F8 until these words are chosen.
async fn to_remark(window: &Window, words: &str) {
    for _ in 0..300 {
        window.press("F8").await;
        let chosen = window.script("return getSelection().toString()", &[]).await;
        if chosen == words {
            return;
        }
    }
    panic!("F8 never came to ‘{words}’");
}

async fn mend_three_and_keep_one(window: &Window) {
    let found = "return [...document.querySelectorAll('.remark')].some((each) => each.textContent === 'Whilst')";
    window.until_script("the letter was looked through", found, &[]).await;
    for (words, becomes) in MENDED {
        to_remark(window, words).await;
        window.press("Ctrl+.").await;
        window
            .until(&format!("‘{words}’ to be ‘{becomes}’"), async || {
                let text = letter_text(window).await;
                Ok(!text.contains(words) && text.contains(becomes))
            })
            .await;
    }
    to_remark(window, ALONE).await;
    window.press("Ctrl+Shift+.").await;
    window.there("textbox: Why it is kept as it is").await;
    window.write(REASON).await;
    window.press("Ctrl+Enter").await;
    window.see("Set aside.").await;
    window.drawn().await;
    let aside = window.records("set_aside").await;
    assert_eq!(
        (aside.len(), &aside[0]["because"], &aside[0]["words"]),
        (1, &json!(REASON), &json!(ALONE))
    );
}

async fn comment(window: &Window) {
    window.write_at_the_end().await;
    window.press("Ctrl+Alt+M").await;
    window.there("textbox: Your comment").await;
    window.write("Can this be said more plainly?").await;
    window.press("Ctrl+Enter").await;
    window.see("Commented.").await;
}

async fn name_a_version_and_compare(window: &Window) {
    window.write_at_the_end().await;
    window.press("Ctrl+S").await;
    window.fill("textbox: Name", "To quality assurance").await;
    window.press("Enter").await;
    window.see("This version is called “To quality assurance”.").await;
    window.write_at_the_end().await;
    window.write(" Leaders know this.").await;
    window.safe().await;
    window.click("button: Compare To quality assurance*").await;
    window.there("dialog: Compare two versions").await;
    window.see("1 difference").await;
    let come = window
        .script(
            "return [...document.querySelectorAll('ins')].map((each) => each.innerText).join(' ')",
            &[],
        )
        .await;
    assert!(come.as_str().unwrap().contains("Leaders know this."), "{come}");
    window.press("Escape").await;
}

/// How often the button that makes a letter final is pressed at most.
const PRESSES: u32 = 3;
/// How often it is looked after a press whether it is.
const LOOKS: u32 = 15;

/// The gate is shut, and there is no way around it; then each hold gets a reason, and it opens.
async fn through_the_gate(window: &Window, visit: &Value) {
    let refused = window
        .ask("make_final", json!({"op_id": uuid(1), "visit": visit, "because": null}))
        .await;
    assert_eq!(refused.unwrap_err()["code"], "letter_held_back");
    window.click("button: Make final…").await;
    window.see("hold the letter back").await;
    assert!(
        !window.is_there("button: Make final").await,
        "no way through while it is shut"
    );
    loop {
        let open = "Nothing holds the letter back.";
        let answered = async || window.text().await.contains(open);
        window
            .until("the gate to tell what holds", async || {
                Ok(answered().await || window.is_there("button: Say why this may stand*").await)
            })
            .await;
        if answered().await {
            break;
        }
        window.about("button: Say why this may stand*", "found.click()").await;
        window.there("textbox: Why it may stand").await;
        window.write("Agreed.").await;
        window.press("Ctrl+Enter").await;
        window
            .until("the reason to be kept", async || {
                Ok(!window.is_there("textbox: Why it may stand").await)
            })
            .await;
    }
    // A press may come while the gate looks once more; it is pressed again then, as a person would.
    for _ in 0..PRESSES {
        if window.is_there("button: Make final").await {
            window.click("button: Make final").await;
        }
        for _ in 0..LOOKS {
            window.drawn().await;
            if window.text().await.contains("The letter is final.") {
                return;
            }
        }
    }
    window.see("The letter is final.").await;
}

/// A request's id.
fn uuid(number: u32) -> String {
    format!("00000000-0000-7000-8000-{number:012}")
}

#[tokio::test]
async fn a_letter_comes_from_evidence_through_the_gate_to_its_second_version() {
    let mut stage = Stage::new();
    let window = at_the_evidence(&mut stage).await;
    window.show("Findings").await;
    make_finding(&window, 0).await;
    weigh_one(&window).await;
    make_finding(&window, 1).await;
    compose(&window).await;
    write_and_cite(&window).await;
    mend_three_and_keep_one(&window).await;
    comment(&window).await;
    name_a_version_and_compare(&window).await;

    let visit = window.records("visit").await[0]["id"].clone();
    through_the_gate(&window, &visit).await;
    let kept = window.records("final_letter").await;
    let despite = kept[0]["despite"].as_array().unwrap();
    assert!(
        despite
            .iter()
            .any(|each| each["words"] == ALONE && each["because"] == REASON)
    );
    let editable = window
        .script("return document.querySelector('.ProseMirror').isContentEditable", &[])
        .await;
    assert_eq!(editable, false, "a final letter takes no key");

    window.click("button: Export the PDF of version 1").await;
    window.see("Exported:").await;
    let text = pdf_text(&stage.written(".pdf").unwrap());
    assert!(
        text.contains("Core groups meet every four weeks.") && !text.contains("Draft"),
        "{text}"
    );

    window.click("button: Amend…").await;
    window.there("textbox: Why it is amended").await;
    window.write("The number of posts was wrong").await;
    window.click("button: Begin version 2").await;
    window.see("Version 2 is a draft now.").await;
    window.write_at_the_end().await;
    window.write(" Corrected.").await;
    window.safe().await;
    assert_eq!(
        window.records("final_letter").await,
        kept,
        "the final letter before it is as it was"
    );
    let text = letter_text(&window).await;
    assert!(text.trim_end().ends_with("Corrected."), "{text}");
}
