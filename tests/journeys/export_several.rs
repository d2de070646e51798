//! Several letters at once, into one folder: what they are called, what is there already, and what one failure, a stop or a
//! lock leaves.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use visitbook_app::contract::WireError;
use visitbook_app::error::Code;

use crate::desk::{Desk, saving};
use crate::gate::{answer_everything, making};

/// One of the forms that can be ticked, and how a file of it begins.
const FORMS: [(&str, &str, &[u8]); 6] = [
    ("letter", "pdf", b"%PDF"),
    ("letter", "docx", b"PK"),
    ("letter", "html", b"<!DOCTYPE html>"),
    ("letter", "text", b"OFFICIAL-SENSITIVE"),
    ("annex", "pdf", b"%PDF"),
    ("annex", "xlsx", b"PK"),
];

/// The sample once more, under other ids: of an invented authority with this name.
fn another(desk: &Desk, number: u8, authority: &str, change: impl FnOnce(&mut Value)) -> Value {
    let sample = String::from_utf8(visitbook_app::sample_file().to_vec()).unwrap();
    let mut file: Value = serde_json::from_str(&sample.replace("\"01a1", &format!("\"02{number:02}"))).unwrap();
    file["records"]["authority"]["name"] = json!(authority);
    change(&mut file["records"]);
    let path = desk.root.path().join("another.visit.json");
    fs::write(&path, file.to_string()).unwrap();
    desk.answer(Some(path));
    desk.call("choose_visit_file", json!({}));
    desk.call("import_visit", json!({"op_id": desk.op(), "passphrase": null}))["visit"].clone()
}

/// A folder that the next dialog answers.
fn folder(desk: &Desk) -> PathBuf {
    let folder = desk.root.path().join("out");
    fs::create_dir_all(&folder).unwrap();
    desk.answer(Some(folder.clone()));
    folder
}

fn forms(kinds: &[usize]) -> Value {
    kinds.iter().map(|at| json!({FORMS[*at].0: FORMS[*at].1})).collect()
}

/// The plan of these visits in these forms.
fn plan(desk: &Desk, visits: &[&Value], kinds: &[usize]) -> Value {
    desk.call(
        "plan_export",
        json!({"visits": visits, "forms": forms(kinds), "look": look()}),
    )["plan"]
        .clone()
}

fn names(plan: &Value) -> Vec<&str> {
    let files = plan["files"].as_array().unwrap().iter();
    files.map(|file| file["name"].as_str().unwrap()).collect()
}

fn look() -> Value {
    json!({"marking": null, "line_numbers": false, "wide_margin": false, "references": false})
}

fn write(desk: &Desk, plan: &Value, file: usize, replace: bool) -> Result<Value, WireError> {
    let request = json!({"plan": plan["key"], "file": file, "replace": replace});
    desk.core.call("export_planned", request)
}

/// What is in a folder, in order.
fn inside(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Puts a character into the letter that no typeface of the program has.
fn spoil(desk: &Desk, visit: &Value) {
    let block = desk.records(visit, "block")[2].clone();
    desk.call("save_letter", saving(desk, &block, "A plan for \u{6F22}."));
}

#[test]
fn each_file_is_called_and_reads_as_the_export_of_it_alone() {
    let (desk, visit) = Desk::with_sample(1010);
    let alone = desk.root.path().join("alone");
    fs::create_dir_all(&alone).unwrap();
    desk.answer(Some(alone.clone()));
    for (of, form, _) in FORMS {
        match of {
            "letter" => desk.call("export_letter", json!({"visit": visit, "form": form, "look": look()})),
            _ => desk.call("export_annex", json!({"visit": visit, "form": form, "marking": null})),
        };
    }
    let folder = folder(&desk);
    let plan = plan(&desk, &[&visit], &[0, 1, 2, 3, 4, 5]);
    assert_eq!(plan["folder"], folder.to_str().unwrap());
    assert_eq!(inside(&folder), [""; 0], "a plan writes nothing");
    for (at, (_, form, beginning)) in FORMS.iter().enumerate() {
        let path = write(&desk, &plan, at, false).unwrap()["path"].clone();
        assert_eq!(path, folder.join(names(&plan)[at]).to_str().unwrap());
        let written = fs::read(path.as_str().unwrap()).unwrap();
        assert!(written.starts_with(beginning), "{form}");
        if *form == "text" {
            assert_eq!(written, fs::read(alone.join(names(&plan)[at])).unwrap());
        }
    }
    assert_eq!(inside(&folder), inside(&alone));
    assert_eq!(inside(&folder).len(), 6);
}

#[test]
fn two_of_one_name_say_of_which_visit_they_are_and_count_where_that_is_the_same_too() {
    let (desk, third) = Desk::with_sample(1011);
    let fourth = another(&desk, 1, "NORTHMERE", |records| records["visit"]["ordinal"] = json!(4));
    let again = another(&desk, 2, "Northmere", |_| {});
    let other = another(&desk, 3, "East/Fell", |_| {});
    folder(&desk);
    let plan = plan(&desk, &[&third, &fourth, &again, &other], &[0, 3]);
    let expected = [
        "Northmere monitoring letter DRAFT (third monitoring visit).pdf",
        "Northmere monitoring letter DRAFT (third monitoring visit).txt",
        "NORTHMERE monitoring letter DRAFT (fourth monitoring visit).pdf",
        "NORTHMERE monitoring letter DRAFT (fourth monitoring visit).txt",
        "Northmere monitoring letter DRAFT (third monitoring visit) 2.pdf",
        "Northmere monitoring letter DRAFT (third monitoring visit) 2.txt",
        "EastFell monitoring letter DRAFT.pdf",
        "EastFell monitoring letter DRAFT.txt",
    ];
    assert_eq!(names(&plan), expected);
}

#[test]
fn what_is_there_already_is_told_and_stays_unless_it_is_to_be_replaced() {
    let (desk, visit) = Desk::with_sample(1012);
    let folder = folder(&desk);
    let text = folder.join("Northmere monitoring letter DRAFT.txt");
    fs::write(&text, "mine").unwrap();
    let plan = plan(&desk, &[&visit], &[2, 3]);
    let there: Vec<&Value> = plan["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| &file["there"])
        .collect();
    assert_eq!(there, [&json!(false), &json!(true)]);
    assert_eq!(write(&desk, &plan, 1, false).unwrap_err().code, Code::PlaceTaken);
    assert_eq!(fs::read_to_string(&text).unwrap(), "mine");
    write(&desk, &plan, 1, true).unwrap();
    assert!(fs::read_to_string(&text).unwrap().starts_with("OFFICIAL-SENSITIVE"));
    // What came there after the plan was made stays too, even a link that leads nowhere.
    let page = folder.join("Northmere monitoring letter DRAFT.html");
    std::os::unix::fs::symlink(folder.join("nowhere"), &page).unwrap();
    assert_eq!(write(&desk, &plan, 0, false).unwrap_err().code, Code::PlaceTaken);
    assert_eq!(inside(&folder).len(), 2, "and nothing is left beside it");
}

#[test]
fn one_letter_that_cannot_be_set_is_refused_as_it_is_alone_and_the_others_are_written() {
    let (desk, visit) = Desk::with_sample(1013);
    let other = another(&desk, 1, "Eastfell", |_| {});
    spoil(&desk, &visit);
    let folder = folder(&desk);
    let alone = json!({"visit": visit, "form": "pdf", "look": look()});
    let alone = desk.refused_with("export_letter", alone, Code::CharacterMissing);
    let plan = plan(&desk, &[&visit, &other], &[0, 3]);
    let refused = write(&desk, &plan, 0, false).unwrap_err();
    assert_eq!((refused.code, refused.values), (alone.code, alone.values));
    for file in 1..4 {
        write(&desk, &plan, file, false).unwrap();
    }
    let written = [
        "Eastfell monitoring letter DRAFT.pdf",
        "Eastfell monitoring letter DRAFT.txt",
        "Northmere monitoring letter DRAFT.txt",
    ];
    assert_eq!(inside(&folder), written);
    // Mended, it is written under the same plan.
    let block = desk.records(&visit, "block")[2].clone();
    desk.call("save_letter", saving(&desk, &block, "A plan for each child."));
    write(&desk, &plan, 0, false).unwrap();
    let text = fs::read_to_string(folder.join(written[2])).unwrap();
    assert!(text.contains("A plan for \u{6F22}."), "what was typed last is exported");
}

#[test]
fn what_was_written_before_a_stop_stands_whole_and_nothing_else_is_there() {
    let (desk, visit) = Desk::with_sample(1014);
    let folder = folder(&desk);
    let plan = plan(&desk, &[&visit], &[0, 1, 2, 3]);
    write(&desk, &plan, 0, false).unwrap();
    // To cancel is not to ask for the next.
    assert_eq!(inside(&folder), ["Northmere monitoring letter DRAFT.pdf"]);
    let pdf = fs::read(folder.join(names(&plan)[0])).unwrap();
    assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"));
}

#[test]
fn a_lock_ends_it_and_a_plan_does_not_outlive_it() {
    let (desk, visit) = Desk::with_sample(1015);
    let folder = folder(&desk);
    let plan = plan(&desk, &[&visit], &[0, 1, 2, 3, 4, 5]);
    write(&desk, &plan, 3, false).unwrap();
    let ended = std::thread::scope(|scope| {
        let rest = scope.spawn(|| write(&desk, &plan, 4, false));
        // The notebook answers while a file is made of it, and is locked without waiting for that.
        desk.visit(&visit);
        desk.call("lock", json!({}));
        rest.join().unwrap()
    });
    let of_a_lock = [Code::Locked, Code::NothingChosen];
    assert!(of_a_lock.contains(&ended.unwrap_err().code));
    assert_eq!(write(&desk, &plan, 1, true).unwrap_err().code, Code::Locked);
    assert_eq!(inside(&folder), ["Northmere monitoring letter DRAFT.txt"]);
    desk.reopen();
    assert_eq!(write(&desk, &plan, 1, true).unwrap_err().code, Code::NothingChosen);
}

#[test]
fn a_folder_that_is_chosen_after_a_lock_leaves_no_plan() {
    let (desk, visit) = Desk::with_sample(1019);
    folder(&desk);
    let request = json!({"visits": [visit], "forms": forms(&[0]), "look": look()});
    let planned = std::thread::scope(|scope| {
        let begin = || scope.spawn(|| desk.core.call("plan_export", request.clone()));
        let planning = desk.while_choosing(begin, || {
            desk.call("lock", json!({}));
        });
        planning.join().unwrap()
    });
    assert_eq!(planned.unwrap_err().code, Code::Locked);
}

#[test]
fn a_final_letter_is_written_as_it_was_kept() {
    let (desk, visit) = Desk::with_sample(1016);
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    let folder = folder(&desk);
    let kept = desk.records(&visit, "final_letter")[0]["record"]["id"].clone();
    let alone = desk.call("export_final", json!({"final_letter": kept}))["path"].clone();
    let kept = fs::read(alone.as_str().unwrap()).unwrap();
    let plan = plan(&desk, &[&visit], &[0]);
    assert_eq!(names(&plan), ["Northmere monitoring letter.pdf"]);
    assert_eq!(plan["files"][0]["there"], true);
    fs::write(alone.as_str().unwrap(), "").unwrap();
    write(&desk, &plan, 0, true).unwrap();
    assert!(fs::read(folder.join("Northmere monitoring letter.pdf")).unwrap() == kept);
}

#[test]
fn a_folder_that_is_gone_or_cannot_be_written_is_told_apart_from_a_letter_that_fails() {
    let (desk, visit) = Desk::with_sample(1017);
    let gone = folder(&desk);
    let at_once = plan(&desk, &[&visit], &[3]);
    fs::remove_dir(&gone).unwrap();
    assert_eq!(
        write(&desk, &at_once, 0, false).unwrap_err().code,
        Code::PlaceNotWritable
    );
    // Not even an administrator can make a file there.
    desk.answer(Some("/sys/kernel".into()));
    let nowhere = plan(&desk, &[&visit], &[3]);
    let refused = write(&desk, &nowhere, 0, false).unwrap_err();
    assert_eq!(refused.code, Code::PlaceNotWritable);
    assert!(refused.values["place"].starts_with("/sys/kernel"));
}

#[test]
fn only_the_files_of_the_last_plan_are_written() {
    let (desk, visit) = Desk::with_sample(1018);
    let folder = folder(&desk);
    let first = plan(&desk, &[&visit], &[3]);
    let second = plan(&desk, &[&visit], &[3]);
    assert_eq!(write(&desk, &first, 0, false).unwrap_err().code, Code::NothingChosen);
    assert_eq!(write(&desk, &second, 1, false).unwrap_err().code, Code::NothingChosen);
    desk.answer(None);
    let cancelled = json!({"visits": [visit], "forms": forms(&[0]), "look": look()});
    assert_eq!(desk.call("plan_export", cancelled)["plan"], Value::Null);
    assert_eq!(inside(&folder), [""; 0]);
    write(&desk, &second, 0, false).unwrap();
}
