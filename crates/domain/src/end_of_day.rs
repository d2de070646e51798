//! The end of a day on site: what the keep-in-touch talk with the authority goes through. The day's strengths and
//! concerns by area, what is still to be found out, gaps, documents owed, children referred back.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use ts_rs::TS;

use crate::criteria::rating_of;
use crate::matrix::{Alike, Marks, Matrix};
use crate::{
    AreaId, AreaOfConcern, Case, CaseState, ChildsView, CriteriaId, Criterion, DocumentRequest, Enquiry, EnquiryState,
    Evidence, Mark, Rating, Referral, VisitRecords, matrix,
};

/// Criteria of one area at most: those that the most cases do not meet.
pub const CRITERIA_OF_AN_AREA: usize = 3;

/// A day as those who worked it know it: where it begins and ends depends on where they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// Its date.
    pub date: NaiveDate,
    /// Its first moment.
    #[ts(type = "string")]
    pub begins: DateTime<Utc>,
    /// The first moment of the next.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
}

impl Day {
    fn has(&self, at: DateTime<Utc>) -> bool {
        (self.begins..self.ends).contains(&at)
    }
}

/// What a day left, in the order in which it is talked about.
#[derive(Clone, Debug, PartialEq)]
pub struct EndOfDay<'a> {
    /// Children referred back to the authority: those still open, the longest open first, then those closed this day or
    /// later.
    pub referrals: Vec<&'a Referral>,
    /// What emerges, one for each area in the order of areas.
    pub areas: Vec<Emerging<'a>>,
    /// Strengths and concerns of the day that bear on no area.
    pub elsewhere: Vec<&'a Evidence>,
    /// Lines of enquiry that are open, oldest first.
    pub enquiries: Vec<&'a Enquiry>,
    /// Open questions that were recorded this day.
    pub questions: Vec<&'a Evidence>,
    /// What is missing.
    pub gaps: Vec<Gap<'a>>,
    /// Documents that are owed: soonest due first, those without a day last.
    pub owed: Vec<&'a DocumentRequest>,
}

/// What emerges in one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Emerging<'a> {
    /// The area.
    pub area: &'a AreaOfConcern,
    /// All its evidence up to the end of the day.
    pub so_far: Marks,
    /// The day's concerns and then its strengths, each in the order in which they were recorded.
    pub today: Vec<&'a Evidence>,
    /// What the cases that were read show: the criteria of the area that the most cases do not meet.
    pub criteria: Vec<CriterionCount<'a>>,
}

/// How the cases read for a criterion meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CriterionCount<'a> {
    /// The set it is in.
    pub set: CriteriaId,
    /// The criterion.
    pub criterion: &'a Criterion,
    /// Cases that meet it.
    pub met: u32,
    /// Cases that meet it in part.
    pub partly: u32,
    /// Cases that do not.
    pub not_met: u32,
}

impl CriterionCount<'_> {
    /// Cases in which it arises and was looked for.
    pub fn of(&self) -> u32 {
        self.met + self.partly + self.not_met
    }
}

/// Something missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap<'a> {
    /// Nothing is recorded about the area.
    Nothing(&'a AreaOfConcern),
    /// The area rests on too few kinds of source or too few sources; see [`crate::matrix::matrix`].
    Thin {
        /// The area.
        area: &'a AreaOfConcern,
        /// Kinds of source.
        kinds: u32,
        /// Sources that do not hang on each other.
        sources: u32,
    },
    /// No record of its cases holds the child's view, and no child or family was talked to about it.
    NoVoice(&'a AreaOfConcern),
    /// A case that is not read yet.
    Unread(&'a Case),
    /// A case that was read, but nobody looked whether it holds the child's view.
    ViewNotLookedFor(&'a Case),
}

/// Gathers what the day left. The bin and what came after the day count for nothing; states (open, owed, read) are those
/// of now.
pub fn end_of_day(day: Day, records: &VisitRecords) -> EndOfDay<'_> {
    let evidence: Vec<&Evidence> = records
        .evidence
        .iter()
        .filter(|each| each.binned.is_none() && each.at < day.ends)
        .collect();
    let today: Vec<&Evidence> = evidence.iter().copied().filter(|each| day.has(each.at)).collect();
    let told = |each: &&&Evidence| matches!(each.mark, Mark::Strength | Mark::Concern);
    let areas = records
        .areas
        .iter()
        .map(|area| emerging(area, &evidence, &today, records));
    EndOfDay {
        referrals: referrals(day, &records.referrals),
        areas: areas.collect(),
        elsewhere: today
            .iter()
            .filter(told)
            .filter(|each| each.areas.is_empty())
            .copied()
            .collect(),
        enquiries: records
            .enquiries
            .iter()
            .filter(|each| each.state == EnquiryState::Open && each.at < day.ends)
            .collect(),
        questions: today
            .iter()
            .filter(|each| each.mark == Mark::Question)
            .copied()
            .collect(),
        gaps: gaps(records),
        owed: owed(day.date, &records.requests),
    }
}

fn referrals(day: Day, all: &[Referral]) -> Vec<&Referral> {
    let mut shown: Vec<&Referral> = all
        .iter()
        .filter(|each| each.at < day.ends && each.closed.is_none_or(|closed| closed >= day.date))
        .collect();
    shown.sort_by_key(|each| (each.closed, each.at));
    shown
}

fn emerging<'a>(
    area: &'a AreaOfConcern,
    evidence: &[&'a Evidence],
    today: &[&'a Evidence],
    records: &'a VisitRecords,
) -> Emerging<'a> {
    let mut so_far = Marks::default();
    for each in evidence.iter().filter(|each| each.areas.contains(&area.id)) {
        so_far.add(each.mark, 1);
    }
    let of_mark = |mark| {
        today
            .iter()
            .copied()
            .filter(move |each| each.mark == mark && each.areas.contains(&area.id))
    };
    Emerging {
        area,
        so_far,
        today: of_mark(Mark::Concern).chain(of_mark(Mark::Strength)).collect(),
        criteria: criteria(area.id, records),
    }
}

fn criteria(area: AreaId, records: &VisitRecords) -> Vec<CriterionCount<'_>> {
    let of_area = records.criteria.iter().flat_map(|set| {
        let bearing = set
            .criteria
            .iter()
            .filter(move |criterion| criterion.area == Some(area));
        bearing.map(|criterion| count(set.id, criterion, &records.cases))
    });
    let mut counted: Vec<CriterionCount<'_>> = of_area.filter(|count| count.not_met > 0).collect();
    counted.sort_by_key(|count| Reverse(count.not_met));
    counted.truncate(CRITERIA_OF_AN_AREA);
    counted
}

fn count<'a>(set: CriteriaId, criterion: &'a Criterion, cases: &[Case]) -> CriterionCount<'a> {
    let rated = |rating| {
        let of_set = cases.iter().filter(|case| case.criteria == Some(set));
        let so = of_set.filter(|case| rating_of(&case.ratings, criterion.id) == Some(rating));
        u32::try_from(so.count()).unwrap_or(u32::MAX)
    };
    CriterionCount {
        set,
        criterion,
        met: rated(Rating::Met),
        partly: rated(Rating::Partly),
        not_met: rated(Rating::NotMet),
    }
}

fn gaps(records: &VisitRecords) -> Vec<Gap<'_>> {
    let areas: Vec<AreaId> = records.areas.iter().map(|area| area.id).collect();
    let evidence: Vec<Alike> = records.evidence.iter().filter_map(Alike::of).collect();
    let Matrix { rows, .. } = matrix(&areas, &records.cases, &evidence);
    let rows = || records.areas.iter().zip(&rows);
    let nothing = rows()
        .filter(|(_, row)| row.all.total() == 0)
        .map(|(area, _)| Gap::Nothing(area));
    let thin = rows()
        .filter(|(_, row)| row.thin && row.all.total() > 0)
        .map(|(area, row)| Gap::Thin {
            area,
            kinds: row.kinds,
            sources: row.sources,
        });
    let unheard = rows()
        .filter(|(_, row)| row.all.total() > 0 && row.voiced == 0 && row.family == 0)
        .map(|(area, _)| Gap::NoVoice(area));
    let unread = records
        .cases
        .iter()
        .filter(|case| matches!(case.state, CaseState::ToRead | CaseState::Reading))
        .map(Gap::Unread);
    let unseen = records
        .cases
        .iter()
        .filter(|case| case.state == CaseState::Read && case.childs_view == ChildsView::NotLookedAt)
        .map(Gap::ViewNotLookedFor);
    nothing.chain(thin).chain(unheard).chain(unread).chain(unseen).collect()
}

fn owed(date: NaiveDate, all: &[DocumentRequest]) -> Vec<&DocumentRequest> {
    let mut owed: Vec<&DocumentRequest> = all
        .iter()
        .filter(|each| each.received.is_none() && each.asked <= date)
        .collect();
    owed.sort_by_key(|each| (each.due.is_none(), each.due, each.asked));
    owed
}
