//! The one thread that owns the one writing connection. Jobs come one at a time, in the order they were asked for.

use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::held::{Connected, Ending};

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// Hands jobs to the writing thread. Dropping it waits for the last job and closes the connection.
pub(crate) struct Writer {
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Option<JoinHandle<()>>,
    /// Its other end goes when the thread has closed the connection.
    ended: Mutex<Receiver<Infallible>>,
}

impl Writer {
    /// Gives the connection to a thread of its own. Once `shut` is set, it takes no job any more.
    pub(crate) fn new(connected: Connected, shut: Arc<AtomicBool>) -> Result<Self, StoreError> {
        let (jobs, waiting) = channel::<Job>();
        let (alive, ended) = sync_channel(0);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || work(connected, &waiting, &shut, &alive))
            .map_err(StoreError::File)?;
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            thread: Some(thread),
            ended: Mutex::new(ended),
        })
    }

    /// Runs `job` on the writing thread and waits for what it returns.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        self.begin(job)?.recv().map_err(|_| StoreError::Closed)
    }

    /// The same, waiting no longer than that. What is not done by then may be done all the same.
    pub(crate) fn run_within<T: Send + 'static>(
        &self,
        patience: Duration,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        self.begin(job)?.recv_timeout(patience).map_err(|_| StoreError::Stopped)
    }

    fn begin<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<Receiver<T>, StoreError> {
        let (answer, waiting) = sync_channel(1);
        let job: Job = Box::new(move |connection| {
            // Nobody waits any more when the receiver is gone; the work is done all the same.
            let _ = answer.send(job(connection));
        });
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.as_ref()
            .ok_or(StoreError::Closed)?
            .send(job)
            .map_err(|_| StoreError::Closed)?;
        Ok(waiting)
    }

    /// Takes no more jobs, and waits so long for the connection to be closed.
    pub(crate) fn end_within(&self, patience: Duration) {
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        // Nothing is ever sent: either the other end goes, or the time runs out.
        let _ = ended.recv_timeout(patience);
    }
}

/// What the thread does, `alive` in hand.
fn work(mut connected: Connected, waiting: &Receiver<Job>, shut: &AtomicBool, _alive: &SyncSender<Infallible>) {
    for job in waiting {
        if shut.load(Ordering::SeqCst) {
            break;
        }
        job(&mut connected.connection);
    }
    if connected.ending == Ending::AsItIs {
        return;
    }
    // Leaves one file where it can, and waits for nobody; the WAL is whole without it.
    let connection = &mut connected.connection;
    let _ = connection.progress_handler(0, None::<fn() -> bool>);
    let _ = connection.busy_timeout(Duration::ZERO);
    let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing left to wait for.
            let _ = thread.join();
        }
    }
}
