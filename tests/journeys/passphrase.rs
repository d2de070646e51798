//! Another passphrase: from Settings, by whoever forgot the old one, and when the program is killed on the way; wrong tries.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use visitbook_app::error::Code;
use visitbook_domain::Environment;
use visitbook_store::{KEY_COPY, KEY_FILE, Notebook, Secret, StoreError};
use visitbook_testkit::notebooks::CHEAP;
use visitbook_testkit::{PASSPHRASE, TempNotebook, TestEnvironment};

use crate::desk::Desk;
use crate::killed::{Killed, say};

const NEW: &str = "copper window thirty robins";
/// Names the notebook whose passphrase is changed until somebody kills the program.
const CHANGED_NOTEBOOK: &str = "VISITBOOK_CHANGED_NOTEBOOK";

fn change(now: &str, new: &str) -> Value {
    json!({"now": now, "by_sheet": false, "new": new})
}

fn path_of(desk: &Desk) -> Value {
    desk.call("notebooks", json!({}))["known"][0]["path"].clone()
}

#[test]
fn another_passphrase_opens_the_notebook_and_the_old_one_does_not() {
    let desk = Desk::with_notebook(31);
    desk.refused_with(
        "change_passphrase",
        change(PASSPHRASE, "too short"),
        Code::WeakPassphrase,
    );
    desk.refused_with("change_passphrase", change("quiet harbour", NEW), Code::WrongPassphrase);
    desk.call("change_passphrase", change(PASSPHRASE, NEW));
    // The window may deliver a request twice.
    desk.call("change_passphrase", change(PASSPHRASE, NEW));
    desk.call("lock", json!({}));
    desk.refused_with("change_passphrase", change(NEW, PASSPHRASE), Code::Locked);
    let path = path_of(&desk);
    desk.refused_with(
        "unlock",
        json!({"path": path, "passphrase": PASSPHRASE}),
        Code::WrongPassphrase,
    );
    desk.call("unlock", json!({"path": path, "passphrase": NEW}));
}

#[test]
fn the_sheet_gives_a_new_passphrase_to_whoever_forgot_the_old_one() {
    let desk = Desk::new(32);
    let request =
        json!({"name": "Northmere", "in_chosen_folder": false, "person": "Maren Hollis", "passphrase": PASSPHRASE});
    let sheet = desk.call("prepare_notebook", request);
    desk.call("confirm_notebook", json!({"groups": sheet["groups"], "sheet_kept": ""}));
    let groups: Vec<String> = serde_json::from_value(sheet["groups"].clone()).unwrap();
    let by_sheet = |groups: &str| json!({"now": groups, "by_sheet": true, "new": NEW});
    desk.refused_with("change_passphrase", by_sheet("0000 0000"), Code::WrongSheet);
    desk.call("change_passphrase", by_sheet(&groups.join(" ").to_lowercase()));
    desk.call("lock", json!({}));
    desk.call("unlock", json!({"path": path_of(&desk), "passphrase": NEW}));
    desk.call("lock", json!({}));
    desk.call("unlock_with_sheet", json!({"path": path_of(&desk), "groups": groups}));
}

#[test]
fn wrong_tries_wait_longer_and_the_right_one_still_opens() {
    let desk = Desk::with_notebook(33);
    desk.call("lock", json!({}));
    let path = path_of(&desk);
    let wrong = json!({"path": path, "passphrase": "quiet harbour lantern eight"});
    let waits = |seconds: u32| {
        let refused = desk.refused_with("unlock", wrong.clone(), Code::WrongPassphrase);
        assert_eq!(refused.values["seconds"].parse::<u32>(), Ok(seconds));
    };
    for _ in 0..2 {
        let refused = desk.refused_with("unlock", wrong.clone(), Code::WrongPassphrase);
        assert!(!refused.values.contains_key("seconds"));
    }
    waits(2);
    desk.pause(2);
    waits(4);
    desk.pause(4);
    waits(8);
    // Until then not even the right one is tried.
    let right = json!({"path": path, "passphrase": PASSPHRASE});
    let refused = desk.refused_with("unlock", right.clone(), Code::Wait);
    assert!(refused.values["seconds"].parse::<u32>().unwrap() <= 8);
    desk.pause(8);
    desk.call("unlock", right);
    // Whoever changes the passphrase tries keys too.
    for _ in 0..3 {
        desk.refused_with("change_passphrase", change("quiet harbour", NEW), Code::WrongPassphrase);
    }
    desk.refused_with("change_passphrase", change(PASSPHRASE, NEW), Code::Wait);
    desk.pause(2);
    desk.call("change_passphrase", change(PASSPHRASE, NEW));
}

#[test]
fn after_90_days_the_sheet_is_asked_for_until_it_is_typed_in() {
    let desk = Desk::new(34);
    let request =
        json!({"name": "Northmere", "in_chosen_folder": false, "person": "Maren Hollis", "passphrase": PASSPHRASE});
    let sheet = desk.call("prepare_notebook", request);
    desk.call(
        "confirm_notebook",
        json!({"groups": sheet["groups"], "sheet_kept": "Duty safe"}),
    );
    let known = || desk.call("sheet_known", json!({}));
    let fresh = json!({"kept": "Duty safe", "checked": "2026-11-17", "due": false});
    assert_eq!(known(), fresh);
    desk.pause(89 * 24 * 60 * 60);
    assert_eq!(known(), fresh);
    desk.pause(24 * 60 * 60);
    assert_eq!(known()["due"], true);
    desk.refused_with("check_sheet", json!({"groups": ["0000"]}), Code::WrongSheet);
    assert_eq!(known()["due"], true);
    let checked = json!({"kept": "Duty safe", "checked": "2027-02-15", "due": false});
    assert_eq!(desk.call("check_sheet", json!({"groups": sheet["groups"]})), checked);
    desk.reopen();
    assert_eq!(known(), checked);
    desk.call("lock", json!({}));
    desk.refused_with("sheet_known", json!({}), Code::Locked);
}

/// The passphrase after so many changes.
fn after(changes: u64) -> String {
    match changes {
        0 => PASSPHRASE.to_owned(),
        _ => format!("{PASSPHRASE} {changes}"),
    }
}

/// Runs as a program of its own, started by the test below; run with the others it ends at once.
#[test]
fn change_until_killed() {
    let Some(folder) = std::env::var_os(CHANGED_NOTEBOOK).map(PathBuf::from) else {
        return;
    };
    let env: Arc<dyn Environment> = Arc::new(TestEnvironment::of_laptop(998));
    let notebook = Notebook::open(&folder, &Secret::Passphrase(PASSPHRASE), env).unwrap();
    for count in 1.. {
        let now = after(count - 1);
        notebook
            .change_passphrase(&Secret::Passphrase(&now), &after(count), CHEAP)
            .unwrap();
        say(&format!("changed {count}"));
    }
}

#[test]
fn a_program_that_is_killed_while_it_changes_the_passphrase_leaves_the_old_or_the_new_one() {
    let changes = |line: &String| {
        line.strip_prefix("changed ")
            .and_then(|count| count.parse::<u64>().ok())
    };
    for round in 0..12 {
        let mut notebook = TempNotebook::on_laptop(round).unwrap();
        notebook.close();
        let path = notebook.path();
        let mut program = Killed::start(
            "passphrase::change_until_killed",
            &[(CHANGED_NOTEBOOK, path.as_os_str())],
        );
        let first = std::iter::from_fn(|| program.line()).find_map(|line| changes(&line));
        std::thread::sleep(Duration::from_millis(3 + round * 17 % 90));
        let last = program.kill().iter().rev().find_map(changes).or(first).unwrap();
        let opening: Vec<u64> = (0..last + 3).filter(|count| opens(&path, &after(*count))).collect();
        assert!(
            opening == [last] || opening == [last + 1],
            "round {round}: {opening:?} after {last}"
        );
        let [one, other] = [KEY_FILE, KEY_COPY].map(|name| fs::read(path.join(name)).unwrap());
        assert!(one == other, "round {round}: the copy that was behind was brought up");
    }
}

fn opens(folder: &Path, passphrase: &str) -> bool {
    match Notebook::open(
        folder,
        &Secret::Passphrase(passphrase),
        Arc::new(TestEnvironment::of_laptop(997)),
    ) {
        Ok(_) => true,
        Err(StoreError::WrongPassphrase) => false,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn another_sheet_opens_the_notebook_once_it_is_typed_back_and_the_old_one_does_not() {
    let desk = Desk::new(36);
    let request =
        json!({"name": "Northmere", "in_chosen_folder": false, "person": "Maren Hollis", "passphrase": PASSPHRASE});
    let old = desk.call("prepare_notebook", request);
    desk.call(
        "confirm_notebook",
        json!({"groups": old["groups"], "sheet_kept": "Old safe"}),
    );
    let renew =
        |now: &str, groups: &Value| json!({"now": now, "by_sheet": false, "groups": groups, "kept": "New safe"});
    desk.refused_with("renew_sheet", renew(PASSPHRASE, &old["groups"]), Code::NothingChosen);
    let new = desk.call("prepare_sheet", json!({}));
    assert_ne!(new["groups"], old["groups"]);
    desk.refused_with("renew_sheet", renew(PASSPHRASE, &old["groups"]), Code::SheetMismatch);
    desk.refused_with(
        "renew_sheet",
        renew("quiet harbour", &new["groups"]),
        Code::WrongPassphrase,
    );
    // Until it is typed back the old one opens the notebook.
    desk.call("check_sheet", json!({"groups": old["groups"]}));
    let known = desk.call("renew_sheet", renew(PASSPHRASE, &new["groups"]));
    assert_eq!((&known["kept"], &known["due"]), (&json!("New safe"), &json!(false)));
    desk.call("renew_sheet", renew(PASSPHRASE, &new["groups"]));
    desk.call("lock", json!({}));
    let path = path_of(&desk);
    let by = |sheet: &Value| json!({"path": path, "groups": sheet["groups"]});
    desk.refused_with("unlock_with_sheet", by(&old), Code::WrongSheet);
    desk.call("unlock_with_sheet", by(&new));
    desk.refused_with("renew_sheet", renew(PASSPHRASE, &new["groups"]), Code::NothingChosen);
}

#[test]
fn a_sheet_is_never_written_beside_the_notebook_or_where_a_service_copies_it() {
    let desk = Desk::with_notebook(37);
    let new = desk.call("prepare_sheet", json!({}));
    let root = desk.root.path().to_owned();
    let notebook = PathBuf::from(path_of(&desk).as_str().unwrap());
    fs::create_dir_all(root.join("Dropbox")).unwrap();
    fs::create_dir_all(root.join("stick")).unwrap();
    for beside in [
        notebook.clone(),
        notebook.parent().unwrap().to_owned(),
        root.join("Dropbox"),
    ] {
        desk.answer(Some(beside.clone()));
        desk.refused_with("save_sheet", json!({}), Code::SheetBeside);
        assert!(!beside.join("Recovery sheet of Northmere 2026.pdf").exists());
    }
    desk.answer(Some(root.join("stick")));
    let path = desk.call("save_sheet", json!({}))["path"].clone();
    let read = std::process::Command::new("pdftotext")
        .args([path.as_str().unwrap(), "-"])
        .output()
        .unwrap();
    let read = String::from_utf8_lossy(&read.stdout).into_owned();
    for (at, group) in new["groups"].as_array().unwrap().iter().enumerate() {
        let line = format!("Group {}: {}", at + 1, group.as_str().unwrap());
        assert!(read.contains(&line), "{line} is not in {read}");
    }
}
