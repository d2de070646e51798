//! Shutting a notebook while others still have it in hand: what they are answered, what stays, and that the key is gone.

use std::fs;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use visitbook_domain::{Environment, Mark, SubjectKind};
use visitbook_store::{KeyFile, Notebook, Secret, Stop, StoreError};
use visitbook_testkit::{PASSPHRASE, TempNotebook, TestEnvironment, northmere};

/// What a shut may take, with room for a machine that is busy: it waits for two things, 200 ms each.
const LONGEST: Duration = Duration::from_millis(800);
const SECRET: Secret<'static> = Secret::Passphrase(PASSPHRASE);

fn opened(path: &Path) -> Arc<Notebook> {
    let env: Arc<dyn Environment> = Arc::new(TestEnvironment::of_laptop(5));
    Arc::new(Notebook::open(path, &SECRET, env).unwrap())
}

/// A folder with a notebook of some evidence, and nobody in it.
fn closed() -> TempNotebook {
    let pieces = (0..300).map(|n| northmere::evidence(n, Mark::Strength, "Seen alone."));
    let mut notebook = crate::with_evidence(pieces.collect());
    notebook.close();
    notebook
}

#[expect(clippy::disallowed_methods, reason = "how long it takes is what is asked")]
fn timed(what: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    what();
    begin.elapsed()
}

fn request() -> uuid::Uuid {
    TestEnvironment::of_laptop(9).new_id()
}

#[test]
fn a_shut_notebook_answers_nothing_and_lets_go_of_its_lock() {
    let folder = closed();
    let notebook = opened(&folder.path());
    let place = tempfile::tempdir().unwrap();
    let shelf = notebook.shelf(place.path()).unwrap();
    notebook.shut();
    let piece = northmere::evidence(900, Mark::Strength, "Too late.");
    let answers = [
        notebook.all_records().err(),
        notebook.bytes_under(&"0".repeat(64), 1).err(),
        notebook.put_bytes(b"too late").err(),
        notebook.transact(request(), move |tx| tx.add(piece.into())).err(),
        notebook.back_up(&shelf, "Visitbook", &Stop::default()).err(),
        notebook.first_broken_entry().err(),
    ];
    for (at, answer) in answers.into_iter().enumerate() {
        assert!(matches!(answer, Some(StoreError::Closed)), "{at}: {answer:?}");
    }
    assert_eq!(notebook.state(), None);
    assert!(
        !folder.path().join("notebook.db-wal").exists(),
        "one whole file is left"
    );
    opened(&folder.path()).shut();
    notebook.shut();
}

#[test]
fn whoever_reads_is_broken_off_and_answered_that_the_notebook_is_closed() {
    let folder = closed();
    let notebook = opened(&folder.path());
    let (begun, reads) = mpsc::channel();
    let reader = Arc::clone(&notebook);
    let reading = std::thread::spawn(move || {
        reader.read(|reader| {
            begun.send(()).unwrap();
            loop {
                reader.all(SubjectKind::Evidence)?;
            }
            #[expect(unreachable_code, reason = "it ends by an error")]
            Ok::<(), StoreError>(())
        })
    });
    reads.recv().unwrap();
    let took = timed(|| notebook.shut());
    assert!(matches!(reading.join().unwrap(), Err(StoreError::Closed)));
    assert!(took < LONGEST, "{took:?}");
    opened(&folder.path());
}

#[test]
fn whoever_writes_is_broken_off_and_leaves_nothing_and_whoever_waits_is_refused() {
    let folder = closed();
    let notebook = opened(&folder.path());
    let (begun, writes) = mpsc::channel();
    let writer = Arc::clone(&notebook);
    let writing = std::thread::spawn(move || {
        writer.transact(request(), move |tx| {
            begun.send(()).unwrap();
            for n in 1_000.. {
                tx.add(northmere::evidence(n, Mark::Strength, "Never to be seen.").into())?;
            }
            Ok::<_, StoreError>(())
        })
    });
    writes.recv().unwrap();
    let waiter = Arc::clone(&notebook);
    let waiting = std::thread::spawn(move || waiter.put_bytes(b"waits for the writer"));
    let late = notebook.transact_within(Duration::from_millis(1), request(), |_| Ok::<_, StoreError>(()));
    assert!(matches!(late, Err(StoreError::Stopped)), "{late:?}");
    let took = timed(|| notebook.shut());
    assert!(matches!(writing.join().unwrap(), Err(StoreError::Closed)));
    assert!(matches!(waiting.join().unwrap(), Err(StoreError::Closed)));
    assert!(took < LONGEST, "{took:?}");
    let again = opened(&folder.path());
    let evidence = again.read(|reader| reader.all(SubjectKind::Evidence)).unwrap();
    assert_eq!(evidence.len(), 300);
    assert_eq!(again.flaws().unwrap(), []);
}

#[test]
fn whoever_thinks_for_long_over_what_was_read_is_not_waited_for() {
    let folder = closed();
    let notebook = opened(&folder.path());
    let (begun, reads) = mpsc::channel();
    let done = Arc::new(AtomicBool::new(false));
    let (reader, thought) = (Arc::clone(&notebook), Arc::clone(&done));
    let reading = std::thread::spawn(move || {
        reader.read(|reader| {
            begun.send(()).unwrap();
            while !thought.load(Ordering::SeqCst) {
                std::thread::yield_now();
            }
            reader.all(SubjectKind::Evidence)
        })
    });
    reads.recv().unwrap();
    let took = timed(|| notebook.shut());
    assert!(took < LONGEST, "{took:?}");
    done.store(true, Ordering::SeqCst);
    drop(reading.join().unwrap());
    opened(&folder.path());
}

/// Each byte of the key that is looked for, so that the one who looks has no copy of it.
const VEIL: u8 = 0x5a;
const FOLDER: &str = "VISITBOOK_SHUTS";
const VEILED: &str = "VISITBOOK_VEILED_KEY";

#[test]
#[cfg(target_os = "linux")]
fn after_shutting_the_key_is_not_in_the_memory_of_the_process() {
    let folder = closed();
    let key = KeyFile::read(&folder.path()).unwrap().open_with(&SECRET).unwrap();
    let veiled: Vec<u8> = key.iter().map(|byte| byte ^ VEIL).collect();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["shutting::a_program_that_shuts_its_notebook", "--exact", "--nocapture"])
        .env(FOLDER, folder.path())
        .env(VEILED, hex::encode(veiled))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told: Vec<String> = lines
        .map_while(Result::ok)
        .filter(|line| line.starts_with("copies "))
        .collect();
    assert!(child.wait().unwrap().success());
    let [open, shut] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_ne!(open, "copies 0 0", "while it is open the key is found");
    assert_eq!(shut, "copies 0 0");
}

/// The program of the test before: does nothing where nobody started it for that.
#[test]
#[cfg(target_os = "linux")]
fn a_program_that_shuts_its_notebook() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let veiled = hex::decode(std::env::var(VEILED).unwrap()).unwrap();
    let notebook = opened(Path::new(&folder));
    notebook.all_records().unwrap();
    let piece = northmere::evidence(901, Mark::Strength, "Seen alone.");
    notebook.transact(request(), move |tx| tx.add(piece.into())).unwrap();
    let place = tempfile::tempdir().unwrap();
    let shelf = notebook.shelf(place.path()).unwrap();
    notebook.back_up(&shelf, "Visitbook", &Stop::default()).unwrap();
    tell(&veiled);
    notebook.shut();
    tell(&veiled);
}

fn tell(veiled: &[u8]) {
    let (bytes, digits) = copies(veiled);
    // Beside the buffer of the test's own output, as `tests/journeys/killed.rs` does.
    let mut out = std::io::stdout();
    out.write_all(format!("\ncopies {bytes} {digits}\n").as_bytes())
        .unwrap();
}

/// How often the key stands in the memory of this process, as bytes and in hexadecimal.
fn copies(veiled: &[u8]) -> (usize, usize) {
    let mut memory = fs::File::open("/proc/self/mem").unwrap();
    let (mut bytes, mut digits) = (0, 0);
    for line in fs::read_to_string("/proc/self/maps").unwrap().lines() {
        let mut fields = line.split_whitespace();
        let range = fields.next().unwrap().split_once('-').unwrap();
        if !fields.next().unwrap().starts_with("rw") {
            continue;
        }
        let [from, to] = [range.0, range.1].map(|at| u64::from_str_radix(at, 16).unwrap());
        let mut piece = vec![0; usize::try_from(to - from).unwrap()];
        // Some ranges are not memory that can be read.
        if memory.seek(SeekFrom::Start(from)).is_err() || memory.read_exact(&mut piece).is_err() {
            continue;
        }
        bytes += piece
            .windows(veiled.len())
            .filter(|found| is_key(found, veiled))
            .count();
        digits += piece
            .windows(2 * veiled.len())
            .filter(|found| is_key_in_digits(found, veiled))
            .count();
        // What was read is not to be found by the next look.
        std::hint::black_box(&mut piece).fill(0);
    }
    (bytes, digits)
}

fn is_key(found: &[u8], veiled: &[u8]) -> bool {
    found.iter().zip(veiled).all(|(found, byte)| found ^ VEIL == *byte)
}

fn is_key_in_digits(found: &[u8], veiled: &[u8]) -> bool {
    let value = |digit: u8| char::from(digit).to_digit(16);
    found.chunks_exact(2).zip(veiled).all(|(pair, byte)| {
        let byte = u32::from(byte ^ VEIL);
        value(pair[0]) == Some(byte / 16) && value(pair[1]) == Some(byte % 16)
    })
}
