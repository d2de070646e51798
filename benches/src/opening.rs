//! Opening a notebook with 100 visits and 10,300 pieces of evidence: time and memory, against opening the bare
//! database. Each is measured in a process of its own, so that memory is that of opening alone.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;
use visitbook_app::host::{FileKind, Host, OpenKind};
use visitbook_app::{Core, Secret};
use visitbook_domain::Environment;
use visitbook_testkit::{PASSPHRASE, TempNotebook, TestEnvironment};

use crate::figures::{Measured, Spread, milliseconds, say, spread, timed};

const VISITS: u128 = 100;
const OPENINGS: usize = 7;

/// Nobody is asked anything.
struct Silent;

impl Host for Silent {
    fn settings_folder(&self) -> Option<std::path::PathBuf> {
        None
    }
    fn notebooks_folder(&self) -> std::path::PathBuf {
        std::path::PathBuf::new()
    }
    fn ask_folder(&self) -> Option<std::path::PathBuf> {
        None
    }
    fn ask_save(&self, _: &str, _: FileKind) -> Option<std::path::PathBuf> {
        None
    }
    fn ask_visit_file(&self) -> Option<std::path::PathBuf> {
        None
    }
    fn ask_open(&self, _: OpenKind) -> Option<std::path::PathBuf> {
        None
    }
    fn progress(&self, _: u32, _: u32) {}
    fn ask_files(&self) -> Vec<std::path::PathBuf> {
        Vec::new()
    }
    fn opened(&self) {}
    fn flushed(&self) {}
    fn locked(&self) {}
}

/// Opens the notebook and asks for Home and one visit; prints microseconds of each and the memory used, in KiB.
pub fn child(folder: &Path) -> ExitCode {
    let env: Arc<dyn Environment> = Arc::new(TestEnvironment::of_laptop(9));
    let core = Core::new(env, Box::new(Silent));
    let (opening, opened) = timed(|| core.open_folder(folder, &Secret::Passphrase(PASSPHRASE)));
    let (home, answer) = timed(|| core.home(visitbook_app::contract::Nothing {}));
    let visit = answer
        .ok()
        .and_then(|home| home.visits.first().map(|visit| visit.visit));
    let (view, shown) = timed(|| visit.map(|visit| core.open_visit(visitbook_app::contract::OpenVisit { visit })));
    if opened.is_err() || matches!(shown, Some(Err(_))) {
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
pub fn measure() -> Measured {
    let mut large = TempNotebook::new()?;
    fill(&large)?;
    large.close();
    let mut small = TempNotebook::new()?;
    small.close();
    let ours = openings(&large.path())?;
    let floor = openings(&small.path())?;
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
    let memory = |rows: &[Vec<u64>]| rows.iter().filter_map(|row| row.get(3)).max().copied().unwrap_or(0) / 1024;
    Ok(vec![
        format!("opening a notebook with {VISITS} visits ({size} KiB on the disk), against an empty notebook:"),
        part("unlocking", 0),
        part("Home", 1),
        part("one visit", 2),
        format!(
            "  memory of the core: {} MiB; empty notebook: {} MiB",
            memory(&ours),
            memory(&floor)
        ),
    ])
}

fn openings(folder: &Path) -> Result<Vec<Vec<u64>>, Box<dyn std::error::Error>> {
    let mut rows = Vec::new();
    for _ in 0..OPENINGS {
        let output = Command::new(std::env::current_exe()?)
            .arg("open")
            .arg(folder)
            .output()?;
        let text = String::from_utf8(output.stdout)?;
        rows.push(text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?);
    }
    Ok(rows)
}

fn column(rows: &[Vec<u64>], at: usize) -> Spread {
    spread(
        rows.iter()
            .filter_map(|row| row.get(at))
            .map(|micros| Duration::from_micros(*micros))
            .collect(),
    )
}

/// The sample visit, a hundred times, each time under ids of its own.
fn fill(notebook: &TempNotebook) -> Result<(), Box<dyn std::error::Error>> {
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
