//! What is fast, and what it is measured against. Every figure stands beside its floor, measured in the same run on
//! the same machine: the least that anything doing this could take. Names as arguments measure only those.

mod bare;
mod checks;
mod documents;
mod figures;
mod filled;
mod letter;
mod linters;
mod lists;
mod matrix;
mod opening;
mod pandas;
mod preview;
mod python;
mod quiet;
mod save;
mod search;
mod shelf;
mod start;
mod typing;
mod visits;
mod words;

use std::process::ExitCode;

use crate::figures::{Measured, growth, say};
use crate::shelf::{SMALL, Shelf};

/// A name and what it measures.
type Bench = (&'static str, fn(&mut Shelf) -> Measured);

const BENCHES: [Bench; 12] = [
    ("start", start::measure),
    ("save", save::measure),
    ("letter", letter::measure),
    ("documents", documents::measure),
    ("checks", checks::measure),
    ("preview", preview::measure),
    ("open", opening::measure),
    ("lists", lists::measure),
    ("visits", visits::measure),
    ("search", search::measure),
    ("typing", typing::measure),
    ("matrix", matrix::measure),
];

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let [word, folder] = asked.as_slice()
        && word == opening::CHILD
    {
        return opening::child(folder.as_ref());
    }
    if let Some((word, letters)) = asked.split_first()
        && word == documents::CHILD
    {
        return documents::child(letters);
    }
    if let Some(unknown) = asked.iter().find(|name| BENCHES.iter().all(|(known, _)| known != name)) {
        let known = BENCHES.map(|(name, _)| name).join(", ");
        say(&format!("{unknown} is none of {known}"));
        return ExitCode::FAILURE;
    }
    let run = |(name, _): &&Bench| asked.is_empty() || asked.iter().any(|asked| asked == name);
    match Shelf::new() {
        Ok(mut shelf) => measured(BENCHES.iter().filter(run), &mut shelf),
        Err(error) => {
            say(&format!("nothing is measured: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn measured<'a>(benches: impl Iterator<Item = &'a Bench>, shelf: &mut Shelf) -> ExitCode {
    let mut grown = Vec::new();
    let mut failed = false;
    for (name, measure) in benches {
        match measure(shelf) {
            Ok(report) => {
                report.lines.iter().for_each(|line| say(line));
                grown.extend(report.grown);
            }
            Err(error) => {
                say(&format!("{name}: not measured: {error}"));
                failed = true;
            }
        }
    }
    if !grown.is_empty() {
        growth(SMALL, shelf.large, &grown).iter().for_each(|line| say(line));
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
