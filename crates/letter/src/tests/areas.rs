//! The section on the areas covered.

use visitbook_domain::framework::AREAS_COVERED;
use visitbook_domain::{Purpose, Rank, VisitKind, VisitRecords};

use super::kit::{area, northmere, section_of};

const FRAMEWORK: &str =
    "This visit was carried out in line with the inspection of local authority children’s services (ILACS) framework.";

fn with_two_areas() -> VisitRecords {
    let mut records = northmere();
    area(&mut records, "Plans", "the quality of children's plans;", true);
    records
}

#[test]
fn areas_are_bullets_with_one_full_stop_in_the_words_and_capitals_of_the_visit() {
    assert_eq!(
        section_of(&with_two_areas(), AREAS_COVERED),
        [
            "Inspectors reviewed the progress made in the following areas of concern identified at the last inspection:",
            "- The quality and impact of management oversight.",
            "- the quality of children’s plans.",
            FRAMEWORK,
        ]
    );
}

#[test]
fn areas_stand_by_rank_and_not_as_they_come() {
    let mut records = with_two_areas();
    records.areas[1].rank = Rank::between(None, Some(&records.areas[0].rank));
    let section = section_of(&records, AREAS_COVERED);
    assert_eq!(section[1], "- the quality of children’s plans.");
}

#[test]
fn a_focus_leads_to_the_areas_in_one_paragraph() {
    let mut records = northmere();
    records.visit.focus = "the local authority's 'front door' service.".to_owned();
    assert_eq!(
        section_of(&records, AREAS_COVERED)[0],
        "The focus of the monitoring visit was the local authority’s ‘front door’ service. In particular, inspectors \
         reviewed the progress made in the following areas of concern identified at the last inspection:"
    );
    records.visit.focus = "children in need. Inspectors also looked at step-down".to_owned();
    assert!(section_of(&records, AREAS_COVERED)[0].starts_with(
        "The focus of the monitoring visit was children in need. Inspectors also looked at step-down. In particular,"
    ));
}

#[test]
fn an_area_that_the_inspection_did_not_name_is_not_said_to_come_from_it() {
    let mut records = northmere();
    area(
        &mut records,
        "Missing children",
        "The response to children who go missing",
        false,
    );
    assert_eq!(
        section_of(&records, AREAS_COVERED)[1..],
        [
            "- The quality and impact of management oversight.",
            "Inspectors also reviewed the following areas:",
            "- The response to children who go missing.",
            FRAMEWORK,
        ]
    );
    records.areas.remove(0);
    let section = section_of(&records, AREAS_COVERED);
    assert_eq!(section[0], "Inspectors reviewed the following areas:");
    assert_eq!(section.len(), 3);
}

#[test]
fn without_recorded_bullets_of_the_inspection_every_area_is_taken_to_come_from_it() {
    let mut records = northmere();
    records.inspection.must_improve.clear();
    records.areas[0].improvement = None;
    let section = section_of(&records, AREAS_COVERED);
    assert!(
        section[0].ends_with("identified at the last inspection:"),
        "{section:?}"
    );
}

#[test]
fn focused_visits_and_rehearsals_have_words_of_their_own() {
    let mut records = northmere();
    records.visit.focus = "children in care".to_owned();
    records.visit.kind = VisitKind::Focused;
    let section = section_of(&records, AREAS_COVERED);
    assert!(section[0].starts_with("The focus of the visit was children in care. In particular, inspectors reviewed"));
    records.visit.purpose = Purpose::Rehearsal;
    let section = section_of(&records, AREAS_COVERED);
    assert!(
        section[0].starts_with("The focus of the rehearsal was children in care. In particular, reviewers looked at")
    );
    let framework = "This rehearsal followed the inspection of local authority children’s services (ILACS) framework.";
    assert_eq!(section.last().unwrap(), framework);
}
