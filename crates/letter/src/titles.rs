//! Titles of those who inspect, as the opening and the signature give them, as dated data with their sources.
//!
//! Like all wording but the letterhead, a title follows the visit's first day: reports published on 22 September 2022
//! on inspections before 8 September still said "Her".

use chrono::NaiveDate;
use visitbook_domain::TeamRole;

use crate::Status;

/// The words for one role during one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// The role.
    pub role: TeamRole,
    /// First day of a visit from which it holds; `None`: always has.
    pub from: Option<NaiveDate>,
    /// Opens a sentence about one person.
    pub opens_one: &'static str,
    /// Opens a sentence about several.
    pub opens_several: &'static str,
    /// Before one name within a sentence.
    pub within_one: &'static str,
    /// Before several names within a sentence.
    pub within_several: &'static str,
    /// Under the name of the one who signs.
    pub signature: &'static str,
    /// Where it was read, or what it leans on.
    pub source: &'static str,
    /// Read or written by us.
    pub status: Status,
}

impl Title {
    /// The words for it within text: at the beginning of a sentence and in it, for one and for several.
    pub(crate) fn forms(&self) -> [&'static str; 4] {
        [self.opens_one, self.opens_several, self.within_one, self.within_several]
    }
}

/// First day of the reign of King Charles III.
const KING: Option<NaiveDate> = NaiveDate::from_ymd_opt(2022, 9, 8);

/// Under the name of the one who signs a rehearsal's letter, whatever their role elsewhere. Ours.
pub const LEAD_REVIEWER: &str = "Lead reviewer";

/// Every title; of one role, the latest first.
pub const TITLES: &[Title] = &[
    Title {
        role: TeamRole::HisMajestysInspector,
        from: KING,
        opens_one: "His Majesty’s Inspector",
        opens_several: "His Majesty’s Inspectors",
        within_one: "His Majesty’s Inspector",
        within_several: "His Majesty’s Inspectors",
        signature: "His Majesty’s Inspector",
        source: "Monitoring letter: Bournemouth, Christchurch and Poole, visit of 4 and 5 October 2022 (plural)",
        status: Status::Confirmed,
    },
    Title {
        role: TeamRole::HisMajestysInspector,
        from: None,
        opens_one: "Her Majesty’s inspector",
        opens_several: "Her Majesty’s inspectors",
        within_one: "Her Majesty’s inspector",
        within_several: "Her Majesty’s inspectors",
        signature: "Her Majesty’s Inspector",
        source: "Monitoring letters: Bournemouth, Christchurch and Poole, visit of June 2022; Trafford, 16 August 2022 \
                 (plural and signature)",
        status: Status::Confirmed,
    },
    Title {
        role: TeamRole::OfstedInspector,
        from: None,
        opens_one: "The Ofsted Inspector",
        opens_several: "The Ofsted Inspectors",
        within_one: "Ofsted Inspector",
        within_several: "Ofsted Inspectors",
        signature: "Ofsted Inspector",
        source: "Ofsted's name for the role; no monitoring letter that names one was read",
        status: Status::Ours,
    },
    Title {
        role: TeamRole::RegulatoryInspector,
        from: None,
        opens_one: "The social care regulatory inspector",
        opens_several: "The social care regulatory inspectors",
        within_one: "social care regulatory inspector",
        within_several: "social care regulatory inspectors",
        signature: "Social care regulatory inspector",
        source: "Ofsted's name for the role; no monitoring letter that names one was read",
        status: Status::Ours,
    },
    Title {
        role: TeamRole::Reviewer,
        from: None,
        opens_one: "The reviewer",
        opens_several: "The reviewers",
        within_one: "reviewer",
        within_several: "reviewers",
        signature: "Reviewer",
        source: "Someone of the council on a visit of inspectors; no monitoring letter that names one was read",
        status: Status::Ours,
    },
];

/// The title of `role` at a visit that begins on `first_day`.
pub fn title(role: TeamRole, first_day: NaiveDate) -> Option<&'static Title> {
    TITLES
        .iter()
        .find(|title| title.role == role && title.from.is_none_or(|from| from <= first_day))
}
