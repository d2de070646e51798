//! The key list: which child is meant by which reference. For the authority, and kept apart from the receipt.

use std::fmt;

use crate::csv;

/// Which child is meant by which reference.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyList {
    /// The cases in the order of the receipt.
    pub keys: Vec<Key>,
}

/// A case and its child.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    /// What the case is called in the notebook: `C07`.
    pub reference: String,
    /// The authority's id of the child.
    pub child: String,
    /// The group.
    pub stratum: String,
    /// Its place in the group; none when people put it in.
    pub rank: Option<u32>,
    /// How it came into the sample.
    pub drawn_as: DrawnAs,
}

/// How a case came into the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnAs {
    /// By its rank.
    Drawn,
    /// By its rank, in reserve.
    Reserve,
    /// By people.
    ByHand,
}

impl DrawnAs {
    /// The words for it in the list.
    pub fn words(self) -> &'static str {
        match self {
            Self::Drawn => "drawn",
            Self::Reserve => "reserve",
            Self::ByHand => "by hand",
        }
    }
}

/// Says how long the list is and nothing of what is in it.
impl fmt::Debug for KeyList {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "KeyList of {}", self.keys.len())
    }
}

impl KeyList {
    /// The list as text with commas (RFC 4180: lines end in CR LF, every value in quotation marks), with a line of headings.
    ///
    /// A value that a spreadsheet might take for a formula gets an apostrophe in front, which belongs to no id.
    pub fn csv(&self) -> String {
        let headings = ["Reference", "Child ID", "Group", "Rank", "Drawn as"].map(str::to_owned);
        let lines = self.keys.iter().map(|key| {
            [
                key.reference.clone(),
                key.child.clone(),
                key.stratum.clone(),
                key.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                key.drawn_as.words().to_owned(),
            ]
        });
        let line = |values: [String; 5]| csv::line(values.iter().map(String::as_str));
        std::iter::once(headings).chain(lines).map(line).collect()
    }
}
