//! Measured in the exported document: everything stands where the published letters have it, within a point.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use lopdf::Document;
use lopdf::content::Content;
use support::reader::{Read, Run, read};
use support::{blocks, everything, letter, plain, png};
use visitbook_domain::Letter;
use visitbook_render::{LetterheadImage, PageMetrics, RenderOptions, letter_pdf};

/// What published letters measure, in points (2025): the table of the page's documentation, written out again, so that
/// a slip in the program's own table is found.
const LEFT: f32 = 70.9;
const RIGHT: f32 = 527.0;
const BULLET_TEXT: f32 = 88.8;
/// Left edge of a page number of one figure.
const NUMBER: f32 = 519.0;
const LINE: f32 = 15.0;
const PARAGRAPH: f32 = 27.0;
/// Share of the type size that a reader adds above the baseline for the top of a line of this typeface.
const ASCENT: f32 = 0.928;

fn near(measured: f32, expected: f32) -> bool {
    (measured - expected).abs() <= 1.0
}

fn exported(options: &RenderOptions) -> Read {
    read(&letter_pdf(&letter(), &blocks(), options).unwrap()).unwrap()
}

fn run<'a>(read: &'a Read, start: &str) -> &'a Run {
    read.runs
        .iter()
        .find(|run| run.text.starts_with(start))
        .unwrap_or_else(|| panic!("no line begins with {start}"))
}

fn page_width() -> f32 {
    594.96
}

#[test]
fn text_stands_between_the_edges_in_twelve_points() {
    let read = exported(&plain());
    let body: Vec<&Run> = read.content().filter(|run| run.size == 12.0).collect();
    assert!(body.len() > 100);
    for run in &body {
        assert!(near(run.x, LEFT) || near(run.x, BULLET_TEXT), "{run:?}");
        assert!(run.right <= RIGHT, "{run:?}");
    }
    let widest = body.iter().map(|run| run.right).fold(0.0, f32::max);
    assert!(widest > RIGHT - 10.0, "no line comes near the right edge: {widest}");
    assert!(read.content().all(|run| run.size == 12.0 || run.size == 10.0));
}

#[test]
fn lines_are_fifteen_points_apart_and_paragraphs_twenty_seven() {
    let read = exported(&plain());
    let step = |upper: &str, lower: &str| run(&read, lower).baseline - run(&read, upper).baseline;
    assert!(near(step("Jill Fennimore", "Director of Children"), LINE));
    assert!(near(step("25 November 2026", "Jill Fennimore"), PARAGRAPH));
    assert!(near(step("WE4 2DL", "Dear Jill"), PARAGRAPH));
    assert!(near(step("Dear Jill", "Monitoring visit to"), PARAGRAPH));
    assert!(near(step("Monitoring visit to", "This letter summarises"), PARAGRAPH));
    assert!(near(step("Areas covered by", "Inspectors reviewed the"), PARAGRAPH));
    let lines: Vec<f32> = read
        .content()
        .filter(|run| run.page == 1)
        .map(|run| run.baseline)
        .collect();
    let steps: Vec<f32> = lines
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .filter(|step| *step > 0.1)
        .collect();
    assert!(
        steps
            .iter()
            .all(|step| [LINE, 21.0, PARAGRAPH].iter().any(|known| near(*step, *known))),
        "{steps:?}"
    );
    assert!(steps.iter().filter(|step| near(**step, LINE)).count() > 20);
}

#[test]
fn the_date_stands_where_published_letters_have_it() {
    let read = exported(&plain());
    let date = run(&read, "25 November 2026");
    let top = date.baseline - ASCENT * date.size;
    assert!((139.0..=150.0).contains(&top), "top at {top}");
    assert!(near(date.x, LEFT));
}

#[test]
fn bullets_are_squares_at_the_edge_with_their_words_hanging() {
    let read = exported(&plain());
    let squares: Vec<&Run> = read.runs.iter().filter(|run| run.text.trim() == "▪").collect();
    assert_eq!(squares.len(), 8);
    for square in squares {
        assert!(near(square.x, LEFT), "{square:?}");
        let beside = |run: &&Run| run.page == square.page && run.baseline == square.baseline && run.x > square.x;
        assert!(near(read.runs.iter().find(beside).unwrap().x, BULLET_TEXT));
    }
    let second = run(&read, "the recording of the reasons");
    assert!(near(second.x, BULLET_TEXT), "{second:?}");
}

#[test]
fn subject_and_headings_are_bold_in_the_size_of_the_text() {
    let read = exported(&plain());
    for heading in [
        "Monitoring visit to Wendlebury",
        "Areas covered by",
        "Headline findings",
        "Findings and evaluation",
    ] {
        let run = run(&read, heading);
        assert!(
            run.font.ends_with("DejaVuSansCondensed-Bold") && run.size == 12.0,
            "{run:?}"
        );
    }
    assert!(
        run(&read, "This letter summarises")
            .font
            .ends_with("DejaVuSansCondensed")
    );
}

#[test]
fn headings_of_a_letter_of_2019_are_larger_as_they_were_then() {
    let date = chrono::NaiveDate::from_ymd_opt(2019, 8, 23).unwrap();
    let letter = visitbook_domain::Letter { date, ..letter() };
    let read = read(&letter_pdf(&letter, &blocks(), &plain()).unwrap()).unwrap();
    assert_eq!(run(&read, "Headline findings").size, 14.0);
    assert_eq!(run(&read, "Monitoring visit to").size, 12.0);
}

#[test]
fn in_the_letterhead_the_address_stands_at_the_left_and_the_ways_to_reach_the_sender_at_the_right() {
    const RIGHT_COLUMN: f32 = 215.0;
    let cases: [(&[&str], &[&str]); 6] = [
        (
            &[
                "Telford Example Council",
                "E Block, The Moot Hall",
                "T Junction Road",
                "TF3 4ZZ",
            ],
            &["Tel. 0300 000 0000"],
        ),
        (
            &["Ofsted", "Piccadilly Gate", "Store Street", "Manchester", "M1 2WD"],
            &[
                "T 0300 123 1231",
                "Textphone 0161 618 8524",
                "enquiries@ofsted.gov.uk",
                "www.gov.uk/ofsted",
            ],
        ),
        (
            &[
                "Office for Practice",
                "1 Example Street",
                "Exampleton",
                "EX1 1EX",
                "Fictional",
            ],
            &[],
        ),
        (&["Northmere Council", "A rehearsal"], &[]),
        (
            &["Example House"],
            &["E: lead@example.org", "Ask for the improvement lead"],
        ),
        (&[], &["Telephone 0300 000 0000", "Office hours"]),
    ];
    for (address, ways) in cases {
        let letterhead = [address, ways].concat().iter().map(|line| (*line).to_owned()).collect();
        let letter = Letter { letterhead, ..letter() };
        let read = read(&letter_pdf(&letter, &blocks(), &plain()).unwrap()).unwrap();
        for (column, x) in [(address, LEFT), (ways, RIGHT_COLUMN)] {
            for (nth, line) in column.iter().enumerate() {
                // An address stands by itself behind what is before it.
                let first = line.trim_end_matches("lead@example.org");
                let run = run(&read, first);
                assert!(
                    near(run.x, x) && near(run.baseline, 82.0 + 12.5 * nth as f32),
                    "{run:?}"
                );
            }
        }
    }
}

#[test]
fn every_page_has_its_number_at_the_lower_right_and_nothing_more() {
    let read = exported(&plain());
    let furniture: Vec<&Run> = read.runs.iter().filter(|run| run.artifact.is_some()).collect();
    assert_eq!(
        furniture.iter().map(|run| run.text.trim()).collect::<Vec<_>>(),
        ["1", "2", "3", "4"]
    );
    for number in furniture {
        let top = number.baseline - ASCENT * number.size;
        assert!(near(number.x, NUMBER) && number.size == 9.0, "{number:?}");
        assert!(
            (788.0..=801.0).contains(&top) && (788.0..=801.0).contains(&number.baseline),
            "{number:?}"
        );
    }
}

#[test]
fn header_and_footer_touch_neither_the_text_nor_each_other() {
    let long =
        "OFFICIAL-SENSITIVE: for the director of children’s services, the chief executive and the lead member only";
    let markings = ["OFFICIAL-SENSITIVE", long].map(|marking| RenderOptions {
        marking: Some(marking.into()),
        ..everything()
    });
    for options in markings.iter().chain([&plain(), &everything()]) {
        let read = exported(options);
        let mut boxes: Vec<(usize, [f32; 4])> = read
            .runs
            .iter()
            .map(|run| {
                (
                    run.page,
                    [
                        run.x,
                        run.baseline - 0.76 * run.size,
                        run.right,
                        run.baseline + 0.2 * run.size,
                    ],
                )
            })
            .collect();
        boxes.extend(
            options
                .letterhead_image
                .iter()
                .map(|_| (0, [460.0, 54.0, 543.4, 124.7])),
        );
        for (at, (page, a)) in boxes.iter().enumerate() {
            for (_, b) in boxes.iter().skip(at + 1).filter(|(other, _)| other == page) {
                let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                assert!(apart, "{a:?} and {b:?} on page {page}");
            }
        }
    }
}

#[test]
fn a_marking_stands_in_the_middle_of_header_and_footer_of_every_page() {
    let read = exported(&everything());
    let markings: Vec<&Run> = read
        .runs
        .iter()
        .filter(|run| run.text.trim() == "OFFICIAL-SENSITIVE")
        .collect();
    assert_eq!(markings.len(), 8);
    for marking in markings {
        assert!(
            near((marking.x + marking.right) / 2.0, page_width() / 2.0),
            "{marking:?}"
        );
        assert!(marking.artifact.is_some() && (marking.baseline < 60.0 || marking.baseline > 780.0));
    }
}

#[test]
fn the_table_of_measures_says_what_is_measured() {
    let metrics = PageMetrics::on(letter().date);
    assert_eq!(
        (metrics.left, metrics.right, metrics.bullet_text),
        (LEFT, RIGHT, BULLET_TEXT)
    );
    assert_eq!(
        (metrics.line_step, metrics.paragraph_step, metrics.page_width),
        (LINE, PARAGRAPH, page_width())
    );
}

/// Left edge, top edge, width and height of the picture on the first page, in points from the upper left corner.
fn picture(pdf: &[u8]) -> [f32; 4] {
    let document = Document::load_mem(pdf).unwrap();
    let page = document.page_iter().next().unwrap();
    let operations = Content::decode(&document.get_page_content(page)).unwrap().operations;
    let drawn = operations
        .iter()
        .position(|operation| operation.operator == "Do")
        .unwrap();
    let placed = operations[..drawn]
        .iter()
        // printpdf puts an identity before each picture.
        .rfind(|operation| operation.operator == "cm" && operation.operands[0].as_float().unwrap() > 1.0)
        .unwrap();
    let [width, _, _, height, x, y] = placed.operands.as_slice() else {
        panic!("{placed:?}")
    };
    let [width, height, x, y] = [width, height, x, y].map(|number| number.as_float().unwrap());
    [x, 841.92 - y - height, width, height]
}

#[test]
fn the_picture_stands_at_the_right_32_7_points_from_the_top_and_as_wide_as_was_said() {
    const RIGHT: f32 = 543.4;
    for (width, height) in [(83.4, 70.7), (102.0, 86.5)] {
        let image = LetterheadImage {
            bytes: png(204, 173),
            alternative_text: "The emblem of the sender".to_owned(),
            width,
            height,
        };
        let options = RenderOptions {
            letterhead_image: Some(image),
            ..plain()
        };
        let found = picture(&letter_pdf(&letter(), &blocks(), &options).unwrap());
        let expected = [RIGHT - width, 32.7, width, height];
        let near = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1.0);
        assert!(near, "{found:?} for {expected:?}");
    }
}
