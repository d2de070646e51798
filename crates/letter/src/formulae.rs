//! The fixed sentences of a letter, as dated data with their sources. This is the one place where they stand.
//!
//! Dates are of the visit's first day, not of the letter: a sentence says how things stood when inspectors came, and a
//! letter must not change its wording because it was signed later. A new wording is one more entry: end the old one
//! with `until` and begin the new one with `from`.

use chrono::NaiveDate;
use visitbook_domain::{Purpose, VisitKind};

use crate::formula::{Formula, Line, ours, read};

/// Letters that were read: the fourth monitoring visit to Trafford, and the first two to Bournemouth, Christchurch
/// and Poole.
const THREE_LETTERS: &str = "Monitoring letters: Trafford, 16 August 2022; Bournemouth, Christchurch and Poole, visits \
    of June and October 2022";
const TRAFFORD: &str = "Monitoring letter: Trafford, 16 August 2022";
const BCP: &str = "Monitoring letters: Bournemouth, Christchurch and Poole, visits of June and October 2022";
const LIKE_MONITORING: &str = "After the monitoring letters of 2022; no focused visit letter was read";
const LIKE_INSPECTION: &str = "After the monitoring letters of 2022; there is no published letter of a rehearsal";
const SEED: &str = "A plain sentence for the writer to replace";

/// From this day inspections make no overall judgement (Ofsted's announcement of 27 November 2025).
const NO_OVERALL_GRADE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 4, 1);

use Purpose::{Inspection, Rehearsal};
use VisitKind::{Focused, Monitoring};

/// Every wording there is.
pub const FORMULAE: &[Formula] = &[
    read(
        Line::Subject,
        "Monitoring visit to {area} children’s services",
        TRAFFORD,
    )
    .when(Inspection, Monitoring),
    ours(
        Line::Subject,
        "Focused visit to {area} children’s services",
        LIKE_MONITORING,
    )
    .when(Inspection, Focused),
    ours(
        Line::Subject,
        "Rehearsal of a monitoring visit to {area} children’s services",
        LIKE_INSPECTION,
    )
    .when(Rehearsal, Monitoring),
    ours(
        Line::Subject,
        "Rehearsal of a focused visit to {area} children’s services",
        LIKE_INSPECTION,
    )
    .when(Rehearsal, Focused),
    read(
        Line::Summary,
        "This letter summarises the findings of the monitoring visit to {area} children’s services on {dates}.",
        THREE_LETTERS,
    )
    .when(Inspection, Monitoring),
    ours(
        Line::Summary,
        "This letter summarises the findings of the focused visit to {area} children’s services on {dates}.",
        LIKE_MONITORING,
    )
    .when(Inspection, Focused),
    ours(
        Line::Summary,
        "This letter summarises the findings of the rehearsal of a monitoring visit to {area} children’s services on \
         {dates}.",
        LIKE_INSPECTION,
    )
    .when(Rehearsal, Monitoring),
    ours(
        Line::Summary,
        "This letter summarises the findings of the rehearsal of a focused visit to {area} children’s services on \
         {dates}.",
        LIKE_INSPECTION,
    )
    .when(Rehearsal, Focused),
    read(
        Line::Count,
        "This was the {ordinal} monitoring visit since the local authority was judged inadequate in {judged in}.",
        THREE_LETTERS,
    )
    .when(Inspection, Monitoring)
    .until(NO_OVERALL_GRADE),
    // The same words, but not read in any letter since the overall grade ended.
    ours(
        Line::Count,
        "This was the {ordinal} monitoring visit since the local authority was judged inadequate in {judged in}.",
        "The monitoring letters of 2022; no letter was read of a visit after the overall grade ended in April 2026",
    )
    .when(Inspection, Monitoring)
    .since(NO_OVERALL_GRADE),
    // A rehearsal is not itself one of the counted visits.
    ours(
        Line::Count,
        "The rehearsal prepares for the {ordinal} monitoring visit since the local authority was judged inadequate in \
         {judged in}.",
        LIKE_INSPECTION,
    )
    .when(Rehearsal, Monitoring),
    read(
        Line::OneFocusedVisit,
        "The local authority was also the subject of a focused visit in {focused visits}.",
        TRAFFORD,
    ),
    ours(
        Line::SeveralFocusedVisits,
        "The local authority was also the subject of focused visits in {focused visits}.",
        "Plural of the sentence in the monitoring letter to Trafford, 16 August 2022",
    ),
    ours(
        Line::DeliveredByTrust,
        "Children’s services in {area} have been delivered by {provider} on behalf of the local authority.",
        "Wording of inspection reports, for example Sandwell 2022; no monitoring letter to a trust was read",
    ),
    ours(
        Line::DeliveredByCompany,
        "Statutory functions for children’s services in {area} are delegated to {provider}.",
        "Wording of inspection reports: Richmond upon Thames 2022, Worcestershire 2023; no monitoring letter was read",
    ),
    ours(
        Line::TeamOfOne,
        "{title} for this visit was {names}{others}.",
        "Singular of the sentence in the monitoring letters of 2022",
    )
    .inspecting(),
    ours(
        Line::TeamOfOne,
        "The reviewer for this rehearsal was {names}.",
        LIKE_INSPECTION,
    )
    .rehearsing(),
    // Two inspectors of one title were read; more of them, and other titles after "with", are by rule.
    read(
        Line::TeamOfSeveral,
        "{title} for this visit were {names}{others}.",
        THREE_LETTERS,
    )
    .inspecting(),
    ours(
        Line::TeamOfSeveral,
        "The reviewers for this rehearsal were {names}.",
        LIKE_INSPECTION,
    )
    .rehearsing(),
    read(Line::Focus, "The focus of the monitoring visit was {focus}.", BCP).when(Inspection, Monitoring),
    ours(Line::Focus, "The focus of the visit was {focus}.", LIKE_MONITORING).when(Inspection, Focused),
    ours(Line::Focus, "The focus of the rehearsal was {focus}.", LIKE_INSPECTION).rehearsing(),
    read(
        Line::Areas,
        "Inspectors reviewed the progress made in the following areas of concern identified at the last inspection:",
        TRAFFORD,
    )
    .inspecting(),
    ours(
        Line::Areas,
        "Reviewers looked at the progress made in the following areas of concern identified at the last inspection:",
        LIKE_INSPECTION,
    )
    .rehearsing(),
    read(
        Line::AreasInFocus,
        "In particular, inspectors reviewed the progress made in the following areas of concern identified at the \
         last inspection:",
        BCP,
    )
    .inspecting(),
    ours(
        Line::AreasInFocus,
        "In particular, reviewers looked at the progress made in the following areas of concern identified at the \
         last inspection:",
        LIKE_INSPECTION,
    )
    .rehearsing(),
    ours(
        Line::OtherAreas,
        "Inspectors reviewed the following areas:",
        LIKE_MONITORING,
    )
    .inspecting(),
    ours(
        Line::OtherAreas,
        "Reviewers looked at the following areas:",
        LIKE_INSPECTION,
    )
    .rehearsing(),
    ours(
        Line::FurtherAreas,
        "Inspectors also reviewed the following areas:",
        LIKE_MONITORING,
    )
    .inspecting(),
    ours(
        Line::FurtherAreas,
        "Reviewers also looked at the following areas:",
        LIKE_INSPECTION,
    )
    .rehearsing(),
    read(
        Line::Framework,
        "This visit was carried out in line with the {framework} framework.",
        TRAFFORD,
    )
    .inspecting(),
    ours(
        Line::Framework,
        "This rehearsal followed the {framework} framework.",
        LIKE_INSPECTION,
    )
    .rehearsing(),
    ours(Line::LookedAt, "Inspectors looked at {topic}.", SEED).inspecting(),
    ours(Line::LookedAt, "Reviewers looked at {topic}.", SEED).rehearsing(),
    ours(
        Line::NoEvidence,
        "Inspectors did not record evidence on {topic} during the visit.",
        SEED,
    )
    .inspecting(),
    ours(
        Line::NoEvidence,
        "Reviewers did not record evidence on {topic} during the rehearsal.",
        SEED,
    )
    .rehearsing(),
    ours(
        Line::NothingWeighed,
        "Inspectors recorded neither strengths nor concerns on {topic} during the visit.",
        SEED,
    )
    .inspecting(),
    ours(
        Line::NothingWeighed,
        "Reviewers recorded neither strengths nor concerns on {topic} during the rehearsal.",
        SEED,
    )
    .rehearsing(),
    ours(
        Line::NoHeadline,
        "Inspectors did not record evidence for headline findings.",
        SEED,
    )
    .inspecting(),
    ours(
        Line::NoHeadline,
        "Reviewers did not record evidence for headline findings.",
        SEED,
    )
    .rehearsing(),
    read(
        Line::Copy,
        "I am copying this letter to the Department for Education.",
        TRAFFORD,
    )
    .inspecting(),
    ours(
        Line::Copy,
        "This letter reports on the council’s own rehearsal. It is not a letter from Ofsted.",
        "A rehearsal must say what it is; it is not copied to the Department for Education",
    )
    .rehearsing(),
    read(Line::Valediction, "Yours sincerely", TRAFFORD),
    ours(Line::RehearsalHead, "Rehearsal of a monitoring visit", LIKE_INSPECTION).when(Rehearsal, Monitoring),
    ours(Line::RehearsalHead, "Rehearsal of a focused visit", LIKE_INSPECTION).when(Rehearsal, Focused),
];

/// The wording that holds for a visit of this purpose and kind that begins on `first_day`. `None`: such a letter has
/// no such sentence.
pub fn formula(line: Line, purpose: Purpose, kind: VisitKind, first_day: NaiveDate) -> Option<&'static Formula> {
    FORMULAE
        .iter()
        .find(|formula| formula.line == line && formula.holds(purpose, kind, first_day))
}
