//! The one thread that owns the one writing connection. Jobs come one at a time, in the order they were asked for.

use std::sync::mpsc::{Sender, channel, sync_channel};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::error::StoreError;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// Hands jobs to the writing thread. Dropping it waits for the last job and closes the connection.
pub(crate) struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Gives the connection to a thread of its own. When it ends, one file is left where that can be.
    pub(crate) fn new(connection: Connection) -> Result<Self, StoreError> {
        Self::ending(connection, |connection| {
            // The log is whole without it.
            let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        })
    }

    /// The same of a connection that leaves the files as they are.
    pub(crate) fn that_leaves(connection: Connection) -> Result<Self, StoreError> {
        Self::ending(connection, |_| {})
    }

    fn ending(mut connection: Connection, end: fn(&Connection)) -> Result<Self, StoreError> {
        let (jobs, waiting) = channel::<Job>();
        let run = move || {
            for job in waiting {
                job(&mut connection);
            }
            end(&connection);
        };
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(run)
            .map_err(StoreError::File)?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Runs `job` on the writing thread and waits for what it returns.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, waiting) = sync_channel(1);
        let job: Job = Box::new(move |connection| {
            // Nobody waits any more when the receiver is gone; the work is done all the same.
            let _ = answer.send(job(connection));
        });
        self.jobs
            .as_ref()
            .ok_or(StoreError::Closed)?
            .send(job)
            .map_err(|_| StoreError::Closed)?;
        waiting.recv().map_err(|_| StoreError::Closed)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing left to wait for.
            let _ = thread.join();
        }
    }
}
