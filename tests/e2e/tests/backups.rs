//! Backups are made by themselves while somebody works, and when the notebook is locked.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use visitbook_e2e::Stage;

/// How often the program looks whether a backup is due, and a little more.
const A_LOOK: Duration = Duration::from_secs(22);

/// Every whole backup below a folder.
fn backups(below: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(below).into_iter().flatten().flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if path.join("backup.json").exists() && !hidden {
            found.push(path);
        } else if path.is_dir() {
            found.extend(backups(&path));
        }
    }
    found
}

#[tokio::test]
async fn a_backup_is_made_by_itself_and_told_and_a_lock_leaves_another() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.there("textbox: New evidence").await;
    tokio::time::sleep(A_LOOK).await;
    window
        .until_script(
            "a backup to be told",
            "return /Backup \\d\\d:\\d\\d/.test(document.body.innerText)",
            &[],
        )
        .await;
    assert_eq!(backups(stage.home()).len(), 1);
    window.press("Ctrl+N").await;
    window.write("Seen alone.").await;
    window.safe().await;
    window.lock().await;
    window
        .until("the copy of the lock", async || Ok(backups(stage.home()).len() == 2))
        .await;
    window.unlock(visitbook_e2e::PASSPHRASE).await;
    window.turn_to("main").await;
    window.see("Backup ").await;
}

#[tokio::test]
async fn a_backup_is_copied_to_the_second_place_and_the_status_line_says_so() {
    let mut stage = Stage::new();
    fs::create_dir_all(stage.chosen()).unwrap();
    let window = stage.with_sample().await;
    window.there("textbox: New evidence").await;
    window.press("Ctrl+,").await;
    window.click("button: Backups").await;
    window.click("button: Choose a folder").await;
    window.see("Nothing is copied there yet").await;
    window.click("button: Back up now").await;
    window.see("The newest there was made on").await;
    window.see("on Chosen").await;
    assert_eq!(backups(&stage.chosen()).len(), 1);
    let found = window.axe("settings, backups").await;
    let all: Vec<String> = found.iter().map(|each| each.text.clone()).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}
