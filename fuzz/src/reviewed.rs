//! A letter that came back as a Word document, read as a reviewed letter and as a table of comments.

use visitbook_exchange::reviewed::{ChangeKind, MOST_COMMENTS, ReviewedParagraph, read_comment_table, read_reviewed};

/// Reads the file both ways, and checks that what is told of a paragraph fits together.
pub fn import(file: &[u8]) {
    match read_reviewed(file) {
        Ok(reviewed) => {
            reviewed.paragraphs.iter().for_each(fits_together);
            let placed: usize = reviewed.paragraphs.iter().map(|each| each.comments.len()).sum();
            assert!(placed + reviewed.unplaced.len() <= MOST_COMMENTS);
            let words = |before: bool| -> usize {
                let side = |each: &ReviewedParagraph| if before { each.before.len() } else { each.after.len() };
                reviewed.paragraphs.iter().map(side).sum()
            };
            let whole = |sides: Vec<visitbook_exchange::reviewed::Whole>| -> usize {
                sides.iter().map(|whole| whole.words.len()).sum()
            };
            assert_eq!(whole(reviewed.before()), words(true));
            assert_eq!(whole(reviewed.after()), words(false));
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
    match read_comment_table(file) {
        Ok(rows) => assert!(rows.iter().any(|row| row.len() > 1)),
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}

/// The changes alone lead from one side to the other, and each comment is about words that are there.
fn fits_together(paragraph: &ReviewedParagraph) {
    let before: Vec<u16> = paragraph.before.encode_utf16().collect();
    let (mut after, mut at) = (Vec::new(), 0);
    for change in &paragraph.changes {
        let place = change.at_before as usize;
        after.extend_from_slice(before.get(at..place).expect("changes stand in order"));
        at = place;
        match change.kind {
            ChangeKind::Insertion => after.extend(change.words.encode_utf16()),
            ChangeKind::Deletion => at += change.words.encode_utf16().count(),
        }
    }
    after.extend_from_slice(before.get(at..).expect("what was deleted was there"));
    assert!(after.into_iter().eq(paragraph.after.encode_utf16()));
    let units = paragraph.after.encode_utf16().count();
    assert!((paragraph.comments.iter()).all(|comment| comment.range.end as usize <= units));
}
