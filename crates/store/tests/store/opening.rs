//! Creating, opening, and every way in which opening is refused.

use std::fs;
use std::sync::Arc;

use visitbook_domain::Environment;
use visitbook_store::{DATABASE, KEY_COPY, KEY_FILE, KeyFile, Notebook, Secret, Sheet, StoreError};
use visitbook_testkit::notebooks::CHEAP;
use visitbook_testkit::{PASSPHRASE, TempNotebook, TestEnvironment, northmere};

use crate::keys::signed;

fn env() -> Arc<dyn Environment> {
    Arc::new(TestEnvironment::of_laptop(7))
}

/// Why the notebook does not open, with the bytes of its files before and after held equal.
fn refusal(notebook: &TempNotebook, secret: &Secret<'_>) -> StoreError {
    let read = || [DATABASE, KEY_FILE, KEY_COPY].map(|name| fs::read(notebook.path().join(name)).ok());
    let before = read();
    let refused = Notebook::open(&notebook.path(), secret, env())
        .err()
        .expect("it does not open");
    assert!(read() == before, "a refused notebook is not touched");
    refused
}

fn closed() -> TempNotebook {
    let mut notebook = TempNotebook::new().unwrap();
    let request = notebook.request();
    notebook
        .open()
        .transact(request, |tx| tx.add(northmere::authority().into()))
        .unwrap();
    notebook.close();
    notebook
}

#[test]
fn the_passphrase_opens_the_notebook_and_everything_is_there() {
    let mut notebook = closed();
    let records = notebook.reopen().unwrap().all_records().unwrap();
    assert!(
        records
            .values()
            .any(|kept| kept.record == northmere::authority().into())
    );
}

#[test]
fn the_recovery_sheet_alone_opens_the_notebook() {
    let notebook = closed();
    let typed = Sheet::read(&notebook.sheet.groups()).unwrap();
    let opened = Notebook::open(&notebook.path(), &Secret::Sheet(&typed), env()).unwrap();
    assert_eq!(opened.all_records().unwrap().len(), 2);
}

#[test]
fn a_wrong_passphrase_is_refused() {
    let refused = refusal(&closed(), &Secret::Passphrase("quiet harbour lantern eight"));
    assert!(matches!(refused, StoreError::WrongPassphrase), "{refused}");
}

#[test]
fn the_sheet_of_another_notebook_is_refused() {
    let other = Sheet::new(&[9; Sheet::RANDOMNESS]);
    let refused = refusal(&closed(), &Secret::Sheet(&other));
    assert!(matches!(refused, StoreError::WrongSheet), "{refused}");
}

#[test]
fn a_notebook_that_is_open_is_not_opened_a_second_time() {
    let notebook = TempNotebook::new().unwrap();
    let refused = Notebook::open(&notebook.path(), &Secret::Passphrase(PASSPHRASE), env())
        .err()
        .unwrap();
    assert!(matches!(refused, StoreError::InUse), "{refused}");
}

#[test]
fn a_folder_without_a_notebook_says_so_and_stays_empty() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Notebook::open(folder.path(), &Secret::Passphrase(PASSPHRASE), env())
        .err()
        .unwrap();
    assert!(matches!(refused, StoreError::Missing), "{refused}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_notebook_of_a_newer_program_is_refused_untouched() {
    let notebook = closed();
    let path = notebook.path().join(KEY_FILE);
    let newer = fs::read_to_string(&path)
        .unwrap()
        .replacen("\"version\": 2", "\"version\": 3, \"more\": true", 1);
    fs::write(&path, signed(&newer)).unwrap();
    let refused = refusal(&notebook, &Secret::Passphrase(PASSPHRASE));
    assert!(
        matches!(refused, StoreError::Newer { found: 3, ours: 2, .. }),
        "{refused}"
    );
}

#[test]
fn a_new_notebook_is_never_made_over_something() {
    let notebook = closed();
    let env = env();
    let (keys, key) = KeyFile::new(env.new_id(), PASSPHRASE, &notebook.sheet, CHEAP, env.as_ref()).unwrap();
    let me = northmere::person(0, "Maren Hollis");
    let refused = Notebook::create(&notebook.path(), &keys, &key, &me, env).err().unwrap();
    assert!(matches!(refused, StoreError::Taken), "{refused}");
}

#[test]
fn a_place_that_cannot_be_written_is_named_as_such() {
    let env = env();
    let sheet = Sheet::new(&[1; Sheet::RANDOMNESS]);
    let (keys, key) = KeyFile::new(env.new_id(), PASSPHRASE, &sheet, CHEAP, env.as_ref()).unwrap();
    let me = northmere::person(0, "Maren Hollis");
    // Nobody, root included, can make a folder there.
    let place = std::path::Path::new("/proc/visitbook");
    let refused = Notebook::create(place, &keys, &key, &me, env).err().unwrap();
    assert!(
        matches!(refused, StoreError::NotWritable | StoreError::File(_)),
        "{refused:?}"
    );
}

#[test]
fn either_copy_of_the_key_file_is_enough_and_a_missing_one_is_made_again() {
    for (lost, left) in [(KEY_FILE, KEY_COPY), (KEY_COPY, KEY_FILE)] {
        let mut notebook = closed();
        fs::remove_file(notebook.path().join(lost)).unwrap();
        notebook.reopen().unwrap();
        let read = |name| fs::read(notebook.path().join(name)).unwrap();
        assert_eq!(read(lost), read(left));
    }
}

#[test]
fn a_changed_digit_in_the_first_key_file_locks_nobody_out_and_a_wrong_passphrase_stays_wrong() {
    let mut notebook = closed();
    let path = notebook.path().join(KEY_FILE);
    let whole = fs::read_to_string(&path).unwrap();
    for field in ["\"wrapped\": \"", "\"nonce\": \"", "\"salt\": \""] {
        let (before, after) = whole.split_once(field).unwrap();
        let digit = if after.starts_with('0') { '1' } else { '0' };
        let changed = format!("{before}{field}{digit}{}", after.get(1..).unwrap());
        fs::write(&path, &changed).unwrap();
        notebook.reopen().unwrap();
        notebook.close();
        let sheet = Sheet::read(&notebook.sheet.groups()).unwrap();
        drop(Notebook::open(&notebook.path(), &Secret::Sheet(&sheet), env()).unwrap());
        let refused = refusal(&notebook, &Secret::Passphrase("quiet harbour lantern eight"));
        assert!(matches!(refused, StoreError::WrongPassphrase), "{refused}");
        assert_eq!(fs::read_to_string(&path).unwrap(), changed, "neither is written");
    }
}

#[test]
fn a_broken_key_file_is_not_overwritten_while_its_copy_opens_the_notebook() {
    let mut notebook = closed();
    let path = notebook.path().join(KEY_FILE);
    fs::write(&path, "{\"format\": \"visitbook-keys\", \"ver").unwrap();
    notebook.reopen().unwrap();
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "{\"format\": \"visitbook-keys\", \"ver"
    );
}

#[test]
fn a_slot_does_not_open_under_another_notebooks_name() {
    let notebook = closed();
    for name in [KEY_FILE, KEY_COPY] {
        let path = notebook.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        let start = text.find("\"notebook\": \"").unwrap() + 13;
        let moved = format!("{}00000000{}", &text[..start], &text[start + 8..]);
        fs::write(&path, signed(&moved)).unwrap();
    }
    let refused = refusal(&notebook, &Secret::Passphrase(PASSPHRASE));
    assert!(matches!(refused, StoreError::WrongPassphrase), "{refused}");
}

#[test]
fn a_damaged_or_missing_database_is_refused_and_never_replaced() {
    for damage in [
        |path: &std::path::Path| fs::write(path, "not a database").unwrap(),
        |path: &std::path::Path| fs::remove_file(path).unwrap(),
    ] {
        let notebook = closed();
        damage(&notebook.path().join(DATABASE));
        let refused = refusal(&notebook, &Secret::Passphrase(PASSPHRASE));
        assert!(matches!(refused, StoreError::Damaged(_)), "{refused}");
    }
}

#[test]
fn nothing_that_was_written_stands_in_any_file_in_clear() {
    let notebook = closed();
    for entry in fs::read_dir(notebook.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for planted in ["Castleton", "Northmere Council", "Hollis", PASSPHRASE] {
            let found = bytes.windows(planted.len()).any(|window| window == planted.as_bytes());
            assert!(!found, "{planted} in {}", path.display());
        }
    }
}

#[test]
fn the_cipher_is_the_one_that_was_chosen() {
    let notebook = TempNotebook::new().unwrap();
    assert_eq!(
        notebook.open().versions().unwrap(),
        "SQLite 3.53.4, SQLCipher 4.19.0 community"
    );
}
