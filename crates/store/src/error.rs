//! Why the store refuses or fails. No message holds anything that was written in the notebook.

use visitbook_domain::environment::NoRandomness;
use visitbook_domain::{Refusal, Subject};

/// A refusal or failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The passphrase opens no slot of the key file.
    #[error("the passphrase does not open the notebook")]
    WrongPassphrase,
    /// The recovery sheet opens no slot of the key file, or its check characters do not fit.
    #[error("the recovery sheet does not open the notebook")]
    WrongSheet,
    /// Another program or window holds the notebook's lock.
    #[error("the notebook is open elsewhere")]
    InUse,
    /// Database or key file were written by a newer version. The files were not touched.
    #[error("the notebook has format {found}, this program reads up to {ours}{}", written_by(.program))]
    Newer {
        /// The format found.
        found: u32,
        /// The newest this program reads.
        ours: u32,
        /// The program that wrote it, with its version; empty where that is not known.
        program: String,
    },
    /// The database is there and neither copy of its key file is. Nothing opens it without one.
    #[error("the key files are gone and the database is there; a backup has both")]
    KeysMissing,
    /// Key file or database cannot be read as a notebook. The files were not touched.
    #[error("the notebook cannot be read: {0}")]
    Damaged(&'static str),
    /// The bytes of an attached file are not those that were put in.
    #[error("the attached file is not what was put in")]
    FileDamaged,
    /// The folder holds a backup, which is restored and not opened.
    #[error("this is a backup: restore it into a folder of its own")]
    IsBackup,
    /// There is no backup in the folder.
    #[error("there is no backup in the folder: choose one of those that `visitbook backups` lists")]
    NoBackup,
    /// A backup is not what it was, or could not be proved.
    #[error("the backup is not whole; it was left as it is, another one may be")]
    BackupNotWhole,
    /// A backup or a restored notebook does not belong inside a notebook or a backup.
    #[error("the place is inside a notebook or a backup: choose another")]
    Inside,
    /// The notebook is of an older format, and looking does not change it.
    #[error("the notebook has format {found}; open it once with this program, which brings it to format {ours}")]
    Older {
        /// The format found.
        found: u32,
        /// That of this program.
        ours: u32,
    },
    /// Somebody stopped it.
    #[error("it was stopped")]
    Stopped,
    /// There is no notebook in the folder.
    #[error("there is no notebook in the folder")]
    Missing,
    /// The folder for a new notebook holds something already.
    #[error("the folder is not empty")]
    Taken,
    /// The folder or the disk cannot be written.
    #[error("the place cannot be written")]
    NotWritable,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The record is not there.
    #[error("no such {}", .0.kind.word())]
    NotFound(Subject),
    /// The record has a newer revision than the change was made on.
    #[error("the {} has changed since", .0.kind.word())]
    Stale(Subject),
    /// A field does not have the shape its record needs.
    #[error("a field does not have its shape")]
    Misshapen,
    /// A rule of the domain.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The record cannot be removed while others refer to it.
    #[error("other records refer to it")]
    ReferredTo,
    /// There is nothing to take back or do again within the scope.
    #[error("nothing to take back")]
    NothingToUndo,
    /// The record no longer has what the change to be taken back left.
    #[error("changed since")]
    ChangedSince,
    /// A record could not be turned into fields or back.
    #[error("a record could not be read or written as fields")]
    Fields(#[from] serde_json::Error),
    /// The system gave no randomness.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// The key derivation failed.
    #[error("the key could not be derived")]
    Derivation,
    /// The writing thread has ended.
    #[error("the notebook is closed")]
    Closed,
    /// SQLite failed.
    #[error("the database failed: {0}")]
    Database(rusqlite::Error),
    /// A file could not be read or written.
    #[error("a file failed: {0}")]
    File(std::io::Error),
}

fn written_by(program: &str) -> String {
    match program.is_empty() {
        true => String::new(),
        false => format!("; {program} wrote it"),
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{ErrorCode, ffi};
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) {
            return Self::ReferredTo;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Self::NotWritable,
            Some(ErrorCode::NotADatabase) => Self::Damaged("the database does not open with its key"),
            Some(ErrorCode::OperationInterrupted) => Self::Stopped,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged("the database is corrupt"),
            _ => Self::Database(error),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotADirectory => Self::NotWritable,
            _ => Self::File(error),
        }
    }
}
