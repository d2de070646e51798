//! Flipped bits in either copy, and changes of the passphrase that break off after any step.

use std::fs;
use std::path::Path;

use uuid::Uuid;
use visitbook_testkit::TestEnvironment;

use super::change::{replace, steps};
use super::*;
use crate::notebook::Secret;
use crate::sheet::Sheet;

const OLD: &str = "quiet harbour lantern seven";
const NEW: &str = "copper window thirty robins";
const NEWEST: &str = "slow green ladder of march";
const CHEAP: PassphraseCost = PassphraseCost {
    memory: 32,
    passes: 1,
    lanes: 4,
};
/// A key file that the first version of the program wrote, for the same passphrase.
const OF_THE_FIRST_VERSION: &[u8] = include_bytes!("../../../../tests/fixtures/notebooks/schema-1/keys.json");

/// A folder with both copies of new keys, and their world.
fn folder() -> (tempfile::TempDir, TestEnvironment) {
    let (folder, env) = (tempfile::tempdir().unwrap(), TestEnvironment::of_laptop(3));
    let sheet = Sheet::new(&[7; Sheet::RANDOMNESS]);
    let (keys, _) = KeyFile::new(Uuid::from_u128(5), OLD, &sheet, CHEAP, &env).unwrap();
    keys.write(folder.path()).unwrap();
    (folder, env)
}

fn opens(folder: &Path, passphrase: &str) -> bool {
    match Copies::read(folder).open(&Secret::Passphrase(passphrase)) {
        Ok(_) => true,
        Err(StoreError::WrongPassphrase) => false,
        Err(error) => panic!("neither this nor that: {error}"),
    }
}

/// The bytes of the key file after a change, and the copy that proved good.
fn changed(folder: &Path, now: &str, new: &str, env: &TestEnvironment) -> (&'static str, Vec<u8>) {
    let opened = Copies::read(folder).open(&Secret::Passphrase(now)).unwrap();
    let next = opened
        .keys
        .with_secret(&Secret::Passphrase(new), CHEAP, &opened.key, env)
        .unwrap();
    (opened.proved, next.to_bytes().unwrap())
}

/// Flips one bit of one copy, every seventh: somebody always gets in, nobody else does, and that copy is not written over.
fn flip_bits(whole: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    for (flipped, other) in [(KEY_FILE, KEY_COPY), (KEY_COPY, KEY_FILE)] {
        fs::write(folder.path().join(other), whole).unwrap();
        for bit in (0..whole.len() * 8).step_by(7) {
            let mut bytes = whole.to_vec();
            bytes[bit / 8] ^= 1 << (bit % 8);
            fs::write(folder.path().join(flipped), &bytes).unwrap();
            let opened = Copies::read(folder.path()).open(&Secret::Passphrase(OLD));
            let opened = opened.unwrap_or_else(|refused| panic!("bit {bit} of {flipped}: {refused}"));
            opened.settle().unwrap();
            assert!(
                fs::read(folder.path().join(flipped)).unwrap() == bytes,
                "bit {bit} of {flipped}"
            );
        }
        assert!(!opens(folder.path(), NEW));
    }
}

#[test]
fn a_flipped_bit_of_the_key_file_never_locks_anybody_out() {
    let (folder, _) = folder();
    flip_bits(&fs::read(folder.path().join(KEY_FILE)).unwrap());
}

#[test]
fn nor_does_one_of_the_first_version() {
    flip_bits(OF_THE_FIRST_VERSION);
}

#[test]
fn a_flipped_bit_is_noticed() {
    let (folder, _) = folder();
    let whole = fs::read(folder.path().join(KEY_FILE)).unwrap();
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let read = KeyFile::from_bytes(&bytes);
        assert!(matches!(read, Err(StoreError::Damaged(_))), "bit {bit}");
    }
}

/// Begins a change and stops after so many steps, as if somebody had pulled the plug; `torn` leaves half of what would have
/// been staged next.
fn broken_off(folder: &Path, (proved, bytes): &(&'static str, Vec<u8>), after: usize, torn: bool) {
    for step in steps(proved).into_iter().take(after) {
        step.take(folder, bytes).unwrap();
    }
    if torn && let Some(name) = [KEY_COPY, KEY_FILE].get(after) {
        fs::write(folder.join(format!(".{name}.part")), &bytes[..bytes.len() / 2]).unwrap();
    }
}

#[test]
fn a_change_of_passphrase_that_is_killed_anywhere_leaves_the_old_or_the_new_one() {
    for (after, torn) in (0..=4).flat_map(|after| [(after, false), (after, true)]) {
        let (folder, env) = folder();
        let folder = folder.path();
        broken_off(folder, &changed(folder, OLD, NEW, &env), after, torn);
        let (holds, gone) = if after < 3 { (OLD, NEW) } else { (NEW, OLD) };
        assert!(opens(folder, holds) && !opens(folder, gone), "after {after} steps");
        // The next opening brings the other copy up to the newer: then neither is a way back.
        let opened = Copies::read(folder).open(&Secret::Passphrase(holds)).unwrap();
        opened.settle().unwrap();
        for lost in [KEY_FILE, KEY_COPY] {
            let kept = fs::read(folder.join(lost)).unwrap();
            fs::remove_file(folder.join(lost)).unwrap();
            assert!(
                opens(folder, holds) && !opens(folder, gone),
                "after {after} steps, without {lost}"
            );
            fs::write(folder.join(lost), kept).unwrap();
        }
    }
}

#[test]
fn changes_that_break_off_one_after_the_other_leave_one_passphrase() {
    for (first, second) in (0..=4).flat_map(|first| (0..=4).map(move |second| (first, second))) {
        let (folder, env) = folder();
        let folder = folder.path();
        broken_off(folder, &changed(folder, OLD, NEW, &env), first, false);
        let now = if first < 3 { OLD } else { NEW };
        broken_off(folder, &changed(folder, now, NEWEST, &env), second, false);
        let holds = if second < 3 { now } else { NEWEST };
        let open: Vec<_> = [OLD, NEW, NEWEST]
            .into_iter()
            .filter(|each| opens(folder, each))
            .collect();
        assert_eq!(open, [holds], "after {first} and {second} steps");
    }
}

#[test]
fn the_copy_that_opened_the_notebook_is_replaced_last() {
    // The other cannot be read. Whatever breaks off, there is one that opens.
    for (broken, whole) in [(KEY_FILE, KEY_COPY), (KEY_COPY, KEY_FILE)] {
        for after in 0..=4 {
            let (folder, env) = folder();
            let folder = folder.path();
            fs::write(folder.join(broken), "not a key file").unwrap();
            let change = changed(folder, OLD, NEW, &env);
            assert_eq!(change.0, whole);
            broken_off(folder, &change, after, false);
            assert_eq!(opens(folder, OLD), after < 3, "after {after} steps, {broken} is broken");
            assert_eq!(
                opens(folder, NEW),
                after >= 3,
                "after {after} steps, {broken} is broken"
            );
        }
    }
}

#[test]
fn a_step_that_fails_leaves_nothing_beside_the_copies() {
    for blocked in [KEY_FILE, KEY_COPY] {
        let (folder, env) = folder();
        let folder = folder.path();
        let (proved, bytes) = changed(folder, OLD, NEW, &env);
        // Nothing can be written where a folder is.
        let part = folder.join(format!(".{blocked}.part"));
        fs::create_dir(&part).unwrap();
        replace(folder, proved, &bytes).unwrap_err();
        fs::remove_dir(&part).unwrap();
        assert!(opens(folder, OLD) && !opens(folder, NEW), "{blocked}");
        assert_eq!(fs::read_dir(folder).unwrap().count(), 2, "{blocked}");
    }
}
