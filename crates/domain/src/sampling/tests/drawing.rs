//! What holds of every draw, over frames and plans made at random, and the comparison of sample and frame.

use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;

use super::*;

const LISTS: [List; 3] = [List::ProtectionPlans, List::ChildrenInCare, List::CareLeavers];

/// Up to forty rows of up to twenty-five children in three lists and two teams.
fn frame() -> impl Strategy<Value = Vec<(String, FrameRow)>> {
    let one = (0_usize..25, 0_usize..3, any::<bool>()).prop_map(|(child, list, north)| {
        let team = if north { "North" } else { "South" };
        (
            format!("NM-{child}"),
            FrameRow {
                team: team.to_owned(),
                ..row(LISTS[list])
            },
        )
    });
    prop::collection::vec(one, 1..40)
}

/// A group for each list and one for all, so that groups overlap.
fn overlapping() -> impl Strategy<Value = DrawPlan> {
    prop::collection::vec((0_u32..6, 0_u32..3), 4..=4).prop_map(|numbers| {
        let filters = LISTS.map(on).into_iter().chain([Filter::default()]);
        let strata = filters.zip(numbers).enumerate();
        plan(
            strata
                .map(|(at, (filter, (quota, reserve)))| stratum(&format!("group {at}"), filter, quota + 1, reserve))
                .collect(),
        )
    })
}

fn children(rows: &[(String, FrameRow)]) -> Vec<&str> {
    let mut all: Vec<_> = rows.iter().map(|(child, _)| child.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

proptest! {
    #[test]
    fn the_order_of_the_rows_does_not_matter(
        (rows, shuffled) in frame().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        plan in overlapping(), seed in any::<[u8; 32]>(),
    ) {
        let drawn = draw(&plan, &seed, &candidates(&rows)).unwrap();
        prop_assert_eq!(&drawn, &draw(&plan, &seed, &candidates(&rows)).unwrap());
        prop_assert_eq!(&drawn, &draw(&plan, &seed, &candidates(&shuffled)).unwrap());
        let lines = |rows: &[(String, FrameRow)]| rows.iter().map(|(child, row)| canonical_line(row, child)).collect();
        prop_assert_eq!(rows_digest(lines(&rows)), rows_digest(lines(&shuffled)));
    }

    #[test]
    fn no_child_is_drawn_twice_and_each_group_gets_what_there_is(
        rows in frame(), mut plan in overlapping(), seed in any::<[u8; 32]>(), put in 0_usize..25, out in 0_usize..25,
    ) {
        let all = children(&rows);
        let (put, out) = (all[put % all.len()], all[out % all.len()]);
        plan.put_in = vec![by_hand(put, Some("group 3"))];
        plan.left_out = if put == out { Vec::new() } else { vec![by_hand(out, None)] };
        let drawn = draw(&plan, &seed, &candidates(&rows)).unwrap();
        let mut seen = HashSet::new();
        prop_assert!(drawn.picks.iter().all(|pick| seen.insert(&pick.child)));
        let mut free: Vec<&str> = all.into_iter().filter(|child| *child != put).collect();
        free.retain(|child| put == out || *child != out);
        for (at, group) in plan.strata.iter().enumerate() {
            let takes = |child: &str| rows.iter().any(|(owner, row)| owner == child && group.filter.takes(row, plan.as_of));
            let by_hand = usize::from(at == 3);
            let available = free.iter().filter(|child| takes(child)).count() + by_hand;
            let (quota, reserve) = (group.quota as usize, group.reserve as usize);
            let (spare, full): (Vec<_>, Vec<_>) = drawn.picks.iter().filter(|pick| pick.stratum == at).partition(|pick| pick.reserve);
            prop_assert_eq!(full.len(), quota.min(available));
            prop_assert_eq!(spare.len(), reserve.min(available - full.len()));
            prop_assert!(full.iter().chain(&spare).all(|pick| pick.by_hand || takes(&pick.child)));
            let short = drawn.short.iter().find(|short| short.stratum == at);
            prop_assert_eq!(short.map(|short| (short.wanted as usize, short.found as usize)), (full.len() < quota).then_some((quota, full.len())));
            free.retain(|child| drawn.picks.iter().all(|pick| pick.stratum != at || pick.child != *child));
        }
    }

    #[test]
    fn leaving_a_child_out_moves_up_the_rest_of_its_group_and_nothing_else(
        rows in frame(), quotas in prop::array::uniform2(1_u32..5), seed in any::<[u8; 32]>(), which in any::<prop::sample::Index>(),
    ) {
        // One row for each child, so that the two groups have no child in common.
        let rows: Vec<_> = rows.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect();
        let team = |name: &str| Filter { teams: vec![name.to_owned()], ..Filter::default() };
        let mut plan = plan(vec![stratum("north", team("North"), quotas[0], 1), stratum("south", team("South"), quotas[1], 1)]);
        let before = draw(&plan, &seed, &candidates(&rows)).unwrap();
        let left = which.get(&before.picks).clone();
        plan.left_out = vec![by_hand(&left.child, None)];
        let after = draw(&plan, &seed, &candidates(&rows)).unwrap();
        prop_assert_eq!(&before.sizes, &after.sizes);
        let of = |drawn: &Drawn, own: bool| -> Vec<Pick> {
            drawn.picks.iter().filter(|pick| (pick.stratum == left.stratum) == own).cloned().collect()
        };
        prop_assert_eq!(of(&before, false), of(&after, false));
        let order = |picks: Vec<Pick>| -> Vec<_> { picks.into_iter().map(|pick| (pick.rank, pick.child)).collect() };
        let mut stayed = order(of(&before, true));
        stayed.retain(|(_, child)| *child != left.child);
        let now = order(of(&after, true));
        prop_assert_eq!(&now[..stayed.len()], &stayed[..]);
        prop_assert!(now[stayed.len()..].iter().all(|(rank, _)| *rank > stayed.last().map_or(left.rank, |last| last.0)));
        let noted: Vec<_> = after.left_out.iter().map(|out| (out.stratum, Some(out.rank))).collect();
        prop_assert_eq!(noted, [(left.stratum, left.rank)]);
    }
}

#[test]
fn another_number_gives_another_draw() {
    let rows: Vec<_> = (0..200).map(|n| (format!("NM-{n}"), row(List::Contacts))).collect();
    let plan = plan(vec![stratum("all", Filter::default(), 10, 0)]);
    let drawn = |number| {
        let seed = seed(&[0; 32], number).unwrap();
        names(&draw(&plan, &seed, &candidates(&rows)).unwrap()).join(" ")
    };
    let numbers = ["1", "2", "01", "10", "999"];
    let all: HashSet<_> = numbers.into_iter().map(drawn).collect();
    assert_eq!(all.len(), numbers.len());
}

#[test]
fn the_comparison_counts_children_and_marks_what_one_case_would_not_mend() {
    let team = |name: &str, list| FrameRow {
        team: name.to_owned(),
        sex: Sex::Male,
        ..row(list)
    };
    let mut rows: Vec<_> = (0..8)
        .map(|n| (format!("NM-{n}"), team("North", List::ProtectionPlans)))
        .collect();
    rows.extend((8..10).map(|n| (format!("NM-{n}"), team("South", List::ProtectionPlans))));
    rows.push(("NM-0".to_owned(), team("North", List::ChildrenInCare)));
    rows.push(("NM-99".to_owned(), team("Shut", List::Contacts)));
    let pick = |child: &str, reserve| Pick {
        stratum: 0,
        rank: Some(1),
        child: child.to_owned(),
        by_hand: false,
        reserve,
    };
    // Of the three that count, 2.4 would be fair of North and 0.6 of South; NM-99 is outside the filter.
    let picks = ["NM-0", "NM-8", "NM-9", "NM-99"].map(|child| pick(child, false));
    let picks = [&picks[..], &[pick("NM-1", true)]].concat();
    let mut plan = plan(vec![stratum("all", Filter::default(), 3, 1)]);
    plan.filter.lists = vec![List::ProtectionPlans, List::ChildrenInCare];
    let table: Vec<_> = balance(&plan, &candidates(&rows), &picks)
        .into_iter()
        .map(|line| (line.dimension, line.value, line.in_frame, line.in_sample, line.share))
        .collect();
    let line = |dimension, value: &str, frame, sample, share| (dimension, value.to_owned(), frame, sample, share);
    let expected = [
        line(Dimension::AgeBand, "unknown", 10, 3, Share::Fair),
        line(Dimension::Sex, "male", 10, 3, Share::Fair),
        line(Dimension::Team, "North", 8, 1, Share::Low),
        line(Dimension::Team, "South", 2, 2, Share::High),
        line(Dimension::List, "protection_plans", 10, 3, Share::Fair),
        line(Dimension::List, "children_in_care", 1, 1, Share::Fair),
    ];
    assert_eq!(table, expected);
}
