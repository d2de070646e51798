//! Lost bits and lost ends, anywhere in the files of a notebook or a backup: each is noticed, or the notebook says what it said
//! before, row by row. Nothing is written over what was damaged, and most of it can be salvaged.
//!
//! A short form runs with every test; `VISITBOOK_FLIPS=5000` is the long one (`make flips`).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use visitbook_domain::Mark;
use visitbook_store::{AllRecords, BACKUP_FILE, Backup, DATABASE, KEY_COPY, KEY_FILE, Notebook, Secret};
use visitbook_testkit::{Chance, PASSPHRASE, northmere};

use crate::backups::backed_up;
use crate::refused::{LOG, copy_of, env};
use crate::salvaging::{salvaged, same};
use crate::with_evidence;

/// How many, unless somebody asks for more.
const SHORT: u64 = 150;

/// What came of one change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Opening, or going through all of it, says that something is wrong.
    Noticed,
    /// It is whole and says all that it said.
    Harmless,
    /// It is whole and says what it said at an earlier commit: the end of a log that does not hold is, to any reader, a commit
    /// that a power cut broke off.
    Earlier,
}

fn many() -> u64 {
    let asked = std::env::var("VISITBOOK_FLIPS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(SHORT)
}

fn below(chance: &mut Chance, end: usize) -> usize {
    usize::try_from(chance.below(end as u64)).unwrap()
}

/// Changes one bit, or takes off the end; whether it did that.
fn harm(path: &Path, chance: &mut Chance) -> bool {
    let mut bytes = fs::read(path).unwrap();
    let at = below(chance, bytes.len());
    let ends = chance.below(8) == 0;
    match ends {
        true => bytes.truncate(at),
        false => bytes[at] ^= 1 << chance.below(8),
    }
    fs::write(path, bytes).unwrap();
    ends
}

fn files(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_name() != "lock" && entry.file_name() != "notebook.db-shm")
        .map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// What going through all of it says: the records, where nothing is wrong.
fn looked_at(folder: &Path) -> Option<AllRecords> {
    let notebook = Notebook::open_as_it_is(folder, &Secret::Passphrase(PASSPHRASE), env()).ok()?;
    let whole = notebook.flaws().is_ok_and(|flaws| flaws.is_empty());
    whole.then(|| notebook.all_records().unwrap())
}

fn outcome(folder: &Path, said: &[AllRecords]) -> Outcome {
    let before = files(folder);
    let found = looked_at(folder);
    assert!(files(folder) == before, "what was damaged was written to");
    let Some(found) = found else {
        return Outcome::Noticed;
    };
    match said.iter().rev().position(|records| *records == found) {
        Some(0) => Outcome::Harmless,
        Some(_) => Outcome::Earlier,
        None => panic!("it is said to be whole, and says what it never said"),
    }
}

/// A notebook that was cut off, with what it said after each commit that may still lie in its log.
fn whole() -> (tempfile::TempDir, Vec<AllRecords>) {
    let pieces =
        (1..=100).map(|n| northmere::evidence(n, Mark::Concern, &format!("Seen {n} times. {}", "Again. ".repeat(30))));
    let mut notebook = with_evidence(pieces.collect());
    let mut said = vec![notebook.reopen().unwrap().all_records().unwrap()];
    for n in 5..15 {
        let case = northmere::case(n);
        let request = notebook.request();
        notebook.open().transact(request, |tx| tx.add(case.into())).unwrap();
        said.push(notebook.open().all_records().unwrap());
    }
    (copy_of(&notebook.path()), said)
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures are what the long form is run for")]
fn a_lost_bit_anywhere_in_a_notebook_is_noticed_or_harmless_and_most_of_it_is_salvaged() {
    let (kept, said) = whole();
    let last = said.last().unwrap();
    let names = [DATABASE, DATABASE, LOG, KEY_FILE, KEY_COPY];
    let mut tally: BTreeMap<(&str, Outcome), u32> = BTreeMap::new();
    let mut came: BTreeMap<bool, Vec<usize>> = BTreeMap::new();
    for number in 0..many() {
        let mut chance = Chance::new(number);
        let name = names[below(&mut chance, names.len())];
        let folder = copy_of(kept.path());
        let ends = harm(&folder.path().join(name), &mut chance);
        let outcome = outcome(folder.path(), &said);
        assert!(
            outcome != Outcome::Earlier || name == LOG,
            "number {number}: {name} says what was before"
        );
        *tally.entry((name, outcome)).or_default() += 1;
        if outcome == Outcome::Noticed {
            let many = salvageable(folder.path(), last);
            assert!(
                ends || many >= 95,
                "number {number}: {many} of 100 records were salvaged"
            );
            came.entry(ends).or_default().push(many);
        }
    }
    eprintln!("{tally:?}");
    for (ends, came) in &came {
        let (all, most) = (came.len(), came.iter().filter(|many| **many >= 95).count());
        let (harm, worst) = (
            if *ends { "lost ends" } else { "lost bits" },
            came.iter().min().unwrap(),
        );
        eprintln!("salvage after {harm}: of {most} of {all} at least 95 of 100 records, the worst {worst}");
    }
    assert!(came.contains_key(&false), "none was noticed");
}

/// How many of 100 records come back. What was damaged stays as it is, and what was salvaged is whole.
fn salvageable(folder: &Path, last: &AllRecords) -> usize {
    let before = files(folder);
    let came = salvaged(folder).map(|(place, _)| {
        let (came, all) = same(last, &looked_at_whole(&place.path().join("new")));
        came * 100 / all
    });
    assert!(files(folder) == before, "salvage wrote to what was damaged");
    came.unwrap_or(0)
}

/// What was salvaged is whole.
fn looked_at_whole(folder: &Path) -> Notebook {
    let notebook = Notebook::open_as_it_is(folder, &Secret::Passphrase(PASSPHRASE), env()).unwrap();
    assert_eq!(notebook.flaws().unwrap(), []);
    notebook
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures are what the long form is run for")]
fn a_lost_bit_anywhere_in_a_backup_is_noticed_or_harmless() {
    let (_place, backup) = backed_up(&with_evidence(vec![northmere::evidence(1, Mark::Concern, "Seen.")]));
    let secret = Secret::Passphrase(PASSPHRASE);
    let names = [DATABASE, BACKUP_FILE, KEY_FILE, KEY_COPY];
    let (mut noticed, mut harmless) = (0, 0);
    for number in 0..many() / 3 {
        let mut chance = Chance::new(number);
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files(backup.folder()) {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        harm(&folder.path().join(names[below(&mut chance, names.len())]), &mut chance);
        let before = files(folder.path());
        let read = Backup::read(folder.path()).and_then(|read| read.check(&secret).map(|()| read));
        assert!(
            files(folder.path()) == before,
            "number {number}: what was damaged was written to"
        );
        match read {
            Err(_) => noticed += 1,
            // Nothing but white space in what it tells of itself can be another one.
            Ok(read) => {
                assert_eq!(
                    (read.made(), read.name(), read.bytes()),
                    (backup.made(), backup.name(), backup.bytes())
                );
                harmless += 1;
            }
        }
    }
    eprintln!("backups: {noticed} noticed, {harmless} harmless");
    assert!(noticed > 0);
}
