//! The letter goes to reviewers as a Word document, comes back with comments and changes, and what is chosen of them is
//! taken into the letter as it is by then.

mod blocks;
mod comments;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, saving, subject, words};
use crate::docx::{ANN, Docx, delete, insert, run};

/// The letter as it goes out: where the file is.
fn sent(desk: &Desk, visit: &Value) -> PathBuf {
    desk.answer(Some(desk.root.path().to_owned()));
    let answer = desk.call("export_review_copy", json!({"op_id": desk.op(), "visit": visit}));
    PathBuf::from(answer["path"].as_str().unwrap())
}

/// The copy comes back: what is read of it.
fn read(desk: &Desk, visit: &Value, file: &Path) -> Value {
    desk.answer(Some(file.to_owned()));
    desk.call("choose_reviewed_letter", json!({"visit": visit}))["read"].clone()
}

fn take(desk: &Desk, visit: &Value, items: &[&Value]) -> Value {
    let ids: Vec<&Value> = items.iter().map(|item| &item["id"]).collect();
    desk.call(
        "take_reviewed",
        json!({"op_id": desk.op(), "visit": visit, "items": ids}),
    )
}

/// What can be taken or left, of all parts.
fn items(read: &Value) -> Vec<Value> {
    let parts = read["parts"].as_array().unwrap().iter();
    parts
        .flat_map(|part| part["items"].as_array().unwrap().clone())
        .collect()
}

fn of_type(read: &Value, what: &str) -> Value {
    let mut found = items(read).into_iter().filter(|item| item["what"]["type"] == what);
    let first = found.next().unwrap_or_else(|| panic!("{what}: {read:#}"));
    assert!(found.next().is_none(), "{what} twice");
    first
}

/// Types these words into the block at this place, with a citation behind them, and leaves it.
fn cite(desk: &Desk, visit: &Value, at: usize, first: &str, second: &str) -> Value {
    let evidence = desk.records(visit, "evidence");
    let block = desk.records(visit, "block")[at].clone();
    let cite = |at: usize| json!({"type": "cite", "evidence": [evidence[at]["record"]["id"]]});
    let content = json!([{"type": "text", "text": first}, cite(0), {"type": "text", "text": second}, cite(1)]);
    let page = json!({"id": block["record"]["id"], "kind": "paragraph", "content": content});
    let request = json!({"op_id": desk.op(), "letter": block["record"]["letter"], "order": null,
        "blocks": [{"base_rev": block["rev"], "block": page}]});
    desk.call("save_letter", request);
    desk.call("settle", json!({"op_id": desk.op(), "subject": subject(&block)}));
    block["record"]["id"].clone()
}

/// The words of a block with `|` for each citation.
fn cited(desk: &Desk, visit: &Value, block: &Value) -> String {
    let blocks = desk.records(visit, "block");
    let block = blocks.iter().find(|kept| kept["record"]["id"] == *block).unwrap();
    let content = block["record"]["content"].as_array().unwrap().iter();
    content.map(|inline| inline["text"].as_str().unwrap_or("|")).collect()
}

const FIRST: &str = "Plans for children drift.";
const SECOND: &str = " Visits are late.";

/// A letter whose paragraph at the second place says the two sentences; desk, visit, block and file.
fn sent_with_citations(laptop: u64) -> (Desk, Value, Value, PathBuf) {
    let (desk, visit) = Desk::with_sample(laptop);
    let block = cite(&desk, &visit, 1, FIRST, SECOND);
    let file = sent(&desk, &visit);
    (desk, visit, block, file)
}

/// The file with the run of the paragraph replaced.
fn with_run(file: &Path, runs: &str) -> PathBuf {
    Docx::open(file)
        .replaced(&run(&format!("{FIRST}{SECOND}")), runs)
        .saved()
}

#[test]
fn a_copy_goes_out_as_a_named_version_and_comes_back_with_nothing_to_take() {
    let (desk, visit, _, file) = sent_with_citations(330);
    assert!(
        file.ends_with("Northmere monitoring letter DRAFT for review.docx"),
        "{file:?}"
    );
    let versions = desk.call("versions", json!({"visit": visit}));
    assert_eq!(versions["versions"][0]["what"]["name"], "Sent to reviewers");
    let read = read(&desk, &visit, &file);
    assert_eq!(read["sent"]["name"], "Sent to reviewers");
    assert_eq!(items(&read), Vec::<Value>::new());
    let with_words = desk
        .records(&visit, "block")
        .iter()
        .filter(|block| !words(block).trim().is_empty())
        .count();
    assert_eq!(read["unchanged"], with_words);
}

/// Words with everything that an export sets otherwise: spaces, composed characters, hyphens, invisible signs.
fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,60}",
        "\\PC{1,30}",
        "[a-c&<>\"\u{A0}\u{2011}\u{AD}e\u{301}😀 ]{1,40}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_letter_says_an_unchanged_copy_has_nothing_to_take(texts in prop::collection::vec(any_words(), 3)) {
        let (desk, visit) = Desk::with_sample(346);
        for (at, text) in (1..).zip(&texts) {
            let block = desk.records(&visit, "block")[at].clone();
            desk.call("save_letter", saving(&desk, &block, text));
        }
        let file = sent(&desk, &visit);
        let read = read(&desk, &visit, &file);
        prop_assert_eq!(items(&read), Vec::<Value>::new());
        prop_assert_eq!(&read["sent"]["name"], "Sent to reviewers");
    }
}

#[test]
fn characters_that_come_together_where_a_sign_is_left_out_are_no_change() {
    let (desk, visit) = Desk::with_sample(347);
    let block = desk.records(&visit, "block")[1].clone();
    desk.call("save_letter", saving(&desk, &block, "The cafe\u{AD}\u{301} is open."));
    let file = sent(&desk, &visit);
    assert_eq!(items(&read(&desk, &visit, &file)), Vec::<Value>::new());
}

#[test]
fn cancelling_either_dialog_writes_and_reads_nothing() {
    let (desk, visit) = Desk::with_sample(331);
    desk.answer(None);
    let answer = desk.call("export_review_copy", json!({"op_id": desk.op(), "visit": visit}));
    assert_eq!(answer, json!({"path": null, "saved": null}));
    assert!(desk.records(&visit, "version").is_empty());
    let chosen = desk.call("choose_reviewed_letter", json!({"visit": visit}));
    assert_eq!(chosen, json!({"name": null, "read": null}));
    let request = json!({"op_id": desk.op(), "visit": visit, "items": [0]});
    desk.refused_with("take_reviewed", request, Code::NothingChosen);
}

#[test]
fn each_change_is_taken_by_itself_and_citations_stay_where_they_are() {
    let changes = [
        (
            [
                run("Plans for children "),
                delete("drift"),
                insert("wait"),
                run(". Visits are late."),
            ]
            .concat(),
            "Plans for children wait.| Visits are late.|",
        ),
        (
            [run("Plans for children drift. "), delete("Visits are late.")].concat(),
            "Plans for children drift.| |",
        ),
        (
            [run(FIRST), insert(" Reviews wait too."), run(SECOND)].concat(),
            "Plans for children drift.| Reviews wait too. Visits are late.|",
        ),
        // As LibreOffice writes a replacement: what comes first, then what goes.
        (
            [
                insert("All plans"),
                delete("Plans"),
                run(" for children drift. Visits are late."),
            ]
            .concat(),
            "All plans for children drift.| Visits are late.|",
        ),
        (
            [delete(&format!("{FIRST}{SECOND}")), insert("All is well.")].concat(),
            "All is well.||",
        ),
    ];
    let (desk, visit, block, file) = sent_with_citations(332);
    let before = cited(&desk, &visit, &block);
    assert_eq!(before, "Plans for children drift.| Visits are late.|");
    for (runs, expected) in changes {
        let read = read(&desk, &visit, &with_run(&file, &runs));
        let change = of_type(&read, "change");
        assert_eq!((&change["author"], &change["not_because"]), (&json!(ANN), &Value::Null));
        let taken = take(&desk, &visit, &[&change]);
        assert_eq!(taken["left"], json!([]));
        assert_eq!(cited(&desk, &visit, &block), expected, "{runs}");
        let letter = json!({"kind": "letter", "id": desk.records(&visit, "letter")[0]["record"]["id"]});
        let undone = desk.call("undo", json!({"op_id": desk.op(), "scope": letter}));
        assert_eq!(undone["op"], "replace_block");
        assert_eq!(cited(&desk, &visit, &block), before, "undo takes it back");
    }
}

/// Two changes in one paragraph: `drift` to `wait`, and `late` to `overdue`.
fn two_changes() -> String {
    let first = [
        run("Plans for children "),
        delete("drift"),
        insert("wait"),
        run(". Visits are "),
    ]
    .concat();
    [first, delete("late"), insert("overdue"), run(".")].concat()
}

#[test]
fn what_is_left_stays_and_can_be_taken_later_and_what_was_taken_is_said_to_be_there() {
    let (desk, visit, block, file) = sent_with_citations(333);
    let file = with_run(&file, &two_changes());
    let all = items(&read(&desk, &visit, &file));
    take(&desk, &visit, &[&all[1]]);
    assert_eq!(
        cited(&desk, &visit, &block),
        "Plans for children drift.| Visits are overdue.|"
    );
    let again = items(&read(&desk, &visit, &file));
    assert_eq!(
        (&again[0]["not_because"], &again[1]["not_because"]),
        (&Value::Null, &json!("already"))
    );
    let taken = take(&desk, &visit, &[&again[0], &again[1]]);
    assert_eq!(taken["left"], json!([{"id": again[1]["id"], "because": "already"}]));
    assert_eq!(
        cited(&desk, &visit, &block),
        "Plans for children wait.| Visits are overdue.|"
    );
    let last = items(&read(&desk, &visit, &file));
    assert!(last.iter().all(|item| item["not_because"] == "already"), "{last:?}");
}

#[test]
fn a_block_that_was_edited_since_is_changed_where_the_words_are_found_or_not_at_all() {
    let (desk, visit, block, file) = sent_with_citations(334);
    let file = with_run(&file, &two_changes());
    let now = desk.records(&visit, "block")[1].clone();
    desk.call(
        "save_letter",
        saving(&desk, &now, "Many plans for children drift. Few visits happen."),
    );
    let read = read(&desk, &visit, &file);
    let part = &read["parts"][0];
    assert_eq!((&part["edited"], &part["block"]), (&json!(true), &block));
    assert_eq!(part["sent"], format!("{FIRST}{SECOND}"));
    let all = items(&read);
    assert_eq!(
        (&all[0]["not_because"], &all[1]["not_because"]),
        (&Value::Null, &json!("not_found"))
    );
    let taken = take(&desk, &visit, &[&all[0], &all[1]]);
    assert_eq!(taken["left"], json!([{"id": all[1]["id"], "because": "not_found"}]));
    assert_eq!(
        cited(&desk, &visit, &block),
        "Many plans for children wait. Few visits happen."
    );
}

#[test]
fn a_change_without_tracking_is_told_and_taken_like_the_others() {
    let (desk, visit, block, file) = sent_with_citations(335);
    let changed = with_run(&file, &run("Plans for most children drift. Visits are late."));
    let change = of_type(&read(&desk, &visit, &changed), "change");
    assert_eq!((&change["tracked"], &change["author"]), (&json!(false), &json!("")));
    take(&desk, &visit, &[&change]);
    assert_eq!(
        cited(&desk, &visit, &block),
        "Plans for most children drift.| Visits are late.|"
    );
}

#[test]
fn a_tracked_change_in_words_that_were_changed_without_tracking_needs_both() {
    let (desk, visit, block, file) = sent_with_citations(336);
    let runs = [
        run("Plans for many young "),
        delete("people"),
        insert("children"),
        run(" drift. Visits are late."),
    ]
    .concat();
    let all = items(&read(&desk, &visit, &with_run(&file, &runs)));
    assert_eq!(
        all.iter().map(|item| item["tracked"].clone()).collect::<Vec<_>>(),
        [json!(false), json!(true)]
    );
    let left = take(&desk, &visit, &[&all[1]])["left"].clone();
    assert_eq!(left, json!([{"id": all[1]["id"], "because": "not_found"}]));
    take(&desk, &visit, &[&all[0], &all[1]]);
    assert_eq!(
        cited(&desk, &visit, &block),
        "Plans for many young children drift.| Visits are late.|"
    );
}

#[test]
fn a_block_that_is_in_the_letter_no_longer_is_said_to_be_gone() {
    let (desk, visit, block, file) = sent_with_citations(341);
    let file = with_run(&file, &two_changes());
    let kept = desk.records(&visit, "block");
    let order: Vec<&Value> = kept
        .iter()
        .map(|kept| &kept["record"]["id"])
        .filter(|id| **id != block)
        .collect();
    desk.call(
        "save_letter",
        json!({"op_id": desk.op(), "letter": kept[0]["record"]["letter"], "blocks": [], "order": order}),
    );
    let read = read(&desk, &visit, &file);
    assert!(read["parts"][0]["now"].is_null());
    let all = items(&read);
    assert!(all.iter().all(|item| item["not_because"] == "gone"), "{all:?}");
    assert_eq!(
        take(&desk, &visit, &[&all[0]])["left"],
        json!([{"id": all[0]["id"], "because": "gone"}])
    );
}

#[test]
fn bad_files_and_those_of_another_letter_are_refused_and_change_nothing() {
    let (desk, visit, _, file) = sent_with_citations(342);
    let before = (desk.records(&visit, "block"), desk.records(&visit, "comment"));
    let bytes = fs::read(&file).unwrap();
    let made = |name: &str, bytes: &[u8]| {
        let path = desk.root.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let foreign = fs::read(Docx::open(&file).renamed_bookmarks().saved()).unwrap();
    let unmarked = fs::read(Docx::open(&file).without_bookmarks().saved()).unwrap();
    for (path, problem) in [
        (
            made("notes.docx", b"Notes, and no document."),
            "the file is no Word document",
        ),
        (made("half.docx", &bytes[..bytes.len() / 2]), "damaged or incomplete"),
        (made("nothing.docx", b""), "the file is no Word document"),
        (made("foreign.docx", &foreign), "it is a copy of another letter"),
        (made("unmarked.docx", &unmarked), "it has none of the marks"),
    ] {
        desk.answer(Some(path));
        let error = desk.refused_with(
            "choose_reviewed_letter",
            json!({"visit": visit}),
            Code::LetterUnreadable,
        );
        assert!(error.values["problem"].contains(problem), "{problem}: {error:?}");
    }
    assert_eq!((desk.records(&visit, "block"), desk.records(&visit, "comment")), before);
}

#[test]
fn a_copy_is_held_against_the_version_it_was_made_of() {
    let (desk, visit, block, first) = sent_with_citations(343);
    let first = with_run(&first, &two_changes());
    let now = desk.records(&visit, "block")[1].clone();
    desk.call("save_letter", saving(&desk, &now, "Plans are made in time."));
    sent(&desk, &visit);
    let read = read(&desk, &visit, &first);
    let named: Vec<Value> = desk.call("versions", json!({"visit": visit}))["versions"]
        .as_array()
        .unwrap()
        .clone();
    let of: Vec<&Value> = named.iter().filter(|each| each["what"]["type"] == "named").collect();
    assert_eq!(of.len(), 2);
    assert_eq!(read["sent"]["at"], of[1]["at"], "the earlier of the two");
    assert_eq!(read["parts"][0]["block"], block);
    assert_eq!(items(&read).len(), 2);
}

#[test]
fn what_was_read_is_forgotten_when_the_notebook_is_locked() {
    let (desk, visit, _, file) = sent_with_citations(344);
    let change = items(&read(&desk, &visit, &with_run(&file, &two_changes())))[0].clone();
    desk.reopen();
    let request = json!({"op_id": desk.op(), "visit": visit, "items": [change["id"]]});
    desk.refused_with("take_reviewed", request, Code::NothingChosen);
}
