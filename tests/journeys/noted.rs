//! The letter as a Word document with notes in its margin: the comments on it, and what its sentences rest on.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use visitbook_app::error::Code;
use visitbook_exchange::reviewed::{Reviewed, WordComment, read_reviewed};

use crate::desk::{Desk, saving, words};
use crate::docx::{Docx, run};
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
    desk.call("resolve_comment", resolve)["kept"][0].clone()
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
    let kept = talked_about(&desk, &visit, true)["record"].clone();
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
fn a_copy_that_comes_back_brings_what_is_new_and_not_what_the_letter_said_itself() {
    let (desk, visit) = Desk::with_sample(723);
    talked_about(&desk, &visit, false);
    let sent = exported(&desk, &visit, true, true);
    let choose = |file: PathBuf| {
        desk.answer(Some(file));
        let chosen = desk.call("choose_reviewed_letter", json!({"visit": visit}));
        let parts = chosen["read"]["parts"].as_array().unwrap().clone();
        let items = parts.iter().flat_map(|part| part["items"].as_array().unwrap().clone());
        items.collect::<Vec<Value>>()
    };
    let items = choose(sent.clone());
    assert_eq!(items.len(), 1, "the evidence is no comment of a reviewer: {items:#?}");
    assert_eq!(items[0]["what"]["type"], "comment");
    assert_eq!(items[0]["not_because"], "already");
    let answer = format!(
        "<w:comment w:id=\"900\" w:author=\"Ann Lark\"><w:p w14:paraId=\"2000AAAA\">{}</w:p></w:comment></w:comments>",
        run("All twelve, I think.")
    );
    let mut asked = String::new();
    let answered = Docx::open(&sent)
        .edited("word/comments.xml", |part| part.replace("</w:comments>", &answer))
        .edited("word/commentsExtended.xml", |part| {
            let (_, parent) = part.split_once("w15:paraIdParent=\"").unwrap();
            asked = parent.get(..8).unwrap().to_owned();
            let more = format!(
                "<w15:commentEx w15:paraId=\"2000AAAA\" w15:paraIdParent=\"{asked}\" w15:done=\"0\"/></w15:commentsEx>"
            );
            part.replace("</w15:commentsEx>", &more)
        })
        .edited("word/document.xml", |part| {
            let parent = u32::from_str_radix(&asked, 16).unwrap() & 0xFFFF;
            let reference = format!("<w:commentReference w:id=\"{parent}\"/></w:r>");
            assert_eq!(part.matches(&reference).count(), 1);
            part.replace(
                &reference,
                &format!("{reference}<w:r><w:commentReference w:id=\"900\"/></w:r>"),
            )
        })
        .saved();
    let items = choose(answered);
    assert_eq!(items.len(), 1, "{items:#?}");
    assert!(items[0]["not_because"].is_null(), "it has a new answer");
    desk.call(
        "take_reviewed",
        json!({"op_id": desk.op(), "visit": visit, "items": [items[0]["id"]]}),
    );
    let kept = desk.records(&visit, "comment");
    assert_eq!(kept.len(), 1);
    let said = |at: usize| kept[0]["record"]["replies"][at]["text"].clone();
    assert_eq!(
        (said(0), said(1)),
        (json!("Eleven of twelve."), json!("All twelve, I think."))
    );
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
