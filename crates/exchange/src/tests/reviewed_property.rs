//! Whatever is changed, both sides, the changes and the ranges agree with each other.

use proptest::prelude::*;

use super::notes::docx_with;
use super::reviewed::{begin, deleted, end, inserted, marked, read, run};
use crate::reviewed::{ChangeKind, ReviewedParagraph, Whole, read_comment_table, read_reviewed};

/// A stretch of a paragraph: what was done with it, by whom, and its words.
type Stretch = (u8, u8, String);

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z ]{1,12}", "[\\PC&&[^\\p{Zl}\\p{Zp}]]{1,8}", "[<&>\"' 😀é]{1,6}"]
}

fn paragraphs() -> impl Strategy<Value = Vec<(Vec<Stretch>, u8, bool)>> {
    let stretches = prop::collection::vec((0..4_u8, 0..2_u8, words()), 0..8);
    prop::collection::vec((stretches, 0..3_u8, any::<bool>()), 1..8)
}

fn written(stretch: &Stretch) -> String {
    let (kind, author, words) = stretch;
    let (author, run) = (["Ann Lark", "Bo Fen"][usize::from(*author)], run(words));
    match kind {
        0 => run,
        1 => inserted(author, &run),
        2 => deleted(author, &run),
        _ => inserted("Cy Dew", &deleted(author, &run)),
    }
}

fn side(stretches: &[Stretch], kinds: [u8; 2]) -> String {
    let kept = stretches.iter().filter(|(kind, ..)| kinds.contains(kind));
    kept.map(|(.., words)| words.as_str()).collect()
}

/// The side after, made of the side before and the changes alone.
fn applied(paragraph: &ReviewedParagraph) -> String {
    let before: Vec<u16> = paragraph.before.encode_utf16().collect();
    let (mut after, mut at) = (Vec::new(), 0);
    for change in &paragraph.changes {
        let place = change.at_before as usize;
        after.extend(&before[at..place]);
        at = place;
        let words: Vec<u16> = change.words.encode_utf16().collect();
        match change.kind {
            ChangeKind::Insertion => after.extend(words),
            ChangeKind::Deletion => {
                assert_eq!(before[place..place + words.len()], words);
                at += words.len();
            }
        }
    }
    after.extend(&before[at..]);
    String::from_utf16(&after).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_sides_are_read_as_they_were_written_and_the_changes_lead_from_one_to_the_other(all in paragraphs()) {
        let mut inside = String::new();
        for (at, (stretches, mark, known)) in (1..).zip(&all) {
            let words: String = stretches.iter().map(written).collect();
            let words = if *known { begin(at) + &words + &end(at) } else { words };
            inside.push_str(&marked(["", "ins", "del"][usize::from(*mark)], &words));
        }
        let read = read(&inside);
        prop_assert_eq!(read.paragraphs.len(), all.len());
        for (at, (paragraph, (stretches, _, known))) in (1..).zip(read.paragraphs.iter().zip(&all)) {
            prop_assert_eq!(paragraph.block.map(|block| block.0.as_u128()), known.then_some(at));
            prop_assert_eq!(&paragraph.before, &side(stretches, [0, 2]));
            prop_assert_eq!(&paragraph.after, &side(stretches, [0, 1]));
            prop_assert_eq!(&applied(paragraph), &paragraph.after);
        }
        let joined = |wholes: Vec<Whole>| wholes.into_iter().map(|whole| whole.words).collect::<String>();
        let before: String = all.iter().map(|(stretches, ..)| side(stretches, [0, 2])).collect();
        let after: String = all.iter().map(|(stretches, ..)| side(stretches, [0, 1])).collect();
        prop_assert_eq!((joined(read.before()), joined(read.after())), (before, after));
        let splits = all[..all.len() - 1].iter().filter(|(_, mark, _)| *mark == 1).count();
        prop_assert_eq!(read.before().len(), all.len() - splits);
    }

    #[test]
    fn elements_in_any_order_are_read_or_refused(names in prop::collection::vec((0..24_usize, any::<bool>()), 0..40)) {
        const NAMES: [&str; 24] = [
            "p", "r", "t", "ins", "del", "tbl", "tr", "tc", "pPr", "rPr", "trPr", "tab", "comment", "delText", "moveFrom",
            "bookmarkStart w:id=\"1\" w:name=\"vb_00000000000000000000000000000001\"", "bookmarkEnd w:id=\"1\"",
            "commentRangeStart w:id=\"1\"", "commentRangeEnd w:id=\"1\"", "commentReference w:id=\"1\"", "drawing",
            "gridSpan w:val=\"3\"", "sdtPr", "pPrChange",
        ];
        let mut inside = String::new();
        let mut open = Vec::new();
        for (name, opens) in names {
            let name = NAMES[name];
            match opens {
                true => {
                    inside.push_str(&format!("<w:{name}>x"));
                    open.push(name.split(' ').next().unwrap());
                }
                false => inside.push_str(&format!("<w:{name}/>")),
            }
        }
        for name in open.iter().rev() {
            inside.push_str(&format!("</w:{name}>"));
        }
        let comments = "<a><w:comment w:id=\"1\"/></a>";
        let docx = docx_with(&inside, &[("word/comments.xml", comments)]);
        let read = read_reviewed(&docx).unwrap();
        for paragraph in &read.paragraphs {
            prop_assert_eq!(&applied(paragraph), &paragraph.after);
            let units = u32::try_from(paragraph.after.encode_utf16().count()).unwrap();
            prop_assert!(paragraph.comments.iter().all(|comment| comment.range.end <= units));
        }
        let placed: usize = read.paragraphs.iter().map(|paragraph| paragraph.comments.len()).sum();
        prop_assert_eq!(placed + read.unplaced.len(), 1);
        let _ = read_comment_table(&docx);
    }
}
