//! The pages as pictures, and where the lines stand on them: what the window shows is what was printed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use image::{GrayImage, ImageFormat, load_from_memory_with_format};
use support::{block, everything, letter, plain};
use visitbook_domain::Block;
use visitbook_render::{MOST_SCALE, Pages, PrintedLine, letter_pdf, letter_printed};

const LONG: &str = "P Leaders have improved the oversight of practice, and most children are seen when they should be, but \
    too many plans still say little about what will be different for them, and when.";

/// Several pages of paragraphs, with a heading and bullets.
fn blocks() -> Vec<Block> {
    let lines = (0..40).flat_map(|nth| match nth % 5 {
        0 => ["H Findings and evaluation of progress", LONG],
        _ => ["B A bullet that is short", LONG],
    });
    lines.enumerate().map(|(at, line)| block(at as u128, line)).collect()
}

fn drawn(pages: &Pages, page: usize, scale: f32) -> GrayImage {
    let png = pages.png(page, scale).unwrap();
    load_from_memory_with_format(&png, ImageFormat::Png).unwrap().to_luma8()
}

/// Whether anything is darker than the watermark between two heights, in points, right of the left edge of the text.
fn ink(page: &GrayImage, scale: f32, top: f32, bottom: f32) -> bool {
    let rows = (top * scale) as u32..(bottom * scale) as u32;
    rows.into_iter()
        .any(|y| (0..page.width()).any(|x| page.get_pixel(x, y).0[0] < 96))
}

#[test]
fn every_line_of_the_letter_has_ink_where_it_is_said_to_stand() {
    let printed = letter_printed(&letter(), &blocks(), &plain()).unwrap();
    let pages = Pages::read(printed.pdf).unwrap();
    assert!(pages.sizes().len() > 2);
    let drawn: Vec<GrayImage> = (0..pages.sizes().len()).map(|page| drawn(&pages, page, 2.0)).collect();
    assert!(printed.lines.len() > blocks().len());
    for line in &printed.lines {
        assert!(ink(&drawn[line.page], 2.0, line.top, line.bottom), "{line:?}");
    }
}

#[test]
fn lines_begin_where_their_words_begin_and_cover_every_block_in_order() {
    let (blocks, letter) = (blocks(), letter());
    let lines = letter_printed(&letter, &blocks, &plain()).unwrap().lines;
    let mut order: Vec<_> = lines.iter().map(|line| line.block).collect();
    order.dedup();
    assert_eq!(order, blocks.iter().map(|block| block.id).collect::<Vec<_>>());
    for block in &blocks {
        let words: Vec<u16> = block.plain_text().encode_utf16().collect();
        let own: Vec<&PrintedLine> = lines.iter().filter(|line| line.block == block.id).collect();
        assert_eq!(own[0].from, 0);
        for pair in own.windows(2) {
            assert!(
                pair[0].from < pair[1].from && (pair[0].page, pair[0].top as i32) < (pair[1].page, pair[1].top as i32)
            );
            assert_eq!(
                words[pair[1].from as usize - 1],
                u16::from(b' '),
                "a line begins behind a space"
            );
        }
    }
}

#[test]
fn places_are_counted_in_units_as_the_page_counts_them_and_not_in_bytes() {
    let words = format!("P {}", "Żółć ".repeat(80));
    let lines = letter_printed(&letter(), &[block(1, &words)], &plain()).unwrap().lines;
    assert!(lines.len() > 2);
    for line in &lines {
        assert_eq!(line.from % 5, 0, "each word with its space has five units: {line:?}");
    }
}

#[test]
fn the_preview_is_the_exported_file_byte_for_byte() {
    let options = everything();
    let printed = letter_printed(&letter(), &blocks(), &options).unwrap();
    assert_eq!(printed.pdf, letter_pdf(&letter(), &blocks(), &options).unwrap());
}

#[test]
fn a_page_is_drawn_the_same_twice_and_as_large_as_was_asked_for() {
    let pages = Pages::read(letter_pdf(&letter(), &blocks(), &plain()).unwrap()).unwrap();
    assert_eq!(pages.png(0, 1.5), pages.png(0, 1.5));
    let size = pages.sizes()[0];
    let page = drawn(&pages, 0, 1.5);
    assert_eq!(
        (page.width(), page.height()),
        ((size.width * 1.5) as u32, (size.height * 1.5) as u32)
    );
}

#[test]
fn a_page_that_is_not_there_and_a_size_that_nobody_could_look_at_are_no_pictures() {
    let pages = Pages::read(letter_pdf(&letter(), &blocks(), &plain()).unwrap()).unwrap();
    let many = pages.sizes().len();
    for (page, scale) in [
        (many, 1.0),
        (usize::MAX, 1.0),
        (0, 0.0),
        (0, -1.0),
        (0, 0.000_1),
        (0, MOST_SCALE + 0.1),
        (0, f32::NAN),
    ] {
        assert!(pages.png(page, scale).is_none(), "{page} {scale}");
    }
    assert!(pages.png(many - 1, MOST_SCALE).is_some());
}

#[test]
fn what_is_no_pdf_is_refused() {
    let pdf = letter_pdf(&letter(), &blocks(), &plain()).unwrap();
    for bytes in [Vec::new(), b"%PDF-1.7".to_vec(), b"PK\x03\x04".to_vec()] {
        assert!(Pages::read(bytes).is_none_or(|pages| pages.sizes().is_empty()));
    }
    // What is cut off may still have pages: whatever it gives, it does not stop the program.
    for cut in (0..pdf.len()).step_by(997) {
        if let Some(pages) = Pages::read(pdf[..cut].to_vec()) {
            for page in 0..pages.sizes().len() {
                let _ = pages.png(page, 0.2);
            }
        }
    }
}
