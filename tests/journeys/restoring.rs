//! A backup becomes a notebook again: on this computer, on a new one, and never over anything.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use visitbook_app::error::Code;
use visitbook_testkit::PASSPHRASE;

use crate::desk::{Desk, saving, words};

const WORDS: &str = "Plans are late.";

/// A desk whose notebook holds the sample visit and a letter with [`WORDS`], locked, with one proved backup of it; and the
/// groups of its sheet.
fn backed_up(laptop: u64) -> (Desk, Value) {
    let desk = Desk::new(laptop);
    fs::create_dir(desk.root.path().join("backups")).unwrap();
    let request = json!({"name": "Northmere 2026", "in_chosen_folder": false, "person": "Maren Hollis", "passphrase": PASSPHRASE});
    let sheet = desk.call("prepare_notebook", request);
    desk.call(
        "confirm_notebook",
        json!({"groups": sheet["groups"], "sheet_kept": "Duty safe"}),
    );
    let visit = desk.call("open_sample", json!({"op_id": desk.op()}))["visit"].clone();
    let block = desk.records(&visit, "block")[1].clone();
    desk.call("save_letter", saving(&desk, &block, WORDS));
    desk.call("lock", json!({}));
    desk.core.wait_for_copies();
    // The copy of the lock is proved, and the next lock finds nothing new.
    desk.reopen();
    desk.core.keep();
    desk.call("lock", json!({}));
    desk.core.wait_for_copies();
    (desk, sheet["groups"].clone())
}

fn by_passphrase(backup: &Value, name: &str) -> Value {
    json!({"folder": backup["folder"], "name": name, "secret": {"passphrase": PASSPHRASE}})
}

fn known(desk: &Desk) -> Vec<Value> {
    desk.call("backups", json!({}))["found"].as_array().unwrap().clone()
}

/// Whether the open notebook has the letter with [`WORDS`].
fn has_words(desk: &Desk) -> bool {
    let visit = desk.call("home", json!({}))["visits"][0]["visit"].clone();
    desk.records(&visit, "block").iter().any(|block| words(block) == WORDS)
}

fn notebooks(desk: &Desk) -> Vec<String> {
    let folders = fs::read_dir(desk.root.path().join("notebooks"));
    let mut names: Vec<String> = folders
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_that_this_computer_knows_is_restored_beside_its_notebook_and_opened() {
    let (desk, _) = backed_up(780);
    let found = known(&desk);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0]["name"], &found[0]["proved"]),
        (&json!("Northmere 2026"), &json!(true))
    );
    let proposed = found[0]["proposed"].as_str().unwrap();
    assert_eq!(proposed, "Northmere 2026 as of 17 November 2026");
    desk.call("restore_backup", by_passphrase(&found[0], proposed));
    assert!(has_words(&desk));
    assert_eq!(notebooks(&desk), ["Northmere 2026", proposed]);
    let told = desk.told_of_progress();
    let (done, total) = told.last().unwrap();
    assert!(*total > 0 && done == total, "{told:?}");
    desk.call("lock", json!({}));
    let first = desk.call("notebooks", json!({}))["known"][0]["name"].clone();
    assert_eq!(first, proposed, "it is offered from now on");
}

#[test]
fn a_new_machine_with_a_backup_and_the_sheet_has_the_notebook_open() {
    let (old, groups) = backed_up(781);
    let new = Desk::new(782);
    assert!(known(&new).is_empty());
    // Whatever somebody chooses: the whole place, the notebook's shelf, or the one backup.
    let backup = PathBuf::from(known(&old)[0]["folder"].as_str().unwrap());
    for folder in [backup.ancestors().nth(2), backup.parent(), Some(backup.as_path())] {
        new.answer(folder.map(Path::to_owned));
        let chosen = new.call("choose_backup", json!({}));
        assert_eq!(chosen["found"].as_array().unwrap().len(), 1, "{folder:?}");
        assert_eq!(chosen["found"][0]["proposed"], "Northmere 2026");
    }
    let request = json!({"folder": backup, "name": "Northmere 2026", "secret": {"sheet": groups}});
    new.call("restore_backup", request.clone());
    assert!(has_words(&new));
    new.refused_with("restore_backup", request, Code::NotebookInUse);
}

#[test]
fn only_what_is_known_or_was_chosen_is_restored_and_nothing_is_written_over() {
    let (old, _) = backed_up(783);
    let backup = known(&old)[0].clone();
    let new = Desk::new(784);
    let request = by_passphrase(&backup, "Northmere 2026");
    new.refused_with("restore_backup", request.clone(), Code::NothingChosen);
    new.answer(None);
    assert!(new.call("choose_backup", json!({}))["place"].is_null());
    new.answer(Some(old.root.path().join("backups")));
    new.call("choose_backup", json!({}));
    for (name, code) in [
        ("../elsewhere", Code::Refused),
        ("", Code::Refused),
        (".hidden", Code::Refused),
    ] {
        new.refused_with("restore_backup", by_passphrase(&backup, name), code);
    }
    let taken = new.root.path().join("notebooks").join("Northmere 2026");
    fs::create_dir_all(&taken).unwrap();
    new.refused_with("restore_backup", request, Code::PlaceTaken);
    assert_eq!(fs::read_dir(&taken).unwrap().count(), 0);
    assert_eq!(notebooks(&new), ["Northmere 2026"], "and nothing is left beside it");
}

#[test]
fn wrong_tries_wait_as_when_a_notebook_is_unlocked_whichever_backup_of_it_is_tried() {
    let (desk, groups) = backed_up(785);
    let backup = known(&desk)[0].clone();
    let wrong = json!({"folder": backup["folder"], "name": "Restored", "secret": {"passphrase": "quiet harbour lantern eight"}});
    for _ in 0..2 {
        desk.refused_with("restore_backup", wrong.clone(), Code::WrongPassphrase);
    }
    // A copy of it elsewhere is no way around that.
    let copy = desk.root.path().join("stick");
    fs::create_dir(&copy).unwrap();
    for name in ["backup.json", "keys.json", "keys-copy.json", "notebook.db"] {
        fs::copy(
            Path::new(backup["folder"].as_str().unwrap()).join(name),
            copy.join(name),
        )
        .unwrap();
    }
    desk.answer(Some(copy.clone()));
    desk.call("choose_backup", json!({}));
    let elsewhere =
        json!({"folder": copy, "name": "Restored", "secret": {"passphrase": "quiet harbour lantern eight"}});
    let refused = desk.refused_with("restore_backup", elsewhere, Code::WrongPassphrase);
    assert_eq!(refused.values["seconds"], "2");
    desk.refused_with("restore_backup", by_passphrase(&backup, "Restored"), Code::Wait);
    assert_eq!(notebooks(&desk), ["Northmere 2026"]);
    desk.pause(2);
    let by_sheet = json!({"folder": backup["folder"], "name": "Restored", "secret": {"sheet": groups}});
    desk.call("restore_backup", by_sheet);
}

#[test]
fn a_backup_that_is_not_whole_is_refused_by_its_place_and_one_that_cannot_be_read_is_counted() {
    let (desk, _) = backed_up(786);
    let backup = known(&desk)[0].clone();
    let folder = PathBuf::from(backup["folder"].as_str().unwrap());
    let mut bytes = fs::read(folder.join("notebook.db")).unwrap();
    bytes[9_000] ^= 1;
    fs::write(folder.join("notebook.db"), bytes).unwrap();
    let refused = desk.refused_with(
        "restore_backup",
        by_passphrase(&backup, "Restored"),
        Code::BackupNotWhole,
    );
    assert_eq!(refused.values["place"], folder.to_string_lossy());
    assert_eq!(notebooks(&desk), ["Northmere 2026"]);
    fs::write(folder.join("backup.json"), "{}").unwrap();
    let all = desk.call("backups", json!({}));
    assert_eq!((&all["found"], &all["unreadable"]), (&json!([]), &json!(1)));
}
