//! An earlier letter or report, as `crates/app/src/earlier.rs` reads it, without the notebook.

use std::collections::BTreeSet;

use visitbook_exchange::letter_text::{MOST_CHARACTERS, letter_text};

/// Reads the text of a document, a PDF or plain text.
pub fn import(file: &[u8]) {
    match letter_text(file) {
        Ok(letter) => {
            assert!(!letter.text.trim().is_empty());
            assert!(letter.text.chars().nth(MOST_CHARACTERS).is_none());
            let each: BTreeSet<_> = letter.furniture.iter().collect();
            assert_eq!(
                each.len(),
                letter.furniture.len(),
                "a line of the page's own is told once"
            );
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}
