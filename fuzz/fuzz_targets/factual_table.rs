//! The fuzz target `factual_table`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::factual_table(input));
