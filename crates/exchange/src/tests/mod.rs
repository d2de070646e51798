//! Tests of the crate, one module for each promise.

mod carried;
mod hostile;
mod leaks;
mod letter_text;
mod lists_build;
mod lists_columns;
mod lists_hostile;
mod lists_leaks;
mod lists_reading;
mod lists_values;
mod merging;
mod notes;
mod notes_docx;
mod notes_hostile;
mod notes_property;
mod notes_rules;
mod notes_samples;
mod receipt;
mod round_trip;
mod sample;
mod schema;
mod sealed;
mod strategies;
