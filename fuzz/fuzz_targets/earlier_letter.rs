//! The fuzz target `earlier_letter`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::earlier_letter(input));
