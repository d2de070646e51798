//! The fuzz target `record_patch`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::record_patch(input));
