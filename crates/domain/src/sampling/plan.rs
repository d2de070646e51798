//! What is asked for: which children, in which groups, how many of each, and who by hand.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::frame::{AgeBand, FrameRow, List, Sex};
use crate::refusal::{Reason, Refusal, line, list, optional_line};

/// Most cases that one plan may ask for, those in reserve included.
pub const LARGEST_SAMPLE: u32 = 500;
/// Most days that a filter may look back, about a hundred years.
pub const LONGEST_DAYS: u32 = 36_525;

/// Which rows of the frame are meant. What is empty or not given leaves nothing out; days count back from the plan's
/// `as_of`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// The lists it may stand in.
    pub lists: Vec<List>,
    /// The teams that may hold it, spelt as in the frame; an empty entry means rows that name no team.
    pub teams: Vec<String>,
    /// The age bands.
    pub age_bands: Vec<AgeBand>,
    /// The sexes.
    pub sexes: Vec<Sex>,
    /// Begun at most so many days ago, and not in the days to come.
    pub started_within_days: Option<u32>,
    /// Last seen at most so many days ago, and not in the days to come.
    pub seen_within_days: Option<u32>,
    /// Overdue: last seen more than so many days ago, or no day is given.
    pub not_seen_for_days: Option<u32>,
    /// Overdue: last reviewed more than so many days ago, or no day is given.
    pub not_reviewed_for_days: Option<u32>,
    /// Only what has not been closed up to and on the day.
    pub open_only: bool,
}

impl Filter {
    /// Whether it takes this row, seen from the day `as_of`.
    pub fn takes(&self, row: &FrameRow, as_of: NaiveDate) -> bool {
        let ago = |day: NaiveDate| as_of.signed_duration_since(day).num_days();
        let within = |days: Option<u32>, day: Option<NaiveDate>| {
            days.is_none_or(|days| day.is_some_and(|day| (0..=i64::from(days)).contains(&ago(day))))
        };
        let overdue = |days: Option<u32>, day: Option<NaiveDate>| {
            days.is_none_or(|days| day.is_none_or(|day| ago(day) > i64::from(days)))
        };
        named(&self.lists, &row.list)
            && named(&self.teams, &row.team)
            && named(&self.age_bands, &row.age_band)
            && named(&self.sexes, &row.sex)
            && within(self.started_within_days, row.started)
            && within(self.seen_within_days, row.last_seen)
            && overdue(self.not_seen_for_days, row.last_seen)
            && overdue(self.not_reviewed_for_days, row.last_review)
            && !(self.open_only && row.closed.is_some_and(|closed| closed <= as_of))
    }

    fn check(&self, field: &str) -> Result<(), Refusal> {
        list(&format!("{field}.lists"), &self.lists)?;
        list(&format!("{field}.teams"), &self.teams)?;
        list(&format!("{field}.age_bands"), &self.age_bands)?;
        list(&format!("{field}.sexes"), &self.sexes)?;
        for (at, team) in self.teams.iter().enumerate() {
            optional_line(&format!("{field}.teams.{at}"), team)?;
        }
        let days = [
            ("started_within_days", self.started_within_days),
            ("seen_within_days", self.seen_within_days),
            ("not_seen_for_days", self.not_seen_for_days),
            ("not_reviewed_for_days", self.not_reviewed_for_days),
        ];
        match days
            .iter()
            .find(|(_, days)| days.is_some_and(|days| days > LONGEST_DAYS))
        {
            Some((name, _)) => Err(Refusal::new(format!("{field}.{name}"), Reason::OutOfRange)),
            None => Ok(()),
        }
    }
}

fn named<T: PartialEq>(wanted: &[T], value: &T) -> bool {
    wanted.is_empty() || wanted.contains(value)
}

/// A group of children of which a number is drawn, such as those on a protection plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stratum {
    /// Its name, different from that of every other group of the plan.
    pub name: String,
    /// Who belongs to it, among those whom the plan's own filter takes. A row must pass both.
    #[serde(default)]
    pub filter: Filter,
    /// How many cases are drawn.
    pub quota: u32,
    /// How many more are drawn to stand in for a case that cannot be read.
    #[serde(default)]
    pub reserve: u32,
}

/// A child that people put into the sample or leave out of it, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByHand {
    /// The child, by the same key as the candidates: the authority's id.
    pub child: String,
    /// The group. Without one, a child is left out of all groups, and put into the first that takes it or else the first.
    #[serde(default)]
    pub stratum: Option<String>,
    /// Why, in one line.
    pub reason: String,
}

/// What is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DrawPlan {
    /// The day from which ages and spans of days are counted.
    #[ts(type = "string")]
    pub as_of: NaiveDate,
    /// Who can be drawn at all.
    #[serde(default)]
    pub filter: Filter,
    /// The groups, drawn one after the other. A child that is drawn for one is not drawn for a later one.
    pub strata: Vec<Stratum>,
    /// Children who are in the sample whatever the order says. They count towards the number of their group.
    #[serde(default)]
    pub put_in: Vec<ByHand>,
    /// Children who are passed over.
    #[serde(default)]
    pub left_out: Vec<ByHand>,
}

impl DrawPlan {
    /// Refuses a plan that asks for nothing or for more than [`LARGEST_SAMPLE`], that names a group twice or one that
    /// it does not have, that puts in or leaves out without a reason, or that does both with one child.
    ///
    /// # Errors
    /// The first field that is wrong.
    pub fn check(&self) -> Result<(), Refusal> {
        if !(2000..2200).contains(&self.as_of.year()) {
            return Err(Refusal::new("as_of", Reason::OutOfRange));
        }
        self.filter.check("filter")?;
        self.check_strata()?;
        self.check_by_hand("put_in", &self.put_in)?;
        self.check_by_hand("left_out", &self.left_out)?;
        let mut put_in = HashSet::new();
        for (at, by_hand) in self.put_in.iter().enumerate() {
            if !put_in.insert(&by_hand.child) {
                return Err(Refusal::new(format!("put_in.{at}.child"), Reason::Twice));
            }
        }
        let mut left_out: HashSet<(&String, Option<&String>)> = HashSet::new();
        for (at, by_hand) in self.left_out.iter().enumerate() {
            let (child, stratum) = (&by_hand.child, by_hand.stratum.as_ref());
            let again = left_out.contains(&(child, None)) || !left_out.insert((child, stratum));
            if again || put_in.contains(child) {
                return Err(Refusal::new(format!("left_out.{at}.child"), Reason::Twice));
            }
        }
        Ok(())
    }

    fn check_strata(&self) -> Result<(), Refusal> {
        if self.strata.is_empty() {
            return Err(Refusal::new("strata", Reason::Empty));
        }
        list("strata", &self.strata)?;
        let mut names = HashSet::new();
        for (at, stratum) in self.strata.iter().enumerate() {
            line(&format!("strata.{at}.name"), &stratum.name)?;
            if !names.insert(&stratum.name) {
                return Err(Refusal::new(format!("strata.{at}.name"), Reason::Twice));
            }
            stratum.filter.check(&format!("strata.{at}.filter"))?;
        }
        let sum = |count: fn(&Stratum) -> u32| self.strata.iter().map(|stratum| u64::from(count(stratum))).sum::<u64>();
        let (quota, reserve) = (sum(|stratum| stratum.quota), sum(|stratum| stratum.reserve));
        match quota > 0 && quota + reserve <= u64::from(LARGEST_SAMPLE) {
            true => Ok(()),
            false => Err(Refusal::new("strata", Reason::OutOfRange)),
        }
    }

    fn check_by_hand(&self, field: &str, entries: &[ByHand]) -> Result<(), Refusal> {
        list(field, entries)?;
        for (at, entry) in entries.iter().enumerate() {
            line(&format!("{field}.{at}.child"), &entry.child)?;
            line(&format!("{field}.{at}.reason"), &entry.reason)?;
            let known = |name: &String| self.strata.iter().any(|stratum| stratum.name == *name);
            if entry.stratum.as_ref().is_some_and(|name| !known(name)) {
                return Err(Refusal::new(format!("{field}.{at}.stratum"), Reason::Unknown));
            }
        }
        Ok(())
    }
}
