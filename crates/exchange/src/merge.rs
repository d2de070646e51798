//! What importing a visit would add to a notebook. An import adds what is unknown by id, overwrites nothing and
//! lists what differs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use visitbook_domain::{ImprovementId, LetterId, LetterState, Record, Subject, SubjectKind, VisitRecords};

/// What the notebook already has, as far as an import asks.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// The notebook's version of a record, removed ones apart.
    pub known: &'a dyn Fn(Subject) -> Option<Record>,
    /// The letter of this visit in the notebook, if there is one.
    pub letter: Option<LetterId>,
    /// Numbers that are taken in this visit, by kind of record, the bin included.
    pub numbers: &'a BTreeMap<SubjectKind, BTreeSet<u32>>,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Records to add, parents before children.
    pub additions: Vec<Record>,
    /// What the file has otherwise than the notebook. The notebook's version stays.
    pub differences: Vec<Difference>,
    /// Records that get another number than in the file.
    pub renumbered: Vec<Renumbered>,
}

/// A record to look at after an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Which record.
    pub subject: Subject,
    /// What is the matter with it.
    pub why: Why,
}

/// Why a record is worth a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Why {
    /// The notebook has these fields otherwise and keeps its own.
    Fields {
        /// Names of the fields.
        fields: Vec<String>,
    },
    /// A block that the notebook's letter did not have; it was added at its place.
    NewBlock {},
    /// A block that the notebook's letter does not have. It was not added, because that letter is final.
    LetterIsFinal {},
    /// The visit has another letter here; the file's letter and its blocks were not added.
    AnotherLetter {},
    /// An added area whose link to a bullet of the inspection was left out, for the inspection here has no such bullet.
    LinkLeftOut {},
}

/// A record whose number was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Renumbered {
    /// Which.
    pub subject: Subject,
    /// Its number in the file.
    pub from: u32,
    /// Its number in the notebook.
    pub to: u32,
}

/// An id of the file that the notebook uses for a record of another visit, letter or authority. No program makes
/// such a file; nothing of it is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file has a {} with the id {} of another one in this notebook", subject.kind.word(), subject.id)]
pub struct Clash {
    /// The record in question.
    pub subject: Subject,
}

/// What importing `incoming` would add to a notebook. Importing the same file twice adds nothing the second time.
///
/// # Errors
/// An id that stands for something else in the notebook.
pub fn plan_import(incoming: &VisitRecords, here: Here<'_>) -> Result<Import, Clash> {
    let another_letter = incoming
        .letter
        .as_ref()
        .is_some_and(|letter| here.letter.is_some_and(|own| own != letter.id));
    let bullets = bullets(incoming, here);
    let mut import = Import::default();
    for (_, record) in incoming.all() {
        let subject = record.subject();
        let of_letter = is_of_letter(&record);
        if of_letter && another_letter {
            if subject.kind == SubjectKind::Letter {
                import.differs(subject, Why::AnotherLetter {});
            }
            continue;
        }
        match (here.known)(subject) {
            Some(own) => import.compare(&own, &record)?,
            None => import.add(record, here, &bullets),
        }
    }
    import.number(here.numbers);
    Ok(import)
}

/// As [`plan_import`], for a notebook that has `existing` of the same visit and nothing else.
///
/// # Errors
/// An id that stands for something else in `existing`.
pub fn merge(existing: &VisitRecords, incoming: &VisitRecords) -> Result<Import, Clash> {
    let known: BTreeMap<Subject, Record> = existing
        .all()
        .into_iter()
        .map(|(_, record)| (record.subject(), record))
        .collect();
    let mut numbers: BTreeMap<SubjectKind, BTreeSet<u32>> = BTreeMap::new();
    for (_, mut record) in existing.all() {
        let kind = record.subject().kind;
        if let Some(number) = record.number() {
            numbers.entry(kind).or_default().insert(*number);
        }
    }
    let here = Here {
        known: &|subject| known.get(&subject).cloned(),
        letter: existing.letter.as_ref().map(|letter| letter.id),
        numbers: &numbers,
    };
    plan_import(incoming, here)
}

impl Import {
    fn differs(&mut self, subject: Subject, why: Why) {
        self.differences.push(Difference { subject, why });
    }

    /// Lists the fields in which the notebook's version differs.
    fn compare(&mut self, own: &Record, other: &Record) -> Result<(), Clash> {
        let subject = other.subject();
        if parent(own) != parent(other) {
            return Err(Clash { subject });
        }
        let fields = differing(own, other);
        if !fields.is_empty() {
            self.differs(subject, Why::Fields { fields });
        }
        Ok(())
    }

    fn add(&mut self, mut record: Record, here: Here<'_>, bullets: &BTreeSet<ImprovementId>) {
        let subject = record.subject();
        if let Record::Area(area) = &mut record
            && area.improvement.is_some_and(|bullet| !bullets.contains(&bullet))
        {
            area.improvement = None;
            self.differs(subject, Why::LinkLeftOut {});
        }
        if let Record::FinalLetter(_) = &record
            && here.letter.is_some()
        {
            // What became final on another laptop is there to be looked at; it does not become final here by itself.
            return self.differs(subject, Why::AnotherLetter {});
        }
        if let Record::Block(block) = &record
            && let Some(Record::Letter(letter)) = (here.known)(Subject {
                kind: SubjectKind::Letter,
                id: block.letter.0,
            })
        {
            match letter.state {
                LetterState::Draft => self.differs(subject, Why::NewBlock {}),
                LetterState::Final => return self.differs(subject, Why::LetterIsFinal {}),
            }
        }
        self.additions.push(record);
    }

    /// Gives added records the next free number where their own is taken or not yet given.
    fn number(&mut self, taken: &BTreeMap<SubjectKind, BTreeSet<u32>>) {
        let mut taken = taken.clone();
        let mut homeless = Vec::new();
        for record in &mut self.additions {
            let subject = record.subject();
            let taken = taken.entry(subject.kind).or_default();
            if let Some(number) = record.number()
                && (*number == 0 || !taken.insert(*number))
            {
                homeless.push((subject, number));
            }
        }
        for (subject, number) in homeless {
            let taken = taken.entry(subject.kind).or_default();
            let (from, to) = (*number, next_free(taken));
            taken.insert(to);
            *number = to;
            self.renumbered.push(Renumbered { subject, from, to });
        }
    }
}

/// Whether a record is the letter, a part of it, or something said about it.
fn is_of_letter(record: &Record) -> bool {
    matches!(
        record,
        Record::Letter(_)
            | Record::Block(_)
            | Record::Comment(_)
            | Record::SetAside(_)
            | Record::FactualComment(_)
            | Record::FinalLetter(_)
    )
}

/// One above the highest; where there is no such number, the lowest that is free.
fn next_free(taken: &BTreeSet<u32>) -> u32 {
    let above = taken.last().copied().unwrap_or(0).checked_add(1);
    above
        .or_else(|| (1..u32::MAX).find(|number| !taken.contains(number)))
        .unwrap_or(u32::MAX)
}

/// Bullets that an area of this visit can be linked to in the notebook, once the import is done.
fn bullets(incoming: &VisitRecords, here: Here<'_>) -> BTreeSet<ImprovementId> {
    let known = |kind, id| (here.known)(Subject { kind, id });
    let inspection = match known(SubjectKind::Visit, incoming.visit.id.0) {
        Some(Record::Visit(own)) => own.inspection,
        _ => incoming.visit.inspection,
    };
    let inspection = match known(SubjectKind::Inspection, inspection.0) {
        Some(Record::Inspection(own)) => own,
        _ => incoming.inspection.clone(),
    };
    inspection.must_improve.iter().map(|bullet| bullet.id).collect()
}

/// The record that another cannot be moved away from: its visit, letter or authority.
fn parent(record: &Record) -> Option<Subject> {
    let (kind, id) = match record {
        Record::Inspection(inspection) => (SubjectKind::Authority, inspection.authority.0),
        Record::Visit(visit) => (SubjectKind::Authority, visit.authority.0),
        Record::Block(block) => (SubjectKind::Letter, block.letter.0),
        Record::Person(_) | Record::Authority(_) | Record::HouseStyle(_) => return None,
        Record::Area(_)
        | Record::Frame(_)
        | Record::Draw(_)
        | Record::Criteria(_)
        | Record::Case(_)
        | Record::Evidence(_)
        | Record::Attachment(_)
        | Record::Enquiry(_)
        | Record::Referral(_)
        | Record::Request(_)
        | Record::Letter(_)
        | Record::Finding(_)
        | Record::EarlierLetter(_)
        | Record::Version(_)
        | Record::Comment(_)
        | Record::SetAside(_)
        | Record::FactualComment(_)
        | Record::FinalLetter(_) => (SubjectKind::Visit, record.visit()?.0),
    };
    Some(Subject { kind, id })
}

/// Names of the fields that differ. A number of evidence is each notebook's own and no difference.
fn differing(own: &Record, other: &Record) -> Vec<String> {
    let (Ok(own), Ok(mut other)) = (own.fields(), other.fields()) else {
        return Vec::new();
    };
    let mut fields: Vec<String> = own
        .into_iter()
        .filter(|(name, value)| other.remove(name).as_ref() != Some(value))
        .map(|(name, _)| name)
        .collect();
    fields.extend(other.into_iter().map(|(name, _)| name));
    fields.retain(|name| name != "number");
    fields.sort();
    fields
}
