//! Requests and answers about the keys of the open notebook.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Puts another passphrase in place of the one that there is.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The passphrase that opens the notebook now, or the groups of the recovery sheet with spaces between them.
    pub now: String,
    /// True where `now` is the sheet.
    pub by_sheet: bool,
    /// The passphrase that is to open it.
    pub new: String,
}

/// What is known of the recovery sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SheetKnown {
    /// Where it is kept, as somebody wrote.
    pub kept: String,
    /// The day on which it was last typed in from paper; `None` where that is not known.
    pub checked: Option<NaiveDate>,
    /// Whether it is time to do so again.
    pub due: bool,
}

/// The recovery sheet, typed in from paper.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckSheet {
    /// The eight groups as typed; capitals do not matter.
    pub groups: Vec<String>,
}

/// Puts another recovery sheet, made by `prepare_sheet`, in place of the one that there is.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenewSheet {
    /// The passphrase that opens the notebook now, or the groups of the old sheet with spaces between them.
    pub now: String,
    /// True where `now` is the old sheet.
    pub by_sheet: bool,
    /// The eight groups of the new sheet, typed back from paper.
    pub groups: Vec<String>,
    /// Where it is kept.
    pub kept: String,
}
