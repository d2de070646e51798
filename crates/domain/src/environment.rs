//! The outside world as the core sees it: time, new ids, randomness. Nothing else reads a clock or makes an id, so
//! every test is repeatable.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Where time, ids and randomness come from. The program has one; tests have one that repeats itself.
pub trait Environment: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
    /// A new id, version 7: later ids sort after earlier ones.
    fn new_id(&self) -> Uuid;
    /// Fills `bytes` with randomness fit for keys.
    ///
    /// # Errors
    /// The system has none to give.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The system gave no randomness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no randomness")]
pub struct NoRandomness;
