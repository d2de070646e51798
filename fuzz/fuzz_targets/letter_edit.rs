//! The fuzz target `letter_edit`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::letter_edit(input));
