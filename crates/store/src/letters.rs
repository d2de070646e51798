//! A letter as it was: the journal has every change of its words, so that nothing else has to be kept of a version.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::params;
use serde_json::{Map, Value};
use uuid::Uuid;
use visitbook_domain::{Block, Letter, Op, PersonId, Record, Subject, VisitId};

use crate::error::StoreError;
use crate::journal::Body;
use crate::reader::{Reader, kind_of};

/// A pause in writing after which a letter has rested.
const PAUSE: TimeDelta = TimeDelta::minutes(2);
/// The longest that one person writes before a moment is worth going back to.
const LONGEST: TimeDelta = TimeDelta::minutes(10);

/// The last millisecond that the journal's clock can show and one more be added to.
const LATEST: i64 = (i64::MAX >> 16) - 1;

/// A letter as it was at some instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterThen {
    /// Its fixed parts.
    pub letter: Letter,
    /// Its text, in order.
    pub blocks: Vec<Block>,
}

/// A moment at which a letter rested: the last change before a pause of two minutes or before somebody else went on,
/// and of long writing one every ten minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The instant of the last change, to the millisecond.
    pub at: DateTime<Utc>,
    /// Who wrote until then.
    pub by: PersonId,
    /// How many changes there were since the rest before.
    pub changes: u32,
}

/// A change of a letter, as far as rests go.
#[derive(Clone, Copy)]
struct Step {
    at: DateTime<Utc>,
    by: Uuid,
    /// Whether the letter was gone after it.
    gone: bool,
}

impl Reader<'_> {
    /// The visit's letter as it was at an instant, the changes of that millisecond included; `None` where there was none.
    ///
    /// # Errors
    /// Those of the database; a journal that cannot be read.
    pub fn letter_at(&self, visit: VisitId, at: DateTime<Utc>) -> Result<Option<LetterThen>, StoreError> {
        let sql = "SELECT journal_change.kind, journal_change.subject, journal_change.body
                   FROM journal JOIN journal_change ON journal_change.entry = journal.seq
                   WHERE journal.visit = ?1 AND journal.clock < ?2 AND journal_change.kind IN ('letter', 'block')
                   ORDER BY journal.seq, journal_change.position";
        let mut statement = self.0.prepare_cached(sql)?;
        let end = (at.timestamp_millis().clamp(0, LATEST) + 1) << 16;
        let mut rows = statement.query(params![visit.0, end])?;
        let mut told: BTreeMap<Subject, Map<String, Value>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let subject = Subject {
                kind: kind_of(&row.get::<_, String>(0)?)?,
                id: row.get(1)?,
            };
            let body: Body = serde_json::from_str(&row.get::<_, String>(2)?)?;
            match body.is {
                None => drop(told.remove(&subject)),
                Some(fields) => told.entry(subject).or_default().extend(fields),
            }
        }
        whole(told)
    }

    /// The moments at which the visit's letter rested, newest first. The last of them is the letter as it is.
    ///
    /// # Errors
    /// Those of the database; a word of the journal that is unknown.
    pub fn letter_rests(&self, visit: VisitId) -> Result<Vec<Rest>, StoreError> {
        let sql = "SELECT clock, person, op FROM journal WHERE visit = ?1 AND EXISTS (
                   SELECT 1 FROM journal_change WHERE entry = journal.seq AND kind IN ('letter', 'block')) ORDER BY seq";
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query([visit.0])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(Step {
                at: instant(row.get(0)?),
                by: row.get(1)?,
                gone: row.get::<_, String>(2)? == Op::RemoveLetter.word(),
            });
        }
        Ok(rests(&steps))
    }

    /// The instant that stands for what the journal holds now: nothing in it is later.
    ///
    /// # Errors
    /// Those of the database.
    pub fn last_instant(&self) -> Result<DateTime<Utc>, StoreError> {
        let sql = "SELECT coalesce((SELECT clock FROM journal ORDER BY seq DESC LIMIT 1), 0)";
        Ok(instant(self.0.prepare_cached(sql)?.query_row([], |row| row.get(0))?))
    }
}

/// What the journal's clock shows, to the millisecond.
fn instant(clock: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(clock >> 16).unwrap_or_default()
}

fn whole(told: BTreeMap<Subject, Map<String, Value>>) -> Result<Option<LetterThen>, StoreError> {
    let (mut letter, mut blocks) = (None, Vec::new());
    for (subject, fields) in told {
        match Record::from_fields(subject.kind, fields)? {
            Record::Letter(record) => letter = Some(record),
            Record::Block(block) => blocks.push(block),
            _ => {}
        }
    }
    let Some(letter) = letter else {
        return Ok(None);
    };
    blocks.retain(|block| block.letter == letter.id);
    blocks.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    Ok(Some(LetterThen { letter, blocks }))
}

fn rests(steps: &[Step]) -> Vec<Rest> {
    let mut runs: Vec<(Step, Step, u32)> = Vec::new();
    for step in steps {
        match runs.last_mut() {
            Some((first, last, changes)) if goes_on(*first, *last, *step) => {
                *last = *step;
                *changes = changes.saturating_add(1);
            }
            _ => runs.push((*step, *step, 1)),
        }
    }
    let there = runs.into_iter().rev().filter(|(_, last, _)| !last.gone);
    let rest = |(_, last, changes): (Step, Step, u32)| Rest {
        at: last.at,
        by: PersonId(last.by),
        changes,
    };
    there.map(rest).collect()
}

fn goes_on(first: Step, last: Step, next: Step) -> bool {
    next.by == first.by && next.at - last.at < PAUSE && next.at - first.at <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAREN: Uuid = Uuid::from_u128(1);
    const IDRIS: Uuid = Uuid::from_u128(2);

    /// When each rest was, in seconds, and how many changes it closes.
    fn found(steps: &[(i64, Uuid)]) -> Vec<(i64, u32)> {
        let steps: Vec<Step> = steps
            .iter()
            .map(|(seconds, by)| Step {
                at: DateTime::from_timestamp(*seconds, 0).unwrap(),
                by: *by,
                gone: false,
            })
            .collect();
        let rests = rests(&steps).into_iter();
        rests.map(|rest| (rest.at.timestamp(), rest.changes)).collect()
    }

    #[test]
    fn a_letter_rests_before_a_pause_and_before_somebody_else_and_every_ten_minutes() {
        let all_along: Vec<(i64, Uuid)> = (0..=12).map(|minute| (minute * 60, MAREN)).collect();
        for (steps, rested) in [
            (vec![], vec![]),
            (vec![(0, MAREN)], vec![(0, 1)]),
            (vec![(0, MAREN), (119, MAREN)], vec![(119, 2)]),
            (vec![(0, MAREN), (120, MAREN)], vec![(120, 1), (0, 1)]),
            (vec![(0, MAREN), (5, IDRIS), (9, MAREN)], vec![(9, 1), (5, 1), (0, 1)]),
            (all_along, vec![(720, 2), (600, 11)]),
        ] {
            assert_eq!(found(&steps), rested, "{steps:?}");
        }
    }

    #[test]
    fn a_moment_at_which_there_was_no_letter_is_none_to_go_back_to() {
        let at = DateTime::UNIX_EPOCH;
        let step = |gone| Step { at, by: MAREN, gone };
        assert!(rests(&[step(false), step(true)]).is_empty());
        assert_eq!(rests(&[step(false), step(true), step(false)]).len(), 1);
    }
}
