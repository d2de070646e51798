//! When an open notebook is locked because nobody is there: what is decided, without a clock and without threads.
//!
//! Somebody ticks it about once a second. After so many minutes without a key or a pointer it locks, and says so twenty seconds
//! before: one key goes on then, as often as somebody likes (WCAG 2.2, 2.2.1, <https://www.w3.org/TR/WCAG22/#timing-adjustable>).
//! A machine that slept is locked when it wakes, which is told by a gap between two ticks.

use chrono::{DateTime, TimeDelta, Utc};

/// So long before it locks it says so.
const WARNING: TimeDelta = TimeDelta::seconds(20);
/// Between two ticks of a machine that is awake it is never longer.
const SLEPT: TimeDelta = TimeDelta::seconds(30);

/// What a tick finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tick {
    /// Somebody is there, or was a while ago, or was warned already.
    Stay,
    /// In so many seconds it locks.
    Warn(u32),
    /// It is time.
    Lock,
}

/// Who was there last, and when it was looked last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Idle {
    active: DateTime<Utc>,
    looked: DateTime<Utc>,
    warned: bool,
}

impl Idle {
    /// From the moment on in which a notebook was opened.
    pub(crate) fn new(now: DateTime<Utc>) -> Self {
        Self {
            active: now,
            looked: now,
            warned: false,
        }
    }

    /// Somebody pressed a key, or something that somebody waits for went on.
    pub(crate) fn somebody_is_there(&mut self, now: DateTime<Utc>) {
        self.active = now;
        self.warned = false;
    }

    /// Looks at the time; it locks after `rest` without anybody.
    pub(crate) fn tick(&mut self, now: DateTime<Utc>, rest: TimeDelta) -> Tick {
        let gap = now - self.looked;
        self.looked = now;
        if gap > SLEPT {
            return Tick::Lock;
        }
        // A clock that was set back begins anew.
        self.active = self.active.min(now);
        let left = rest - (now - self.active);
        match left {
            left if left <= TimeDelta::zero() => Tick::Lock,
            left if left <= WARNING && !self.warned => {
                self.warned = true;
                Tick::Warn(u32::try_from(left.num_seconds()).unwrap_or(0))
            }
            _ => Tick::Stay,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    /// What ticks every second from the last place to this one say that is not `Stay`, in order.
    fn told(idle: &mut Idle, seconds: std::ops::RangeInclusive<i64>, minutes: i64) -> Vec<(i64, Tick)> {
        let ticks = seconds.map(|second| (second, idle.tick(at(second), TimeDelta::minutes(minutes))));
        ticks.filter(|(_, tick)| *tick != Tick::Stay).collect()
    }

    #[test]
    fn a_warning_comes_20_seconds_before_the_lock_whatever_the_minutes() {
        for minutes in [1, 10, 60] {
            let mut idle = Idle::new(at(0));
            let end = minutes * 60;
            let expected = [(end - 20, Tick::Warn(20)), (end, Tick::Lock)];
            assert_eq!(told(&mut idle, 1..=end, minutes), expected, "{minutes} minutes");
        }
    }

    #[test]
    fn one_key_ends_the_warning_as_often_as_somebody_likes() {
        let mut idle = Idle::new(at(0));
        let mut begin = 0;
        for time in 0..20 {
            let warned = begin + 40;
            assert_eq!(
                told(&mut idle, begin + 1..=warned + 19, 1),
                [(warned, Tick::Warn(20))],
                "{time}"
            );
            begin = warned + 19;
            idle.somebody_is_there(at(begin));
        }
    }

    #[test]
    fn a_machine_that_slept_is_locked_when_it_wakes() {
        // Seconds between two ticks, and what the second finds.
        let gaps = [
            (1, Tick::Stay),
            (30, Tick::Stay),
            (31, Tick::Lock),
            (8 * 3600, Tick::Lock),
        ];
        for (gap, expected) in gaps {
            let mut idle = Idle::new(at(0));
            idle.tick(at(5), TimeDelta::minutes(10));
            assert_eq!(idle.tick(at(5 + gap), TimeDelta::minutes(10)), expected, "{gap} s");
        }
    }

    #[test]
    fn a_clock_that_is_set_back_neither_locks_nor_keeps_the_notebook_open_for_ever() {
        let mut idle = Idle::new(at(7200));
        assert_eq!(idle.tick(at(3600), TimeDelta::minutes(1)), Tick::Stay);
        assert_eq!(
            told(&mut idle, 3601..=3660, 1),
            [(3640, Tick::Warn(20)), (3660, Tick::Lock)]
        );
    }
}
