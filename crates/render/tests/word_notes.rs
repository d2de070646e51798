//! Notes in the margin of the Word document: where they stand, what they say, and that the letter is the same with them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use chrono::{DateTime, Utc};
use support::word::{Element, part, parts};
use support::{block, blocks, everything, letter, plain};
use visitbook_domain::{Block, BlockId};
use visitbook_render::{
    MarginNote, NotePlace, RenderOptions, ReviewCopy, Said, letter_docx, letter_docx_noted, letter_text,
};

fn at() -> DateTime<Utc> {
    "2026-11-20T16:05:09.417Z".parse().unwrap()
}

fn said(by: &str, words: &str) -> Said {
    Said {
        by: by.to_owned(),
        at: Some(at()),
        words: words.to_owned(),
    }
}

fn note(place: Option<NotePlace>, words: &str) -> MarginNote {
    MarginNote {
        place,
        said: said("Maren Oakes", words),
        answers: Vec::new(),
        settled: false,
    }
}

/// A note on these words of a block.
fn on(block: &Block, words: &str, says: &str) -> MarginNote {
    let from = block.plain_text().find(words).unwrap();
    let place = NotePlace {
        block: block.id,
        at: from..from + words.len(),
    };
    note(Some(place), says)
}

fn noted(blocks: &[Block], notes: &[MarginNote], options: &RenderOptions) -> Vec<u8> {
    letter_docx_noted(&letter(), blocks, notes, options).unwrap()
}

/// What each comment says, and the words of the text that are marked with it.
fn read(docx: &[u8]) -> Vec<(String, String)> {
    let document = part(docx, "word/document.xml");
    let comments = part(docx, "word/comments.xml");
    let marked = |id: &str| {
        let (mut words, mut within) = (String::new(), false);
        for element in document.all() {
            match element.name.as_str() {
                "w:commentRangeStart" if element.attribute("w:id") == id => within = true,
                "w:commentRangeEnd" if element.attribute("w:id") == id => within = false,
                "w:t" if within => words.push_str(&element.words()),
                _ => {}
            }
        }
        assert!(!within, "{id} has no end");
        let references = document.named("w:commentReference");
        assert_eq!(references.iter().filter(|each| each.attribute("w:id") == id).count(), 1);
        words
    };
    let each = comments.children().map(|comment| {
        let lines: Vec<String> = comment.named("w:p").into_iter().map(Element::words).collect();
        (lines.join("\n"), marked(comment.attribute("w:id")))
    });
    each.collect()
}

fn pair(says: &str, on: &str) -> (String, String) {
    (says.to_owned(), on.to_owned())
}

#[test]
fn a_note_stands_on_its_words_beside_others_that_touch_it_or_lie_across_it() {
    let blocks = [block(0, "P Plans are late. Visits are on time. Reviews are thorough.")];
    let on = |words, says| on(&blocks[0], words, says);
    let notes = [
        on("Plans are late.", "first"),
        on("late. Visits", "across"),
        on("Visits are on time.", "second"),
        on("Reviews are thorough.", "last"),
    ];
    let expected = [
        pair("first", "Plans are late."),
        pair("across", "late. Visits"),
        pair("second", "Visits are on time."),
        pair("last", "Reviews are thorough."),
    ];
    assert_eq!(read(&noted(&blocks, &notes, &plain())), expected);
}

#[test]
fn the_letter_says_the_same_with_notes_as_without() {
    let blocks = blocks();
    let notes: Vec<MarginNote> = blocks
        .iter()
        .filter(|block| !block.plain_text().is_empty())
        .map(|block| on(block, &block.plain_text(), "all of it"))
        .collect();
    for options in [plain(), everything()] {
        let docx = noted(&blocks, &notes, &options);
        let document = part(&docx, "word/document.xml");
        let words = |paragraph: &Element| {
            let runs = paragraph.named("w:t").into_iter().map(Element::words);
            runs.collect::<String>().replace('\u{A0}', " ")
        };
        let texts: Vec<String> = document.named("w:p").into_iter().map(words).collect();
        let expected = letter_text(&letter(), &blocks, &options);
        let bare = expected
            .iter()
            .map(|text| text.trim_start_matches("\u{25AA} ").to_owned());
        assert_eq!(texts, bare.collect::<Vec<_>>());
        assert_eq!(read(&docx).len(), notes.len());
    }
}

#[test]
fn the_number_of_a_paragraph_does_not_move_its_notes() {
    let blocks = [block(0, "P Plans  are\u{200B} late. Visits are not.")];
    let options = RenderOptions {
        review: ReviewCopy {
            references: true,
            ..ReviewCopy::default()
        },
        ..plain()
    };
    let notes = [
        on(&blocks[0], "Visits", "which?"),
        on(&blocks[0], "are\u{200B} late", "how late?"),
    ];
    let expected = [pair("which?", "Visits"), pair("how late?", "are late")];
    assert_eq!(read(&noted(&blocks, &notes, &options)), expected);
}

#[test]
fn a_note_on_the_whole_letter_or_on_what_is_not_printed_stands_on_the_subject_line() {
    let blocks = [block(0, "P Plans are late."), block(1, "P  ")];
    let nowhere = |id: BlockId| NotePlace { block: id, at: 0..1 };
    let notes = [
        note(None, "the letter"),
        note(Some(nowhere(blocks[1].id)), "an empty paragraph"),
        note(Some(nowhere(block(7, "P x").id)), "no paragraph"),
    ];
    let subject = letter().subject;
    let expected = ["the letter", "an empty paragraph", "no paragraph"].map(|says| pair(says, &subject));
    assert_eq!(read(&noted(&blocks, &notes, &plain())), expected);
}

#[test]
fn a_note_on_a_place_without_words_stands_on_its_paragraph() {
    let blocks = [block(0, "P Plans are late.")];
    let place = |at| NotePlace {
        block: blocks[0].id,
        at,
    };
    let notes = [note(Some(place(6..6)), "here"), note(Some(place(90..99)), "beyond")];
    let expected = ["here", "beyond"].map(|says| pair(says, "Plans are late."));
    assert_eq!(read(&noted(&blocks, &notes, &plain())), expected);
}

#[test]
fn answers_stand_below_what_they_answer_and_what_is_settled_is_settled() {
    let blocks = [block(0, "P Plans are late.")];
    let mut settled = on(&blocks[0], "Plans", "Which plans?");
    settled.answers = vec![said("Idris Vale-Brown", "Those of care leavers."), said("", "Thanks.")];
    settled.settled = true;
    let notes = [settled, on(&blocks[0], "late", "How late?")];
    let docx = noted(&blocks, &notes, &plain());
    let expected = [
        pair("Which plans?", "Plans"),
        pair("Those of care leavers.", "Plans"),
        pair("Thanks.", "Plans"),
        pair("How late?", "late"),
    ];
    assert_eq!(read(&docx), expected);
    let comments = part(&docx, "word/comments.xml");
    let by: Vec<(&str, &str, &str)> = comments
        .children()
        .map(|comment| {
            let attribute = |name| comment.attribute(name);
            (attribute("w:author"), attribute("w:initials"), attribute("w:date"))
        })
        .collect();
    let date = "2026-11-20T16:05:09Z";
    assert_eq!(
        by,
        [
            ("Maren Oakes", "MO", date),
            ("Idris Vale-Brown", "IV", date),
            ("", "", date),
            ("Maren Oakes", "MO", date)
        ]
    );
    let last = |comment: &Element| {
        let paragraph = *comment.named("w:p").last().unwrap();
        paragraph.attribute("w14:paraId").to_owned()
    };
    let ids: Vec<String> = comments.children().map(last).collect();
    let extended = part(&docx, "word/commentsExtended.xml");
    let said: Vec<(&str, Option<&str>, &str)> = extended
        .children()
        .map(|each| {
            let parent = each.attributes.get("w15:paraIdParent").map(String::as_str);
            (each.attribute("w15:paraId"), parent, each.attribute("w15:done"))
        })
        .collect();
    let first = Some(ids[0].as_str());
    assert_eq!(
        said,
        [
            (ids[0].as_str(), None, "1"),
            (ids[1].as_str(), first, "1"),
            (ids[2].as_str(), first, "1"),
            (ids[3].as_str(), None, "0")
        ]
    );
}

#[test]
fn lines_of_a_note_are_its_paragraphs_and_no_sign_of_it_breaks_the_file() {
    let blocks = [block(0, "P Plans are late.")];
    let says = "One & <two>\u{1}\nthree\tfour\u{FFFF}\n\n“five”";
    let docx = noted(&blocks, &[on(&blocks[0], "Plans", says)], &plain());
    let expected = [pair("One & <two>\nthree four\n\n“five”", "Plans")];
    assert_eq!(read(&docx), expected);
}

#[test]
fn names_that_are_too_long_are_cut_and_times_are_those_of_an_english_wall_with_the_instant_beside_them() {
    let blocks = [block(0, "P Plans are late.")];
    let mut note = on(&blocks[0], "Plans", "Which?");
    note.said.by = "Ö".repeat(300);
    note.said.at = Some("2026-07-01T23:30:05Z".parse().unwrap());
    let comments = part(&noted(&blocks, &[note], &plain()), "word/comments.xml");
    let comment = comments.named("w:comment")[0];
    assert_eq!(comment.attribute("w:author"), "Ö".repeat(200));
    assert_eq!(comment.attribute("w:date"), "2026-07-02T00:30:05Z");
    assert_eq!(comment.attribute("w16du:dateUtc"), "2026-07-01T23:30:05Z");
}

#[test]
fn without_notes_the_file_has_nothing_of_them() {
    let bare = letter_docx(&letter(), &blocks(), &plain()).unwrap();
    assert_eq!(noted(&blocks(), &[], &plain()), bare);
    let named = |docx: &[u8]| parts(docx).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    let with = named(&noted(&blocks(), &[note(None, "Draft.")], &plain()));
    let more: Vec<&String> = with.iter().filter(|path| !named(&bare).contains(path)).collect();
    assert_eq!(more, ["word/comments.xml", "word/commentsExtended.xml"]);
}
