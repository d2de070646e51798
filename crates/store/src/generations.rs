//! Which backups stay when there are more of them than anybody needs.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

/// So many of the newest stay whatever their day.
const NEWEST: usize = 10;
/// Of each of so many days the newest stays.
const DAYS: i64 = 30;
/// So many stay whatever room they take.
const LEAST: usize = 3;

/// When a backup was made, and how much room it takes, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generation {
    /// When.
    pub made: DateTime<Utc>,
    /// The room.
    pub bytes: u64,
}

/// Which of the backups of one notebook go, by their place in the list: all but the ten newest and the newest of each of
/// the last 30 days; then from the oldest on as many as take more room than `budget` bytes together, but never the three
/// newest.
pub fn outlived(kept: &[Generation], now: DateTime<Utc>, budget: u64) -> Vec<usize> {
    let mut newest_first: Vec<(usize, &Generation)> = kept.iter().enumerate().collect();
    newest_first.sort_by_key(|(at, each)| (std::cmp::Reverse(each.made), *at));
    let mut days = BTreeSet::new();
    let mut room = 0_u64;
    let mut going = Vec::new();
    for (rank, (at, each)) in newest_first.into_iter().enumerate() {
        let first_of_day = days.insert(each.made.date_naive());
        let wanted = rank < NEWEST || (first_of_day && now - each.made <= TimeDelta::days(DAYS));
        let fits = rank < LEAST || room.saturating_add(each.bytes) <= budget;
        match wanted && fits {
            true => room = room.saturating_add(each.bytes),
            false => going.push(at),
        }
    }
    going.sort_unstable();
    going
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-28T10:00:00Z".parse().unwrap()
    }

    /// Made so many minutes ago.
    fn ago(minutes: i64, bytes: u64) -> Generation {
        Generation {
            made: now() - TimeDelta::minutes(minutes),
            bytes,
        }
    }

    fn minutes_kept(kept: &[Generation], budget: u64) -> Vec<i64> {
        let going = outlived(kept, now(), budget);
        let left = kept.iter().enumerate().filter(|(at, _)| !going.contains(at));
        left.map(|(_, each)| (now() - each.made).num_minutes()).collect()
    }

    #[test]
    fn the_ten_newest_stay_and_of_each_day_before_the_newest() {
        let day: i64 = 24 * 60;
        let quarters: Vec<Generation> = (0..20).map(|nth| ago(nth * 15, 1)).collect();
        let mut kept = quarters;
        kept.extend([ago(day + 1, 1), ago(day + 2, 1), ago(2 * day, 1), ago(31 * day, 1)]);
        let mut expected: Vec<i64> = (0..10).map(|nth| nth * 15).collect();
        expected.extend([day + 1, 2 * day]);
        assert_eq!(minutes_kept(&kept, u64::MAX), expected);
    }

    #[test]
    fn what_takes_too_much_room_goes_from_the_oldest_on_but_three_stay() {
        let kept: Vec<Generation> = (0..6).map(|nth| ago(nth, 40)).collect();
        assert_eq!(minutes_kept(&kept, 200), [0, 1, 2, 3, 4]);
        assert_eq!(minutes_kept(&kept, 10), [0, 1, 2]);
        assert_eq!(minutes_kept(&[], 10), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn the_newest_stay_no_day_is_without_and_the_room_is_kept(
            made in prop::collection::vec((0i64..60 * 24 * 60, 1u64..100), 0..80),
            budget in prop_oneof![0u64..4_000, Just(u64::MAX)]
        ) {
            let kept: Vec<Generation> = made.iter().map(|(minutes, bytes)| ago(*minutes, *bytes)).collect();
            let going = outlived(&kept, now(), budget);
            let left: Vec<&Generation> = kept.iter().enumerate().filter(|(at, _)| !going.contains(at)).map(|(_, each)| each).collect();
            prop_assert!(left.len() >= kept.len().min(LEAST));
            let room: u64 = left.iter().map(|each| each.bytes).sum();
            prop_assert!(room <= budget || left.len() <= LEAST, "{room} of {budget}");
            let newest = kept.iter().map(|each| each.made).max();
            prop_assert_eq!(left.iter().map(|each| each.made).max(), newest);
            if budget > 10_000 {
                for each in &kept {
                    let day = each.made.date_naive();
                    let recent = now() - each.made <= TimeDelta::days(DAYS);
                    prop_assert!(!recent || left.iter().any(|other| other.made.date_naive() == day));
                }
            }
        }
    }
}
