//! A laptop is lost: what is left is a backup on a stick and a sheet of paper.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may stop at the first thing that is not as it says, and tells how long people wait"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use visitbook_e2e::{PASSPHRASE, PERSON, Remark, Stage, Window};

/// Somebody is at work again within this time.
const GOAL: Duration = Duration::from_secs(5 * 60);
const WORDS: &str = "Seen alone, and her words are in the plan.";

/// Every whole backup below a folder.
fn backups(below: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(below).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.join("backup.json").exists() && !entry.file_name().to_string_lossy().starts_with('.') {
            found.push(path);
        } else if path.is_dir() {
            found.extend(backups(&path));
        }
    }
    found
}

/// Works on a laptop until it is locked, and gives the groups of its sheet and the backup that the lock left.
async fn work(stage: &mut Stage) -> (Vec<String>, PathBuf) {
    let window = stage.start().await;
    let request =
        json!({"name": "Northmere 2026", "in_chosen_folder": false, "person": PERSON, "passphrase": PASSPHRASE});
    let sheet: Value = window.ask("prepare_notebook", request).await.unwrap();
    let typed_back = json!({"groups": sheet["groups"], "sheet_kept": "The grey cabinet"});
    window.ask_and_go("confirm_notebook", typed_back).await;
    window.turn_to("main").await;
    window.click("button: Open the sample visit").await;
    window.there("button: Letter").await;
    window.press("Ctrl+N").await;
    window.write(WORDS).await;
    window.safe().await;
    window.lock().await;
    let left = async || Ok(!backups(stage.home()).is_empty());
    window.until("the backup of the lock", left).await;
    let backup = backups(stage.home()).remove(0);
    (serde_json::from_value(sheet["groups"].clone()).unwrap(), backup)
}

/// Puts a backup where the program is told to look for one, as on a stick.
fn put_on_stick(backup: &Path, stick: &Path) {
    let to = stick
        .join(backup.parent().unwrap().file_name().unwrap())
        .join(backup.file_name().unwrap());
    fs::create_dir_all(&to).unwrap();
    for file in fs::read_dir(backup).unwrap().flatten() {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// Types a sheet from paper, group by group, over what stands there.
async fn type_sheet(window: &Window, groups: &[String]) {
    for (at, group) in (1..).zip(groups) {
        window
            .fill(&format!("textbox: Group {at}"), &group.to_lowercase())
            .await;
    }
}

#[tokio::test]
async fn a_new_machine_with_only_a_backup_and_the_recovery_sheet_has_the_notebook_open() {
    let mut lost = Stage::new();
    let (groups, backup) = Box::pin(work(&mut lost)).await;
    let mut stage = Stage::new();
    put_on_stick(&backup, &stage.chosen());
    drop(lost);
    let begun = Instant::now();
    let window = stage.start().await;
    window.see("Welcome to Visitbook").await;
    let mut found: Vec<Remark> = Vec::new();
    window.press("Ctrl+B").await;
    window.see("Choose the folder in which the backups are").await;
    found.extend(window.axe("restore, no backup here").await);
    window.press("Ctrl+O").await;
    window.there("textbox: Name of the restored notebook").await;
    found.extend(window.axe("restore, a backup is chosen").await);
    assert_eq!(
        window.value("textbox: Name of the restored notebook").await,
        "Northmere 2026"
    );
    window.click("button: Use the recovery sheet").await;
    window.there("textbox: Group 8").await;
    type_sheet(&window, &vec!["0000".to_owned(); 8]).await;
    window.press("Enter").await;
    window.see("These groups do not open the notebook").await;
    found.extend(window.axe("restore, a wrong sheet").await);
    type_sheet(&window, &groups).await;
    window.click_and_go("button: Restore and open").await;
    window.turn_to("main").await;
    window.open_visit().await;
    window.press("Ctrl+N").await;
    window
        .until("the words of the lost laptop", async || {
            Ok(window.value("textbox: New evidence").await == WORDS)
        })
        .await;
    let took = begun.elapsed();
    eprintln!(
        "From the start of a new machine to the words of the lost one: {:.1} s.",
        took.as_secs_f64()
    );
    assert!(took < GOAL, "{took:?}");
    let all: Vec<String> = found
        .iter()
        .map(|each| format!("{}: {}", each.screen, each.text))
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}
