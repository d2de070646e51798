//! A picture that somebody attaches, or that a visit file carries.

use visitbook_domain::Media;
use visitbook_exchange::media::{check, is, take};

/// Takes the file, and checks as coming from another notebook both what came and what was kept.
pub fn import(input: &[u8]) {
    for media in [Media::Png, Media::Jpeg] {
        if let Err(refused) = check(input, media) {
            assert!(!refused.to_string().is_empty());
        }
    }
    match take(input.to_vec()) {
        Ok(taken) => {
            assert!(is(&taken.bytes, taken.media));
            check(&taken.bytes, taken.media).expect("what was kept here is taken elsewhere");
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}
