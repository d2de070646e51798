//! The documents keep to PDF/UA-1 and PDF/A-2a, as far as `page_validation` can tell.

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
use support::{blocks, everything, few_blocks, letter, plain, report};
use visitbook_domain::Block;
use visitbook_render::{LetterheadImage, RenderOptions, letter_pdf, report_pdf};

/// Every rule of both profiles that the letter breaks.
fn broken_rules(pdf: &[u8]) -> Vec<String> {
    let profiles = [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a];
    let check = |profile| {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(
            report.rules.total > 100,
            "only {} rules were checked",
            report.rules.total
        );
        report.failures.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    profiles.into_iter().flat_map(check).collect()
}

fn assert_conforms(blocks: &[Block], options: &RenderOptions) {
    let pdf = letter_pdf(&letter(), blocks, options).unwrap();
    assert_eq!(broken_rules(&pdf), Vec::<String>::new());
}

#[test]
fn a_letter_of_several_pages_conforms() {
    assert_conforms(&blocks(), &plain());
}

#[test]
fn a_letter_of_one_page_conforms() {
    assert_conforms(&few_blocks(), &plain());
}

#[test]
fn a_letter_with_every_option_conforms() {
    assert_conforms(&blocks(), &everything());
    assert_conforms(&few_blocks(), &everything());
}

#[test]
fn a_picture_from_a_jpeg_file_conforms() {
    let bytes = include_bytes!("support/square.jpg").to_vec();
    let picture = LetterheadImage {
        bytes,
        alternative_text: "A square".to_owned(),
        width: 60.0,
        height: 60.0,
    };
    assert_conforms(
        &few_blocks(),
        &RenderOptions {
            letterhead_image: Some(picture),
            ..plain()
        },
    );
}

#[test]
fn a_report_of_every_part_over_several_pages_conforms() {
    for options in [
        plain(),
        RenderOptions {
            letterhead_image: None,
            ..everything()
        },
    ] {
        let pdf = report_pdf(&report(12), &options).unwrap();
        assert_eq!(broken_rules(&pdf), Vec::<String>::new());
    }
}
