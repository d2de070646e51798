//! The receipt of a draw, as `visitbook sample verify` reads it.

use visitbook_exchange::receipt::{read, write};

/// Reads the receipt. What was read is written, and read as the same again.
pub fn import(input: &[u8]) {
    match read(input) {
        Ok(receipt) => {
            let written = write(&receipt).expect("what was read can be written");
            assert_eq!(
                write(&read(&written).expect("what was written can be read")).ok(),
                Some(written)
            );
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}
