//! The notebook's own words and bands of proportion.

use serde_json::json;

use visitbook_app::error::Code;

use crate::desk::Desk;

#[test]
fn the_bands_that_come_with_the_program_are_told_however_the_notebooks_own_are_changed() {
    let (desk, _) = Desk::with_sample(341);
    let first = desk.call("house_style", json!({}));
    assert_eq!(first["style"]["bands"], first["proposed"], "nobody has changed any");
    let bands = first["proposed"].as_array().unwrap();
    assert!(bands.len() > 10);
    let own = json!([{"words": ["most"], "from": 80, "to": 99, "fewest": 1, "few": null}]);
    let request = json!({"op_id": desk.op(), "base_rev": 0, "words": ["Northmere"], "bands": own, "look": first["style"]["look"]});
    desk.call("edit_house_style", request);
    let changed = desk.call("house_style", json!({}));
    assert_eq!(
        (&changed["style"]["bands"], &changed["proposed"]),
        (&own, &first["proposed"])
    );
}

#[test]
fn every_change_is_taken_back_the_first_one_too() {
    let (desk, _) = Desk::with_sample(342);
    let proposed = desk.call("house_style", json!({}))["proposed"].clone();
    let style = || desk.call("house_style", json!({}));
    let change = |words: &[&str]| {
        let request = json!({"op_id": desk.op(), "base_rev": style()["rev"], "words": words, "bands": proposed, "look": style()["style"]["look"]});
        desk.call("edit_house_style", request)
    };
    let made = change(&["Northmere"]);
    change(&["Eastmarsh", "Northmere"]);
    let subject = json!({"kind": "house_style", "id": made["kept"][0]["record"]["id"]});
    let undo = || desk.call("undo", json!({"op_id": desk.op(), "scope": subject}))["op"].clone();
    assert_eq!(undo(), "edit_house_style");
    assert_eq!(style()["style"]["words"], json!(["Northmere"]));
    assert_eq!(undo(), "edit_house_style");
    assert_eq!(style()["style"]["words"], json!([]));
    assert_eq!(undo(), json!(null), "nothing was changed before");
    change(&["Westmarch"]);
    assert_eq!(style()["style"]["words"], json!(["Westmarch"]));
}

#[test]
fn what_is_typed_and_is_no_rule_yet_is_there_after_a_lock_and_changes_nothing() {
    let (desk, _) = Desk::with_sample(343);
    let style = |desk: &Desk| desk.call("house_style", json!({}));
    let subject = json!({"kind": "house_style", "id": style(&desk)["style"]["id"]});
    let keep = |field: &str, text: &str| json!({"op_id": desk.op(), "subject": subject, "base_rev": 0, "field": field, "text": text});
    desk.call("save_draft", keep("new_words", "Northm"));
    desk.call("save_draft", keep("typed_bands", "[]"));
    desk.reopen();
    let typed = json!({"new_words": "Northm", "typed_bands": "[]"});
    assert_eq!((&style(&desk)["unfinished"], &style(&desk)["rev"]), (&typed, &json!(0)));
    desk.call("save_draft", keep("new_words", ""));
    assert_eq!(style(&desk)["unfinished"], json!({"typed_bands": "[]"}));
    desk.refused_with("save_draft", keep("capture", "a box of visits"), Code::BadRequest);
}
