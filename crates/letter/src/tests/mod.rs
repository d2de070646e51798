//! What letters come out of which facts. All facts are invented.

mod areas;
mod consistency;
mod findings;
pub(crate) mod kit;
mod missing;
mod opening;
mod tables;
mod whole;
