//! Where the evidence lies: areas of concern against kinds of source, counted by mark, with what is thin.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;

use crate::case::{Case, ChildsView};
use crate::evidence::{Evidence, EvidenceKind, Mark};
use crate::ids::{AreaId, CaseId};

/// Fewer records than this in a cell, and fewer kinds of source or independent sources in an area, are thin.
pub const ENOUGH: usize = 2;

/// How many records of each mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Marks {
    /// Strengths.
    pub strength: u32,
    /// Concerns.
    pub concern: u32,
    /// Context.
    pub context: u32,
    /// Open questions.
    pub question: u32,
}

/// The evidence of one area from one kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MatrixCell {
    /// The kind of source.
    pub kind: EvidenceKind,
    /// How many records of each mark.
    pub marks: Marks,
    /// Fewer than two records.
    pub thin: bool,
}

/// The evidence of one area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MatrixRow {
    /// The area.
    pub area: AreaId,
    /// One for each kind of source that the visit has used at all, in the order of kinds.
    pub cells: Vec<MatrixCell>,
    /// All kinds together.
    pub all: Marks,
    /// How many kinds of source there are.
    pub kinds: u32,
    /// How many sources do not hang on each other: different cases, or different roles in different conversations.
    pub sources: u32,
    /// Fewer than two kinds or fewer than two independent sources.
    pub thin: bool,
    /// Cases in which evidence of this area was found.
    pub cases: u32,
    /// Those of them whose record holds the child's own view.
    pub voiced: u32,
    /// Records of conversations with children and families.
    pub family: u32,
}

/// Areas against kinds of source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Matrix {
    /// The kinds of source that the visit has used, in the order of kinds.
    pub kinds: Vec<EvidenceKind>,
    /// One for each area, in the order given.
    pub rows: Vec<MatrixRow>,
    /// Cells and areas that are thin.
    pub thin: u32,
}

/// Evidence that is alike in everything that the matrix counts by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Its areas of concern.
    pub areas: Vec<AreaId>,
    /// Its mark.
    pub mark: Mark,
    /// The kind of source.
    pub kind: EvidenceKind,
    /// The case it was found in, where there is one.
    pub case: Option<CaseId>,
    /// Whose word or which document it is.
    pub source: String,
    /// How many records.
    pub pieces: u32,
}

impl Alike {
    /// A record by itself; none for one in the bin.
    pub fn of(evidence: &Evidence) -> Option<Self> {
        evidence.binned.is_none().then(|| Self {
            areas: evidence.areas.clone(),
            mark: evidence.mark,
            kind: evidence.kind,
            case: evidence.case,
            source: evidence.source.clone(),
            pieces: 1,
        })
    }
}

/// Counts a visit's evidence without its bin. An open question is no source yet: it counts as a record, but makes
/// nothing less thin.
pub fn matrix(areas: &[AreaId], cases: &[Case], evidence: &[Alike]) -> Matrix {
    let used: BTreeSet<EvidenceKind> = evidence.iter().map(|each| each.kind).collect();
    let voiced: BTreeSet<CaseId> = cases
        .iter()
        .filter(|case| case.childs_view == ChildsView::Recorded)
        .map(|case| case.id)
        .collect();
    let mut by_area: BTreeMap<AreaId, Vec<&Alike>> = BTreeMap::new();
    for each in evidence {
        for area in &each.areas {
            by_area.entry(*area).or_default().push(each);
        }
    }
    let rows: Vec<MatrixRow> = areas
        .iter()
        .map(|area| row(*area, by_area.get(area).map_or(&[], Vec::as_slice), &used, &voiced))
        .collect();
    let thin = rows.iter().map(MatrixRow::thin_spots).sum();
    Matrix {
        kinds: used.into_iter().collect(),
        rows,
        thin,
    }
}

impl MatrixRow {
    fn thin_spots(&self) -> u32 {
        let cells = self.cells.iter().filter(|cell| cell.thin).count();
        u32::try_from(cells)
            .unwrap_or(u32::MAX)
            .saturating_add(u32::from(self.thin))
    }
}

impl Marks {
    /// All of them together.
    pub fn total(&self) -> u32 {
        self.strength + self.concern + self.context + self.question
    }

    pub(crate) fn add(&mut self, mark: Mark, pieces: u32) {
        let count = match mark {
            Mark::Strength => &mut self.strength,
            Mark::Concern => &mut self.concern,
            Mark::Context => &mut self.context,
            Mark::Question => &mut self.question,
        };
        *count = count.saturating_add(pieces);
    }
}

fn row(area: AreaId, found: &[&Alike], used: &BTreeSet<EvidenceKind>, voiced: &BTreeSet<CaseId>) -> MatrixRow {
    let mut by_kind: BTreeMap<EvidenceKind, Marks> = used.iter().map(|kind| (*kind, Marks::default())).collect();
    let mut all = Marks::default();
    for each in found {
        by_kind.entry(each.kind).or_default().add(each.mark, each.pieces);
        all.add(each.mark, each.pieces);
    }
    let solid: Vec<&Alike> = found
        .iter()
        .copied()
        .filter(|each| each.mark != Mark::Question)
        .collect();
    let kinds: BTreeSet<EvidenceKind> = solid.iter().map(|each| each.kind).collect();
    let sources: BTreeSet<Source> = solid
        .iter()
        .map(|each| Source::new(each.case, each.kind, &each.source))
        .collect();
    let cases: BTreeSet<CaseId> = found.iter().filter_map(|each| each.case).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    MatrixRow {
        area,
        cells: by_kind
            .into_iter()
            .map(|(kind, marks)| MatrixCell {
                kind,
                marks,
                thin: (marks.total() as usize) < ENOUGH,
            })
            .collect(),
        all,
        kinds: count(kinds.len()),
        sources: count(sources.len()),
        thin: kinds.len() < ENOUGH || sources.len() < ENOUGH,
        voiced: count(cases.intersection(voiced).count()),
        cases: count(cases.len()),
        family: found
            .iter()
            .filter(|each| each.kind == EvidenceKind::Family)
            .map(|each| each.pieces)
            .sum(),
    }
}

/// Where a piece of evidence comes from, so far as one source depends on another: a child's case with everyone who
/// speaks about it; outside a case, a role or a document, whatever the occasion; and where none is named, its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A child's case.
    Case(CaseId),
    /// A role or a document, in small letters.
    Named(String),
    /// A kind of source that nobody named further.
    Kind(EvidenceKind),
}

impl Source {
    /// Where a piece of evidence comes from.
    pub fn of(evidence: &Evidence) -> Self {
        Self::new(evidence.case, evidence.kind, &evidence.source)
    }

    fn new(case: Option<CaseId>, kind: EvidenceKind, source: &str) -> Self {
        match (case, source.trim()) {
            (Some(case), _) => Self::Case(case),
            (None, "") => Self::Kind(kind),
            (None, named) => Self::Named(named.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::evidence::Basis;
    use crate::ids::{EvidenceId, PersonId, VisitId};

    const AREA: AreaId = AreaId(Uuid::from_u128(1));

    fn evidence(kind: EvidenceKind, mark: Mark, case: Option<u128>, source: &str) -> Evidence {
        Evidence {
            id: EvidenceId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            number: 1,
            kind,
            basis: Basis::Read,
            mark,
            areas: vec![AREA],
            tags: vec![],
            case: case.map(|id| CaseId(Uuid::from_u128(id))),
            source: source.into(),
            text: "x".into(),
            happened: None,
            count: None,
            at: DateTime::UNIX_EPOCH,
            author: PersonId(Uuid::nil()),
            binned: None,
        }
    }

    fn counted(cases: &[Case], found: &[Evidence]) -> Matrix {
        let found: Vec<Alike> = found.iter().filter_map(Alike::of).collect();
        matrix(&[AREA], cases, &found)
    }

    fn thin(found: &[Evidence]) -> bool {
        counted(&[], found).rows[0].thin
    }

    #[test]
    fn an_area_is_thin_with_one_kind_of_source_or_with_one_source() {
        use EvidenceKind::{ChildsRecord, Leader, Worker};
        let strength = |kind, case, source| evidence(kind, Mark::Strength, case, source);
        let cases = [
            (vec![], true),
            (
                vec![strength(ChildsRecord, Some(1), ""), strength(ChildsRecord, Some(2), "")],
                true,
            ),
            (
                vec![
                    strength(ChildsRecord, Some(1), ""),
                    strength(Worker, Some(1), "Social worker"),
                ],
                true,
            ),
            (
                vec![
                    strength(ChildsRecord, Some(1), ""),
                    strength(Worker, None, "Social worker"),
                ],
                false,
            ),
            (
                vec![
                    strength(Leader, None, "Head of service"),
                    strength(Worker, None, "Social worker"),
                ],
                false,
            ),
            (
                vec![
                    strength(ChildsRecord, Some(1), ""),
                    evidence(Leader, Mark::Question, None, "Head of service"),
                ],
                true,
            ),
        ];
        for (at, (found, expected)) in cases.iter().enumerate() {
            assert_eq!(thin(found), *expected, "case {at}");
        }
    }

    #[test]
    fn a_cell_is_thin_with_fewer_than_two_records_and_the_bin_counts_for_nothing() {
        let mut binned = evidence(EvidenceKind::Audit, Mark::Concern, None, "");
        binned.binned = Some(DateTime::UNIX_EPOCH);
        let found = [
            evidence(EvidenceKind::ChildsRecord, Mark::Concern, Some(1), ""),
            evidence(EvidenceKind::ChildsRecord, Mark::Strength, Some(2), ""),
            evidence(EvidenceKind::Worker, Mark::Strength, None, "Social worker"),
            binned,
        ];
        let matrix = counted(&[], &found);
        assert_eq!(matrix.kinds, [EvidenceKind::ChildsRecord, EvidenceKind::Worker]);
        let cells: Vec<_> = matrix.rows[0]
            .cells
            .iter()
            .map(|cell| (cell.marks.total(), cell.thin))
            .collect();
        assert_eq!(cells, [(2, false), (1, true)]);
        assert_eq!(
            (matrix.rows[0].all.strength, matrix.rows[0].all.concern, matrix.thin),
            (2, 1, 1)
        );
    }

    #[test]
    fn the_childs_voice_is_the_share_of_an_areas_cases_whose_record_holds_it() {
        let case = |id: u128, view| {
            let mut case = Case::new(
                CaseId(Uuid::from_u128(id)),
                VisitId(Uuid::nil()),
                "C".into(),
                String::new(),
            );
            case.childs_view = view;
            case
        };
        let cases = [
            case(1, ChildsView::Recorded),
            case(2, ChildsView::NotRecorded),
            case(3, ChildsView::Recorded),
        ];
        let found = [
            evidence(EvidenceKind::ChildsRecord, Mark::Concern, Some(1), ""),
            evidence(EvidenceKind::ChildsRecord, Mark::Concern, Some(2), ""),
            evidence(EvidenceKind::Family, Mark::Context, None, "Parent"),
        ];
        let matrix = counted(&cases, &found);
        let row = &matrix.rows[0];
        assert_eq!((row.cases, row.voiced, row.family), (2, 1, 1));
    }
}
