//! What the end-to-end tests may do to the program, nobody may do to a program that people use.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;
use std::path::PathBuf;

use visitbook_e2e::{environment_of, program};

const DRIVEN: &str = "TAURI_WEBVIEW_AUTOMATION=true";
const DIALOGS: &[u8] = b"VISITBOOK_E2E_DIALOGS";

#[test]
fn a_build_for_the_tests_can_be_driven() {
    assert!(environment_of(&program()).contains(DRIVEN));
}

/// `make e2e` builds such a program as well and names it.
#[test]
fn a_build_for_people_can_neither_be_driven_nor_told_what_its_dialogs_answer() {
    let plain = std::env::var_os("VISITBOOK_PLAIN_BIN").map(PathBuf::from);
    let plain = plain.expect("VISITBOOK_PLAIN_BIN names a program built without the feature e2e; make e2e builds it");
    let environment = environment_of(&plain);
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
