//! What a case is read against: sets of criteria by theme, ratings, and how far two readers agree.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AreaId, CriteriaId, CriterionId, VisitId};
use crate::refusal::{Reason, Refusal, line, list, text};

/// A set of criteria. Each visit has sets of its own, begun from the proposals in [`crate::criteria_sets`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// Its id.
    pub id: CriteriaId,
    /// The visit.
    pub visit: VisitId,
    /// Which children it is for.
    pub theme: Theme,
    /// Its name: `Children on a protection plan`.
    pub title: String,
    /// The criteria in the order of the grid's columns.
    pub criteria: Vec<Criterion>,
}

/// One thing a record is read for, in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// What should be found: `Supervision moves the plan on`.
    pub text: String,
    /// The area of concern it bears on.
    pub area: Option<AreaId>,
}

/// Which children a set of criteria is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// The first response to contacts and referrals.
    FrontDoor,
    /// Children in need.
    ChildrenInNeed,
    /// Children subject to protection enquiries and plans.
    Protection,
    /// Children in care.
    InCare,
    /// Planning and achieving permanence.
    Permanence,
    /// Care leavers.
    CareLeavers,
}

/// How a case meets a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// It does.
    Met,
    /// In part.
    Partly,
    /// It does not.
    NotMet,
    /// The record was not read for it.
    NotSeen,
    /// It does not arise in this case.
    NotApplicable,
}

impl Rating {
    /// Every rating, best first.
    pub const ALL: [Self; 5] = [
        Self::Met,
        Self::Partly,
        Self::NotMet,
        Self::NotSeen,
        Self::NotApplicable,
    ];
}

/// How a case meets one criterion, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// The criterion.
    pub criterion: CriterionId,
    /// The rating.
    pub rating: Rating,
    /// What in the record it rests on; may be empty.
    #[serde(default)]
    pub reason: String,
}

impl Rated {
    /// A rating without a reason.
    pub fn plain(criterion: CriterionId, rating: Rating) -> Self {
        Self {
            criterion,
            rating,
            reason: String::new(),
        }
    }
}

/// Most criteria of one set: more than this no reader can hold a record against.
pub const MOST_CRITERIA: usize = 40;

impl Criteria {
    /// Refuses a set without a name, a criterion without words or with more than one line, or one that stands twice.
    pub fn check(&self) -> Result<(), Refusal> {
        line("title", &self.title)?;
        if self.criteria.len() > MOST_CRITERIA {
            return Err(Refusal::new("criteria", Reason::TooLong));
        }
        for (at, criterion) in self.criteria.iter().enumerate() {
            line(&format!("criteria.{at}.text"), &criterion.text)?;
            if self.criteria.iter().take(at).any(|other| other.id == criterion.id) {
                return Err(Refusal::new(format!("criteria.{at}.id"), Reason::Twice));
            }
        }
        Ok(())
    }
}

/// Refuses more ratings than a record may have entries, a criterion rated twice, and reasons that are too long.
pub(crate) fn check_ratings(field: &str, ratings: &[Rated]) -> Result<(), Refusal> {
    list(field, ratings)?;
    for (at, rated) in ratings.iter().enumerate() {
        text(&format!("{field}.{at}.reason"), &rated.reason)?;
        if ratings.iter().take(at).any(|other| other.criterion == rated.criterion) {
            return Err(Refusal::new(format!("{field}.{at}.criterion"), Reason::Twice));
        }
    }
    Ok(())
}

/// The rating of a criterion; `None` where it is not yet rated.
pub fn rating_of(ratings: &[Rated], criterion: CriterionId) -> Option<Rating> {
    ratings
        .iter()
        .find(|rated| rated.criterion == criterion)
        .map(|rated| rated.rating)
}

/// How far two readers of the same cases agree.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Agreement {
    /// Pairs of ratings that both readers gave.
    pub pairs: u32,
    /// Those of them that are the same.
    pub same: u32,
    /// Cohen's kappa: agreement beyond what chance alone would give, 1 for full agreement. `None` where it is not
    /// defined: no pair, or both readers gave one rating throughout.
    pub kappa: Option<f64>,
}

/// The agreement of pairs of ratings, after J. Cohen, A coefficient of agreement for nominal scales (1960). A pair in
/// which one reader says "not seen" compares nothing and is left out.
pub fn agreement(pairs: &[(Rating, Rating)]) -> Agreement {
    let pairs: Vec<_> = pairs
        .iter()
        .filter(|(a, b)| *a != Rating::NotSeen && *b != Rating::NotSeen)
        .collect();
    let n = pairs.len() as f64;
    let same = pairs.iter().filter(|(a, b)| a == b).count();
    let by_chance: f64 = Rating::ALL
        .iter()
        .map(|rating| {
            let first = pairs.iter().filter(|(a, _)| a == rating).count() as f64;
            let second = pairs.iter().filter(|(_, b)| b == rating).count() as f64;
            first * second / (n * n)
        })
        .sum();
    let defined = !pairs.is_empty() && (1.0 - by_chance).abs() > f64::EPSILON;
    Agreement {
        pairs: u32::try_from(pairs.len()).unwrap_or(u32::MAX),
        same: u32::try_from(same).unwrap_or(u32::MAX),
        kappa: defined.then(|| (same as f64 / n - by_chance) / (1.0 - by_chance)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_is_that_of_a_worked_table() {
        // 20 both met, 15 both not met, 5 and 10 apart: 0.70 seen, 0.50 by chance, so 0.40.
        let mut pairs = vec![(Rating::Met, Rating::Met); 20];
        pairs.extend([(Rating::Met, Rating::NotMet); 5]);
        pairs.extend([(Rating::NotMet, Rating::Met); 10]);
        pairs.extend([(Rating::NotMet, Rating::NotMet); 15]);
        let found = agreement(&pairs);
        assert_eq!((found.pairs, found.same), (50, 35));
        assert!((found.kappa.unwrap() - 0.4).abs() < 1e-9);
    }

    #[test]
    fn where_nothing_can_differ_there_is_no_kappa() {
        assert_eq!(agreement(&[]).kappa, None);
        assert_eq!(agreement(&[(Rating::Met, Rating::Met); 3]).kappa, None);
        let unseen = agreement(&[(Rating::Met, Rating::NotSeen); 3]);
        assert_eq!((unseen.pairs, unseen.kappa), (0, None));
    }

    #[test]
    fn full_agreement_is_one() {
        let pairs = [(Rating::Met, Rating::Met), (Rating::NotMet, Rating::NotMet)];
        assert_eq!(agreement(&pairs).kappa, Some(1.0));
    }
}
