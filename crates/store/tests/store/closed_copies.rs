//! Copies of a notebook that is closed: made without its key, proved when it is opened next; and what broke off.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use visitbook_domain::Mark;
use visitbook_store::{BACKUP_FILE, Backup, DATABASE, Notebook, Shelf, Stop, StoreError, Watch};
use visitbook_testkit::{TempNotebook, northmere};

use crate::backups::{FILES, PROGRAM, SECRET, back_up, backed_up, env, flip, inside, notebook};

/// A notebook that was closed, with where its backups are kept.
fn closed() -> (TempNotebook, tempfile::TempDir, Shelf) {
    let mut notebook = notebook();
    let place = tempfile::tempdir().unwrap();
    let shelf = notebook.open().shelf(place.path()).unwrap();
    notebook.close();
    (notebook, place, shelf)
}

fn copy_closed(shelf: &Shelf, stop: bool) -> Result<Backup, StoreError> {
    shelf.copy_closed(PROGRAM, env().now(), &Arc::new(AtomicBool::new(stop)))
}

#[test]
fn a_closed_notebook_is_copied_without_its_key_and_proved_when_it_is_opened_next() {
    let (mut notebook, place, shelf) = closed();
    let copy = copy_closed(&shelf, false).unwrap();
    assert!(!copy.is_proved());
    copy.check(&SECRET).unwrap();
    let into = place.path().join("Restored");
    copy.restore(&into, &SECRET, &Watch::nobody(), env().as_ref()).unwrap();
    let open = notebook.reopen().unwrap();
    assert_eq!(
        Notebook::open(&into, &SECRET, env()).unwrap().all_records().unwrap(),
        open.all_records().unwrap()
    );
    let stop = Stop::default();
    let proved = open.confirm(&copy, &stop).unwrap();
    assert!(proved.is_proved() && open.is_as(&proved, &stop).unwrap());
    assert_eq!(shelf.backups().unwrap(), std::slice::from_ref(&proved));
    assert_eq!(inside(proved.folder()), FILES);
    let piece = northmere::evidence(300, Mark::Strength, "Seen alone.");
    open.transact(env().new_id(), move |tx| tx.add(piece.into())).unwrap();
    assert!(!open.is_as(&proved, &stop).unwrap(), "something was written since");
}

#[test]
fn an_open_notebook_is_not_copied_without_its_key_and_a_copy_that_is_stopped_leaves_nothing() {
    let (mut notebook, _place, shelf) = closed();
    let stopped = copy_closed(&shelf, true).unwrap_err();
    assert!(matches!(stopped, StoreError::Stopped), "{stopped}");
    notebook.reopen().unwrap();
    let refused = copy_closed(&shelf, false).unwrap_err();
    assert!(matches!(refused, StoreError::InUse), "{refused}");
    assert_eq!(shelf.backups().unwrap(), []);
}

#[test]
fn a_copy_that_was_damaged_is_not_confirmed_and_stays_as_it_is() {
    let (mut notebook, _place, shelf) = closed();
    let copy = copy_closed(&shelf, false).unwrap();
    flip(&copy.folder().join(DATABASE), 9_000);
    let told = fs::read(copy.folder().join(BACKUP_FILE)).unwrap();
    let refused = notebook.reopen().unwrap().confirm(&copy, &Stop::default()).unwrap_err();
    assert!(matches!(refused, StoreError::BackupNotWhole), "{refused}");
    assert_eq!(fs::read(copy.folder().join(BACKUP_FILE)).unwrap(), told);
}

#[test]
fn what_broke_off_is_cleared_away_by_the_next_and_one_that_is_removed_is_gone() {
    let notebook = notebook();
    let (place, first) = backed_up(&notebook);
    let shelf = notebook.open().shelf(place.path()).unwrap();
    let left = first.folder().with_file_name(".2026-11-01T00-00-00.000Z.part");
    fs::create_dir(&left).unwrap();
    fs::write(left.join(DATABASE), "half").unwrap();
    let second = back_up(&notebook, place.path(), false).unwrap();
    assert!(!left.exists());
    first.remove().unwrap();
    assert_eq!(shelf.backups().unwrap(), [second]);
}
