//! Sealed visits that carry files: whole, or refused.

use age::secrecy::SecretString;
use sha2::{Digest, Sha256};
use visitbook_domain::{Attachment, AttachmentId, Media, VisitRecords};

use crate::carried::MAGIC;
use crate::media::Unfit;
use crate::sealed::seal_within;
use crate::{FileFault, OpenError, SealError, WorkFactor, open_with_files, sample, seal_with_files, write};

const PASSPHRASE: &str = "four plain words here";
const WORDS: &[u8] = b"Minutes of the panel, all of it made up.";
const PDF: &[u8] = b"%PDF-1.7 invented";

fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The sample with a record for each of these.
fn records(files: &[(&[u8], Media)]) -> VisitRecords {
    let mut records = sample().unwrap();
    for (n, (bytes, media)) in files.iter().enumerate() {
        records.attachments.push(Attachment {
            id: AttachmentId(uuid::Uuid::from_u128(77_000 + n as u128)),
            visit: records.visit.id,
            evidence: records.evidence[n].id,
            name: format!("paper {n}"),
            media: *media,
            bytes: bytes.len() as u64,
            sha256: digest(bytes),
            at: chrono::DateTime::UNIX_EPOCH,
        });
    }
    records
}

/// Anything at all, sealed as a visit would be.
fn sealed(plain: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE));
    recipient.set_work_factor(4);
    age::encrypt(&recipient, plain).unwrap()
}

fn payload(records: &VisitRecords, files: &[(&str, u64, &[u8])]) -> Vec<u8> {
    let json = write(records).unwrap();
    let mut plain = [MAGIC, &(json.len() as u64).to_le_bytes(), &json].concat();
    for (sha256, length, bytes) in files {
        plain.extend(hex::decode(sha256).unwrap());
        plain.extend(length.to_le_bytes());
        plain.extend(*bytes);
    }
    plain
}

fn seal_all(records: &VisitRecords, files: &[&[u8]]) -> Vec<u8> {
    seal_with_files::<SealError>(records, PASSPHRASE, WorkFactor::QUICK, |attachment| {
        let found = files.iter().find(|bytes| digest(bytes) == attachment.sha256);
        Ok(found.map(|bytes| bytes.to_vec()))
    })
    .unwrap()
}

#[test]
fn what_is_carried_arrives_and_what_is_not_here_stays_away() {
    // The last of them is the first again, under another record.
    let records = records(&[
        (WORDS, Media::Txt),
        (PDF, Media::Pdf),
        (b"elsewhere", Media::Txt),
        (WORDS, Media::Txt),
    ]);
    let opened = open_with_files(&seal_all(&records, &[WORDS, PDF]), PASSPHRASE).unwrap();
    assert_eq!(write(&opened.records).unwrap(), write(&records).unwrap());
    let mut files: Vec<(&str, &[u8])> = opened.files().collect();
    files.sort_by_key(|(_, bytes)| bytes.len());
    assert_eq!(files, [(digest(PDF).as_str(), PDF), (digest(WORDS).as_str(), WORDS)]);
}

#[test]
fn a_visit_without_files_is_sealed_as_it_always_was() {
    let opened = open_with_files(&sealed(&write(&records(&[])).unwrap()), PASSPHRASE).unwrap();
    assert_eq!(opened.files().count(), 0);
    let records = records(&[(WORDS, Media::Txt)]);
    let older = open_with_files(&sealed(&write(&records).unwrap()), PASSPHRASE).unwrap();
    assert_eq!((older.records.attachments.len(), older.files().count()), (1, 0));
}

#[test]
fn a_hostile_or_broken_list_of_files_is_refused_with_the_number_of_the_file() {
    let records = records(&[(WORDS, Media::Txt), (b"words", Media::Png)]);
    let (name, size) = (digest(WORDS), WORDS.len() as u64);
    let good = (name.as_str(), size, WORDS);
    let stranger = digest(PDF);
    let misnamed = digest(b"words");
    let cases: Vec<(&str, Vec<u8>, usize, FileFault)> = vec![
        (
            "longer than what is left",
            payload(&records, &[(&name, size + 1, WORDS)]),
            1,
            FileFault::Cut,
        ),
        (
            "as long as nothing is",
            payload(&records, &[(&name, u64::MAX, WORDS)]),
            1,
            FileFault::Cut,
        ),
        (
            "half a digest",
            [payload(&records, &[good]), vec![0; 20]].concat(),
            2,
            FileFault::Cut,
        ),
        (
            "bytes after the last",
            [payload(&records, &[good]), vec![0; 48]].concat(),
            2,
            FileFault::Unnamed,
        ),
        (
            "a stranger",
            payload(&records, &[(&stranger, PDF.len() as u64, PDF)]),
            1,
            FileFault::Unnamed,
        ),
        ("twice", payload(&records, &[good, good]), 2, FileFault::Twice),
        (
            "shorter than its record",
            payload(&records, &[(&name, size - 1, &WORDS[1..])]),
            1,
            FileFault::Other,
        ),
        (
            "another of its size",
            payload(&records, &[(&name, size, &WORDS.to_ascii_uppercase())]),
            1,
            FileFault::Other,
        ),
        (
            "not the kind it is said to be",
            payload(&records, &[good, (&misnamed, 5, b"words")]),
            2,
            FileFault::Unfit(Unfit::OtherKind),
        ),
    ];
    for (what, plain, number, fault) in cases {
        let refused = open_with_files(&sealed(&plain), PASSPHRASE).map(|_| ());
        assert_eq!(refused, Err(OpenError::File { number, fault }), "{what}");
    }
    assert!(open_with_files(&sealed(&payload(&records, &[good])), PASSPHRASE).is_ok());
}

#[test]
fn a_visit_file_longer_than_what_holds_it_is_cut() {
    for length in [u64::MAX, 1 << 40, 10_000_000] {
        let plain = [MAGIC, &length.to_le_bytes(), b"{}"].concat();
        assert_eq!(
            open_with_files(&sealed(&plain), PASSPHRASE).map(|_| ()),
            Err(OpenError::Truncated)
        );
    }
}

#[test]
fn more_than_a_sealed_visit_carries_is_refused_and_not_left_out() {
    let records = records(&[(WORDS, Media::Txt), (PDF, Media::Pdf)]);
    let both = (WORDS.len() + PDF.len()) as u64;
    let within = |most| {
        seal_within::<SealError>(most, &records, PASSPHRASE, WorkFactor::QUICK, |attachment| {
            Ok([WORDS, PDF]
                .into_iter()
                .find(|bytes| digest(bytes) == attachment.sha256)
                .map(<[u8]>::to_vec))
        })
    };
    assert!(within(both).is_ok());
    assert_eq!(within(both - 1), Err(SealError::TooManyFiles));
}
