//! Tests of the crate, one module for each promise.

mod hostile;
mod leaks;
mod merging;
mod receipt;
mod round_trip;
mod sample;
mod schema;
mod sealed;
mod strategies;
