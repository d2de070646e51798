//! What the ledger of a day at the keyboard would not let pass.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use serde_json::{Value, json};
use visitbook_e2e::Ledger;
use visitbook_testkit::day::{self, Piece};

/// A visit with so many pieces of the day in it, and this in the capture bar.
fn visit(pieces: usize, capture: &str) -> Value {
    let tags = |piece: &Piece| piece.tag.into_iter().collect::<Vec<_>>();
    let of = |piece: &Piece| json!({"text": piece.text, "mark": piece.mark, "case": day::case(piece.case).id, "tags": tags(piece)});
    let stored = day::pieces(12, 3);
    let before = std::iter::repeat_n(json!({}), day::PIECES_BEFORE);
    let all = before.chain(stored.iter().take(pieces).map(of));
    let kept: Vec<Value> = all
        .map(|record| json!({"kind": "evidence", "record": record}))
        .collect();
    json!({"kept": kept, "unfinished": {"capture": capture}})
}

/// A ledger of a day on which one piece was stored and this was typed since.
fn after_one_piece(keys: &[&str]) -> Ledger {
    let mut ledger = Ledger::new(12, 3);
    ledger.stores();
    ledger.is_stored();
    for (at, keys) in keys.iter().enumerate() {
        ledger.types(keys);
        ledger.sees(&format!("Safe on disk, 14:02:0{at}"), keys.len());
    }
    ledger
}

#[test]
fn a_save_that_is_seen_holds_what_was_typed_before_the_last_one_was() {
    let mut ledger = after_one_piece(&["+ ", "@C01 ", "#oversight "]);
    ledger.judge(&visit(1, "+ @C01"));
    assert_eq!(ledger.typed(), "+ @C01", "the day goes on from what is there");
}

#[test]
#[should_panic(expected = "was told to be safe")]
fn a_draft_that_was_told_to_be_safe_is_missed() {
    after_one_piece(&["+ ", "@C01 ", "#oversight "]).judge(&visit(1, "+"));
}

#[test]
#[should_panic(expected = "was never typed")]
fn a_draft_that_was_never_typed_is_seen() {
    after_one_piece(&["+ "]).judge(&visit(1, "- "));
}

#[test]
#[should_panic(expected = "1 pieces were told to be stored, 0 are there")]
fn a_piece_that_was_told_to_be_stored_is_missed() {
    after_one_piece(&[]).judge(&visit(0, ""));
}

#[test]
#[should_panic(expected = "2 are there")]
fn a_piece_that_is_stored_twice_is_seen() {
    after_one_piece(&[]).judge(&visit(2, ""));
}
