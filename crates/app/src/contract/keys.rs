//! Requests about the keys of the open notebook.

use serde::Deserialize;
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
