//! A notebook is copied to another place as it is, whatever its age.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use visitbook_domain::SubjectKind;
use visitbook_store::{KEY_COPY, Notebook, Secret, StoreError, carry};
use visitbook_testkit::{PASSPHRASE, TempNotebook, TestEnvironment};

use crate::older::copied;

fn env() -> Arc<TestEnvironment> {
    Arc::new(TestEnvironment::of_laptop(9))
}

fn carried(from: &Path, into: &Path) -> Result<(), StoreError> {
    carry(from, into, &Secret::Passphrase(PASSPHRASE), "Visitbook test", env())
}

fn bytes(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect();
    files.retain(|(path, _)| !path.ends_with("lock"));
    files.sort();
    files
}

#[test]
fn a_notebook_of_every_age_arrives_and_the_old_one_keeps_its_bytes() {
    for schema in [1, 2, 4] {
        let old = copied(schema);
        let before = bytes(old.path());
        let place = tempfile::tempdir().unwrap();
        let into = place.path().join("far/off/Northmere");
        carried(old.path(), &into).unwrap();
        assert_eq!(bytes(old.path()), before, "schema {schema}");
        let entries = std::fs::read_dir(into.parent().unwrap()).unwrap();
        assert_eq!(entries.count(), 1, "nothing is left beside it");
        let records = |folder: &Path| {
            let notebook = Notebook::open(folder, &Secret::Passphrase(PASSPHRASE), env()).unwrap();
            assert_eq!(notebook.first_broken_entry().unwrap(), None);
            (
                notebook.all_records().unwrap(),
                notebook.read(|reader| reader.all(SubjectKind::Visit)).unwrap().len(),
            )
        };
        let (copy, visits) = records(&into);
        assert!(visits > 0 && copy == records(old.path()).0, "schema {schema}");
    }
}

#[test]
fn what_is_there_already_what_is_open_and_what_has_another_key_is_refused() {
    let mut notebook = TempNotebook::new().unwrap();
    let place = tempfile::tempdir().unwrap();
    let into = place.path().join("Northmere");
    assert!(matches!(carried(&notebook.path(), &into), Err(StoreError::InUse)));
    notebook.close();
    let other = Secret::Passphrase("quiet harbour lantern eight");
    let refused = carry(&notebook.path(), &into, &other, "Visitbook test", env());
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)));
    assert!(matches!(carried(place.path(), &into), Err(StoreError::Missing)));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
    std::fs::create_dir(&into).unwrap();
    std::fs::write(into.join("letter.txt"), "kept").unwrap();
    assert!(matches!(carried(&notebook.path(), &into), Err(StoreError::Taken)));
}

#[test]
fn the_sheet_alone_carries_it_and_opens_it_there() {
    let mut notebook = TempNotebook::new().unwrap();
    notebook.close();
    std::fs::remove_file(notebook.path().join(KEY_COPY)).unwrap();
    let place = tempfile::tempdir().unwrap();
    let into = place.path().join("Northmere");
    carry(
        &notebook.path(),
        &into,
        &Secret::Sheet(&notebook.sheet),
        "Visitbook test",
        env(),
    )
    .unwrap();
    Notebook::open(&into, &Secret::Sheet(&notebook.sheet), env()).unwrap();
    assert!(
        !notebook.path().join(KEY_COPY).exists(),
        "nothing is mended in the old one"
    );
}
