//! What a filter takes, and which plans are refused.

use chrono::Days;

use super::*;

#[test]
fn a_filter_counts_days_back_from_the_day_of_the_plan() {
    let ago = |days: u64| Some(day(AS_OF) - Days::new(days));
    let ahead = Some(day(AS_OF) + Days::new(1));
    let none = Filter::default();
    let started = Filter {
        started_within_days: Some(10),
        ..none.clone()
    };
    let seen = Filter {
        seen_within_days: Some(0),
        ..none.clone()
    };
    let unseen = Filter {
        not_seen_for_days: Some(10),
        ..none.clone()
    };
    let unreviewed = Filter {
        not_reviewed_for_days: Some(10),
        ..none.clone()
    };
    let open = Filter {
        open_only: true,
        ..none
    };
    type Set = fn(&mut FrameRow, Option<NaiveDate>);
    let cases: [(&Filter, Set, [bool; 5]); 5] = [
        // No day, today, 10 days ago, 11 days ago, tomorrow.
        (
            &started,
            |row, day| row.started = day,
            [false, true, true, false, false],
        ),
        (
            &seen,
            |row, day| row.last_seen = day,
            [false, true, false, false, false],
        ),
        (
            &unseen,
            |row, day| row.last_seen = day,
            [true, false, false, true, false],
        ),
        (
            &unreviewed,
            |row, day| row.last_review = day,
            [true, false, false, true, false],
        ),
        (&open, |row, day| row.closed = day, [true, false, false, false, true]),
    ];
    for (filter, set, expected) in cases {
        let taken = [None, ago(0), ago(10), ago(11), ahead].map(|on| {
            let mut one = row(List::Contacts);
            set(&mut one, on);
            filter.takes(&one, day(AS_OF))
        });
        assert_eq!(taken, expected, "{filter:?}");
    }
}

#[test]
fn a_filter_takes_only_what_it_names() {
    let none = Filter::default();
    let (yes, no) = (full_row(), row(List::Contacts));
    let filters = [
        Filter {
            lists: vec![List::Adoption, List::ProtectionPlans],
            ..none.clone()
        },
        Filter {
            teams: vec!["Team North".to_owned()],
            ..none.clone()
        },
        Filter {
            age_bands: vec![AgeBand::FiveToNine],
            ..none.clone()
        },
        Filter {
            sexes: vec![Sex::Female, Sex::Male],
            ..none.clone()
        },
    ];
    for filter in filters {
        let taken = [&yes, &no].map(|row| filter.takes(row, day(AS_OF)));
        assert_eq!(taken, [true, false], "{filter:?}");
    }
    let no_team = Filter {
        teams: vec![String::new()],
        ..none.clone()
    };
    assert!(no_team.takes(&no, day(AS_OF)) && !no_team.takes(&yes, day(AS_OF)));
    assert!(none.takes(&no, day(AS_OF)) && none.takes(&yes, day(AS_OF)));
}

#[test]
fn a_plan_that_makes_no_sense_is_refused_where_it_is_wrong() {
    let long = "x".repeat(301);
    let good = || {
        let strata = vec![
            stratum("plan", Filter::default(), 2, 1),
            stratum("care", Filter::default(), 2, 1),
        ];
        plan(strata)
    };
    type Spoil<'a> = Box<dyn Fn(&mut DrawPlan) + 'a>;
    let spoils: Vec<(Spoil, &str, Reason)> = vec![
        (Box::new(|plan| plan.strata.clear()), "strata", Reason::Empty),
        (
            Box::new(|plan| plan.strata.iter_mut().for_each(|one| one.quota = 0)),
            "strata",
            Reason::OutOfRange,
        ),
        (
            Box::new(|plan| plan.strata[0].quota = 497),
            "strata",
            Reason::OutOfRange,
        ),
        (
            Box::new(|plan| plan.strata.iter_mut().for_each(|one| one.reserve = u32::MAX)),
            "strata",
            Reason::OutOfRange,
        ),
        (
            Box::new(|plan| plan.strata[1].name = "plan".to_owned()),
            "strata.1.name",
            Reason::Twice,
        ),
        (
            Box::new(|plan| plan.strata[1].name = " ".to_owned()),
            "strata.1.name",
            Reason::Empty,
        ),
        (
            Box::new(|plan| plan.strata[1].name = long.clone()),
            "strata.1.name",
            Reason::TooLong,
        ),
        (
            Box::new(|plan| plan.filter.teams = vec![long.clone()]),
            "filter.teams.0",
            Reason::TooLong,
        ),
        (
            Box::new(|plan| plan.filter.lists = vec![List::Contacts; 501]),
            "filter.lists",
            Reason::TooLong,
        ),
        (
            Box::new(|plan| plan.strata[0].filter.not_seen_for_days = Some(u32::MAX)),
            "strata.0.filter.not_seen_for_days",
            Reason::OutOfRange,
        ),
        (
            Box::new(|plan| plan.as_of = NaiveDate::MAX),
            "as_of",
            Reason::OutOfRange,
        ),
        (
            Box::new(|plan| plan.put_in[0].reason.clear()),
            "put_in.0.reason",
            Reason::Empty,
        ),
        (
            Box::new(|plan| plan.left_out[0].reason = long.clone()),
            "left_out.0.reason",
            Reason::TooLong,
        ),
        (
            Box::new(|plan| plan.left_out[0].child.clear()),
            "left_out.0.child",
            Reason::Empty,
        ),
        (
            Box::new(|plan| plan.put_in[0].stratum = Some("gone".to_owned())),
            "put_in.0.stratum",
            Reason::Unknown,
        ),
        (
            Box::new(|plan| plan.left_out[0].child = "NM-1".to_owned()),
            "left_out.0.child",
            Reason::Twice,
        ),
        (
            Box::new(|plan| plan.put_in.push(by_hand("NM-1", Some("care")))),
            "put_in.1.child",
            Reason::Twice,
        ),
        (
            Box::new(|plan| plan.left_out.push(by_hand("NM-2", Some("care")))),
            "left_out.1.child",
            Reason::Twice,
        ),
    ];
    let whole = || {
        let mut plan = good();
        plan.put_in = vec![by_hand("NM-1", None)];
        plan.left_out = vec![by_hand("NM-2", None)];
        plan
    };
    assert_eq!(whole().check(), Ok(()));
    for (spoil, field, reason) in spoils {
        let mut plan = whole();
        spoil(&mut plan);
        assert_eq!(plan.check(), Err(Refusal::new(field, reason)));
    }
}
