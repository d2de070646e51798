//! An invented letter, ways to vary it, and a reader of documents.

#![allow(dead_code, reason = "each test file uses a part of it")]

use chrono::{DateTime, NaiveDate};
use uuid::Uuid;
use visitbook_domain::{Block, BlockId, BlockKind, EvidenceId, Inline, Letter, LetterId, LetterState, Rank, VisitId};
use visitbook_render::{
    Depth, FaceFile, LetterheadImage, RenderOptions, Report, ReportItem, ReportPart, ReviewCopy, Typeface,
};

pub mod conforms;
pub mod faces;
pub mod generator;
pub mod links;
pub mod reader;
pub mod titles;
pub mod word;

const BLOCKS: &str = include_str!("letter.txt");

/// A final letter of an authority that does not exist.
pub fn letter() -> Letter {
    let lines = |lines: &[&str]| lines.iter().map(ToString::to_string).collect();
    Letter {
        id: LetterId(Uuid::from_u128(1)),
        visit: VisitId(Uuid::from_u128(2)),
        date: NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(),
        letterhead: lines(&[
            "Office for Practice",
            "Example House",
            "1 Example Street",
            "Exampleton",
            "EX1 1EX",
            "T 0300 000 0000",
            "Textphone 0161 000 0000",
            "enquiries@example.org",
            "www.example.org",
        ]),
        addressee: lines(&[
            "Jill Fennimore-Okafor",
            "Director of Children’s Services",
            "Wendlebury Council",
            "The Moot Hall",
            "Wendlebury",
            "WE4 2DL",
        ]),
        salutation: "Jill".to_owned(),
        subject: "Monitoring visit to Wendlebury children’s services".to_owned(),
        valediction: "Yours sincerely".to_owned(),
        signatory: lines(&["Rosalind Achterberg", "His Majesty’s Inspector"]),
        state: LetterState::Final,
        version: 1,
        amended: None,
    }
}

/// Its blocks, with a citation in the middle of every third sentence-long paragraph.
pub fn blocks() -> Vec<Block> {
    BLOCKS
        .lines()
        .enumerate()
        .map(|(at, line)| block(at as u128, line))
        .collect()
}

/// A block from a line: `H `, `P ` or `B ` and its words.
pub fn block(at: u128, line: &str) -> Block {
    let (kind, words) = match line.split_at(2) {
        ("H ", words) => (BlockKind::Heading, words),
        ("B ", words) => (BlockKind::Bullet, words),
        (_, words) => (BlockKind::Paragraph, words),
    };
    let cite = Inline::citing(vec![EvidenceId(Uuid::from_u128(at + 900))]);
    let middle = words.match_indices(". ").next().map_or(words.len(), |(at, _)| at);
    let (before, after) = words.split_at(middle);
    let text = |text: &str| Inline::Text { text: text.to_owned() };
    let content = match (before, after) {
        ("", "") => Vec::new(),
        (before, "") => vec![text(before)],
        (before, after) => vec![text(before), cite, text(after)],
    };
    Block {
        id: BlockId(Uuid::from_u128(at + 100)),
        letter: LetterId(Uuid::from_u128(1)),
        rank: Rank::first(),
        kind,
        content,
    }
}

/// The blocks of a letter that fits on one page.
pub fn few_blocks() -> Vec<Block> {
    blocks().into_iter().take(6).collect()
}

/// A report with every kind of part, so many times.
pub fn report(times: usize) -> Report {
    let item = |depth, name: &str, lines: &[&str]| {
        let lines = lines.iter().map(ToString::to_string).collect();
        let name = name.to_owned();
        ReportPart::Item(ReportItem { depth, name, lines })
    };
    let parts = (1..=times).flat_map(|nth| {
        vec![
            ReportPart::Heading(format!("Part {nth}")),
            ReportPart::Bullet("A fact".to_owned()),
            ReportPart::Bullet("Another fact".to_owned()),
            ReportPart::Subheading(format!("Sentence {nth}")),
            ReportPart::Paragraph("Social workers see children often, and their records say what they saw.".to_owned()),
            ReportPart::Small("Both of it come from one kind of source.".to_owned()),
            item(
                Depth::Outer,
                "E001",
                &["Strength", "Seen weekly. ".repeat(30).as_str(), "Changed since."],
            ),
            item(Depth::Outer, "F1", &["Concern", "Plans drift."]),
            item(Depth::Inner, "E002", &["Supports", "No dates."]),
            item(Depth::Inner, "E003", &["Speaks against", "", "Dates in two plans."]),
            item(Depth::Outer, "E004", &["Context"]),
            item(Depth::Outer, "E005", &[]),
        ]
    });
    Report {
        date: NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(),
        title: "What it rests on".to_owned(),
        parts: parts.collect(),
    }
}

/// A final letter for inspection, without anything extra.
pub fn plain() -> RenderOptions {
    RenderOptions {
        made_at: DateTime::from_timestamp(1_795_600_000, 0).unwrap(),
        draft: false,
        rehearsal: false,
        fictional: false,
        marking: None,
        review: ReviewCopy::default(),
        with_evidence: false,
        typeface: None,
        letterhead_image: None,
        program: "Visitbook 0.1.0".to_owned(),
    }
}

/// A typeface that is not the letter's usual one: another size of unit, and no letters for Poland or Vietnam.
pub fn another_typeface() -> Typeface {
    let file = |bytes: &[u8]| FaceFile {
        bytes: bytes.to_vec(),
        index: 0,
    };
    let regular = file(include_bytes!("../../fonts/NotoSansTamil-Regular.ttf"));
    let bold = file(include_bytes!("../../fonts/NotoSansTamil-Bold.ttf"));
    Typeface::new("Noto Sans Tamil", regular, bold).unwrap()
}

/// Everything extra at once.
pub fn everything() -> RenderOptions {
    RenderOptions {
        draft: true,
        rehearsal: true,
        fictional: true,
        marking: Some("OFFICIAL-SENSITIVE".to_owned()),
        letterhead_image: Some(LetterheadImage {
            bytes: png(84, 71),
            alternative_text: "A blue square with a lighter corner".to_owned(),
            width: 83.4,
            height: 70.7,
        }),
        ..plain()
    }
}

/// A PNG of one colour that grows transparent towards the lower right corner.
pub fn png(columns: u32, rows: u32) -> Vec<u8> {
    let mut raw = Vec::new();
    for row in 0..rows {
        raw.push(0);
        for column in 0..columns {
            raw.extend([40, 70, 140, 255 - (column * row * 200 / (columns * rows)) as u8]);
        }
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = [columns.to_be_bytes(), rows.to_be_bytes()].concat();
    chunk(&mut file, b"IHDR", &[&size[..], &[8, 6, 0, 0, 0]].concat());
    chunk(&mut file, b"IDAT", &stored_zlib(&raw));
    chunk(&mut file, b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    file.extend((data.len() as u32).to_be_bytes());
    let body = [&kind[..], data].concat();
    file.extend(&body);
    file.extend(crc32(&body).to_be_bytes());
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    })
}

/// The bytes in a zlib stream without compression.
fn stored_zlib(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let count = bytes.chunks(0xFFFF).len();
    for (at, part) in bytes.chunks(0xFFFF).enumerate() {
        stream.push(u8::from(at + 1 == count));
        stream.extend((part.len() as u16).to_le_bytes());
        stream.extend((!(part.len() as u16)).to_le_bytes());
        stream.extend(part);
    }
    let (a, b) = bytes.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65521;
        (a, (b + a) % 65521)
    });
    stream.extend((b << 16 | a).to_be_bytes());
    stream
}
