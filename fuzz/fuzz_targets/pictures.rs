//! The fuzz target `pictures`.
#![no_main]

use std::sync::Once;

static FIRST: Once = Once::new();

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    // A decoder that panics has refused the picture, and the program goes on. Fuzzing ends at every panic, even at one that is caught,
    // unless it is told otherwise; it still ends at one that nobody catches.
    FIRST.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    visitbook_fuzz::pictures(input);
});
