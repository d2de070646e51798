//! The parts of comments: what each says, and what `commentsExtended.xml` adds: which of them reply, which are resolved.

use std::collections::HashMap;

use super::walk::{Author, Step, Walk, attribute};
use super::{ChangeKind, MOST_COMMENTS, ReviewedError};
use crate::notes::MOST_TEXT;
use crate::notes::package::Package;
use crate::notes::xml::{Piece, Xml};

const COMMENTS: &str = "word/comments.xml";
const EXTENDED: &str = "word/commentsExtended.xml";

/// A comment without its place.
#[derive(Default)]
pub(super) struct Commented {
    pub id: String,
    pub author: Author,
    pub text: String,
    pub replies_to: Option<String>,
    pub done: bool,
    /// The ids of its paragraphs, by which the other part knows it.
    paragraphs: Vec<String>,
}

/// The comments of a document in the order of their part; none where it has no such part.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Commented>, ReviewedError> {
    let Some(text) = numbered(package, COMMENTS)? else {
        return Ok(Vec::new());
    };
    let mut comments = said(&text)?;
    if let Some(text) = numbered(package, EXTENDED)? {
        extend(&mut comments, &text)?;
    }
    Ok(comments)
}

fn numbered(package: &mut Package<'_>, name: &'static str) -> Result<Option<String>, ReviewedError> {
    match package.numbered(name) {
        Some(path) => Ok(package.part(&path, name)?),
        None => Ok(None),
    }
}

fn said(text: &str) -> Result<Vec<Commented>, ReviewedError> {
    let mut walk = Walk::new(text, COMMENTS);
    let mut comments: Vec<Commented> = Vec::new();
    let mut size = 0;
    let mut begun = false;
    while let Some(step) = walk.next()? {
        match (step, comments.last_mut()) {
            (Step::Comment(id, author), _) => {
                begun = false;
                comments.push(Commented {
                    id,
                    author,
                    ..Commented::default()
                });
            }
            (Step::Paragraph(id), Some(comment)) => {
                comment.paragraphs.extend(id);
                if std::mem::replace(&mut begun, true) {
                    comment.text.push('\n');
                    size += 1;
                }
            }
            (Step::Words(words), Some(comment)) if walk.tracked(ChangeKind::Deletion).is_none() => {
                size += words.len() as u64;
                comment.text.push_str(&words);
            }
            _ => {}
        }
        within(comments.len(), size)?;
    }
    Ok(comments)
}

fn within(comments: usize, size: u64) -> Result<(), ReviewedError> {
    if comments > MOST_COMMENTS {
        let what = "comments";
        let limit = MOST_COMMENTS;
        return Err(ReviewedError::TooMany { what, limit });
    }
    match size > MOST_TEXT {
        true => Err(ReviewedError::TooMuchInside { limit: MOST_TEXT }),
        false => Ok(()),
    }
}

/// Adds what the other part says of each comment, which it names by the last of its paragraphs.
fn extend(comments: &mut [Commented], text: &str) -> Result<(), ReviewedError> {
    let mut by_paragraph = HashMap::new();
    for (at, comment) in comments.iter().enumerate() {
        for id in &comment.paragraphs {
            by_paragraph.entry(id.clone()).or_insert((at, comment.id.clone()));
        }
    }
    let mut xml = Xml::new(text, EXTENDED);
    while let Some(piece) = xml.next()? {
        let Piece::Open(start) = piece else { continue };
        if start.local_name().as_ref() != "commentEx" {
            continue;
        }
        let named = |name| attribute(&start, name).and_then(|id| by_paragraph.get(&id));
        let Some(comment) = named("paraId").and_then(|(at, _)| comments.get_mut(*at)) else {
            continue;
        };
        comment.replies_to = named("paraIdParent")
            .map(|(_, id)| id.clone())
            .filter(|id| *id != comment.id);
        comment.done = attribute(&start, "done").is_some_and(|done| matches!(done.as_str(), "1" | "true" | "on"));
    }
    Ok(())
}
