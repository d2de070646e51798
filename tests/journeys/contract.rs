//! The one list of commands.

use serde_json::json;
use visitbook_app::error::Code;
use visitbook_app::typescript::{MAIN_COMMANDS, UNLOCK_COMMANDS, typescript};

use crate::desk::Desk;

#[test]
fn every_command_refuses_a_request_of_another_shape() {
    let desk = Desk::new(41);
    for name in UNLOCK_COMMANDS.iter().chain(MAIN_COMMANDS) {
        desk.refused_with(name, json!({"nobody": "asks this"}), Code::BadRequest);
        desk.refused_with(name, json!([1, 2]), Code::BadRequest);
    }
    desk.refused_with("no_such_command", json!({}), Code::BadRequest);
}

#[test]
fn every_error_code_reaches_the_page_as_the_word_it_knows() {
    let client = typescript();
    for word in [
        "wrong_passphrase",
        "notebook_in_use",
        "disk_full",
        "letter_facts_missing",
        "referred_to",
    ] {
        assert!(client.contains(&format!("\"{word}\"")), "{word}");
    }
}

#[test]
fn undo_with_nothing_to_take_back_is_no_failure() {
    let (desk, visit) = Desk::with_sample(42);
    let undone = desk.call(
        "undo",
        json!({"op_id": desk.op(), "scope": {"kind": "visit", "id": visit}}),
    );
    assert!(undone["op"].is_null());
}

#[test]
fn an_area_with_evidence_is_not_removed_and_says_why() {
    let (desk, visit) = Desk::with_sample(43);
    let area = desk.records(&visit, "area")[0].clone();
    let request =
        json!({"op_id": desk.op(), "subject": {"kind": "area", "id": area["record"]["id"]}, "base_rev": area["rev"]});
    desk.refused_with("remove_record", request, Code::ReferredTo);
}
