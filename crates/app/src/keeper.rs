//! Backups by themselves: a quarter of an hour after something changed, and when the notebook is closed.
//!
//! The host calls [`Core::keep`] now and then from a thread of its own, so that no request waits for a backup. What is under
//! way when the notebook is locked stops at once; the closed notebook is then copied without its key, and that copy is proved
//! when the notebook is opened next.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use visitbook_domain::Environment;
use visitbook_store::{Backup, Generation, Notebook, Shelf, Stop, StoreError, outlived};

use crate::contract::{BackupsKept, Nothing};
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::export::PROGRAM;

mod second;

/// Between two backups there are at least so many minutes.
const EVERY: TimeDelta = TimeDelta::minutes(15);
/// So often, with a moment in between, it is tried to copy a notebook that was closed.
const TRIES: u32 = 20;
const MOMENT: Duration = Duration::from_millis(100);
/// After one that failed nothing is tried for so long.
const REST: TimeDelta = TimeDelta::minutes(5);
/// The end of the program waits for a copy no longer than that: a hundred moments.
const PATIENCE: u32 = 100;

/// What is known of the backups of the notebook that is open, or was last.
#[derive(Default)]
pub(crate) struct Keeper {
    kept: Mutex<Kept>,
    /// Held while a backup is made: there is one at a time.
    making: Mutex<()>,
    /// Held while a backup is copied to the second place. Nobody who opens or closes a notebook waits for it: a share may not
    /// answer for minutes.
    copying: Mutex<()>,
    /// Held while the settings are changed.
    pub(crate) setting: Mutex<()>,
    /// Copies that are made of notebooks that were closed.
    leaving: Mutex<Vec<Leaving>>,
}

#[derive(Default)]
struct Kept {
    /// Where they are kept; `None` where nobody keeps any.
    shelf: Option<Shelf>,
    told: BackupsKept,
    /// The notebook's state when everything was in a backup last, as far as this program knows since it was opened.
    state: Option<State>,
    /// How often the keys were changed since it was opened: no page of the database tells that.
    keys: u32,
    /// Whether it was looked what the newest backup has.
    looked: bool,
    /// When the last attempt failed.
    failed: Option<DateTime<Utc>>,
    /// When the last attempt at the second place failed.
    second_failed: Option<DateTime<Utc>>,
    /// Whether it was looked what the second place has.
    second_looked: bool,
    /// Set to stop what is under way, and the mark by which what comes late is known to be of another opening.
    stop: Stop,
}

/// Another one whenever something was written or the keys were changed.
type State = (i64, u32);

struct Leaving {
    shelf: Shelf,
    stop: Stop,
    /// Whether there is a copy now.
    copying: JoinHandle<bool>,
}

impl Keeper {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is known, unless another notebook was opened meanwhile.
    fn change(&self, stop: &Stop, change: impl FnOnce(&mut Kept)) {
        let mut kept = self.kept();
        if Arc::ptr_eq(&kept.stop, stop) {
            change(&mut kept);
        }
    }
}

impl Core {
    /// Makes a backup if one is due: something was written since the last one, and that is a quarter of an hour old. Then copies
    /// what is not there yet to the second place. What keeps either from being done is told to the host, and tried again after
    /// five minutes.
    pub fn keep(&self) {
        let before = self.keeper.kept().told.clone();
        if let Ok(one) = self.keeper.making.try_lock() {
            // Why it failed is kept, and told below.
            let _ = self.make(false);
            drop(one);
        }
        self.keep_second();
        self.tell_unless(&before);
    }

    /// Makes a backup now, unless the newest has everything.
    ///
    /// # Errors
    /// What kept it from being made.
    pub(crate) fn keep_now(&self) -> Result<(), AppError> {
        let before = self.keeper.kept().told.clone();
        let one = self.keeper.making.lock().unwrap_or_else(PoisonError::into_inner);
        let made = self.make(true);
        drop(one);
        self.keep_second();
        self.tell_unless(&before);
        made
    }

    /// Tells the host what is known, unless that is what was known before.
    fn tell_unless(&self, before: &BackupsKept) {
        let (told, stop) = {
            let kept = self.keeper.kept();
            (kept.told.clone(), Stop::clone(&kept.stop))
        };
        if told != *before && !stop.load(Ordering::SeqCst) {
            self.host.kept(told);
        }
    }

    fn make(&self, asked: bool) -> Result<(), AppError> {
        let (shelf, stop) = {
            let kept = self.keeper.kept();
            (kept.shelf.clone(), Stop::clone(&kept.stop))
        };
        let (notebook, Some(shelf)) = (self.notebook()?, shelf) else {
            return Ok(());
        };
        let made = self.keep_on(&notebook, &shelf, &stop, asked).map_err(AppError::from);
        if let Err(error) = made.as_ref().map_err(|error| error.code)
            && error != Code::Stopped
        {
            let now = self.env.now();
            self.keeper.change(&stop, |kept| {
                kept.told.trouble = Some(error);
                kept.failed = Some(now);
            });
        }
        made
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
        let shelf = self.host.backups_folder().map(|place| notebook.shelf(&place));
        let trouble = match &shelf {
            Some(Err(_)) => Some(Code::Unexpected),
            _ => None,
        };
        let shelf = shelf.and_then(Result::ok);
        let last = shelf.as_ref().and_then(|shelf| last_proved(shelf).ok().flatten());
        *self.keeper.kept() = Kept {
            shelf,
            told: BackupsKept {
                last,
                trouble,
                second: self.second_known(notebook),
            },
            ..Kept::default()
        };
    }

    /// Stops what is under way; where the notebook goes then, if there is anything to be copied of it.
    pub(crate) fn end_keeping(&self, notebook: &Notebook) -> Option<Shelf> {
        let state = notebook.state();
        let kept = self.keeper.kept();
        kept.stop.store(true, Ordering::SeqCst);
        let same = state.is_some_and(|state| kept.state == Some((state, kept.keys)));
        kept.shelf.clone().filter(|_| !same)
    }

    /// Copies a notebook that was closed, on a thread of its own.
    pub(crate) fn copy_closed(&self, shelf: Shelf) {
        let stop = Stop::default();
        let (env, stopped_by, own) = (Arc::clone(&self.env), Stop::clone(&stop), shelf.clone());
        let budget = self.settings().budget;
        let copying = std::thread::spawn(move || leave(&own, budget, env.as_ref(), &stopped_by));
        self.leaving().push(Leaving { shelf, stop, copying });
    }

    /// Waits for copies of notebooks that were closed, ten seconds at most: what is not done by then is stopped.
    pub fn wait_for_copies(&self) {
        let all: Vec<Leaving> = self.leaving().drain(..).collect();
        for _ in 0..PATIENCE {
            if all.iter().all(|each| each.copying.is_finished()) {
                break;
            }
            std::thread::sleep(MOMENT);
        }
        all.into_iter().for_each(|each| drop(each.hurry()));
    }

    /// Ends the copy of the notebook in this folder, which somebody wants to open, and what else keeps it open; where it
    /// was to go if it was not done.
    pub(crate) fn hurry_copy(&self, folder: &Path) -> Option<Shelf> {
        let mine: Vec<Leaving> = {
            let mut leaving = self.leaving();
            leaving.extract_if(.., |each| each.shelf.is_of(folder)).collect()
        };
        let unfinished = mine.into_iter().filter_map(Leaving::hurry).last();
        drop(self.keeper.making.lock());
        unfinished
    }

    /// The keys of the open notebook were changed: what is in a backup is opened by those of before.
    pub(crate) fn keys_were_changed(&self) {
        self.keeper.kept().keys += 1;
    }

    fn leaving(&self) -> MutexGuard<'_, Vec<Leaving>> {
        self.keeper.leaving.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep_on(&self, notebook: &Notebook, shelf: &Shelf, stop: &Stop, asked: bool) -> Result<(), StoreError> {
        let now = self.env.now();
        let (looked, rests, keys) = {
            let kept = self.keeper.kept();
            let rests = kept.failed.is_some_and(|failed| (now - failed).abs() < REST);
            (kept.looked, rests, kept.keys)
        };
        let Some(state) = notebook.state().filter(|_| asked || !rests) else {
            return Ok(());
        };
        let state = (state, keys);
        if !looked {
            let has_all = has_all(notebook, shelf, stop)?;
            let last = last_proved(shelf)?;
            self.keeper.change(stop, |kept| {
                kept.looked = true;
                kept.state = has_all.then_some(state);
                kept.told.last = last;
                kept.told.trouble = None;
            });
        }
        let due = {
            let kept = self.keeper.kept();
            let old = kept.told.last.is_none_or(|last| (now - last).abs() >= EVERY);
            kept.state != Some(state) && (asked || old)
        };
        if !due {
            return Ok(());
        }
        let made = notebook.back_up(shelf, PROGRAM, stop)?;
        self.keeper.change(stop, |kept| {
            kept.state = Some(state);
            kept.failed = None;
            kept.told.last = Some(made.made());
            kept.told.trouble = None;
        });
        clear(shelf, Some(&made), self.settings().budget)
    }
}

impl Leaving {
    /// Ends it; where the copy was to go if there is none.
    fn hurry(self) -> Option<Shelf> {
        self.stop.store(true, Ordering::SeqCst);
        let copied = self.copying.join().unwrap_or(false);
        (!copied).then_some(self.shelf)
    }
}

/// When the newest backup was made that was proved.
fn last_proved(shelf: &Shelf) -> Result<Option<DateTime<Utc>>, StoreError> {
    let backups = shelf.backups()?;
    Ok(backups.iter().find(|backup| backup.is_proved()).map(Backup::made))
}

/// Copies a notebook that was closed; whether there is a copy. Nobody is there to be told why not: the next opening looks for
/// what is there, and makes one if there is none.
fn leave(shelf: &Shelf, budget: u64, env: &dyn Environment, stop: &Stop) -> bool {
    for _ in 0..TRIES {
        let copied = shelf.copy_closed(PROGRAM, env.now(), stop);
        // What was under way at the lock lets go of the notebook in a moment.
        if !matches!(copied, Err(StoreError::InUse)) || stop.load(Ordering::SeqCst) {
            let _ = clear(shelf, None, budget);
            return copied.is_ok();
        }
        std::thread::sleep(MOMENT);
    }
    false
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

/// Removes what nobody needs any more, but never the one that was just made, whatever the clock says. Those that stay take so
/// many bytes at most.
fn clear(shelf: &Shelf, made: Option<&Backup>, budget: u64) -> Result<(), StoreError> {
    let backups = shelf.backups()?;
    let generations: Vec<Generation> = backups
        .iter()
        .map(|backup| Generation {
            made: backup.made(),
            bytes: backup.bytes(),
            proved: backup.is_proved(),
        })
        .collect();
    let going = outlived(&generations, budget);
    let going = backups.into_iter().enumerate().filter(|(at, _)| going.contains(at));
    let going = going.map(|(_, backup)| backup).filter(|backup| Some(backup) != made);
    // One that cannot be removed keeps no other from being removed.
    let removed: Vec<Result<(), StoreError>> = going.map(Backup::remove).collect();
    removed.into_iter().collect()
}
