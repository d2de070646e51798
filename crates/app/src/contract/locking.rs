//! Requests and answers about when a notebook is locked by itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When an open notebook is locked on this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Locking {
    /// After so many minutes without a key or a pointer: 1 to 60.
    pub minutes: u32,
}
