//! Requests and answers about backups: those that there are, and a notebook made of one.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::TypedSecret;

/// The backups that this computer knows, of every notebook.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Backups {
    /// The newest first.
    pub found: Vec<FoundBackup>,
    /// How many there are besides that cannot be read.
    pub unreadable: u32,
    /// The folder in which a notebook is restored.
    pub into: String,
}

/// A backup that lies in a folder.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundBackup {
    /// Its folder.
    pub folder: String,
    /// The name of the notebook.
    pub name: String,
    /// When it was made.
    #[ts(type = "string")]
    pub made: DateTime<Utc>,
    /// The size of its database, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether it was opened again and compared row by row. A copy made at a lock is not yet.
    pub proved: bool,
    /// A name for the restored notebook that nothing has yet.
    pub proposed: String,
}

/// Backups in a folder that somebody chose.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChosenBackups {
    /// The folder; `None` when they cancelled.
    pub place: Option<String>,
    /// The backups in it, below it or which it is, the newest first.
    pub found: Vec<FoundBackup>,
    /// How many there are besides that cannot be read.
    pub unreadable: u32,
}

/// Makes a notebook of a backup, in a new folder, and opens it.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreBackup {
    /// Its folder: one of the known backups, or in the folder chosen last.
    pub folder: String,
    /// The name of the notebook, which becomes the name of its folder.
    pub name: String,
    /// What opens it: of the day on which the backup was made.
    pub secret: TypedSecret,
}
