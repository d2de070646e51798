//! What an open notebook holds until it is shut: two connections, the key of the database, and the lock of the folder.

use std::fs::File;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::keys::DataKey;
use crate::writer::Writer;

/// Steps of SQLite's own machine before it is looked whether the notebook was shut: well below a millisecond.
const STEPS: std::ffi::c_int = 1_000;
/// How long it is waited for whoever reads at a lock, in moments, and for the writing thread.
const MOMENTS: u32 = 40;
const MOMENT: Duration = Duration::from_millis(5);
const PATIENCE: Duration = Duration::from_millis(200);

/// What is done with the files when the writing connection ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// One file is left where that can be.
    OneFile,
    /// They stay as they are.
    AsItIs,
}

/// A connection, and the lock of the folder for as long as it is open.
pub(crate) struct Connected {
    pub(crate) connection: Connection,
    pub(crate) ending: Ending,
    // Last, so that the lock is let go when the connection is closed.
    _lock: Arc<File>,
}

/// The key and the lock, for whoever makes a connection of its own. The lock is let go with the last that has it.
#[derive(Clone)]
pub(crate) struct Loan {
    pub(crate) key: Arc<DataKey>,
    lock: Arc<File>,
}

/// All of it.
pub(crate) struct Held {
    shut: Arc<AtomicBool>,
    writer: Writer,
    reader: Mutex<Option<Connected>>,
    loan: Mutex<Option<Loan>>,
}

impl Held {
    /// Takes both connections up. What runs on them ends soon after the notebook was shut, whatever it is.
    pub(crate) fn new(
        (writer, ending): (Connection, Ending),
        reader: Connection,
        key: &DataKey,
        lock: File,
    ) -> Result<Self, StoreError> {
        let shut = Arc::new(AtomicBool::new(false));
        // Byte by byte: a clone would leave a copy behind on the stack.
        let mut own = DataKey::default();
        own.copy_from_slice(key.as_slice());
        let loan = Loan {
            key: Arc::new(own),
            lock: Arc::new(lock),
        };
        let connected = |mut connection: Connection, ending: Ending| {
            let shut = Arc::clone(&shut);
            connection.progress_handler(STEPS, Some(move || shut.load(Ordering::SeqCst)))?;
            Ok::<_, StoreError>(Connected {
                connection,
                ending,
                _lock: Arc::clone(&loan.lock),
            })
        };
        let reader = Mutex::new(Some(connected(reader, Ending::AsItIs)?));
        Ok(Self {
            writer: Writer::new(connected(writer, ending)?, Arc::clone(&shut))?,
            reader,
            loan: Mutex::new(Some(loan)),
            shut,
        })
    }

    /// Key and lock.
    pub(crate) fn loan(&self) -> Result<Loan, StoreError> {
        let loan = self.loan.lock().unwrap_or_else(PoisonError::into_inner);
        loan.clone().ok_or(StoreError::Closed)
    }

    /// Asks something of the reading connection.
    pub(crate) fn read<T, E: From<StoreError>>(&self, ask: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        self.ask(self.reader.lock().unwrap_or_else(PoisonError::into_inner), ask)
    }

    /// The same; `None` while somebody else reads, who is not waited for.
    pub(crate) fn read_at_once<T>(&self, ask: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Option<T> {
        self.ask(self.reader.try_lock().ok()?, ask).ok()
    }

    fn ask<T, E: From<StoreError>>(
        &self,
        mut reader: MutexGuard<'_, Option<Connected>>,
        ask: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let told = match reader.as_ref().filter(|_| !self.is_shut()) {
            Some(connected) => ask(&connected.connection),
            None => Err(StoreError::Closed.into()),
        };
        if self.is_shut() {
            // Whoever shut it did not wait for this any longer.
            drop(reader.take());
        }
        self.told(told)
    }

    /// Runs a job on the writing thread.
    pub(crate) fn write<T, E>(&self, job: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.told(self.writer.run(job)?)
    }

    /// The same, waiting no longer than that; [`StoreError::Stopped`] where it was not done by then.
    pub(crate) fn write_within<T, E>(
        &self,
        patience: Duration,
        job: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.told(self.writer.run_within(patience, job)?)
    }

    /// What fails after the notebook was shut failed because of that.
    fn told<T, E: From<StoreError>>(&self, told: Result<T, E>) -> Result<T, E> {
        match told {
            Err(_) if self.is_shut() => Err(StoreError::Closed.into()),
            told => told,
        }
    }

    fn is_shut(&self) -> bool {
        self.shut.load(Ordering::SeqCst)
    }

    /// Lets go of everything: the key at once, both connections in a moment. The reading one goes first, so that the
    /// writing one can leave one whole file. Who does not end in time closes the connection when it does.
    pub(crate) fn shut(&self) {
        self.shut.store(true, Ordering::SeqCst);
        drop(self.loan.lock().unwrap_or_else(PoisonError::into_inner).take());
        for _ in 0..MOMENTS {
            match self.reader.try_lock() {
                Ok(mut reader) => {
                    drop(reader.take());
                    break;
                }
                Err(TryLockError::Poisoned(poisoned)) => {
                    drop(poisoned.into_inner().take());
                    break;
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(MOMENT),
            }
        }
        self.writer.end_within(PATIENCE);
    }
}
