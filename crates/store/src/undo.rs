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

impl Transaction<'_> {
    /// Takes back, or does again, the last change within `scope` and tells which op it was. A letter's scope is the
    /// letter with its blocks; a piece of evidence's is the evidence with its files; a visit's is the visit with what Plan shows: areas, criteria, cases, requests, authority and
    /// inspection; a set of criteria's is the grid: the set and the ratings of the visit's cases.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]; [`StoreError::ChangedSince`] where a field no longer has what the change left.
    pub fn revert(&mut self, scope: Subject, direction: Direction) -> Result<Op, StoreError> {
        let entries = self.entries_in(scope)?;
        let target = candidate(&entries, direction).ok_or(StoreError::NothingToUndo)?;
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
                        Some(Record::from_fields(subject.kind, back)?)
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

/// The entry to revert, of a scope's entries in the order they were written.
fn candidate(entries: &[Entry], direction: Direction) -> Option<&Entry> {
    let mut taken_back: BTreeSet<Uuid> = BTreeSet::new();
    for entry in entries.iter().rev() {
        if taken_back.contains(&entry.header.id) {
            continue;
        }
        let Some(reverted) = entry.header.reverts else {
            // A change of its own, in force: what undo takes back, and what ends the way of redo.
            return (direction == Direction::Undo).then_some(entry);
        };
        taken_back.insert(reverted);
        let undoes_a_change = entries
            .iter()
            .any(|other| other.header.id == reverted && other.header.reverts.is_none());
        if direction == Direction::Redo && undoes_a_change {
            return Some(entry);
        }
    }
    None
}
