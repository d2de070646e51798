//! Requests and answers about files that leave or enter a notebook.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{Subject, VisitId};

/// A file was written, or somebody cancelled.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Exported {
    /// Where it is; `None` when they cancelled.
    pub path: Option<String>,
}

/// Writes a visit file.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportVisit {
    /// The visit.
    pub visit: VisitId,
    /// With a passphrase the file is encrypted (`.visit`); without, it is plain text (`.visit.json`).
    pub passphrase: Option<String>,
}

/// A visit file somebody chose.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChosenVisitFile {
    /// Its name without the folder; `None` when they cancelled.
    pub name: Option<String>,
    /// True when it asks for a passphrase.
    pub sealed: bool,
}

/// Adds what the chosen visit file has.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportVisit {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// For an encrypted file.
    pub passphrase: Option<String>,
}

/// Adds the fictional sample visit.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenSample {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Imported {
    /// The visit.
    pub visit: VisitId,
    /// How many records were added.
    pub added: u32,
    /// What the notebook has otherwise, and kept as it was.
    pub differences: Vec<ImportDifference>,
    /// When it was committed.
    pub at: DateTime<Utc>,
}

/// A record that the file and the notebook have differently.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportDifference {
    /// The record.
    pub subject: Subject,
    /// What people call it: `E036`, `Management oversight`.
    pub label: String,
    /// The fields that differ.
    pub fields: Vec<String>,
}
