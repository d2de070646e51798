//! Undo and redo: the newest change within a scope is taken back by appending its inverse.
//!
//! Nothing is removed from the journal. An entry is in force unless an entry in force reverts it; undo takes back the
//! newest one in force that is a change of its own, redo takes back the newest undo with no change of its own after it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use uuid::Uuid;
use visitbook_domain::{Op, Record, Subject, SubjectKind};

use crate::error::StoreError;
use crate::journal::{self, Body, Change, Entry};
use crate::transaction::Transaction;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Take back.
    Undo,
    /// Do again what was taken back.
    Redo,
}

/// Which ratings of a grid are at hand. Those of the other reading are never touched: they are not on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    First,
    Second,
}

impl Transaction<'_> {
    /// Takes back, or does again, the last change within `scope` and tells which op it was. A letter's scope is the
    /// letter with its blocks; a piece of evidence's is the evidence with its files; a visit's is the visit with what
    /// Plan shows: areas, criteria, cases, requests, authority and inspection; a set of criteria's is the grid: the set
    /// and the first ratings of the cases that are read against it.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]; [`StoreError::ChangedSince`] where a field no longer has what the change left.
    pub fn revert(&mut self, scope: Subject, direction: Direction) -> Result<Op, StoreError> {
        self.revert_reading(scope, Reading::First, direction)
    }

    /// As [`Self::revert`] for the grid of a second reading: only the second ratings that whoever writes gave.
    ///
    /// # Errors
    /// As [`Self::revert`].
    pub fn revert_second(&mut self, set: Subject, direction: Direction) -> Result<Op, StoreError> {
        self.revert_reading(set, Reading::Second, direction)
    }

    fn revert_reading(&mut self, scope: Subject, reading: Reading, direction: Direction) -> Result<Op, StoreError> {
        let entries = self.entries_in(scope)?;
        let target = candidate(&entries, direction, |entry| self.on_screen(entry, scope, reading))?
            .ok_or(StoreError::NothingToUndo)?;
        let told = target.header.op;
        let inverse = told.inverse().ok_or(StoreError::NothingToUndo)?;
        let (id, seq) = (target.header.id, target.seq);
        let mut changes = Vec::new();
        for (subject, body) in journal::bodies(self.connection(), seq)? {
            changes.push(self.inverse_of(subject, &body)?);
        }
        self.apply_reverting(inverse, &changes, Some(id))?;
        Ok(if direction == Direction::Undo { told } else { inverse })
    }

    fn entries_in(&self, scope: Subject) -> Result<Vec<Entry>, StoreError> {
        let (connection, id) = (self.connection(), scope.id);
        match scope.kind {
            SubjectKind::Letter => {
                // Asked of the journal, for undo may have removed the letter itself.
                let in_letter = "kind IN ('letter', 'block') AND visit <> x'' AND visit =
                                 (SELECT made.visit FROM journal_change JOIN journal AS made ON made.seq = entry
                                  WHERE journal_change.subject = ?1 AND journal_change.kind = 'letter' LIMIT 1)";
                journal::entries(connection, in_letter, &[&id])
            }
            SubjectKind::Visit => {
                let in_visit =
                    "(visit = ?1 AND kind IN ('visit', 'area', 'criteria', 'case', 'request') AND op <> 'rate_cases')
                                OR subject IN (SELECT authority FROM visit WHERE id = ?1)
                                OR subject IN (SELECT inspection FROM visit WHERE id = ?1)";
                journal::entries(connection, in_visit, &[&id])
            }
            SubjectKind::Criteria => {
                let in_grid =
                    "subject = ?1 OR (op = 'rate_cases' AND visit = (SELECT visit FROM criteria WHERE id = ?1))";
                journal::entries(connection, in_grid, &[&id])
            }
            SubjectKind::Evidence => {
                // Asked of the journal, for a file may have been taken away.
                let with_files = "subject = ?1
                                  OR (kind = 'attachment' AND visit = (SELECT visit FROM evidence WHERE id = ?1)
                                      AND EXISTS (SELECT 1 FROM journal_change AS told WHERE told.subject = journal.subject
                                                  AND told.kind = 'attachment' AND instr(told.body, ?2) > 0))";
                let named = format!("\"evidence\":\"{id}\"");
                journal::entries(connection, with_files, &[&id, &named])
            }
            _ => journal::entries(connection, "subject = ?1", &[&id]),
        }
    }

    /// Whether an entry that rates cases is of this reading of this set. The set itself goes with the first reading; of
    /// other scopes every entry is meant.
    fn on_screen(&self, entry: &Entry, set: Subject, reading: Reading) -> Result<bool, StoreError> {
        if set.kind != SubjectKind::Criteria {
            return Ok(true);
        }
        if entry.header.op != Op::RateCases {
            return Ok(reading == Reading::First);
        }
        if reading == Reading::Second && entry.header.person != self.reader().me()?.0 {
            return Ok(false);
        }
        let field = match reading {
            Reading::First => "ratings",
            Reading::Second => "second",
        };
        for (subject, body) in journal::bodies(self.connection(), entry.seq)? {
            let told: Vec<_> = [&body.was, &body.is].into_iter().flatten().collect();
            if told.iter().any(|fields| fields.contains_key(field)) && self.read_against(set.id, subject, &told)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the case is read against the set, or was before or after what is told: undo may have taken that back.
    fn read_against(&self, set: Uuid, case: Subject, told: &[&Map<String, Value>]) -> Result<bool, StoreError> {
        let named = Value::String(set.to_string());
        if told.iter().any(|fields| fields.get("criteria") == Some(&named)) {
            return Ok(true);
        }
        let now = self.reader().get(case)?.map(|kept| kept.record);
        Ok(matches!(now, Some(Record::Case(case)) if case.criteria.is_some_and(|id| id.0 == set)))
    }

    /// The change that takes one record from `body.is` back to `body.was`.
    fn inverse_of(&self, subject: Subject, body: &Body) -> Result<Change, StoreError> {
        let now = self.reader().get(subject)?.map(|kept| kept.record);
        let fields = now.as_ref().map(Record::fields).transpose()?;
        match (&body.was, &body.is, fields) {
            (was, Some(left), Some(fields)) if holds(&fields, left) => {
                let back = match was {
                    None => None,
                    Some(was) => {
                        let mut back = fields;
                        back.extend(was.clone());
                        Some(still_read(Record::from_fields(subject.kind, back)?, now.as_ref()))
                    }
                };
                Ok(Change { was: now, is: back })
            }
            (Some(was), None, None) => Ok(Change {
                was: None,
                is: Some(Record::from_fields(subject.kind, was.clone())?),
            }),
            _ => Err(StoreError::ChangedSince),
        }
    }
}

fn holds(fields: &Map<String, Value>, left: &Map<String, Value>) -> bool {
    left.iter().all(|(name, value)| fields.get(name) == Some(value))
}

/// A case that still has ratings keeps the set that they stand with.
fn still_read(back: Record, now: Option<&Record>) -> Record {
    match (back, now) {
        (Record::Case(mut case), Some(Record::Case(now))) if !case.ratings.is_empty() || case.second.is_some() => {
            case.criteria = case.criteria.or(now.criteria);
            case.into()
        }
        (back, _) => back,
    }
}

/// The entry to revert, of those of a scope's entries that are meant, in the order they were written.
fn candidate(
    entries: &[Entry],
    direction: Direction,
    mut meant: impl FnMut(&Entry) -> Result<bool, StoreError>,
) -> Result<Option<&Entry>, StoreError> {
    let mut taken_back: BTreeSet<Uuid> = BTreeSet::new();
    for entry in entries.iter().rev() {
        if taken_back.contains(&entry.header.id) || !meant(entry)? {
            continue;
        }
        let Some(reverted) = entry.header.reverts else {
            // A change of its own, in force: what undo takes back, and what ends the way of redo.
            return Ok((direction == Direction::Undo).then_some(entry));
        };
        taken_back.insert(reverted);
        let undoes_a_change = entries
            .iter()
            .any(|other| other.header.id == reverted && other.header.reverts.is_none());
        if direction == Direction::Redo && undoes_a_change {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}
