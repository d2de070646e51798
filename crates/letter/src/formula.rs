//! What a formula is: one wording of one fixed sentence, when it holds, and where it was read.

use chrono::NaiveDate;
use visitbook_domain::{Purpose, VisitKind};

use crate::Status;

/// Which sentence of the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// The subject line.
    Subject,
    /// What the letter is.
    Summary,
    /// Which visit since the inspection.
    Count,
    /// One earlier focused visit.
    OneFocusedVisit,
    /// Several earlier focused visits.
    SeveralFocusedVisits,
    /// A trust delivers services.
    DeliveredByTrust,
    /// A company delivers services.
    DeliveredByCompany,
    /// The team, where one person has the leading title.
    TeamOfOne,
    /// The team, where several have.
    TeamOfSeveral,
    /// What the visit looked at.
    Focus,
    /// Leads into the bullets from the last inspection.
    Areas,
    /// The same after a sentence of focus.
    AreasInFocus,
    /// Leads into bullets that the last inspection did not have, where it had none of the others.
    OtherAreas,
    /// The same after bullets from the last inspection.
    FurtherAreas,
    /// The framework.
    Framework,
    /// Opens the findings on one area.
    LookedAt,
    /// Stands for the findings on an area without any evidence.
    NoEvidence,
    /// Stands for the findings on an area with evidence, but no strength and no concern.
    NothingWeighed,
    /// Stands for the headline findings where no area has a strength or concern.
    NoHeadline,
    /// Who gets a copy; in a rehearsal, what the letter is not.
    Copy,
    /// Before the signature.
    Valediction,
    /// Under the council's name in a rehearsal's letterhead.
    RehearsalHead,
}

/// One wording of one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Which sentence.
    pub line: Line,
    /// The words, with [`crate::Field`]s in braces.
    pub words: &'static str,
    /// Only for visits of this purpose.
    pub purpose: Option<Purpose>,
    /// Only for visits of this kind.
    pub kind: Option<VisitKind>,
    /// First day of a visit from which it holds.
    pub from: Option<NaiveDate>,
    /// First day of a visit from which it no longer holds.
    pub until: Option<NaiveDate>,
    /// Where it was read, or what it leans on.
    pub source: &'static str,
    /// Read or written by us.
    pub status: Status,
}

impl Formula {
    pub(crate) const fn when(mut self, purpose: Purpose, kind: VisitKind) -> Self {
        self.purpose = Some(purpose);
        self.kind = Some(kind);
        self
    }

    pub(crate) const fn inspecting(mut self) -> Self {
        self.purpose = Some(Purpose::Inspection);
        self
    }

    pub(crate) const fn rehearsing(mut self) -> Self {
        self.purpose = Some(Purpose::Rehearsal);
        self
    }

    pub(crate) const fn since(mut self, first_day: Option<NaiveDate>) -> Self {
        self.from = first_day;
        self
    }

    pub(crate) const fn until(mut self, first_day: Option<NaiveDate>) -> Self {
        self.until = first_day;
        self
    }

    pub(crate) fn holds(&self, purpose: Purpose, kind: VisitKind, first_day: NaiveDate) -> bool {
        self.purpose.is_none_or(|only| only == purpose)
            && self.kind.is_none_or(|only| only == kind)
            && self.from.is_none_or(|from| from <= first_day)
            && self.until.is_none_or(|until| first_day < until)
    }
}

const fn entry(line: Line, words: &'static str, source: &'static str, status: Status) -> Formula {
    Formula {
        line,
        words,
        purpose: None,
        kind: None,
        from: None,
        until: None,
        source,
        status,
    }
}

pub(crate) const fn read(line: Line, words: &'static str, source: &'static str) -> Formula {
    entry(line, words, source, Status::Confirmed)
}

pub(crate) const fn ours(line: Line, words: &'static str, source: &'static str) -> Formula {
    entry(line, words, source, Status::Ours)
}
