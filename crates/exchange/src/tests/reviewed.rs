//! Letters that come back from reviewers: which block it is, what was changed, and what stands on either side.
//!
//! The shapes are those of ECMA-376, part 1, 17.13 (annotations), as Word writes them. Every word is invented.

use chrono::{TimeZone, Utc};
use uuid::Uuid;
use visitbook_domain::BlockId;

use super::notes::{docx_with, package};
use crate::reviewed::{
    ChangeKind::{Deletion, Insertion},
    Reviewed, ReviewedParagraph, Whole, read_reviewed,
};

pub const WHEN: &str = "2026-11-30T09:15:00Z";

pub fn block_id(number: u128) -> BlockId {
    BlockId(Uuid::from_u128(number))
}

/// A run of words.
pub fn run(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:r><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

pub fn inserted(author: &str, inside: &str) -> String {
    format!("<w:ins w:id=\"90\" w:author=\"{author}\" w:date=\"{WHEN}\">{inside}</w:ins>")
}

pub fn deleted(author: &str, inside: &str) -> String {
    let inside = inside.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>");
    format!("<w:del w:id=\"91\" w:author=\"{author}\" w:date=\"{WHEN}\">{inside}</w:del>")
}

/// A paragraph whose mark is tracked as `mark` says: `ins`, `del` or nothing.
pub fn marked(mark: &str, inside: &str) -> String {
    let mark = match mark {
        "" => String::new(),
        mark => format!("<w:rPr><w:{mark} w:id=\"92\" w:author=\"Ann Lark\" w:date=\"{WHEN}\"/></w:rPr>"),
    };
    format!("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/>{mark}</w:pPr>{inside}</w:p>")
}

pub fn begin(block: u128) -> String {
    format!("<w:bookmarkStart w:id=\"{block}\" w:name=\"vb_{block:032x}\"/>")
}

pub fn end(block: u128) -> String {
    format!("<w:bookmarkEnd w:id=\"{block}\"/>")
}

/// The paragraph of a block, as it is exported around `inside`.
pub fn block(number: u128, inside: &str) -> String {
    marked("", &format!("{}{inside}{}", begin(number), end(number)))
}

pub fn read(inside: &str) -> Reviewed {
    read_reviewed(&docx_with(inside, &[])).unwrap()
}

fn only(inside: &str) -> ReviewedParagraph {
    let mut read = read(inside);
    assert_eq!(read.paragraphs.len(), 1);
    read.paragraphs.remove(0)
}

/// Kind, author, words and place of each change.
fn changes(paragraph: &ReviewedParagraph) -> Vec<(bool, &str, &str, u32)> {
    let changes = paragraph.changes.iter();
    changes
        .map(|each| {
            (
                each.kind == Insertion,
                each.author.as_str(),
                each.words.as_str(),
                each.at_before,
            )
        })
        .collect()
}

fn wholes(sides: &[Whole]) -> Vec<(Option<u128>, &str)> {
    let wholes = sides.iter();
    wholes
        .map(|whole| (whole.block.map(|block| block.0.as_u128()), whole.words.as_str()))
        .collect()
}

#[test]
fn a_block_is_known_by_its_bookmark_and_what_has_none_keeps_its_place() {
    let id = 0x0192_a1b2_c3d4_7e5f_8a9b_0c1d_2e3f_4a5b;
    let all = [
        marked("", &run("Dear Jill")),
        block(id, &run("Progress is slow.")),
        marked("", &run("A new one.")),
        format!(
            "<w:p><w:bookmarkStart w:id=\"7\" w:name=\"_GoBack\"/>{}</w:p>",
            run("x")
        ),
        format!("<w:p><w:bookmarkStart w:id=\"8\" w:name=\"vb_12\"/>{}</w:p>", run("y")),
        block(5, &run("Plans drift.")),
    ];
    let read = read(&all.concat());
    let found: Vec<_> = read
        .paragraphs
        .iter()
        .map(|each| (each.block, each.after.as_str()))
        .collect();
    let expected = [
        (None, "Dear Jill"),
        (Some(block_id(id)), "Progress is slow."),
        (None, "A new one."),
        (None, "x"),
        (None, "y"),
        (Some(block_id(5)), "Plans drift."),
    ];
    assert_eq!(found, expected);
    assert!(
        read.paragraphs
            .iter()
            .all(|each| each.before == each.after && each.changes.is_empty())
    );
    assert_eq!(read.paragraphs[1].style, "BodyText");
}

#[test]
fn insertions_and_deletions_have_author_time_words_and_place() {
    let inside = [
        run("Progress is "),
        deleted("Ann Lark", &run("slow")),
        inserted("Bo Fen &amp; Co", &run("steady 😀")),
        run(" for some "),
        deleted("Ann Lark", &(run("child") + &run("ren"))),
        inserted("Ann Lark", &run("people")),
        inserted("Ann Lark", &run(" in care")),
        run("."),
    ];
    let paragraph = only(&block(1, &inside.concat()));
    assert_eq!(paragraph.before, "Progress is slow for some children.");
    assert_eq!(paragraph.after, "Progress is steady 😀 for some people in care.");
    let expected = [
        (false, "Ann Lark", "slow", 12),
        (true, "Bo Fen & Co", "steady 😀", 16),
        (false, "Ann Lark", "children", 26),
        (true, "Ann Lark", "people in care", 34),
    ];
    assert_eq!(changes(&paragraph), expected);
    let at = Utc.with_ymd_and_hms(2026, 11, 30, 9, 15, 0).unwrap();
    assert!(paragraph.changes.iter().all(|change| change.at == Some(at)));
}

#[test]
fn changes_are_told_apart_by_who_made_them_when_and_where() {
    let later = inserted("Ann Lark", &run("b")).replace("09:15", "09:16");
    let both = [inserted("Ann Lark", &run("a")), later, inserted("Bo Fen", &run("c"))];
    assert_eq!(only(&block(1, &both.concat())).changes.len(), 3);
    let apart = [deleted("Ann Lark", &run("a")), run("b"), deleted("Ann Lark", &run("c"))];
    let paragraph = only(&block(1, &apart.concat()));
    assert_eq!(
        changes(&paragraph),
        [(false, "Ann Lark", "a", 0), (false, "Ann Lark", "c", 2)]
    );
}

#[test]
fn what_was_inserted_and_deleted_again_stands_on_neither_side() {
    let both = inserted("Ann Lark", &deleted("Bo Fen", &run("not ")));
    let paragraph = only(&block(1, &[run("Plans are "), both, run("good.")].concat()));
    assert_eq!(
        (paragraph.before.as_str(), paragraph.after.as_str()),
        ("Plans are good.", "Plans are good.")
    );
    assert_eq!(paragraph.changes, []);
}

#[test]
fn moved_words_go_in_one_place_and_come_in_another() {
    let tag = |tag: &str, words: &str| {
        format!(
            "<w:{tag}RangeStart w:id=\"3\" w:author=\"Bo Fen\" w:name=\"move1\"/><w:{tag} w:id=\"4\" \
             w:author=\"Bo Fen\" w:date=\"{WHEN}\">{}</w:{tag}><w:{tag}RangeEnd w:id=\"3\"/>",
            run(words)
        )
    };
    let paragraph = only(&block(
        1,
        &[tag("moveFrom", "Often "), run("they wait"), tag("moveTo", " often")].concat(),
    ));
    assert_eq!(
        (paragraph.before.as_str(), paragraph.after.as_str()),
        ("Often they wait", "they wait often")
    );
    let expected = [(false, "Bo Fen", "Often ", 0), (true, "Bo Fen", " often", 15)];
    assert_eq!(changes(&paragraph), expected);
}

#[test]
fn a_time_is_read_as_the_file_says_it_and_the_real_one_where_it_is_added() {
    let at = |attributes: &str| {
        let change = format!("<w:ins w:id=\"1\" {attributes}>{}</w:ins>", run("x"));
        let time = only(&block(1, &change)).changes.remove(0).at;
        time.map(|time| time.to_rfc3339())
    };
    let cases = [
        ("w:date=\"2026-11-30T09:15:00Z\"", Some("2026-11-30T09:15:00+00:00")),
        ("w:date=\"2026-11-30T09:15:00\"", Some("2026-11-30T09:15:00+00:00")),
        (
            "w:date=\"2026-11-30T09:15:00+01:00\"",
            Some("2026-11-30T08:15:00+00:00"),
        ),
        (
            "w:date=\"2026-07-30T09:15:00Z\" w16du:dateUtc=\"2026-07-30T08:15:00Z\"",
            Some("2026-07-30T08:15:00+00:00"),
        ),
        ("w:date=\"yesterday\"", None),
        ("w:date=\"2026-13-01T00:00:00Z\"", None),
        ("w:author=\"Ann Lark\"", None),
    ];
    for (attributes, expected) in cases {
        assert_eq!(at(attributes).as_deref(), expected, "{attributes}");
    }
}

#[test]
fn words_are_read_through_whatever_stands_around_them() {
    let inside = [
        "<w:hyperlink r:id=\"rId9\">".to_owned() + &run("See") + "</w:hyperlink>",
        "<w:r><w:tab/><w:t>the</w:t><w:br/><w:t>plan</w:t></w:r>".to_owned(),
        "<w:smartTag w:element=\"place\">".to_owned() + &run(" of") + "</w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/><w:text/></w:sdtPr><w:sdtContent>".to_owned()
            + &run(" care")
            + "</w:sdtContent></w:sdt>",
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText></w:r>".to_owned(),
        "<w:fldSimple w:instr=\" PAGE \">".to_owned() + &run(" 5") + "</w:fldSimple>",
        "<w:r><w:noBreakHyphen/><w:softHyphen/><w:sym w:font=\"Symbol\" w:char=\"00B0\"/><w:t>a\nb&#1;</w:t></w:r>"
            .to_owned(),
        "<w:proofErr w:type=\"spellStart\"/>".to_owned(),
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>\
         </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:t>box</w:t></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r>"
            .to_owned(),
    ];
    let paragraph = only(&block(1, &inside.concat()));
    assert_eq!(paragraph.after, "See\tthe\nplan of care 5\u{2011}°a b");
}

#[test]
fn tracked_formatting_changes_no_words() {
    let inside = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ins w:id=\"1\" w:author=\"Ann Lark\"/></w:numPr>\
         <w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs><w:rPr><w:b/><w:rPrChange w:id=\"2\"><w:rPr><w:del \
         w:id=\"3\"/></w:rPr></w:rPrChange></w:rPr><w:pPrChange w:id=\"4\"><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>\
         </w:pPrChange></w:pPr>{}<w:r><w:rPr><w:b/><w:rPrChange w:id=\"5\"><w:rPr/></w:rPrChange></w:rPr>\
         <w:t>Bold.</w:t></w:r>{}</w:p>",
        begin(1),
        end(1)
    );
    let paragraph = only(&inside);
    assert_eq!(
        (paragraph.before.as_str(), paragraph.after.as_str()),
        ("Bold.", "Bold.")
    );
    assert_eq!((paragraph.style.as_str(), paragraph.changes.len()), ("ListBullet", 0));
    assert!(!paragraph.ran_on && !paragraph.runs_on && !paragraph.inserted && !paragraph.deleted);
}

#[test]
fn a_paragraph_that_was_added_is_told_wherever_the_cursor_stood() {
    let new = inserted("Ann Lark", &run("Also new."));
    let at_the_end = [
        marked("ins", &(begin(1) + &run("First.") + &end(1))),
        marked("", &new),
        block(2, &run("Second.")),
    ];
    let at_the_beginning = [
        block(1, &run("First.")),
        marked("ins", &(begin(2) + &new)),
        marked("", &(run("Second.") + &end(2))),
    ];
    for inside in [at_the_end, at_the_beginning] {
        let read = read(&inside.concat());
        let flags: Vec<bool> = read.paragraphs.iter().map(|each| each.inserted).collect();
        assert_eq!(flags, [false, true, false]);
        let blocks: Vec<_> = read.paragraphs.iter().map(|each| each.block).collect();
        assert_eq!(blocks, [Some(block_id(1)), None, Some(block_id(2))]);
        assert_eq!(wholes(&read.before()), [(Some(1), "First."), (Some(2), "Second.")]);
        assert_eq!(
            wholes(&read.after()),
            [(Some(1), "First."), (None, "Also new."), (Some(2), "Second.")]
        );
    }
}

#[test]
fn a_paragraph_that_was_deleted_is_told_and_its_neighbour_keeps_its_words() {
    let gone = marked("del", &(begin(1) + &deleted("Ann Lark", &run("First.")) + &end(1)));
    let read = read(&(gone + &block(2, &run("Second."))));
    let flags: Vec<bool> = read.paragraphs.iter().map(|each| each.deleted).collect();
    assert_eq!(flags, [true, false]);
    assert_eq!(wholes(&read.before()), [(Some(1), "First."), (Some(2), "Second.")]);
    assert_eq!(wholes(&read.after()), [(Some(2), "Second.")]);
    assert_eq!(changes(&read.paragraphs[0]), [(false, "Ann Lark", "First.", 0)]);
}

#[test]
fn split_and_joined_paragraphs_are_put_together_on_the_side_where_they_were_one() {
    let split = [
        marked("ins", &(begin(1) + &run("One. "))),
        marked("", &(run("Two.") + &end(1))),
    ];
    let split = read(&split.concat());
    assert_eq!(wholes(&split.before()), [(Some(1), "One. Two.")]);
    assert_eq!(wholes(&split.after()), [(Some(1), "One. "), (None, "Two.")]);
    assert!(split.paragraphs[0].ran_on && split.paragraphs.iter().all(|each| !each.inserted));
    let joined = [
        marked("del", &(begin(1) + &run("One.") + &end(1))),
        block(2, &run(" Two.")),
    ];
    let joined = read(&joined.concat());
    assert_eq!(wholes(&joined.before()), [(Some(1), "One."), (Some(2), " Two.")]);
    assert_eq!(wholes(&joined.after()), [(Some(1), "One. Two.")]);
    assert!(joined.paragraphs[0].runs_on && joined.paragraphs.iter().all(|each| !each.deleted));
}

#[test]
fn changes_without_tracking_show_in_the_words_and_in_the_bookmarks() {
    let joined = marked(
        "",
        &[begin(1), run("One. "), end(1), begin(2), run("Two."), end(2)].concat(),
    );
    let read = read(&(joined + &block(3, "") + &block(1, &run("A copy."))));
    let found: Vec<_> = read
        .paragraphs
        .iter()
        .map(|each| (each.block, each.joined.clone()))
        .collect();
    let expected = [
        (Some(block_id(1)), vec![block_id(2)]),
        (Some(block_id(3)), vec![]),
        (None, vec![]),
    ];
    assert_eq!(found, expected);
    assert_eq!(read.paragraphs[0].before, "One. Two.");
}

#[test]
fn a_document_that_word_wrote_in_a_browser_is_found_under_its_other_name() {
    let document = super::notes::body(&block(1, &run("Plans drift.")));
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    let read = |name: &str| read_reviewed(&package(&[types, (name, document.as_bytes())]));
    assert_eq!(
        read("word/document2.xml").unwrap().paragraphs[0].block,
        Some(block_id(1))
    );
    assert!(read("word/documentary.xml").is_err());
}

#[test]
fn both_kinds_of_change_are_in_the_order_of_the_text() {
    let inside = [inserted("Ann Lark", &run("a")), deleted("Ann Lark", &run("b"))].concat();
    let kinds: Vec<_> = only(&block(1, &inside)).changes.iter().map(|each| each.kind).collect();
    assert_eq!(kinds, [Insertion, Deletion]);
}
