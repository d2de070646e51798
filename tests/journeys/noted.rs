//! The letter as a Word document with notes in its margin: the comments on it, and what its sentences rest on.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta};
use serde_json::{Value, json};
use visitbook_app::error::Code;
use visitbook_exchange::reviewed::{Reviewed, WordComment, read_reviewed};

use crate::desk::{Desk, saving, words};
use crate::docx::{Docx, delete, insert, run};
use crate::gate::{answer_everything, making};

/// The letter as a Word document with these notes: where the file is.
fn exported(desk: &Desk, visit: &Value, comments: bool, citations: bool) -> PathBuf {
    desk.answer(Some(desk.root.path().to_owned()));
    let look = json!({"comments": comments, "citations": citations});
    let answer = desk.call("export_letter", json!({"visit": visit, "form": "docx", "look": look}));
    PathBuf::from(answer["path"].as_str().unwrap())
}

fn read(desk: &Desk, visit: &Value, comments: bool, citations: bool) -> Reviewed {
    read_reviewed(&fs::read(exported(desk, visit, comments, citations)).unwrap()).unwrap()
}

/// Every comment of a document, in order.
fn comments(reviewed: &Reviewed) -> Vec<WordComment> {
    let each = reviewed.paragraphs.iter().flat_map(|paragraph| &paragraph.comments);
    each.cloned().collect()
}

/// A comment on the first word of a paragraph, answered.
fn talked_about(desk: &Desk, visit: &Value, settled: bool) -> Value {
    let block = desk.records(visit, "block")[1].clone();
    let first = words(&block).split(' ').next().unwrap().to_owned();
    let anchor = json!({"block": block["record"]["id"], "start": 0, "words": first, "before": "", "after": ""});
    let request = json!({"op_id": desk.op(), "comment": desk.op(), "visit": visit, "anchor": anchor,
        "text": "Is this all\nof them?"});
    let made = desk.call("add_comment", request)["kept"][0].clone();
    let of = |made: &Value| json!({"op_id": desk.op(), "comment": made["record"]["id"], "base_rev": made["rev"]});
    let mut answer = of(&made);
    answer["text"] = json!("Eleven of twelve.");
    let made = desk.call("reply_to_comment", answer)["kept"][0].clone();
    let mut resolve = of(&made);
    resolve["resolved"] = json!(settled);
    desk.call("resolve_comment", resolve);
    desk.records(visit, "comment")[0]["record"].clone()
}

/// The name of whoever works at this desk.
fn me(desk: &Desk, visit: &Value) -> String {
    let me = desk.visit(visit)["me"].clone();
    let people = desk.records(visit, "person").into_iter();
    let mut mine = people.filter(|kept| kept["record"]["id"] == me);
    mine.next().unwrap()["record"]["name"].as_str().unwrap().to_owned()
}

#[test]
fn comments_stand_on_their_words_by_name_and_only_where_they_are_asked_for() {
    let (desk, visit) = Desk::with_sample(720);
    let kept = talked_about(&desk, &visit, true);
    assert_eq!(comments(&read(&desk, &visit, false, false)), []);
    let found = comments(&read(&desk, &visit, true, false));
    let name = me(&desk, &visit);
    let said: Vec<(&str, &str, &str, bool)> = found
        .iter()
        .map(|each| (each.author.as_str(), each.text.as_str(), each.words.as_str(), each.done))
        .collect();
    let on = kept["anchor"]["words"].as_str().unwrap();
    let expected = [
        (name.as_str(), "Is this all\nof them?", on, true),
        (name.as_str(), "Eleven of twelve.", on, true),
    ];
    assert_eq!(said, expected);
    assert_eq!(found[1].replies_to.as_ref(), Some(&found[0].id));
}

#[test]
fn a_comment_whose_words_are_gone_says_so_and_is_not_lost() {
    let (desk, visit) = Desk::with_sample(721);
    talked_about(&desk, &visit, false);
    let block = desk.records(&visit, "block")[1].clone();
    desk.call("save_letter", saving(&desk, &block, "Plans are late."));
    let found = comments(&read(&desk, &visit, true, false));
    assert_eq!(found[0].words, "Plans are late.");
    let said = &found[0].text;
    assert!(
        said.starts_with("Is this all\nof them?\n(") && said.contains("is gone"),
        "{said}"
    );
}

#[test]
fn a_sentence_has_beside_it_what_it_rests_on_with_a_warning_on_the_subject_line() {
    let (desk, visit) = Desk::with_sample(722);
    let reviewed = read(&desk, &visit, false, true);
    let found = comments(&reviewed);
    assert!(found.iter().all(|each| each.author == "Evidence"));
    assert!(found[0].text.starts_with("For internal use:"), "{}", found[0].text);
    let subject = desk.records(&visit, "letter")[0]["record"]["subject"].clone();
    assert_eq!(json!(found[0].words), subject);
    let evidence = desk.records(&visit, "evidence");
    let mut cited = 0;
    for block in desk.records(&visit, "block") {
        for inline in block["record"]["content"].as_array().unwrap() {
            for id in inline["evidence"].as_array().into_iter().flatten() {
                let piece = evidence.iter().find(|piece| piece["record"]["id"] == *id).unwrap()["record"].clone();
                let name = format!("E{:03} · ", piece["number"].as_u64().unwrap());
                let beside = reviewed.paragraphs.iter().find(|paragraph| {
                    paragraph
                        .block
                        .is_some_and(|block_of| json!(block_of) == block["record"]["id"])
                });
                let says = &beside.unwrap().comments;
                assert!(says.iter().any(|each| each.text.contains(&name)), "{name}");
                cited += 1;
            }
        }
    }
    assert!(cited > 0);
}

#[test]
fn what_speaks_against_a_finding_is_named_with_how_it_was_weighed_and_not_quoted() {
    let (desk, visit) = Desk::with_sample(725);
    let found = comments(&read(&desk, &visit, false, true));
    let against: Vec<&str> = found
        .iter()
        .flat_map(|each| each.text.lines())
        .filter(|line| line.contains(" · Speaks against F"))
        .collect();
    assert!(
        against.len() > 10 && against.iter().all(|line| line.contains("eighed")),
        "{against:#?}"
    );
    for kept in desk.records(&visit, "evidence") {
        let words = kept["record"]["text"].as_str().unwrap().trim().to_owned();
        let name = format!("E{:03} · ", kept["record"]["number"].as_u64().unwrap());
        for each in &found {
            let quoted = each.text.lines().filter(|line| *line == words).count();
            let mut named = each.text.lines().filter(|line| line.starts_with(&name));
            let cited = named.any(|line| !line.contains("Speaks against"));
            assert_eq!(quoted, usize::from(cited), "{name}");
        }
    }
    let path = exported(&desk, &visit, false, true);
    assert!(
        path.to_string_lossy().ends_with(" DRAFT WITH EVIDENCE.docx"),
        "{path:?}"
    );
    let reviewed = read_reviewed(&fs::read(path).unwrap()).unwrap();
    assert!(
        reviewed.paragraphs[0]
            .after
            .contains("With\u{A0}evidence:\u{A0}for\u{A0}internal\u{A0}use.")
    );
}

/// What can be taken or left of a copy that came back.
fn offered(desk: &Desk, visit: &Value, file: PathBuf) -> Vec<Value> {
    desk.answer(Some(file));
    let chosen = desk.call("choose_reviewed_letter", json!({"visit": visit}));
    let parts = chosen["read"]["parts"].as_array().unwrap().clone();
    let items = parts.iter().flat_map(|part| part["items"].as_array().unwrap().clone());
    items.collect()
}

fn take(desk: &Desk, visit: &Value, item: &Value) {
    let request = json!({"op_id": desk.op(), "visit": visit, "items": [item["id"]]});
    desk.call("take_reviewed", request);
}

/// The document with one more comment, which answers the first whose text this is.
fn answered(file: &Path, to: &str, words: &str) -> PathBuf {
    let answer = format!(
        "<w:comment w:id=\"9000\" w:author=\"Ann Lark\"><w:p w14:paraId=\"2000AAAA\">{}</w:p></w:comment></w:comments>",
        run(words)
    );
    let mut parent = String::new();
    Docx::open(file)
        .edited("word/comments.xml", |part| {
            let (before, after) = part.split_once(to).unwrap();
            let (_, id) = before.rsplit_once("<w:comment w:id=\"").unwrap();
            parent = id.split('"').next().unwrap().to_owned();
            format!("{before}{to}{after}").replace("</w:comments>", &answer)
        })
        .edited("word/commentsExtended.xml", |part| {
            let known = 0x1000_0000 + parent.parse::<u32>().unwrap();
            let more =
                format!("<w15:commentEx w15:paraId=\"2000AAAA\" w15:paraIdParent=\"{known:08X}\" w15:done=\"0\"/>");
            part.replace("</w15:commentsEx>", &format!("{more}</w15:commentsEx>"))
        })
        .edited("word/document.xml", |part| {
            let reference = format!("<w:commentReference w:id=\"{parent}\"/></w:r>");
            assert_eq!(part.matches(&reference).count(), 1);
            let more = "<w:r><w:commentReference w:id=\"9000\"/></w:r>";
            part.replace(&reference, &format!("{reference}{more}"))
        })
        .saved()
}

#[test]
fn a_copy_that_comes_back_brings_what_is_new_and_not_what_the_letter_said_itself() {
    let (desk, visit) = Desk::with_sample(723);
    talked_about(&desk, &visit, false);
    let sent = exported(&desk, &visit, true, true);
    let items = offered(&desk, &visit, sent.clone());
    assert_eq!(items.len(), 1, "the evidence is no comment of a reviewer: {items:#?}");
    assert_eq!(
        (&items[0]["what"]["type"], &items[0]["not_because"]),
        (&json!("comment"), &json!("already"))
    );
    let back = answered(&sent, "Is this all", "All twelve, I think.");
    let items = offered(&desk, &visit, back);
    assert_eq!(items.len(), 1, "{items:#?}");
    assert!(items[0]["not_because"].is_null(), "it has a new answer");
    take(&desk, &visit, &items[0]);
    let kept = desk.records(&visit, "comment");
    assert_eq!(kept.len(), 1);
    let said = |at: usize| kept[0]["record"]["replies"][at]["text"].clone();
    assert_eq!(
        (said(0), said(1)),
        (json!("Eleven of twelve."), json!("All twelve, I think."))
    );
}

#[test]
fn a_comment_is_known_again_by_another_clock_on_other_words_and_when_its_own_are_gone() {
    let (desk, visit) = Desk::with_sample(726);
    let kept = talked_about(&desk, &visit, false);
    let sent = exported(&desk, &visit, true, false);
    let by_another_clock = Docx::open(&sent)
        .edited("word/comments.xml", |part| {
            let at = part.split("w:date=\"").nth(1).unwrap().get(..20).unwrap();
            let shown = DateTime::parse_from_rfc3339(at).unwrap() + TimeDelta::hours(1);
            // As Word does in summer: an hour on, and no seconds.
            let later = shown.format("%Y-%m-%dT%H:%M:00Z").to_string();
            part.replace(at, &later).replace("w16du:dateUtc", "w16du:other")
        })
        .saved();
    let other_words = Docx::open(&sent)
        .edited("word/document.xml", |part| {
            let first = kept["anchor"]["words"].as_str().unwrap();
            let run = run(first);
            assert_eq!(part.matches(&run).count(), 1);
            part.replace(&run, &(delete(first) + &insert("Those")))
        })
        .saved();
    let block = desk.records(&visit, "block")[1].clone();
    desk.call("save_letter", saving(&desk, &block, "Plans are late."));
    let gone = exported(&desk, &visit, true, false);
    for file in [by_another_clock, other_words, gone] {
        let items = offered(&desk, &visit, file);
        let comments: Vec<&Value> = items.iter().filter(|item| item["what"]["type"] == "comment").collect();
        assert_eq!(comments.len(), 1);
        assert_eq!(comments[0]["not_because"], "already", "{items:#?}");
    }
}

#[test]
fn a_comment_that_was_marked_done_in_word_is_settled_here() {
    let (desk, visit) = Desk::with_sample(727);
    talked_about(&desk, &visit, false);
    let done = Docx::open(&exported(&desk, &visit, true, false))
        .edited("word/commentsExtended.xml", |part| {
            part.replace("w15:done=\"0\"", "w15:done=\"1\"")
        })
        .saved();
    let items = offered(&desk, &visit, done.clone());
    assert!(items[0]["not_because"].is_null(), "{items:#?}");
    take(&desk, &visit, &items[0]);
    assert!(desk.records(&visit, "comment")[0]["record"]["resolved"].is_string());
    assert_eq!(offered(&desk, &visit, done)[0]["not_because"], "already");
}

#[test]
fn an_answer_to_a_note_of_the_evidence_is_taken_and_the_evidence_is_not() {
    let (desk, visit) = Desk::with_sample(728);
    let sent = exported(&desk, &visit, false, true);
    let words = desk.records(&visit, "evidence")[2]["record"]["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let back = answered(&sent, &words, "Is that still so?");
    let items = offered(&desk, &visit, back);
    assert_eq!(items.len(), 1, "{items:#?}");
    take(&desk, &visit, &items[0]);
    let kept = desk.records(&visit, "comment");
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (&kept[0]["record"]["from"], &kept[0]["record"]["text"]),
        (&json!("Ann Lark"), &json!("Is that still so?"))
    );
    assert!(!kept[0]["record"]["anchor"]["words"].as_str().unwrap().is_empty());
    assert!(!kept[0].to_string().contains(&words));
}

#[test]
fn a_final_letter_has_no_notes_whatever_is_asked_for() {
    let (desk, visit) = Desk::with_sample(724);
    talked_about(&desk, &visit, true);
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    assert_eq!(comments(&read(&desk, &visit, true, true)), []);
    let look = json!({"comments": true, "margin": true});
    let request = json!({"visit": visit, "form": "docx", "look": look});
    desk.refused_with("export_letter", request, Code::BadRequest);
}
