//! Backups by themselves: a quarter of an hour after something changed, and when the notebook is closed.
//!
//! The host calls [`Core::keep`] now and then from a thread of its own, so that no request waits for a backup. What is under
//! way when the notebook is locked stops at once; the closed notebook is then copied without its key, and that copy is proved
//! when the notebook is opened next.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use visitbook_domain::Environment;
use visitbook_store::{Backup, Generation, Notebook, Shelf, Stop, StoreError, outlived};

use crate::contract::{BackupsKept, Nothing};
use crate::core::Core;
use crate::error::AppError;
use crate::export::PROGRAM;

/// Between two backups there are at least so many minutes.
const EVERY: TimeDelta = TimeDelta::minutes(15);
/// Backups of one notebook take at most so much room: 5 GB.
const BUDGET: u64 = 5_000_000_000;

/// So often, with a moment in between, it is tried to copy a notebook that was closed.
const TRIES: u32 = 20;
const MOMENT: Duration = Duration::from_millis(100);

/// What is known of the backups of the notebook that is open, or was last.
#[derive(Default)]
pub(crate) struct Keeper {
    kept: Mutex<Kept>,
    /// Held while a backup is made: there is one at a time.
    making: Mutex<()>,
    /// The copy that is made of a notebook that was closed.
    leaving: Mutex<Option<Leaving>>,
}

#[derive(Default)]
struct Kept {
    /// Where they are kept; `None` where nobody keeps any.
    shelf: Option<Shelf>,
    told: BackupsKept,
    /// The notebook's state when the last one was made, by this program and since it was opened.
    state: Option<i64>,
    /// Set to stop what is under way.
    stop: Stop,
}

struct Leaving {
    stop: Stop,
    copying: JoinHandle<()>,
}

impl Keeper {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Core {
    /// Makes a backup if one is due: something was written since the last one, and that is a quarter of an hour old. What
    /// keeps it from being made is told to the host, and tried again the next time.
    pub fn keep(&self) {
        let Ok(_one) = self.keeper.making.try_lock() else {
            return;
        };
        let (shelf, stop, before) = {
            let kept = self.keeper.kept();
            (kept.shelf.clone(), Stop::clone(&kept.stop), kept.told.clone())
        };
        let (Ok(notebook), Some(shelf)) = (self.notebook(), shelf) else {
            return;
        };
        match self.keep_on(&notebook, &shelf, &stop) {
            Ok(()) => {}
            Err(StoreError::Stopped) => return,
            Err(error) => {
                let code = AppError::from(error).code;
                self.keeper.kept().told.trouble = Some(code);
            }
        }
        let told = self.keeper.kept().told.clone();
        if told != before {
            self.host.kept(told);
        }
    }

    /// What is known of the backups of the open notebook.
    ///
    /// # Errors
    /// No open notebook.
    pub fn backups_kept(&self, _: Nothing) -> Result<BackupsKept, AppError> {
        self.notebook()?;
        Ok(self.keeper.kept().told.clone())
    }

    /// Begins to look after a notebook that was opened.
    pub(crate) fn begin_keeping(&self, notebook: &Notebook) {
        let shelf = self.host.backups_folder().and_then(|place| notebook.shelf(&place).ok());
        let last = shelf
            .as_ref()
            .and_then(|shelf| shelf.backups().ok())
            .and_then(|backups| backups.first().map(Backup::made));
        *self.keeper.kept() = Kept {
            shelf,
            told: BackupsKept { last, trouble: None },
            ..Kept::default()
        };
    }

    /// Stops what is under way; where the notebook goes then, if there is anything to be copied of it.
    pub(crate) fn end_keeping(&self, notebook: &Notebook) -> Option<Shelf> {
        let kept = self.keeper.kept();
        kept.stop.store(true, Ordering::SeqCst);
        let changed = notebook.state().ok() != kept.state || kept.state.is_none();
        kept.shelf.clone().filter(|_| changed)
    }

    /// Copies a notebook that was closed, on a thread of its own.
    pub(crate) fn copy_closed(&self, shelf: Shelf) {
        let stop = Stop::default();
        let (env, stopped_by) = (Arc::clone(&self.env), Arc::clone(&stop));
        let copying = std::thread::spawn(move || leave(&shelf, env.as_ref(), &stopped_by));
        *self.leaving() = Some(Leaving { stop, copying });
    }

    /// Waits for the copy of a notebook that was closed. One that `hurries` stops it: somebody wants to open the notebook.
    pub fn wait_for_copy(&self, hurries: bool) {
        let Some(leaving) = self.leaving().take() else {
            return;
        };
        leaving.stop.fetch_or(hurries, Ordering::SeqCst);
        // A thread that panicked has nothing left to wait for.
        let _ = leaving.copying.join();
    }

    fn leaving(&self) -> MutexGuard<'_, Option<Leaving>> {
        self.keeper.leaving.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep_on(&self, notebook: &Notebook, shelf: &Shelf, stop: &Stop) -> Result<(), StoreError> {
        let state = notebook.state()?;
        let unknown = self.keeper.kept().state.is_none();
        if unknown && has_all(notebook, shelf, stop)? {
            self.keeper.kept().state = Some(state);
        }
        let now = self.env.now();
        let due = {
            let kept = self.keeper.kept();
            kept.state != Some(state) && kept.told.last.is_none_or(|last| (now - last).abs() >= EVERY)
        };
        if !due {
            return Ok(());
        }
        let made = notebook.back_up(shelf, PROGRAM, stop)?;
        clear(shelf, now)?;
        let mut kept = self.keeper.kept();
        kept.state = Some(state);
        kept.told = BackupsKept {
            last: Some(made.made()),
            trouble: None,
        };
        Ok(())
    }
}

/// Copies a notebook that was closed. Nobody is there to be told how that went: the next opening looks for what is there,
/// and makes one if there is none.
fn leave(shelf: &Shelf, env: &dyn Environment, stop: &Stop) {
    for _ in 0..TRIES {
        let copied = shelf.copy_closed(PROGRAM, env.now(), stop);
        // What was under way at the lock lets go of the notebook in a moment.
        if !matches!(copied, Err(StoreError::InUse)) || stop.load(Ordering::SeqCst) {
            break;
        }
        std::thread::sleep(MOMENT);
    }
    let _ = clear(shelf, env.now());
}

/// Proves the newest copy where it was made at a lock; whether the notebook says the same as that.
fn has_all(notebook: &Notebook, shelf: &Shelf, stop: &Stop) -> Result<bool, StoreError> {
    let Some(newest) = shelf.backups()?.into_iter().next() else {
        return Ok(false);
    };
    match notebook.confirm(&newest, stop) {
        Ok(newest) => notebook.is_as(&newest, stop),
        Err(StoreError::Stopped) => Err(StoreError::Stopped),
        // A copy that is not whole is none: another one is made.
        Err(_) => Ok(false),
    }
}

/// Removes what nobody needs any more.
fn clear(shelf: &Shelf, now: DateTime<Utc>) -> Result<(), StoreError> {
    let backups = shelf.backups()?;
    let generations: Vec<Generation> = backups
        .iter()
        .map(|backup| Generation {
            made: backup.made(),
            bytes: backup.bytes(),
        })
        .collect();
    let going = outlived(&generations, now, BUDGET);
    let going = backups.into_iter().enumerate().filter(|(at, _)| going.contains(at));
    going.map(|(_, backup)| backup).try_for_each(Backup::remove)
}
