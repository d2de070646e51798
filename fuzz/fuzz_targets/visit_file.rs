//! The fuzz target `visit_file`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::visit_file(input));
