//! A clue: words that with others may tell who somebody is.

use std::ops::Range;

/// What a clue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An exact age of one.
    Age,
    /// Fewer than five, of whom something is said.
    Few,
    /// Fewer than five of those who work with children.
    FewWorkers,
    /// The only one, the youngest.
    Only,
    /// A family of many children.
    Group,
    /// Twins.
    Together,
    /// One person, in no way special.
    Person,
    /// One who is told from others by what follows: the girl who, the boy whose.
    ToldApart,
    /// A place by its name.
    Place,
    /// A place that everyone there knows.
    Landmark,
    /// A home, a school or a unit of which there are few.
    Setting,
    /// Somewhere of which there may be one, not said more exactly.
    Somewhere,
    /// The same, with a word that says where it is.
    Placed,
    /// A day of a month.
    Day,
    /// A month, a season, a feast.
    Time,
    /// Something rare that happened.
    Event,
    /// A condition, a faith, a language, where a family is from.
    Trait,
    /// A deed, an office, a work.
    Distinction,
    /// What is rare at an age.
    Status,
}

/// Words of a sentence that may help to tell who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clue {
    pub kind: Kind,
    /// Where, in words of the sentence.
    pub at: Range<usize>,
    /// For a number of several people: the words of it that `a small number of` may replace.
    pub number: Option<Range<usize>>,
}

impl Clue {
    pub fn new(kind: Kind, at: Range<usize>) -> Self {
        Self { kind, at, number: None }
    }

    /// How many words lie between it and another.
    pub fn apart(&self, other: &Self) -> usize {
        let after = other.at.start.saturating_sub(self.at.end);
        after.max(self.at.start.saturating_sub(other.at.end))
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.at.start < other.at.end && other.at.start < self.at.end
    }
}
