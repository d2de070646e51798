//! The fuzz target `lists_ods`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::lists_ods(input));
