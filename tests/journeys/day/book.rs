//! What a notebook is known to hold: every record field by field, and every draft.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use visitbook_domain::{Subject, SubjectKind};
use visitbook_store::Notebook;

/// The boxes of a visit whose text is no record yet, and waits as it is.
const UNFINISHED: [&str; 2] = ["capture", "referral"];

/// A field of which nobody knows beforehand what will stand in it, only that something will.
pub fn something() -> Value {
    json!(true)
}

/// A record. Fields that are not known are not there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    pub rev: u32,
    pub fields: Map<String, Value>,
}

/// Everything that is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    pub records: BTreeMap<Subject, Entry>,
    pub drafts: BTreeMap<(Subject, String), String>,
}

impl Book {
    /// Everything that this notebook holds, its drafts as they are.
    pub fn of(notebook: &Notebook) -> Self {
        let records = notebook.all_records().unwrap().into_iter().map(|(subject, kept)| {
            let (rev, fields) = (kept.rev, kept.record.fields().unwrap());
            (subject, Entry { rev, fields })
        });
        let drafts = notebook.read(|reader| reader.all_drafts()).unwrap();
        Self {
            records: records.collect(),
            drafts: drafts
                .into_iter()
                .map(|draft| ((draft.subject, draft.field), draft.value))
                .collect(),
        }
    }

    /// The records that an answer or a view tells of: each `{rev, kind, record}`.
    pub fn told(kept: &Value) -> Self {
        let one = |one: &Value| -> (Subject, Entry) {
            let subject = json!({"kind": one["kind"], "id": one["record"]["id"]});
            let entry = Entry {
                rev: serde_json::from_value(one["rev"].clone()).unwrap(),
                fields: one["record"].as_object().unwrap().clone(),
            };
            (serde_json::from_value(subject).unwrap(), entry)
        };
        Self {
            records: kept.as_array().into_iter().flatten().map(one).collect(),
            drafts: BTreeMap::new(),
        }
    }

    /// Takes over what an answer told of records that are known already, as far as they could be.
    pub fn confirm(&mut self, told: Self) {
        for (subject, entry) in told.records {
            let known = &self.records[&subject];
            assert!(
                known.fits(&entry),
                "{subject:?} was to be {known:?}, and {entry:?} is told"
            );
            self.records.insert(subject, entry);
        }
    }

    /// The revision of a record; 0 where there is none.
    pub fn rev(&self, subject: Subject) -> u32 {
        self.records.get(&subject).map_or(0, |entry| entry.rev)
    }

    /// These fields of a record become others, or it is a new one.
    pub fn change(&mut self, subject: Subject, fields: Map<String, Value>) {
        let entry = self.records.entry(subject).or_default();
        let before = entry.fields.clone();
        entry.fields.extend(fields);
        entry.rev += u32::from(entry.fields != before);
    }

    /// Every draft of a record becomes what stands in its field, but for those of what is no record yet.
    pub fn settle(&mut self, subject: Subject) {
        let of = |(of, field): &(Subject, String)| *of == subject && !waits(*of, field);
        let drafts: Vec<_> = self.drafts.keys().filter(|key| of(key)).cloned().collect();
        for key in drafts {
            let typed = self.drafts.remove(&key).unwrap();
            let value = match (subject.kind, key.1.as_str()) {
                (SubjectKind::Evidence, "text") => json!(typed),
                _ => serde_json::from_str(&typed).unwrap(),
            };
            self.change(subject, [(key.1, value)].into_iter().collect());
        }
    }

    /// Settles everything, as opening a notebook or a visit does.
    pub fn settle_all(&mut self) {
        let subjects: Vec<Subject> = self.drafts.keys().map(|(subject, _)| *subject).collect();
        for subject in subjects {
            self.settle(subject);
        }
    }

    /// The number that the next piece of evidence gets.
    pub fn next_number(&self) -> u64 {
        let numbers = self
            .records
            .values()
            .filter_map(|entry| entry.fields.get("number")?.as_u64());
        numbers.max().unwrap_or(0) + 1
    }

    /// Where another is not what is known here; nothing where it is, no more and no less.
    pub fn differences(&self, found: &Self) -> Vec<String> {
        let mut all = Vec::new();
        for (subject, known) in &self.records {
            match found.records.get(subject) {
                None => all.push(format!("{subject:?} is missing: {known:?}")),
                Some(entry) if !known.fits(entry) => {
                    all.push(format!("{subject:?} is {entry:?}\n  and should be {known:?}"));
                }
                Some(_) => {}
            }
        }
        let more = found
            .records
            .keys()
            .filter(|subject| !self.records.contains_key(subject));
        all.extend(more.map(|subject| format!("{subject:?} is there and nobody made it")));
        if self.drafts != found.drafts {
            all.push(format!(
                "drafts are {:?}\n  and should be {:?}",
                found.drafts, self.drafts
            ));
        }
        all
    }
}

impl Entry {
    fn fits(&self, found: &Self) -> bool {
        let fits = |(name, known): (&String, &Value)| match found.fields.get(name) {
            Some(value) => value == known || (*known == something() && value.is_string()),
            None => false,
        };
        self.rev == found.rev && self.fields.iter().all(fits)
    }
}

fn waits(subject: Subject, field: &str) -> bool {
    subject.kind == SubjectKind::Visit && UNFINISHED.contains(&field)
}
