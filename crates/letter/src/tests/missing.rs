//! What composing refuses, and what it does not.

use visitbook_domain::{FrameworkId, VisitKind, VisitRecords};

use super::kit::{Counted, day, letter_of, northmere};
use crate::{ComposeRefusal, MissingFact, compose};

type Change = fn(&mut VisitRecords);

fn missing(records: &VisitRecords) -> Vec<MissingFact> {
    compose(records, day(2026, 4, 8), &mut Counted(0))
        .err()
        .map(|refusal| refusal.missing)
        .unwrap_or_default()
}

#[test]
fn every_missing_fact_is_told_at_once() {
    let mut records = northmere();
    records.people.clear();
    records.authority.director.name.clear();
    records.authority.director.salutation = " ".to_owned();
    records.inspection.judged_inadequate_in.month = 13;
    records.visit.dates.clear();
    records.visit.ordinal = 0;
    records.visit.framework = FrameworkId("unheard-of".to_owned());
    records.visit.team[0].lead = false;
    records.areas.clear();
    use MissingFact::{
        AreasOfConcern, Dates, DirectorName, Framework, JudgedInadequateIn, Ordinal, Salutation, TeamLead, TeamNames,
    };
    let all = [
        DirectorName,
        Salutation,
        Dates,
        Ordinal,
        JudgedInadequateIn,
        TeamLead,
        TeamNames,
        AreasOfConcern,
        Framework,
    ];
    assert_eq!(missing(&records), all);
    let told = ComposeRefusal {
        missing: vec![TeamLead, AreasOfConcern],
    }
    .to_string();
    assert_eq!(told, "facts are missing: visit.team, areas");
}

#[test]
fn one_missing_fact_is_told_alone() {
    let rows: [(Change, MissingFact); 3] = [
        (|r| r.visit.team.clear(), MissingFact::TeamLead),
        (|r| r.areas.clear(), MissingFact::AreasOfConcern),
        (|r| r.people[1].name = " ".to_owned(), MissingFact::TeamNames),
    ];
    for (change, fact) in rows {
        let mut records = northmere();
        change(&mut records);
        assert_eq!(missing(&records), [fact]);
    }
}

#[test]
fn what_a_focused_visit_does_not_say_may_be_missing() {
    let mut records = northmere();
    records.visit.kind = VisitKind::Focused;
    records.visit.ordinal = 0;
    records.inspection.judged_inadequate_in.month = 0;
    assert_eq!(missing(&records), []);
}

#[test]
fn lines_of_the_address_that_are_not_known_are_left_out() {
    let mut records = northmere();
    records.authority.director.job_title.clear();
    records.authority.council = " ".to_owned();
    records.authority.address.clear();
    assert_eq!(letter_of(&records).letter.addressee, ["Ruth Aldane"]);
}
