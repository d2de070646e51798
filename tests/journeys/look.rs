//! How the letters of a notebook look: their typeface, and the picture of their letterhead.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::Desk;
use crate::gate::{answer_everything, making};

const FAMILY: &str = "Noto Sans Tamil";

fn bundled(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../crates/render/fonts")
        .join(name)
}

/// Puts the two faces of a family onto the machine, and one face of another family.
fn install(desk: &Desk) {
    let folder = desk.root.path().join("typefaces");
    std::fs::create_dir_all(&folder).unwrap();
    for name in [
        "NotoSansTamil-Regular.ttf",
        "NotoSansTamil-Bold.ttf",
        "NotoSansBengali-Bold.ttf",
    ] {
        std::fs::copy(bundled(name), folder.join(name)).unwrap();
    }
}

fn uninstall(desk: &Desk) {
    std::fs::remove_dir_all(desk.root.path().join("typefaces")).unwrap();
    desk.call("typefaces", json!({}));
}

/// Changes the look of the letters.
fn edit(desk: &Desk, change: impl FnOnce(&mut Value)) -> Value {
    let now = desk.call("house_style", json!({}));
    let mut look = now["style"]["look"].clone();
    change(&mut look);
    let (words, bands) = (&now["style"]["words"], &now["style"]["bands"]);
    json!({"op_id": desk.op(), "base_rev": now["rev"], "words": words, "bands": bands, "look": look})
}

fn set_typeface(desk: &Desk, family: Option<&str>) -> Value {
    desk.call("edit_house_style", edit(desk, |look| look["typeface"] = json!(family)))
}

/// A photograph of one colour.
fn picture(desk: &Desk) -> PathBuf {
    let path = desk.root.path().join("arms.jpg");
    let square = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/render/tests/support/square.jpg");
    std::fs::copy(square, &path).unwrap();
    path
}

fn choose(desk: &Desk, text: &str) -> Value {
    json!({"op_id": desk.op(), "alternative_text": text})
}

/// The letter as PDF, in a file.
fn exported(desk: &Desk, visit: &Value) -> PathBuf {
    exported_as(desk, visit, "pdf")
}

fn exported_as(desk: &Desk, visit: &Value, form: &str) -> PathBuf {
    let folder = desk.root.path().join("out");
    std::fs::create_dir_all(&folder).unwrap();
    desk.answer(Some(folder));
    let look = json!({"marking": null, "line_numbers": false, "wide_margin": false, "references": false});
    let told = desk.call("export_letter", json!({"visit": visit, "form": form, "look": look}));
    PathBuf::from(told["path"].as_str().unwrap())
}

fn in_hexadecimal(words: &str) -> String {
    words.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// What a tool of poppler says of a file.
fn poppler(tool: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(tool).args(arguments).arg(file).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn is_set_in(file: &Path, face: &str) -> bool {
    poppler("pdffonts", &[], file).contains(face)
}

#[test]
fn a_typeface_of_this_machine_is_offered_when_it_has_both_its_faces() {
    let (desk, _) = Desk::with_sample(371);
    assert_eq!(desk.call("typefaces", json!({}))["families"], json!([]));
    install(&desk);
    let told = desk.call("typefaces", json!({}));
    assert_eq!(told["bundled"], "DejaVu Sans Condensed");
    assert_eq!(told["families"], json!([{"family": FAMILY, "refused": null}]));
}

#[test]
fn a_damaged_typeface_is_named_with_the_reason_and_not_used() {
    let (desk, visit) = Desk::with_sample(372);
    install(&desk);
    let bold = desk.root.path().join("typefaces/NotoSansTamil-Bold.ttf");
    let mut bytes = std::fs::read(&bold).unwrap();
    // The bits that say that no document may carry the face.
    let record = (0..)
        .map(|nth| 12 + 16 * nth)
        .find(|at| &bytes[*at..*at + 4] == b"OS/2")
        .unwrap();
    let start = u32::from_be_bytes(bytes[record + 8..record + 12].try_into().unwrap()) as usize;
    bytes[start + 8..start + 10].copy_from_slice(&2_u16.to_be_bytes());
    std::fs::write(&bold, bytes).unwrap();
    let told = desk.call("typefaces", json!({}));
    assert_eq!(told["families"], json!([{"family": FAMILY, "refused": "embedding"}]));
    set_typeface(&desk, Some(FAMILY));
    assert_eq!(desk.call("typeface_in_use", json!({}))["instead_of"], FAMILY);
    assert!(is_set_in(&exported(&desk, &visit), "DejaVuSansCondensed"));
}

#[test]
fn a_chosen_typeface_sets_the_letter_until_it_is_taken_back() {
    let (desk, visit) = Desk::with_sample(373);
    install(&desk);
    let saved = set_typeface(&desk, Some(FAMILY));
    let in_use = json!({"family": FAMILY, "instead_of": null});
    assert_eq!(desk.call("typeface_in_use", json!({})), in_use);
    assert!(is_set_in(&exported(&desk, &visit), "NotoSansTamil-Bold"));
    let subject = json!({"kind": "house_style", "id": saved["kept"][0]["record"]["id"]});
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject}));
    let letter = exported(&desk, &visit);
    assert!(is_set_in(&letter, "DejaVuSansCondensed") && !is_set_in(&letter, "NotoSansTamil"));
}

#[test]
fn where_the_chosen_typeface_is_not_installed_the_bundled_one_is_used_and_that_is_said() {
    let (desk, visit) = Desk::with_sample(374);
    install(&desk);
    set_typeface(&desk, Some(FAMILY));
    uninstall(&desk);
    let in_use = json!({"family": "DejaVu Sans Condensed", "instead_of": FAMILY});
    assert_eq!(desk.call("typeface_in_use", json!({})), in_use);
    assert!(is_set_in(&exported(&desk, &visit), "DejaVuSansCondensed"));
}

#[test]
fn a_letter_is_shown_in_a_typeface_before_that_is_chosen() {
    let (desk, _) = Desk::with_sample(375);
    install(&desk);
    let shown = |family: &str, scale: &str| {
        desk.core
            .preview_page(&format!("specimen/{}/{scale}", in_hexadecimal(family)))
    };
    let (own, other) = (shown("", "100").unwrap(), shown(FAMILY, "100").unwrap());
    assert!(own.bytes.starts_with(b"\x89PNG") && own.bytes != other.bytes);
    for (family, scale) in [("Comic Sans MS", "100"), ("", "99999"), ("", "-1"), ("", "")] {
        assert_eq!(
            shown(family, scale).err().unwrap().code,
            Code::NotFound,
            "{family} {scale}"
        );
    }
    for place in ["specimen/", "specimen/zz/100", "specimen/ff/100", "specimen//100/1"] {
        assert_eq!(
            desk.core.preview_page(place).err().unwrap().code,
            Code::NotFound,
            "{place}"
        );
    }
}

#[test]
fn the_picture_of_the_letterhead_stands_in_every_letter_with_what_it_shows() {
    let (desk, visit) = Desk::with_sample(376);
    desk.answer(Some(picture(&desk)));
    let chosen = desk.call("choose_letterhead_picture", choose(&desk, "The arms of Northmere"));
    assert_eq!(chosen["refused"], Value::Null);
    let pictures = || poppler("pdfimages", &["-list"], &exported(&desk, &visit));
    let is_told = |text: &str| {
        std::fs::read_to_string(exported_as(&desk, &visit, "html"))
            .unwrap()
            .contains(text)
    };
    assert!(pictures().contains("image") && is_told("alt=\"The arms of Northmere\""));

    desk.call(
        "edit_house_style",
        edit(&desk, |look| {
            look["picture"]["alternative_text"] = json!("Three herons");
        }),
    );
    assert!(is_told("alt=\"Three herons\""));
    desk.call("edit_house_style", edit(&desk, |look| look["picture"] = Value::Null));
    assert!(!pictures().contains("image"));
}

#[test]
fn a_picture_and_one_that_can_be_had_back_by_undo_outlive_a_lock() {
    let (desk, visit) = Desk::with_sample(380);
    desk.answer(Some(picture(&desk)));
    let chosen = desk.call("choose_letterhead_picture", choose(&desk, "Arms"));
    let has_picture = || poppler("pdfimages", &["-list"], &exported(&desk, &visit)).contains("image");
    desk.reopen();
    assert!(has_picture());
    desk.call("edit_house_style", edit(&desk, |look| look["picture"] = Value::Null));
    desk.reopen();
    assert!(!has_picture());
    let subject = json!({"kind": "house_style", "id": chosen["saved"]["kept"][0]["record"]["id"]});
    desk.call("undo", json!({"op_id": desk.op(), "scope": subject}));
    assert!(has_picture());
}

#[test]
fn a_picture_that_cannot_be_used_changes_nothing_and_says_why() {
    let (desk, _) = Desk::with_sample(377);
    let before = desk.call("house_style", json!({}));
    let cases = [
        ("notes.txt", &b"Not a picture."[..], "other_kind"),
        ("empty.png", b"", "empty"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "broken"),
        ("page.html", b"<!DOCTYPE html><p>x", "markup"),
    ];
    for (name, bytes, because) in cases {
        let path = desk.root.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        desk.answer(Some(path));
        let told = desk.call("choose_letterhead_picture", choose(&desk, "Arms"));
        assert_eq!(
            (&told["refused"], &told["saved"]),
            (&json!(because), &Value::Null),
            "{name}"
        );
    }
    desk.answer(Some(picture(&desk)));
    desk.refused_with("choose_letterhead_picture", choose(&desk, " "), Code::Refused);
    desk.answer(None);
    let told = desk.call("choose_letterhead_picture", choose(&desk, "Arms"));
    assert_eq!((&told["refused"], &told["saved"]), (&Value::Null, &Value::Null));
    assert_eq!(desk.call("house_style", json!({})), before);
}

#[test]
fn the_page_cannot_name_another_picture() {
    let (desk, _) = Desk::with_sample(378);
    let foreign = json!({"sha256": "0".repeat(64), "bytes": 5, "alternative_text": "Arms", "width": 300});
    desk.refused_with(
        "edit_house_style",
        edit(&desk, |look| look["picture"] = foreign.clone()),
        Code::Refused,
    );
    desk.answer(Some(picture(&desk)));
    desk.call("choose_letterhead_picture", choose(&desk, "Arms"));
    desk.refused_with(
        "edit_house_style",
        edit(&desk, |look| look["picture"] = foreign.clone()),
        Code::Refused,
    );
    let style = desk.call("house_style", json!({}));
    let subject = json!({"kind": "house_style", "id": style["style"]["id"]});
    let look = json!({"look": {"typeface": null, "picture": foreign}});
    let request = json!({"op_id": desk.op(), "subject": subject, "base_rev": style["rev"], "fields": look});
    desk.refused_with("edit_record", request, Code::BadRequest);
}

#[test]
fn a_final_letter_keeps_the_look_it_had() {
    let (desk, visit) = Desk::with_sample(379);
    install(&desk);
    set_typeface(&desk, Some(FAMILY));
    answer_everything(&desk, &visit);
    desk.call("make_final", making(&desk, &visit));
    let bytes = || std::fs::read(exported(&desk, &visit)).unwrap();
    let kept = bytes();
    set_typeface(&desk, None);
    uninstall(&desk);
    assert!(kept == bytes());
    assert!(is_set_in(&exported(&desk, &visit), "NotoSansTamil-Regular"));
}
