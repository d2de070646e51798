//! Locking: one way for every cause of it, which ends within a second whoever is at work.
//!
//! The page is asked to send what it has, the notebook is closed, and the host puts the unlock window in the place of
//! what shows the visits. None of these waits for the next to be possible: a page that hangs, a disk that is full and a command
//! that has an hour to go keep no notebook open.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use visitbook_domain::{Reason, Refusal};

use crate::contract::{Locking, Nothing};
use crate::core::{Choices, Core};
use crate::drafts::settle_all;
use crate::error::{AppError, Code};
use crate::export::write_file;
use crate::idle::{Idle, Tick};

/// How long drafts may take to settle. Those that do not are on the disk, and settle when the notebook is opened again.
const SETTLING: Duration = Duration::from_millis(200);

/// The file, in the folder of settings, that says when notebooks are locked by themselves on this computer.
const FILE: &str = "locking.json";
/// The least and the most minutes, and what holds where nobody said anything.
const MINUTES: std::ops::RangeInclusive<u32> = 1..=60;
const USUAL: Locking = Locking { minutes: 10 };

impl Core {
    /// Looks whether anybody is there: warns, and locks. The host calls it about once a second.
    pub fn look_for_somebody(&self) {
        if !self.is_open() {
            return;
        }
        let rest = TimeDelta::minutes(self.when_locked().minutes.into());
        let now = self.env.now();
        let tick = self.idle().get_or_insert_with(|| Idle::new(now)).tick(now, rest);
        match tick {
            Tick::Stay => {}
            Tick::Warn(seconds) => self.host.lock_soon(seconds),
            // It never fails, and has nothing to tell.
            Tick::Lock => drop(self.lock(Nothing {})),
        }
    }

    /// Somebody is there.
    ///
    /// # Errors
    /// None.
    pub fn still_here(&self, _: Nothing) -> Result<Nothing, AppError> {
        self.somebody_is_there();
        Ok(Nothing {})
    }

    /// A notebook was opened, a key was pressed, or something that somebody waits for went on.
    pub(crate) fn somebody_is_there(&self) {
        let now = self.env.now();
        self.idle().get_or_insert_with(|| Idle::new(now)).somebody_is_there(now);
    }

    /// Something long went on that somebody waits for: the host is told how far it is.
    pub(crate) fn went_on(&self, done: u32, total: u32) {
        self.somebody_is_there();
        self.host.progress(done, total);
    }

    /// When notebooks are locked by themselves on this computer.
    ///
    /// # Errors
    /// None.
    pub fn locking(&self, _: Nothing) -> Result<Locking, AppError> {
        Ok(self.when_locked())
    }

    /// Says when, from now on.
    ///
    /// # Errors
    /// Other than 1 to 60 minutes; a file that cannot be written.
    pub fn set_locking(&self, request: Locking) -> Result<Locking, AppError> {
        if !MINUTES.contains(&request.minutes) {
            return Err(Refusal::new("minutes", Reason::OutOfRange).into());
        }
        if let Some(file) = self.locking_file() {
            let bytes =
                serde_json::to_vec(&request).map_err(|error| AppError::new(Code::Unexpected, error.to_string()))?;
            write_file(&file, &bytes)?;
        }
        Ok(request)
    }

    /// What the file says; where it says nothing that can be read, the usual.
    fn when_locked(&self) -> Locking {
        let bytes = self.locking_file().and_then(|file| std::fs::read(file).ok());
        let said = bytes.and_then(|bytes| serde_json::from_slice::<Locking>(&bytes).ok());
        said.filter(|said| MINUTES.contains(&said.minutes)).unwrap_or(USUAL)
    }

    fn locking_file(&self) -> Option<PathBuf> {
        Some(self.host.settings_folder()?.join(FILE))
    }

    fn idle(&self) -> MutexGuard<'_, Option<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Locks the notebook, whatever the cause. Where none is open, or somebody locks it already, nothing is left to do.
    ///
    /// # Errors
    /// None.
    pub fn lock(&self, _: Nothing) -> Result<Nothing, AppError> {
        if let Ok(_one) = self.locking.try_lock()
            && self.is_open()
        {
            self.host.flush();
            self.close();
            self.host.locked();
        }
        Ok(Nothing {})
    }

    /// The page has sent all it had.
    ///
    /// # Errors
    /// None.
    pub fn flushed(&self, _: Nothing) -> Result<Nothing, AppError> {
        self.host.flushed();
        Ok(Nothing {})
    }

    /// Closes the notebook, without asking the page or telling the host: for the end of the program. Whoever still has it in
    /// hand is answered that it is locked.
    pub fn close(&self) {
        // What is under way stops first: a lock does not wait for it.
        self.stop.store(true, Ordering::SeqCst);
        let notebook = self.open_slot().take();
        if let Some(notebook) = notebook {
            // It is closed even when settling fails: drafts are on the disk.
            let _ = notebook.transact_within(SETTLING, self.env.new_id(), settle_all);
            let shelf = self.end_keeping(&notebook);
            notebook.shut();
            shelf.into_iter().for_each(|shelf| self.copy_closed(shelf));
        }
        *self.idle() = None;
        // After the notebook, so that nothing that is read or planned meanwhile stays.
        *self.choices() = Choices::default();
        self.forget_review();
        self.forget_preview();
    }
}
