//! What reviewers ask for: lines with numbers, room to write, paragraphs that can be named.

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
use support::reader::{Read, Run, read};
use support::word::{Element, part};
use support::{blocks, everything, letter, plain};
use visitbook_domain::BlockKind;
use visitbook_render::metrics::WIDE_MARGIN;
use visitbook_render::{
    RenderOptions, ReviewCopy, letter_docx, letter_html, letter_pdf, letter_plain, letter_printed, letter_text,
};

fn all() -> RenderOptions {
    RenderOptions {
        review: ReviewCopy {
            line_numbers: true,
            wide_margin: true,
            references: true,
        },
        ..everything()
    }
}

fn exported(options: &RenderOptions) -> Read {
    read(&letter_pdf(&letter(), &blocks(), options).unwrap()).unwrap()
}

fn numbers(read: &Read) -> Vec<&Run> {
    let beside = |run: &&Run| run.artifact.is_some() && run.right < 60.0;
    read.runs.iter().filter(beside).collect()
}

#[test]
fn every_line_of_a_block_has_its_number_beside_it_and_a_screen_reader_hears_none() {
    let options = RenderOptions {
        review: ReviewCopy {
            line_numbers: true,
            ..ReviewCopy::default()
        },
        ..plain()
    };
    let lines = letter_printed(&letter(), &blocks(), &options).unwrap().lines;
    let read = exported(&options);
    let numbers = numbers(&read);
    assert_eq!(numbers.len(), lines.len());
    for (at, (number, line)) in numbers.iter().zip(&lines).enumerate() {
        assert_eq!(number.text.trim(), (at + 1).to_string());
        assert_eq!(
            (number.page, (number.baseline * 10.0).round()),
            (line.page, (line.baseline * 10.0).round())
        );
    }
    assert_eq!(
        read.paragraphs(),
        exported(&plain()).paragraphs(),
        "the words are the same"
    );
}

#[test]
fn with_a_wide_margin_no_line_reaches_into_it() {
    let options = RenderOptions {
        review: ReviewCopy {
            wide_margin: true,
            ..ReviewCopy::default()
        },
        ..plain()
    };
    let read = exported(&options);
    let furthest = read.content().map(|run| run.right).fold(0.0, f32::max);
    assert!(
        furthest <= 527.0 - WIDE_MARGIN && furthest > 527.0 - WIDE_MARGIN - 15.0,
        "{furthest}"
    );
    assert_eq!(read.paragraphs(), exported(&plain()).paragraphs());
}

#[test]
fn paragraphs_and_bullets_are_numbered_in_every_form_and_headings_are_not() {
    let options = RenderOptions {
        review: ReviewCopy {
            references: true,
            ..ReviewCopy::default()
        },
        ..plain()
    };
    let numbered = blocks().iter().filter(|block| block.kind != BlockKind::Heading).count();
    let html = letter_html(&letter(), &blocks(), &options).unwrap();
    let forms = [
        exported(&options).paragraphs().join("\n"),
        letter_plain(&letter(), &blocks(), &options),
        letter_text(&letter(), &blocks(), &options).join("\n"),
        html,
    ];
    for form in forms {
        for number in 1..=numbered {
            assert_eq!(form.matches(&format!("[{number}] ")).count(), 1, "{number} in {form}");
        }
        assert!(!form.contains(&format!("[{}] ", numbered + 1)));
    }
    let headings = blocks().into_iter().filter(|block| block.kind == BlockKind::Heading);
    let read = exported(&options).paragraphs();
    assert!(headings.into_iter().all(|heading| read.contains(&heading.plain_text())));
}

#[test]
fn word_numbers_the_lines_of_the_blocks_alone_and_leaves_room_at_the_right() {
    let document = |options: &RenderOptions| {
        part(
            &letter_docx(&letter(), &blocks(), options).unwrap(),
            "word/document.xml",
        )
    };
    let (copy, usual) = (document(&all()), document(&everything()));
    assert_eq!(
        (copy.named("w:lnNumType").len(), usual.named("w:lnNumType").len()),
        (1, 0)
    );
    let counted = copy.named("w:p").len() - copy.named("w:suppressLineNumbers").len();
    assert_eq!(counted, blocks().len());
    let right = |document: &Element| {
        document.named("w:pgMar")[0]
            .attribute("w:right")
            .parse::<f32>()
            .unwrap()
            / 20.0
    };
    assert!((right(&copy) - right(&usual) - WIDE_MARGIN).abs() < 0.1);
}

#[test]
fn a_letter_that_nobody_reviews_has_none_of_it() {
    let read = exported(&plain());
    assert!(numbers(&read).is_empty());
    assert!(!read.paragraphs().join(" ").contains("[1]"));
}

#[test]
fn a_copy_for_reviewers_keeps_to_the_standards_too() {
    let pdf = letter_pdf(&letter(), &blocks(), &all()).unwrap();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report = validate_pdf_bytes(&pdf, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.rules.total > 100);
        assert!(report.failures.is_empty(), "{profile:?}: {:?}", report.failures);
    }
}
