//! axe finds nothing on any screen, light or dark.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use visitbook_e2e::{PASSPHRASE, PERSON, Remark, Stage};

/// Shows everything that was found at once.
fn nothing(found: Vec<Remark>) {
    let all: Vec<String> = found
        .iter()
        .map(|each| format!("{}: {}", each.screen, each.text))
        .collect();
    assert!(all.is_empty(), "{} remarks\n{}", all.len(), all.join("\n"));
}

#[tokio::test]
async fn axe_finds_nothing_while_a_notebook_is_made() {
    let mut stage = Stage::new();
    let window = stage.start().await;
    window.see("Welcome to Visitbook").await;
    let mut found = window.axe("welcome").await;
    window.press("F1").await;
    window.there("dialog: Help and about").await;
    found.extend(window.axe("help").await);
    window.press("Escape").await;
    window.press("Ctrl+N").await;
    window.there("textbox: Your full name").await;
    found.extend(window.axe("new notebook, name and place").await);
    window.press("Enter").await;
    window.see("things to put right").await;
    found.extend(window.axe("new notebook, something missing").await);
    window.fill("textbox: Name of the notebook", "Northmere 2026").await;
    window.fill("textbox: Your full name", PERSON).await;
    window.press("Enter").await;
    window.there("textbox: The same again").await;
    found.extend(window.axe("new notebook, passphrase").await);
    window.fill("textbox: Passphrase", PASSPHRASE).await;
    window.fill("textbox: The same again", PASSPHRASE).await;
    window.press("Enter").await;
    window.see("Write these on paper").await;
    found.extend(window.axe("new notebook, recovery sheet").await);
    window.click("button: I have written them down").await;
    window.there("textbox: Group 8").await;
    found.extend(window.axe("new notebook, sheet typed back").await);
    nothing(found);
}

#[tokio::test]
async fn axe_finds_nothing_while_a_notebook_is_unlocked() {
    let mut stage = Stage::new();
    stage.with_notebook().await.lock().await;
    let window = stage.start().await;
    window.there("textbox: Passphrase").await;
    let mut found = window.axe("unlock").await;
    window.unlock("not at all the passphrase").await;
    window.see("This passphrase does not open the notebook").await;
    found.extend(window.axe("unlock, wrong passphrase").await);
    window.click("button: Unlock with the recovery sheet").await;
    window.there("textbox: Group 8").await;
    found.extend(window.axe("unlock with the sheet").await);
    nothing(found);
}

#[tokio::test]
async fn axe_finds_nothing_where_nothing_is_recorded_yet() {
    let mut stage = Stage::new();
    let window = stage.with_notebook().await;
    window.see("No visits yet").await;
    let mut found = window.axe("home, empty").await;
    window.press("Ctrl+N").await;
    window.there("dialog: New visit").await;
    found.extend(window.axe("new visit").await);
    window.click("button: Make the visit").await;
    window.see("things to put right").await;
    found.extend(window.axe("new visit, something missing").await);
    window.fill("combobox: Authority", "Westmarch").await;
    for (group, day) in [
        ("First day of the inspection", "9"),
        ("Last day of the inspection", "13"),
        ("First day on site", "17"),
        ("Last day on site", "18"),
    ] {
        window.fill(&format!("group: {group} > textbox: Day"), day).await;
        window.fill(&format!("group: {group} > textbox: Month"), "June").await;
        window
            .fill(
                &format!("group: {group} > textbox: Year"),
                if group.contains("site") { "2026" } else { "2025" },
            )
            .await;
    }
    window.press("Enter").await;
    window.see("Still to fill in").await;
    found.extend(window.axe("plan, new").await);
    window.show("Evidence").await;
    window.see("No evidence yet").await;
    found.extend(window.axe("evidence, empty").await);
    window.show("Letter").await;
    window.there("button: Compose the first draft").await;
    found.extend(window.axe("letter, not begun").await);
    window.press("Tab").await;
    window.click("button: Compose the first draft").await;
    window.see("Some facts are missing for the letter").await;
    found.extend(window.axe("letter, facts missing").await);
    nothing(found);
}

#[tokio::test]
async fn axe_finds_nothing_on_the_sample_visit() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.there("textbox: New evidence").await;
    let mut found = window.axe("evidence").await;
    window.press("Ctrl+N").await;
    window.write("+Plans name dates #").await;
    window.there("option: *").await;
    found.extend(window.axe("evidence, capture bar with its list").await);
    window.press("Escape").await;
    window
        .script("document.querySelector('tr[data-id]').focus()", &[])
        .await;
    window.there("textbox: Text of E*").await;
    found.extend(window.axe("evidence, a record").await);
    window.press("Ctrl+G").await;
    window.there("dialog: Go to").await;
    found.extend(window.axe("go to").await);
    window.press("Escape").await;
    window.show("Plan").await;
    window.there("textbox: Director’s name").await;
    found.extend(window.axe("plan").await);
    window.show("Letter").await;
    window.there("textbox: Text of the letter").await;
    found.extend(window.axe("letter").await);
    window.press("Ctrl+Shift+P").await;
    window.there("dialog: Export the letter").await;
    found.extend(window.axe("letter, in which form").await);
    window.press("Escape").await;
    window.write_at_the_end().await;
    window.press("Ctrl+K").await;
    window.see("Enter links it, Space chooses several").await;
    found.extend(window.axe("letter, picking evidence").await);
    window.press("Escape").await;
    window.click("tab: Details").await;
    window.there("textbox: Dear").await;
    found.extend(window.axe("letter, details").await);
    window.show("History").await;
    window.see("over the visits").await;
    found.extend(window.axe("history").await);
    window.click("button: Paste text…").await;
    window.there("textbox: Text of the letter or report").await;
    found.extend(window.axe("history, a letter is pasted").await);
    window.press("Escape").await;
    window.click("button: All visits").await;
    window.there("button: Export").await;
    found.extend(window.axe("home").await);
    window.click("button: Export").await;
    window.there("dialog: Export*").await;
    found.extend(window.axe("export").await);
    nothing(found);
}

#[tokio::test]
async fn axe_finds_nothing_on_what_is_seldom_seen() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.there("textbox: New evidence").await;
    window.click("button: Bin*").await;
    let mut found = window.axe("evidence, the bin").await;
    window.click("button: All visits").await;
    let sample = visitbook_e2e::root().join("crates/exchange/sample/northmere.visit.json");
    std::fs::copy(sample, stage.chosen().join("northmere.visit.json")).unwrap();
    window.click("button: Import a visit file").await;
    window.see("Nothing was added").await;
    found.extend(window.axe("home, imported").await);
    window.click("button: Open the visit").await;
    window.there("textbox: New evidence").await;
    window.size((800, 700)).await;
    found.extend(window.axe("evidence, narrow").await);
    window.show("Plan").await;
    window.there("textbox: Director’s name").await;
    found.extend(window.axe("plan, narrow").await);
    window.show("Letter").await;
    window.there("textbox: Text of the letter").await;
    found.extend(window.axe("letter, narrow").await);
    nothing(found);
}
