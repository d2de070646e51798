//! Reviewed letters that are made to do harm, or are broken: each is refused with its reason, and none with its words.

use super::notes::{body, docx_with, package, paragraph, table};
use super::reviewed::{begin, block, deleted, end, inserted, run};
use crate::notes::{DEEPEST, MOST_LINES, MOST_TEXT, MOST_UNPACKED};
use crate::reviewed::{MOST_CHANGES, MOST_COMMENTS, ReviewedError, read_comment_table, read_reviewed};

const DOCUMENT: &str = "word/document.xml";
const COMMENTS: &str = "word/comments.xml";

fn document(text: &str) -> Vec<u8> {
    package(&[(DOCUMENT, text.as_bytes())])
}

/// The error of both readers, which is the same.
fn refused(bytes: &[u8]) -> ReviewedError {
    let refused = read_reviewed(bytes).unwrap_err();
    assert_eq!(read_comment_table(bytes).unwrap_err(), refused);
    refused
}

fn reviewed(inside: &str, beside: &[(&str, &str)]) -> ReviewedError {
    read_reviewed(&docx_with(inside, beside)).unwrap_err()
}

fn a_letter() -> Vec<u8> {
    let inside = [
        block(
            1,
            &(run("Plans ") + &deleted("Ann Lark", &run("drift")) + &inserted("Ann Lark", &run("wait"))),
        ),
        table(&[&["Paragraph", "Comment"], &["1", "No."]]),
        format!(
            "<w:p><w:commentRangeStart w:id=\"0\"/>{}<w:commentRangeEnd w:id=\"0\"/></w:p>",
            run("x")
        ),
    ];
    let comments = format!(
        "<w:comments><w:comment w:id=\"0\" w:author=\"Bo\">{}</w:comment></w:comments>",
        paragraph("", "?")
    );
    let extended = "<x><commentEx paraId=\"1\" done=\"1\"/></x>";
    docx_with(
        &inside.concat(),
        &[(COMMENTS, &comments), ("word/commentsExtended.xml", extended)],
    )
}

#[test]
fn files_of_other_kinds_are_refused_with_what_helps() {
    let ole = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    assert_eq!(refused(&ole), ReviewedError::LockedOrOld);
    let sheet = package(&[("xl/workbook.xml", b"<workbook/>")]);
    for other in [&b""[..], b"%PDF-1.7 x", b"{\\rtf1 x", b"plain words", &sheet] {
        assert_eq!(refused(other), ReviewedError::OtherKind);
    }
    let macros = docx_with("", &[("word/vbaProject.bin", "x")]);
    assert_eq!(refused(&macros), ReviewedError::Macros);
    let types = b"<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>";
    let named = package(&[("[Content_Types].xml", types), (DOCUMENT, b"<w:document/>")]);
    assert_eq!(refused(&named), ReviewedError::Macros);
    let empty = package(&[(DOCUMENT, b"")]);
    assert_eq!(
        refused(&empty),
        ReviewedError::NotXml {
            part: DOCUMENT,
            offset: 0
        }
    );
    let unknown = docx_with("", &[("customXml/item1.xml", "<a"), ("word/people.xml", "\u{1}")]);
    assert_eq!(read_reviewed(&unknown).unwrap().paragraphs, []);
}

#[test]
fn parts_that_unpack_without_end_are_stopped() {
    let many = vec![b' '; usize::try_from(MOST_UNPACKED).unwrap() + 1];
    let stopped = ReviewedError::TooMuchInside { limit: MOST_UNPACKED };
    let bomb = package(&[(DOCUMENT, b"<a/>"), (COMMENTS, &many)]);
    assert_eq!(read_reviewed(&bomb).unwrap_err(), stopped);
    let large = [b"PK\x03\x04".as_slice(), &vec![0; 50_000_000]].concat();
    assert!(matches!(refused(&large), ReviewedError::TooLarge { .. }));
}

#[test]
fn entities_deep_nesting_and_broken_parts_are_refused_by_the_name_of_their_part() {
    let deep = "<a>".repeat(100_000);
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\">]><a>&b;</a>";
    type Refusal = fn(&'static str) -> ReviewedError;
    let broken: [(&str, Refusal); 3] = [
        (&deep, |part| ReviewedError::TooDeep { part, limit: DEEPEST }),
        (laughs, |part| ReviewedError::Declares { part }),
        ("<a>&b;</a>", |part| ReviewedError::Declares { part }),
    ];
    for (text, error) in broken {
        assert_eq!(refused(&document(text)), error(DOCUMENT));
        assert_eq!(reviewed("", &[(COMMENTS, text)]), error(COMMENTS));
        let extended = "word/commentsExtended.xml";
        assert_eq!(reviewed("", &[(COMMENTS, "<a/>"), (extended, text)]), error(extended));
    }
    assert!(matches!(
        refused(&document("<a><b></a>")),
        ReviewedError::NotXml { part: DOCUMENT, .. }
    ));
    let skipped = format!("<w:document><w:drawing>{}", "<w:p>".repeat(300));
    assert!(matches!(refused(&document(&skipped)), ReviewedError::TooDeep { .. }));
}

#[test]
fn too_much_of_anything_is_stopped_before_it_fills_the_memory() {
    let many = |what, limit| ReviewedError::TooMany { what, limit };
    assert_eq!(
        reviewed(&"<w:p/>".repeat(MOST_LINES + 1), &[]),
        many("paragraphs", MOST_LINES)
    );
    let changes = "<w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:r><w:t>b</w:t></w:r>".repeat(MOST_CHANGES + 1);
    assert_eq!(
        reviewed(&format!("<w:p>{changes}</w:p>"), &[]),
        many("tracked changes", MOST_CHANGES)
    );
    let ids = |from: &str, to: &str| -> String { (0..60_000).map(|id| format!("{from}{id}{to}")).collect() };
    let ranges = ids("<w:commentRangeStart w:id=\"", "\"/>");
    assert_eq!(reviewed(&ranges, &[]), many("comments", MOST_COMMENTS));
    let comments = format!("<a>{}</a>", ids("<w:comment w:id=\"", "\"/>"));
    assert_eq!(reviewed("", &[(COMMENTS, &comments)]), many("comments", MOST_COMMENTS));
    let bookmarks: String = (0..60_000).map(begin).collect();
    assert_eq!(reviewed(&bookmarks, &[]), many("bookmarks", MOST_LINES));
    let words = paragraph("", &"a".repeat(10_000_001));
    assert_eq!(reviewed(&words, &[]), ReviewedError::TooMuchInside { limit: MOST_TEXT });
    let said = format!(
        "<a><w:comment>{}</w:comment></a>",
        paragraph("", &"a".repeat(10_000_001))
    );
    assert_eq!(
        reviewed("", &[(COMMENTS, &said)]),
        ReviewedError::TooMuchInside { limit: MOST_TEXT }
    );
}

#[test]
fn comments_on_the_same_words_over_and_over_are_stopped_before_their_words_fill_the_memory() {
    let ids = 0..MOST_COMMENTS;
    let starts: String = ids
        .clone()
        .map(|id| format!("<w:commentRangeStart w:id=\"{id}\"/>"))
        .collect();
    let ends: String = ids
        .clone()
        .map(|id| format!("<w:commentRangeEnd w:id=\"{id}\"/>"))
        .collect();
    let said: String = ids.map(|id| format!("<w:comment w:id=\"{id}\"/>")).collect();
    let inside = format!("<w:p>{starts}{}{ends}</w:p>", run(&"word ".repeat(300)));
    let said = format!("<a>{said}</a>");
    let stopped = ReviewedError::TooMuchInside { limit: MOST_TEXT };
    assert_eq!(reviewed(&inside, &[(COMMENTS, &said)]), stopped);
    // At the end of a long paragraph and into the next: short words, many times.
    let long = run(&"word ".repeat(1_000_000));
    let inside = format!("<w:p>{long}{starts}</w:p><w:p>{}{ends}</w:p>", run("b"));
    let read = read_reviewed(&docx_with(&inside, &[(COMMENTS, &said)])).unwrap();
    assert_eq!(read.paragraphs[0].comments.len(), MOST_COMMENTS);
}

#[test]
fn a_tracked_deletion_cut_into_very_many_runs_is_read_in_the_time_it_needs() {
    let inside = block(
        1,
        &deleted(
            "Ann Lark",
            &"<w:r><w:t xml:space=\"preserve\">a</w:t></w:r>".repeat(150_000),
        ),
    );
    let read = read_reviewed(&docx_with(&inside, &[])).unwrap();
    assert_eq!(read.paragraphs[0].changes[0].words.len(), 150_000);
    let bookmarks = (0..10_000)
        .map(|id| begin(id) + "<w:p/>" + &end(id))
        .collect::<String>();
    assert_eq!(
        read_reviewed(&docx_with(&bookmarks, &[])).unwrap().paragraphs.len(),
        10_000
    );
}

#[test]
fn a_hostile_table_is_stopped_before_it_fills_the_memory() {
    let refused = |inside: &str| read_comment_table(&docx_with(inside, &[])).unwrap_err();
    let table = |inside: &str| format!("<w:tbl>{inside}</w:tbl>");
    let too_much = ReviewedError::TooMuchInside { limit: MOST_TEXT };
    assert_eq!(
        refused(&table(&format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(3_000_000)))),
        too_much
    );
    let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/></w:tcPr></w:tc>";
    assert_eq!(
        refused(&table(&format!("<w:tr>{}</w:tr>", wide.repeat(100_000)))),
        too_much
    );
    let rows = "<w:tr><w:tc/></w:tr>".repeat(MOST_LINES + 1);
    let what = "rows in a table";
    assert_eq!(
        refused(&table(&rows)),
        ReviewedError::TooMany {
            what,
            limit: MOST_LINES
        }
    );
    let nested = "<w:tbl><w:tr><w:tc>".repeat(90);
    let whole = format!("{nested}{}{}", paragraph("", "x"), "</w:tc></w:tr></w:tbl>".repeat(90));
    assert!(matches!(refused(&whole), ReviewedError::TooDeep { .. }));
    let nested = "<w:tbl><w:tr><w:tc>".repeat(80);
    let whole = format!(
        "{nested}{}{}",
        run(&"x".repeat(5_000_000)),
        "</w:tc><w:tc/></w:tr></w:tbl>".repeat(80)
    );
    let rows = read_comment_table(&docx_with(&whole, &[])).unwrap();
    assert_eq!((rows.len(), rows[0].len()), (1, 2));
    let wide = table(&format!("<w:tr>{wide}</w:tr>"));
    assert_eq!(read_comment_table(&docx_with(&wide, &[])).unwrap()[0].len(), 63);
}

#[test]
fn a_letter_cut_off_anywhere_or_with_a_changed_byte_is_refused_or_read_but_never_a_panic() {
    let whole = a_letter();
    assert!(read_reviewed(&whole).is_ok() && read_comment_table(&whole).is_ok());
    for end in (0..whole.len()).step_by(97).chain(whole.len() - 30..whole.len()) {
        assert!(read_reviewed(&whole[..end]).is_err(), "cut at {end}");
    }
    let xml = body(&block(1, &inserted("Ann Lark", &run("a"))));
    for end in 0..xml.len() {
        assert!(
            read_reviewed(&package(&[(DOCUMENT, &xml.as_bytes()[..end])])).is_err(),
            "cut at {end}"
        );
    }
    for at in 0..whole.len() {
        for change in [0x01, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            let _ = (read_reviewed(&bytes), read_comment_table(&bytes));
        }
    }
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
        SECRET.as_bytes().to_vec(),
    ];
    for bytes in broken {
        let error = refused(&bytes);
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error}");
        assert!(error.to_string().len() > 20);
    }
}
