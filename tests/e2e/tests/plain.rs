//! The program without a driver. What the end-to-end tests may do to the program, nobody may do to a program that people use.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use visitbook_e2e::{Plain, program};

const DRIVEN: &str = "TAURI_WEBVIEW_AUTOMATION=true";
const DIALOGS: &[u8] = b"VISITBOOK_E2E_DIALOGS";

#[test]
fn a_build_for_the_tests_can_be_driven() {
    assert!(Plain::start(&program()).environment().contains(DRIVEN));
}

/// `make e2e` builds such a program as well and names it.
#[test]
fn a_build_for_people_can_neither_be_driven_nor_told_what_its_dialogs_answer() {
    let plain = std::env::var_os("VISITBOOK_PLAIN_BIN").map(PathBuf::from);
    let plain = plain.expect("VISITBOOK_PLAIN_BIN names a program built without the feature e2e; make e2e builds it");
    let environment = Plain::start(&plain).environment();
    assert!(
        environment.contains("WEBKIT_DISABLE_DMABUF_RENDERER=1"),
        "{environment}"
    );
    assert!(!environment.contains(DRIVEN), "{environment}");
    let bytes = fs::read(&plain).unwrap();
    assert!(
        !bytes.windows(DIALOGS.len()).any(|window| window == DIALOGS),
        "it looks for answers of dialogs"
    );
}

#[test]
fn a_page_whose_process_is_killed_is_loaded_again() {
    let plain = Plain::start(&program());
    let ready = || plain.log().matches("ready").count();
    plain.until("the first page", || ready() == 1);
    let first = plain.pages();
    for page in &first {
        assert!(
            Command::new("kill")
                .args(["-9", &page.to_string()])
                .status()
                .unwrap()
                .success()
        );
    }
    plain.until("the page again", || ready() == 2);
    assert!(plain.pages().iter().all(|page| !first.contains(page)));
}

#[test]
fn a_display_that_does_not_answer_gets_a_sentence() {
    for display in ["", ":9876"] {
        let mut command = Command::new(program());
        let ended = command
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap();
        assert!(!ended.status.success());
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(
            said,
            "Visitbook needs a screen that answers: start it in a desktop session, or set DISPLAY.\n"
        );
    }
}
