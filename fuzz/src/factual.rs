//! Comments on factual accuracy, as `crates/app/src/factual` reads them, without the notebook.

use visitbook_exchange::factual::{FactualError, MOST_READ, Read, from_rows, pasted};
use visitbook_exchange::reviewed::read_comment_table;

/// Reads a Word document with the authority's table, and anything else as pasted text.
pub fn import(input: &[u8]) {
    if !input.starts_with(b"PK") {
        let text = String::from_utf8_lossy(input);
        return answered(pasted(&text));
    }
    match read_comment_table(input) {
        Ok(rows) => answered(from_rows(&rows)),
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}

fn answered(read: Result<Read, FactualError>) {
    match read {
        Ok(read) => {
            assert!((1..=MOST_READ).contains(&read.comments.len()));
            let says_something = |said: &visitbook_exchange::factual::Said| {
                !(said.claim.trim().is_empty() && said.evidence.trim().is_empty() && said.sentence.trim().is_empty())
            };
            assert!(read.comments.iter().all(says_something));
            assert!(read.comments.iter().all(|said| !said.place.contains('\n')));
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}
