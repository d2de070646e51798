//! What of a list is looked at.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What of a list is looked at. Everything else in a sheet is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The authority's id of the child; in list 11, of the adopter.
    ChildId,
    /// The team that holds the case.
    Team,
    /// The age in years; used where there is no date of birth.
    Age,
    /// The date of birth, of which only the age band is kept.
    DateOfBirth,
    /// The sex; lists often call it gender.
    Sex,
    /// The status of the case.
    Status,
    /// When it began.
    Started,
    /// When the child was last seen or visited.
    LastSeen,
    /// When the plan was last reviewed.
    LastReview,
    /// When it was closed or ended.
    Closed,
    /// A first name, of which only a digest may be kept.
    Forename,
    /// A family name, of which only a digest may be kept.
    Surname,
    /// A whole name, of which only a digest may be kept.
    Name,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 13] = [
        Self::ChildId,
        Self::Team,
        Self::Age,
        Self::DateOfBirth,
        Self::Sex,
        Self::Status,
        Self::Started,
        Self::LastSeen,
        Self::LastReview,
        Self::Closed,
        Self::Forename,
        Self::Surname,
        Self::Name,
    ];

    /// Whether its cells are days.
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Self::DateOfBirth | Self::Started | Self::LastSeen | Self::LastReview | Self::Closed
        )
    }
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::ChildId => "the id",
            Self::Team => "the team",
            Self::Age => "the age",
            Self::DateOfBirth => "the date of birth",
            Self::Sex => "the sex",
            Self::Status => "the status",
            Self::Started => "the start",
            Self::LastSeen => "the date last seen",
            Self::LastReview => "the last review",
            Self::Closed => "the end",
            Self::Forename => "the first name",
            Self::Surname => "the family name",
            Self::Name => "the name",
        })
    }
}
