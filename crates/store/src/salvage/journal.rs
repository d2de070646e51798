//! The journal of a notebook that is salvaged: what it tells of records whose rows cannot be read, how far it holds, and the
//! entry that says what salvage found.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};
use uuid::Uuid;
use visitbook_domain::{Environment, Op, Record, Subject, SubjectKind};

use crate::error::StoreError;
use crate::journal::{self, Body, Change, Header};
use crate::reader::kind_of;
use crate::transaction::hybrid_clock;

/// What the bodies that are there tell, one after the other, whatever is missing between them.
pub(super) fn told(new: &Connection) -> Result<BTreeMap<Subject, Map<String, Value>>, StoreError> {
    let mut statement = new.prepare("SELECT kind, subject, body FROM journal_change ORDER BY entry, position")?;
    let mut rows = statement.query([])?;
    let mut told = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (kind, id, body): (String, Uuid, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if let (Ok(kind), Ok(body)) = (kind_of(&kind), serde_json::from_str::<Body>(&body)) {
            body.tell(Subject { kind, id }, &mut told);
        }
    }
    Ok(told)
}

/// Keeps the entries before the first that does not hold; how many are left out.
pub(super) fn cut(new: &Connection) -> Result<u64, StoreError> {
    let sql =
        "SELECT max(coalesce((SELECT max(seq) FROM journal), 0), coalesce((SELECT max(entry) FROM journal_change), 0))";
    let last: i64 = new.query_row(sql, [], |row| row.get(0))?;
    let from = match journal::first_broken(new) {
        Ok(None) => last + 1,
        Ok(Some(seq)) => seq,
        // A word that is unknown: none of it can be told.
        Err(_) => 0,
    };
    drop_from(new, from)?;
    if journal::records(new).is_err() {
        drop_from(new, 0)?;
    }
    let kept: i64 = new.query_row("SELECT count(*) FROM journal", [], |row| row.get(0))?;
    Ok(u64::try_from(last - kept).unwrap_or(0))
}

fn drop_from(new: &Connection, seq: i64) -> Result<(), StoreError> {
    new.execute(
        "DELETE FROM journal_change WHERE entry >= ?1 OR entry NOT IN (SELECT seq FROM journal)",
        [seq],
    )?;
    new.execute("DELETE FROM journal WHERE seq >= ?1", [seq])?;
    Ok(())
}

/// Who made the last entry that is there.
pub(super) fn last_person(new: &Connection) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT person FROM journal WHERE person IN (SELECT id FROM person) ORDER BY seq DESC LIMIT 1";
    Ok(new.query_row(sql, [], |row| row.get(0)).optional()?)
}

/// One entry, of a device of its own, for all that differs from what the journal tells.
pub(super) fn append(
    new: &Connection,
    env: &dyn Environment,
    (device, person): (Uuid, Uuid),
    records: &BTreeMap<Subject, Record>,
) -> Result<(), StoreError> {
    let mut told = journal::records(new)?;
    let mut changes: Vec<Change> = records
        .iter()
        .map(|(subject, record)| Change {
            was: told.remove(subject).map(|kept| kept.record),
            is: Some(record.clone()),
        })
        .collect();
    changes.extend(told.into_values().map(|kept| Change {
        was: Some(kept.record),
        is: None,
    }));
    let bodies: Vec<Option<_>> = changes.iter().map(Body::of).collect::<Result<_, _>>()?;
    let bodies: Vec<(Subject, Body)> = bodies.into_iter().flatten().collect();
    let last = new.query_row("SELECT coalesce(max(clock), 0) FROM journal", [], |row| row.get(0))?;
    let header = Header {
        id: env.new_id(),
        request: env.new_id(),
        device,
        counter: 1,
        clock: hybrid_clock(env.now(), last),
        person,
        visit: None,
        op: Op::SalvageNotebook,
        subject: Subject {
            kind: SubjectKind::Person,
            id: person,
        },
        reverts: None,
    };
    journal::append(new, env, &header, &bodies)
}
