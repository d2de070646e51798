//! Several letters at once, in the real window: into one folder, and once more over what is there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;

use visitbook_e2e::{Stage, Window};

const PDF: &str = "Northmere monitoring letter DRAFT.pdf";
const WORD: &str = "Northmere monitoring letter DRAFT.docx";

/// Chooses the letter at hand as PDF and as Word document, and the folder.
async fn export_from_the_letter(window: &Window) {
    window.go_to("Export several").await;
    window.there("dialog: Export several letters").await;
    window.there("checkbox: Northmere: third monitoring visit").await;
    window.click("checkbox: Word document").await;
    window.see("2 files").await;
    let found = window.axe("several letters").await;
    let remarks: Vec<String> = found.iter().map(|each| each.text.clone()).collect();
    assert!(remarks.is_empty(), "{}", remarks.join("\n"));
    window.press("Ctrl+Enter").await;
}

#[tokio::test]
async fn letters_go_into_a_folder_in_several_forms_and_what_is_there_is_asked_about() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    fs::create_dir_all(stage.chosen()).unwrap();
    window.show("Letter").await;
    window.write_at_the_end().await;
    window.write(" Exported at once.").await;
    export_from_the_letter(&window).await;
    window.see("2 files written.").await;
    let pdf = stage.chosen().join(PDF);
    assert!(visitbook_e2e::pdf_text(&pdf).contains("Exported at once."));
    let word = fs::read(stage.chosen().join(WORD)).unwrap();
    assert!(word.starts_with(b"PK"));
    window.click("button: Copy the list").await;
    window.see("The list was copied.").await;
    window.press("Escape").await;

    // Once more: one of them is somebody's own by now, and stays.
    fs::write(&pdf, "mine").unwrap();
    fs::remove_file(stage.chosen().join(WORD)).unwrap();
    export_from_the_letter(&window).await;
    window.see("1 of 2 files is there already").await;
    window.press("Enter").await;
    window.see("One file written, one file kept as it was.").await;
    assert_eq!(fs::read_to_string(&pdf).unwrap(), "mine");
    assert!(stage.chosen().join(WORD).exists());
    assert_eq!(fs::read_dir(stage.chosen()).unwrap().count(), 2, "and no half file");
}

#[tokio::test]
async fn a_full_disk_ends_it_with_a_word_on_what_was_written() {
    let mut stage = Stage::new();
    stage
        .make_chosen_small()
        .expect("a small disk can be made, which any user may in a name space of their own");
    let window = stage.with_sample().await;
    export_from_the_letter(&window).await;
    window.see("One file not written, one file not reached.").await;
    window.see("The disk is full").await;
    assert_eq!(stage.seen_in_chosen(), [""; 0]);
}
