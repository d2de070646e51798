//! A visit file, plain or sealed, as `crates/app/src/import.rs` reads it.

use std::io::Write as _;

use age::secrecy::SecretString;
use age::{Encryptor, scrypt};
use visitbook_exchange::{Kind, detect, open_with_files, read, write};

/// What each sealed visit of the corpus was sealed with.
const PASSPHRASE: &str = "quiet harbour lantern seven";
/// What stands in a sealed visit that carries files.
const WITH_FILES: &[u8] = b"visitbook-visit-with-files ";
/// More work than this is not done here for one input: two to the power of it.
const MOST_WORK: u8 = 10;

/// Reads a plain visit file, a sealed one, or what is sealed in one. What was read is written, and read as the same again.
pub fn import(input: &[u8]) {
    if input.starts_with(WITH_FILES) {
        return sealed(&sealing(input));
    }
    match detect(input) {
        Kind::Sealed if work(input).is_some_and(|work| work > MOST_WORK) => {}
        Kind::Sealed => sealed(input),
        Kind::Plain | Kind::Unknown => match read(input) {
            Ok(records) => {
                let written = write(&records).expect("what was read can be written");
                assert_eq!(read(&written).expect("what was written can be read"), records);
            }
            Err(refused) => assert!(!refused.to_string().is_empty()),
        },
    }
}

fn sealed(file: &[u8]) {
    match open_with_files(file, PASSPHRASE) {
        Ok(opened) => {
            for (sha256, bytes) in opened.files() {
                let named = opened
                    .records
                    .attachments
                    .iter()
                    .find(|attachment| attachment.sha256 == sha256);
                assert_eq!(named.expect("a record names each file").bytes, bytes.len() as u64);
            }
            write(&opened.records).expect("what was read can be written");
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}

/// The bytes sealed as a visit is, with as little work as age allows.
fn sealing(plain: &[u8]) -> Vec<u8> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
    recipient.set_work_factor(2);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).expect("one recipient");
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).expect("a header is written");
    writer.write_all(plain).expect("bytes are sealed");
    writer.finish().expect("the end is written");
    file
}

/// How much work the header of an age file asks for.
fn work(file: &[u8]) -> Option<u8> {
    let line = file
        .split(|byte| *byte == b'\n')
        .find(|line| line.starts_with(b"-> scrypt "))?;
    std::str::from_utf8(line.rsplit(|byte| *byte == b' ').next()?)
        .ok()?
        .parse()
        .ok()
}
