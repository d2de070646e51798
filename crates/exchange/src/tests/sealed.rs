//! Sealed visits: opened with their passphrase, and with nothing else.

use age::secrecy::SecretString;
use proptest::prelude::*;

use super::strategies::records;
use crate::error::{LARGEST, ReadError};
use crate::sealed::check_size;
use crate::{Kind, OpenError, SAMPLE, SealError, WorkFactor, detect, open, sample, seal};

const PASSPHRASE: &str = "four plain words here";

fn sealed() -> Vec<u8> {
    seal(&sample().unwrap(), PASSPHRASE, WorkFactor::QUICK).unwrap()
}

/// Anything at all, sealed as a visit would be.
fn age_file(plain: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE));
    recipient.set_work_factor(4);
    age::encrypt(&recipient, plain).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_sealed_is_opened_again(records in records()) {
        let sealed = seal(&records, PASSPHRASE, WorkFactor::QUICK).unwrap();
        let opened = open(&sealed, PASSPHRASE).unwrap();
        prop_assert_eq!(crate::write(&opened).unwrap(), crate::write(&records).unwrap());
    }
}

#[test]
fn a_sealed_visit_shows_nothing_of_what_is_in_it() {
    let sealed = sealed();
    for word in ["visitbook", "Northmere", "evidence"] {
        assert!(
            !sealed.windows(word.len()).any(|window| window == word.as_bytes()),
            "{word}"
        );
    }
    assert_ne!(sealed, self::sealed(), "each file has a key of its own");
}

#[test]
fn another_passphrase_does_not_open_it() {
    for wrong in [
        "",
        "four plain words her",
        "Four plain words here",
        "four plain words here ",
    ] {
        assert_eq!(open(&sealed(), wrong), Err(OpenError::WrongPassphrase), "{wrong:?}");
    }
}

#[test]
fn an_empty_passphrase_is_refused() {
    assert_eq!(
        seal(&sample().unwrap(), "", WorkFactor::QUICK),
        Err(SealError::EmptyPassphrase)
    );
}

#[test]
fn a_changed_byte_is_noticed_wherever_it_is() {
    let sealed = sealed();
    assert!(
        sealed.len() > 2 * 65_536 || sealed.len() > 65_536 + 1_000,
        "more than one chunk of age"
    );
    for at in (0..200)
        .step_by(7)
        .chain((200..sealed.len()).step_by(4_999))
        .chain([sealed.len() - 1])
    {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(open(&changed, PASSPHRASE).is_err(), "byte {at}");
    }
    let mut changed = sealed;
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(open(&changed, PASSPHRASE), Err(OpenError::Damaged));
}

#[test]
fn a_sealed_visit_cut_short_is_noticed_wherever_it_is_cut() {
    let sealed = sealed();
    for cut in (20..sealed.len()).step_by(997).chain([sealed.len() - 1]) {
        let refused = open(&sealed[..cut], PASSPHRASE);
        assert!(
            matches!(refused, Err(OpenError::Truncated | OpenError::Damaged)),
            "cut at {cut}: {refused:?}"
        );
    }
    // Exactly after the first chunk, where every byte that is there is sound.
    let header = sealed.windows(4).position(|four| four == b"--- ").unwrap();
    let payload = header + sealed[header..].iter().position(|byte| *byte == b'\n').unwrap() + 1 + 16;
    let refused = open(&sealed[..payload + 65_536 + 16], PASSPHRASE);
    assert!(
        matches!(refused, Err(OpenError::Truncated | OpenError::Damaged)),
        "{refused:?}"
    );
    assert!(matches!(
        open(&[&sealed[..], b"more"].concat(), PASSPHRASE),
        Err(OpenError::Damaged)
    ));
}

#[test]
fn what_is_no_sealed_visit_is_called_so() {
    for other in [b"".as_slice(), b"PK\x03\x04", SAMPLE, b"age-encryption"] {
        assert_eq!(open(other, PASSPHRASE), Err(OpenError::NotSealed));
    }
    let key = age::x25519::Identity::generate();
    let for_a_key = age::encrypt(&key.to_public(), SAMPLE).unwrap();
    assert_eq!(open(&for_a_key, PASSPHRASE), Err(OpenError::NoPassphrase));
    assert_eq!(
        open(b"age-encryption.org/v9\n-> x\n--- y\n", PASSPHRASE),
        Err(OpenError::UnknownSeal)
    );
    let (limit, size) = (LARGEST + 501_048_576, 600_000_000);
    assert_eq!(check_size(limit), Ok(()));
    assert_eq!(check_size(size), Err(OpenError::TooLarge { limit, size }));
    assert_eq!(
        open(&age_file(b""), PASSPHRASE),
        Err(OpenError::Inside(ReadError::Empty))
    );
    let half = open(&age_file(&SAMPLE[..70_000]), PASSPHRASE);
    assert!(
        matches!(half, Err(OpenError::Inside(ReadError::Truncated { .. }))),
        "{half:?}"
    );
}

#[test]
fn a_file_that_asks_for_hours_of_work_is_refused_at_once() {
    let sealed = sealed();
    let line = sealed
        .iter()
        .take(100)
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(1)
        .unwrap()
        .0;
    assert_eq!(&sealed[line - 2..line], b" 4");
    for factor in ["21", "30", "63"] {
        let bomb = [&sealed[..line - 1], factor.as_bytes(), &sealed[line..]].concat();
        assert_eq!(open(&bomb, PASSPHRASE), Err(OpenError::TooMuchWork));
    }
}

#[test]
fn files_are_told_apart_by_their_beginning() {
    assert_eq!(detect(SAMPLE), Kind::Plain);
    assert_eq!(detect("\u{feff} \n{".as_bytes()), Kind::Plain);
    assert_eq!(detect(&sealed()), Kind::Sealed);
    for other in [b"".as_slice(), b"[1]", b"PK\x03\x04", b"%PDF-1.7", b"age"] {
        assert_eq!(detect(other), Kind::Unknown);
    }
}
