//! What stands in the margin of the letter as a Word document, by choice and beside a draft only: the comments on it, and
//! what its sentences rest on.

use visitbook_domain::{Anchor, Band, Block, Comment, Letter, LetterState, PersonId, VisitRecords};
use visitbook_render::{MarginNote, NotePlace, Said};

use crate::annex::rests_on;
use crate::contract::LetterLook;

/// By whom a note is that says what a sentence rests on.
pub(crate) const EVIDENCE: &str = "Evidence";

/// What of a comment's place can be gone.
const WORDS: &str = "What this comment was on";
/// See [`WORDS`].
const PARAGRAPH: &str = "The paragraph of this comment";

/// What stands on the subject line where evidence stands in the margin.
const WARNING: &str = "For internal use: the notes of this copy hold evidence about children, as it was recorded. Take them \
                       out before the letter goes to anyone outside the inspection team.";

/// The notes that were asked for, in the order of the letter. A final letter has none, for it is published.
pub(crate) fn notes(records: &VisitRecords, letter: &Letter, look: &LetterLook, bands: &[Band]) -> Vec<MarginNote> {
    if letter.state == LetterState::Final {
        return Vec::new();
    }
    let mut notes = Vec::new();
    if look.citations {
        notes.push(by_evidence(None, WARNING.to_owned()));
    }
    if look.comments {
        notes.extend(records.comments.iter().map(|comment| commented(comment, records)));
    }
    if look.citations {
        notes.extend(rests_on(records, bands).into_iter().map(|sentence| {
            let place = NotePlace {
                block: sentence.block,
                at: sentence.at,
            };
            by_evidence(Some(place), sentence.words)
        }));
    }
    notes.sort_by_key(|note| in_order(note, &records.blocks));
    notes
}

/// Whether a note of a document is one that an export wrote of the evidence: by its name, or where the names of a
/// document were taken out, by a line that names a piece or a finding as its lines do.
pub(crate) fn is_of_evidence(by: &str, words: &str) -> bool {
    let names_one = |line: &str| {
        let name = line.split_once(" · ").map_or("", |(name, _)| name);
        let number = name.strip_prefix(['E', 'F']).unwrap_or_default();
        !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit())
    };
    by == EVIDENCE || words == WARNING || words.lines().any(names_one)
}

/// What a comment may say in a document that was exported: its words, and behind them that its place is gone.
pub(crate) fn as_said(comment: &Comment) -> [String; 3] {
    let gone = |what| with_place_gone(&comment.text, what, &comment.anchor);
    [comment.text.clone(), gone(WORDS), gone(PARAGRAPH)]
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

fn by_evidence(place: Option<NotePlace>, words: String) -> MarginNote {
    MarginNote {
        place,
        said: Said {
            by: EVIDENCE.to_owned(),
            at: None,
            words,
        },
        answers: Vec::new(),
        settled: false,
    }
}

fn commented(comment: &Comment, records: &VisitRecords) -> MarginNote {
    let (place, gone) = place(&comment.anchor, &records.blocks);
    let said = |words: String, from: &str, by, at| Said {
        by: said_by(from, by, records),
        at: Some(at),
        words,
    };
    let words = match gone {
        Some(what) => with_place_gone(&comment.text, what, &comment.anchor),
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

/// Where a comment stands, and what of its place is gone.
fn place(anchor: &Anchor, blocks: &[Block]) -> (Option<NotePlace>, Option<&'static str>) {
    let block = blocks.iter().find(|block| block.id == anchor.block);
    let Some(text) = block.map(Block::plain_text).filter(|text| !text.trim().is_empty()) else {
        return (None, Some(PARAGRAPH));
    };
    let found = anchor.find(&text);
    let gone = found.is_none().then_some(WORDS);
    let place = NotePlace {
        block: anchor.block,
        at: found.unwrap_or(0..text.len()),
    };
    (Some(place), gone)
}

fn with_place_gone(text: &str, what: &str, anchor: &Anchor) -> String {
    match anchor.words.trim() {
        "" => format!("{text}\n({what} is gone)"),
        words => format!("{text}\n({what} is gone; it was on the words ‘{words}’)"),
    }
}

/// Notes on the whole letter first, then those of each block by where they begin.
fn in_order(note: &MarginNote, blocks: &[Block]) -> Option<(usize, usize)> {
    let place = note.place.as_ref()?;
    let block = blocks.iter().position(|block| block.id == place.block)?;
    Some((block, place.at.start))
}
