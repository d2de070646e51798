//! Opening a notebook with 100 visits and 10,300 pieces of evidence: time and memory, against opening the bare
//! database. Each is measured in a process of its own, so that memory is that of opening alone.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use uuid::Uuid;
use visitbook_app::contract::{Nothing, OpenVisit};
use visitbook_testkit::TempNotebook;

use crate::figures::{Measured, Spread, milliseconds, say, spread, timed};
use crate::quiet;
use crate::shelf::Shelf;

/// The argument that makes this program one that only opens a notebook.
pub const CHILD: &str = "--open";

const VISITS: u128 = 100;
const OPENINGS: usize = 7;

/// What one process said.
pub struct Opening(Vec<u64>);

impl Opening {
    /// Which figure is where.
    pub const UNLOCKING: usize = 0;
    /// Home.
    pub const HOME: usize = 1;
    /// The first visit of Home.
    pub const VISIT: usize = 2;
    const MEMORY: usize = 3;
}

/// Opens the notebook and asks for Home and one visit; prints microseconds of each and the memory used, in KiB.
pub fn child(folder: &Path) -> ExitCode {
    let (opening, opened) = timed(|| quiet::opened(folder, None));
    let Ok(core) = opened else {
        return ExitCode::FAILURE;
    };
    let (home, answer) = timed(|| core.home(Nothing {}));
    let visit = answer
        .ok()
        .and_then(|home| home.visits.first().map(|visit| visit.visit));
    let (view, shown) = timed(|| visit.map(|visit| core.open_visit(OpenVisit { visit })));
    if matches!(shown, Some(Err(_))) {
        return ExitCode::FAILURE;
    }
    say(&format!(
        "{} {} {} {}",
        opening.as_micros(),
        home.as_micros(),
        view.as_micros(),
        resident()
    ));
    ExitCode::SUCCESS
}

/// Memory of this process in KiB, as Linux tells it; 0 elsewhere.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .unwrap_or_default();
    line.split_whitespace()
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

/// Fills a notebook, then opens it in processes of their own.
pub fn measure(_: &mut Shelf) -> Measured {
    let mut large = TempNotebook::new()?;
    fill(&large)?;
    large.close();
    let mut small = TempNotebook::new()?;
    small.close();
    let ours = openings(&large.path(), OPENINGS)?;
    let floor = openings(&small.path(), OPENINGS)?;
    let size = std::fs::metadata(large.path().join("notebook.db"))?.len() / 1024;
    let part = |name: &str, at: usize| {
        let (ours, floor) = (column(&ours, at), column(&floor, at));
        format!(
            "  {name}: median {} (95% {}); empty notebook: median {}",
            milliseconds(ours.median),
            milliseconds(ours.p95),
            milliseconds(floor.median)
        )
    };
    let lines = vec![
        format!("opening a notebook with {VISITS} visits ({size} KiB on the disk), against an empty notebook:"),
        part("unlocking", Opening::UNLOCKING),
        part("Home", Opening::HOME),
        part("one visit", Opening::VISIT),
        format!(
            "  memory of the core: {} MiB; empty notebook: {} MiB",
            memory(&ours),
            memory(&floor)
        ),
    ];
    Ok(lines.into())
}

/// Opens a notebook so many times, each in a process of its own.
pub fn openings(folder: &Path, times: usize) -> Result<Vec<Opening>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for _ in 0..times {
        let output = Command::new(std::env::current_exe()?).arg(CHILD).arg(folder).output()?;
        let text = String::from_utf8(output.stdout)?;
        rows.push(Opening(
            text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?,
        ));
    }
    Ok(rows)
}

/// How long one part took in all of them.
pub fn column(openings: &[Opening], at: usize) -> Spread {
    spread(
        openings
            .iter()
            .filter_map(|opening| opening.0.get(at))
            .map(|micros| Duration::from_micros(*micros))
            .collect(),
    )
}

/// The most memory that any of them used, in MiB.
pub fn memory(openings: &[Opening]) -> u64 {
    let used = openings.iter().filter_map(|opening| opening.0.get(Opening::MEMORY));
    used.max().copied().unwrap_or(0) / 1024
}

/// The sample visit, a hundred times, each time under ids of its own.
fn fill(notebook: &TempNotebook) -> Result<(), Box<dyn Error>> {
    let sample = String::from_utf8(visitbook_app::sample_file().to_vec())?;
    for round in 0..VISITS {
        let records = visitbook_app::read_visit(renamed(&sample, round).as_bytes())?;
        let request = notebook.request();
        notebook.open().transact(request, move |tx| {
            records
                .all()
                .into_iter()
                .try_for_each(|(_, record)| match tx.reader().get(record.subject())? {
                    Some(_) => Ok(()),
                    None => tx.add(record),
                })
        })?;
    }
    Ok(())
}

/// Every id of the file made another one.
fn renamed(file: &str, round: u128) -> String {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let words: Vec<String> = file
        .split('"')
        .map(|word| match Uuid::parse_str(word) {
            Ok(id) => known
                .entry(word.to_owned())
                .or_insert_with(|| Uuid::from_u128(id.as_u128() ^ (round << 8)).to_string())
                .clone(),
            Err(_) => word.to_owned(),
        })
        .collect();
    words.join("\"")
}
