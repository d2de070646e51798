//! Export, import, export gives the same.

use proptest::prelude::*;

use super::strategies::records;
use crate::error::{MANY, ReadError, WriteError};
use crate::{SAMPLE, read, sample, write};

proptest! {
    #[test]
    fn export_import_export_gives_the_same_bytes(records in records()) {
        prop_assert_eq!(records.check(), Ok(()));
        let first = write(&records).unwrap();
        let read = read(&first).unwrap();
        prop_assert_eq!(&first, &write(&read).unwrap());
        // Nothing but the order of lists may differ from what was handed in.
        let sorted = |records: &visitbook_domain::VisitRecords| {
            let mut all: Vec<_> = records.all().into_iter().map(|(_, record)| record).collect();
            all.sort_by_key(|record| record.subject());
            all
        };
        prop_assert_eq!(sorted(&records), sorted(&read));
    }

    #[test]
    fn changed_bytes_are_read_or_refused_but_nothing_else(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = SAMPLE.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(records) = read(&bytes) {
            prop_assert!(write(&records).is_ok());
        }
    }
}

#[test]
fn the_bytes_end_with_a_line_break_and_begin_with_what_they_are() {
    let text = String::from_utf8(write(&sample().unwrap()).unwrap()).unwrap();
    assert!(
        text.starts_with("{\n  \"format\": \"visitbook-visit\",\n  \"version\": 3,\n  \"records\": {\n    \"people\"")
    );
    assert!(text.ends_with("\n  }\n}\n"));
}

#[test]
fn what_would_not_be_read_is_not_written() {
    let mut records = sample().unwrap();
    records.evidence[4].text.clear();
    assert!(matches!(write(&records), Err(WriteError::Rule { path, .. }) if path == "records.evidence.4.text"));

    let mut records = sample().unwrap();
    records.cases = vec![records.cases[0].clone(); MANY + 1];
    assert!(matches!(write(&records), Err(WriteError::TooMany { path, .. }) if path == "records.cases"));
    let file = crate::VisitFile {
        format: crate::FORMAT.to_owned(),
        version: crate::VERSION,
        records,
    };
    let bytes = serde_json::to_vec(&file).unwrap();
    let refused = ReadError::TooMany {
        path: "records.cases".to_owned(),
        limit: MANY,
        found: MANY + 1,
    };
    assert_eq!(read(&bytes), Err(refused));
}
