//! How much work it takes to try one passphrase, and how much of it a machine is asked for.

use argon2::{Algorithm, Argon2, Params, Version};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use visitbook_domain::Environment;

use super::{BROKEN, DataKey};
use crate::error::StoreError;

/// No key file makes the program take more memory than this to derive a key, in KiB.
const MOST_MEMORY: u32 = 2 * 1024 * 1024;
/// Nor go over more memory in all its passes, in KiB: some ten seconds, where more would keep somebody waiting for ever.
const MOST_WORK: u64 = 8 * 1024 * 1024;
/// Nor more lanes.
const MOST_LANES: u32 = 64;
/// No machine is asked for more than this when a passphrase is chosen, in KiB: a smaller one is to open the notebook too.
const MOST_MEASURED: u32 = 512 * 1024;
/// Nor for more time than this.
const LONGEST: TimeDelta = TimeDelta::seconds(1);

/// How much work it takes to try one passphrase (Argon2id).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassphraseCost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl PassphraseCost {
    /// 64 MiB, 3 passes, 4 lanes: the second recommended choice of RFC 9106, section 4. Nobody is given less.
    pub const STANDARD: Self = Self {
        memory: 64 * 1024,
        passes: 3,
        lanes: 4,
    };

    /// What keeps this machine busy for half a second to a second, and never less than [`Self::STANDARD`]. A guess then costs
    /// as much as whoever opens the notebook does not mind.
    ///
    /// # Errors
    /// A derivation that fails.
    pub fn measured(env: &dyn Environment) -> Result<Self, StoreError> {
        let begun = env.now();
        Self::STANDARD.derive(b"how long one try takes", &[0; 16])?;
        Ok(Self::of_machine(env.now() - begun))
    }

    /// The same where the least took so long. A clock that was put back meanwhile tells nothing.
    fn of_machine(least: TimeDelta) -> Self {
        let (mut cost, mut takes) = (Self::STANDARD, least);
        while takes > TimeDelta::zero() && takes * 2 <= LONGEST && cost.memory < MOST_MEASURED {
            cost.memory *= 2;
            takes = takes * 2;
        }
        cost
    }

    /// The key that a passphrase gives.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] for more work than any key file asks for.
    pub(super) fn derive(self, passphrase: &[u8], salt: &[u8]) -> Result<DataKey, StoreError> {
        let work = u64::from(self.memory) * u64::from(self.passes);
        if self.memory > MOST_MEMORY || work > MOST_WORK || self.lanes > MOST_LANES {
            return Err(BROKEN);
        }
        let failed = |_| StoreError::Derivation;
        let params = Params::new(self.memory, self.passes, self.lanes, Some(32)).map_err(failed)?;
        let mut wrapping = DataKey::default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase, salt, wrapping.as_mut_slice())
            .map_err(failed)?;
        Ok(wrapping)
    }
}

#[cfg(test)]
mod tests {
    use visitbook_testkit::TestEnvironment;

    use super::*;

    #[test]
    fn a_faster_machine_is_asked_for_more_and_none_for_less_than_the_least() {
        // What the least takes in milliseconds, and the memory asked for in MiB.
        let examples = [
            (5_000, 64),
            (501, 64),
            (500, 128),
            (280, 128),
            (250, 256),
            (130, 256),
            (125, 512),
            (1, 512),
            (0, 64),
            (-3_600_000, 64),
        ];
        for (takes, mebibytes) in examples {
            let cost = PassphraseCost::of_machine(TimeDelta::milliseconds(takes));
            assert_eq!(cost.memory, mebibytes * 1024, "{takes} ms");
            assert_eq!((cost.passes, cost.lanes), (3, 4), "{takes} ms");
        }
    }

    #[test]
    fn a_clock_of_whole_seconds_gives_the_least() {
        let measured = PassphraseCost::measured(&TestEnvironment::of_laptop(1)).unwrap();
        assert_eq!(measured, PassphraseCost::STANDARD);
    }

    #[test]
    fn a_changed_number_does_not_keep_anybody_waiting_for_ever() {
        let of = |memory, passes, lanes| PassphraseCost { memory, passes, lanes };
        let refused = [
            of(MOST_MEMORY + 1, 1, 4),
            of(64 * 1024, 4_000_000_000, 4),
            of(2 * 1024 * 1024, 5, 4),
            of(64 * 1024, 3, 65),
            of(u32::MAX, u32::MAX, u32::MAX),
        ];
        for cost in refused {
            let refused = cost.derive(b"quiet harbour", &[0; 16]).unwrap_err();
            assert!(matches!(refused, StoreError::Damaged(_)), "{cost:?}: {refused}");
        }
    }
}
