//! The letter looked at as it will be printed.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, words};
use crate::gate::{answer_everything, making};

/// The blocks of the letter as the page has them.
fn on_the_page(desk: &Desk, visit: &Value) -> Vec<Value> {
    let blocks = desk.records(visit, "block");
    let page = |kept: &Value| json!({"id": kept["record"]["id"], "kind": kept["record"]["kind"], "content": kept["record"]["content"]});
    blocks.iter().map(page).collect()
}

fn preview(desk: &Desk, visit: &Value) -> Value {
    desk.call(
        "preview_letter",
        json!({"visit": visit, "blocks": on_the_page(desk, visit)}),
    )
}

fn page_at(preview: &Value, page: u32, scale: u32) -> String {
    format!("{}/{page}/{scale}", preview["key"].as_str().unwrap())
}

#[test]
fn the_preview_has_the_pages_of_the_pdf_and_a_line_for_every_block() {
    let (desk, visit) = Desk::with_sample(910);
    let shown = preview(&desk, &visit);
    let pages = shown["pages"].as_array().unwrap();
    assert!(pages.len() > 2);
    assert!(
        pages
            .iter()
            .all(|page| (page["height"].as_f64().unwrap() - 841.89).abs() < 0.1)
    );
    let of = |block: &Value| {
        shown["lines"]
            .as_array()
            .unwrap()
            .iter()
            .any(|line| line["block"] == block["record"]["id"])
    };
    assert!(desk.records(&visit, "block").iter().all(of));
    assert_eq!(shown["kept"], false);
    for page in 0..pages.len() as u32 {
        let picture = desk.core.preview_page(&page_at(&shown, page, 133)).unwrap();
        assert_eq!(picture.content_type, "image/png");
        assert!(picture.bytes.starts_with(b"\x89PNG"));
    }
}

#[test]
fn words_that_are_not_on_the_disk_yet_are_printed() {
    let (desk, visit) = Desk::with_sample(911);
    let mut blocks = on_the_page(&desk, &visit);
    let before = desk.call("preview_letter", json!({"visit": visit, "blocks": blocks}));
    let longer = "The authority listens to children. ".repeat(60);
    blocks[0]["content"] = json!([{"type": "text", "text": longer}]);
    let after = desk.call("preview_letter", json!({"visit": visit, "blocks": blocks}));
    let many = |shown: &Value| {
        let lines = shown["lines"].as_array().unwrap().clone();
        lines.iter().filter(|line| line["block"] == blocks[0]["id"]).count()
    };
    assert!(many(&after) > many(&before) + 10);
    assert_ne!(
        words(&desk.records(&visit, "block")[0]),
        longer,
        "looking stores nothing"
    );
}

#[test]
fn only_the_pages_of_the_last_preview_are_shown_and_none_of_what_is_no_page() {
    let (desk, visit) = Desk::with_sample(912);
    let first = preview(&desk, &visit);
    let second = preview(&desk, &visit);
    assert!(desk.core.preview_page(&page_at(&first, 0, 100)).is_err());
    assert!(desk.core.preview_page(&page_at(&second, 0, 100)).is_ok());
    let key = second["key"].as_str().unwrap();
    for place in [
        "",
        "/",
        "//",
        key,
        "x/0/100",
        &format!("{key}/0"),
        &format!("{key}/0/100/1"),
        &format!("{key}/-1/100"),
    ] {
        assert!(desk.core.preview_page(place).is_err(), "{place}");
    }
    for (page, scale) in [(99, 100), (0, 0), (0, 601), (0, 70_000)] {
        assert!(
            desk.core.preview_page(&page_at(&second, page, scale)).is_err(),
            "{page} {scale}"
        );
    }
}

#[test]
fn a_locked_notebook_shows_no_page() {
    let (desk, visit) = Desk::with_sample(913);
    let shown = preview(&desk, &visit);
    desk.call("lock", json!({}));
    assert!(desk.core.preview_page(&page_at(&shown, 0, 100)).is_err());
    desk.reopen();
    assert!(
        desk.core.preview_page(&page_at(&shown, 0, 100)).is_err(),
        "the page was let go of when the notebook was locked"
    );
}

#[test]
fn of_a_final_letter_the_kept_bytes_are_shown() {
    let (desk, visit) = Desk::with_sample(914);
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    let shown = preview(&desk, &visit);
    assert_eq!(
        (&shown["kept"], shown["lines"].as_array().unwrap().len()),
        (&json!(true), 0)
    );
    assert!(desk.core.preview_page(&page_at(&shown, 0, 100)).is_ok());
}

#[test]
fn a_character_that_cannot_be_printed_is_named_with_its_block() {
    let (desk, visit) = Desk::with_sample(915);
    let mut blocks = on_the_page(&desk, &visit);
    blocks[2]["content"] = json!([{"type": "text", "text": "A plan for \u{6F22}."}]);
    let request = json!({"visit": visit, "blocks": blocks});
    let refused = desk.refused_with("preview_letter", request, Code::CharacterMissing);
    assert_eq!(refused.values["character"], "\u{6F22}");
    assert_eq!(json!(refused.values["block"]), blocks[2]["id"]);
}
