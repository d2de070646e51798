//! Files that are no visit files, each refused with its place.

use serde_json::{Value, json};

use visitbook_domain::Reason;

use crate::error::{LARGEST, MOST_VALUES, ReadError, Shape};
use crate::{SAMPLE, read};

/// The sample with the value at a JSON pointer replaced.
pub fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(SAMPLE).unwrap();
    *file
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("{pointer} is not in the sample")) = value;
    serde_json::to_vec_pretty(&file).unwrap()
}

/// The sample with one more field in the object at a JSON pointer.
pub fn with_field(pointer: &str, name: &str, value: Value) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(SAMPLE).unwrap();
    file.pointer_mut(pointer)
        .unwrap()
        .as_object_mut()
        .unwrap()
        .insert(name.to_owned(), value);
    serde_json::to_vec_pretty(&file).unwrap()
}

fn without(pointer: &str, name: &str) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(SAMPLE).unwrap();
    file.pointer_mut(pointer)
        .unwrap()
        .as_object_mut()
        .unwrap()
        .remove(name)
        .unwrap();
    serde_json::to_vec(&file).unwrap()
}

#[test]
fn a_hundred_megabytes_are_refused_by_their_size_alone() {
    let bytes = vec![b'['; 100_000_000];
    assert_eq!(
        read(&bytes),
        Err(ReadError::TooLarge {
            limit: LARGEST,
            size: 100_000_000
        })
    );
}

#[test]
fn a_hundred_thousand_brackets_are_refused_where_they_get_too_deep() {
    let brackets = "[".repeat(100_000);
    assert_eq!(
        read(brackets.as_bytes()),
        Err(ReadError::TooDeep { line: 1, column: 33 })
    );
    for inside in [
        brackets.clone(),
        "{\"a\":".repeat(100_000),
        format!("{brackets}{}", "]".repeat(100_000)),
    ] {
        let file = format!("{{\"format\":\"visitbook-visit\",\n\"version\":1,\"records\":{inside}}}");
        assert!(matches!(read(file.as_bytes()), Err(ReadError::TooDeep { line: 2, .. })));
    }
}

#[test]
fn millions_of_small_values_are_refused_before_they_fill_the_memory() {
    let values = "1,".repeat(3_000_000);
    let file = format!("{{\"format\":\"visitbook-visit\",\"version\":1,\"records\":[{values}1]}}");
    let refused = ReadError::TooMany {
        path: "the file".to_owned(),
        limit: MOST_VALUES,
        found: 3_000_002,
    };
    assert_eq!(read(file.as_bytes()), Err(refused));
}

#[test]
fn brackets_within_words_are_words() {
    let words = json!("\"[[[".repeat(1_000));
    assert!(read(&with("/records/evidence/0/text", words)).is_ok());
}

#[test]
fn a_file_cut_short_anywhere_is_called_so() {
    for cut in (997..SAMPLE.len() - 1).step_by(997).chain([1, 2, 30, SAMPLE.len() - 2]) {
        let refused = read(&SAMPLE[..cut]);
        assert!(
            matches!(refused, Err(ReadError::Truncated { .. })),
            "cut at {cut}: {refused:?}"
        );
    }
    // Cut within the bytes of one letter, too.
    let apostrophe = SAMPLE.windows(3).position(|three| three == "’".as_bytes()).unwrap();
    for within in [1, 2] {
        assert!(matches!(
            read(&SAMPLE[..apostrophe + within]),
            Err(ReadError::Truncated { .. })
        ));
    }
    assert!(
        read(&SAMPLE[..SAMPLE.len() - 1]).is_ok(),
        "only the last line break is missing"
    );
}

#[test]
fn a_field_that_the_format_does_not_have_is_refused_by_its_place() {
    for (pointer, path) in [
        ("", "the file"),
        ("/records", "records"),
        ("/records/authority", "records.authority"),
        ("/records/authority/delivery", "records.authority.delivery"),
        ("/records/visit/team/1", "records.visit.team.1"),
        ("/records/evidence/12", "records.evidence.12"),
        ("/records/blocks/3/content/0", "records.blocks.3.content.0"),
    ] {
        let refused = read(&with_field(pointer, "colour", json!(1)));
        let Err(ReadError::WrongShape {
            path: found,
            what,
            line,
            ..
        }) = refused
        else {
            panic!("{pointer}: {refused:?}")
        };
        assert_eq!((found.as_str(), what), (path, Shape::UnknownField));
        assert!(line > 1, "{pointer}");
    }
}

#[test]
fn another_type_is_refused_with_its_path_and_what_belongs_there() {
    for (pointer, value, path, what) in [
        ("/records", json!([]), "records", "an object"),
        ("/records/people/0/name", json!(7), "records.people.0.name", "text"),
        (
            "/records/authority/fictional",
            json!("yes"),
            "records.authority.fictional",
            "true or false",
        ),
        ("/records/evidence", json!({}), "records.evidence", "a list"),
        (
            "/records/evidence/2/number",
            json!(-3),
            "records.evidence.2.number",
            "a whole number that is not negative",
        ),
        (
            "/records/evidence/2/number",
            json!(1.5),
            "records.evidence.2.number",
            "a whole number that is not negative",
        ),
        (
            "/records/evidence/2/id",
            json!("x"),
            "records.evidence.2.id",
            "an id (a UUID)",
        ),
        (
            "/records/evidence/2/areas/0",
            json!(null),
            "records.evidence.2.areas.0",
            "an id (a UUID)",
        ),
        (
            "/records/visit/dates/0/first",
            json!(20),
            "records.visit.dates.0.first",
            "a date, as in \"2026-11-17\"",
        ),
        (
            "/records/evidence/5/at",
            json!([]),
            "records.evidence.5.at",
            "an instant, as in \"2026-11-17T09:30:00Z\"",
        ),
        (
            "/records/blocks/1/rank",
            json!("A!"),
            "records.blocks.1.rank",
            "a rank (letters a to z, not ending in a)",
        ),
        (
            "/records/letter/addressee/1",
            json!({}),
            "records.letter.addressee.1",
            "text",
        ),
    ] {
        let refused = read(&with(pointer, value));
        let Err(ReadError::WrongShape {
            path: found,
            what: Shape::Expected(kind),
            line,
            column,
        }) = refused
        else {
            panic!("{pointer}: {refused:?}")
        };
        assert_eq!((found.as_str(), kind), (path, what));
        assert!(line > 1 && column > 0, "{pointer}: {line}, {column}");
    }
}

#[test]
fn a_word_outside_its_list_or_an_impossible_date_is_refused() {
    let refused = read(&with("/records/evidence/0/mark", json!("bad"))).unwrap_err();
    let words = "strength, concern, context, question".to_owned();
    assert!(matches!(&refused, ReadError::WrongShape { what: Shape::UnknownWord(found), .. } if *found == words));
    let refused = read(&with("/records/letter/date", json!("2026-02-30"))).unwrap_err();
    assert!(
        matches!(refused, ReadError::WrongShape { what: Shape::Malformed, ref path, .. } if path == "records.letter.date")
    );
}

#[test]
fn a_missing_or_doubled_field_is_refused() {
    let refused = read(&without("/records/evidence/7", "mark")).unwrap_err();
    let missing = Shape::MissingField("mark".to_owned());
    assert!(
        matches!(refused, ReadError::WrongShape { what, path, .. } if what == missing && path == "records.evidence.7")
    );
    let doubled = String::from_utf8(SAMPLE.to_vec())
        .unwrap()
        .replacen("\"name\":", "\"name\": \"x\", \"name\":", 1);
    let refused = read(doubled.as_bytes()).unwrap_err();
    assert!(
        matches!(
            refused,
            ReadError::WrongShape {
                what: Shape::DuplicateField,
                ..
            }
        ),
        "{refused:?}"
    );
}

#[test]
fn the_head_says_what_the_file_is() {
    let newer = Err(ReadError::NewerVersion { version: 4, ours: 3 });
    assert_eq!(read(&with("/version", json!(4))), newer);
    // A later version may look quite different; it is still known as one.
    assert_eq!(
        read(br#"{"version": 4, "things": [1, {}], "format": "visitbook-visit"}"#),
        newer
    );
    for version in [
        json!(0),
        json!(-1),
        json!("1"),
        json!(1.0),
        json!(null),
        json!([1]),
        json!({"v": 1}),
        json!(true),
    ] {
        assert_eq!(read(&with("/version", version)), Err(ReadError::OlderOrUnknownVersion));
    }
    assert_eq!(read(&without("", "version")), Err(ReadError::OlderOrUnknownVersion));
    assert_eq!(read(&without("", "format")), Err(ReadError::NotAVisitFile));
    for other in [
        "{}",
        "[]",
        "[1, 2]",
        "null",
        "12",
        "\"visitbook-visit\"",
        r#"{"format": "other", "version": 1}"#,
    ] {
        assert_eq!(read(other.as_bytes()), Err(ReadError::NotAVisitFile), "{other}");
    }
}

#[test]
fn other_encodings_are_told_apart_from_broken_json() {
    let text = std::str::from_utf8(SAMPLE).unwrap();
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(order).collect() };
    for (bytes, offset) in [
        ([vec![0xFF, 0xFE], utf16(u16::to_le_bytes)].concat(), 3),
        ([vec![0xFE, 0xFF], utf16(u16::to_be_bytes)].concat(), 2),
        (utf16(u16::to_le_bytes), 1),
        (utf16(u16::to_be_bytes), 0),
        (b"{\"format\": \"caf\xe9\"}".to_vec(), 15),
    ] {
        assert_eq!(read(&bytes), Err(ReadError::NotUtf8 { offset }));
    }
    assert_eq!(read(b""), Err(ReadError::Empty));
    assert_eq!(read(b" \n\t"), Err(ReadError::Empty));
    assert_eq!(read("\u{feff}".as_bytes()), Err(ReadError::Empty));
    assert!(
        read(&["\u{feff}".as_bytes(), SAMPLE].concat()).is_ok(),
        "a byte order mark does no harm"
    );
}

#[test]
fn text_that_is_no_json_is_refused_where_it_goes_wrong() {
    assert_eq!(read(b"Dear Wren"), Err(ReadError::NotJson { line: 1, column: 1 }));
    assert_eq!(
        read(b"{\n  \"format\" \"visitbook-visit\"}"),
        Err(ReadError::NotJson { line: 2, column: 12 })
    );
    let lines = SAMPLE.iter().filter(|byte| **byte == b'\n').count();
    let twice = [SAMPLE, SAMPLE].concat();
    assert_eq!(
        read(&twice),
        Err(ReadError::NotJson {
            line: lines + 1,
            column: 1
        })
    );
}

#[test]
fn a_broken_rule_is_refused_with_the_record_it_is_in() {
    let stranger = json!("019a0000-0000-7000-8000-000000000000");
    for (pointer, value, path, reason) in [
        (
            "/records/evidence/2/areas/0",
            stranger.clone(),
            "records.evidence.2.areas.0",
            Reason::Unknown,
        ),
        (
            "/records/evidence/2/author",
            stranger.clone(),
            "records.evidence.2.author",
            Reason::Unknown,
        ),
        (
            "/records/blocks/2/letter",
            stranger,
            "records.blocks.2.letter",
            Reason::Unknown,
        ),
        (
            "/records/evidence/9/text",
            json!(" "),
            "records.evidence.9.text",
            Reason::Empty,
        ),
        (
            "/records/visit/ordinal",
            json!(0),
            "records.visit.ordinal",
            Reason::OutOfRange,
        ),
        (
            "/records/visit/team/0/lead",
            json!(false),
            "records.visit.team",
            Reason::NotOne,
        ),
        (
            "/records/cases/3/reference",
            json!("C\u{0}4"),
            "records.cases.3.reference",
            Reason::ControlCharacter,
        ),
    ] {
        assert_eq!(
            read(&with(pointer, value)),
            Err(ReadError::Rule {
                path: path.to_owned(),
                reason
            })
        );
    }
}
