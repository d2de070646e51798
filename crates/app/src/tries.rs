//! Wrong tries at the keys of a notebook cost time, and nothing is ever wiped for them.
//!
//! One try is under way at a time, whoever makes it. The third wrong one is the first that has to be waited for; each that
//! follows twice as long, up to a minute. This is counted in memory, for each folder: nothing is written beside a notebook
//! that is not open, and behind the counting stands the derivation of the key, which no new start of the program makes cheaper.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, TryLockError};

use chrono::{DateTime, TimeDelta, Utc};
use visitbook_domain::Environment;

use crate::error::{AppError, Code};

/// Wrong tries in a row that are not waited for: a slip of the fingers is none.
const FREE: u32 = 2;
/// Nobody waits longer than this, in seconds.
const LONGEST: i64 = 60;

/// The wrong tries since the program was started.
#[derive(Default)]
pub(crate) struct Tries {
    under_way: Mutex<()>,
    wrong: Mutex<BTreeMap<PathBuf, Wrong>>,
}

#[derive(Clone, Copy)]
struct Wrong {
    in_a_row: u32,
    last: DateTime<Utc>,
}

impl Wrong {
    /// How long the next try waits after the last.
    fn wait(self) -> i64 {
        let doublings = self.in_a_row.saturating_sub(FREE).min(6);
        match doublings {
            0 => 0,
            _ => (1 << doublings).min(LONGEST),
        }
    }

    /// What is left of it. A clock that was put back lets it begin again, and no longer than that.
    fn left(self, now: DateTime<Utc>) -> i64 {
        let since = (now - self.last).max(TimeDelta::zero()).num_seconds();
        (self.wait() - since).max(0)
    }
}

impl Tries {
    /// Makes one try at the keys of the notebook in this folder.
    ///
    /// # Errors
    /// Those of the try, with `seconds` where the next one has to wait; [`Code::Wait`] with `seconds` where this one has to:
    /// then it was not made.
    pub(crate) fn attempt<T>(
        &self,
        folder: &Path,
        env: &dyn Environment,
        attempt: impl FnOnce() -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let _alone = match self.under_way.try_lock() {
            Ok(alone) => alone,
            Err(TryLockError::Poisoned(alone)) => alone.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(wait(1)),
        };
        let left = self.left(folder, env.now());
        if left > 0 {
            return Err(wait(left));
        }
        attempt()
            .inspect(|_| self.forget(folder))
            .map_err(|error| match error.code {
                Code::WrongPassphrase | Code::WrongSheet => match self.count(folder, env.now()) {
                    0 => error,
                    seconds => error.with("seconds", seconds),
                },
                _ => error,
            })
    }

    fn left(&self, folder: &Path, now: DateTime<Utc>) -> i64 {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(wrong) = wrong.get_mut(folder) else {
            return 0;
        };
        wrong.last = wrong.last.min(now);
        wrong.left(now)
    }

    /// Counts a wrong try; how long the next one waits.
    fn count(&self, folder: &Path, now: DateTime<Utc>) -> i64 {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let in_a_row = wrong.get(folder).map_or(0, |wrong| wrong.in_a_row).saturating_add(1);
        let counted = Wrong { in_a_row, last: now };
        wrong.insert(folder.to_owned(), counted);
        counted.wait()
    }

    fn forget(&self, folder: &Path) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong.remove(folder);
    }
}

fn wait(seconds: i64) -> AppError {
    AppError::new(Code::Wait, "too many wrong tries").with("seconds", seconds)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use uuid::Uuid;
    use visitbook_domain::environment::NoRandomness;

    use super::*;

    /// A clock that somebody puts.
    struct Clock(Mutex<i64>);

    impl Environment for Clock {
        fn now(&self) -> DateTime<Utc> {
            DateTime::from_timestamp(1_794_906_000 + *self.0.lock().unwrap(), 0).unwrap()
        }
        fn new_id(&self) -> Uuid {
            Uuid::nil()
        }
        fn fill(&self, _: &mut [u8]) -> Result<(), NoRandomness> {
            Err(NoRandomness)
        }
    }

    impl Clock {
        fn at(&self, seconds: i64) -> &Self {
            *self.0.lock().unwrap() = seconds;
            self
        }
    }

    fn clock() -> Clock {
        Clock(Mutex::new(0))
    }

    fn wrong() -> Result<(), AppError> {
        Err(AppError::new(Code::WrongPassphrase, "wrong"))
    }

    /// The code of a refusal, and the seconds that it tells.
    fn told(answer: Result<(), AppError>) -> (Code, Option<i64>) {
        let refused = answer.unwrap_err();
        let seconds = refused.values.get("seconds").map(|seconds| seconds.parse().unwrap());
        (refused.code, seconds)
    }

    #[test]
    fn wrong_tries_wait_longer_and_the_right_one_still_opens() {
        let (tries, clock, folder) = (Tries::default(), clock(), Path::new("Northmere"));
        let mut now = 0;
        for waits in [
            None,
            None,
            Some(2),
            Some(4),
            Some(8),
            Some(16),
            Some(32),
            Some(60),
            Some(60),
        ] {
            assert_eq!(
                told(tries.attempt(folder, clock.at(now), wrong)),
                (Code::WrongPassphrase, waits)
            );
            let seconds = waits.unwrap_or(0);
            if seconds > 0 {
                // A second too early, even the right one is not tried.
                let early = tries.attempt(folder, clock.at(now + seconds - 1), || panic!("it was tried"));
                assert_eq!(told(early), (Code::Wait, Some(1)));
            }
            now += seconds;
        }
        tries.attempt(folder, clock.at(now), || Ok(())).unwrap();
        assert_eq!(
            told(tries.attempt(folder, &clock, wrong)),
            (Code::WrongPassphrase, None)
        );
    }

    #[test]
    fn each_notebook_has_a_count_of_its_own_and_other_failures_are_none() {
        let (tries, clock) = (Tries::default(), clock());
        let failed = || Err(AppError::new(Code::NotebookInUse, "open elsewhere"));
        for _ in 0..5 {
            assert_eq!(
                told(tries.attempt(Path::new("Northmere"), &clock, failed)),
                (Code::NotebookInUse, None)
            );
        }
        for _ in 0..3 {
            tries.attempt(Path::new("Northmere"), &clock, wrong).unwrap_err();
        }
        assert_eq!(told(tries.attempt(Path::new("Northmere"), &clock, wrong)).0, Code::Wait);
        tries.attempt(Path::new("Castleton"), &clock, || Ok(())).unwrap();
    }

    #[test]
    fn only_one_try_is_under_way_at_a_time() {
        let (tries, clock, folder) = (Tries::default(), clock(), Path::new("Northmere"));
        tries
            .attempt(folder, &clock, || {
                let second = tries.attempt(folder, &clock, || panic!("it was tried"));
                assert_eq!(told(second), (Code::Wait, Some(1)));
                Ok(())
            })
            .unwrap();
        tries.attempt(folder, &clock, || Ok(())).unwrap();
    }

    #[test]
    fn a_clock_that_was_put_back_makes_nobody_wait_longer() {
        let (tries, clock, folder) = (Tries::default(), clock(), Path::new("Northmere"));
        for _ in 0..3 {
            tries.attempt(folder, clock.at(7_200), wrong).unwrap_err();
        }
        assert_eq!(told(tries.attempt(folder, clock.at(0), wrong)), (Code::Wait, Some(2)));
        tries.attempt(folder, clock.at(2), || Ok(())).unwrap();
    }
}
