//! Word documents: what is in their text, and what is counted beside it.

use super::notes::{Visit, docx, docx_with, package, paragraph, refused, table, texts};
use crate::notes::{Because, LeftOut, Notes, NotesError, Place, What};

fn lines(bytes: &[u8]) -> Vec<String> {
    let notes = Notes::open(bytes).unwrap();
    notes.lines().iter().map(|line| line.text.clone()).collect()
}

fn left_out(inside: &str, beside: &[(&str, &str)]) -> (String, Vec<LeftOut>) {
    let notes = Notes::open(&docx_with(inside, beside)).unwrap();
    (notes.text().to_owned(), notes.left_out)
}

#[test]
fn headings_lists_and_paragraphs_keep_what_they_are() {
    let bytes = docx(&[
        ("Heading1", "Day 1"),
        ("Heading2", "C07"),
        ("", "Plan & dates <none>."),
        ("list", "No names."),
        ("ListBullet", "No dates."),
        ("Heading1", ""),
    ]);
    let notes = Notes::open(&bytes).unwrap();
    let levels: Vec<_> = notes.lines().iter().map(|line| line.level).collect();
    assert_eq!(levels, [Some(1), Some(2), None, None, None, None]);
    assert_eq!(
        notes.text(),
        "Day 1\nC07\nPlan & dates <none>.\n- No names.\n- No dates.\n"
    );
    assert_eq!(notes.lines()[3].place, Place::Paragraph(4));
    assert_eq!(notes.left_out, []);
}

#[test]
fn a_heading_is_known_by_its_outline_and_by_its_style_in_another_language() {
    let styles = "<w:styles><w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style>\
        <w:style w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"berschrift2\"/></w:style>\
        <w:style w:styleId=\"Lined\"><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
        <w:style w:styleId=\"Dots\"><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"Round\"><w:basedOn w:val=\"Round\"/></w:style></w:styles>";
    let mut inside: String = ["berschrift2", "Own", "Lined", "Dots", "Round"]
        .map(|style| paragraph(style, "A"))
        .concat();
    inside.push_str("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>");
    let notes = Notes::open(&docx_with(&inside, &[("word/styles.xml", styles)])).unwrap();
    let levels: Vec<_> = notes
        .lines()
        .iter()
        .map(|line| (line.level, line.text.as_str()))
        .collect();
    let expected = [
        (Some(2), "A"),
        (Some(2), "A"),
        (Some(3), "A"),
        (None, "- A"),
        (None, "A"),
        (Some(1), "A"),
    ];
    assert_eq!(levels, expected);
}

#[test]
fn a_table_is_a_record_for_each_row() {
    let rows: &[&[&str]] = &[
        &["Time", "Note"],
        &["09:40", "Met the manager.\n- No dates.\n\nSecond thought."],
        &["", ""],
        &["10.15am", "C07 read."],
    ];
    let proposed = Visit::northmere().proposed(&docx_with(&(table(rows) + &paragraph("", "After.")), &[]));
    assert_eq!(
        texts(&proposed),
        [
            "Time | Note",
            "Met the manager.\n- No dates.\n\nSecond thought.",
            "",
            "C07 read.",
            "After."
        ]
    );
    assert_eq!(proposed[1].time.unwrap().to_string(), "09:40:00");
    assert_eq!(proposed[3].time.unwrap().to_string(), "10:15:00");
    assert_eq!(proposed[3].case.as_deref(), Some("c7"));
    assert_eq!(proposed[4].time, None);
}

#[test]
fn a_table_within_a_table_stays_in_its_cell() {
    let inner = table(&[&["a", "b"]]);
    let outer = format!(
        "<w:tbl><w:tr><w:tc>{}{inner}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("", "x"),
        paragraph("", "y")
    );
    assert_eq!(lines(&docx_with(&outer, &[])), ["x", "a", "b | y"]);
}

#[test]
fn tabs_breaks_fields_and_hidden_words_are_in_the_text() {
    let inside = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c&#8217;s &quot;d&quot;</w:t></w:r>\
        <w:r><w:fldChar/><w:instrText>DATE</w:instrText></w:r><w:r><w:t> 17</w:t></w:r>\
        <w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t> hid\nden</w:t></w:r></w:hyperlink>\
        <w:r><w:noBreakHyphen/><w:sym w:font=\"Symbol\" w:char=\"00B0\"/></w:r></w:p>";
    let expected = ["a\tb", "c’s \"d\" 17 hid den\u{2011}°"];
    assert_eq!(lines(&docx_with(inside, &[])), expected);
}

#[test]
fn insertions_are_kept_and_deletions_counted() {
    let inside = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:ins><w:r><w:t>new </w:t></w:r></w:ins>\
        <w:del><w:r><w:delText>old one</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
        <w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>";
    let (text, out) = left_out(inside, &[]);
    assert_eq!(text, "new moved");
    let deletions = LeftOut {
        what: What::Deletions,
        places: 2,
        characters: 12,
    };
    assert_eq!(out, [deletions]);
}

#[test]
fn what_stands_beside_the_text_is_named_and_counted() {
    let boxed = |inside: &str| format!("<w:txbxContent>{inside}</w:txbxContent>");
    let words = boxed(&paragraph("", "In a box"));
    let inside = format!(
        "<w:p><w:r><w:t>Text</w:t><mc:AlternateContent><mc:Choice><w:drawing>{words}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{words}</w:pict></mc:Fallback></mc:AlternateContent><w:drawing><a:blip/></w:drawing>\
         <w:object><o:OLEObject/></w:object><w:sym w:char=\"F0FC\"/><w:t>&#1;!</w:t></w:r></w:p>"
    );
    let note = |element: &str, text: &str| format!("<w:x><w:{element}>{}</w:{element}></w:x>", paragraph("", text));
    let beside = [
        ("word/footnotes.xml", note("footnote", "A foot")),
        ("word/endnotes.xml", note("endnote", "End")),
        ("word/header1.xml", note("hdr", "Head")),
        ("word/header2.xml", note("hdr", "")),
        ("word/footer1.xml", note("ftr", "Page 1")),
        ("word/comments.xml", note("comment", "Why?")),
    ];
    let beside: Vec<(&str, &str)> = beside.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (text, out) = left_out(&inside, &beside);
    assert_eq!(text, "Text!");
    let counted: Vec<_> = out
        .iter()
        .map(|each| (each.what, each.places, each.characters))
        .collect();
    let expected = [
        (What::TextBoxes, 1, 8),
        (What::Pictures, 1, 0),
        (What::Embedded, 1, 0),
        (What::Symbols, 1, 1),
        (What::ControlCharacters, 1, 1),
        (What::Footnotes, 2, 9),
        (What::Headers, 1, 4),
        (What::Footers, 1, 6),
        (What::Comments, 1, 4),
    ];
    assert_eq!(counted, expected);
}

#[test]
fn words_in_the_wrong_place_are_kept_all_the_same() {
    let inside = "<w:t>loose</w:t><w:p><w:r><w:t>one</w:t></w:r><w:p><w:r><w:t>two</w:t></w:r></w:p><w:r><w:t>three</w:t></w:r></w:p>";
    assert_eq!(lines(&docx_with(inside, &[])), ["loose", "one", "two", "three"]);
}

#[test]
fn headings_of_word_hold_for_what_stands_under_them() {
    let proposed = Visit::northmere().proposed(&docx(&[
        ("Heading1", "Day 2"),
        ("Heading2", "Supervision of C07"),
        ("", "09:40 MH: No dates."),
        ("", "DO said:"),
        ("list", "- No time."),
        ("list", "No staff."),
        ("", "Then she left."),
    ]));
    let notes: Vec<_> = proposed.iter().filter(|each| each.because == Because::Note).collect();
    assert_eq!(notes.len(), 4);
    assert!(notes.iter().all(|note| note.case.as_deref() == Some("c7")));
    assert_eq!(notes[0].date.unwrap().to_string(), "2026-11-18");
    assert_eq!(
        (notes[0].text.as_str(), notes[0].person.as_deref()),
        ("No dates.", Some("p1"))
    );
    assert_eq!(notes[1].headings, ["Day 2", "Supervision of C07", "DO said:"]);
    assert_eq!(notes[1].text, "- No time.");
    assert_eq!(notes[3].headings, ["Day 2", "Supervision of C07"]);
}

#[test]
fn documents_of_other_kinds_are_refused_with_what_helps() {
    let ole = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    assert_eq!(refused(&ole), NotesError::LockedOrOld);
    assert!(refused(&ole).to_string().contains("password, or is an old .doc"));
    let macros = docx_with(&paragraph("", "x"), &[("word/vbaProject.bin", "x")]);
    assert_eq!(refused(&macros), NotesError::Macros);
    let types = "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>";
    let named = package(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/document.xml", b"<w:document/>"),
    ]);
    assert_eq!(refused(&named), NotesError::Macros);
    let sheet = package(&[("xl/workbook.xml", b"<workbook/>")]);
    assert!(matches!(refused(&sheet), NotesError::OtherKind { .. }));
    for other in [&b"%PDF-1.7 x"[..], b"{\\rtf1 x", b"\x89PNG\r\n"] {
        assert!(matches!(refused(other), NotesError::OtherKind { .. }));
    }
}
