//! The end-of-day pack: the agenda of the keep-in-touch talk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use visitbook_domain::{Day, Mark, Subject, VisitId};

/// Names a day of a visit.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfDay {
    /// The visit.
    pub visit: VisitId,
    /// The day, as the window's clock has it.
    pub day: Day,
}

/// What a day left, in the order in which it is talked about.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Agenda {
    /// What it is: `End of day, 18 November 2026`.
    pub title: String,
    /// Its parts. None is left out: one without lines says in its note that there is nothing.
    pub parts: Vec<AgendaPart>,
}

/// One part: the children referred back, what emerges in one area, what is owed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AgendaPart {
    /// Its heading.
    pub heading: String,
    /// The area of concern that it is about.
    pub subject: Option<Subject>,
    /// What is said before the lines, or that there are none; may be empty.
    pub note: String,
    /// The lines.
    pub lines: Vec<AgendaLine>,
}

/// One line, with the record that it leads to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AgendaLine {
    /// Whether it is a strength or a concern, where it is either.
    pub mark: Option<Mark>,
    /// What it says.
    pub words: String,
    /// Where it comes from: `C07, child's record, E036`; may be empty.
    pub detail: String,
    /// The record.
    pub subject: Subject,
}
