//! A notebook that is refused, or only looked at, keeps every byte of its database, its log and its key files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use visitbook_domain::Mark;
use visitbook_store::{DATABASE, Flaw, KEY_COPY, KEY_FILE, KeyFile, Notebook, Secret, StoreError};
use visitbook_testkit::{PASSPHRASE, TestEnvironment, northmere};

use crate::keys::signed;
use crate::older::copied;
use crate::with_evidence;

/// Bytes of a page of the database.
pub const PAGE: usize = 4096;
/// The log of the database.
pub const LOG: &str = "notebook.db-wal";

pub fn env() -> Arc<TestEnvironment> {
    Arc::new(TestEnvironment::of_laptop(7))
}

fn open(folder: &Path) -> Result<Notebook, StoreError> {
    Notebook::open(folder, &Secret::Passphrase(PASSPHRASE), env())
}

/// What `visitbook verify` says.
pub fn verified(folder: &Path) -> Result<Vec<Flaw>, StoreError> {
    Notebook::open_as_it_is(folder, &Secret::Passphrase(PASSPHRASE), env())?.flaws()
}

/// Every file of a notebook but its lock and what SQLite shares between connections, which holds nothing.
pub fn bytes(folder: &Path) -> Vec<(&'static str, Option<Vec<u8>>)> {
    [DATABASE, LOG, KEY_FILE, KEY_COPY]
        .map(|name| (name, fs::read(folder.join(name)).ok()))
        .to_vec()
}

/// A copy of a notebook as a power cut would leave it, or as it was closed.
pub fn copy_of(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in bytes(folder) {
        bytes
            .into_iter()
            .for_each(|bytes| fs::write(copy.path().join(name), bytes).unwrap());
    }
    copy
}

/// One that was not closed: most of it in its database, the last of it in its log.
pub fn cut_off() -> tempfile::TempDir {
    let pieces =
        (1..60).map(|n| northmere::evidence(n, Mark::Concern, &format!("Seen {n} times. {}", "Again. ".repeat(40))));
    let mut notebook = with_evidence(pieces.collect());
    let request = notebook.request();
    let case = northmere::case(7);
    notebook
        .reopen()
        .unwrap()
        .transact(request, |tx| tx.add(case.into()))
        .unwrap();
    let copy = copy_of(&notebook.path());
    assert!(fs::metadata(copy.path().join(LOG)).unwrap().len() > 0);
    copy
}

/// Changes the database by hand, and leaves the change in its log.
fn change(folder: &Path, sql: &str) {
    let key = KeyFile::read(folder)
        .unwrap()
        .open_with(&Secret::Passphrase(PASSPHRASE))
        .unwrap();
    let connection = Connection::open(folder.join(DATABASE)).unwrap();
    let key = format!("x'{}'", hex::encode(key.as_slice()));
    connection.pragma_update(None, "key", key).unwrap();
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .unwrap();
    connection.execute_batch(sql).unwrap();
}

/// Why it does not open; nothing of it is another afterwards.
fn refusal(folder: &Path) -> StoreError {
    let before = bytes(folder);
    let refused = open(folder).err().expect("it does not open");
    assert!(bytes(folder) == before, "{refused}");
    refused
}

#[test]
fn a_notebook_of_a_newer_format_keeps_its_bytes_and_says_which_program_wrote_it() {
    let folder = cut_off();
    change(folder.path(), "PRAGMA user_version = 99");
    let refused = refusal(folder.path());
    assert!(
        matches!(&refused, StoreError::Newer { found: 99, program, .. } if program.is_empty()),
        "{refused}"
    );
    for name in [KEY_FILE, KEY_COPY] {
        said_to_be_of(&folder.path().join(name), "Visitbook 9.1.0");
    }
    let refused = refusal(folder.path());
    assert!(refused.to_string().ends_with("; Visitbook 9.1.0 wrote it"), "{refused}");
    assert!(verified(folder.path()).is_err());
}

/// A key file that another program wrote.
fn said_to_be_of(path: &Path, program: &str) {
    let ours = concat!("Visitbook ", env!("CARGO_PKG_VERSION"));
    let text = fs::read_to_string(path).unwrap();
    fs::write(path, signed(&text.replacen(ours, program, 1))).unwrap();
}

#[test]
fn a_notebook_of_other_keys_keeps_its_bytes() {
    let folder = cut_off();
    change(folder.path(), "UPDATE notebook SET id = randomblob(16)");
    let refused = refusal(folder.path());
    assert!(matches!(refused, StoreError::Damaged(_)), "{refused}");
}

#[test]
fn a_page_that_is_not_as_it_was_written_is_found_and_nothing_is_written() {
    let whole = cut_off();
    let pages = fs::read(whole.path().join(DATABASE)).unwrap().len() / PAGE;
    let mut refused = 0;
    for page in 0..pages {
        let folder = copy_of(whole.path());
        flip(&folder.path().join(DATABASE), page * PAGE + 1234);
        let before = bytes(folder.path());
        let flaws = verified(folder.path());
        assert!(
            flaws.is_err() || flaws.is_ok_and(|flaws| !flaws.is_empty()),
            "page {page}"
        );
        assert!(bytes(folder.path()) == before, "looking wrote, page {page}");
        if open(folder.path()).is_err() {
            assert!(bytes(folder.path()) == before, "a refusal wrote, page {page}");
            refused += 1;
        }
    }
    assert!((1..pages).contains(&refused), "{refused} of {pages} do not open");
}

/// Changes one bit.
pub fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 4;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_whole_notebook_is_looked_at_without_a_trace_with_and_without_a_log() {
    let mut closed = with_evidence(vec![northmere::evidence(1, Mark::Concern, "Seen.")]);
    closed.close();
    for folder in [cut_off(), copy_of(&closed.path())] {
        let before = bytes(folder.path());
        assert_eq!(verified(folder.path()).unwrap(), []);
        assert!(bytes(folder.path()) == before);
    }
}

#[test]
fn a_damaged_notebook_of_an_older_format_is_not_brought_up_to_date() {
    let folder = copied(4);
    let database = folder.path().join(DATABASE);
    let pages = fs::metadata(&database).unwrap().len() / PAGE as u64;
    flip(&database, usize::try_from(pages - 2).unwrap() * PAGE + 99);
    let refused = refusal(folder.path());
    assert!(matches!(refused, StoreError::Damaged(_)), "{refused}");
    assert!(!folder.path().join("notebook-before-4.db").exists());
}

#[test]
fn a_database_without_its_keys_says_so_and_stays() {
    let folder = cut_off();
    let keys: [PathBuf; 2] = [KEY_FILE, KEY_COPY].map(|name| folder.path().join(name));
    keys.iter().for_each(|path| fs::remove_file(path).unwrap());
    let refused = refusal(folder.path());
    assert!(matches!(refused, StoreError::KeysMissing), "{refused}");
    assert!(visitbook_store::is_notebook(folder.path()) && visitbook_store::lacks_keys(folder.path()));
}

#[test]
fn who_brought_a_notebook_to_its_format_can_be_told_before_unlocking() {
    let folder = copied(4);
    let older = fs::read(folder.path().join(DATABASE)).unwrap();
    open(folder.path())
        .unwrap()
        .change_passphrase(
            &Secret::Passphrase(PASSPHRASE),
            PASSPHRASE,
            visitbook_testkit::notebooks::CHEAP,
        )
        .unwrap();
    fs::write(folder.path().join(DATABASE), older).unwrap();
    let path = folder.path().join(KEY_FILE);
    said_to_be_of(&path, "Visitbook 0.0.1");
    fs::copy(&path, folder.path().join(KEY_COPY)).unwrap();
    drop(open(folder.path()).unwrap());
    let says = fs::read_to_string(&path).unwrap();
    assert!(says.contains(concat!("\"Visitbook ", env!("CARGO_PKG_VERSION"), "\"")));
    assert_eq!(says, fs::read_to_string(folder.path().join(KEY_COPY)).unwrap());
    drop(open(folder.path()).unwrap());
}
