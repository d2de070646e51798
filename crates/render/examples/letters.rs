//! Writes generated letters in every form, with the words that each must hold, for other programs to look at, and says
//! what our own checks make of the PDFs.
//!
//!     letters --seed 2026 --count 200 FOLDER
//!
//! Letter 7 is `007.pdf`, `.docx`, `.html` and `.txt`; `007.json` has its title, marking, notice and paragraphs. Lengths go
//! from one page to about forty, most of them short. Every third Word document has notes in its margin. One line is printed
//! for each check and one for each letter that fails it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a tool for tests may stop at the first thing that is not as it says"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use chrono::DateTime;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::json;
use support::conforms::{DUTIES, Written};
use support::generator::{Made, every_formula, made};
use visitbook_domain::{Block, LetterState};
use visitbook_render::{MarginNote, NotePlace, Said, letter_docx_noted, letter_html, letter_plain, letter_text};

/// The longest letters, in pages.
const PAGES: usize = 40;
/// How many sections of the generator fill a page, about.
const SECTIONS: usize = 5;
/// Every how many letters one begins with all the fixed sentences.
const WITH_FORMULAE: usize = 10;
/// Every how many Word documents one has notes in its margin.
const WITH_NOTES: usize = 3;

/// What came of one letter: its pages, and for each duty why it is not met.
struct Outcome {
    pages: usize,
    faults: Vec<Option<String>>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [seed_is, seed, count_is, count, folder] = arguments.as_slice() else {
        say("usage: letters --seed N --count N FOLDER");
        return ExitCode::FAILURE;
    };
    assert_eq!([seed_is, count_is], ["--seed", "--count"]);
    let (seed, count): (u64, usize) = (seed.parse().unwrap(), count.parse().unwrap());
    std::fs::create_dir_all(folder).unwrap();
    let letters = generated(seed, count);
    let outcomes = all_outcomes(&letters, folder.as_ref());
    let pages = outcomes.iter().map(|outcome| outcome.pages);
    let (fewest, most) = (pages.clone().min().unwrap_or(0), pages.max().unwrap_or(0));
    say(&format!(
        "{count} letters of {fewest} to {most} pages, seed {seed}, in {folder}"
    ));
    report(&outcomes)
}

/// Letters of growing length, half of them shorter than an eighth of the longest; the same seed gives the same letters.
fn generated(seed: u64, count: usize) -> Vec<Made> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let one = |at: usize| {
        let last = (count - 1).max(1);
        let sections = (PAGES - 1) * SECTIONS * at.pow(3) / last.pow(3);
        let mut letter = made(sections..=sections + 2).new_tree(&mut runner).unwrap().current();
        if at % WITH_FORMULAE == WITH_FORMULAE / 2 {
            letter
                .blocks
                .splice(0..0, every_formula("Siân Llŷr-Ŵyn and Małgorzata Żółć"));
        }
        letter
    };
    (0..count).map(one).collect()
}

/// Writes and checks all, on every core there is.
fn all_outcomes(letters: &[Made], folder: &Path) -> Vec<Outcome> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let mut outcomes: Vec<(usize, Outcome)> = std::thread::scope(|scope| {
        let work = |first: usize| {
            move || {
                (first..letters.len())
                    .step_by(workers)
                    .map(|at| (at, outcome(at + 1, &letters[at], folder)))
                    .collect::<Vec<_>>()
            }
        };
        let running: Vec<_> = (0..workers).map(|first| scope.spawn(work(first))).collect();
        running.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    outcomes.sort_by_key(|(at, _)| *at);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn outcome(number: usize, made: &Made, folder: &Path) -> Outcome {
    let written = Written::of(made).unwrap();
    write_forms(number, &written, folder);
    let last = written
        .read
        .iter()
        .flat_map(|read| &read.runs)
        .map(|run| run.page)
        .max();
    Outcome {
        pages: last.map_or(0, |last| last + 1),
        faults: DUTIES.iter().map(|duty| (duty.check)(&written).err()).collect(),
    }
}

/// Writes the four forms and what they must say.
fn write_forms(number: usize, written: &Written<'_>, folder: &Path) {
    let Made {
        letter,
        blocks,
        options,
    } = written.made;
    let write =
        |ending: &str, bytes: &[u8]| std::fs::write(folder.join(format!("{number:03}.{ending}")), bytes).unwrap();
    write("pdf", &written.pdf);
    let notes = if number.is_multiple_of(WITH_NOTES) {
        notes(blocks)
    } else {
        Vec::new()
    };
    write("docx", &letter_docx_noted(letter, blocks, &notes, options).unwrap());
    write("html", letter_html(letter, blocks, options).unwrap().as_bytes());
    write("txt", letter_plain(letter, blocks, options).as_bytes());
    let paragraphs = letter_text(letter, blocks, options);
    let draft = options.draft || letter.state == LetterState::Draft;
    let noticed = draft || options.rehearsal || options.fictional || options.with_evidence;
    let said = json!({
        "marking": options.marking.as_deref().unwrap_or_default(),
        "notice": if noticed { &paragraphs[0] } else { "" },
        "line_numbers": options.review.line_numbers && !blocks.is_empty(),
        "picture": options.letterhead_image.is_some(),
        "paragraphs": paragraphs,
    });
    write("json", said.to_string().as_bytes());
}

/// Notes on the letter and across each of its blocks, with an answer to each.
fn notes(blocks: &[Block]) -> Vec<MarginNote> {
    let said = |words: &str| Said {
        by: "Siân Llŷr-Ŵyn".to_owned(),
        at: Some(DateTime::UNIX_EPOCH),
        words: words.to_owned(),
    };
    let note = |place| MarginNote {
        place,
        said: said("Is this all\nof <them>?"),
        answers: vec![said("Eleven & one.")],
        settled: false,
    };
    let within = blocks.iter().map(|block| {
        let length = block.plain_text().len();
        note(Some(NotePlace {
            block: block.id,
            at: length / 3..length / 2,
        }))
    });
    std::iter::once(note(None)).chain(within).collect()
}

/// A line for each check, and below it one for each letter that fails it.
fn report(outcomes: &[Outcome]) -> ExitCode {
    let mut failed = false;
    for (at, duty) in DUTIES.iter().enumerate() {
        let faults = outcomes
            .iter()
            .enumerate()
            .filter_map(|(number, outcome)| Some((number + 1, outcome.faults[at].as_ref()?)));
        let faults: Vec<_> = faults.collect();
        say(&format!(
            "pdf: {}: {} letters, {} faults",
            duty.name,
            outcomes.len(),
            faults.len()
        ));
        for (number, fault) in &faults {
            say(&format!("  {number:03}.pdf: {fault}"));
        }
        failed |= !faults.is_empty();
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn say(line: &str) {
    // A reader that has gone away needs no figures.
    let _ = writeln!(std::io::stdout(), "{line}");
}
