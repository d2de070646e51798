//! Locking: one way for every cause of it, which ends within a second whoever is at work.
//!
//! The page is asked to send what it has, the notebook is closed, and the host puts the unlock window in the place of
//! what shows the visits. None of these waits for the next to be possible: a page that hangs, a disk that is full and a command
//! that has an hour to go keep no notebook open.

use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::contract::Nothing;
use crate::core::{Choices, Core};
use crate::drafts::settle_all;
use crate::error::AppError;

/// How long drafts may take to settle. Those that do not are on the disk, and settle when the notebook is opened again.
const SETTLING: Duration = Duration::from_millis(200);

impl Core {
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
        // After the notebook, so that nothing that is read or planned meanwhile stays.
        *self.choices() = Choices::default();
        self.forget_review();
        self.forget_preview();
    }
}
