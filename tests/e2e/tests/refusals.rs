//! What goes wrong outside the program's power, and the sentence in which a person is told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use visitbook_e2e::{PASSPHRASE, PERSON, Stage};

#[tokio::test]
async fn a_wrong_passphrase_opens_nothing_and_the_right_one_opens_it_afterwards() {
    let mut stage = Stage::new();
    stage.with_notebook().await.lock().await;
    let window = stage.start().await;
    window.unlock("lantern gravel orbit teaspoons").await;
    window.see("This passphrase does not open the notebook").await;
    window.see("Capitals, spaces and the order of the words count.").await;
    window.unlock(PASSPHRASE).await;
    window.turn_to("main").await;
}

#[tokio::test]
async fn a_second_start_is_told_that_the_notebook_is_open_elsewhere() {
    let mut first = Stage::new();
    let window = first.with_sample().await;
    let mut second = first.beside();
    let other = second.start().await;
    other.unlock(PASSPHRASE).await;
    other.see("This notebook is open elsewhere").await;
    other.see("Close or lock it there, then unlock it here.").await;
    // The first goes on as if nothing had been, and when it lets go the second gets in.
    window.press("Ctrl+N").await;
    window.write("still writing").await;
    window.safe().await;
    window.lock().await;
    other.unlock(PASSPHRASE).await;
    other.turn_to("main").await;
    other.open_visit().await;
    assert_eq!(other.value("textbox: New evidence").await, "still writing");
}

/// A key file as the version after this one might write it, with its digest.
fn of_a_later_version(keys: &str) -> String {
    const DIGEST: &str = "\"sha256\"";
    let later = keys.replacen("\"version\": 2", "\"version\": 3", 1);
    let (before, _) = later.rsplit_once(DIGEST).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), before).unwrap();
    let told = Command::new("sha256sum").arg(file.path()).output().unwrap();
    let digest = String::from_utf8(told.stdout).unwrap();
    format!("{before}{DIGEST}: \"{}\"\n}}\n", digest.split(' ').next().unwrap())
}

#[tokio::test]
async fn a_notebook_of_a_newer_version_is_left_as_it_is() {
    let mut stage = Stage::new();
    stage.with_notebook().await.lock().await;
    stage.kill();
    let keys = stage.notebook("Northmere 2026").join("keys.json");
    let newer = of_a_later_version(&fs::read_to_string(&keys).unwrap());
    fs::write(&keys, &newer).unwrap();
    let window = stage.start().await;
    window.unlock(PASSPHRASE).await;
    window.see("A newer Visitbook wrote this notebook").await;
    window
        .see("This version cannot read it, and has changed nothing.")
        .await;
    assert_eq!(fs::read_to_string(&keys).unwrap(), newer);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named_at_its_field() {
    let mut stage = Stage::new();
    // Not even an administrator can make a folder there.
    symlink("/sys/kernel", stage.chosen()).unwrap();
    let window = stage.start().await;
    window.press("Ctrl+N").await;
    window.fill("textbox: Name of the notebook", "Northmere 2026").await;
    window.fill("textbox: Your full name", PERSON).await;
    window.click("button: Choose another folder").await;
    window.see("/Chosen").await;
    window.click("button: Go on").await;
    window.fill("textbox: Passphrase", PASSPHRASE).await;
    window.fill("textbox: The same again", PASSPHRASE).await;
    window.press("Enter").await;
    window.see("This place cannot be written to").await;
    window.see("Choose another folder").await;
}

#[tokio::test]
async fn a_full_disk_at_export_is_said_and_leaves_no_half_file() {
    let mut stage = Stage::new();
    stage
        .make_chosen_small()
        .expect("a small disk can be made, which any user may in a name space of their own");
    let window = stage.with_sample().await;
    window.show("Letter").await;
    window.there("textbox: Text of the letter").await;
    window.press("Ctrl+P").await;
    window.see("The letter could not be exported").await;
    window.see("The disk is full").await;
    let said = window.about("alert: *", "found.innerText").await.to_string();
    assert!(
        !said.contains("os error") && !said.contains("kept in this window"),
        "{said}"
    );
    assert_eq!(stage.seen_in_chosen(), [""; 0]);
}
