//! Fills a notebook with made-up visits to the fictional authority, change by change as the program would, so that it has
//! the journal and the search index of a notebook that grew.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;
use visitbook_domain::{
    AreaId, Basis, CaseId, Environment, Evidence, EvidenceId, EvidenceKind, Mark, Record, Subject, SubjectKind, VisitId,
};
use visitbook_store::{KeyFile, Notebook, Sheet, StoreError};
use visitbook_testkit::notebooks::CHEAP;
use visitbook_testkit::{PASSPHRASE, TestEnvironment, northmere};

use crate::words::{Dice, Vocabulary};

/// Goes up with every change of what is written here or in the words, so that no notebook of an older recipe is measured.
pub const RECIPE: u32 = 2;
/// Pieces of a visit, and of those that are there to be compared with it.
pub const USUAL: u32 = 1_000;
/// A small visit.
pub const FEW: u32 = 100;
/// A visit larger than any; only notebooks with room for it have one.
pub const MANY: u32 = 10_000;

const AREAS: u32 = 5;
const CASES: u32 = 24;
/// Records of one transaction.
const AT_ONCE: usize = 1_000;
const MARKS: [Mark; 4] = [Mark::Strength, Mark::Concern, Mark::Context, Mark::Question];
const SOURCES: [&str; 6] = [
    "Social worker",
    "Team manager",
    "Head of service",
    "Independent reviewing officer",
    "Plan of March",
    "Parent",
];
const TAGS: [&str; 8] = [
    "supervision",
    "plan",
    "delay",
    "thresholds",
    "voice",
    "health",
    "school",
    "placement",
];

/// A visit of the notebook: its place among them, from 0, and how many pieces it has.
#[derive(Clone, Copy)]
pub struct Made {
    nth: u32,
    /// How many pieces of evidence it has.
    pub pieces: u32,
}

impl Made {
    /// Its id.
    pub fn visit(self) -> VisitId {
        VisitId(self.id(0))
    }

    /// The id of a piece of its evidence, by number from 1.
    pub fn evidence(self, number: u32) -> EvidenceId {
        EvidenceId(self.id(1_000 + number))
    }

    /// One of its areas, from 0.
    pub fn area(self, n: u32) -> AreaId {
        AreaId(self.id(100 + n))
    }

    fn case(self, n: u32) -> CaseId {
        CaseId(self.id(200 + n))
    }

    /// Ids of version 7 that sort as they are made, as the program's do.
    fn id(self, n: u32) -> Uuid {
        Uuid::from_u128(0x0194_0000_0000_7000_8000_0000_0000_0000 + (u128::from(self.nth) << 80) + u128::from(n))
    }
}

/// The visits of a notebook with so many pieces: of the usual size, but for one small one, one that fills up what that
/// lacks, and one very large one where there is room.
pub fn visits(pieces: u32) -> Vec<Made> {
    let many = if pieces > 2 * MANY { MANY } else { 0 };
    let usual = (pieces - many) / USUAL - 1;
    let sizes = std::iter::repeat_n(USUAL, usual as usize).chain([FEW, USUAL - FEW, many]);
    sizes
        .filter(|size| *size > 0)
        .zip(0..)
        .map(|(pieces, nth)| Made { nth, pieces })
        .collect()
}

/// The visit of this size that was made first.
pub fn visit_of(pieces: u32, size: u32) -> Option<Made> {
    visits(pieces).into_iter().find(|visit| visit.pieces == size)
}

/// The number under which the vocabulary tells the text of a piece.
pub fn text_number(visit: Made, number: u32) -> u64 {
    (u64::from(visit.nth) << 32) + u64::from(number)
}

/// Makes a notebook of so many pieces in `folder`.
pub fn build(folder: &Path, pieces: u32, vocabulary: &Vocabulary) -> Result<(), Box<dyn Error>> {
    let env = Arc::new(TestEnvironment::default());
    let notebook = empty(folder, &env)?;
    let records = northmere::records();
    let begun = records
        .people
        .into_iter()
        .map(Record::from)
        .chain([records.authority.into(), records.inspection.into()]);
    write(&notebook, env.as_ref(), begun.collect())?;
    for visit in visits(pieces) {
        write(&notebook, env.as_ref(), around(visit))?;
        let mut waiting = Vec::with_capacity(AT_ONCE);
        for number in 1..=visit.pieces {
            waiting.push(piece(visit, number, vocabulary).into());
            if waiting.len() == AT_ONCE || number == visit.pieces {
                write(&notebook, env.as_ref(), std::mem::take(&mut waiting))?;
            }
        }
    }
    Ok(())
}

fn empty(folder: &Path, env: &Arc<TestEnvironment>) -> Result<Notebook, StoreError> {
    let mut randomness = [0; Sheet::RANDOMNESS];
    env.fill(&mut randomness)?;
    let (keys, key) = KeyFile::new(env.new_id(), PASSPHRASE, &Sheet::new(&randomness), CHEAP, env.as_ref())?;
    let me = northmere::person(9, "Maren Hollis");
    Notebook::create(folder, &keys, &key, &me, Arc::clone(env) as Arc<dyn Environment>)
}

fn write(notebook: &Notebook, env: &TestEnvironment, records: Vec<Record>) -> Result<(), StoreError> {
    notebook
        .transact(env.new_id(), move |tx| {
            records.into_iter().try_for_each(|record| tx.add(record))
        })
        .map(drop)
}

/// The visit itself, its areas and its cases.
fn around(made: Made) -> Vec<Record> {
    let mut visit = northmere::visit();
    visit.id = made.visit();
    let areas = (0..AREAS).map(|n| {
        let mut area = northmere::area(u128::from(n), &format!("Area {}", n + 1));
        (area.id, area.visit) = (made.area(n), made.visit());
        area.into()
    });
    let cases = (0..CASES).map(|n| {
        let mut case = northmere::case(u128::from(n) + 1);
        (case.id, case.visit) = (made.case(n), made.visit());
        case.into()
    });
    std::iter::once(visit.into()).chain(areas).chain(cases).collect()
}

/// One piece of evidence: in one or two areas, two in three of a case, with its labels.
pub fn piece(visit: Made, number: u32, vocabulary: &Vocabulary) -> Evidence {
    let mut dice = Dice(text_number(visit, number));
    let mut piece = northmere::evidence(number, Mark::Context, &vocabulary.text(text_number(visit, number)));
    piece.id = visit.evidence(number);
    piece.visit = visit.visit();
    piece.kind = dice
        .one_of(&EvidenceKind::ALL)
        .copied()
        .unwrap_or(EvidenceKind::Meeting);
    piece.basis = Basis::Read;
    piece.mark = dice.one_of(&MARKS).copied().unwrap_or(Mark::Context);
    let area = dice.below(AREAS);
    piece.areas = vec![visit.area(area)];
    if dice.below(4) == 0 {
        piece.areas.push(visit.area((area + 1) % AREAS));
    }
    piece.case = (dice.below(3) > 0).then(|| visit.case(dice.below(CASES)));
    piece.source = dice.one_of(&SOURCES).copied().unwrap_or_default().to_owned();
    if dice.below(2) == 0 {
        piece.tags = dice.one_of(&TAGS).map(|tag| (*tag).to_owned()).into_iter().collect();
    }
    piece
}

/// Names a piece of evidence.
pub fn subject(evidence: EvidenceId) -> Subject {
    Subject {
        kind: SubjectKind::Evidence,
        id: evidence.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visits_of_a_notebook_have_as_many_pieces_as_it_should() {
        for pieces in [10_000, 20_000, 1_000_000] {
            let visits = visits(pieces);
            assert_eq!(visits.iter().map(|visit| visit.pieces).sum::<u32>(), pieces);
            assert!(visit_of(pieces, FEW).is_some() && visit_of(pieces, USUAL).is_some());
        }
        assert_eq!(visit_of(1_000_000, MANY).map(|visit| visit.pieces), Some(MANY));
    }
}
