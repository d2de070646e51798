//! Requests and answers about backups: how they are kept, those that there are, and a notebook made of one.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::TypedSecret;
use crate::error::Code;

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

/// What is known of the backups of the open notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct BackupsKept {
    /// When the last good one was made; `None` where there is none yet.
    #[ts(type = "string | null")]
    pub last: Option<DateTime<Utc>>,
    /// Why the last attempt failed; `None` where it did not.
    pub trouble: Option<Code>,
    /// What is known of the copies in the second place; `None` where there is no such place.
    pub second: Option<SecondKept>,
}

/// What is known of the copies of backups in the second place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SecondKept {
    /// What people call the place: the name of its folder.
    pub name: String,
    /// When the newest backup was made that was copied there; `None` where none was yet.
    #[ts(type = "string | null")]
    pub last: Option<DateTime<Utc>>,
    /// Why the last attempt failed; `None` where it did not.
    pub trouble: Option<Code>,
}

/// How the backups of the open notebook are kept on this computer.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Keeping {
    /// The folder that they are in; `None` where nobody keeps any.
    pub place: Option<String>,
    /// How many there are in it.
    pub count: u32,
    /// The room that they take in it, in bytes.
    #[ts(type = "number")]
    pub room: u64,
    /// The folder to which each is copied.
    pub second_place: Option<String>,
    /// So many bytes the backups of one notebook may take in each place.
    #[ts(type = "number")]
    pub budget: u64,
    /// What is known of them.
    pub kept: BackupsKept,
}

/// Says how much room backups may take.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetBackupBudget {
    /// So many bytes for those of one notebook, in each place: from 1 GB to 1,000 GB.
    #[ts(type = "number")]
    pub bytes: u64,
}
