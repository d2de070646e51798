//! The letter as a Word document: the same words as in the PDF, what each of them is, and which block it comes from.

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
use support::word::{Element, part, parts};
use support::{block, blocks, everything, few_blocks, letter, plain, png};
use visitbook_domain::{Block, Letter, LetterState};
use visitbook_render::{ImageProblem, LetterheadImage, Place, Problem, RenderOptions, letter_docx, letter_text};

fn written(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> Vec<u8> {
    letter_docx(letter, blocks, options).unwrap()
}

fn document(docx: &[u8]) -> Element {
    part(docx, "word/document.xml")
}

fn style(paragraph: &Element) -> String {
    paragraph.named("w:pStyle")[0].attribute("w:val").to_owned()
}

/// The paragraphs as they are read: a bullet with its square, a space that does not break as a space.
fn read(docx: &[u8]) -> Vec<String> {
    let document = document(docx);
    let read = |paragraph: &&Element| {
        let words: String = paragraph.named("w:t").iter().map(|words| words.words()).collect();
        let words = words.replace('\u{A0}', " ");
        match style(paragraph).as_str() {
            "ListBullet" => format!("\u{25AA} {words}"),
            _ => words,
        }
    };
    document.named("w:p").iter().map(read).collect()
}

/// Name of the bookmark and the words in it, for each bookmark.
fn bookmarked(docx: &[u8]) -> Vec<(String, String)> {
    let document = document(docx);
    let mut found = Vec::new();
    for paragraph in document.named("w:p") {
        let children: Vec<&Element> = paragraph.children().collect();
        let Some(from) = children.iter().position(|child| child.name == "w:bookmarkStart") else {
            continue;
        };
        let to = children.iter().position(|child| child.name == "w:bookmarkEnd").unwrap();
        assert_eq!(children[from].attribute("w:id"), children[to].attribute("w:id"));
        let words = children[from..to].iter().map(|child| child.words()).collect();
        found.push((children[from].attribute("w:name").to_owned(), words));
    }
    found
}

#[test]
fn the_words_are_those_of_the_pdf_paragraph_by_paragraph() {
    for options in [plain(), everything()] {
        let docx = written(&letter(), &blocks(), &options);
        assert_eq!(read(&docx), letter_text(&letter(), &blocks(), &options));
    }
}

#[test]
fn each_text_has_the_style_of_what_it_is() {
    let docx = written(&letter(), &few_blocks(), &everything());
    let document = document(&docx);
    let mut styles: Vec<String> = document.named("w:p").iter().map(|paragraph| style(paragraph)).collect();
    styles.dedup();
    let expected =
        "Notice Letterhead Date Addressee Salutation Heading1 BodyText Heading2 BodyText ListBullet Closing Signature";
    assert_eq!(styles.join(" "), expected);
    let defined = part(&docx, "word/styles.xml");
    let known: Vec<&str> = defined
        .named("w:style")
        .iter()
        .map(|style| style.attribute("w:styleId"))
        .collect();
    for style in styles {
        assert!(known.contains(&style.as_str()), "{style}");
    }
    let outline = |id: &str| {
        let styles = defined.named("w:style");
        let style = styles.iter().find(|style| style.attribute("w:styleId") == id).unwrap();
        style.named("w:outlineLvl")[0].attribute("w:val").to_owned()
    };
    assert_eq!(
        (outline("Heading1"), outline("Heading2")),
        ("0".to_owned(), "1".to_owned())
    );
    assert_eq!(defined.named("w:lang")[0].attribute("w:val"), "en-GB");
}

#[test]
fn a_bullet_is_an_item_of_a_list_and_its_square_is_no_word() {
    let docx = written(&letter(), &blocks(), &plain());
    let number = part(&docx, "word/styles.xml").named("w:numId")[0]
        .attribute("w:val")
        .to_owned();
    let numbering = part(&docx, "word/numbering.xml");
    assert_eq!(numbering.named("w:num")[0].attribute("w:numId"), number);
    let level = numbering.named("w:lvl")[0].clone();
    assert_eq!(level.named("w:numFmt")[0].attribute("w:val"), "bullet");
    assert_eq!(level.named("w:lvlText")[0].attribute("w:val"), "\u{25AA}");
    assert_eq!(level.named("w:ind")[0].attribute("w:hanging"), "358");
    assert!(!document(&docx).words().contains('\u{25AA}'));
}

#[test]
fn the_space_below_a_text_is_that_of_the_pdf_and_what_leads_in_stays_with_what_follows() {
    let lines = ["P Areas:", "B one;", "B two.", "P The end."];
    let blocks: Vec<Block> = (0..).zip(lines).map(|(at, line)| block(at, line)).collect();
    let document = document(&written(&letter(), &blocks, &plain()));
    let said = |words: &str| {
        let paragraphs = document.named("w:p");
        let paragraph = paragraphs.iter().find(|each| each.words() == words).unwrap();
        let after = paragraph
            .named("w:spacing")
            .first()
            .map(|each| each.attribute("w:after").to_owned());
        (after.unwrap_or_default(), !paragraph.named("w:keepNext").is_empty())
    };
    let cases = [
        ("www.example.org", "240", false),
        ("WE4 2DL", "240", false),
        ("Wendlebury", "", false),
        ("Areas:", "120", true),
        ("one;", "", false),
        ("two.", "240", false),
        ("The end.", "", false),
        ("Yours sincerely", "840", false),
        ("Rosalind Achterberg", "", true),
        ("His Majesty’s Inspector", "", false),
    ];
    for (words, after, keeps) in cases {
        assert_eq!(said(words), (after.to_owned(), keeps), "{words}");
    }
}

#[test]
fn each_block_stands_in_a_bookmark_with_its_id_and_nothing_else_does() {
    let docx = written(&letter(), &blocks(), &everything());
    let expected: Vec<(String, String)> = blocks()
        .iter()
        .map(|block| (format!("vb_{:032x}", block.id.0.as_u128()), block.plain_text()))
        .collect();
    assert_eq!(bookmarked(&docx), expected);
    assert!(expected.iter().all(|(name, _)| name.len() == 35));
}

#[test]
fn the_same_letter_gives_the_same_bytes_whenever_and_by_whichever_version_it_is_written() {
    let first = written(&letter(), &blocks(), &everything());
    let later = RenderOptions {
        made_at: plain().made_at + chrono::TimeDelta::days(3),
        program: "Visitbook 9.9.9".to_owned(),
        ..everything()
    };
    assert!(first == written(&letter(), &blocks(), &later));
    assert!(first != written(&letter(), &blocks(), &plain()));
}

#[test]
fn a_draft_says_so_in_title_header_and_text_and_tracks_what_reviewers_change() {
    let tracks = |docx: &[u8]| !part(docx, "word/settings.xml").named("w:trackRevisions").is_empty();
    let draft = Letter {
        state: LetterState::Draft,
        ..letter()
    };
    let docx = written(&draft, &blocks(), &plain());
    assert_eq!(read(&docx)[0], "Draft: not for publication.");
    let title = part(&docx, "docProps/core.xml").words();
    assert_eq!(title, format!("Draft: {}", letter().subject));
    let header = |path| part(&docx, path).words().replace('\u{A0}', " ");
    assert_eq!(header("word/header1.xml"), "Draft: not for publication.");
    assert_eq!(header("word/header2.xml"), "");
    assert!(tracks(&docx));
    let practice = RenderOptions {
        rehearsal: true,
        fictional: true,
        ..plain()
    };
    let docx = written(&letter(), &blocks(), &practice);
    assert_eq!(
        read(&docx)[0],
        "Rehearsal: not a letter of Ofsted. Fictional: invented for practice."
    );
    let title = part(&docx, "docProps/core.xml").words();
    assert_eq!(title, format!("Rehearsal, fictional: {}", letter().subject));
    assert!(!tracks(&docx));
    let docx = written(&letter(), &blocks(), &plain());
    assert!(parts(&docx).iter().all(|(path, _)| !path.contains("header")));
}

#[test]
fn header_and_footer_of_every_page_have_the_marking_and_each_page_its_number() {
    let docx = written(&letter(), &blocks(), &everything());
    for path in [
        "word/header1.xml",
        "word/header2.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    ] {
        assert!(part(&docx, path).words().starts_with("OFFICIAL-SENSITIVE"), "{path}");
    }
    for path in ["word/footer1.xml", "word/footer2.xml"] {
        let footer = part(&docx, path);
        assert_eq!(footer.named("w:fldSimple")[0].attribute("w:instr"), " PAGE ");
        // One line, with the marking in its middle and the number at its end: 9129 is the page between its margins.
        let stops = footer.named("w:tabs")[0].children();
        let stops: Vec<_> = stops
            .map(|stop| (stop.attribute("w:val"), stop.attribute("w:pos")))
            .collect();
        assert_eq!(stops, [("center", "4564"), ("right", "9129")], "{path}");
        assert_eq!(footer.named("w:p").len(), 1, "{path}");
    }
    let document = document(&docx);
    let section = document.named("w:sectPr")[0];
    let kinds: Vec<String> = section.children().map(|child| child.name.clone()).collect();
    let references = ["w:footerReference", "w:headerReference"].repeat(2);
    assert_eq!(kinds, [&references[..], &["w:pgSz", "w:pgMar", "w:titlePg"]].concat());
}

#[test]
fn the_page_is_a4_with_the_margins_of_the_pdf() {
    let docx = written(&letter(), &blocks(), &plain());
    let document = document(&docx);
    let size = document.named("w:pgSz")[0];
    assert_eq!((size.attribute("w:w"), size.attribute("w:h")), ("11906", "16838"));
    let margins = document.named("w:pgMar")[0];
    let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| margins.attribute(side));
    assert_eq!(sides, ["1400", "1359", "1458", "1418"]);
}

#[test]
fn what_stops_the_export_is_named_and_what_only_the_typeface_lacks_does_not_stop_it() {
    let image = LetterheadImage {
        bytes: png(2, 2),
        alternative_text: " ".to_owned(),
        width: 50.0,
        height: 50.0,
    };
    let options = RenderOptions {
        letterhead_image: Some(image),
        ..plain()
    };
    let no_subject = Letter {
        subject: " ".to_owned(),
        ..letter()
    };
    let problems = letter_docx(&no_subject, &[block(0, "P a\u{1}b\u{FFFF}")], &options).unwrap_err();
    let missing = |character| Problem::MissingCharacter {
        character,
        block: Some(block(0, "P ").id),
        place: Place::Paragraph,
        excerpt: "a\u{1}b\u{FFFF}".to_owned(),
    };
    let expected = [
        Problem::NoSubject,
        missing('\u{1}'),
        missing('\u{FFFF}'),
        Problem::Image(ImageProblem::NoAlternativeText),
    ];
    assert_eq!(problems, expected);
    let blocks = [block(0, "P Her name is فاطمة, and she drew নাম ☃ & <w:p/> \"]]>.")];
    let docx = written(&letter(), &blocks, &plain());
    assert_eq!(bookmarked(&docx)[0].1, blocks[0].plain_text());
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,60}",
        "[a-z <>&\"'\u{A0}\u{AD}\u{2011}À-ÿĀ-ſ\u{300}-\u{304}😀漢]{0,60}",
        "\\PC{0,40}",
    ]
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_is_read_back_word_by_word(
        letterhead in lines(),
        addressee in lines(),
        subject in "[A-Z][ -~]{1,60}",
        blocks in prop::collection::vec(("[HPB] ", words()), 0..12),
        marking in prop::option::of("[A-Z&<]{1,20}"),
        draft: bool,
    ) {
        let letter = Letter { letterhead, addressee, subject, ..letter() };
        let lines = blocks.iter().map(|(kind, words)| format!("{kind}{words}"));
        let blocks: Vec<Block> = lines.enumerate().map(|(at, line)| block(at as u128, &line)).collect();
        let options = RenderOptions { marking, draft, ..plain() };
        let docx = written(&letter, &blocks, &options);
        let expected = letter_text(&letter, &blocks, &options);
        prop_assert_eq!(read(&docx), expected);
        let without = letter_text(&letter, &[], &options).len();
        let printed = blocks.iter().filter(|block| letter_text(&letter, &[(*block).clone()], &options).len() > without);
        let expected: Vec<String> = printed.map(|block| format!("vb_{:032x}", block.id.0.as_u128())).collect();
        let names: Vec<String> = bookmarked(&docx).into_iter().map(|(name, _)| name).collect();
        prop_assert_eq!(names, expected);
    }
}
