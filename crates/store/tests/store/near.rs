//! Files near those that stand beside a database: they are read or refused, and never what they are not.

use std::fs;
use std::path::Path;

use visitbook_store::{BACKUP_FILE, Backup, KEY_COPY, KEY_FILE, KeyFile, StoreError};
use visitbook_testkit::{Chance, TempNotebook, near};

use crate::backups::backed_up;

/// So many are read of each.
const NEAR: u64 = 2_000;

/// Writes files near this one in its place, and reads each; how many were read.
fn read(path: &Path, reads: impl Fn() -> Result<(), StoreError>) -> u64 {
    let kept = fs::read(path).unwrap();
    let files = [kept.clone()];
    let mut read = 0;
    for number in 0..NEAR {
        let changed = near(&files, &mut Chance::new(number));
        fs::write(path, &changed).unwrap();
        match reads() {
            Ok(()) => read += 1,
            Err(refused) => assert!(!refused.to_string().is_empty(), "number {number}"),
        }
    }
    fs::write(path, kept).unwrap();
    read
}

#[test]
fn what_a_changed_backup_tells_of_itself_is_refused() {
    let (_place, backup) = backed_up(&TempNotebook::new().unwrap());
    let told = (backup.name().to_owned(), backup.made(), backup.bytes());
    // What is read all the same tells the same: a change of white space, or none.
    let same = || {
        let read = Backup::read(backup.folder())?;
        assert_eq!((read.name().to_owned(), read.made(), read.bytes()), told);
        Ok(())
    };
    let read = read(&backup.folder().join(BACKUP_FILE), same);
    assert!(read < NEAR / 5, "{read} were read");
    same().unwrap();
}

#[test]
fn a_changed_key_file_is_read_or_refused() {
    let mut notebook = TempNotebook::new().unwrap();
    notebook.close();
    fs::remove_file(notebook.path().join(KEY_COPY)).unwrap();
    let read = read(&notebook.path().join(KEY_FILE), || {
        KeyFile::read(&notebook.path()).map(drop)
    });
    assert!(read < NEAR, "none was refused");
    KeyFile::read(&notebook.path()).unwrap();
}
