//! What was counted behind a sentence: so many of so many. The evidence that it rests on may say so itself; where it
//! does not, the cases do, by the one criterion that they were read against in the sentence's area, or by how many of
//! the cases that were read the evidence is about.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;
use visitbook_domain::criteria::rating_of;
use visitbook_domain::{AreaId, Case, CaseId, CaseState, Count, CriterionId, Evidence, Mark, Rating, VisitRecords};

/// So many of so many, and who counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Behind {
    /// So many.
    pub met: u32,
    /// Of so many.
    pub of: u32,
    /// Where the count comes from.
    pub by: CountedBy,
}

/// Where a count comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CountedBy {
    /// A piece of evidence says it.
    Evidence,
    /// The cases were rated against one criterion of the area.
    Criterion,
    /// The evidence is about so many of the cases that were read.
    Cases,
}

/// What was counted behind a claim that rests on these pieces; `None` where nothing was.
pub(super) fn behind(pieces: &[&Evidence], records: &VisitRecords) -> Option<Behind> {
    said(pieces)
        .or_else(|| rated(pieces, records))
        .or_else(|| read(pieces, records))
}

/// The count over the most that a piece itself says.
fn said(pieces: &[&Evidence]) -> Option<Behind> {
    let counts = pieces.iter().filter_map(|piece| piece.count);
    counts.max_by_key(|count| count.of).map(|Count { met, of }| Behind {
        met,
        of,
        by: CountedBy::Evidence,
    })
}

/// The ratings against the area's criterion, where it has exactly one that cases were rated against. A strength counts
/// the cases in which it is met, a concern those in which it is not, or only partly.
fn rated(pieces: &[&Evidence], records: &VisitRecords) -> Option<Behind> {
    if cases_of(pieces).is_empty() {
        return None;
    }
    let areas: BTreeSet<AreaId> = pieces.iter().flat_map(|piece| piece.areas.iter().copied()).collect();
    let of_area = records.criteria.iter().flat_map(|set| &set.criteria);
    let criteria: Vec<CriterionId> = of_area
        .filter(|criterion| criterion.area.is_some_and(|area| areas.contains(&area)))
        .map(|criterion| criterion.id)
        .collect();
    let mut counted = criteria
        .iter()
        .filter_map(|id| ratings(*id, &records.cases, concern(pieces)));
    let only = counted.next()?;
    counted.next().is_none().then_some(only)
}

fn ratings(criterion: CriterionId, cases: &[Case], concern: bool) -> Option<Behind> {
    let ratings: Vec<Rating> = cases
        .iter()
        .filter(|case| case.state != CaseState::SetAside)
        .filter_map(|case| rating_of(&case.ratings, criterion))
        .filter(|rating| matches!(rating, Rating::Met | Rating::Partly | Rating::NotMet))
        .collect();
    let counts = |rating: &&Rating| (**rating == Rating::Met) != concern;
    let met = ratings.iter().filter(counts).count();
    (!ratings.is_empty()).then(|| Behind {
        met: count(met),
        of: count(ratings.len()),
        by: CountedBy::Criterion,
    })
}

/// How many of the cases that were read the pieces are about. Where a piece is about no case, it speaks of more than
/// the sample, and the sample is no count of it. A case that is still being read, or was set aside, is not counted: it is
/// not among those of which they are so many.
fn read(pieces: &[&Evidence], records: &VisitRecords) -> Option<Behind> {
    let about = cases_of(pieces);
    let only_cases = pieces
        .iter()
        .all(|piece| piece.case.is_some() || piece.mark == Mark::Question);
    let read = || records.cases.iter().filter(|case| case.state == CaseState::Read);
    let met = read().filter(|case| about.contains(&case.id)).count();
    (only_cases && met > 0).then(|| Behind {
        met: count(met),
        of: count(read().count()),
        by: CountedBy::Cases,
    })
}

fn cases_of(pieces: &[&Evidence]) -> BTreeSet<CaseId> {
    pieces.iter().filter_map(|piece| piece.case).collect()
}

fn concern(pieces: &[&Evidence]) -> bool {
    let of = |mark| pieces.iter().filter(|piece| piece.mark == mark).count();
    of(Mark::Concern) > of(Mark::Strength)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
