//! The letter goes out as a Word document and comes back: what `render` writes is what `exchange` reads.

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use chrono::DateTime;
use proptest::prelude::*;
use visitbook_domain::{Block, BlockId, BlockKind, Inline, Letter, Rank, VisitRecords};
use visitbook_exchange::reviewed::{ChangeKind, Reviewed, read_reviewed};
use visitbook_exchange::sample;
use visitbook_render::{
    MarginNote, NotePlace, RenderOptions, ReviewCopy, Said, letter_docx, letter_docx_noted, letter_text,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn options(draft: bool) -> RenderOptions {
    RenderOptions {
        made_at: DateTime::UNIX_EPOCH,
        draft,
        rehearsal: false,
        fictional: true,
        marking: Some("OFFICIAL-SENSITIVE".to_owned()),
        review: ReviewCopy::default(),
        with_evidence: false,
        typeface: None,
        letterhead_image: None,
        program: "Visitbook".to_owned(),
    }
}

/// The letter of the sample, and its blocks in order.
fn letter() -> (Letter, Vec<Block>) {
    static SAMPLE: LazyLock<VisitRecords> = LazyLock::new(|| sample().unwrap());
    let records = SAMPLE.clone();
    let mut blocks = records.blocks;
    blocks.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    (records.letter.unwrap(), blocks)
}

fn written(letter: &Letter, blocks: &[Block], draft: bool) -> Vec<u8> {
    letter_docx(letter, blocks, &options(draft)).unwrap()
}

/// The blocks that came back with the words they have now.
fn blocks_of(reviewed: &Reviewed) -> Vec<(BlockId, String)> {
    let wholes = reviewed.after().into_iter();
    wholes
        .filter_map(|whole| whole.block.map(|block| (block, whole.words)))
        .collect()
}

#[test]
fn a_letter_that_nobody_changed_comes_back_block_by_block() {
    let (letter, blocks) = letter();
    let reviewed = read_reviewed(&written(&letter, &blocks, true)).unwrap();
    let expected: Vec<_> = blocks.iter().map(|block| (block.id, block.plain_text())).collect();
    assert!(expected.len() > 10);
    assert_eq!(blocks_of(&reviewed), expected);
    assert!(
        reviewed
            .paragraphs
            .iter()
            .all(|each| each.changes.is_empty() && each.comments.is_empty())
    );
}

/// The document with words of its main part replaced, and with parts added, as Word would save it.
fn saved_again(docx: &[u8], replaced: &[(&str, &str)], added: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut again = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name == "word/document.xml" {
            for (from, to) in replaced {
                assert_eq!(text.matches(from).count(), 1, "{from}");
                text = text.replace(from, to);
            }
        }
        again.start_file(name, SimpleFileOptions::default()).unwrap();
        again.write_all(text.as_bytes()).unwrap();
    }
    for (name, text) in added {
        again.start_file(*name, SimpleFileOptions::default()).unwrap();
        again.write_all(text.as_bytes()).unwrap();
    }
    again.finish().unwrap().into_inner()
}

#[test]
fn what_reviewers_changed_and_said_comes_back_at_the_block_it_belongs_to() {
    let (letter, mut blocks) = letter();
    let last = blocks.len() - 1;
    blocks[last].content = vec![Inline::Text {
        text: "Plans for children drift.".to_owned(),
    }];
    let docx = written(&letter, &blocks, true);
    let run = "<w:r><w:t xml:space=\"preserve\">Plans for children drift.</w:t></w:r>";
    let changed = "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>Plans</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r>\
        <w:commentReference w:id=\"0\"/></w:r><w:r><w:t xml:space=\"preserve\"> for children </w:t></w:r>\
        <w:del w:id=\"1\" w:author=\"Ann Lark\" w:date=\"2026-11-30T09:15:00Z\"><w:r><w:delText>drift</w:delText></w:r>\
        </w:del><w:ins w:id=\"2\" w:author=\"Ann Lark\" w:date=\"2026-11-30T09:15:00Z\"><w:r><w:t>wait</w:t></w:r>\
        </w:ins><w:r><w:t>.</w:t></w:r>";
    let comments = "<w:comments><w:comment w:id=\"0\" w:author=\"Bo Fen\" w:date=\"2026-11-30T09:20:00Z\"><w:p><w:r>\
        <w:t>All of them?</w:t></w:r></w:p></w:comment></w:comments>";
    let docx = saved_again(&docx, &[(run, changed)], &[("word/comments.xml", comments)]);
    let reviewed = read_reviewed(&docx).unwrap();
    let paragraph = reviewed
        .paragraphs
        .iter()
        .find(|each| each.block == Some(blocks[last].id))
        .unwrap();
    assert_eq!(paragraph.before, "Plans for children drift.");
    assert_eq!(paragraph.after, "Plans for children wait.");
    let changes: Vec<_> = paragraph
        .changes
        .iter()
        .map(|each| (each.kind, each.words.as_str()))
        .collect();
    assert_eq!(
        changes,
        [(ChangeKind::Deletion, "drift"), (ChangeKind::Insertion, "wait")]
    );
    let [comment] = &paragraph.comments[..] else { panic!() };
    assert_eq!(
        (comment.text.as_str(), comment.words.as_str()),
        ("All of them?", "Plans")
    );
    let others: usize = reviewed
        .paragraphs
        .iter()
        .map(|each| each.changes.len() + each.comments.len())
        .sum();
    assert_eq!(others, 3);
}

fn any_block() -> impl Strategy<Value = (BlockKind, String)> {
    let kind = prop_oneof![
        Just(BlockKind::Heading),
        Just(BlockKind::Paragraph),
        Just(BlockKind::Bullet)
    ];
    (
        kind,
        prop_oneof![
            "[ -~]{0,80}",
            "\\PC{0,60}",
            "[a-z&<>\"'\u{A0}\u{2011}é\u{301}😀 ]{0,40}"
        ],
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_comes_back_with_the_same_words_block_by_block(
        texts in prop::collection::vec(any_block(), 0..20),
        subject in "[A-Z][ -~]{1,60}",
        draft: bool,
    ) {
        let (letter, _) = letter();
        let letter = Letter { subject, ..letter };
        let blocks: Vec<Block> = (1..).zip(texts).map(|(at, (kind, text))| Block {
            id: BlockId(uuid::Uuid::from_u128(at)),
            letter: letter.id,
            rank: Rank::first(),
            kind,
            content: vec![Inline::Text { text }],
        }).collect();
        let reviewed = read_reviewed(&written(&letter, &blocks, draft)).unwrap();
        let plain = |words: &str| words.replace('\u{A0}', " ");
        let printed = letter_text(&letter, &blocks, &options(draft));
        let printed: Vec<&str> = printed.iter().map(|text| text.trim_start_matches("\u{25AA} ")).collect();
        let read: Vec<String> = reviewed.paragraphs.iter().map(|each| plain(&each.after)).collect();
        let read: Vec<&str> = read.iter().map(|text| text.trim_start_matches("\u{25AA} ")).collect();
        prop_assert_eq!(read, printed);
        let without = letter_text(&letter, &[], &options(draft)).len();
        let expected: Vec<BlockId> = blocks
            .iter()
            .filter(|block| letter_text(&letter, &[(*block).clone()], &options(draft)).len() > without)
            .map(|block| block.id)
            .collect();
        let known: Vec<BlockId> = reviewed.paragraphs.iter().filter_map(|each| each.block).collect();
        prop_assert_eq!(known, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn notes_come_back_on_the_words_they_were_made_on(
        places in prop::collection::vec((any::<prop::sample::Index>(), 0.0..1.0f64, 0.0..1.0f64), 1..12)
    ) {
        let (letter, blocks) = letter();
        let ends = |words: &str, share: f64| {
            let nth = (share * words.chars().count() as f64) as usize;
            words.char_indices().nth(nth).map_or(words.len(), |(at, _)| at)
        };
        let mut made: Vec<(BlockId, std::ops::Range<usize>, String)> = Vec::new();
        for (which, one, other) in places {
            let block = which.get(&blocks);
            let words = block.plain_text();
            let (one, other) = (ends(&words, one), ends(&words, other));
            let at = one.min(other)..one.max(other);
            let on = words.get(at.clone()).unwrap();
            // A note on spaces alone is on the whole paragraph: another test.
            if on.trim() == on && !on.is_empty() {
                made.push((block.id, at.clone(), on.to_owned()));
            }
        }
        let notes: Vec<MarginNote> = made.iter().enumerate().map(|(nth, (block, at, _))| MarginNote {
            place: Some(NotePlace { block: *block, at: at.clone() }),
            said: Said { by: "Ann Lark".to_owned(), at: None, words: format!("note {nth}") },
            answers: Vec::new(),
            settled: false,
        }).collect();
        let docx = letter_docx_noted(&letter, &blocks, &notes, &options(true)).unwrap();
        let reviewed = read_reviewed(&docx).unwrap();
        let expected: Vec<_> = blocks.iter().map(|block| (block.id, block.plain_text())).collect();
        prop_assert_eq!(blocks_of(&reviewed), expected);
        let mut read: Vec<(BlockId, std::ops::Range<u32>, String, String)> = Vec::new();
        for paragraph in &reviewed.paragraphs {
            for comment in &paragraph.comments {
                read.push((paragraph.block.unwrap(), comment.range.clone(), comment.words.clone(), comment.text.clone()));
            }
        }
        read.sort_by_key(|(_, _, _, text)| text.trim_start_matches("note ").parse::<usize>().unwrap());
        prop_assert_eq!(read.len(), made.len());
        for ((block, at, on), (in_block, range, words, _)) in made.iter().zip(&read) {
            prop_assert_eq!((block, on), (in_block, words));
            let text = &blocks.iter().find(|each| each.id == *block).unwrap().plain_text();
            let units = |at: usize| text.get(..at).unwrap().encode_utf16().count() as u32;
            prop_assert_eq!(units(at.start)..units(at.end), range.clone());
        }
    }
}
