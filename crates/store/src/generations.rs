//! Which backups stay when there are more of them than anybody needs.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

/// So many of the newest stay whatever their day.
const NEWEST: usize = 10;
/// Of each of so many days the newest stays: the last days on which there is one, so that a clock which jumped takes none.
const DAYS: usize = 30;
/// So many stay whatever room they take; and of copies that nobody has proved yet no more than that stay at all.
const LEAST: usize = 3;

/// When a backup was made, how much room it takes, in bytes, and whether it was proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generation {
    /// When.
    pub made: DateTime<Utc>,
    /// The room.
    pub bytes: u64,
    /// Whether it was opened again and gone through.
    pub proved: bool,
}

/// Which of the backups of one notebook go, by their place in the list. Of those that were proved the ten newest stay and the
/// newest of each of the last 30 days; where these take more room than `budget` bytes together, the older go first, but never
/// the three newest. Copies that nobody has proved push out none of them: the three newest stay that are newer than all that
/// were proved.
pub fn outlived(kept: &[Generation], budget: u64) -> Vec<usize> {
    let mut newest_first: Vec<(usize, &Generation)> = kept.iter().enumerate().collect();
    newest_first.sort_by_key(|(at, each)| (std::cmp::Reverse(each.made), *at));
    let (mut days, mut room) = (BTreeSet::new(), 0_u64);
    let (mut proved, mut unproved) = (0, 0);
    let mut going = Vec::new();
    for (at, each) in newest_first {
        let stays = if each.proved {
            let first_of_day = days.insert(each.made.date_naive()) && days.len() <= DAYS;
            let wanted = proved < NEWEST || first_of_day;
            let fits = proved < LEAST || room.saturating_add(each.bytes) <= budget;
            proved += 1;
            wanted && fits
        } else {
            unproved += 1;
            proved == 0 && unproved <= LEAST
        };
        match stays {
            true => room = room.saturating_add(each.bytes),
            false => going.push(at),
        }
    }
    going.sort_unstable();
    going
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-28T10:00:00Z".parse().unwrap()
    }

    /// Made so many minutes ago, and proved.
    fn ago(minutes: i64, bytes: u64) -> Generation {
        Generation {
            made: now() - TimeDelta::minutes(minutes),
            bytes,
            proved: true,
        }
    }

    fn unproved(minutes: i64) -> Generation {
        Generation {
            proved: false,
            ..ago(minutes, 1)
        }
    }

    fn minutes_kept(kept: &[Generation], budget: u64) -> Vec<i64> {
        let going = outlived(kept, budget);
        let left = kept.iter().enumerate().filter(|(at, _)| !going.contains(at));
        left.map(|(_, each)| (now() - each.made).num_minutes()).collect()
    }

    const DAY: i64 = 24 * 60;

    #[test]
    fn the_ten_newest_stay_and_of_each_day_before_the_newest() {
        let mut kept: Vec<Generation> = (0..20).map(|nth| ago(nth * 15, 1)).collect();
        kept.extend((1..40).map(|day| ago(day * DAY, 1)));
        kept.push(ago(DAY + 1, 1));
        let mut expected: Vec<i64> = (0..10).map(|nth| nth * 15).collect();
        expected.extend((1..30).map(|day| day * DAY));
        assert_eq!(minutes_kept(&kept, u64::MAX), expected);
    }

    #[test]
    fn what_takes_too_much_room_goes_but_three_stay() {
        let kept: Vec<Generation> = (0..6).map(|nth| ago(nth, 40)).collect();
        assert_eq!(minutes_kept(&kept, 200), [0, 1, 2, 3, 4]);
        assert_eq!(minutes_kept(&kept, 10), [0, 1, 2]);
        assert_eq!(minutes_kept(&[], 10), Vec::<i64>::new());
    }

    #[test]
    fn copies_that_nobody_proved_push_out_none_that_were() {
        let mut kept: Vec<Generation> = (0..30).map(unproved).collect();
        kept.extend((1..20).map(|day| ago(day * DAY, 1)));
        let mut expected = vec![0, 1, 2];
        expected.extend((1..20).map(|day| day * DAY));
        assert_eq!(minutes_kept(&kept, u64::MAX), expected);
        assert_eq!(minutes_kept(&[ago(0, 1), unproved(1)], u64::MAX), [0]);
    }

    proptest! {
        #[test]
        fn the_newest_proved_stays_and_the_room_is_kept(
            made in prop::collection::vec((0i64..60 * 24 * 60, 1u64..100, any::<bool>()), 0..80),
            budget in prop_oneof![0u64..4_000, Just(u64::MAX)]
        ) {
            let generation = |(minutes, bytes, proved): &(i64, u64, bool)| Generation { proved: *proved, ..ago(*minutes, *bytes) };
            let kept: Vec<Generation> = made.iter().map(generation).collect();
            let going = outlived(&kept, budget);
            let left: Vec<&Generation> = kept.iter().enumerate().filter(|(at, _)| !going.contains(at)).map(|(_, each)| each).collect();
            let proved = |all: &[&Generation]| all.iter().filter(|each| each.proved).count();
            let all: Vec<&Generation> = kept.iter().collect();
            prop_assert!(proved(&left) >= proved(&all).min(LEAST));
            let newest = |all: &[&Generation]| all.iter().filter(|each| each.proved).map(|each| each.made).max();
            prop_assert_eq!(newest(&left), newest(&all));
            let room: u64 = left.iter().map(|each| each.bytes).sum();
            prop_assert!(room <= budget || left.len() <= 2 * LEAST, "{} of {}", room, budget);
        }
    }
}
