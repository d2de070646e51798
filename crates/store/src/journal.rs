//! The journal: every change, once, for ever.
//!
//! An entry says who changed what, when, on which device, and for every field what it was and what it is. Entries of
//! one device are chained: the digest of each covers the one before, its own header, and a salted digest of each body.
//! A body can therefore be blanked when its subject is purged, and the chain still holds; any other change of history
//! shows to whoever kept a head digest.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use visitbook_domain::{Environment, Op, Record, Subject, VisitId};

use crate::error::StoreError;
use crate::reader::{Kept, kind_of};
use crate::transaction::AllRecords;

/// A record before and after a change: `None` where there was or is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// As it was.
    pub was: Option<Record>,
    /// As it is.
    pub is: Option<Record>,
}

/// The body of a journalled change: for an edit the changed fields only, otherwise all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    pub(crate) was: Option<Map<String, Value>>,
    pub(crate) is: Option<Map<String, Value>>,
}

/// The header of an entry, but for what the chain adds.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) id: Uuid,
    pub(crate) request: Uuid,
    pub(crate) device: Uuid,
    pub(crate) counter: i64,
    pub(crate) clock: i64,
    pub(crate) person: Uuid,
    pub(crate) visit: Option<VisitId>,
    pub(crate) op: Op,
    pub(crate) subject: Subject,
    pub(crate) reverts: Option<Uuid>,
}

type Hash = [u8; 32];

impl Body {
    /// The body of a change; `None` where nothing differs.
    pub(crate) fn of(change: &Change) -> Result<Option<(Subject, Self)>, StoreError> {
        let fields = |record: &Option<Record>| record.as_ref().map(Record::fields).transpose();
        let Some(subject) = change.is.as_ref().or(change.was.as_ref()).map(Record::subject) else {
            return Ok(None);
        };
        let (mut was, mut is) = (fields(&change.was)?, fields(&change.is)?);
        if let (Some(was), Some(is)) = (&mut was, &mut is) {
            let same: Vec<String> = is
                .iter()
                .filter(|(name, value)| was.get(*name) == Some(*value))
                .map(|(name, _)| name.clone())
                .collect();
            for name in same {
                was.remove(&name);
                is.remove(&name);
            }
            if is.is_empty() {
                return Ok(None);
            }
        }
        Ok(Some((subject, Self { was, is })))
    }

    /// Carries the change out on what was told before.
    pub(crate) fn tell(self, subject: Subject, told: &mut BTreeMap<Subject, Map<String, Value>>) {
        match self.is {
            None => drop(told.remove(&subject)),
            Some(fields) => told.entry(subject).or_default().extend(fields),
        }
    }
}

/// Appends an entry for `bodies` and chains it to the device's last.
pub(crate) fn append(
    connection: &Connection,
    env: &dyn Environment,
    header: &Header,
    bodies: &[(Subject, Body)],
) -> Result<(), StoreError> {
    let mut changes = Vec::with_capacity(bodies.len());
    for (subject, body) in bodies {
        let mut salt = [0; 16];
        env.fill(&mut salt)?;
        let body = serde_json::to_string(body)?;
        changes.push((*subject, salt, digest_body(&salt, &body), body));
    }
    let previous = head(connection, header.device)?.unwrap_or([0; 32]);
    let digests: Vec<(Subject, Hash)> = changes
        .iter()
        .map(|(subject, _, digest, _)| (*subject, *digest))
        .collect();
    let digest = digest_header(&previous, header, &digests);
    connection
        .prepare_cached(
            "INSERT INTO journal (id, request, device, counter, clock, person, visit, op, kind, subject, reverts,
             previous, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            header.id,
            header.request,
            header.device,
            header.counter,
            header.clock,
            header.person,
            header.visit.map_or_else(Vec::new, |visit| visit.0.as_bytes().to_vec()),
            header.op.word(),
            header.subject.kind.word(),
            header.subject.id,
            header.reverts.map_or_else(Vec::new, |entry| entry.as_bytes().to_vec()),
            previous,
            digest,
        ])?;
    let seq = connection.last_insert_rowid();
    for (position, (subject, salt, digest, body)) in (0i64..).zip(&changes) {
        connection
            .prepare_cached(
                "INSERT INTO journal_change (entry, position, kind, subject, salt, body, digest)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                seq,
                position,
                subject.kind.word(),
                subject.id,
                salt,
                body,
                digest
            ])?;
    }
    Ok(())
}

/// The digest of the device's last entry: what a receipt prints.
pub(crate) fn head(connection: &Connection, device: Uuid) -> Result<Option<Hash>, StoreError> {
    let sql = "SELECT digest FROM journal WHERE device = ?1 ORDER BY counter DESC LIMIT 1";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([device], |row| row.get(0))
        .optional()?)
}

fn digest_body(salt: &[u8], body: &str) -> Hash {
    Sha256::new()
        .chain_update(salt)
        .chain_update(body.as_bytes())
        .finalize()
        .into()
}

/// Every part is preceded by its length, so that no two headers have the same bytes.
fn digest_header(previous: &Hash, header: &Header, changes: &[(Subject, Hash)]) -> Hash {
    let mut digest = Sha256::new();
    let mut part = |bytes: &[u8]| {
        digest.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(bytes);
    };
    part(previous);
    for id in [
        header.id,
        header.request,
        header.device,
        header.person,
        header.subject.id,
    ] {
        part(id.as_bytes());
    }
    part(&header.counter.to_be_bytes());
    part(&header.clock.to_be_bytes());
    part(header.visit.as_ref().map_or(&[][..], |visit| visit.0.as_bytes()));
    part(header.op.word().as_bytes());
    part(header.subject.kind.word().as_bytes());
    part(header.reverts.as_ref().map_or(&[][..], |entry| entry.as_bytes()));
    for (subject, hash) in changes {
        part(subject.kind.word().as_bytes());
        part(subject.id.as_bytes());
        part(hash);
    }
    digest.finalize().into()
}

/// An entry as it stands in the journal.
pub(crate) struct Entry {
    pub(crate) seq: i64,
    pub(crate) header: Header,
    previous: Hash,
    digest: Hash,
}

/// The entries that `condition` picks, in the order they were written.
pub(crate) fn entries(
    connection: &Connection,
    condition: &str,
    parameters: &[&dyn rusqlite::ToSql],
) -> Result<Vec<Entry>, StoreError> {
    let sql = format!(
        "SELECT seq, id, request, device, counter, clock, person, visit, op, kind, subject, reverts, previous, digest
         FROM journal WHERE {condition} ORDER BY seq"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let word: String = row.get(8)?;
        let op = Op::ALL.iter().find(|op| op.word() == word).copied();
        let optional = |bytes: Vec<u8>| Uuid::from_slice(&bytes).ok();
        let header = Header {
            id: row.get(1)?,
            request: row.get(2)?,
            device: row.get(3)?,
            counter: row.get(4)?,
            clock: row.get(5)?,
            person: row.get(6)?,
            visit: optional(row.get(7)?).map(VisitId),
            op: op.ok_or(StoreError::Damaged("a word of the journal is unknown"))?,
            subject: Subject {
                kind: kind_of(&row.get::<_, String>(9)?)?,
                id: row.get(10)?,
            },
            reverts: optional(row.get(11)?),
        };
        found.push(Entry {
            seq: row.get(0)?,
            header,
            previous: row.get(12)?,
            digest: row.get(13)?,
        });
    }
    Ok(found)
}

/// The bodies of an entry, in order.
pub(crate) fn bodies(connection: &Connection, seq: i64) -> Result<Vec<(Subject, Body)>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT kind, subject, body FROM journal_change WHERE entry = ?1 ORDER BY position")?;
    let mut rows = statement.query([seq])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let subject = Subject {
            kind: kind_of(&row.get::<_, String>(0)?)?,
            id: row.get(1)?,
        };
        found.push((subject, serde_json::from_str(&row.get::<_, String>(2)?)?));
    }
    Ok(found)
}

/// Every record as the journal tells it.
pub(crate) fn records(connection: &Connection) -> Result<AllRecords, StoreError> {
    let mut counts: BTreeMap<Subject, u32> = BTreeMap::new();
    let mut told: BTreeMap<Subject, Map<String, Value>> = BTreeMap::new();
    for entry in entries(connection, "1", &[])? {
        for (subject, body) in bodies(connection, entry.seq)? {
            *counts.entry(subject).or_default() += 1;
            body.tell(subject, &mut told);
        }
    }
    let record = |(subject, fields): (Subject, _)| {
        let rev = counts.get(&subject).copied().unwrap_or(0);
        let record = Record::from_fields(subject.kind, fields)?;
        Ok((subject, Kept { rev, record }))
    };
    told.into_iter().map(record).collect()
}

/// Goes through every device's chain and names the first entry, by its place in the journal, that does not hold.
pub(crate) fn first_broken(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let mut heads: BTreeMap<Uuid, (i64, Hash)> = BTreeMap::new();
    for entry in entries(connection, "1", &[])? {
        let (counter, previous) = heads.get(&entry.header.device).copied().unwrap_or((0, [0; 32]));
        let mut digests = Vec::new();
        let mut statement = connection.prepare_cached(
            "SELECT kind, subject, salt, body, digest FROM journal_change WHERE entry = ?1 ORDER BY position",
        )?;
        let mut rows = statement.query([entry.seq])?;
        let mut sound = true;
        while let Some(row) = rows.next()? {
            let subject = Subject {
                kind: kind_of(&row.get::<_, String>(0)?)?,
                id: row.get(1)?,
            };
            let (salt, body, digest): (Vec<u8>, String, Hash) = (row.get(2)?, row.get(3)?, row.get(4)?);
            sound &= digest_body(&salt, &body) == digest;
            digests.push((subject, digest));
        }
        sound &= entry.header.counter == counter + 1 && entry.previous == previous;
        sound &= digest_header(&previous, &entry.header, &digests) == entry.digest;
        if !sound {
            return Ok(Some(entry.seq));
        }
        heads.insert(entry.header.device, (entry.header.counter, entry.digest));
    }
    Ok(None)
}
