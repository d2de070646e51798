//! What is salvaged of a damaged notebook, and what is said to be missing.

use std::fs;
use std::path::Path;

use visitbook_domain::{Mark, Op, Record};
use visitbook_store::{AllRecords, Change, DATABASE, Lost, Notebook, Salvaged, Secret, StoreError, salvage};
use visitbook_testkit::{PASSPHRASE, TempNotebook, TestEnvironment, northmere};

use crate::attachments;
use crate::older::copied;
use crate::refused::{PAGE, bytes, copy_of, env, flip};
use crate::with_evidence;

/// So many records the small notebook has, and a few more.
const RECORDS: u32 = 100;

/// A small notebook that was closed, with changes, a file and something that is being typed.
fn small() -> TempNotebook {
    let words = |n| format!("Seen {n} times. {}", "Supervision was recorded. ".repeat(3));
    let mut notebook = with_evidence(
        (1..=RECORDS)
            .map(|n| northmere::evidence(n, Mark::Concern, &words(n)))
            .collect(),
    );
    for n in 1..=20 {
        reword(notebook.open(), notebook.request(), n);
    }
    notebook.close();
    notebook
}

fn reword(notebook: &Notebook, request: uuid::Uuid, n: u32) {
    let subject = Record::from(northmere::evidence(n, Mark::Concern, "")).subject();
    notebook
        .transact(request, move |tx| {
            let was = tx.reader().get(subject)?.unwrap().record;
            let is = northmere::evidence(n, Mark::Strength, "Said in other words.").into();
            tx.apply(
                Op::EditEvidence,
                &[Change {
                    was: Some(was),
                    is: Some(is),
                }],
            )
        })
        .unwrap();
}

/// Salvages a folder into another, which is gone with what is returned.
pub fn salvaged(folder: &Path) -> Result<(tempfile::TempDir, Salvaged), StoreError> {
    let place = tempfile::tempdir().unwrap();
    let env = std::sync::Arc::new(TestEnvironment::of_laptop(9));
    let done = salvage(folder, &place.path().join("new"), &Secret::Passphrase(PASSPHRASE), env)?;
    Ok((place, done))
}

fn open(folder: &Path) -> Notebook {
    Notebook::open(folder, &Secret::Passphrase(PASSPHRASE), env()).unwrap()
}

/// How many of these records are the same in another notebook, and how many there are.
pub fn same(whole: &AllRecords, other: &Notebook) -> (usize, usize) {
    let other = other.all_records().unwrap();
    let same = whole
        .iter()
        .filter(|(subject, kept)| other.get(subject).is_some_and(|found| found.record == kept.record));
    (same.count(), whole.len())
}

/// Salvages one that was damaged by `harm`: what there was, what came of it, and what is said of it. The damaged one is as it
/// was, and the new one is whole.
fn after(whole: &Path, harm: impl FnOnce(&Path)) -> (tempfile::TempDir, Notebook, Salvaged) {
    let folder = copy_of(whole);
    harm(&folder.path().join(DATABASE));
    let before = bytes(folder.path());
    let (place, done) = salvaged(folder.path()).unwrap_or_else(|refused| panic!("{refused}"));
    assert!(bytes(folder.path()) == before, "the damaged one was written to");
    let new = Notebook::open_as_it_is(&place.path().join("new"), &Secret::Passphrase(PASSPHRASE), env()).unwrap();
    assert_eq!(new.flaws().unwrap(), [], "{done:?}");
    (place, new, done)
}

/// How many records are said to be missing.
fn missing(done: &Salvaged) -> u64 {
    let records = done.missing.iter().filter(|(what, _)| matches!(what, Lost::Records(_)));
    records.filter_map(|(_, many)| *many).sum()
}

fn pages(folder: &Path) -> usize {
    fs::read(folder.join(DATABASE)).unwrap().len() / PAGE
}

#[test]
fn with_any_one_page_unreadable_at_least_95_of_100_records_come_back() {
    let mut notebook = small();
    let closed = copy_of(&notebook.path());
    let whole = notebook.reopen().unwrap().all_records().unwrap();
    for page in 0..pages(closed.path()) {
        let (_place, new, done) = after(closed.path(), |database| flip(database, page * PAGE + 1000));
        let (came, all) = same(&whole, &new);
        assert!(
            came * 100 >= all * 95,
            "page {page}: {came} of {all} came back, {done:?}"
        );
        assert_eq!(done.records + missing(&done), all as u64, "page {page}: {done:?}");
    }
}

#[test]
fn what_is_missing_is_named_by_kind_and_number() {
    let mut notebook = small();
    let whole = notebook.reopen().unwrap().all_records().unwrap();
    notebook.close();
    let all = pages(&notebook.path());
    let (_place, new, done) = after(&notebook.path(), |database| {
        (all / 2..all * 3 / 4).for_each(|page| flip(database, page * PAGE + 1000));
    });
    let (came, there) = same(&whole, &new);
    assert!(came < there && missing(&done) > 0, "{done:?}");
    assert_eq!(done.records + missing(&done), there as u64);
    assert!(done.missing.contains_key(&Lost::Changes), "{done:?}");
}

#[test]
fn a_file_that_is_not_whole_is_named_and_left_out() {
    let mut notebook = small();
    let sha256 = notebook.reopen().unwrap().put_bytes(&vec![7; 300_000]).unwrap();
    let request = notebook.request();
    let file = attachments::record(&notebook, &sha256, 300_000);
    let named = file.clone();
    notebook
        .open()
        .transact(request, move |tx| tx.add(file.into()))
        .unwrap();
    notebook.close();
    // Its bytes lie at the end.
    let at = (pages(&notebook.path()) - 30) * PAGE + 1000;
    for (harm, missing) in [(false, None), (true, Some(Some(1)))] {
        let (_place, new, done) = after(&notebook.path(), |database| {
            (0..u8::from(harm)).for_each(|_| flip(database, at));
        });
        assert_eq!(done.missing.get(&Lost::Files).copied(), missing, "{done:?}");
        assert_eq!(new.bytes_of(&named).unwrap().is_some(), !harm);
    }
}

#[test]
fn one_of_an_older_format_is_salvaged_into_the_present_one() {
    let older = copied(4);
    let all = pages(older.path());
    let (_place, _new, done) = after(older.path(), |database| flip(database, (all / 2) * PAGE + 1000));
    assert!(done.records > 100, "{done:?}");
}

#[test]
fn nothing_is_salvaged_over_something_or_without_the_key() {
    let folder = copy_of(&small().path());
    let into = |into: &Path, words| salvage(folder.path(), into, &Secret::Passphrase(words), env()).unwrap_err();
    assert!(matches!(into(folder.path(), PASSPHRASE), StoreError::Taken));
    let inside = into(&folder.path().join("new"), PASSPHRASE);
    assert!(matches!(inside, StoreError::Inside), "{inside}");
    let elsewhere = tempfile::tempdir().unwrap();
    let wrong = into(&elsewhere.path().join("new"), "quiet harbour lantern eight");
    assert!(matches!(wrong, StoreError::WrongPassphrase), "{wrong}");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn what_a_whole_notebook_has_is_all_there_with_its_history_and_one_entry_more() {
    let mut notebook = small();
    let (place, done) = salvaged(copy_of(&notebook.path()).path()).unwrap_or_else(|refused| panic!("{refused}"));
    assert_eq!((done.rebuilt, done.missing.len()), (0, 0), "{done:?}");
    let new = open(&place.path().join("new"));
    let (came, all) = same(&notebook.reopen().unwrap().all_records().unwrap(), &new);
    assert_eq!(came, all);
    let subject = Record::from(northmere::evidence(3, Mark::Concern, "")).subject();
    let history = |of: &Notebook| of.read(|reader| reader.history(subject)).unwrap().len();
    assert_eq!(history(notebook.open()), history(&new));
}
