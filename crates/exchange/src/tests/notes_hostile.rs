//! Files that are made to do harm, or are broken: each is refused with its reason, and none with its words.

use super::notes::{Visit, body, docx, docx_with, package, paragraph, refused, table};
use crate::notes::{DEEPEST, MOST_LINES, MOST_TEXT, MOST_UNPACKED, Notes, NotesError, split};

const DOCUMENT: &str = "word/document.xml";

fn document(text: &str) -> Vec<u8> {
    package(&[(DOCUMENT, text.as_bytes())])
}

fn a_document() -> Vec<u8> {
    let inside = paragraph("Heading1", "C07") + &paragraph("", "No dates.") + &table(&[&["09:40", "Met."]]);
    docx_with(
        &inside,
        &[
            ("word/footnotes.xml", "<w:footnotes/>"),
            ("word/styles.xml", "<w:styles/>"),
        ],
    )
}

/// The numbers in the list of parts: after each beginning of an entry, the size before and after packing.
fn with_sizes(mut bytes: Vec<u8>, size: u32) -> Vec<u8> {
    for at in 0..bytes.len() - 30 {
        if bytes[at..].starts_with(b"PK\x01\x02") {
            bytes[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
        }
    }
    bytes
}

#[test]
fn a_part_that_unpacks_without_end_is_stopped() {
    let many = vec![b' '; usize::try_from(MOST_UNPACKED).unwrap() + 1];
    let bomb = package(&[(DOCUMENT, &many)]);
    assert!(bomb.len() < 200_000);
    let stopped = NotesError::TooMuchInside { limit: MOST_UNPACKED };
    assert_eq!(refused(&bomb), stopped);
    assert_eq!(refused(&with_sizes(bomb, 10)), NotesError::Damaged { part: DOCUMENT });
    let mut half = vec![b' '; usize::try_from(MOST_UNPACKED / 2).unwrap()];
    half[..4].copy_from_slice(b"<a/>");
    let parts: Vec<(&str, &[u8])> = vec![
        ("word/styles.xml", &half),
        (DOCUMENT, b"<a/>"),
        ("word/header1.xml", &half),
        ("word/header2.xml", &half),
    ];
    assert_eq!(refused(&package(&parts)), stopped);
}

#[test]
fn a_directory_that_claims_two_gigabytes_sets_no_memory_aside() {
    let claims = with_sizes(a_document(), 2_147_483_648);
    assert!(matches!(Notes::open(&claims), Ok(_) | Err(NotesError::Damaged { .. })));
}

#[test]
fn a_directory_of_the_64_bit_sort_is_refused() {
    let mut bytes = a_document();
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    let mut locator = b"PK\x06\x07".to_vec();
    locator.extend([0; 16]);
    bytes.splice(end..end, locator);
    let part = "its list of parts";
    assert_eq!(refused(&bytes), NotesError::Damaged { part });
}

#[test]
fn entities_and_document_types_are_refused() {
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><w:document><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:document>";
    let declares = NotesError::Declares { part: DOCUMENT };
    assert_eq!(refused(&document(laughs)), declares);
    assert_eq!(
        refused(&document(&body("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"))),
        declares
    );
}

#[test]
fn elements_within_elements_without_end_are_stopped() {
    let deep = "<a>".repeat(100_000);
    let stopped = |part| NotesError::TooDeep { part, limit: DEEPEST };
    assert_eq!(refused(&document(&deep)), stopped(DOCUMENT));
    let tables = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    assert_eq!(refused(&document(&tables)), stopped(DOCUMENT));
    let styles = docx_with("", &[("word/styles.xml", &deep)]);
    assert_eq!(refused(&styles), stopped("word/styles.xml"));
    let header = docx_with("", &[("word/header1.xml", &deep)]);
    assert_eq!(refused(&header), stopped("word/header.xml"));
}

#[test]
fn millions_of_lines_are_stopped_before_they_fill_the_memory() {
    let stopped = NotesError::TooManyLines { limit: MOST_LINES };
    assert_eq!(refused(&vec![b'\n'; 9_000_000]), stopped);
    assert_eq!(refused(&document(&body(&"<w:p/>".repeat(1_000_000)))), stopped);
    let breaks = format!("<w:p><w:r>{}</w:r></w:p>", "<w:br/>".repeat(1_000_000));
    assert_eq!(refused(&document(&body(&breaks))), stopped);
}

#[test]
fn a_row_of_millions_of_empty_cells_is_stopped_before_it_fills_the_memory() {
    let cells = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<tc/>".repeat(3_400_000));
    let stopped = NotesError::TooMuchInside { limit: MOST_TEXT };
    assert_eq!(refused(&document(&body(&cells))), stopped);
}

#[test]
fn text_without_end_is_refused_by_its_size() {
    let size = MOST_TEXT + 1;
    let text = vec![b'a'; usize::try_from(size).unwrap()];
    assert_eq!(refused(&text), NotesError::TooLarge { limit: MOST_TEXT, size });
    let packed = docx(&[("", std::str::from_utf8(&text).unwrap())]);
    assert_eq!(refused(&packed), NotesError::TooMuchInside { limit: MOST_TEXT });
    assert!(matches!(
        refused(&[b"PK\x03\x04".as_slice(), &vec![0; 50_000_000]].concat()),
        NotesError::TooLarge { .. }
    ));
}

#[test]
fn a_million_characters_of_one_sort_are_split_in_the_time_they_need() {
    let visit = Visit::northmere();
    for text in ["#a @C07 ", "word ", "- ", "  ", "09:40", "(((", "#plans. ", "'-'"] {
        let mut all = text.repeat(1_000_000 / text.len());
        all.push_str(&"\n# C07\n- x".repeat(10_000));
        visit.proposed(all.as_bytes());
    }
}

#[test]
fn many_different_tags_and_long_lists_of_lead_ins_are_split_in_the_time_they_need() {
    let visit = Visit::northmere();
    let tags: String = (0..60_000).map(|number| format!("#t{number} ")).collect();
    let all = visit.proposed(format!("Said.\n{tags}said {tags}").as_bytes());
    assert_eq!(all[0].tags.len(), 60_000);
    let long = "No dates, no names. ".repeat(20);
    let items = "- x:\n".repeat(30_000);
    for lead_ins in [items.clone(), format!("{long}:\n{items}")] {
        assert_eq!(visit.proposed(lead_ins.as_bytes()).len(), 1);
    }
}

#[test]
fn a_document_cut_off_anywhere_is_refused_or_read_but_never_a_panic() {
    let whole = a_document();
    assert!(Notes::open(&whole).is_ok());
    for end in (4..whole.len()).step_by(97).chain(whole.len() - 30..whole.len()) {
        assert!(Notes::open(&whole[..end]).is_err(), "cut at {end}");
    }
    let xml = body(&paragraph("", "No dates."));
    for end in 0..xml.len() {
        let cut = package(&[(DOCUMENT, &xml.as_bytes()[..end])]);
        assert!(Notes::open(&cut).is_err(), "cut at {end}");
    }
}

#[test]
fn a_document_with_a_changed_byte_is_refused_or_read_but_never_a_panic() {
    let whole = a_document();
    let visit = Visit::northmere();
    for at in 0..whole.len() {
        for change in [0x01, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            if let Ok(notes) = Notes::open(&bytes) {
                split(&notes, &visit.known(), None);
            }
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert_eq!(refused(b""), NotesError::Empty);
    assert_eq!(refused(b"ab\0c"), NotesError::NotText { offset: 2 });
    assert_eq!(refused(b"\xef\xbb\xbfa\0"), NotesError::NotText { offset: 4 });
    assert_eq!(refused(b"\xff\xfea\0\0\0"), NotesError::NotText { offset: 4 });
    assert_eq!(
        refused(b"\xef\xbb\xbfab\xff"),
        NotesError::Encoding { encoding: "UTF-8" }
    );
    assert_eq!(refused(b"\xff\xfea\0b"), NotesError::Encoding { encoding: "UTF-16" });
    let noise: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1)
        .collect();
    assert!(matches!(refused(&noise), NotesError::MostlyControls { .. }));
}

#[test]
fn no_error_repeats_what_stands_in_the_file() {
    const SECRET: &str = "Tamsin";
    let broken = [
        document(&format!("<{SECRET}><b></{SECRET}>")),
        document(&format!("<w:document>&{SECRET};</w:document>")),
        document(&format!("<!DOCTYPE {SECRET}>")),
        document(&format!("<w:document {SECRET}")),
        package(&[(SECRET, SECRET.as_bytes())]),
        format!("{SECRET}\0").into_bytes(),
        format!("{{\\rtf {SECRET}").into_bytes(),
        [b"\xef\xbb\xbf\xff", SECRET.as_bytes()].concat(),
    ];
    for bytes in broken {
        let error = refused(&bytes);
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error}");
        assert!(error.to_string().len() > 20);
    }
}
