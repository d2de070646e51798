//! Passphrases from the terminal or a file descriptor.

use std::fs::File;
use std::io::Read;

use zeroize::Zeroizing;

/// No passphrase is longer; what is longer is another file given by mistake.
const LONGEST: u64 = 4096;

/// Reads a passphrase: from the descriptor where one is given, else from the terminal without showing it.
///
/// # Errors
/// A descriptor that cannot be read, or no terminal.
pub fn read(descriptor: Option<u32>, prompt: &str) -> std::io::Result<Zeroizing<String>> {
    let Some(number) = descriptor else {
        return Ok(Zeroizing::new(rpassword::prompt_password(prompt)?));
    };
    let mut text = Zeroizing::new(String::new());
    File::open(format!("/dev/fd/{number}"))?
        .take(LONGEST)
        .read_to_string(&mut text)?;
    Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()))
}
