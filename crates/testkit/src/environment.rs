//! A clock, ids and randomness that repeat themselves.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;
use visitbook_domain::Environment;
use visitbook_domain::environment::NoRandomness;

/// A world in which each look at the clock is a second later than the last, and ids count up. It begins on 17 November
/// 2026 at 09:00 UTC.
#[derive(Debug, Default)]
pub struct TestEnvironment {
    seconds: AtomicU64,
    ids: AtomicU64,
    bytes: AtomicU64,
    /// Added to every id, so that two laptops do not make the same ones.
    laptop: u64,
}

impl TestEnvironment {
    /// The world of one laptop of several.
    pub fn of_laptop(laptop: u64) -> Self {
        Self {
            laptop,
            ..Self::default()
        }
    }
}

impl Environment for TestEnvironment {
    fn now(&self) -> DateTime<Utc> {
        let start = DateTime::from_timestamp(1_794_906_000, 0).unwrap_or_default();
        start + Duration::seconds(i64::try_from(self.seconds.fetch_add(1, Ordering::Relaxed)).unwrap_or(0))
    }

    fn new_id(&self) -> Uuid {
        let count = self.ids.fetch_add(1, Ordering::Relaxed);
        let milliseconds = 1_794_906_000_000u64 + count;
        uuid::Builder::from_unix_timestamp_millis(
            milliseconds,
            &[0, 0, 0, 0, 0, 0, 0, 0, (self.laptop >> 8) as u8, self.laptop as u8],
        )
        .into_uuid()
    }

    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in bytes {
            let count = self.bytes.fetch_add(1, Ordering::Relaxed);
            *byte = (count.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8 ^ self.laptop as u8;
        }
        Ok(())
    }
}
