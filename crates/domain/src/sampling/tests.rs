//! The draw: its digests against values worked out elsewhere, who is taken, who is passed over, and that order is nothing.

mod drawing;
mod planning;

use chrono::NaiveDate;

use super::*;
use crate::frame::{AgeBand, FrameRow, List, Sex};
use crate::refusal::{Reason, Refusal};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const AS_OF: &str = "2026-11-20";

fn row(list: List) -> FrameRow {
    FrameRow {
        list,
        team: String::new(),
        age_band: AgeBand::Unknown,
        sex: Sex::Unknown,
        status: String::new(),
        started: None,
        last_seen: None,
        last_review: None,
        closed: None,
    }
}

fn full_row() -> FrameRow {
    FrameRow {
        team: "Team North".to_owned(),
        age_band: AgeBand::FiveToNine,
        sex: Sex::Female,
        status: "Open".to_owned(),
        started: Some(day("2026-01-05")),
        last_seen: Some(day("2026-11-01")),
        last_review: Some(day("2026-10-02")),
        ..row(List::ProtectionPlans)
    }
}

fn stratum(name: &str, filter: Filter, quota: u32, reserve: u32) -> Stratum {
    Stratum {
        name: name.to_owned(),
        filter,
        quota,
        reserve,
    }
}

fn plan(strata: Vec<Stratum>) -> DrawPlan {
    DrawPlan {
        as_of: day(AS_OF),
        filter: Filter::default(),
        strata,
        put_in: Vec::new(),
        left_out: Vec::new(),
    }
}

fn by_hand(child: &str, stratum: Option<&str>) -> ByHand {
    ByHand {
        child: child.to_owned(),
        stratum: stratum.map(str::to_owned),
        reason: "asked for by the lead inspector".to_owned(),
    }
}

fn on(list: List) -> Filter {
    Filter {
        lists: vec![list],
        ..Filter::default()
    }
}

fn candidates(rows: &[(String, FrameRow)]) -> Vec<Candidate<'_>> {
    rows.iter().map(|(child, row)| Candidate { child, row }).collect()
}

/// `NM-1` to `NM-8`, all on a protection plan.
fn eight() -> Vec<(String, FrameRow)> {
    (1..=8)
        .map(|n| (format!("NM-{n}"), row(List::ProtectionPlans)))
        .collect()
}

// Worked out with hashlib of Python, over the two lines of the test below.
const ROWS: &str = "c93e58d09b4f1455f2054f37e091f974789f107a72f91247c99e67e7d0045bfe";
const SEEDS: [(&str, &str); 3] = [
    ("7", "a6d72380db0763b961c1dc7eef80980461bacdecf802ac91fd981e69a77060ac"),
    (
        "0042",
        "4be772e11a96b397067d9c06db0bb3e6ac45709487bca3893a00613d9f74ac78",
    ),
    (
        "123456789012",
        "931d329fd8f495d3c348dfaa152b909a37bfd1942cd1b450f9073ce05dc0d55b",
    ),
];
/// The order of the eight children under the first of these seeds.
const ORDER: [&str; 8] = ["NM-7", "NM-3", "NM-6", "NM-4", "NM-5", "NM-8", "NM-2", "NM-1"];

fn digest(hex_: &str) -> [u8; 32] {
    hex::decode(hex_).unwrap().try_into().unwrap()
}

fn names(drawn: &Drawn) -> Vec<&str> {
    drawn.picks.iter().map(|pick| pick.child.as_str()).collect()
}

#[test]
fn a_row_is_ten_values_with_tabs_between_them() {
    let cases = [
        (
            full_row(),
            "NM-1",
            "7\tNM-1\tTeam North\tfive_to_nine\tfemale\tOpen\t2026-01-05\t2026-11-01\t2026-10-02\t",
        ),
        (
            row(List::ChildrenInCare),
            "NM-2",
            "8\tNM-2\t\tunknown\tunknown\t\t\t\t\t",
        ),
        (
            FrameRow {
                team: " Team\tEast\n 2".to_owned(),
                closed: Some(day("2026-02-03")),
                ..row(List::Adopters)
            },
            "N  M",
            "11\tN M\tTeam East 2\tunknown\tunknown\t\t\t\t\t2026-02-03",
        ),
    ];
    for (row, child, line) in cases {
        assert_eq!(canonical_line(&row, child), line);
    }
}

#[test]
fn the_digest_of_rows_and_the_seed_are_those_worked_out_by_another_program() {
    let lines = vec![
        canonical_line(&row(List::ChildrenInCare), "NM-2"),
        canonical_line(&full_row(), "NM-1"),
    ];
    assert_eq!(hex::encode(rows_digest(lines)), ROWS);
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(hex::encode(rows_digest(Vec::new())), nothing);
    for (number, expected) in SEEDS {
        assert_eq!(hex::encode(seed(&digest(ROWS), number).unwrap()), expected, "{number}");
    }
}

#[test]
fn only_a_number_of_one_to_twelve_digits_can_be_called_out() {
    for (number, reason) in [
        ("", Reason::Empty),
        ("1234567890123", Reason::TooLong),
        ("12a", Reason::OutOfRange),
        (" 12", Reason::OutOfRange),
        ("-1", Reason::OutOfRange),
        ("\u{664}", Reason::OutOfRange),
    ] {
        let refusal = seed(&digest(ROWS), number).unwrap_err();
        assert_eq!(refusal, Refusal::new("number_called", reason), "{number}");
    }
}

#[test]
fn children_are_drawn_in_the_order_worked_out_by_another_program() {
    let rows = eight();
    let seed = digest(SEEDS[0].1);
    let drawn = draw(
        &plan(vec![stratum("plan", Filter::default(), 5, 2)]),
        &seed,
        &candidates(&rows),
    );
    let drawn = drawn.unwrap();
    assert_eq!(names(&drawn), ORDER[..7]);
    let ranks: Vec<_> = drawn.picks.iter().map(|pick| (pick.rank, pick.reserve)).collect();
    let expected: Vec<_> = (1..=7).map(|rank| (Some(rank), rank > 5)).collect();
    assert_eq!(ranks, expected);
    assert_eq!((drawn.sizes, drawn.short), (vec![8], vec![]));
}

#[test]
fn a_child_left_out_keeps_its_rank_and_one_put_in_takes_a_place() {
    let rows = eight();
    let mut plan = plan(vec![stratum("plan", Filter::default(), 3, 1)]);
    plan.put_in = vec![by_hand("NM-1", None)];
    plan.left_out = vec![by_hand("NM-3", Some("plan"))];
    let drawn = draw(&plan, &digest(SEEDS[0].1), &candidates(&rows)).unwrap();
    assert_eq!(names(&drawn), ["NM-1", "NM-7", "NM-6", "NM-4"]);
    let ranks: Vec<_> = drawn.picks.iter().map(|pick| pick.rank).collect();
    assert_eq!(ranks, [None, Some(1), Some(3), Some(4)]);
    let by_hand: Vec<_> = drawn.picks.iter().map(|pick| pick.by_hand).collect();
    assert_eq!(by_hand, [true, false, false, false]);
    let left_out = LeftOut {
        entry: 0,
        stratum: 0,
        rank: 2,
    };
    assert_eq!(drawn.left_out, [left_out]);
}

#[test]
fn a_child_put_in_goes_to_its_group_or_the_first_that_takes_it_or_the_first() {
    let mut rows = eight();
    rows.push(("NM-9".to_owned(), row(List::ChildrenInCare)));
    rows.push(("NM-10".to_owned(), row(List::Contacts)));
    let strata = vec![
        stratum("plan", on(List::ProtectionPlans), 2, 0),
        stratum("care", on(List::ChildrenInCare), 2, 0),
    ];
    for (child, named, place) in [
        ("NM-1", None, 0),
        ("NM-9", None, 1),
        ("NM-10", None, 0),
        ("NM-1", Some("care"), 1),
        ("NM-10", Some("care"), 1),
    ] {
        let mut plan = plan(strata.clone());
        plan.put_in = vec![by_hand(child, named)];
        let drawn = draw(&plan, &[7; 32], &candidates(&rows)).unwrap();
        let picked: Vec<_> = drawn.picks.iter().filter(|pick| pick.child == child).collect();
        assert_eq!(picked.len(), 1, "{child}");
        assert_eq!(
            (picked[0].stratum, picked[0].by_hand),
            (place, true),
            "{child} {named:?}"
        );
    }
}

#[test]
fn a_row_must_pass_the_plan_and_the_group_at_once() {
    let rows = vec![
        ("NM-1".to_owned(), row(List::ProtectionPlans)),
        ("NM-1".to_owned(), full_row()),
    ];
    let north = Filter {
        teams: vec!["Team North".to_owned()],
        ..Filter::default()
    };
    let never_seen = Filter {
        not_seen_for_days: Some(60),
        ..Filter::default()
    };
    let mut one = plan(vec![stratum("late", never_seen, 1, 0)]);
    assert_eq!(draw(&one, &[7; 32], &candidates(&rows)).unwrap().sizes, [1]);
    one.filter = north;
    let drawn = draw(&one, &[7; 32], &candidates(&rows)).unwrap();
    let short = Short {
        stratum: 0,
        wanted: 1,
        found: 0,
    };
    assert_eq!((drawn.sizes, drawn.short), (vec![0], vec![short]));
}

#[test]
fn a_draw_is_refused_when_it_names_a_child_that_is_not_there_or_too_many_by_hand() {
    let rows = eight();
    let drawn = |change: fn(&mut DrawPlan)| {
        let mut plan = plan(vec![stratum("plan", Filter::default(), 1, 0)]);
        change(&mut plan);
        draw(&plan, &[7; 32], &candidates(&rows)).map_err(|refusal| (refusal.field, refusal.reason))
    };
    let refused = |field: &str, reason| Err((field.to_owned(), reason));
    assert_eq!(
        drawn(|plan| plan.put_in = vec![by_hand("NM-77", None)]),
        refused("put_in.0.child", Reason::Unknown)
    );
    assert_eq!(
        drawn(|plan| plan.left_out = vec![by_hand("NM-77", None)]),
        refused("left_out.0.child", Reason::Unknown)
    );
    assert_eq!(
        drawn(|plan| plan.put_in = vec![by_hand("NM-1", None), by_hand("NM-2", None)]),
        refused("strata.0.quota", Reason::OutOfRange)
    );
    let nobody = [(String::new(), row(List::Contacts))];
    let plan = plan(vec![stratum("plan", Filter::default(), 1, 0)]);
    let refusal = draw(&plan, &[7; 32], &candidates(&nobody)).unwrap_err();
    assert_eq!(refusal, Refusal::new("candidates.child", Reason::Empty));
}
