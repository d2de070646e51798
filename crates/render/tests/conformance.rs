//! The documents keep to PDF/UA-1 and PDF/A-2a, as far as `page_validation` can tell.

mod support;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use support::{blocks, everything, few_blocks, letter, plain};
use visitbook_domain::Block;
use visitbook_render::{RenderOptions, letter_pdf};

/// Every rule of both profiles that the letter breaks.
fn broken_rules(pdf: &[u8]) -> Vec<String> {
    let profiles = [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a];
    let check = |profile| {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.rules.total > 100, "only {} rules were checked", report.rules.total);
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
fn write_specimens() {
    std::fs::create_dir_all("/tmp/specimens").unwrap();
    std::fs::write("/tmp/specimens/plain.pdf", letter_pdf(&letter(), &blocks(), &plain()).unwrap()).unwrap();
    std::fs::write("/tmp/specimens/every.pdf", letter_pdf(&letter(), &blocks(), &everything()).unwrap()).unwrap();
    let draft = RenderOptions { draft: true, marking: Some("OFFICIAL-SENSITIVE".into()), ..plain() };
    std::fs::write("/tmp/specimens/draft.pdf", letter_pdf(&letter(), &blocks(), &draft).unwrap()).unwrap();
    std::fs::write("/tmp/specimens/short.pdf", letter_pdf(&letter(), &few_blocks(), &plain()).unwrap()).unwrap();
}
