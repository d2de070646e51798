//! A list of 100,000 rows: read, imported, and imported while somebody types or locks; against pandas reading it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use visitbook_app::Core;
use visitbook_app::contract::{CheckLists, ImportLists, ListMapping, Nothing, SaveDraft};
use visitbook_app::env::SystemEnvironment;
use visitbook_app::error::{AppError, Code};
use visitbook_domain::{Environment, Mark, Record};
use visitbook_testkit::{TempNotebook, made_up_lists, northmere};

use crate::figures::{Measured, Spread, spread, timed};
use crate::pandas;
use crate::quiet;
use crate::shelf::Shelf;
use crate::words::Dice;

/// Each stands in the first list, and some in two more: 100,000 rows.
const CHILDREN: usize = 69_000;
const SEED: u64 = 11;
const TIMES: usize = 3;
const LOCKS: usize = 9;
/// Between two keys.
const KEY: Duration = Duration::from_millis(20);

/// A notebook, and a file of lists that waits to be imported into it.
struct Desk {
    core: Core,
    folder: PathBuf,
    mappings: Vec<ListMapping>,
}

/// All of it.
pub fn measure(shelf: &mut Shelf) -> Measured {
    let (notebook, home) = (prepared()?, tempfile::tempdir()?);
    let file = home.path().join("lists.xlsx");
    std::fs::write(&file, made_up_lists(CHILDREN, SEED))?;
    let mut desk = Desk {
        core: quiet::opened(&notebook.path(), Some(file.clone()))?,
        folder: notebook.path(),
        mappings: Vec::new(),
    };
    let (opened, read, rows) = desk.read()?;
    let imported = repeated(|| desk.import())?;
    let (busy, keys) = desk.import_while_typing()?;
    let locks = desk.locks()?;
    let size = std::fs::metadata(&file)?.len() >> 10;
    let mut lines = vec![
        format!("lists of {rows} rows in a workbook of {size} KiB:"),
        format!("  looked through when they are chosen: {}", opened.told()),
        format!("  read alone: {}", read.told()),
        format!("  read and imported: {}", imported.told()),
        format!("  read and imported while somebody types: {}", busy.told()),
        format!("  a key made safe meanwhile: {} ({} keys)", keys.1.told(), keys.0),
        format!("  locking meanwhile: {} ({LOCKS} times)", locks.told()),
    ];
    lines.push(beside(&file, &shelf.place("python"), &opened, &imported, &read));
    Ok(lines.into())
}

/// What pandas takes for the same file, or why that is not known.
fn beside(file: &Path, home: &Path, opened: &Spread, imported: &Spread, read: &Spread) -> String {
    let pandas = match pandas::read(file, home) {
        Ok(pandas) => pandas,
        Err(error) => return format!("  pandas and openpyxl cannot be had for comparison: {error}"),
    };
    let share = |ours: Duration| pandas.took.median.as_secs_f64() / ours.as_secs_f64().max(1e-9);
    format!(
        "  {} reading its {} rows: {}; {:.1} times what reading alone takes us, {:.1} times what choosing, reading and importing take together",
        pandas.versions,
        pandas.rows,
        pandas.took.told(),
        share(read.median),
        share(opened.median + imported.median),
    )
}

/// A notebook with a small visit, closed.
fn prepared() -> Result<TempNotebook, Box<dyn Error>> {
    let mut notebook = TempNotebook::new()?;
    let request = notebook.request();
    notebook.open().transact(request, |tx| {
        northmere::records()
            .all()
            .into_iter()
            .try_for_each(|(_, record)| tx.add(record))
    })?;
    notebook.close();
    Ok(notebook)
}

fn repeated(mut work: impl FnMut() -> Result<(), AppError>) -> Result<Spread, AppError> {
    let mut durations = Vec::new();
    for _ in 0..TIMES {
        let (took, done) = timed(&mut work);
        done?;
        durations.push(took);
    }
    Ok(spread(durations))
}

impl Desk {
    fn choose(&mut self) -> Result<(), AppError> {
        let chosen = self.core.choose_lists(Nothing {})?;
        self.mappings = chosen.sheets.into_iter().filter_map(|sheet| sheet.proposed).collect();
        Ok(())
    }

    /// Choosing, reading alone, and how many rows there are.
    fn read(&mut self) -> Result<(Spread, Spread, u32), AppError> {
        let opened = repeated(|| self.choose())?;
        let mut rows = 0;
        let read = repeated(|| {
            let request = CheckLists {
                mappings: self.mappings.clone(),
                as_of: northmere::visit().last_day().unwrap_or_default(),
            };
            rows = self.core.check_lists(request)?.rows;
            Ok(())
        })?;
        Ok((opened, read, rows))
    }

    fn import(&self) -> Result<(), AppError> {
        let request = ImportLists {
            op_id: SystemEnvironment.new_id(),
            visit: northmere::visit().id,
            mappings: self.mappings.clone(),
            as_of: northmere::visit().last_day().unwrap_or_default(),
            without_bad_rows: false,
        };
        self.core.import_lists(request).map(drop)
    }

    /// The imports, and how many keys were pressed meanwhile and how long each took to be safe.
    fn import_while_typing(&self) -> Result<(Spread, (usize, Spread)), AppError> {
        let done = AtomicBool::new(false);
        let (imported, keys) = thread::scope(|scope| {
            let typing = scope.spawn(|| self.keys(&done));
            let imported = repeated(|| self.import());
            done.store(true, Ordering::SeqCst);
            (imported, typing.join())
        });
        let keys = keys.map_err(|_| AppError::new(Code::Unexpected, "the one who types has gone"))??;
        Ok((imported?, (keys.len(), spread(keys))))
    }

    fn keys(&self, done: &AtomicBool) -> Result<Vec<Duration>, AppError> {
        let subject = Record::from(northmere::evidence(1, Mark::Context, "")).subject();
        let mut durations = Vec::new();
        while !done.load(Ordering::SeqCst) {
            let request = SaveDraft {
                op_id: SystemEnvironment.new_id(),
                subject,
                base_rev: 1,
                field: "text".into(),
                text: "Plan lists services. ".repeat(1 + durations.len() % 20),
            };
            let (took, saved) = timed(|| self.core.save_draft(request));
            saved?;
            durations.push(took);
            thread::sleep(KEY);
        }
        Ok(durations)
    }

    /// Locks at some moment of an import, opens again, and so on.
    fn locks(&mut self) -> Result<Spread, AppError> {
        let mut dice = Dice(SEED);
        let mut durations = Vec::new();
        for _ in 0..LOCKS {
            let moment = Duration::from_millis(100 + u64::from(dice.below(1_500)));
            let (took, ended) = thread::scope(|scope| {
                let importing = scope.spawn(|| self.import());
                thread::sleep(moment);
                let (took, locked) = timed(|| self.core.lock(Nothing {}));
                (took, importing.join().map(|imported| locked.and(imported)))
            });
            // That the lock broke it off is what should happen; it may also have been through.
            drop(ended);
            durations.push(took);
            quiet::reopen(&self.core, &self.folder)?;
            self.choose()?;
        }
        Ok(spread(durations))
    }
}
