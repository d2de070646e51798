//! The key file: another passphrase, its two copies, and files of earlier and later versions.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use visitbook_store::{DATABASE, KEY_COPY, KEY_FILE, Notebook, PassphraseCost, Secret, Sheet, StoreError};
use visitbook_testkit::notebooks::CHEAP;
use visitbook_testkit::{PASSPHRASE, TempNotebook, TestEnvironment};

use crate::older::copied;

const NEW: &str = "copper window thirty robins";
const NAMES: [&str; 2] = [KEY_FILE, KEY_COPY];

fn open(folder: &Path, passphrase: &str) -> Result<Notebook, StoreError> {
    let env = Arc::new(TestEnvironment::of_laptop(7));
    Notebook::open(folder, &Secret::Passphrase(passphrase), env)
}

fn is_refused(folder: &Path, passphrase: &str) -> bool {
    matches!(open(folder, passphrase), Err(StoreError::WrongPassphrase))
}

fn both(folder: &Path) -> [Vec<u8>; 2] {
    NAMES.map(|name| fs::read(folder.join(name)).unwrap())
}

/// An open notebook whose passphrase was changed, and both copies as they were before.
fn changed() -> (TempNotebook, [Vec<u8>; 2]) {
    let notebook = TempNotebook::new().unwrap();
    let before = both(&notebook.path());
    change(notebook.open(), PASSPHRASE, NEW).unwrap();
    (notebook, before)
}

fn change(notebook: &Notebook, now: &str, new: &str) -> Result<(), StoreError> {
    notebook.change_passphrase(&Secret::Passphrase(now), new, CHEAP)
}

/// A key file with another text, and the digest of that.
pub fn signed(text: &str) -> String {
    let (before, _) = text.rsplit_once("\"sha256\"").unwrap();
    format!("{before}\"sha256\": \"{}\"\n}}\n", hex::encode(Sha256::digest(before)))
}

#[test]
fn the_old_passphrase_opens_neither_copy_after_a_change() {
    let (mut notebook, _) = changed();
    notebook.close();
    let folder = notebook.path();
    let [first, second] = both(&folder);
    assert!(first == second);
    for lost in NAMES {
        fs::remove_file(folder.join(lost)).unwrap();
        assert!(is_refused(&folder, PASSPHRASE), "without {lost}");
        drop(open(&folder, NEW).unwrap());
        let sheet = Secret::Sheet(&notebook.sheet);
        drop(Notebook::open(&folder, &sheet, notebook.env.clone()).unwrap());
    }
}

#[test]
fn a_change_that_is_asked_for_twice_is_made_once() {
    let (mut notebook, before) = changed();
    let after = both(&notebook.path());
    change(notebook.open(), PASSPHRASE, NEW).unwrap();
    assert!(both(&notebook.path()) == after);
    // The first time it ended before the second copy was written.
    fs::write(notebook.path().join(KEY_COPY), &before[1]).unwrap();
    change(notebook.open(), PASSPHRASE, NEW).unwrap();
    assert!(both(&notebook.path()) == after);
    notebook.close();
    assert!(is_refused(&notebook.path(), PASSPHRASE));
}

#[test]
fn a_wrong_passphrase_or_sheet_changes_nothing() {
    let notebook = TempNotebook::new().unwrap();
    let before = both(&notebook.path());
    let refused = change(notebook.open(), "quiet harbour lantern eight", NEW).unwrap_err();
    assert!(matches!(refused, StoreError::WrongPassphrase), "{refused}");
    let other = Sheet::new(&[9; Sheet::RANDOMNESS]);
    let refused = notebook.open().change_passphrase(&Secret::Sheet(&other), NEW, CHEAP);
    assert!(matches!(refused, Err(StoreError::WrongSheet)));
    assert!(both(&notebook.path()) == before);
}

#[test]
fn the_sheet_gives_a_new_passphrase_to_whoever_forgot_the_old_one() {
    let mut notebook = TempNotebook::new().unwrap();
    let sheet = Secret::Sheet(&notebook.sheet);
    notebook.open().change_passphrase(&sheet, NEW, CHEAP).unwrap();
    notebook.close();
    assert!(is_refused(&notebook.path(), PASSPHRASE));
    open(&notebook.path(), NEW).unwrap();
}

#[test]
fn a_copy_that_stayed_behind_opens_nothing_and_is_brought_up_at_the_next_opening() {
    for (name, at) in [(KEY_FILE, 0), (KEY_COPY, 1)] {
        let (mut notebook, before) = changed();
        notebook.close();
        let folder = notebook.path();
        let after = both(&folder);
        fs::write(folder.join(name), &before[at]).unwrap();
        assert!(is_refused(&folder, PASSPHRASE), "{name} is old");
        drop(open(&folder, NEW).unwrap());
        assert!(both(&folder) == after, "{name} was old");
    }
}

#[test]
fn a_copy_that_cannot_be_read_is_written_over_by_a_change_alone() {
    for name in NAMES {
        let mut notebook = TempNotebook::new().unwrap();
        notebook.close();
        let path = notebook.path().join(name);
        let broken = fs::read(&path).unwrap()[1..].to_vec();
        fs::write(&path, &broken).unwrap();
        notebook.reopen().unwrap();
        assert!(fs::read(&path).unwrap() == broken, "{name} stays");
        change(notebook.open(), PASSPHRASE, NEW).unwrap();
        let [first, second] = both(&notebook.path());
        assert!(first == second, "{name} is whole again");
    }
}

#[test]
fn a_file_of_the_first_version_opens_and_stays() {
    for schema in [1, 2, 4] {
        let folder = copied(schema);
        let before = both(folder.path());
        drop(open(folder.path(), PASSPHRASE).unwrap());
        assert!(both(folder.path()) == before, "schema {schema}");
        fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
        drop(open(folder.path(), PASSPHRASE).unwrap());
        assert!(both(folder.path()) == before, "schema {schema}");
    }
}

#[test]
fn a_change_brings_a_file_of_the_first_version_up_and_its_sheet_still_opens() {
    let folder = copied(1);
    let notebook = open(folder.path(), PASSPHRASE).unwrap();
    change(&notebook, PASSPHRASE, NEW).unwrap();
    drop(notebook);
    let [first, second] = both(folder.path());
    let text = String::from_utf8(first.clone()).unwrap();
    assert!(first == second && text.contains("\"version\": 2") && text.contains("\"turn\": 1"));
    assert!(is_refused(folder.path(), PASSPHRASE));
    drop(open(folder.path(), NEW).unwrap());
    // It was made in the world of the first laptop, whose first bytes became its sheet.
    let sheet = TempNotebook::new().unwrap().sheet.groups();
    let sheet = Sheet::read(&sheet).unwrap();
    let env = Arc::new(TestEnvironment::of_laptop(7));
    Notebook::open(folder.path(), &Secret::Sheet(&sheet), env).unwrap();
}

#[test]
fn a_key_file_of_a_later_program_is_refused_where_it_is_whole_and_passed_over_where_it_is_not() {
    for name in NAMES {
        let mut notebook = TempNotebook::new().unwrap();
        notebook.close();
        let path = notebook.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        let later = text.replacen("\"version\": 2", "\"version\": 3, \"more\": true", 1);
        fs::write(&path, signed(&later)).unwrap();
        let refused = open(&notebook.path(), PASSPHRASE).err().unwrap();
        assert!(
            matches!(refused, StoreError::Newer { found: 3, ours: 2, .. }),
            "{refused}"
        );
        fs::write(&path, later).unwrap();
        open(&notebook.path(), PASSPHRASE).unwrap();
    }
}

#[test]
fn the_key_file_has_the_first_bytes_of_the_database_and_says_what_wrote_it() {
    let mut notebook = TempNotebook::new().unwrap();
    notebook.close();
    let database = fs::read(notebook.path().join(DATABASE)).unwrap();
    let [file, _] = both(&notebook.path());
    let file: serde_json::Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(file["database_salt"], hex::encode(&database[..16]));
    assert_eq!(file["program"], "Visitbook 0.1.0");
    assert_eq!(file["sheet_checked"], "2026-11-17");
}

#[test]
fn nobody_is_given_a_cheaper_passphrase_than_the_least() {
    let least = PassphraseCost::STANDARD;
    assert_eq!((least.memory, least.passes, least.lanes), (64 * 1024, 3, 4));
}

#[test]
fn the_day_on_which_the_sheet_was_typed_in_is_noted_in_both_copies_and_every_key_still_opens() {
    let folder = copied(1);
    let sheet = TempNotebook::new().unwrap().sheet;
    let notebook = open(folder.path(), PASSPHRASE).unwrap();
    let other = Sheet::new(&[9; Sheet::RANDOMNESS]);
    let before = both(folder.path());
    assert!(matches!(notebook.check_sheet(&other), Err(StoreError::WrongSheet)));
    assert!(both(folder.path()) == before);
    notebook.check_sheet(&sheet).unwrap();
    let [first, second] = both(folder.path());
    let text = String::from_utf8(first.clone()).unwrap();
    assert!(first == second && text.contains("\"sheet_checked\": \"2026-11-17\""));
    notebook.check_sheet(&sheet).unwrap();
    assert!(both(folder.path()) == [first, second], "once a day");
    drop(notebook);
    drop(open(folder.path(), PASSPHRASE).unwrap());
    let env = Arc::new(TestEnvironment::of_laptop(7));
    Notebook::open(folder.path(), &Secret::Sheet(&sheet), env).unwrap();
}
