//! Letters nobody would write: whatever is in them, the document keeps to the standards, to the edges and to the words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use proptest::prelude::*;
use support::conforms::{DUTIES, Duty, Written};
use support::generator::{Made, every_formula, made};
use support::{letter, plain};

/// How many letters a usual run has; `PROPTEST_CASES` asks for more.
const USUAL: u32 = 64;
/// The most sections of a letter here. `make documents` goes to forty pages.
const SECTIONS: usize = 14;

fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(USUAL),
        max_shrink_iters: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The first duty that a letter does not meet.
fn fault(made: &Made) -> Option<String> {
    let written = Written::of(made).unwrap();
    let fault = |duty: &Duty| Some(format!("{}: {}", duty.name, (duty.check)(&written).err()?));
    DUTIES.iter().find_map(fault)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_letter_conforms_and_reads_back_in_order_within_its_edges(made in made(0..SECTIONS)) {
        prop_assert_eq!(fault(&made), None);
    }
}

#[test]
fn a_letter_of_every_fixed_sentence_conforms_and_reads_back() {
    let made = Made {
        letter: letter(),
        blocks: every_formula("Siân Llŷr-Ŵyn"),
        options: plain(),
    };
    assert!(
        made.blocks.iter().all(|block| !block.plain_text().contains('{')),
        "a field is not filled"
    );
    assert_eq!(fault(&made), None);
}
