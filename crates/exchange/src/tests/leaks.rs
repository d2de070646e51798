//! No error repeats what stands in a file, whatever is wrong with it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use visitbook_domain::{FocusedVisit, Inline, MonthYear};

use super::hostile::with_field;
use crate::{SAMPLE, WorkFactor, open, read, seal};

const PLANTED: &str = "zebrawort";

/// One JSON pointer for each field of the format (numbers of list entries apart), objects and lists included.
fn pointers(value: &Value, pointer: &str, seen: &mut BTreeSet<String>, found: &mut Vec<String>) {
    let kind: String = pointer
        .split('/')
        .filter(|part| part.parse::<usize>().is_err())
        .collect::<Vec<_>>()
        .join("/");
    let shape = format!(
        "{kind} {}",
        std::mem::discriminant(value).eq(&std::mem::discriminant(&Value::Null))
    );
    if seen.insert(shape) {
        found.push(pointer.to_owned());
    }
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| pointers(value, &format!("{pointer}/{key}"), seen, found)),
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(at, value)| pointers(value, &format!("{pointer}/{at}"), seen, found));
        }
        _ => {}
    }
}

fn replaced(file: &Value, pointer: &str, value: Value) -> Vec<u8> {
    let mut file = file.clone();
    *file.pointer_mut(pointer).unwrap() = value;
    serde_json::to_vec(&file).unwrap()
}

/// How an error shows: for people, and in a log.
fn shown(bytes: &[u8]) -> Option<String> {
    read(bytes).err().map(|error| format!("{error} {error:?}"))
}

/// The sample with little of each list, so that hundreds of variants are read quickly; each optional part is there.
fn small() -> Value {
    let mut file: Value = serde_json::from_slice(SAMPLE).unwrap();
    let mut records = crate::sample().unwrap();
    records.evidence.truncate(3);
    records.evidence[0].binned = Some(records.evidence[0].at);
    records.evidence[0].case = Some(records.cases[0].id);
    records.evidence[0].tags = vec!["tag".to_owned()];
    records.cases.truncate(1);
    records.enquiries.truncate(1);
    records.referrals.truncate(1);
    records.referrals[0].case = Some(records.cases[0].id);
    records.blocks.truncate(1);
    records.blocks[0]
        .content
        .push(Inline::citing(vec![records.evidence[0].id]));
    records.findings.truncate(1);
    let found = &mut records.findings[0];
    found.supports.truncate(1);
    found.against.truncate(1);
    found.weighed.truncate(1);
    found.supports[0].evidence = records.evidence[0].id;
    found.against[0].evidence = records.evidence[1].id;
    found.weighed[0].evidence = records.evidence[1].id;
    records.visit.focused_visits.push(FocusedVisit {
        month: MonthYear { year: 2026, month: 2 },
        circumstances: String::new(),
        mentioned: false,
    });
    file["records"] = serde_json::to_value(&records).unwrap();
    file
}

#[test]
fn a_word_planted_anywhere_in_a_file_is_in_no_error() {
    let file = small();
    assert!(read(&serde_json::to_vec(&file).unwrap()).is_ok());
    let mut found = Vec::new();
    pointers(&file, "", &mut BTreeSet::new(), &mut found);
    assert!(found.len() > 90, "{}", found.len());
    let mut refused = 0;
    for pointer in found.iter().filter(|pointer| !pointer.is_empty()) {
        for planted in [
            json!(PLANTED),
            json!([PLANTED]),
            json!({PLANTED: PLANTED}),
            json!({"type": PLANTED}),
            json!({"type": "text", "text": "x", PLANTED: 1}),
            json!(format!("`{PLANTED}`, expected `{PLANTED}` at line 1 column 2")),
            json!(format!("\u{0}{PLANTED}")),
        ] {
            if let Some(error) = shown(&replaced(&file, pointer, planted)) {
                refused += 1;
                assert!(!error.contains(PLANTED), "{pointer}: {error}");
            }
        }
    }
    assert!(refused > 400, "{refused}");
}

#[test]
fn an_unknown_field_is_not_named() {
    for pointer in [
        "",
        "/records",
        "/records/evidence/3",
        "/records/blocks/3/content/0",
        "/records/authority/delivery",
    ] {
        for name in [
            PLANTED.to_owned(),
            format!("{PLANTED}`, expected `a"),
            format!("{PLANTED}.x"),
        ] {
            let error = shown(&with_field(pointer, &name, json!(PLANTED))).unwrap();
            assert!(!error.contains(PLANTED), "{error}");
        }
    }
}

#[test]
fn broken_json_is_not_quoted() {
    for broken in [
        PLANTED.to_owned(),
        format!("{{{PLANTED}: 1}}"),
        format!("{{\"format\": {PLANTED}}}"),
        format!("{{\"format\": \"visitbook-visit\", \"version\": 1, \"records\": \"{PLANTED}"),
        format!("{{\"format\": \"{PLANTED}\"}}"),
        format!("{{\"format\": 1, \"format\": \"{PLANTED}\"}}"),
    ] {
        let error = shown(broken.as_bytes()).unwrap();
        assert!(!error.contains(PLANTED), "{error}");
    }
}

#[test]
fn neither_passphrase_nor_words_are_in_an_error_of_a_sealed_visit() {
    let mut records = crate::sample().unwrap();
    let sealed = seal(&records, PLANTED, WorkFactor::QUICK).unwrap();
    let error = open(&sealed, &format!("not {PLANTED}")).unwrap_err();
    assert!(!format!("{error} {error:?}").contains(PLANTED));
    records.evidence[0].source = format!("{PLANTED}\u{0}");
    let error = seal(&records, PLANTED, WorkFactor::QUICK).unwrap_err();
    assert!(!format!("{error} {error:?}").contains(PLANTED));
}
