//! The sender's block at the head of a letter, as dated data with its source. Once composed it can be edited.
//!
//! It follows the letter's date: it says where an answer would reach the sender on that day.

use chrono::NaiveDate;
use visitbook_domain::{Purpose, VisitRecords};

use crate::Status;

/// The block during one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// First date of a letter from which it holds; `None`: always has.
    pub from: Option<NaiveDate>,
    /// Its lines.
    pub lines: &'static [&'static str],
    /// Where it was read.
    pub source: &'static str,
    /// Read or written by us.
    pub status: Status,
}

/// Ofsted's blocks, the latest first. Blocks of other offices before 2010 are not known well enough to stand here.
pub const LETTERHEADS: &[Letterhead] = &[Letterhead {
    from: None,
    lines: &[
        "Ofsted",
        "Piccadilly Gate",
        "Store Street",
        "Manchester",
        "M1 2WD",
        "T 0300 123 1231",
        "Textphone 0161 618 8524",
        "enquiries@ofsted.gov.uk",
        "www.gov.uk/ofsted",
    ],
    source: "Monitoring letter: Trafford, 16 August 2022; the address is the same in documents from 2010 to August 2026",
    status: Status::Confirmed,
}];

/// What stands there for an invented authority: nobody shall take the letter for one of Ofsted's. Ours.
pub const FICTIONAL: &[&str] = &[
    "The issuing body",
    "1 Example Street",
    "Example Town",
    "EX1 2MP",
    "enquiries@example.org",
    "www.example.org",
];

/// The block of a letter dated `date`. A rehearsal never has Ofsted's: it has the council's name and `rehearsal_head`.
pub(crate) fn letterhead(records: &VisitRecords, date: NaiveDate, rehearsal_head: &str) -> Vec<String> {
    let authority = &records.authority;
    if records.visit.purpose == Purpose::Rehearsal {
        let council = [&authority.council, &authority.name]
            .into_iter()
            .find(|name| !name.trim().is_empty());
        return council
            .map(String::as_str)
            .into_iter()
            .chain([rehearsal_head])
            .map(str::to_owned)
            .collect();
    }
    if authority.fictional {
        return FICTIONAL.iter().map(ToString::to_string).collect();
    }
    let block = LETTERHEADS
        .iter()
        .find(|block| block.from.is_none_or(|from| from <= date));
    block
        .map_or(&[][..], |block| block.lines)
        .iter()
        .map(ToString::to_string)
        .collect()
}
