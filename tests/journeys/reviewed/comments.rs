//! Comments of reviewers become comments of the letter.

use serde_json::{Value, json};

use super::{FIRST, SECOND, items, of_type, read, sent_with_citations, take};
use crate::desk::saving;
use crate::docx::{Docx, run};

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

/// A comment as Word writes it.
fn said(id: &str, author: &str, text: &str) -> String {
    let words = format!("<w:p w14:paraId=\"0000000{id}\"><w:r><w:t>{text}</w:t></w:r></w:p>");
    format!("<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"2026-11-30T09:20:00Z\">{words}</w:comment>")
}

fn part(all: &str) -> String {
    format!("<w:comments {NAMES}>{all}</w:comments>")
}

#[test]
fn comments_come_with_their_names_and_answers_and_never_twice() {
    let (desk, visit, block, file) = sent_with_citations(339);
    let runs = "<w:commentRangeStart w:id=\"0\"/>".to_owned()
        + &run("Plans")
        + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
        + &run(" for children drift. Visits are late.");
    let once = part(&said("0", "Bo Fen", "All of them?"));
    let with = |comments: &str, extended: Option<&str>| {
        let docx = Docx::open(&file).replaced(&run(&format!("{FIRST}{SECOND}")), &runs);
        let docx = docx.with("word/comments.xml", comments);
        match extended {
            Some(extended) => docx.with("word/commentsExtended.xml", extended).saved(),
            None => docx.saved(),
        }
    };
    let alone = with(&once, None);
    for expected in [Value::Null, json!("already")] {
        let comment = of_type(&read(&desk, &visit, &alone), "comment");
        assert_eq!(comment["not_because"], expected);
        assert_eq!(
            (&comment["what"]["words"], &comment["what"]["lost"]),
            (&json!("Plans"), &json!(false))
        );
        take(&desk, &visit, &[&comment]);
        let kept = desk.records(&visit, "comment");
        assert_eq!(kept.len(), 1);
        let record = &kept[0]["record"];
        assert_eq!(
            (&record["from"], &record["text"], &record["at"]),
            (&json!("Bo Fen"), &json!("All of them?"), &json!("2026-11-30T09:20:00Z"))
        );
        assert_eq!(
            (&record["anchor"]["block"], &record["anchor"]["words"]),
            (&block, &json!("Plans"))
        );
    }
    let both = part(&(said("0", "Bo Fen", "All of them?") + &said("1", "Ann Lark", "Eleven of twelve.")));
    let extended = "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:commentEx w15:paraId=\"00000000\" w15:done=\"0\"/>\
        <w15:commentEx w15:paraId=\"00000001\" w15:paraIdParent=\"00000000\" w15:done=\"0\"/></w15:commentsEx>";
    let answered = with(&both, Some(extended));
    for expected in [Value::Null, json!("already")] {
        let comment = of_type(&read(&desk, &visit, &answered), "comment");
        assert_eq!(comment["not_because"], expected);
        take(&desk, &visit, &[&comment]);
        let kept = desk.records(&visit, "comment");
        assert_eq!(kept.len(), 1);
        let replies = kept[0]["record"]["replies"].as_array().unwrap();
        assert_eq!(replies.len(), 1);
        assert_eq!(
            (&replies[0]["from"], &replies[0]["text"]),
            (&json!("Ann Lark"), &json!("Eleven of twelve."))
        );
    }
}

#[test]
fn a_comment_whose_words_are_gone_is_on_the_whole_paragraph() {
    let (desk, visit, block, file) = sent_with_citations(340);
    let runs = "<w:commentRangeStart w:id=\"0\"/>".to_owned()
        + &run("Plans")
        + "<w:commentRangeEnd w:id=\"0\"/>"
        + &run(" for children drift. Visits are late.");
    let comments = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"0\" w:author=\"Bo Fen\"><w:p><w:r><w:t>Which?</w:t></w:r></w:p></w:comment>\
        <w:comment w:id=\"1\" w:author=\"Bo Fen\"><w:p><w:r><w:t>On the header.</w:t></w:r></w:p></w:comment></w:comments>";
    let file = Docx::open(&file)
        .replaced(&run(&format!("{FIRST}{SECOND}")), &runs)
        .with("word/comments.xml", comments)
        .saved();
    let now = desk.records(&visit, "block")[1].clone();
    desk.call("save_letter", saving(&desk, &now, "All is well."));
    let read = read(&desk, &visit, &file);
    let all = items(&read);
    assert_eq!(
        all.iter().map(|item| item["what"]["lost"].clone()).collect::<Vec<_>>(),
        [json!(true), json!(false)]
    );
    take(&desk, &visit, &all.iter().collect::<Vec<_>>());
    let anchors: Vec<(Value, Value)> = desk
        .records(&visit, "comment")
        .iter()
        .map(|kept| {
            (
                kept["record"]["anchor"]["block"].clone(),
                kept["record"]["anchor"]["words"].clone(),
            )
        })
        .collect();
    assert!(anchors.contains(&(block, json!(""))), "{anchors:?}");
    assert_eq!(anchors.len(), 2, "the one without a place is kept too");
    let again = items(&self::read(&desk, &visit, &file));
    assert!(again.iter().all(|item| item["not_because"] == "already"), "{again:?}");
}
