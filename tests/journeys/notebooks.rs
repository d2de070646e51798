//! Making, opening and locking notebooks.

use serde_json::json;
use visitbook_app::error::Code;
use visitbook_testkit::PASSPHRASE;

use crate::desk::Desk;

#[test]
fn a_notebook_is_made_once_its_sheet_is_typed_back() {
    let desk = Desk::new(1);
    let request = json!({"name": "Northmere 2026", "in_chosen_folder": false, "person": "Maren Hollis", "passphrase": PASSPHRASE});
    let sheet = desk.call("prepare_notebook", request);
    let mut groups: Vec<String> = serde_json::from_value(sheet["groups"].clone()).unwrap();
    assert!(
        !desk.root.path().join("notebooks/Northmere 2026").exists(),
        "nothing is written yet"
    );

    let right = std::mem::replace(&mut groups[4], "0000".to_owned());
    let error = desk.refused_with(
        "confirm_notebook",
        json!({"groups": groups, "sheet_kept": ""}),
        Code::SheetMismatch,
    );
    assert_eq!(error.values["group"], "5");

    groups[4] = right.to_lowercase();
    let opened = desk.call("confirm_notebook", json!({"groups": groups, "sheet_kept": "Duty safe"}));
    assert_eq!(opened["name"], "Northmere 2026");
    assert_eq!(desk.call("notebooks", json!({}))["known"][0]["sheet_kept"], "Duty safe");
}

#[test]
fn the_sheet_opens_the_notebook_when_the_passphrase_is_forgotten() {
    let desk = Desk::new(2);
    let request =
        json!({"name": "Northmere", "in_chosen_folder": false, "person": "Maren Hollis", "passphrase": PASSPHRASE});
    let sheet = desk.call("prepare_notebook", request);
    desk.call("confirm_notebook", json!({"groups": sheet["groups"], "sheet_kept": ""}));
    desk.call("lock", json!({}));
    let path = desk.call("notebooks", json!({}))["known"][0]["path"].clone();
    let wrong = json!({"path": path, "passphrase": "quiet harbour lantern eight"});
    desk.refused_with("unlock", wrong, Code::WrongPassphrase);
    let opened = desk.call("unlock_with_sheet", json!({"path": path, "groups": sheet["groups"]}));
    assert_eq!(opened["name"], "Northmere");
}

#[test]
fn what_a_new_notebook_needs_is_asked_for_before_anything_is_made() {
    let desk = Desk::with_notebook(3);
    let ask = |name: &str, person: &str, passphrase: &str| json!({"name": name, "in_chosen_folder": false, "person": person, "passphrase": passphrase});
    desk.refused_with(
        "prepare_notebook",
        ask("a/b", "Maren Hollis", PASSPHRASE),
        Code::Refused,
    );
    desk.refused_with("prepare_notebook", ask("Second", " ", PASSPHRASE), Code::Refused);
    desk.refused_with(
        "prepare_notebook",
        ask("Second", "Maren Hollis", "short"),
        Code::WeakPassphrase,
    );
    desk.refused_with(
        "prepare_notebook",
        ask("Northmere 2026", "Maren Hollis", PASSPHRASE),
        Code::PlaceTaken,
    );
    desk.answer(Some("/proc".into()));
    desk.call("choose_folder", json!({}));
    let elsewhere =
        json!({"name": "Second", "in_chosen_folder": true, "person": "Maren Hollis", "passphrase": PASSPHRASE});
    let error = desk.refused("prepare_notebook", elsewhere);
    assert!(
        matches!(error.code, Code::PlaceNotWritable | Code::FileFailed),
        "{error:?}"
    );
}

#[test]
fn a_locked_program_answers_nothing_about_a_visit() {
    let (desk, visit) = Desk::with_sample(4);
    desk.call("lock", json!({}));
    desk.refused_with("home", json!({}), Code::Locked);
    desk.refused_with("open_visit", json!({"visit": visit}), Code::Locked);
}

#[test]
fn only_a_known_or_chosen_folder_is_opened() {
    let first = Desk::with_notebook(5);
    let path = first.call("notebooks", json!({}))["known"][0]["path"].clone();
    let second = Desk::new(6);
    let unlock = json!({"path": path, "passphrase": PASSPHRASE});
    second.refused_with("unlock", unlock.clone(), Code::NothingChosen);
    second.answer(path.as_str().map(Into::into));
    assert_eq!(
        second.call("choose_folder", json!({}))["notebook"]["name"],
        "Northmere 2026"
    );
    second.refused_with("unlock", unlock.clone(), Code::NotebookInUse);
    first.call("lock", json!({}));
    second.call("unlock", unlock);
}

#[test]
fn a_notebook_whose_key_files_are_gone_stays_in_the_list_and_says_so() {
    let desk = Desk::with_notebook(5);
    desk.call("lock", json!({}));
    let folder = desk.root.path().join("notebooks/Northmere 2026");
    let known = || desk.call("notebooks", json!({}))["known"][0].clone();
    assert_eq!(known()["keys_missing"], false);
    for name in ["keys.json", "keys-copy.json"] {
        std::fs::remove_file(folder.join(name)).unwrap();
    }
    assert_eq!(known()["keys_missing"], true);
    let request = json!({"path": known()["path"], "passphrase": PASSPHRASE});
    desk.refused_with("unlock", request, Code::NotebookKeysMissing);
}
