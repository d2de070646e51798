//! Versions of a letter. What a letter said at a moment is told by the journal; a named version is the moment alone.

use std::collections::BTreeMap;

use chrono::DateTime;
use uuid::Uuid;
use visitbook_domain::{
    Block, BlockKind, Inline, Record, Subject, SubjectKind, Version, VersionId, VisitId, VisitState,
};
use visitbook_store::{LetterThen, Past, Reader, Rest, StoreError};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{became_a_record, settle_all};
use crate::error::{AppError, Code};
use crate::visits::visit_of;

/// The box of a visit in which the name of a version waits while it is written.
pub(crate) const NAME: &str = "version";

impl Core {
    /// The moments of a visit's letter that one can go back to, drafts settled.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn versions(&self, request: OpenVisit) -> Result<VersionsView, AppError> {
        let notebook = self.notebook()?;
        notebook.transact(self.env.new_id(), settle_all)?;
        notebook.read(|reader| {
            visit_of(reader, request.visit)?;
            let mut versions = named(reader, request.visit)?;
            for rest in reader.letter_rests(request.visit)? {
                versions.push(rested(reader, rest)?);
            }
            // Stable, so that what was named stands before the rest of the same moment.
            versions.sort_by_key(|moment| std::cmp::Reverse(moment.at));
            Ok(VersionsView { versions })
        })
    }

    /// The letter of a visit as it was at a moment.
    ///
    /// # Errors
    /// A moment at which the visit had no letter.
    pub fn letter_version(&self, request: LetterAt) -> Result<LetterVersion, AppError> {
        let then = self
            .notebook()?
            .read(|reader| reader.letter_at(request.visit, request.at))?;
        let LetterThen { letter, blocks } =
            then.ok_or_else(|| AppError::new(Code::NotFound, "there was no letter then"))?;
        Ok(LetterVersion { letter, blocks })
    }

    /// Gives a moment of the letter a name; of this moment, everything that was typed settles first.
    ///
    /// # Errors
    /// A name that is missing, a moment at which there was no letter.
    pub fn name_version(&self, request: NameVersion) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            settle_all(tx)?;
            let at = match request.at {
                Some(at) => at,
                None => tx.instant()?,
            };
            if tx.reader().letter_at(request.visit, at)?.is_none() {
                return Err(AppError::new(Code::NotFound, "there was no letter then"));
            }
            let version = Version {
                id: VersionId(tx.new_id()),
                visit: request.visit,
                name: request.name,
                at,
                by: tx.reader().me()?,
            };
            became_a_record(tx, request.visit, NAME)?;
            Ok(tx.add(version.into())?)
        })?;
        Ok(written.into())
    }

    /// Which blocks were edited since the letter went into review last, drafts settled.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn edited_since_review(&self, request: OpenVisit) -> Result<EditedSinceReview, AppError> {
        let notebook = self.notebook()?;
        notebook.transact(self.env.new_id(), settle_all)?;
        notebook.read(|reader| {
            let states = states_of(reader, request.visit)?;
            let Some(review) = states.into_iter().find(|past| past.state == VisitState::InReview) else {
                return Ok(EditedSinceReview::default());
            };
            let then = reader.letter_at(request.visit, review.at)?;
            let now = reader.letter_at(request.visit, reader.last_instant()?)?;
            let blocks = |letter: Option<LetterThen>| letter.map(|letter| letter.blocks).unwrap_or_default();
            Ok(EditedSinceReview {
                began: Some(review.at),
                by: review.by,
                ..edited(&blocks(then), &blocks(now))
            })
        })
    }
}

/// Every state a visit came to, newest first.
pub(crate) fn states_of(reader: &Reader<'_>, visit: VisitId) -> Result<Vec<PastState>, AppError> {
    let subject = Subject {
        kind: SubjectKind::Visit,
        id: visit.0,
    };
    let past = reader.history(subject)?.into_iter();
    let came = past.filter_map(|Past { millis, person, is, .. }| {
        let state = is.get("state").cloned()?;
        Some((serde_json::from_value(state).ok()?, millis, person))
    });
    came.map(|(state, millis, person)| {
        Ok(PastState {
            state,
            at: DateTime::from_timestamp_millis(millis).unwrap_or_default(),
            by: name_of(reader, person)?,
        })
    })
    .collect()
}

/// What somebody is called; empty where nobody knows.
pub(crate) fn name_of(reader: &Reader<'_>, person: Uuid) -> Result<String, StoreError> {
    let subject = Subject {
        kind: SubjectKind::Person,
        id: person,
    };
    Ok(match reader.get(subject)?.map(|kept| kept.record) {
        Some(Record::Person(person)) => person.name,
        _ => String::new(),
    })
}

/// The moments that somebody named or that made a letter final.
fn named(reader: &Reader<'_>, visit: VisitId) -> Result<Vec<LetterMoment>, AppError> {
    let mut moments = Vec::new();
    for kept in reader.of_visit(SubjectKind::Version, visit)? {
        let Record::Version(version) = kept.record else {
            continue;
        };
        moments.push(LetterMoment {
            at: version.at,
            by: name_of(reader, version.by.0)?,
            what: MomentKind::Named {
                version: version.id,
                rev: kept.rev,
                name: version.name,
            },
        });
    }
    for kept in reader.of_visit(SubjectKind::FinalLetter, visit)? {
        let Record::FinalLetter(letter) = kept.record else {
            continue;
        };
        moments.push(LetterMoment {
            at: letter.at,
            by: name_of(reader, letter.by.0)?,
            what: MomentKind::Final {
                letter: letter.id,
                number: letter.number,
            },
        });
    }
    Ok(moments)
}

fn rested(reader: &Reader<'_>, rest: Rest) -> Result<LetterMoment, AppError> {
    Ok(LetterMoment {
        at: rest.at,
        by: name_of(reader, rest.by.0)?,
        what: MomentKind::Rest { changes: rest.changes },
    })
}

/// What a block says: its kind, words and citations. That somebody looked at a citation again changes nothing.
fn said(block: &Block) -> (BlockKind, Vec<Inline>) {
    let mut content = block.content.clone();
    for inline in &mut content {
        if let Inline::Cite { look, .. } = inline {
            *look = None;
        }
    }
    (block.kind, content)
}

fn edited(then: &[Block], now: &[Block]) -> EditedSinceReview {
    let before: BTreeMap<_, _> = then.iter().map(|block| (block.id, block)).collect();
    let after: BTreeMap<_, _> = now.iter().map(|block| (block.id, block)).collect();
    let changed = now.iter().filter(|block| {
        let was = before.get(&block.id);
        was.is_some_and(|was| said(was) != said(block))
    });
    EditedSinceReview {
        changed: changed.map(|block| block.id).collect(),
        added: now
            .iter()
            .map(|block| block.id)
            .filter(|id| !before.contains_key(id))
            .collect(),
        removed: then
            .iter()
            .map(|block| block.id)
            .filter(|id| !after.contains_key(id))
            .collect(),
        ..EditedSinceReview::default()
    }
}
