//! The opening paragraph in every variant of its formulae.

use visitbook_domain::{Delivery, FocusedVisit, MonthYear, Purpose, TeamRole, VisitKind, VisitRecords};

use super::kit::{day, letter_of, northmere, opening_of, span, team};

const HMI: TeamRole = TeamRole::HisMajestysInspector;
const OI: TeamRole = TeamRole::OfstedInspector;
const SCRI: TeamRole = TeamRole::RegulatoryInspector;
const REVIEWER: TeamRole = TeamRole::Reviewer;

type Change = fn(&mut VisitRecords);

/// Each row: what it shows, what is different from the visit to Northmere, and the sentence that the opening then has.
fn check(rows: &[(&str, Change, &str)]) {
    for (name, change, sentence) in rows {
        let mut records = northmere();
        change(&mut records);
        let opening = opening_of(&records);
        let found = opening.contains(sentence);
        assert!(found, "{name}\n expected {sentence}\n in       {opening}");
    }
}

/// Moves the visit to two days of 2022.
fn in_2022(records: &mut VisitRecords, month: u32, first: u32) {
    records.visit.dates = vec![span(day(2022, month, first), day(2022, month, first + 1))];
}

#[test]
fn the_dates_of_the_visit_are_told_in_every_form() {
    check(&[
        (
            "one_day",
            |r| r.visit.dates = vec![span(day(2026, 3, 4), day(2026, 3, 4))],
            "services on 4 March 2026. This",
        ),
        ("two_days", |_| {}, "services on 4 and 5 March 2026. This"),
        (
            "more_days_of_one_month",
            |r| r.visit.dates = vec![span(day(2026, 3, 2), day(2026, 3, 6))],
            "services on 2 to 6 March 2026. This",
        ),
        (
            "two_days_across_months",
            |r| r.visit.dates = vec![span(day(2026, 3, 31), day(2026, 4, 1))],
            "services on 31 March and 1 April 2026. This",
        ),
        (
            "more_days_across_months",
            |r| r.visit.dates = vec![span(day(2026, 3, 30), day(2026, 4, 2))],
            "services on 30 March to 2 April 2026. This",
        ),
        (
            "days_across_years",
            |r| r.visit.dates = vec![span(day(2025, 12, 31), day(2026, 1, 1))],
            "services on 31 December 2025 and 1 January 2026. This",
        ),
        (
            "two_periods",
            |r| {
                r.visit.dates = vec![
                    span(day(2025, 12, 1), day(2025, 12, 5)),
                    span(day(2026, 2, 10), day(2026, 2, 11)),
                ];
            },
            "services on 1 to 5 December 2025 and 10 to 11 February 2026. This",
        ),
    ]);
}

#[test]
fn the_ordinal_and_the_month_of_the_judgement_are_told_in_words() {
    check(&[
        (
            "first",
            |r| r.visit.ordinal = 1,
            "This was the first monitoring visit since the local authority was judged inadequate in June 2025.",
        ),
        (
            "eighth",
            |r| r.visit.ordinal = 8,
            "This was the eighth monitoring visit since",
        ),
        (
            "twentieth",
            |r| r.visit.ordinal = 20,
            "This was the twentieth monitoring visit since",
        ),
        (
            "the_month_is_as_told_and_never_derived_from_the_inspection",
            |r| r.inspection.judged_inadequate_in = MonthYear { year: 2025, month: 8 },
            "was judged inadequate in August 2025.",
        ),
        (
            "after_the_overall_grade_ended",
            |r| r.visit.dates = vec![span(day(2026, 11, 17), day(2026, 11, 18))],
            "This was the second monitoring visit since the local authority was judged inadequate in June 2025.",
        ),
    ]);
}

#[test]
fn inspectors_are_hers_before_8_september_2022_and_his_from_then_on() {
    check(&[
        (
            "hers",
            |r| in_2022(r, 6, 14),
            " Her Majesty’s inspectors for this visit were Maren Hollis and Dev Oyelaran.",
        ),
        (
            "hers_on_the_last_day",
            |r| in_2022(r, 9, 7),
            " Her Majesty’s inspectors for this visit were Maren Hollis and Dev Oyelaran.",
        ),
        (
            "his_from_the_first_day_with_a_capital",
            |r| in_2022(r, 9, 8),
            " His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran.",
        ),
        (
            "one_of_hers",
            |r| {
                in_2022(r, 6, 14);
                team(r, &[("Maren Hollis", HMI)]);
            },
            " Her Majesty’s inspector for this visit was Maren Hollis.",
        ),
    ]);
}

#[test]
fn the_team_is_named_by_title_in_the_order_given() {
    let rows: [(&[(&str, TeamRole)], &str); 10] = [
        (&[("Ada", HMI)], "His Majesty’s Inspector for this visit was Ada."),
        (
            &[("Ada", HMI), ("Ben", HMI)],
            "His Majesty’s Inspectors for this visit were Ada and Ben.",
        ),
        (
            &[("Ada", HMI), ("Ben", HMI), ("Cy", HMI)],
            "His Majesty’s Inspectors for this visit were Ada, Ben and Cy.",
        ),
        (
            &[("Ada", HMI), ("Ben", OI)],
            "His Majesty’s Inspector for this visit was Ada, with Ofsted Inspector Ben.",
        ),
        (
            &[("Ada", HMI), ("Ben", OI), ("Cy", HMI), ("Di", OI)],
            "His Majesty’s Inspectors for this visit were Ada and Cy, with Ofsted Inspectors Ben and Di.",
        ),
        (
            &[("Ada", HMI), ("Ben", HMI), ("Cy", OI), ("Di", SCRI)],
            "His Majesty’s Inspectors for this visit were Ada and Ben, with Ofsted Inspector Cy and with social care \
             regulatory inspector Di.",
        ),
        (&[("Ada", OI)], "The Ofsted Inspector for this visit was Ada."),
        (
            &[("Ada", OI), ("Ben", OI)],
            "The Ofsted Inspectors for this visit were Ada and Ben.",
        ),
        (
            &[("Ada", SCRI), ("Ben", HMI)],
            "The social care regulatory inspector for this visit was Ada, with His Majesty’s Inspector Ben.",
        ),
        (
            &[("Ada", HMI), ("Ben", REVIEWER), ("Cy O'Dell", REVIEWER)],
            "His Majesty’s Inspector for this visit was Ada, with reviewers Ben and Cy O’Dell.",
        ),
    ];
    for (members, sentence) in rows {
        let mut records = northmere();
        team(&mut records, members);
        let opening = opening_of(&records);
        assert!(
            opening.ends_with(&format!("June 2025. {sentence}")),
            "expected {sentence}\n in {opening}"
        );
    }
}

#[test]
fn who_delivers_services_is_told_when_it_is_not_the_council() {
    check(&[
        ("the_council", |_| {}, "in June 2025. His Majesty’s"),
        (
            "a_trust",
            |r| {
                r.authority.delivery = Delivery::Trust {
                    name: "Northmere Children's Trust".to_owned(),
                }
            },
            "in June 2025. Children’s services in Northmere have been delivered by Northmere Children’s Trust on \
             behalf of the local authority. His Majesty’s",
        ),
        (
            "a_company_and_what_it_is",
            |r| {
                r.authority.delivery = Delivery::Company {
                    name: "Together for Northmere".to_owned(),
                    nature: "a wholly owned council company".to_owned(),
                }
            },
            "in June 2025. Statutory functions for children’s services in Northmere are delegated to Together for \
             Northmere, a wholly owned council company. His Majesty’s",
        ),
        (
            "a_company_alone",
            |r| {
                r.authority.delivery = Delivery::Company {
                    name: "Together for Northmere".to_owned(),
                    nature: String::new(),
                }
            },
            "are delegated to Together for Northmere. His Majesty’s",
        ),
    ]);
}

fn focused(month: u32, circumstances: &str, mentioned: bool) -> FocusedVisit {
    FocusedVisit {
        month: MonthYear { year: 2025, month },
        circumstances: circumstances.to_owned(),
        mentioned,
    }
}

#[test]
fn earlier_focused_visits_are_told_where_they_shall_be_mentioned() {
    check(&[
        (
            "not_mentioned",
            |r| r.visit.focused_visits = vec![focused(9, "", false)],
            "in June 2025. His Majesty’s",
        ),
        (
            "one",
            |r| r.visit.focused_visits = vec![focused(9, "", true)],
            "in June 2025. The local authority was also the subject of a focused visit in September 2025. His Majesty’s",
        ),
        (
            "one_with_its_circumstances",
            |r| r.visit.focused_visits = vec![focused(9, "during the floods of that autumn.", true)],
            "the subject of a focused visit in September 2025 during the floods of that autumn. His Majesty’s",
        ),
        (
            "two_of_three",
            |r| r.visit.focused_visits = vec![focused(9, "", true), focused(10, "", false), focused(12, "", true)],
            "also the subject of focused visits in September 2025 and December 2025. His Majesty’s",
        ),
    ]);
}

#[test]
fn context_follows_the_formulae_as_it_was_typed() {
    let mut records = northmere();
    records.visit.context =
        "The director took up post in May 2026. It's her first post.\n\nA second matter.".to_owned();
    let blocks = letter_of(&records).blocks;
    let end = "and Dev Oyelaran. The director took up post in May 2026. It’s her first post.";
    assert!(blocks[0].plain_text().ends_with(end), "{}", blocks[0].plain_text());
    assert_eq!(blocks[1].plain_text(), "A second matter.");
}

#[test]
fn a_rehearsal_has_reviewers_and_never_inspectors() {
    let rows: [(&[(&str, TeamRole)], &str); 3] = [
        (&[("Ada", REVIEWER)], "The reviewer for this rehearsal was Ada."),
        (
            &[("Ada", REVIEWER), ("Ben", REVIEWER)],
            "The reviewers for this rehearsal were Ada and Ben.",
        ),
        (
            &[("Ada", HMI), ("Ben", REVIEWER), ("Cy", OI)],
            "The reviewers for this rehearsal were Ada, Ben and Cy.",
        ),
    ];
    for (members, sentence) in rows {
        let mut records = northmere();
        records.visit.purpose = Purpose::Rehearsal;
        team(&mut records, members);
        assert_eq!(
            opening_of(&records),
            format!(
                "This letter summarises the findings of the rehearsal of a monitoring visit to Northmere children’s \
                 services on 4 and 5 March 2026. The rehearsal prepares for the second monitoring visit since the \
                 local authority was judged inadequate in June 2025. {sentence}"
            )
        );
    }
}

#[test]
fn a_focused_visit_is_not_counted_among_monitoring_visits() {
    let mut records = northmere();
    records.visit.kind = VisitKind::Focused;
    let opening = "This letter summarises the findings of the focused visit to Northmere children’s services on 4 and \
        5 March 2026. His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran.";
    assert_eq!(opening_of(&records), opening);
    records.visit.purpose = Purpose::Rehearsal;
    let opening = "This letter summarises the findings of the rehearsal of a focused visit to Northmere children’s \
        services on 4 and 5 March 2026. The reviewers for this rehearsal were Maren Hollis and Dev Oyelaran.";
    assert_eq!(opening_of(&records), opening);
}

#[test]
fn the_two_published_shapes_of_an_opening_come_out_whole() {
    let mut first = northmere();
    in_2022(&mut first, 6, 14);
    first.visit.ordinal = 1;
    first.inspection.judged_inadequate_in = MonthYear { year: 2021, month: 11 };
    assert_eq!(
        opening_of(&first),
        "This letter summarises the findings of the monitoring visit to Northmere children’s services on 14 and 15 \
         June 2022. This was the first monitoring visit since the local authority was judged inadequate in November \
         2021. Her Majesty’s inspectors for this visit were Maren Hollis and Dev Oyelaran."
    );
    let mut second = first;
    in_2022(&mut second, 10, 11);
    second.visit.ordinal = 2;
    team(&mut second, &[("Dev Oyelaran", HMI), ("Ines Farrow", HMI)]);
    assert_eq!(
        opening_of(&second),
        "This letter summarises the findings of the monitoring visit to Northmere children’s services on 11 and 12 \
         October 2022. This was the second monitoring visit since the local authority was judged inadequate in \
         November 2021. His Majesty’s Inspectors for this visit were Dev Oyelaran and Ines Farrow."
    );
}
