//! Notes that were typed elsewhere: read, split, reviewed in the window, and stored as evidence at once.

use uuid::Uuid;
use visitbook_domain::{AreaId, CaseId, PersonId, Record, SubjectKind};
use visitbook_exchange::notes::{Because, Known, MOST_BYTES, Notes, Proposed, accounting, split};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::notes_became_evidence;
use crate::error::{AppError, Code};
use crate::host::OpenKind;
use crate::links;

impl Core {
    /// Asks for a file of notes and splits it into what may become evidence of the visit. Nothing is stored.
    ///
    /// # Errors
    /// A file that cannot be read as notes: why, in words.
    pub fn choose_notes(&self, request: OpenVisit) -> Result<NotesChosen, AppError> {
        let Some(path) = self.host.ask_open(OpenKind::Notes) else {
            return Ok(NotesChosen {
                name: None,
                parts: Vec::new(),
                left_out: Vec::new(),
                characters: 0,
                in_records: 0,
            });
        };
        let bytes = crate::import::load_up_to(&path, MOST_BYTES)?;
        let notes = Notes::open(&bytes)
            .map_err(|error| AppError::new(Code::NotesUnreadable, "the notes cannot be read").with("problem", error))?;
        let records = self
            .notebook()?
            .read(|reader| crate::visits::records_of(reader, request.visit))?;
        let named = |all: Vec<(Uuid, &String)>| -> Vec<(String, String)> {
            all.into_iter()
                .map(|(id, name)| (id.to_string(), name.clone()))
                .collect()
        };
        let areas = named(records.areas.iter().map(|area| (area.id.0, &area.title)).collect());
        let cases = named(records.cases.iter().map(|case| (case.id.0, &case.reference)).collect());
        let people = named(
            records
                .people
                .iter()
                .map(|person| (person.id.0, &person.name))
                .collect(),
        );
        let known = Known {
            areas: &areas,
            cases: &cases,
            people: &people,
        };
        let first = records.visit.dates.first().map(|span| span.first);
        let proposed = split(&notes, &known, first);
        let counted = accounting(&notes, &proposed);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(NotesChosen {
            name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
            parts: proposed.into_iter().map(part).collect(),
            left_out: notes
                .left_out
                .iter()
                .map(|left| NotesLeftOut {
                    what: left.what.to_string(),
                    places: number(left.places),
                    characters: number(left.characters),
                })
                .collect(),
            characters: number(counted.characters),
            in_records: number(counted.in_records),
        })
    }

    /// Stores what was chosen of notes as evidence, all or none, with the times of the notes.
    ///
    /// # Errors
    /// Evidence that breaks a rule or points to something the visit has not.
    pub fn import_notes(&self, request: ImportNotes) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            if let Some(first) = request.evidence.first() {
                notes_became_evidence(tx, first.visit)?;
            }
            request.evidence.into_iter().try_for_each(|mut evidence| {
                evidence.number = tx.reader().next_number(SubjectKind::Evidence, evidence.visit)?;
                evidence.binned = None;
                let record = Record::from(evidence);
                links::check(tx, &record)?;
                tx.add(record)
            })
        })?;
        Ok(written.into())
    }
}

fn part(proposed: Proposed) -> NotesPart {
    let id = |text: &String| Uuid::parse_str(text).ok();
    let kind = proposed.kind.unwrap_or(visitbook_domain::EvidenceKind::ChildsRecord);
    NotesPart {
        kept: proposed.kept,
        heading: proposed.because == Because::Heading,
        headings: proposed.headings,
        date: proposed.date,
        time: proposed.time,
        person: proposed.person.as_ref().and_then(id).map(PersonId),
        areas: proposed.areas.iter().filter_map(id).map(AreaId).collect(),
        tags: proposed.tags,
        case: proposed.case.as_ref().and_then(id).map(CaseId),
        mark: proposed.mark,
        kind,
        basis: proposed.basis.unwrap_or_else(|| kind.usual_basis()),
        source: proposed.source.unwrap_or_default(),
        text: proposed.text,
    }
}
