//! Where a notebook may live, and how one comes home that lies elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use visitbook_app::error::Code;
use visitbook_testkit::{PASSPHRASE, TestEnvironment};

use crate::desk::{Answers, Desk, core_at};

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A notebook with the sample visit that somebody has moved into a folder of Dropbox, and chosen there.
fn moved_away(laptop: u64) -> (Desk, Value, PathBuf) {
    let (desk, visit) = Desk::with_sample(laptop);
    desk.call("lock", json!({}));
    let away = desk.root.path().join("Dropbox/Northmere 2026");
    fs::create_dir(desk.root.path().join("Dropbox")).unwrap();
    fs::rename(desk.root.path().join("notebooks/Northmere 2026"), &away).unwrap();
    desk.answer(Some(away.clone()));
    assert_eq!(
        desk.call("choose_folder", json!({}))["notebook"]["name"],
        "Northmere 2026"
    );
    (desk, visit, away)
}

fn with_passphrase(path: &Path) -> Value {
    json!({"path": path, "secret": {"passphrase": PASSPHRASE}})
}

#[test]
fn a_notebook_is_not_made_in_a_folder_that_a_service_copies() {
    let desk = Desk::new(1);
    let synced = desk.root.path().join("OneDrive - Northmere Council");
    desk.answer(Some(synced.clone()));
    desk.call("choose_folder", json!({}));
    let request =
        json!({"name": "Visits", "in_chosen_folder": true, "person": "Maren Hollis", "passphrase": PASSPHRASE});
    let error = desk.refused_with("prepare_notebook", request, Code::PlaceSynced);
    assert_eq!(error.values["service"], "OneDrive");
    assert_eq!(error.values["place"], synced.join("Visits").to_str().unwrap());
    assert!(!synced.exists(), "nothing is made to try whether it can be written");
}

#[test]
fn a_notebook_in_such_a_folder_is_refused_with_either_key_and_stays_as_it_is() {
    let (desk, _, away) = moved_away(2);
    let before = files(&away);
    for (command, key) in [
        ("unlock", json!({"path": away, "passphrase": PASSPHRASE})),
        (
            "unlock",
            json!({"path": away, "passphrase": "some other words entirely"}),
        ),
        (
            "unlock_with_sheet",
            json!({"path": away, "groups": ["M2VD", "A5TR", "K3QP", "9TWM", "H6DN", "RX02", "V8JB", "25FZ"]}),
        ),
    ] {
        let error = desk.refused(command, key);
        assert!(matches!(error.code, Code::PlaceSynced | Code::WrongSheet), "{error:?}");
    }
    assert_eq!(files(&away), before);
}

#[test]
fn a_notebook_is_brought_home_whole_and_the_old_one_is_left_and_named() {
    let (desk, visit, away) = moved_away(3);
    let before = files(&away);
    let home = desk.root.path().join("notebooks");
    let wrong = json!({"path": away, "secret": {"passphrase": "some other words entirely"}});
    desk.refused_with("bring_home", wrong, Code::WrongPassphrase);
    assert_eq!(names(&home), Vec::<String>::new(), "nothing is left of what failed");

    let brought = desk.call("bring_home", with_passphrase(&away));
    let copy = home.join("Northmere 2026");
    assert_eq!(brought["notebook"]["path"], copy.to_str().unwrap());
    assert_eq!(brought["notebook"]["sheet_kept"], "Duty safe");
    assert_eq!(brought["left"], away.to_str().unwrap());
    assert_eq!(files(&away), before, "the old one is as it was");
    assert_eq!(names(&home), ["Northmere 2026"], "what it went through is gone");

    desk.call("unlock", json!({"path": copy, "passphrase": PASSPHRASE}));
    let evidence = desk.records(&visit, "evidence").len();
    assert!(evidence > 10, "{evidence}");
    assert_eq!(desk.call("home", json!({}))["notebook"], "Northmere 2026");
}

#[test]
fn asking_twice_brings_one_home() {
    let (desk, _, away) = moved_away(4);
    let first = desk.call("bring_home", with_passphrase(&away));
    assert_eq!(desk.call("bring_home", with_passphrase(&away)), first);
    assert_eq!(names(&desk.root.path().join("notebooks")), ["Northmere 2026"]);
}

#[test]
fn what_has_the_name_at_home_already_stays() {
    let (desk, _, away) = moved_away(5);
    let home = desk.root.path().join("notebooks");
    fs::create_dir(home.join("Northmere 2026")).unwrap();
    fs::write(home.join("Northmere 2026/letter.txt"), "Of another notebook.").unwrap();
    let brought = desk.call("bring_home", with_passphrase(&away));
    assert_eq!(brought["notebook"]["name"], "Northmere 2026 2");
    assert_eq!(names(&home.join("Northmere 2026")), ["letter.txt"]);
}

#[test]
fn the_list_names_the_copy_where_it_named_the_old_one() {
    let desk = Desk::with_notebook(6);
    desk.call("lock", json!({}));
    // As if everything of this program lay in a folder that somebody made one of Nextcloud since.
    let away = desk.root.path().join("Nextcloud");
    fs::create_dir(&away).unwrap();
    for folder in ["notebooks", "settings"] {
        fs::rename(desk.root.path().join(folder), away.join(folder)).unwrap();
    }
    let list = away.join("settings/notebooks.json");
    let moved = away.join("notebooks/Northmere 2026");
    let text = fs::read_to_string(&list).unwrap();
    let old = desk.root.path().join("notebooks/Northmere 2026");
    fs::create_dir(desk.root.path().join("settings")).unwrap();
    let text = text.replace(old.to_str().unwrap(), moved.to_str().unwrap());
    fs::write(desk.root.path().join("settings/notebooks.json"), text).unwrap();

    assert_eq!(
        desk.call("notebooks", json!({}))["known"][0]["path"],
        moved.to_str().unwrap()
    );
    desk.call("bring_home", with_passphrase(&moved));
    let known = desk.call("notebooks", json!({}))["known"].clone();
    assert_eq!(known.as_array().unwrap().len(), 1);
    assert_eq!(known[0]["path"], old.to_str().unwrap());
    assert!(known[0]["opened"].is_string());
}

#[test]
fn nothing_is_brought_into_a_folder_that_is_copied_too() {
    let (desk, _, away) = moved_away(7);
    let elsewhere = tempfile::tempdir().unwrap();
    let answers = Answers::folder(away.clone());
    let core = core_at(
        &elsewhere.path().join("Dropbox"),
        &answers,
        &Arc::new(TestEnvironment::of_laptop(8)),
    );
    core.call("choose_folder", json!({})).unwrap();
    let error = core.call("bring_home", with_passphrase(&away)).unwrap_err();
    assert_eq!(error.code, Code::PlaceSynced);
    let place = elsewhere.path().join("Dropbox/notebooks/Northmere 2026");
    assert_eq!(
        error.values["place"],
        place.to_str().unwrap(),
        "the place that is refused is the new one"
    );
    assert!(!place.exists());
    drop(desk);
}

#[test]
fn only_a_known_or_chosen_notebook_is_brought_home_and_none_while_one_is_open() {
    let (desk, _, away) = moved_away(9);
    let other = Desk::new(10);
    other.refused_with("bring_home", with_passphrase(&away), Code::NothingChosen);
    let open = Desk::with_notebook(11);
    open.answer(Some(away.clone()));
    open.call("choose_folder", json!({}));
    open.refused_with("bring_home", with_passphrase(&away), Code::NotebookInUse);
    drop(desk);
}

#[test]
fn backups_may_lie_in_a_folder_that_is_copied_and_are_restored_elsewhere() {
    let (desk, _) = Desk::with_sample(12);
    let synced = desk.root.path().join("Dropbox/backups");
    let kept = desk.core.back_up(&synced).unwrap();
    assert!(kept.folder.starts_with(&synced));
    let env = TestEnvironment::of_laptop(13);
    let secret = visitbook_app::Secret::Passphrase(PASSPHRASE);
    let into = |place: &str| desk.root.path().join(place);
    let refused = visitbook_app::restore_backup(&kept.folder, &into("Dropbox/Restored"), &secret, &env).unwrap_err();
    assert_eq!(refused.code, Code::PlaceSynced);
    assert!(!into("Dropbox/Restored").exists());
    visitbook_app::restore_backup(&kept.folder, &into("Restored"), &secret, &env).unwrap();
}

#[test]
fn wrong_tries_at_bringing_a_notebook_home_wait_as_those_at_opening_it_do() {
    let (desk, _, away) = moved_away(10);
    let wrong = json!({"path": away, "secret": {"passphrase": "some other words entirely"}});
    for _ in 0..3 {
        desk.refused_with("bring_home", wrong.clone(), Code::WrongPassphrase);
    }
    desk.refused_with("bring_home", with_passphrase(&away), Code::Wait);
}
