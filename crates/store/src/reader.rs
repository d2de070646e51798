//! Reading a notebook. A [`Reader`] sees one consistent state and cannot change it.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use uuid::Uuid;
use visitbook_domain::{LetterId, PersonId, Record, Subject, SubjectKind, VisitId};

use crate::error::StoreError;
use crate::row;
use crate::tables::{Table, table};

/// A record with its revision: 1 when it is new, one more for each change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// How often it was written.
    pub rev: u32,
    /// The record.
    pub record: Record,
}

/// Running text that has not settled yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The record, or the visit for the capture bar.
    pub subject: Subject,
    /// The field.
    pub field: String,
    /// The record's revision when the typing began.
    pub base_rev: u32,
    /// The field's text as it was typed last.
    pub value: String,
}

/// Reads through one connection.
pub struct Reader<'a>(pub(crate) &'a Connection);

impl Reader<'_> {
    /// Who writes in this notebook.
    pub fn me(&self) -> Result<PersonId, StoreError> {
        Ok(PersonId(
            self.0.query_row("SELECT me FROM notebook", [], |row| row.get(0))?,
        ))
    }

    /// The record, or `None` where there is none.
    pub fn get(&self, subject: Subject) -> Result<Option<Kept>, StoreError> {
        let mut found = self.select(subject.kind, "WHERE id = ?1", &[&subject.id])?;
        Ok(found.pop())
    }

    /// Every record of a kind, in order of id.
    pub fn all(&self, kind: SubjectKind) -> Result<Vec<Kept>, StoreError> {
        self.select(kind, "ORDER BY id", &[])
    }

    /// Every record of a kind (all but authority, inspection, visit, person and block) that belongs to the visit, in the order people see.
    pub fn of_visit(&self, kind: SubjectKind, visit: VisitId) -> Result<Vec<Kept>, StoreError> {
        let order = match kind {
            SubjectKind::Area => "WHERE visit = ?1 ORDER BY rank, id",
            SubjectKind::Criteria => "WHERE visit = ?1 ORDER BY theme, id",
            SubjectKind::Case => "WHERE visit = ?1 ORDER BY reference, id",
            SubjectKind::Evidence | SubjectKind::Finding | SubjectKind::FactualComment | SubjectKind::FinalLetter => {
                "WHERE visit = ?1 ORDER BY number"
            }
            SubjectKind::Frame
            | SubjectKind::Draw
            | SubjectKind::Enquiry
            | SubjectKind::Referral
            | SubjectKind::Attachment
            | SubjectKind::EarlierLetter
            | SubjectKind::Version
            | SubjectKind::Comment
            | SubjectKind::SetAside => "WHERE visit = ?1 ORDER BY at, id",
            SubjectKind::Request => "WHERE visit = ?1 ORDER BY asked, id",
            _ => "WHERE visit = ?1 ORDER BY id",
        };
        self.select(kind, order, &[&visit.0])
    }

    /// The blocks of a letter in order.
    pub fn blocks(&self, letter: LetterId) -> Result<Vec<Kept>, StoreError> {
        self.select(SubjectKind::Block, "WHERE letter = ?1 ORDER BY rank, id", &[&letter.0])
    }

    /// The number the next record of the visit gets, of a kind that has numbers.
    pub fn next_number(&self, kind: SubjectKind, visit: VisitId) -> Result<u32, StoreError> {
        let sql = format!(
            "SELECT coalesce(max(number), 0) + 1 FROM {} WHERE visit = ?1",
            table(kind).name
        );
        Ok(self.0.prepare_cached(&sql)?.query_row([visit.0], |row| row.get(0))?)
    }

    /// The numbers that records of the visit have, of a kind that has numbers.
    pub fn numbers(&self, kind: SubjectKind, visit: VisitId) -> Result<BTreeSet<u32>, StoreError> {
        let sql = format!("SELECT number FROM {} WHERE visit = ?1", table(kind).name);
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map([visit.0], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The place in the journal of the last change that was not one of a letter's words; 0 where there is none.
    pub fn last_change_beside_words(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce((SELECT seq FROM journal WHERE kind <> 'block' ORDER BY seq DESC LIMIT 1), 0)";
        Ok(self.0.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// The running text of one field, where there is any.
    pub fn draft(&self, subject: Subject, field: &str) -> Result<Option<Draft>, StoreError> {
        let all = self.drafts(subject)?;
        Ok(all.into_iter().find(|draft| draft.field == field))
    }

    /// The unsettled drafts of a record; of a letter, those of its blocks.
    pub fn drafts(&self, subject: Subject) -> Result<Vec<Draft>, StoreError> {
        if subject.kind == SubjectKind::Letter {
            let sql = "SELECT draft.kind, draft.subject, draft.field, draft.base_rev, draft.value
                       FROM block CROSS JOIN draft ON draft.kind = 'block' AND draft.subject = block.id
                       WHERE block.letter = ?1 ORDER BY block.rank";
            return self.select_drafts(sql, &[&subject.id]);
        }
        let sql = "SELECT kind, subject, field, base_rev, value FROM draft WHERE kind = ?1 AND subject = ?2";
        self.select_drafts(sql, &[&subject.kind.word(), &subject.id])
    }

    /// Every unsettled draft.
    pub fn all_drafts(&self) -> Result<Vec<Draft>, StoreError> {
        self.select_drafts(
            "SELECT kind, subject, field, base_rev, value FROM draft ORDER BY kind, subject",
            &[],
        )
    }

    fn select_drafts(&self, sql: &str, parameters: &[&dyn ToSql]) -> Result<Vec<Draft>, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let subject = Subject {
                kind: kind_of(&row.get::<_, String>(0)?)?,
                id: row.get(1)?,
            };
            drafts.push(Draft {
                subject,
                field: row.get(2)?,
                base_rev: row.get(3)?,
                value: row.get(4)?,
            });
        }
        Ok(drafts)
    }

    fn select(&self, kind: SubjectKind, tail: &str, parameters: &[&dyn ToSql]) -> Result<Vec<Kept>, StoreError> {
        let table = table(kind);
        let sql = format!("SELECT rev, {} FROM {} {tail}", table.column_list(), table.name);
        let mut statement = self.0.prepare_cached(&sql)?;
        let mut rows = statement.query(parameters)?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            kept.push(read(kind, table, row)?);
        }
        Ok(kept)
    }

    /// Whether a request was carried out before, of those that are remembered.
    ///
    /// # Errors
    /// Those of the database.
    pub fn request_seen(&self, request: Uuid) -> Result<bool, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT 1 FROM request WHERE id = ?1")?;
        Ok(statement.query_row([request], |_| Ok(())).optional()?.is_some())
    }
}

fn read(kind: SubjectKind, table: &'static Table, row: &Row<'_>) -> Result<Kept, StoreError> {
    Ok(Kept {
        rev: row.get(0)?,
        record: row::record(kind, table, row, 1)?,
    })
}

/// The kind of record a word of the journal names.
pub(crate) fn kind_of(word: &str) -> Result<SubjectKind, StoreError> {
    let known = SubjectKind::ALL.iter().find(|kind| kind.word() == word);
    known
        .copied()
        .ok_or(StoreError::Damaged("a word of the journal is unknown"))
}
