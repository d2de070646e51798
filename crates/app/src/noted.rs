//! What stands in the margin of the letter as a Word document, by choice and beside a draft only: the comments on it, and
//! what its sentences rest on.

use visitbook_domain::{Anchor, Band, Block, Comment, Letter, LetterState, PersonId, VisitRecords};
use visitbook_render::{MarginNote, NotePlace, Said};

use crate::annex::rests_on;
use crate::contract::LetterLook;

/// By whom a note is that says what a sentence rests on.
pub(crate) const EVIDENCE: &str = "Evidence";

/// What stands on the subject line where evidence stands in the margin.
const WARNING: &str = "For internal use: the notes of this copy hold evidence about children, as it was recorded. Take them \
                       out before the letter goes to anyone outside the inspection team.";

/// The notes that were asked for, in the order of the letter. A final letter has none, for it is published.
pub(crate) fn notes(records: &VisitRecords, letter: &Letter, look: &LetterLook, bands: &[Band]) -> Vec<MarginNote> {
    if letter.state == LetterState::Final {
        return Vec::new();
    }
    let mut notes = Vec::new();
    if look.comments {
        notes.extend(records.comments.iter().map(|comment| commented(comment, records)));
    }
    if look.citations {
        notes.push(note(None, by_evidence(WARNING.to_owned())));
        notes.extend(rests_on(records, bands).into_iter().map(|sentence| {
            let place = NotePlace {
                block: sentence.block,
                at: sentence.at,
            };
            note(Some(place), by_evidence(sentence.words))
        }));
    }
    notes.sort_by_key(|note| in_order(note, &records.blocks));
    notes
}

/// What is read beside a comment or an answer as the name of who said it.
pub(crate) fn said_by(from: &str, by: PersonId, records: &VisitRecords) -> String {
    match from {
        "" => {
            let person = records.people.iter().find(|person| person.id == by);
            person.map(|person| person.name.clone()).unwrap_or_default()
        }
        from => from.to_owned(),
    }
}

fn note(place: Option<NotePlace>, said: Said) -> MarginNote {
    MarginNote {
        place,
        said,
        answers: Vec::new(),
        settled: false,
    }
}

fn by_evidence(words: String) -> Said {
    Said {
        by: EVIDENCE.to_owned(),
        at: None,
        words,
    }
}

fn commented(comment: &Comment, records: &VisitRecords) -> MarginNote {
    let (place, lost) = place(&comment.anchor, &records.blocks);
    let said = |words: String, from: &str, by, at| Said {
        by: said_by(from, by, records),
        at: Some(at),
        words,
    };
    let words = match lost {
        Some(lost) => format!("{}\n({lost})", comment.text),
        None => comment.text.clone(),
    };
    let answers = comment.replies.iter();
    MarginNote {
        place,
        said: said(words, &comment.from, comment.by, comment.at),
        answers: answers
            .map(|reply| said(reply.text.clone(), &reply.from, reply.by, reply.at))
            .collect(),
        settled: comment.resolved.is_some(),
    }
}

/// Where a comment stands, and what is said where its words are no longer there.
fn place(anchor: &Anchor, blocks: &[Block]) -> (Option<NotePlace>, Option<String>) {
    let gone = |what: &str| match anchor.words.trim() {
        "" => format!("{what} is gone"),
        words => format!("{what} is gone; it was on the words ‘{words}’"),
    };
    let block = blocks.iter().find(|block| block.id == anchor.block);
    let Some(text) = block.map(Block::plain_text).filter(|text| !text.trim().is_empty()) else {
        return (None, Some(gone("The paragraph of this comment")));
    };
    let found = anchor.find(&text);
    let lost = found.is_none().then(|| gone("What this comment was on"));
    let place = NotePlace {
        block: anchor.block,
        at: found.unwrap_or(0..text.len()),
    };
    (Some(place), lost)
}

/// Notes on the whole letter first, then those of each block by where they begin.
fn in_order(note: &MarginNote, blocks: &[Block]) -> Option<(usize, usize)> {
    let place = note.place.as_ref()?;
    let block = blocks.iter().position(|block| block.id == place.block)?;
    Some((block, place.at.start))
}
