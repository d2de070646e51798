//! Comments in the margin: what they say, what they are about, and which reply to which.

use super::notes::docx_with;
use super::reviewed::{WHEN, begin, block, block_id, deleted, end, inserted, marked, run};
use crate::reviewed::{Reviewed, WordComment, read_reviewed};

fn from(id: &str) -> String {
    format!("<w:commentRangeStart w:id=\"{id}\"/>")
}

fn to(id: &str) -> String {
    format!(
        "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>\
         <w:commentReference w:id=\"{id}\"/></w:r>"
    )
}

/// A comment of these paragraphs, each known by the comment's id and its own number.
fn comment(id: &str, author: &str, paragraphs: &[&str]) -> String {
    let paragraphs = paragraphs.iter().enumerate().map(|(at, words)| {
        let annotation = "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>";
        format!(
            "<w:p w14:paraId=\"{id}A{at}\" w14:textId=\"77777777\"><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>\
             {annotation}{}</w:p>",
            run(words)
        )
    });
    format!(
        "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"{WHEN}\" w:initials=\"X\">{}</w:comment>",
        paragraphs.collect::<String>()
    )
}

fn read(inside: &str, comments: &[String], extended: &str) -> Reviewed {
    let comments = format!("<w:comments xmlns:w=\"w\">{}</w:comments>", comments.concat());
    let extended = format!("<w15:commentsEx xmlns:w15=\"w15\">{extended}</w15:commentsEx>");
    let parts = [
        ("word/comments.xml", comments.as_str()),
        ("word/commentsExtended.xml", extended.as_str()),
    ];
    read_reviewed(&docx_with(inside, &parts)).unwrap()
}

fn words_and_range(comment: &WordComment) -> (&str, &str, u32, u32) {
    (&comment.id, &comment.words, comment.range.start, comment.range.end)
}

#[test]
fn a_comment_has_author_time_words_and_what_they_are_about() {
    let inside = block(
        4,
        &[run("😀 Plans "), from("0"), run("drift"), to("0"), run(".")].concat(),
    );
    let said = comment("0", "Ann Lark", &["Is “drift” fair?", "Ask Bo."]);
    let read = read(&inside, &[said], "");
    let [paragraph] = &read.paragraphs[..] else { panic!() };
    assert_eq!(
        (paragraph.block, paragraph.after.as_str()),
        (Some(block_id(4)), "😀 Plans drift.")
    );
    let [comment] = &paragraph.comments[..] else { panic!() };
    assert_eq!(
        (comment.author.as_str(), comment.text.as_str()),
        ("Ann Lark", "Is “drift” fair?\nAsk Bo.")
    );
    assert_eq!(comment.at.unwrap().to_rfc3339(), "2026-11-30T09:15:00+00:00");
    assert_eq!(words_and_range(comment), ("0", "drift", 9, 14));
    assert_eq!((comment.replies_to.as_ref(), comment.done), (None, false));
    assert_eq!(read.unplaced, []);
}

#[test]
fn replies_and_what_is_resolved_are_read_from_the_part_beside() {
    let inside = [
        from("0"),
        from("1"),
        from("2"),
        run("Plans drift."),
        to("0"),
        to("1"),
        to("2"),
    ]
    .concat();
    let said = [
        comment("0", "Ann Lark", &["Fair?", "Really?"]),
        comment("1", "Bo Fen", &["Yes."]),
        comment("2", "Cy Dew", &["Own."]),
        comment("3", "Di Elm", &["Without a place of its own."]),
    ];
    let extended = "<w15:commentEx w15:paraId=\"0A1\" w15:done=\"1\"/>\
        <w15:commentEx w15:paraId=\"1A0\" w15:paraIdParent=\"0A1\" w15:done=\"1\"/>\
        <w15:commentEx w15:paraId=\"2A0\" w15:done=\"0\"/>\
        <w15:commentEx w15:paraId=\"3A0\" w15:paraIdParent=\"0A1\" w15:done=\"0\"/>\
        <w15:commentEx w15:paraId=\"none\" w15:paraIdParent=\"0A1\" w15:done=\"0\"/>";
    let read = read(&block(1, &inside), &said, extended);
    let found: Vec<_> = read.paragraphs[0]
        .comments
        .iter()
        .map(|each| {
            (
                each.id.as_str(),
                each.replies_to.as_deref(),
                each.done,
                each.words.as_str(),
            )
        })
        .collect();
    let expected = [
        ("0", None, true, "Plans drift."),
        ("1", Some("0"), true, "Plans drift."),
        ("2", None, false, "Plans drift."),
        ("3", Some("0"), false, "Plans drift."),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_comment_is_about_words_as_they_are_now_or_as_they_were_where_all_are_gone() {
    let inside = [
        from("0"),
        run("a "),
        deleted("Ann Lark", &run("b ")),
        inserted("Ann Lark", &run("c")),
        to("0"),
        from("1"),
        deleted("Ann Lark", &run(" gone")),
        to("1"),
        run(" d"),
        "<w:r><w:commentReference w:id=\"2\"/></w:r>".to_owned(),
        from("3"),
        run("e"),
    ];
    let said = ["0", "1", "2", "3"].map(|id| comment(id, "Bo Fen", &["?"]));
    let read = read(&block(1, &inside.concat()), &said, "");
    let found: Vec<_> = read.paragraphs[0].comments.iter().map(words_and_range).collect();
    assert_eq!(
        found,
        [
            ("0", "a c", 0, 3),
            ("1", " gone", 3, 3),
            ("2", "", 5, 5),
            ("3", "", 5, 5)
        ]
    );
}

#[test]
fn a_comment_on_several_paragraphs_stands_where_it_begins() {
    let inside = [
        marked(
            "",
            &[begin(1), run("First and "), from("0"), run("second"), end(1)].concat(),
        ),
        marked(
            "",
            &[begin(2), run("Third"), to("0"), run(" and fourth"), end(2)].concat(),
        ),
        from("1"),
        block(3, &run("Fifth")),
        to("1").replace("<w:r>", "<w:p><w:r>").replace("</w:r>", "</w:r></w:p>"),
    ];
    let said = [comment("1", "Bo Fen", &["Two"]), comment("0", "Ann Lark", &["One"])];
    let read = read(&inside.concat(), &said, "");
    let of = |at: usize| {
        read.paragraphs[at]
            .comments
            .iter()
            .map(words_and_range)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(0), [("0", "second\nThird", 10, 16)]);
    assert_eq!((of(1), of(2)), (vec![], vec![("1", "Fifth", 0, 5)]));
}

#[test]
fn comments_stand_in_the_order_of_the_text_and_none_is_lost() {
    let inside = [from("5"), run("a"), to("5"), from("3"), run("b"), to("3")].concat();
    let said = ["3", "4", "5"].map(|id| comment(id, "Bo Fen", &[id]));
    let read = read(&block(1, &inside), &said, "");
    let ids: Vec<_> = read.paragraphs[0]
        .comments
        .iter()
        .map(|each| each.id.as_str())
        .collect();
    assert_eq!(ids, ["5", "3"]);
    let unplaced: Vec<_> = read
        .unplaced
        .iter()
        .map(|each| (each.id.as_str(), each.text.as_str()))
        .collect();
    assert_eq!(unplaced, [("4", "4")]);
}

#[test]
fn ranges_without_a_comment_and_comments_without_a_part_beside_are_no_fault() {
    let inside = block(1, &[from("0"), run("a"), to("0")].concat());
    let read_alone = read_reviewed(&docx_with(&inside, &[])).unwrap();
    assert_eq!(read_alone.paragraphs[0].comments, []);
    let said = format!(
        "<w:comments>{}</w:comments>",
        comment("0", "Ann &quot;A&quot; Lark", &["?"])
    );
    let read = read_reviewed(&docx_with(&inside, &[("word/comments.xml", &said)])).unwrap();
    assert_eq!(read.paragraphs[0].comments[0].author, "Ann \"A\" Lark");
}
