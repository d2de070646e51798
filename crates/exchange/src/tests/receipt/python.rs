//! The verifier in Python, which shares no code with this one, agrees: on what is true and on what was changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::changed::{NOT_PROVABLE, changed, kind, northmere, seal_again};
use super::*;
use crate::receipt::{Receipt, read, write};

fn references() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/references")
}

/// What it says of each pair of frame and receipt, in one call, and whether it found all to be well.
fn verdicts(pairs: &[(&str, Vec<u8>)]) -> (Vec<String>, bool) {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (at, (frame, receipt)) in pairs.iter().enumerate() {
        for (name, bytes) in [("csv", frame.as_bytes()), ("json", receipt)] {
            let path = folder.path().join(format!("{at}.{name}"));
            fs::write(&path, bytes).unwrap();
            paths.push(path);
        }
    }
    let program = references().join("verify_receipt.py");
    let output = Command::new("python3").arg(program).args(&paths).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let lines = said
        .lines()
        .map(|line| line.split_once(".json: ").unwrap().1.to_owned());
    (lines.collect(), output.status.success())
}

#[test]
fn it_verifies_two_hundred_receipts_made_here() {
    let worlds: Vec<_> = (1000..1200)
        .map(|seed| World::of(seed, 5 + usize::try_from(seed % 50).unwrap()))
        .collect();
    let pairs: Vec<_> = worlds
        .iter()
        .map(|world| (world.file.as_str(), write(&world.make().receipt).unwrap()))
        .collect();
    let (said, all_well) = verdicts(&pairs);
    assert_eq!(said, vec!["OK"; 200]);
    assert!(all_well);
}

#[test]
fn it_says_when_the_file_is_another_with_the_same_rows() {
    let world = World::of(11, 40);
    let saved_again = format!("{},,,,,,,,,,\r\n", world.file);
    let (said, all_well) = verdicts(&[(&saved_again, write(&world.make().receipt).unwrap())]);
    assert_eq!((said, all_well), (vec!["OK (not the receipt's file)".to_owned()], true));
}

#[test]
fn it_verifies_rows_under_plain_headings_whatever_the_mapping_says() {
    let mut world = World::of(11, 40);
    world.mapping = json!({"sheets": [{"list": 8, "columns": [1, -2, null, true]}], "é\u{7f}\n\u{1}": "\\ \"\t\u{8}"});
    let receipt = write(&world.make().receipt).unwrap();
    let lines = world
        .file
        .strip_prefix(HEADINGS)
        .unwrap()
        .replace(",not read\r\n", "\r\n");
    let frame = format!("list,child,team,born,sex,status,started,last_seen,last_review,closed\r\n{lines}");
    let unknown = frame.replacen("child", "Child", 1);
    let (said, _) = verdicts(&[(&frame, receipt.clone()), (&unknown, receipt)]);
    assert_eq!(
        said,
        ["OK (not the receipt's file)", "cannot be drawn again (KeyError)"]
    );
}

#[test]
fn it_finds_every_changed_field_and_every_other_frame() {
    let world = northmere();
    let receipt = world.make().receipt;
    let mut pairs: Vec<(&str, Vec<u8>)> = Vec::new();
    for (_, value) in changed(&receipt) {
        pairs.push((&world.file, serde_json::to_vec(&value).unwrap()));
    }
    let other = world.file.replacen("Team South", "Team West", 1);
    let shorter = world.file.trim_end().rsplit_once("\r\n").unwrap().0;
    pairs.push((&other, write(&receipt).unwrap()));
    pairs.push((shorter, write(&receipt).unwrap()));
    pairs.push((&world.file, b"{}".to_vec()));
    let (said, all_well) = verdicts(&pairs);
    assert_eq!(said.len(), pairs.len());
    assert!(said.iter().all(|line| !line.starts_with("OK")) && !all_well);
}

#[test]
fn it_finds_forged_receipts_too() {
    let world = northmere();
    let mut forged: Vec<(String, Receipt)> = Vec::new();
    for (pointer, value) in changed(&world.make().receipt) {
        let kind = kind(&pointer);
        if NOT_PROVABLE.contains(&kind.as_str()) || kind == "/digest" || kind.starts_with("/files") {
            continue;
        }
        if let Ok(mut receipt) = read(&serde_json::to_vec(&value).unwrap()) {
            seal_again(&mut receipt);
            forged.push((pointer, receipt));
        }
    }
    let pairs: Vec<_> = forged
        .iter()
        .map(|(_, receipt)| (world.file.as_str(), serde_json::to_vec(receipt).unwrap()))
        .collect();
    let (said, _) = verdicts(&pairs);
    assert!(forged.len() > 100, "{}", forged.len());
    for ((pointer, _), line) in forged.iter().zip(&said) {
        assert!(
            !line.starts_with("OK") && !line.starts_with("digest"),
            "{pointer}: {line}"
        );
    }
}

#[test]
fn the_receipt_kept_as_an_example_is_made_again_to_the_byte() {
    let world = northmere();
    let made = world.make();
    let kept = |name: &str| fs::read_to_string(references().join(name)).unwrap();
    assert_eq!(world.file, kept("northmere.csv"));
    assert_eq!(
        String::from_utf8(write(&made.receipt).unwrap()).unwrap(),
        kept("northmere.receipt.json")
    );
    assert_eq!(made.keys.csv(), kept("northmere.keys.csv"));
    let (said, _) = verdicts(&[(&kept("northmere.csv"), kept("northmere.receipt.json").into_bytes())]);
    assert_eq!(said, ["OK"]);
}
