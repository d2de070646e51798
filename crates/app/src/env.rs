//! The real world: the system's clock, ids and randomness. Nothing else in the program asks the system for them.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use visitbook_domain::Environment;
use visitbook_domain::environment::NoRandomness;

/// The environment of the running program.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEnvironment;

#[expect(clippy::disallowed_methods, reason = "the one place where time and ids come in")]
impl Environment for SystemEnvironment {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}
