//! The fuzz target `notes_docx`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visitbook_fuzz::notes_docx(input));
