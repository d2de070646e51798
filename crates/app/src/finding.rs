//! Finding one's way: search over all visits, the matrix of one, the history of a record.

use chrono::{DateTime, Utc};
use serde_json::Value;
use visitbook_domain::{AreaId, Case, Matrix, Record, Subject, SubjectKind, matrix};
use visitbook_store::{Past, Reader};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::settle_all;
use crate::error::AppError;
use crate::import::label;

/// Most hits of one answer.
const MOST_HITS: u32 = 200;

impl Core {
    /// What has all the words, newest first, drafts settled.
    ///
    /// # Errors
    /// Those of the store.
    pub fn search(&self, request: Search) -> Result<Found, AppError> {
        let notebook = self.notebook()?;
        notebook.transact(self.env.new_id(), settle_all)?;
        notebook.read(|reader| {
            let hits = reader.search(&request.words, request.before, request.limit.min(MOST_HITS))?;
            let hits = hits.into_iter().map(|hit| {
                Ok(FoundRecord {
                    row: hit.row,
                    subject: hit.subject,
                    visit: hit.visit,
                    label: reader
                        .get(hit.subject)?
                        .map(|kept| label(&kept.record))
                        .unwrap_or_default(),
                    shown: hit
                        .shown
                        .into_iter()
                        .map(|(text, hit)| ShownPiece { text, hit })
                        .collect(),
                })
            });
            Ok(Found {
                hits: hits.collect::<Result<_, AppError>>()?,
            })
        })
    }

    /// Where the visit's evidence lies: areas of concern against kinds of source.
    ///
    /// # Errors
    /// Those of the store.
    pub fn matrix(&self, request: OpenVisit) -> Result<Matrix, AppError> {
        self.notebook()?.read(|reader| {
            let of = |kind| reader.of_visit(kind, request.visit);
            let areas: Vec<AreaId> = of(SubjectKind::Area)?
                .iter()
                .map(|kept| AreaId(kept.record.subject().id))
                .collect();
            let cases: Vec<Case> = records(of(SubjectKind::Case)?);
            Ok(matrix(&areas, &cases, &reader.alike(request.visit)?))
        })
    }

    /// Who changed a record, what, and when.
    ///
    /// # Errors
    /// Those of the store.
    pub fn history(&self, request: OfRecord) -> Result<History, AppError> {
        self.notebook()?.read(|reader| {
            let past = reader.history(request.subject)?;
            let changes = past.into_iter().map(|past| told(reader, past));
            Ok(History {
                changes: changes.collect::<Result<_, AppError>>()?,
            })
        })
    }
}

fn records<T: TryFrom<Record>>(kept: Vec<visitbook_store::Kept>) -> Vec<T> {
    kept.into_iter()
        .filter_map(|kept| kept.record.try_into().ok())
        .collect()
}

fn told(reader: &Reader<'_>, past: Past) -> Result<PastChange, AppError> {
    let person = Subject {
        kind: SubjectKind::Person,
        id: past.person,
    };
    let by = match reader.get(person)?.map(|kept| kept.record) {
        Some(Record::Person(person)) => person.name,
        _ => String::new(),
    };
    let names: std::collections::BTreeSet<&String> = past.was.keys().chain(past.is.keys()).collect();
    let fields = names.into_iter().map(|name| ChangedField {
        field: name.clone(),
        was: past.was.get(name).cloned().unwrap_or(Value::Null),
        is: past.is.get(name).cloned().unwrap_or(Value::Null),
    });
    Ok(PastChange {
        at: DateTime::<Utc>::from_timestamp_millis(past.millis).unwrap_or_default(),
        by,
        op: past.op,
        reverts: past.reverts,
        fields: fields.collect(),
    })
}
