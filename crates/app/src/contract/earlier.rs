//! Earlier letters and reports: what is read of one before it is stored, and the areas of concern over the visits.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use visitbook_domain::{
    AreaId, BlockId, Direction, EarlierConcern, EarlierLetterId, EarlierParagraph, EarlierSection, FindingId, Mark,
    VisitId, VisitState,
};

/// A text that was pasted, to be read as an earlier letter or report.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadEarlierText {
    /// The visit that it is held against.
    pub visit: VisitId,
    /// The text, with its line ends.
    pub text: String,
}

/// What was read of a file that was chosen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EarlierChosen {
    /// The file's name without its folder; `None` when the person cancelled.
    pub name: Option<String>,
    /// What was read; `None` with the name.
    pub read: Option<EarlierProposed>,
}

/// An earlier letter as its text was understood. Nothing is stored: people look through it first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EarlierProposed {
    /// What it seems to be.
    pub title: String,
    /// The day that it bears, where it says one.
    #[ts(type = "string | null")]
    pub dated: Option<NaiveDate>,
    /// Its text by heading, each paragraph with its area of concern where that is clear.
    pub sections: Vec<EarlierSection>,
    /// Its concerns; none is answered.
    pub concerns: Vec<EarlierConcern>,
    /// What of the text belongs to its pages and not to what it says: page numbers, repeated lines, footnotes.
    pub left_out: Vec<String>,
}

/// Every area of concern of a visit as a thread over the visits.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Threads {
    /// In the order of the areas.
    pub areas: Vec<Thread>,
}

/// One area of concern over the visits to the authority that this notebook has.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Thread {
    /// The area of the visit at hand.
    pub area: AreaId,
    /// The visit at hand and those before it, the newest first.
    pub visits: Vec<ThreadVisit>,
}

/// What one visit has to say of an area.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ThreadVisit {
    /// The visit.
    pub visit: VisitId,
    /// `Second monitoring visit`.
    pub title: String,
    /// Its dates in words.
    pub dates: String,
    /// Where it stands.
    pub state: VisitState,
    /// Its areas that are this one, by their short names; empty where it did not look at it.
    pub called: Vec<String>,
    /// How they were recognised; `None` where there are none.
    pub by: Option<SameArea>,
    /// Its findings in the area, by number.
    pub findings: Vec<ThreadFinding>,
    /// What its letter says of the area: every sentence that cites evidence or a finding of it.
    pub sentences: Vec<ThreadSentence>,
    /// The letters and reports that were held against the visit, as far as they speak of the area; newest first.
    pub earlier: Vec<ThreadEarlier>,
}

/// How an area of another visit was recognised as the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SameArea {
    /// It is the area itself.
    Itself,
    /// Both follow the same bullet of the inspection.
    Improvement,
    /// Their short names are the same, or nearly.
    Title,
}

/// A finding in a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ThreadFinding {
    /// The finding.
    pub finding: FindingId,
    /// Its number within its visit.
    pub number: u32,
    /// Strength or concern.
    pub mark: Mark,
    /// How things stood to the visit before.
    pub direction: Direction,
    /// What was found.
    pub statement: String,
}

/// A sentence of a letter in a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ThreadSentence {
    /// The block it stands in.
    pub block: BlockId,
    /// Its words.
    pub words: String,
}

/// An earlier letter in a thread, as far as it speaks of the area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ThreadEarlier {
    /// The earlier letter.
    pub letter: EarlierLetterId,
    /// What it is.
    pub title: String,
    /// The day that it bears.
    #[ts(type = "string | null")]
    pub dated: Option<NaiveDate>,
    /// Its paragraphs about the area.
    pub paragraphs: Vec<EarlierParagraph>,
    /// Its concerns in the area, with the answers that were given.
    pub concerns: Vec<EarlierConcern>,
}
