//! The fuzz target `reviewed_docx`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::reviewed_docx(input));
