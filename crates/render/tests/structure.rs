//! What a screen reader finds agrees with the letter.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};
use support::reader::read;
use support::{block, blocks, everything, few_blocks, letter, plain};
use visitbook_render::{RenderOptions, letter_pdf, letter_text};

fn tags(pdf: &[u8]) -> Vec<String> {
    read(pdf).unwrap().elements.into_iter().map(|(tag, _)| tag).collect()
}

#[test]
fn text_read_through_the_tags_is_the_letter_in_order() {
    for options in [plain(), everything(), RenderOptions { draft: true, ..plain() }] {
        for blocks in [blocks(), few_blocks(), Vec::new()] {
            let pdf = letter_pdf(&letter(), &blocks, &options).unwrap();
            assert_eq!(
                read(&pdf).unwrap().paragraphs(),
                letter_text(&letter(), &blocks, &options)
            );
        }
    }
}

#[test]
fn citations_are_not_printed_and_blocks_keep_their_words() {
    let paragraphs = letter_text(&letter(), &blocks(), &plain());
    for block in blocks() {
        let words = block.plain_text();
        assert!(
            paragraphs
                .iter()
                .any(|paragraph| paragraph.trim_start_matches("▪ ") == words),
            "{words}"
        );
    }
}

#[test]
fn the_subject_is_the_one_top_heading_and_sections_are_below_it() {
    let pdf = letter_pdf(&letter(), &blocks(), &plain()).unwrap();
    let read = read(&pdf).unwrap();
    let headings: Vec<_> = read.elements.iter().filter(|(tag, _)| tag.starts_with('H')).collect();
    let texts: Vec<(&str, &str)> = headings.iter().map(|(tag, text)| (tag.as_str(), text.trim())).collect();
    assert_eq!(
        texts,
        [
            ("H1", "Monitoring visit to Wendlebury children’s services"),
            ("H2", "Areas covered by the visit"),
            ("H2", "Headline findings"),
            ("H2", "Findings and evaluation of progress"),
        ]
    );
}

#[test]
fn neighbouring_bullets_are_one_list_and_a_paragraph_between_them_makes_two() {
    let lines = ["P These:", "B one", "B two", "P and these:", "B three"];
    let blocks: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| block(at as u128, line))
        .collect();
    let pdf = letter_pdf(&letter(), &blocks, &plain()).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let lists = elements(&document, "L");
    let items = |id: &ObjectId| {
        document
            .get_dictionary(*id)
            .unwrap()
            .get(b"K")
            .unwrap()
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(lists.iter().map(items).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(tags(&pdf).iter().filter(|tag| *tag == "LI").count(), 3);
}

#[test]
fn a_paragraph_over_two_pages_is_one_element() {
    let pdf = letter_pdf(&letter(), &blocks(), &plain()).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let is_stretch = |kid: &Object| kid.as_dict().is_ok_and(|kid| kid.has_type(b"MCR"));
    let kids = |id: &ObjectId| {
        document
            .get_dictionary(*id)
            .unwrap()
            .get(b"K")
            .unwrap()
            .as_array()
            .unwrap()
            .clone()
    };
    assert!(
        elements(&document, "P")
            .iter()
            .any(|id| kids(id).iter().any(is_stretch))
    );
}

#[test]
fn a_draft_a_rehearsal_and_an_invention_say_so_in_text_title_and_on_every_page() {
    let cases = [
        (
            RenderOptions { draft: true, ..plain() },
            "Draft",
            "Draft: not for publication.",
        ),
        (
            RenderOptions {
                rehearsal: true,
                ..plain()
            },
            "Rehearsal",
            "Rehearsal: not a letter of Ofsted.",
        ),
        (
            RenderOptions {
                fictional: true,
                ..plain()
            },
            "Fictional",
            "Fictional: invented for practice.",
        ),
    ];
    for (options, kind, notice) in cases {
        let pdf = letter_pdf(&letter(), &blocks(), &options).unwrap();
        let read = read(&pdf).unwrap();
        assert_eq!(read.paragraphs()[0], notice);
        let last = read.runs.iter().map(|run| run.page).max().unwrap();
        for page in 0..=last {
            assert!(
                read.runs
                    .iter()
                    .any(|run| run.page == page && run.text.trim() == notice),
                "{kind}, page {page}"
            );
        }
        let subject = "Monitoring visit to Wendlebury children’s services";
        assert_eq!(title(&pdf), format!("{kind}: {subject}"));
    }
    let all = letter_pdf(&letter(), &blocks(), &everything()).unwrap();
    assert!(title(&all).starts_with("Draft, rehearsal, fictional: Monitoring visit"));
}

#[test]
fn a_letter_in_the_state_of_a_draft_is_printed_as_one_whatever_the_options_say() {
    let draft = visitbook_domain::Letter {
        state: visitbook_domain::LetterState::Draft,
        ..letter()
    };
    assert_eq!(
        letter_text(&draft, &blocks(), &plain())[0],
        "Draft: not for publication."
    );
    assert!(title(&letter_pdf(&draft, &blocks(), &plain()).unwrap()).starts_with("Draft: "));
}

#[test]
fn a_final_letter_says_nothing_of_drafts_and_carries_no_watermark() {
    let pdf = letter_pdf(&letter(), &blocks(), &plain()).unwrap();
    assert_eq!(title(&pdf), "Monitoring visit to Wendlebury children’s services");
    let document = Document::load_mem(&pdf).unwrap();
    let content: Vec<u8> = document
        .page_iter()
        .flat_map(|page| document.get_page_content(page))
        .collect();
    assert!(!String::from_utf8_lossy(&content).contains("Watermark"));
    assert_eq!(letter_text(&letter(), &blocks(), &plain())[0], "Office for Practice");
}

#[test]
fn the_watermark_lies_under_the_text_and_is_not_text() {
    let pdf = letter_pdf(&letter(), &blocks(), &RenderOptions { draft: true, ..plain() }).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    for page in document.page_iter() {
        let operations = Content::decode(&document.get_page_content(page)).unwrap().operations;
        let place = |operator: &str| {
            operations
                .iter()
                .position(|operation| operation.operator == operator)
                .unwrap()
        };
        assert_eq!((place("BDC"), place("BT") > place("f")), (0, true));
    }
    assert!(
        read(&pdf)
            .unwrap()
            .runs
            .iter()
            .all(|run| run.artifact.as_deref() != Some("Watermark"))
    );
}

#[test]
fn the_outline_leads_to_the_subject_and_its_sections() {
    let pdf = letter_pdf(&letter(), &blocks(), &plain()).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let titles = |id: ObjectId| {
        let mut titles = Vec::new();
        let mut next = document
            .get_dictionary(id)
            .unwrap()
            .get(b"First")
            .and_then(Object::as_reference)
            .ok();
        while let Some(item) = next {
            let item = document.get_dictionary(item).unwrap();
            titles.push(lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap());
            next = item.get(b"Next").and_then(Object::as_reference).ok();
        }
        titles
    };
    let outlines = document
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    assert_eq!(titles(outlines), ["Monitoring visit to Wendlebury children’s services"]);
    let subject = document
        .get_dictionary(outlines)
        .unwrap()
        .get(b"First")
        .unwrap()
        .as_reference()
        .unwrap();
    let sections = [
        "Areas covered by the visit",
        "Headline findings",
        "Findings and evaluation of progress",
    ];
    assert_eq!(titles(subject), sections);
}

fn title(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    lopdf::decode_text_string(document.get_dictionary(info).unwrap().get(b"Title").unwrap()).unwrap()
}

fn elements(document: &Document, tag: &str) -> Vec<ObjectId> {
    let is = |object: &Object| {
        object
            .as_dict()
            .is_ok_and(|dict| dict.get(b"S").and_then(Object::as_name).ok() == Some(tag.as_bytes()))
    };
    document
        .objects
        .iter()
        .filter(|(_, object)| is(object))
        .map(|(id, _)| *id)
        .collect()
}
