//! Changing a notebook: everything that one request does, in one durable commit or not at all.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params, params_from_iter};
use uuid::Uuid;
use visitbook_domain::{
    Environment, LetterId, LetterState, Op, Reason, Record, Refusal, Subject, SubjectKind, VisitId,
};

use crate::attachments;
use crate::error::StoreError;
use crate::journal::{self, Body, Change, Header};
use crate::reader::{Draft, Kept, Reader};
use crate::search;
use crate::tables::{in_column_order, table};

/// A request being carried out. Reads see what it has written so far.
pub struct Transaction<'a> {
    connection: &'a Connection,
    env: &'a dyn Environment,
    request: Uuid,
    now: DateTime<Utc>,
    touched: BTreeSet<Subject>,
    writes: bool,
}

/// What a request wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// When it was committed.
    pub at: DateTime<Utc>,
    /// Every record it added or changed, as it is now.
    pub kept: Vec<Kept>,
    /// Every record it removed.
    pub gone: Vec<Subject>,
}

impl<'a> Transaction<'a> {
    pub(crate) fn new(connection: &'a Connection, env: &'a dyn Environment, request: Uuid) -> Self {
        Self {
            connection,
            env,
            request,
            now: env.now(),
            touched: BTreeSet::new(),
            writes: false,
        }
    }

    /// Whether the request asked for anything to be written, were it the same as before.
    pub(crate) fn writes(&self) -> bool {
        self.writes
    }

    /// Reading within the transaction.
    pub fn reader(&self) -> Reader<'a> {
        Reader(self.connection)
    }

    /// The instant that everything in this request is stamped with.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A new id.
    pub fn new_id(&self) -> Uuid {
        self.env.new_id()
    }

    /// The record, which must be there and at `base_rev`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] and [`StoreError::Stale`].
    pub fn at_rev(&self, subject: Subject, base_rev: u32) -> Result<Record, StoreError> {
        let kept = self.reader().get(subject)?.ok_or(StoreError::NotFound(subject))?;
        match kept.rev == base_rev {
            true => Ok(kept.record),
            false => Err(StoreError::Stale(subject)),
        }
    }

    /// Writes `changes` and one entry of the journal for them. Changes that change nothing are left out; where none is
    /// left, nothing is written. The first change's record is the entry's subject.
    ///
    /// # Errors
    /// A record that breaks a rule of its kind; those of the database.
    pub fn apply(&mut self, op: Op, changes: &[Change]) -> Result<(), StoreError> {
        self.apply_reverting(op, changes, None)
    }

    pub(crate) fn apply_reverting(
        &mut self,
        op: Op,
        changes: &[Change],
        reverts: Option<Uuid>,
    ) -> Result<(), StoreError> {
        self.writes = true;
        let mut bodies = Vec::with_capacity(changes.len());
        for change in changes {
            if let Some(record) = &change.is {
                record.check()?;
            }
            bodies.extend(Body::of(change)?);
        }
        if op != Op::AmendLetter {
            self.refuse_final(changes)?;
        }
        let Some(subject) = bodies.first().map(|(subject, _)| *subject) else {
            return Ok(());
        };
        let visit = self.visit_of(changes)?;
        journal::append(
            self.connection,
            self.env,
            &self.header(op, subject, visit, reverts)?,
            &bodies,
        )?;
        self.write_rows(changes)
    }

    /// Nothing of a final letter changes until it is amended, whichever way a change comes.
    fn refuse_final(&self, changes: &[Change]) -> Result<(), StoreError> {
        let of_letters = changes.iter().flat_map(|change| change.was.iter().chain(&change.is));
        let letters: BTreeSet<LetterId> = of_letters.filter_map(letter_of).collect();
        for letter in letters {
            let subject = Subject {
                kind: SubjectKind::Letter,
                id: letter.0,
            };
            match self.reader().get(subject)?.map(|kept| kept.record) {
                Some(Record::Letter(letter)) if letter.state == LetterState::Final => {
                    return Err(Refusal::new("state", Reason::Final).into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn header(
        &self,
        op: Op,
        subject: Subject,
        visit: Option<VisitId>,
        reverts: Option<Uuid>,
    ) -> Result<Header, StoreError> {
        // The last entry of all has the highest clock, and the device's last its highest counter: each is one step down
        // an index, where a maximum would go through the whole journal with every change.
        let sql = "SELECT device, me,
                   coalesce((SELECT counter FROM journal WHERE device = notebook.device ORDER BY counter DESC LIMIT 1), 0),
                   coalesce((SELECT clock FROM journal ORDER BY seq DESC LIMIT 1), 0)
                   FROM notebook";
        let (device, person, counter, last): (Uuid, Uuid, i64, i64) = self
            .connection
            .prepare_cached(sql)?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let (id, request) = (self.env.new_id(), self.request);
        let clock = hybrid_clock(self.now, last);
        Ok(Header {
            id,
            request,
            device,
            counter: counter + 1,
            clock,
            person,
            visit,
            op,
            subject,
            reverts,
        })
    }

    fn visit_of(&self, changes: &[Change]) -> Result<Option<VisitId>, StoreError> {
        for record in changes.iter().flat_map(|change| change.is.iter().chain(&change.was)) {
            match record {
                Record::Block(block) => {
                    let letter = Subject {
                        kind: SubjectKind::Letter,
                        id: block.letter.0,
                    };
                    if let Some(kept) = self.reader().get(letter)? {
                        return Ok(kept.record.visit());
                    }
                }
                other if other.visit().is_some() => return Ok(other.visit()),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Removes children before parents and adds parents before children: kinds stand in that order.
    fn write_rows(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        let mut gone: Vec<Subject> = changes
            .iter()
            .filter(|change| change.is.is_none())
            .filter_map(|c| c.was.as_ref().map(Record::subject))
            .collect();
        gone.sort_by_key(|subject| std::cmp::Reverse(subject.kind));
        for subject in gone {
            remove_row(self.connection, subject)?;
            self.touched.insert(subject);
        }
        let mut there: Vec<&Record> = changes.iter().filter_map(|change| change.is.as_ref()).collect();
        there.sort_by_key(|record| record.subject().kind);
        for record in there {
            write_row(self.connection, record)?;
            self.touched.insert(record.subject());
        }
        Ok(())
    }

    /// Adds a new record under its own op.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn add(&mut self, record: Record) -> Result<(), StoreError> {
        let op = record.subject().kind.add();
        self.apply(
            op,
            &[Change {
                was: None,
                is: Some(record),
            }],
        )
    }

    /// Keeps running text of one field, in place of what was kept before.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        self.writes = true;
        self.connection
            .prepare_cached(
                "INSERT INTO draft (kind, subject, field, base_rev, value, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (kind, subject, field) DO UPDATE SET value = excluded.value, at = excluded.at",
            )?
            .execute(params![
                draft.subject.kind.word(),
                draft.subject.id,
                draft.field,
                draft.base_rev,
                draft.value,
                self.now.to_rfc3339(),
            ])?;
        Ok(())
    }

    /// Forgets the running text of one field.
    pub fn drop_draft(&mut self, subject: Subject, field: &str) -> Result<(), StoreError> {
        self.writes = true;
        self.connection
            .prepare_cached("DELETE FROM draft WHERE kind = ?1 AND subject = ?2 AND field = ?3")?
            .execute(params![subject.kind.word(), subject.id, field])?;
        Ok(())
    }

    /// The digest of the last entry of this device's chain, in hexadecimal: what receipts print.
    ///
    /// # Errors
    /// Those of the database.
    pub fn journal_head(&self) -> Result<Option<String>, StoreError> {
        let sql = "SELECT device FROM notebook";
        let device: Uuid = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(journal::head(self.connection, device)?.map(hex::encode))
    }

    /// The instant that stands for everything written so far, in this request too: [`Self::now`], or later where the
    /// clock of the computer was put back.
    ///
    /// # Errors
    /// Those of the database.
    pub fn instant(&self) -> Result<DateTime<Utc>, StoreError> {
        Ok(self.now.max(self.reader().last_instant()?))
    }

    /// Puts the bytes of a small file in with everything else that this request does and returns their SHA-256; a large
    /// one goes through [`crate::Notebook::put_bytes`], so that nobody waits for it.
    ///
    /// # Errors
    /// More than [`visitbook_domain::attachment::MOST_BYTES`]; those of the database.
    pub fn put_bytes(&mut self, bytes: &[u8]) -> Result<String, StoreError> {
        self.writes = true;
        attachments::put_all(bytes, |sha256, n, piece| {
            attachments::put(self.connection, sha256, n, piece)
        })
    }

    /// The connection, for undo.
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// What was written, to be told once the commit is through. For a request that was carried out before: what it
    /// wrote then, as it is now.
    pub(crate) fn written(self, repeated: bool) -> Result<Written, StoreError> {
        let reader = Reader(self.connection);
        let touched = if repeated {
            self.touched_before()?
        } else {
            self.touched.clone()
        };
        let mut written = Written {
            at: self.now,
            kept: Vec::new(),
            gone: Vec::new(),
        };
        for subject in touched {
            match reader.get(subject)? {
                Some(kept) => written.kept.push(kept),
                None => written.gone.push(subject),
            }
        }
        Ok(written)
    }

    fn touched_before(&self) -> Result<BTreeSet<Subject>, StoreError> {
        let mut touched = BTreeSet::new();
        for entry in journal::entries(self.connection, "request = ?1", &[&self.request])? {
            touched.extend(
                journal::bodies(self.connection, entry.seq)?
                    .into_iter()
                    .map(|(subject, _)| subject),
            );
        }
        Ok(touched)
    }
}

/// The letter that a record is, or is part of.
fn letter_of(record: &Record) -> Option<LetterId> {
    match record {
        Record::Letter(letter) => Some(letter.id),
        Record::Block(block) => Some(block.letter),
        _ => None,
    }
}

/// A clock that never runs back: milliseconds since 1970 in the upper 48 bits, a count within the millisecond below.
pub(crate) fn hybrid_clock(now: DateTime<Utc>, last: i64) -> i64 {
    (now.timestamp_millis().max(0) << 16).max(last.saturating_add(1))
}

pub(crate) fn write_row(connection: &Connection, record: &Record) -> Result<(), StoreError> {
    let subject = record.subject();
    let table = table(subject.kind);
    let values = in_column_order(table, &record.fields()?)?;
    let marks: Vec<String> = (2..values.len() + 2).map(|n| format!("?{n}")).collect();
    let updates: Vec<String> = table
        .columns
        .iter()
        .skip(1)
        .map(|(name, _)| format!("\"{name}\" = excluded.\"{name}\""))
        .collect();
    // The revision counts the changes there are in the journal, so that a record that was removed and taken back goes
    // on counting.
    let sql = format!(
        "INSERT INTO {0} (rev, {1}) VALUES (?1, {2}) ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, {3}",
        table.name,
        table.column_list(),
        marks.join(", "),
        updates.join(", "),
    );
    let rev = Sql::Integer(revision(connection, subject)?);
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter([rev].into_iter().chain(values)))?;
    search::index(connection, record)
}

fn revision(connection: &Connection, subject: Subject) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM journal_change WHERE subject = ?1 AND kind = ?2";
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![subject.id, subject.kind.word()], |row| row.get(0))?)
}

pub(crate) fn remove_row(connection: &Connection, subject: Subject) -> Result<(), StoreError> {
    let used = match subject.kind {
        SubjectKind::Area => area_is_used(connection, subject.id)?,
        SubjectKind::Finding => finding_is_cited(connection, subject.id)?,
        _ => false,
    };
    if used {
        return Err(StoreError::ReferredTo);
    }
    let sql = format!("DELETE FROM {} WHERE id = ?1", table(subject.kind).name);
    connection.prepare_cached(&sql)?.execute([subject.id])?;
    search::remove(connection, subject)
}

/// Evidence, enquiries and criteria keep their areas in lists, which a foreign key cannot guard.
fn area_is_used(connection: &Connection, area: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM area JOIN evidence ON evidence.visit = area.visit, json_each(evidence.areas) AS named
               WHERE area.id = ?1 AND named.value = ?2)
               OR EXISTS (SELECT 1 FROM area JOIN enquiry ON enquiry.visit = area.visit, json_each(enquiry.areas) AS named
               WHERE area.id = ?1 AND named.value = ?2)
               OR EXISTS (SELECT 1 FROM area JOIN criteria ON criteria.visit = area.visit, json_each(criteria.criteria) AS one
               WHERE area.id = ?1 AND json_extract(one.value, '$.area') = ?2)
               OR EXISTS (SELECT 1 FROM area JOIN earlier_letter AS earlier ON earlier.visit = area.visit
               WHERE area.id = ?1 AND (instr(earlier.sections, ?2) > 0 OR instr(earlier.concerns, ?2) > 0))";
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![area, area.to_string()], |row| row.get(0))?)
}

/// A letter's blocks keep the findings that they cite in their content.
fn finding_is_cited(connection: &Connection, finding: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM finding JOIN letter ON letter.visit = finding.visit
               JOIN block ON block.letter = letter.id, json_each(block.content) AS one, json_each(one.value, '$.findings') AS cited
               WHERE finding.id = ?1 AND cited.value = ?2)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![finding, finding.to_string()], |row| row.get(0))?)
}

/// The records as fields, by subject: what two notebooks that tell the same story have in common.
pub type AllRecords = BTreeMap<Subject, Kept>;
