//! Backups are made while somebody works, proved, listed, and restored beside what there is.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use visitbook_domain::{Environment, Mark, Subject, SubjectKind};
use visitbook_store::{
    BACKUP_FILE, Backup, DATABASE, Draft, Flaw, KEY_COPY, KEY_FILE, Notebook, Secret, Sheet, Stop, StoreError, Watch,
};
use visitbook_testkit::{PASSPHRASE, TempNotebook, TestEnvironment, northmere};

use crate::with_evidence;

pub const SECRET: Secret<'_> = Secret::Passphrase(PASSPHRASE);
pub const PROGRAM: &str = "Visitbook 0.1.0";
pub const FILES: [&str; 4] = [BACKUP_FILE, KEY_COPY, KEY_FILE, DATABASE];
const WORDS: &str = "No manager’s note from July to September.";

pub fn env() -> Arc<dyn Environment> {
    Arc::new(TestEnvironment::of_laptop(9))
}

pub fn notebook() -> TempNotebook {
    let evidence = (1..=30).map(|n| northmere::evidence(n, Mark::Concern, &format!("{n}. {WORDS}")));
    with_evidence(evidence.collect())
}

pub fn back_up(notebook: &TempNotebook, place: &Path, stop: bool) -> Result<Backup, StoreError> {
    let shelf = notebook.open().shelf(place)?;
    notebook
        .open()
        .back_up(&shelf, PROGRAM, &Arc::new(AtomicBool::new(stop)))
}

/// A backup of it in a place of its own.
pub fn backed_up(notebook: &TempNotebook) -> (tempfile::TempDir, Backup) {
    let place = tempfile::tempdir().unwrap();
    let made = back_up(notebook, place.path(), false).unwrap();
    (place, made)
}

pub fn inside(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A copy of a backup that can be spoilt.
fn copied(backup: &Backup) -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    for name in inside(backup.folder()) {
        fs::copy(backup.folder().join(&name), place.path().join(&name)).unwrap();
    }
    let folder = place.path().to_owned();
    (place, folder)
}

pub fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    let at = at % bytes.len();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_backup_has_everything_and_opens_with_the_passphrase_and_with_the_sheet() {
    let notebook = notebook();
    let subject = Subject {
        kind: SubjectKind::Evidence,
        id: northmere::evidence(1, Mark::Concern, "").id.0,
    };
    notebook
        .open()
        .transact(notebook.request(), move |tx| {
            tx.keep_draft(&Draft {
                subject,
                field: "text".to_owned(),
                base_rev: 1,
                value: "half a sent".to_owned(),
            })
        })
        .unwrap();
    let (_place, backup) = backed_up(&notebook);
    assert_eq!((backup.name(), backup.program()), ("Northmere 2026", PROGRAM));
    let sheet = Sheet::read(&notebook.sheet.groups()).unwrap();
    for secret in [SECRET, Secret::Sheet(&sheet)] {
        let into = tempfile::tempdir().unwrap();
        let folder = into.path().join("Restored");
        Backup::read(backup.folder())
            .unwrap()
            .restore(&folder, &secret, &Watch::nobody(), env().as_ref())
            .unwrap();
        let restored = Notebook::open(&folder, &secret, env()).unwrap();
        assert_eq!(restored.all_records().unwrap(), notebook.open().all_records().unwrap());
        assert_eq!(restored.flaws().unwrap(), []);
        let drafts = restored.read(|reader| reader.drafts(subject)).unwrap();
        assert_eq!(drafts.len(), 1, "what nobody had left yet is there too");
    }
}

#[test]
fn nothing_of_the_notebook_is_readable_in_a_backup_and_looking_leaves_nothing_beside_it() {
    let (place, backup) = backed_up(&notebook());
    let files = FILES;
    for _ in 0..2 {
        assert_eq!(inside(backup.folder()), files);
        backup.check(&SECRET).unwrap();
    }
    for name in files {
        let bytes = fs::read(backup.folder().join(name)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("manager") && !text.contains("Hollis"), "{name}");
    }
    assert_eq!(inside(place.path()).len(), 1);
}

#[test]
fn what_is_written_while_a_backup_is_made_is_in_none_of_it_and_is_saved_all_the_same() {
    const PIECES: u32 = 60;
    let notebook = notebook();
    let place = tempfile::tempdir().unwrap();
    let before = notebook.open().all_records().unwrap().len();
    let made = std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for n in 0..PIECES {
                let piece = northmere::evidence(100 + n, Mark::Strength, "Seen alone.");
                notebook
                    .open()
                    .transact(notebook.request(), move |tx| tx.add(piece.into()))
                    .unwrap();
            }
        });
        let mut made = Vec::new();
        while !writing.is_finished() {
            made.push(back_up(&notebook, place.path(), false).unwrap());
        }
        writing.join().unwrap();
        made
    });
    let written = notebook.open().all_records().unwrap().len();
    assert_eq!(written, before + PIECES as usize);
    let mut sizes = Vec::new();
    for (at, backup) in made.iter().enumerate() {
        let folder = place.path().join(format!("restored {at}"));
        backup
            .restore(&folder, &SECRET, &Watch::nobody(), env().as_ref())
            .unwrap();
        let restored = Notebook::open(&folder, &SECRET, env()).unwrap();
        assert_eq!(restored.flaws().unwrap(), []);
        sizes.push(restored.all_records().unwrap().len());
    }
    assert!(
        sizes.is_sorted() && sizes.iter().all(|size| (before..=written).contains(size)),
        "{sizes:?}"
    );
}

#[test]
fn a_digit_lost_in_the_first_key_file_is_in_no_backup_what_locks_anybody_out() {
    let mut notebook = notebook();
    notebook.close();
    let path = notebook.path().join(KEY_FILE);
    let whole = fs::read_to_string(&path).unwrap();
    for part in whole.split("\"wrapped\": \"").skip(1) {
        let digit = if part.starts_with('0') { "1" } else { "0" };
        fs::write(
            &path,
            whole.replacen(part, &format!("{digit}{}", part.get(1..).unwrap()), 1),
        )
        .unwrap();
        notebook.reopen().unwrap();
        let (_place, backup) = backed_up(&notebook);
        let sheet = Sheet::read(&notebook.sheet.groups()).unwrap();
        for secret in [SECRET, Secret::Sheet(&sheet)] {
            let into = tempfile::tempdir().unwrap();
            let folder = into.path().join("Restored");
            backup
                .restore(&folder, &secret, &Watch::nobody(), env().as_ref())
                .unwrap();
            for secret in [SECRET, Secret::Sheet(&sheet)] {
                drop(Notebook::open(&folder, &secret, env()).unwrap());
            }
        }
        notebook.close();
    }
}

#[test]
fn nothing_is_kept_or_restored_inside_a_notebook_or_a_backup() {
    let notebook = notebook();
    let (_place, backup) = backed_up(&notebook);
    let within = back_up(&notebook, &notebook.path().join("backups"), false).unwrap_err();
    assert!(matches!(within, StoreError::Inside), "{within}");
    for place in [notebook.path(), backup.folder().to_owned()] {
        let refused = backup
            .restore(&place.join("Restored"), &SECRET, &Watch::nobody(), env().as_ref())
            .unwrap_err();
        assert!(matches!(refused, StoreError::Inside), "{refused}");
    }
}

#[test]
fn a_backup_that_is_stopped_or_has_no_room_leaves_nothing() {
    let notebook = notebook();
    let place = tempfile::tempdir().unwrap();
    let stopped = back_up(&notebook, place.path(), true).unwrap_err();
    assert!(matches!(stopped, StoreError::Stopped), "{stopped}");
    let shelf = place.path().join(&inside(place.path())[0]);
    assert_eq!(inside(&shelf), Vec::<String>::new());
    let refused = back_up(&notebook, Path::new("/proc/visitbook"), false);
    assert!(refused.is_err());
}

#[test]
fn a_changed_byte_anywhere_in_a_backup_is_found() {
    let (_place, backup) = backed_up(&notebook());
    for name in FILES {
        for nth in 0..40 {
            let (_copy, folder) = copied(&backup);
            flip(&folder.join(name), nth * 7919 + nth);
            let opened = Backup::read(&folder).and_then(|backup| backup.check(&SECRET));
            assert!(opened.is_err(), "{name}, {nth}");
        }
    }
    for name in FILES {
        let (_copy, folder) = copied(&backup);
        let file = fs::OpenOptions::new().write(true).open(folder.join(name)).unwrap();
        file.set_len(file.metadata().unwrap().len() / 2).unwrap();
        assert!(
            Backup::read(&folder).and_then(|backup| backup.check(&SECRET)).is_err(),
            "{name}"
        );
    }
}

#[test]
fn a_damaged_backup_is_not_restored_and_is_not_touched() {
    let (_place, backup) = backed_up(&notebook());
    let (_copy, folder) = copied(&backup);
    flip(&folder.join(DATABASE), 5_000);
    let before = fs::read(folder.join(DATABASE)).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let into = elsewhere.path().join("Restored");
    let refused = Backup::read(&folder)
        .unwrap()
        .restore(&into, &SECRET, &Watch::nobody(), env().as_ref())
        .unwrap_err();
    assert!(matches!(refused, StoreError::BackupNotWhole), "{refused}");
    assert!(!into.exists());
    assert!(before == fs::read(folder.join(DATABASE)).unwrap());
}

#[test]
fn restoring_never_writes_over_anything_and_a_wrong_secret_makes_nothing() {
    let (place, backup) = backed_up(&notebook());
    let into = place.path().join("there");
    fs::create_dir(&into).unwrap();
    fs::write(into.join("notes.txt"), "mine").unwrap();
    let refused = backup
        .restore(&into, &SECRET, &Watch::nobody(), env().as_ref())
        .unwrap_err();
    assert!(matches!(refused, StoreError::Taken), "{refused}");
    assert_eq!(inside(&into), ["notes.txt"]);
    let elsewhere = place.path().join("elsewhere");
    let wrong = backup.restore(
        &elsewhere,
        &Secret::Passphrase("another one entirely"),
        &Watch::nobody(),
        env().as_ref(),
    );
    assert!(matches!(wrong, Err(StoreError::WrongPassphrase)));
    assert!(!elsewhere.exists());
    fs::create_dir(&elsewhere).unwrap();
    backup
        .restore(&elsewhere, &SECRET, &Watch::nobody(), env().as_ref())
        .unwrap();
    assert_eq!(inside(&elsewhere), [KEY_COPY, KEY_FILE, DATABASE]);
}

#[test]
fn a_restoring_that_is_stopped_at_any_byte_leaves_nothing_beside_the_place() {
    let (place, backup) = backed_up(&notebook());
    let into = place.path().join("elsewhere");
    let before = inside(place.path());
    let mut at = Vec::new();
    for after in [0, 1, backup.bytes()] {
        let (stop, told) = (Stop::default(), std::cell::Cell::new(0));
        let stops = |copied| {
            told.set(copied);
            stop.store(copied >= after, Ordering::SeqCst);
        };
        let watch = Watch {
            stop: Stop::clone(&stop),
            copied: &stops,
        };
        let stopped = backup.restore(&into, &SECRET, &watch, env().as_ref()).unwrap_err();
        assert!(matches!(stopped, StoreError::Stopped), "{stopped}");
        assert_eq!(inside(place.path()), before);
        at.push(told.get());
    }
    assert_eq!((at[0], at[2]), (0, backup.bytes()), "and it was told how far it was");
}

#[test]
fn a_restored_notebook_and_its_original_go_on_and_keep_two_chains() {
    let notebook = notebook();
    let (place, backup) = backed_up(&notebook);
    let folder = place.path().join("Restored");
    let env = env();
    backup
        .restore(&folder, &SECRET, &Watch::nobody(), env.as_ref())
        .unwrap();
    let restored = Notebook::open(&folder, &SECRET, Arc::clone(&env)).unwrap();
    let head = |notebook: &Notebook| {
        let (head, _) = notebook.transact(env.new_id(), |tx| tx.journal_head()).unwrap();
        head.flatten().unwrap()
    };
    for (at, each) in [notebook.open(), &restored].into_iter().enumerate() {
        let piece = northmere::evidence(200, Mark::Context, &format!("Seen in copy {at}."));
        each.transact(env.new_id(), move |tx| tx.add(piece.into())).unwrap();
        assert_eq!(each.flaws().unwrap(), []);
    }
    let (ours, theirs) = (head(notebook.open()), head(&restored));
    let spaced = format!("{} {}\n", &theirs.get(..8).unwrap(), &theirs.get(8..).unwrap());
    assert!(restored.has_head(&spaced).unwrap() && !restored.has_head(&ours).unwrap());
    assert!(notebook.open().has_head(&ours).unwrap() && notebook.open().has_head("no digest").is_err());
}

#[test]
fn a_backup_is_not_opened_where_it_lies() {
    let (_place, backup) = backed_up(&notebook());
    let refused = Notebook::open(backup.folder(), &SECRET, env()).err().unwrap();
    assert!(matches!(refused, StoreError::IsBackup), "{refused}");
    assert_eq!(inside(backup.folder()), FILES);
}

#[test]
fn backups_below_a_place_are_listed_newest_first_and_what_is_none_is_passed_over() {
    let notebook = notebook();
    let (place, first) = backed_up(&notebook);
    let second = back_up(&notebook, place.path(), false).unwrap();
    fs::create_dir_all(place.path().join("Holiday/2026")).unwrap();
    fs::write(place.path().join("notes.txt"), "mine").unwrap();
    let broken = first.folder().with_file_name("2026-11-01");
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join(BACKUP_FILE), "{}").unwrap();
    let (found, unreadable) = Backup::all_below(place.path()).unwrap();
    assert_eq!(unreadable, [broken]);
    assert_eq!(found, [second, first]);
    assert!(found[0].made() > found[1].made() && found[0].bytes() > 10_000);
}

#[test]
fn a_changed_byte_of_a_notebook_is_found() {
    let mut notebook = notebook();
    notebook.close();
    let path = notebook.path().join(DATABASE);
    let whole = fs::read(&path).unwrap();
    for page in 1..whole.len() / 4096 {
        fs::write(&path, &whole).unwrap();
        flip(&path, page * 4096 + (page * 611) % 4096);
        match notebook.reopen().map(Notebook::flaws) {
            Ok(Ok(flaws)) => assert!(flaws.contains(&Flaw::Pages), "page {page}: {flaws:?}"),
            Ok(Err(StoreError::Damaged(_))) | Err(StoreError::Damaged(_)) => {}
            Ok(Err(other)) | Err(other) => panic!("page {page}: {other}"),
        }
        notebook.close();
    }
}
