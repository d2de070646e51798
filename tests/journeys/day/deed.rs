//! One thing an inspector does: the request that the page sends for it, and what it does to the notebook.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use uuid::Uuid;
use visitbook_domain::{Subject, SubjectKind};

use crate::day::book::{Book, something};

/// What is done.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Keys into a field: all of it as it then is.
    Type(Subject, &'static str, String),
    /// What stands in the capture bar becomes evidence.
    Store(Map<String, Value>),
    /// New records of one kind.
    Add(SubjectKind, Vec<Map<String, Value>>),
    /// Fields of a record become others.
    Edit(Subject, Map<String, Value>),
    /// Cells of the grid: case, criterion, rating.
    Rate(Subject, Vec<(Uuid, Uuid, Value)>),
    /// A field is left.
    Settle(Subject),
    /// Evidence goes to the bin.
    Bin(Subject),
    /// It comes back.
    Restore(Subject),
    /// The last change within a scope is taken back, after which these records have these fields again.
    Undo(Subject, Vec<(Subject, Map<String, Value>)>),
    /// Words are looked for in all visits.
    Search(&'static str),
}

impl Deed {
    /// The command and its request, on the revisions that are known.
    pub fn request(&self, op: Uuid, known: &Book) -> (&'static str, Value) {
        let at = |subject: &Subject| json!({"op_id": op, "subject": subject, "base_rev": known.rev(*subject)});
        let with = |mut request: Value, name: &str, value: Value| {
            request[name] = value;
            request
        };
        let of = |subject: &Subject| json!({"op_id": op, "evidence": subject.id, "base_rev": known.rev(*subject)});
        match self {
            Self::Type(subject, field, text) => {
                let request = with(at(subject), "field", json!(field));
                ("save_draft", with(request, "text", json!(text)))
            }
            Self::Store(fields) => ("record_evidence", json!({"op_id": op, "evidence": unstamped(fields)})),
            Self::Add(kind, records) => {
                let one = |record: &Map<String, Value>| json!({"kind": kind, "record": record});
                let records: Vec<Value> = records.iter().map(one).collect();
                ("add_records", json!({"op_id": op, "records": records}))
            }
            Self::Edit(subject, fields) => ("edit_record", with(at(subject), "fields", json!(fields))),
            Self::Rate(set, cells) => {
                let cell = |(case, criterion, rating): &(Uuid, Uuid, Value)| json!({"case": case, "criterion": criterion, "rating": rating, "reason": ""});
                let cells: Vec<Value> = cells.iter().map(cell).collect();
                let request = json!({"op_id": op, "criteria": set.id, "second": false, "cells": cells});
                ("rate_cases", request)
            }
            Self::Settle(subject) => ("settle", json!({"op_id": op, "subject": subject})),
            Self::Bin(subject) => ("bin_evidence", of(subject)),
            Self::Restore(subject) => ("restore_evidence", of(subject)),
            Self::Undo(scope, _) => ("undo", json!({"op_id": op, "scope": scope})),
            Self::Search(words) => ("search", json!({"words": words, "before": null, "limit": 20})),
        }
    }

    /// What the notebook holds when it is done.
    pub fn effect(&self, book: &mut Book) {
        match self {
            Self::Type(subject, field, text) => keep(book, *subject, field, text),
            Self::Store(fields) => store(book, fields.clone()),
            Self::Add(kind, records) => {
                for record in records {
                    book.change(subject(*kind, record), record.clone());
                }
            }
            Self::Edit(subject, fields) => {
                for field in fields.keys() {
                    book.drafts.remove(&(*subject, field.clone()));
                }
                book.settle(*subject);
                book.change(*subject, fields.clone());
            }
            Self::Rate(set, cells) => rate(book, *set, cells),
            Self::Settle(subject) => book.settle(*subject),
            Self::Bin(subject) => book.change(*subject, [("binned".to_owned(), something())].into_iter().collect()),
            Self::Restore(subject) => book.change(*subject, [("binned".to_owned(), Value::Null)].into_iter().collect()),
            Self::Undo(_, back) => {
                for (subject, fields) in back {
                    book.change(*subject, fields.clone());
                }
            }
            Self::Search(_) => book.settle_all(),
        }
    }
}

/// Text of no letters is forgotten, where it is no record yet.
fn keep(book: &mut Book, subject: Subject, field: &str, text: &str) {
    let key = (subject, field.to_owned());
    match text.is_empty() {
        true => book.drafts.remove(&key),
        false => book.drafts.insert(key, text.to_owned()),
    };
}

/// What the core stamps is not known beforehand, but for the number. The capture bar is empty afterwards.
fn store(book: &mut Book, mut fields: Map<String, Value>) {
    fields.insert("number".to_owned(), json!(book.next_number()));
    fields.insert("at".to_owned(), something());
    fields.insert("author".to_owned(), something());
    let visit = serde_json::from_value(json!({"kind": SubjectKind::Visit, "id": fields["visit"]})).unwrap();
    book.drafts.remove(&(visit, "capture".to_owned()));
    book.change(subject(SubjectKind::Evidence, &fields), fields);
}

/// The record as the page sends it: what stands for what the core stamps is not looked at.
fn unstamped(fields: &Map<String, Value>) -> Value {
    let mut record = json!(fields);
    record["number"] = json!(0);
    record["at"] = json!("2026-11-17T09:00:00Z");
    record["author"] = json!(Uuid::nil());
    record
}

/// Each case is changed once, however many of its cells are rated.
fn rate(book: &mut Book, set: Subject, cells: &[(Uuid, Uuid, Value)]) {
    let columns: Vec<Value> = match book.records[&set].fields["criteria"].as_array() {
        Some(criteria) => criteria.iter().map(|one| one["id"].clone()).collect(),
        None => Vec::new(),
    };
    let cases: BTreeSet<Uuid> = cells.iter().map(|(case, ..)| *case).collect();
    for id in cases {
        let case = Subject {
            kind: SubjectKind::Case,
            id,
        };
        book.settle(case);
        let mut ratings = book.records[&case].fields["ratings"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        for (_, criterion, rating) in cells.iter().filter(|(of, ..)| *of == id) {
            ratings.retain(|rated| rated["criterion"] != json!(criterion));
            ratings.push(json!({"criterion": criterion, "rating": rating, "reason": ""}));
        }
        ratings.sort_by_key(|rated| columns.iter().position(|column| *column == rated["criterion"]));
        let fields = json!({"criteria": set.id, "ratings": ratings});
        book.change(case, fields.as_object().unwrap().clone());
    }
}

/// What a record with these fields is called.
pub fn subject(kind: SubjectKind, fields: &Map<String, Value>) -> Subject {
    let id = serde_json::from_value(fields["id"].clone()).unwrap();
    Subject { kind, id }
}
