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

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use proptest::prelude::*;
use support::reader::{Run, read};
use support::{block, everything, letter, plain};
use visitbook_domain::{Block, Letter};
use visitbook_render::{RenderOptions, letter_pdf, letter_text};

/// Words as letters have them, and some as they should not.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        20 => "[a-zA-Z]{1,11}[.,;]?",
        2 => "(Siân|Llŷr|Ŵyn|Małgorzata|Żółć|children’s|‘drift’|step-up/step-down|12\u{A0}July\u{A0}2022|x\u{302}|£1,200|31%|—|and/or)",
        1 => "[a-z]{60,140}",
        1 => "[!-~]{1,20}",
    ];
    prop::collection::vec(word, 1..90).prop_map(|words| words.join(" "))
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let text = prop_oneof![6 => words().prop_map(|words| format!("P {words}.")),
        2 => words().prop_map(|words| format!("P {words}:")),
        4 => words().prop_map(|words| format!("B {words};")),
        2 => "[A-Z][a-z ]{1,60}".prop_map(|words| format!("H {words}"))];
    prop::collection::vec(text, 0..45).prop_map(|lines| {
        lines
            .iter()
            .enumerate()
            .map(|(at, line)| block(at as u128, line))
            .collect()
    })
}

fn letters() -> impl Strategy<Value = Letter> {
    let lines = || prop::collection::vec("[A-Za-zÀ-ÿ0-9 ]{0,50}", 0..9);
    (lines(), lines(), "[A-Za-z]{0,12}", "[A-Z][a-z&<> ]{1,120}", lines()).prop_map(
        |(letterhead, addressee, salutation, subject, signatory)| Letter {
            letterhead,
            addressee,
            salutation,
            subject,
            signatory,
            ..letter()
        },
    )
}

fn options() -> impl Strategy<Value = RenderOptions> {
    (any::<[bool; 5]>(), prop::option::of("[A-Z-]{1,30}")).prop_map(
        |([draft, rehearsal, fictional, picture, _], marking)| {
            let letterhead_image = picture.then(|| everything().letterhead_image).flatten();
            RenderOptions {
                draft,
                rehearsal,
                fictional,
                marking,
                letterhead_image,
                ..plain()
            }
        },
    )
}

/// A shorter form by default; `PROPTEST_CASES` asks for more.
fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(12);
    ProptestConfig {
        cases,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_letter_conforms_and_reads_back_in_order_within_its_edges(
        letter in letters(),
        blocks in blocks(),
        options in options(),
    ) {
        let pdf = letter_pdf(&letter, &blocks, &options).unwrap();
        for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
            let report = validate_pdf_bytes(&pdf, &ValidationOptions::default().profile(profile)).unwrap();
            prop_assert!(report.is_compliant, "{:?}", report.failures);
        }
        let read = read(&pdf).unwrap();
        prop_assert_eq!(read.paragraphs(), letter_text(&letter, &blocks, &options));
        for run in &read.runs {
            prop_assert!(run.x >= 70.8 && run.right <= 527.01, "{:?}", run);
            prop_assert!(run.baseline > 20.0 && run.baseline < 800.0, "{:?}", run);
        }
        check_page_ends(&read.content().collect::<Vec<_>>())?;
        prop_assert!(letter_pdf(&letter, &blocks, &options).unwrap() == pdf);
    }
}

/// No heading ends a page, unless it is followed by nothing but headings.
fn check_page_ends(runs: &[&Run]) -> Result<(), TestCaseError> {
    let heading = |run: &Run| run.font.ends_with("Bold") && run.size == 12.0;
    for pair in runs.windows(2).filter(|pair| pair[0].page != pair[1].page) {
        prop_assert!(
            !heading(pair[0]) || heading(pair[1]),
            "a heading ends page {}: {:?}",
            pair[0].page,
            pair[0]
        );
    }
    Ok(())
}
