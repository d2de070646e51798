//! Cases rated against criteria, once or twice.

use std::collections::BTreeMap;

use visitbook_domain::criteria::{Agreement, agreement, rating_of};
use visitbook_domain::criteria_sets::PROPOSED;
use visitbook_domain::{
    Case, CaseId, Criteria, CriteriaId, CriterionId, Op, Rated, Rating, Reason, Record, Refusal, SecondRating, Subject,
    SubjectKind,
};
use visitbook_store::{Change, Reader, StoreError, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::settle;
use crate::error::AppError;

impl Core {
    /// The proposed sets of criteria.
    ///
    /// # Errors
    /// None.
    pub fn proposed_criteria(&self, _: Nothing) -> Result<ProposedCriteria, AppError> {
        Ok(ProposedCriteria { sets: &PROPOSED })
    }

    /// Rates cells of the grid as one change, which one undo takes back.
    ///
    /// # Errors
    /// A case or a criterion that is not there, a case that is read against another set.
    pub fn rate_cases(&self, request: RateCases) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            let set = set_of(&tx.reader(), request.criteria)?;
            let mut by_case: BTreeMap<CaseId, Vec<RatedCell>> = BTreeMap::new();
            for cell in request.cells {
                if !set.criteria.iter().any(|criterion| criterion.id == cell.criterion) {
                    return Err(Refusal::new("criterion", Reason::Unknown).into());
                }
                by_case.entry(cell.case).or_default().push(cell);
            }
            let changes = by_case
                .into_iter()
                .map(|(case, cells)| rated(tx, &set, case, cells, request.second))
                .collect::<Result<Vec<_>, StoreError>>()?;
            tx.apply(Op::RateCases, &changes)
        })?;
        Ok(written.into())
    }

    /// How far first and second ratings of the set's cases agree.
    ///
    /// # Errors
    /// A set that is not there.
    pub fn agreement(&self, request: OfCriteria) -> Result<AgreementAnswer, AppError> {
        self.notebook()?.read(|reader| {
            let set = set_of(reader, request.criteria)?;
            let cases = reader.of_visit(SubjectKind::Case, set.visit)?;
            let cases: Vec<Case> = cases
                .into_iter()
                .filter_map(|kept| kept.record.try_into().ok())
                .collect();
            Ok(compared(&set, &cases))
        })
    }
}

fn set_of(reader: &Reader<'_>, id: CriteriaId) -> Result<Criteria, StoreError> {
    let subject = Subject {
        kind: SubjectKind::Criteria,
        id: id.0,
    };
    match reader.get(subject)?.map(|kept| kept.record) {
        Some(Record::Criteria(set)) => Ok(set),
        _ => Err(StoreError::NotFound(subject)),
    }
}

/// The case with these cells rated, its drafts settled first.
fn rated(
    tx: &mut Transaction<'_>,
    set: &Criteria,
    id: CaseId,
    cells: Vec<RatedCell>,
    second: bool,
) -> Result<Change, StoreError> {
    let subject = Subject {
        kind: SubjectKind::Case,
        id: id.0,
    };
    settle(tx, subject)?;
    let Some(Record::Case(was)) = tx.reader().get(subject)?.map(|kept| kept.record) else {
        return Err(StoreError::NotFound(subject));
    };
    let mut case = was.clone();
    if case.visit != set.visit || case.criteria.is_some_and(|other| other != set.id) {
        return Err(Refusal::new("criteria", Reason::Unknown).into());
    }
    case.criteria = Some(set.id);
    let by = tx.reader().me()?;
    let ratings = match second {
        false => &mut case.ratings,
        true => {
            let fresh = SecondRating {
                by,
                ratings: Vec::new(),
            };
            &mut case.second.get_or_insert(fresh).ratings
        }
    };
    for cell in cells {
        ratings.retain(|rated| rated.criterion != cell.criterion);
        ratings.extend(cell.rating.map(|rating| Rated {
            criterion: cell.criterion,
            rating,
            reason: cell.reason,
        }));
    }
    let place = |rated: &Rated| {
        set.criteria
            .iter()
            .position(|criterion| criterion.id == rated.criterion)
    };
    ratings.sort_by_key(place);
    Ok(Change {
        was: Some(was.into()),
        is: Some(case.into()),
    })
}

fn compared(set: &Criteria, cases: &[Case]) -> AgreementAnswer {
    let pairs_of = |criterion: CriterionId| {
        cases
            .iter()
            .filter(|case| case.criteria == Some(set.id))
            .filter_map(move |case| {
                let first = rating_of(&case.ratings, criterion)?;
                let second = rating_of(&case.second.as_ref()?.ratings, criterion)?;
                Some((case.id, (first, second)))
            })
    };
    let mut all: Vec<(Rating, Rating)> = Vec::new();
    let mut by_criterion: Vec<Agreement> = Vec::new();
    let mut apart = Vec::new();
    for criterion in &set.criteria {
        let pairs: Vec<_> = pairs_of(criterion.id).collect();
        let ratings: Vec<_> = pairs.iter().map(|(_, ratings)| *ratings).collect();
        by_criterion.push(agreement(&ratings));
        all.extend(ratings);
        let differ = pairs.iter().filter(|(_, (first, second))| first != second);
        apart.extend(differ.map(|(case, _)| (*case, criterion.id)));
    }
    AgreementAnswer {
        all: agreement(&all),
        by_criterion,
        apart,
    }
}
