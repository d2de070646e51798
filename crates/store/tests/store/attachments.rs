//! Bytes of attached files: put in by pieces, read back as they were, and gone when nothing names them.

use chrono::DateTime;
use visitbook_domain::{Attachment, AttachmentId, Mark, Media, Op, Record, Subject, SubjectKind};
use visitbook_store::{Change, DATABASE, Direction, KeyFile, Secret, StoreError};
use visitbook_testkit::{PASSPHRASE, TempNotebook, northmere};

const MIB: usize = 1024 * 1024;

/// Bytes that differ from piece to piece.
fn bytes(many: usize) -> Vec<u8> {
    (0..many).map(|at| (at / 7 + at / MIB) as u8).collect()
}

fn with_evidence() -> TempNotebook {
    let notebook = TempNotebook::new().unwrap();
    let request = notebook.request();
    let records = || northmere::records().all().into_iter();
    notebook
        .open()
        .transact(request, move |tx| records().try_for_each(|(_, record)| tx.add(record)))
        .unwrap();
    notebook
}

/// A record of a file with these bytes.
pub fn record(notebook: &TempNotebook, sha256: &str, many: usize) -> Attachment {
    let evidence = northmere::evidence(1, Mark::Context, "");
    Attachment {
        id: AttachmentId(notebook.request()),
        visit: evidence.visit,
        evidence: evidence.id,
        name: "plan.pdf".to_owned(),
        media: Media::Pdf,
        bytes: many as u64,
        sha256: sha256.to_owned(),
        at: DateTime::UNIX_EPOCH,
    }
}

fn add(notebook: &TempNotebook, attachment: &Attachment) {
    let record = Record::from(attachment.clone());
    let request = notebook.request();
    notebook.open().transact(request, |tx| tx.add(record)).unwrap();
}

fn remove(notebook: &TempNotebook, attachment: &Attachment) {
    let change = Change {
        was: Some(attachment.clone().into()),
        is: None,
    };
    let request = notebook.request();
    notebook
        .open()
        .transact(request, move |tx| tx.apply(Op::RemoveAttachment, &[change]))
        .unwrap();
}

fn undo(notebook: &TempNotebook, kind: SubjectKind, id: uuid::Uuid) -> Result<Op, StoreError> {
    let request = notebook.request();
    let scope = Subject { kind, id };
    let undone = notebook
        .open()
        .transact(request, move |tx| tx.revert(scope, Direction::Undo))?;
    Ok(undone.0.unwrap())
}

/// Changes one byte of a piece behind the program's back.
fn flip_a_byte(notebook: &TempNotebook, sha256: &str, n: i64) {
    let key = KeyFile::read(&notebook.path())
        .unwrap()
        .open_with(&Secret::Passphrase(PASSPHRASE))
        .unwrap();
    let connection = rusqlite::Connection::open(notebook.path().join(DATABASE)).unwrap();
    let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    connection.pragma_update(None, "key", format!("x'{digits}'")).unwrap();
    let place = "sha256 = ?1 AND n = ?2";
    let read = format!("SELECT bytes FROM attachment_chunk WHERE {place}");
    let mut piece: Vec<u8> = connection.query_row(&read, (sha256, n), |row| row.get(0)).unwrap();
    piece[5] ^= 1;
    let write = format!("UPDATE attachment_chunk SET bytes = ?3 WHERE {place}");
    assert_eq!(connection.execute(&write, (sha256, n, piece)).unwrap(), 1);
}

#[test]
fn what_is_put_in_comes_out_as_it_was() {
    let mut notebook = with_evidence();
    for many in [0, 1, MIB - 1, MIB, MIB + 1, 5_000_000] {
        let sha256 = notebook.open().put_bytes(&bytes(many)).unwrap();
        let attachment = record(&notebook, &sha256, many);
        add(&notebook, &attachment);
        notebook.reopen().unwrap();
        let read = notebook.open().bytes_of(&attachment).unwrap();
        assert!(read == Some(bytes(many)), "{many} bytes");
    }
}

#[test]
fn the_digest_is_that_of_the_whole_file() {
    let notebook = with_evidence();
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(notebook.open().put_bytes(b"abc").unwrap(), known);
}

#[test]
fn a_file_over_50_mb_is_refused_before_anything_is_written() {
    let notebook = with_evidence();
    let refused = notebook.open().put_bytes(&vec![0; 50 * MIB + 1]);
    assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
}

#[test]
fn bytes_that_are_not_here_are_told_from_bytes_that_are_damaged() {
    let notebook = with_evidence();
    let sha256 = notebook.open().put_bytes(&bytes(2 * MIB)).unwrap();
    let absent = record(&notebook, &"ab".repeat(32), 5);
    assert_eq!(notebook.open().bytes_of(&absent).unwrap(), None);
    // As when a piece is missing: the record tells of more than there is.
    let partly = record(&notebook, &sha256, 2 * MIB + 1);
    assert_eq!(notebook.open().bytes_of(&partly).unwrap(), None);
}

#[test]
fn a_flipped_byte_is_found_and_putting_the_file_in_again_mends_it() {
    let mut notebook = with_evidence();
    let sound = bytes(3 * MIB);
    let sha256 = notebook.open().put_bytes(&sound).unwrap();
    let attachment = record(&notebook, &sha256, sound.len());
    add(&notebook, &attachment);
    notebook.close();
    flip_a_byte(&notebook, &sha256, 2);
    notebook.reopen().unwrap();
    let read = notebook.open().bytes_of(&attachment);
    assert!(matches!(read, Err(StoreError::FileDamaged)), "{:?}", read.map(|_| ()));
    notebook.open().put_bytes(&sound).unwrap();
    assert!(notebook.open().bytes_of(&attachment).unwrap() == Some(sound));
}

#[test]
fn bytes_whose_record_never_came_are_gone_at_the_next_start() {
    let mut notebook = with_evidence();
    let (left, kept) = (bytes(MIB + 9), bytes(77));
    let left = record(&notebook, &notebook.open().put_bytes(&left).unwrap(), left.len());
    let kept = record(&notebook, &notebook.open().put_bytes(&kept).unwrap(), kept.len());
    add(&notebook, &kept);
    assert!(notebook.open().bytes_of(&left).unwrap().is_some());
    notebook.reopen().unwrap();
    assert_eq!(notebook.open().bytes_of(&left).unwrap(), None);
    assert!(notebook.open().bytes_of(&kept).unwrap().is_some());
}

#[test]
fn a_file_taken_away_comes_back_whole_even_after_a_restart() {
    let mut notebook = with_evidence();
    let sha256 = notebook.open().put_bytes(&bytes(MIB + 1)).unwrap();
    let attachment = record(&notebook, &sha256, MIB + 1);
    add(&notebook, &attachment);
    remove(&notebook, &attachment);
    notebook.reopen().unwrap();
    let evidence = (SubjectKind::Evidence, attachment.evidence.0);
    assert_eq!(undo(&notebook, evidence.0, evidence.1).unwrap(), Op::RemoveAttachment);
    assert!(notebook.open().bytes_of(&attachment).unwrap() == Some(bytes(MIB + 1)));
    assert_eq!(undo(&notebook, evidence.0, evidence.1).unwrap(), Op::AddAttachment);
}

#[test]
fn undo_within_evidence_leaves_files_of_other_evidence_alone() {
    let notebook = with_evidence();
    let sha256 = notebook.open().put_bytes(b"x").unwrap();
    let attachment = record(&notebook, &sha256, 1);
    add(&notebook, &attachment);
    let other = northmere::evidence(2, Mark::Context, "").id.0;
    let undone = undo(&notebook, SubjectKind::Evidence, other);
    assert!(!matches!(undone, Ok(Op::AddAttachment)), "{undone:?}");
}

#[test]
fn saves_come_between_the_pieces_of_a_large_file() {
    let notebook = with_evidence();
    let large = vec![7; 50 * MIB];
    let saves = std::thread::scope(|scope| {
        let putting = scope.spawn(|| notebook.open().put_bytes(&large).unwrap());
        let mut saves = 0;
        while !putting.is_finished() {
            let request = notebook.request();
            let save = notebook.open().transact(request, |tx| tx.reader().me());
            save.unwrap();
            saves += 1;
        }
        saves
    });
    // Were the file one transaction, one save would wait for all of it.
    assert!(saves > 25, "only {saves} saves came between 50 pieces");
}
