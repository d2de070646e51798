//! The letter as a web page and as plain text: the same words as in the PDF, and nothing but the letter.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use proptest::prelude::*;
use support::{block, blocks, everything, few_blocks, letter, plain};
use visitbook_domain::{Block, Letter, LetterState};
use visitbook_render::{ImageProblem, Place, Problem, RenderOptions, letter_html, letter_plain, letter_text};

/// What stands between the tags of a page's body, line by line as it is read: a bullet with its square, a space that does
/// not break as a space. A reader of its own, that knows nothing of how the page is written.
fn read(page: &str) -> Vec<String> {
    let body = page.split_once("<body>").unwrap().1.replace('\n', "");
    let body = ["p", "li", "h1", "h2"]
        .iter()
        .fold(body, |body, name| body.replace(&format!("</{name}>"), "\n"));
    let body = body
        .replace("<li>", "\u{25AA} ")
        .replace("<br>", "\n")
        .replace('\u{A0}', " ");
    let mut words = String::new();
    let mut within = false;
    for character in body.chars() {
        match character {
            '<' => within = true,
            '>' => within = false,
            other if !within => words.push(other),
            _ => {}
        }
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    let words = entities.iter().fold(words, |words, (from, to)| words.replace(from, to));
    words
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn without_marking(mut lines: Vec<String>, options: &RenderOptions) -> Vec<String> {
    if let Some(marking) = &options.marking {
        assert_eq!((lines.first(), lines.last()), (Some(marking), Some(marking)));
        lines.remove(0);
        lines.pop();
    }
    lines
}

#[test]
fn a_page_says_what_the_pdf_says_in_the_same_order() {
    for (letter, blocks, options) in [
        (letter(), blocks(), plain()),
        (letter(), blocks(), everything()),
        (letter(), few_blocks(), everything()),
        (
            Letter {
                state: LetterState::Draft,
                ..letter()
            },
            blocks(),
            plain(),
        ),
    ] {
        let page = letter_html(&letter, &blocks, &options).unwrap();
        assert_eq!(
            without_marking(read(&page), &options),
            letter_text(&letter, &blocks, &options)
        );
    }
}

#[test]
fn a_page_has_what_a_screen_reader_goes_by() {
    let page = letter_html(&letter(), &blocks(), &everything()).unwrap();
    let count = |what: &str| page.matches(what).count();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">\n"));
    assert_eq!(
        (count("<h1>"), count("<main>"), count("<header>"), count("<footer>")),
        (1, 1, 1, 1)
    );
    assert!(
        page.contains("<title>Draft, rehearsal, fictional: Monitoring visit to Wendlebury children’s services</title>")
    );
    assert!(page.contains(
        "<img alt=\"A blue square with a lighter corner\" width=\"83\" height=\"71\" src=\"data:image/png;base64,"
    ));
    assert_eq!(count("<ul role=\"list\">"), count("</ul>"));
    let bullets = blocks()
        .iter()
        .filter(|block| block.kind == visitbook_domain::BlockKind::Bullet)
        .count();
    assert_eq!(count("<li>"), bullets);
}

#[test]
fn nothing_is_fetched_nothing_runs_and_nothing_is_told_but_the_letter() {
    let page = letter_html(&letter(), &blocks(), &everything()).unwrap();
    assert!(page.contains("default-src 'none'"));
    let never = [
        "<script",
        "src=\"http",
        "url(",
        "@import",
        "<link",
        " onload",
        " onclick",
        "Visitbook",
        "2026-11-",
    ];
    for never in never {
        assert!(!page.contains(never), "{never}");
    }
    let text = letter_plain(&letter(), &blocks(), &everything());
    assert!(!text.contains("Visitbook"));
}

#[test]
fn words_that_look_like_markup_are_words() {
    let blocks = [block(0, "P <script>alert(1)</script> & \"so on\" &lt; ]]> <!-- ")];
    let page = letter_html(&letter(), &blocks, &plain()).unwrap();
    assert!(!page.contains("<script"));
    assert!(read(&page).contains(&"<script>alert(1)</script> & \"so on\" &lt; ]]> <!--".to_owned()));
}

#[test]
fn what_stops_the_export_of_a_page_is_named_with_its_place() {
    let mut options = everything();
    options.letterhead_image.as_mut().unwrap().alternative_text = " ".to_owned();
    let nameless = Letter {
        subject: String::new(),
        ..letter()
    };
    let blocks = [block(0, "P A bell \u{7} rings.")];
    let problems = letter_html(&nameless, &blocks, &options).unwrap_err();
    assert!(problems.contains(&Problem::NoSubject));
    assert!(problems.contains(&Problem::Image(ImageProblem::NoAlternativeText)));
    let named = problems.iter().any(|problem| {
        matches!(
            problem,
            Problem::MissingCharacter {
                place: Place::Paragraph,
                character: '\u{7}',
                ..
            }
        )
    });
    assert!(named, "{problems:?}");
}

#[test]
fn plain_text_keeps_addresses_and_lists_together_and_paragraphs_apart() {
    let few = [
        block(0, "P We saw:"),
        block(1, "B one plan"),
        block(2, "B two plans."),
        block(3, "H Findings"),
        block(4, "P All is well."),
    ];
    let short = Letter {
        letterhead: vec!["Office for Practice".to_owned(), "Example House".to_owned()],
        addressee: Vec::new(),
        ..letter()
    };
    let options = RenderOptions {
        marking: Some("OFFICIAL".to_owned()),
        fictional: true,
        ..plain()
    };
    assert_eq!(
        letter_plain(&short, &few, &options),
        "OFFICIAL\n\nFictional: invented for practice.\n\nOffice for Practice\nExample House\n\n25 November 2026\n\nDear Jill\n\n\
         Monitoring visit to Wendlebury children’s services\n\nWe saw:\n\n- one plan\n- two plans.\n\nFindings\n\nAll is well.\n\n\
         Yours sincerely\n\nRosalind Achterberg\nHis Majesty’s Inspector\n\nOFFICIAL\n"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_is_read_back_from_page_and_text(
        subject in "[A-Z][ -~]{1,60}",
        written in prop::collection::vec(("[HPB] ", "[ -~’–éŵżŁ\u{A0}]{1,80}"), 0..12),
        marking in prop::option::of("[A-Z&<]{1,20}"),
        draft: bool,
    ) {
        let letter = Letter { subject, ..letter() };
        let blocks: Vec<Block> = written.iter().enumerate().map(|(at, (kind, words))| block(at as u128, &format!("{kind}{words}"))).collect();
        let options = RenderOptions { marking, draft, ..plain() };
        let page = letter_html(&letter, &blocks, &options).unwrap();
        let expected = letter_text(&letter, &blocks, &options);
        prop_assert_eq!(&without_marking(read(&page), &options), &expected);
        prop_assert_eq!(&page, &letter_html(&letter, &blocks, &options).unwrap(), "the same bytes");
        let text = letter_plain(&letter, &blocks, &options);
        let lines: Vec<String> = text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let lines: Vec<String> = without_marking(lines, &options);
        let bare = |line: &String| line.trim_start_matches("\u{25AA} ").trim_start_matches("- ").to_owned();
        let (lines, expected): (Vec<String>, Vec<String>) = (lines.iter().map(bare).collect(), expected.iter().map(bare).collect());
        prop_assert_eq!(lines, expected);
    }
}
