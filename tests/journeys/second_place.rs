//! A second place for backups: each is copied there, and what is said while it is not there; a backup now, and the room.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use visitbook_app::error::Code;
use visitbook_app::{Secret, backups_below, check_backup};
use visitbook_testkit::PASSPHRASE;

use crate::desk::{Desk, saving};

const QUARTER: u32 = 15 * 60;

/// A desk at which backups are kept, with the sample visit open, and an empty stick that is chosen as second place.
fn desk(laptop: u64) -> (Desk, Value) {
    let (desk, visit) = Desk::with_sample(laptop);
    fs::create_dir(desk.root.path().join("backups")).unwrap();
    fs::create_dir(stick(&desk)).unwrap();
    desk.call("lock", json!({}));
    desk.core.wait_for_copies();
    desk.reopen();
    desk.answer(Some(stick(&desk)));
    let keeping = desk.call("choose_second_place", json!({}));
    assert_eq!(keeping["second_place"], json!(stick(&desk)));
    assert_eq!(
        keeping["kept"]["second"],
        json!({"name": "STICK", "last": null, "trouble": null})
    );
    (desk, visit)
}

fn stick(desk: &Desk) -> PathBuf {
    desk.root.path().join("STICK")
}

fn write(desk: &Desk, visit: &Value, words: &str) {
    let block = desk.records(visit, "block")[1].clone();
    desk.call("save_letter", saving(desk, &block, words));
}

/// Writes something, and looks a quarter of an hour later.
fn work(desk: &Desk, visit: &Value, words: &str) {
    write(desk, visit, words);
    desk.pause(QUARTER);
    desk.core.keep();
}

fn second(desk: &Desk) -> Value {
    desk.call("backups_kept", json!({}))["second"].clone()
}

/// Every file below a folder with its bytes, by its path from there; what has no name yet included.
fn files(below: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![below.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(below).unwrap().to_owned();
                    assert!(found.insert(name, fs::read(path).unwrap()).is_none());
                }
            }
        }
    }
    found
}

#[test]
fn the_second_place_has_the_same_bytes() {
    let (desk, visit) = desk(790);
    desk.core.keep();
    work(&desk, &visit, "Plans are late.");
    let first = files(&desk.root.path().join("backups"));
    assert_eq!(files(&stick(&desk)), first);
    let (copies, unreadable) = backups_below(&stick(&desk)).unwrap();
    assert_eq!((copies.len(), unreadable.len()), (2, 0));
    check_backup(&copies[0].folder, &Secret::Passphrase(PASSPHRASE)).unwrap();
    assert_eq!(second(&desk)["last"], json!(copies[0].made));
    let told = desk.told_of_backups();
    assert_eq!(told.last().unwrap().second.as_ref().unwrap().last, Some(copies[0].made));
}

#[test]
fn a_stick_that_is_pulled_out_is_no_failure_of_backups_and_is_caught_up_with_when_it_is_back() {
    let (desk, visit) = desk(791);
    desk.core.keep();
    let before = second(&desk)["last"].clone();
    assert!(before.is_string());
    let away = desk.root.path().join("in a pocket");
    fs::rename(stick(&desk), &away).unwrap();
    desk.core.keep();
    assert!(second(&desk)["trouble"].is_null(), "it has everything that there is");
    work(&desk, &visit, "Plans are late.");
    let kept = desk.call("backups_kept", json!({}));
    assert!(kept["trouble"].is_null(), "{kept}");
    assert_ne!(kept["last"], before);
    assert_eq!(
        kept["second"],
        json!({"name": "STICK", "last": before, "trouble": "place_missing"})
    );
    assert!(!stick(&desk).exists(), "nothing is put where a stick would be");
    // The next start still knows when the last copy was made.
    desk.reopen();
    assert_eq!(second(&desk)["last"], before);
    fs::rename(&away, stick(&desk)).unwrap();
    desk.core.keep();
    let kept = desk.call("backups_kept", json!({}));
    assert_eq!(
        kept["second"],
        json!({"name": "STICK", "last": kept["last"], "trouble": null})
    );
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_tried_again_after_five_minutes() {
    let (desk, visit) = desk(792);
    // Whoever is root writes everywhere: a file where the notebook's folder would be stops them too.
    desk.core.keep();
    let shelf = fs::read_dir(stick(&desk)).unwrap().flatten().next().unwrap().path();
    let away = desk.root.path().join("away");
    fs::rename(&shelf, &away).unwrap();
    fs::write(&shelf, "no folder").unwrap();
    fs::set_permissions(&shelf, fs::Permissions::from_mode(0o400)).unwrap();
    work(&desk, &visit, "Plans are late.");
    let kept = desk.call("backups_kept", json!({}));
    assert!(
        kept["trouble"].is_null() && kept["second"]["trouble"].is_string(),
        "{kept}"
    );
    fs::remove_file(&shelf).unwrap();
    fs::rename(&away, &shelf).unwrap();
    desk.core.keep();
    assert!(second(&desk)["trouble"].is_string(), "it rests");
    desk.pause(QUARTER);
    desk.core.keep();
    let kept = desk.call("backups_kept", json!({}));
    assert_eq!(kept["second"]["last"], kept["last"]);
    assert!(kept["second"]["trouble"].is_null());
}

#[test]
fn what_broke_off_in_the_second_place_stands_in_no_way() {
    let (desk, visit) = desk(793);
    desk.core.keep();
    let newest = backups_below(&stick(&desk)).unwrap().0[0].folder.clone();
    let name = newest.file_name().unwrap().to_string_lossy().into_owned();
    // Pulled out while it was copied: a folder without its name, and half of a file in it.
    fs::rename(&newest, newest.with_file_name(format!(".{name}.part"))).unwrap();
    fs::write(
        newest.with_file_name(format!(".{name}.part")).join("notebook.db"),
        "half",
    )
    .unwrap();
    desk.reopen();
    desk.core.keep();
    assert_eq!(files(&stick(&desk)), files(&desk.root.path().join("backups")));
    work(&desk, &visit, "Plans are late.");
    assert_eq!(backups_below(&stick(&desk)).unwrap().0.len(), 2);
}

#[test]
fn a_place_that_would_be_lost_with_the_notebook_is_none_and_another_can_be_chosen_or_none() {
    let (desk, _) = desk(794);
    let path = desk.call("notebooks", json!({}))["known"][0]["path"].clone();
    let notebook = PathBuf::from(path.as_str().unwrap());
    for inside in [notebook.join("copies"), notebook, desk.root.path().join("backups")] {
        fs::create_dir_all(&inside).unwrap();
        desk.answer(Some(inside));
        desk.refused_with("choose_second_place", json!({}), Code::PlaceInside);
    }
    desk.core.keep();
    desk.answer(None);
    let kept = desk.call("choose_second_place", json!({}));
    assert_eq!(
        kept["second_place"],
        json!(stick(&desk)),
        "whoever cancels keeps what there was"
    );
    let other = desk.root.path().join("OTHER");
    fs::create_dir(&other).unwrap();
    desk.answer(Some(other.clone()));
    let kept = desk.call("choose_second_place", json!({}));
    assert_eq!(
        kept["kept"]["second"],
        json!({"name": "OTHER", "last": null, "trouble": null})
    );
    desk.core.keep();
    assert_eq!(files(&other), files(&stick(&desk)), "and what was copied before stays");
    let kept = desk.call("forget_second_place", json!({}));
    assert!(kept["second_place"].is_null() && kept["kept"]["second"].is_null());
}

#[test]
fn a_backup_is_made_when_somebody_asks_and_none_where_the_newest_has_everything() {
    let (desk, visit) = desk(795);
    let kept = desk.call("back_up_now", json!({}));
    write(&desk, &visit, "Plans are late.");
    let after = desk.call("back_up_now", json!({}));
    assert_eq!(after["count"].as_u64(), kept["count"].as_u64().map(|count| count + 1));
    assert_eq!(after["kept"]["second"]["last"], after["kept"]["last"]);
    assert!(after["room"].as_u64() > kept["room"].as_u64());
    let again = desk.call("back_up_now", json!({}));
    assert_eq!(again, after);
    desk.call("lock", json!({}));
    desk.refused_with("back_up_now", json!({}), Code::Locked);
}

#[test]
fn the_room_for_backups_is_kept_on_this_computer_and_nothing_of_the_notebook_with_it() {
    let (desk, _) = desk(796);
    assert_eq!(desk.call("keeping", json!({}))["budget"], 5_000_000_000_u64);
    for bytes in [0, 999_999_999, 1_000_000_000_001_u64] {
        let refused = desk.refused_with("set_backup_budget", json!({"bytes": bytes}), Code::Refused);
        assert_eq!(refused.values["field"], "budget");
    }
    desk.call("set_backup_budget", json!({"bytes": 2_000_000_000_u64}));
    desk.core.keep();
    desk.reopen();
    assert_eq!(desk.call("keeping", json!({}))["budget"], 2_000_000_000_u64);
    let file = desk.root.path().join("settings/keeping.json");
    let written: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let mut names: Vec<&String> = written.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["budget", "copied", "second_place"]);
    // A file that cannot be read is that of a new computer.
    fs::write(&file, "{").unwrap();
    assert_eq!(desk.call("keeping", json!({}))["budget"], 5_000_000_000_u64);
}
