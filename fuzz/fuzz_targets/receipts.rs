//! The fuzz target `receipts`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::receipts(input));
