//! The sampling frame: what is kept of the authority's child-level lists (Annex A, lists 1 to 11), so that a sample can be
//! drawn from it. It holds no name, no date of birth, no postcode, no worker and not the authority's own id of a child.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One child-level list of Annex A.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// List 1.
    Contacts,
    /// List 2.
    EarlyHelp,
    /// List 3.
    Referrals,
    /// List 4.
    Assessments,
    /// List 5: section 47 enquiries and initial child protection conferences.
    Enquiries,
    /// List 6.
    ChildrenInNeed,
    /// List 7.
    ProtectionPlans,
    /// List 8.
    ChildrenInCare,
    /// List 9.
    CareLeavers,
    /// List 10: children with an adoption decision.
    Adoption,
    /// List 11.
    Adopters,
}

impl List {
    /// Every list, in the order of Annex A.
    pub const ALL: [Self; 11] = [
        Self::Contacts,
        Self::EarlyHelp,
        Self::Referrals,
        Self::Assessments,
        Self::Enquiries,
        Self::ChildrenInNeed,
        Self::ProtectionPlans,
        Self::ChildrenInCare,
        Self::CareLeavers,
        Self::Adoption,
        Self::Adopters,
    ];

    /// Its number in Annex A, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// How old a child is, in the bands of the national statistics of children in need and in care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AgeBand {
    /// Not born yet, or under 1 year.
    UnderOne,
    /// 1 to 4 years.
    OneToFour,
    /// 5 to 9 years.
    FiveToNine,
    /// 10 to 15 years.
    TenToFifteen,
    /// 16 and 17 years.
    SixteenSeventeen,
    /// 18 years and over.
    Adult,
    /// Not said.
    #[default]
    Unknown,
}

impl AgeBand {
    /// Every band, youngest first.
    pub const ALL: [Self; 7] = [
        Self::UnderOne,
        Self::OneToFour,
        Self::FiveToNine,
        Self::TenToFifteen,
        Self::SixteenSeventeen,
        Self::Adult,
        Self::Unknown,
    ];

    /// The band of an age in full years.
    pub fn of_age(years: u32) -> Self {
        match years {
            0 => Self::UnderOne,
            1..=4 => Self::OneToFour,
            5..=9 => Self::FiveToNine,
            10..=15 => Self::TenToFifteen,
            16..=17 => Self::SixteenSeventeen,
            _ => Self::Adult,
        }
    }

    /// The band on `day` of somebody born on `born`; a birth that is still to come counts as under one.
    pub fn on(born: NaiveDate, day: NaiveDate) -> Self {
        let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
        let years = (day.year() - born.year()) - i32::from(before_birthday);
        Self::of_age(u32::try_from(years).unwrap_or(0))
    }
}

/// A child's sex as a list gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Indeterminate, or another entry.
    Other,
    /// Not said.
    #[default]
    Unknown,
}

/// What is kept of one line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrameRow {
    /// The list it stands in.
    pub list: List,
    /// The team that holds the case, as the list has it; empty where it does not say.
    pub team: String,
    /// The child's age band on the day of the frame.
    pub age_band: AgeBand,
    /// The child's sex.
    pub sex: Sex,
    /// The status of the case, as the list has it, without its code letter; empty where it does not say.
    pub status: String,
    /// When it began: contact, referral, assessment, plan, care.
    #[ts(type = "string | null")]
    pub started: Option<NaiveDate>,
    /// When the child was last seen or visited.
    #[ts(type = "string | null")]
    pub last_seen: Option<NaiveDate>,
    /// When the plan was last reviewed.
    #[ts(type = "string | null")]
    pub last_review: Option<NaiveDate>,
    /// When it was closed or ended.
    #[ts(type = "string | null")]
    pub closed: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_child_grows_older_on_the_birthday_and_not_before() {
        let cases = [
            ("2020-03-01", "2020-02-28", AgeBand::UnderOne),
            ("2020-03-01", "2021-02-28", AgeBand::UnderOne),
            ("2020-03-01", "2021-03-01", AgeBand::OneToFour),
            ("2020-02-29", "2025-02-28", AgeBand::OneToFour),
            ("2020-02-29", "2025-03-01", AgeBand::FiveToNine),
            ("2008-11-23", "2026-11-22", AgeBand::SixteenSeventeen),
            ("2008-11-22", "2026-11-22", AgeBand::Adult),
        ];
        for (born, on, band) in cases {
            assert_eq!(AgeBand::on(day(born), day(on)), band, "{born} on {on}");
        }
    }

    #[test]
    fn lists_are_numbered_as_in_annex_a() {
        assert!(List::ALL.iter().zip(1..).all(|(list, number)| list.number() == number));
    }
}
