//! Backups that are made by themselves: when one is due, what a lock leaves, and what stays.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use visitbook_app::contract::BackupsKept;
use visitbook_app::error::Code;
use visitbook_app::{KeptBackup, Secret, backups_below, check_backup};
use visitbook_testkit::PASSPHRASE;

use crate::desk::{Desk, saving};

const QUARTER: u32 = 15 * 60;

/// A desk at which backups are kept, with the sample visit open.
fn desk(laptop: u64) -> (Desk, Value) {
    let (desk, visit) = Desk::with_sample(laptop);
    fs::create_dir(place(&desk)).unwrap();
    // Known from the next opening on, as on every start of the program.
    reopen(&desk);
    (desk, visit)
}

fn place(desk: &Desk) -> PathBuf {
    desk.root.path().join("backups")
}

fn backups(desk: &Desk) -> Vec<KeptBackup> {
    backups_below(&place(desk)).unwrap().0
}

/// Locks, waits for the copy that is made then, and unlocks.
fn reopen(desk: &Desk) {
    desk.call("lock", json!({}));
    desk.core.wait_for_copies();
    desk.reopen();
}

fn write(desk: &Desk, visit: &Value, words: &str) {
    let block = desk.records(visit, "block")[1].clone();
    desk.call("save_letter", saving(desk, &block, words));
}

fn last(desk: &Desk) -> Value {
    desk.call("backups_kept", json!({}))["last"].clone()
}

#[test]
fn a_change_is_in_a_backup_after_a_quarter_of_an_hour_and_the_host_is_told() {
    let (desk, visit) = desk(740);
    desk.core.keep();
    assert_eq!(backups(&desk).len(), 1, "the first is made at once");
    write(&desk, &visit, "Plans are late.");
    desk.core.keep();
    assert_eq!(backups(&desk).len(), 1, "a quarter of an hour is not over");
    desk.pause(QUARTER);
    desk.core.keep();
    let kept = backups(&desk);
    assert_eq!(kept.len(), 2);
    assert_eq!(last(&desk), json!(kept[0].made));
    let told = desk.told_of_backups();
    assert_eq!(
        told.last(),
        Some(&BackupsKept {
            last: Some(kept[0].made),
            trouble: None,
            second: None
        })
    );
}

#[test]
fn where_nothing_was_written_nothing_is_copied() {
    let (desk, _) = desk(741);
    desk.core.keep();
    for _ in 0..3 {
        desk.pause(QUARTER);
        desk.call("home", json!({}));
        desk.core.keep();
    }
    assert_eq!(backups(&desk).len(), 1);
    desk.call("lock", json!({}));
    desk.core.wait_for_copies();
    assert_eq!(backups(&desk).len(), 1, "nor at a lock");
}

#[test]
fn a_lock_leaves_a_copy_of_what_was_written_last_and_the_next_opening_proves_it() {
    let (desk, visit) = desk(742);
    desk.core.keep();
    write(&desk, &visit, "Plans are late.");
    desk.call("lock", json!({}));
    desk.core.wait_for_copies();
    assert_eq!(backups(&desk).len(), 2);
    let proved = |desk: &Desk| {
        let told = fs::read_to_string(backups(desk)[0].folder.join("backup.json")).unwrap();
        let told: Value = serde_json::from_str(&told).unwrap();
        told["backup"]["rows"].is_string()
    };
    assert!(!proved(&desk));
    desk.reopen();
    desk.pause(QUARTER);
    desk.core.keep();
    assert!(proved(&desk), "it was opened and gone through");
    assert_eq!(backups(&desk).len(), 2, "and it has everything");
}

#[test]
fn another_passphrase_is_in_a_backup_though_nothing_else_was_written() {
    let new = "copper window thirty robins";
    let opens =
        |desk: &Desk, passphrase: &str| check_backup(&backups(desk)[0].folder, &Secret::Passphrase(passphrase)).is_ok();
    let (desk, _) = desk(761);
    desk.core.keep();
    let change =
        |now: &str, new: &str| desk.call("change_passphrase", json!({"now": now, "by_sheet": false, "new": new}));
    change(PASSPHRASE, new);
    desk.core.keep();
    assert_eq!(backups(&desk).len(), 1, "a quarter of an hour is not over");
    desk.pause(QUARTER);
    desk.core.keep();
    assert_eq!(backups(&desk).len(), 2);
    assert!(opens(&desk, new) && !opens(&desk, PASSPHRASE));
    // A lock leaves a copy of it too, and where there was none the next opening sees that there is none.
    change(new, PASSPHRASE);
    desk.call("lock", json!({}));
    desk.core.wait_for_copies();
    assert_eq!(backups(&desk).len(), 3);
    assert!(opens(&desk, PASSPHRASE) && !opens(&desk, new));
    fs::remove_dir_all(&backups(&desk)[0].folder).unwrap();
    desk.reopen();
    desk.pause(QUARTER);
    desk.core.keep();
    assert_eq!(backups(&desk).len(), 3);
    assert!(opens(&desk, PASSPHRASE));
}

#[test]
fn unlocking_does_not_wait_for_a_copy_that_is_under_way() {
    let (desk, visit) = desk(743);
    for nth in 0..5 {
        write(&desk, &visit, &format!("Plans are late, {nth}."));
        // Without waiting: a copy that is not done yet is stopped, and leaves nothing half.
        desk.reopen();
    }
    for kept in backups(&desk) {
        assert!(kept.folder.join("notebook.db").exists() && kept.folder.join("keys.json").exists());
    }
}

#[test]
fn a_backup_that_cannot_be_made_is_told_and_stops_no_key() {
    let (desk, visit) = desk(744);
    let place = place(&desk);
    fs::remove_dir_all(&place).unwrap();
    fs::write(&place, "no folder").unwrap();
    desk.core.keep();
    let kept = desk.call("backups_kept", json!({}));
    assert!(kept["trouble"].is_string() && kept["last"].is_null(), "{kept}");
    assert!(desk.told_of_backups().last().unwrap().trouble.is_some());
    write(&desk, &visit, "Plans are late.");
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    desk.core.keep();
    assert!(
        desk.call("backups_kept", json!({}))["trouble"].is_string(),
        "it rests for five minutes"
    );
    desk.pause(QUARTER);
    desk.core.keep();
    let kept = desk.call("backups_kept", json!({}));
    assert!(kept["trouble"].is_null() && kept["last"].is_string(), "{kept}");
}

#[test]
fn ten_stay_of_one_day() {
    let (desk, visit) = desk(745);
    for nth in 0..14 {
        desk.pause(QUARTER);
        write(&desk, &visit, &format!("Plans are late, {nth}."));
        desk.core.keep();
    }
    let kept = backups(&desk);
    assert_eq!(kept.len(), 10);
    assert!(kept.is_sorted_by_key(|kept| std::cmp::Reverse(kept.made)));
}

#[test]
fn a_wrong_passphrase_does_not_cost_the_copy_of_the_lock() {
    let (desk, visit) = desk(746);
    desk.core.keep();
    write(&desk, &visit, "Plans are late.");
    desk.call("lock", json!({}));
    let path = desk.call("notebooks", json!({}))["known"][0]["path"].clone();
    let wrong = json!({"path": path, "passphrase": "another one entirely"});
    desk.refused_with("unlock", wrong, Code::WrongPassphrase);
    desk.core.wait_for_copies();
    assert_eq!(backups(&desk).len(), 2);
}

#[test]
fn a_backup_without_keys_is_none() {
    let (desk, visit) = desk(747);
    desk.core.keep();
    write(&desk, &visit, "Plans are late.");
    let path = desk.call("notebooks", json!({}))["known"][0]["path"].clone();
    for name in ["keys.json", "keys-copy.json"] {
        fs::remove_file(PathBuf::from(path.as_str().unwrap()).join(name)).unwrap();
    }
    desk.pause(QUARTER);
    desk.core.keep();
    assert!(desk.call("backups_kept", json!({}))["trouble"].is_string());
    assert_eq!(backups(&desk).len(), 1);
}
