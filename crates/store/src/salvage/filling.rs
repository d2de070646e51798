//! The new notebook, filled step by step in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use uuid::Uuid;
use visitbook_domain::{Environment, Record, Subject, SubjectKind};

use super::copying::{drop_orphans, layouts, put_files, put_rows};
use super::source::{Found, Layout, Source};
use super::{Lost, Salvaged, journal};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::rows::write_row;
use crate::tables::table;

/// What is known while it is filled.
pub(super) struct Filling<'a> {
    source: &'a mut Source,
    new: &'a Connection,
    env: &'a dyn Environment,
    /// The ids of the records that there were.
    expected: BTreeSet<Subject>,
    /// Kinds whose table has a hole: the ids that stood in it, where an index tells them.
    holes: BTreeMap<SubjectKind, Option<BTreeSet<Uuid>>>,
    salvaged: Salvaged,
}

impl<'a> Filling<'a> {
    pub(super) fn new(source: &'a mut Source, new: &'a Connection, env: &'a dyn Environment) -> Self {
        Self {
            source,
            new,
            env,
            expected: BTreeSet::new(),
            holes: BTreeMap::new(),
            salvaged: Salvaged::default(),
        }
    }

    pub(super) fn run(mut self, notebook: Uuid) -> Result<Salvaged, StoreError> {
        for layout in layouts(self.new)? {
            let found = self.source.table(&layout);
            put_rows(self.new, &layout, &found)?;
            self.note(&layout, &found);
        }
        self.rebuild()?;
        let files = put_files(self.source, self.new)?;
        self.miss(Lost::Files, Some(files));
        drop_orphans(self.new)?;
        let changes = journal::cut(self.new)?;
        self.miss(Lost::Changes, Some(changes));
        let records = self.records()?;
        let (device, me) = (self.env.new_id(), self.me(&records)?);
        self.new.execute(
            "INSERT INTO notebook (only_row, id, device, me, made) VALUES (1, ?1, ?2, ?3, ?4)",
            params![notebook, device, me, self.env.now().to_rfc3339()],
        )?;
        journal::append(self.new, self.env, (device, me), &records)?;
        self.new.execute("DELETE FROM search_entry", [])?;
        // The number of changes and the index of words follow from what is in the journal now.
        records.values().try_for_each(|record| write_row(self.new, record))?;
        self.count(&records)?;
        Ok(self.salvaged)
    }

    fn miss(&mut self, what: Lost, many: Option<u64>) {
        if many != Some(0) {
            self.salvaged.missing.insert(what, many);
        }
    }

    fn note(&mut self, layout: &Layout, found: &Found) {
        let known = found.keys.as_ref();
        let unread = known.map(|keys| u64::try_from(keys.len().saturating_sub(found.rows.len())).unwrap_or(0));
        let kind = SubjectKind::ALL.iter().find(|kind| table(**kind).name == layout.name);
        match (kind, layout.name.as_str()) {
            (Some(kind), _) => self.note_records(*kind, found),
            _ if found.whole => {}
            (_, "draft") => self.miss(Lost::Drafts, unread),
            (_, "sealed_name" | "sealed_key") => self.miss(Lost::Names, None),
            _ => {}
        }
    }

    /// A record's id is the first of its columns.
    fn note_records(&mut self, kind: SubjectKind, found: &Found) {
        let ids = |values: Vec<&Value>| -> BTreeSet<Uuid> { values.into_iter().filter_map(id).collect() };
        let known = found.keys.as_ref().map(|keys| ids(keys.iter().collect()));
        let read = ids(found.rows.iter().filter_map(|row| row.first()).collect());
        let all = read.iter().chain(known.iter().flatten());
        self.expected.extend(all.map(|id| Subject { kind, id: *id }));
        if !found.whole {
            self.holes.insert(kind, known);
        }
    }

    /// Records that stood in a hole, as the journal tells them. Where no index says which they were, all that the journal tells.
    fn rebuild(&mut self) -> Result<(), StoreError> {
        for (subject, fields) in journal::told(self.new)? {
            let stood_there = match self.holes.get(&subject.kind) {
                None => false,
                Some(known) => known.as_ref().is_none_or(|known| known.contains(&subject.id)),
            };
            if !stood_there || Reader(self.new).get(subject).is_ok_and(|kept| kept.is_some()) {
                continue;
            }
            self.expected.insert(subject);
            if let Ok(record) = Record::from_fields(subject.kind, fields)
                && write_row(self.new, &record).is_ok()
            {
                self.salvaged.rebuilt += 1;
            }
        }
        Ok(())
    }

    /// The records that are there. A row that is none is taken out.
    fn records(&self) -> Result<BTreeMap<Subject, Record>, StoreError> {
        let mut records = BTreeMap::new();
        for kind in SubjectKind::ALL {
            let name = table(*kind).name;
            let mut statement = self.new.prepare(&format!("SELECT id FROM {name}"))?;
            let ids: Vec<Uuid> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            for id in ids {
                let subject = Subject { kind: *kind, id };
                match Reader(self.new).get(subject) {
                    Ok(Some(kept)) => drop(records.insert(subject, kept.record)),
                    _ => drop(self.new.execute(&format!("DELETE FROM {name} WHERE id = ?1"), [id])?),
                }
            }
        }
        Ok(records)
    }

    /// Who writes in it: as it was, or who wrote last.
    fn me(&mut self, records: &BTreeMap<Subject, Record>) -> Result<Uuid, StoreError> {
        let people = || records.keys().filter(|subject| subject.kind == SubjectKind::Person);
        let was = self.source.ask(|old| Reader(old).me()).map(|me| me.0);
        let was = was.filter(|me| people().any(|subject| subject.id == *me));
        let me = match was {
            Some(me) => Some(me),
            None => journal::last_person(self.new)?,
        };
        let me = me.or_else(|| people().map(|subject| subject.id).next());
        me.ok_or(StoreError::Damaged("nothing in it can be read"))
    }

    fn count(&mut self, records: &BTreeMap<Subject, Record>) -> Result<(), StoreError> {
        self.salvaged.records = u64::try_from(records.len()).unwrap_or(0);
        let gone = self.expected.iter().filter(|subject| !records.contains_key(subject));
        let mut by_kind: BTreeMap<SubjectKind, u64> = BTreeMap::new();
        for subject in gone {
            *by_kind.entry(subject.kind).or_default() += 1;
        }
        for (kind, many) in by_kind {
            self.miss(Lost::Records(kind), Some(many));
        }
        let wanting = |sql: &str| self.new.query_row(sql, [], |row| row.get::<_, i64>(0));
        let rows = wanting("SELECT (SELECT coalesce(sum(rows), 0) FROM frame) - (SELECT count(*) FROM frame_row)")?;
        let children =
            wanting("SELECT (SELECT coalesce(sum(children), 0) FROM frame) - (SELECT count(*) FROM sealed_child)")?;
        self.miss(Lost::ListRows, Some(u64::try_from(rows).unwrap_or(0)));
        self.miss(Lost::Children, Some(u64::try_from(children).unwrap_or(0)));
        Ok(())
    }
}

fn id(value: &Value) -> Option<Uuid> {
    match value {
        Value::Blob(bytes) => Uuid::from_slice(bytes).ok(),
        _ => None,
    }
}
