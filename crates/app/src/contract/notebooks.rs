//! Requests and answers about notebooks: making, opening, finding them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The notebooks known on this computer, last opened first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Notebooks {
    /// Each that was opened here before and is still there.
    pub known: Vec<KnownNotebook>,
    /// Where a new notebook is put unless another folder is chosen.
    pub default_folder: String,
}

/// A notebook that was opened here before.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KnownNotebook {
    /// Its folder.
    pub path: String,
    /// Its name, the folder's name.
    pub name: String,
    /// Where its recovery sheet is kept, as somebody wrote when it was made.
    pub sheet_kept: String,
    /// Whether its key files are gone: nothing opens it without one.
    pub keys_missing: bool,
    /// When it was last opened here.
    pub opened: Option<DateTime<Utc>>,
}

/// A folder somebody chose; `None` when they cancelled.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Chosen {
    /// The folder.
    pub path: Option<String>,
    /// The notebook in it, where there is one.
    pub notebook: Option<KnownNotebook>,
}

/// A new notebook, to be written once its sheet is typed back.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrepareNotebook {
    /// Its name, which becomes the folder's name.
    pub name: String,
    /// True: in the folder chosen last with `choose_folder`. False: in the default folder.
    pub in_chosen_folder: bool,
    /// Full name of the one who will write in it.
    pub person: String,
    /// The passphrase.
    pub passphrase: String,
}

/// The second key of a notebook, shown once.
#[derive(Clone, Serialize, TS)]
pub struct RecoverySheet {
    /// Eight groups of four characters.
    pub groups: Vec<String>,
}

/// The sheet, typed back.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmNotebook {
    /// The eight groups as typed; capitals do not matter.
    pub groups: Vec<String>,
    /// Where the sheet is kept. Shown on the unlock screen.
    pub sheet_kept: String,
}

/// Opens a notebook with its passphrase.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    /// The folder: one of the known notebooks or the one chosen last.
    pub path: String,
    /// The passphrase.
    pub passphrase: String,
}

/// Opens a notebook with its recovery sheet.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlockWithSheet {
    /// The folder: one of the known notebooks or the one chosen last.
    pub path: String,
    /// The eight groups as typed.
    pub groups: Vec<String>,
}

/// Makes a checked copy of a notebook that lies where none may live.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BringHome {
    /// The folder: one of the known notebooks or the one chosen last.
    pub path: String,
    /// What opens it, and will open the copy.
    pub secret: TypedSecret,
}

/// What somebody typed to open a notebook.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TypedSecret {
    /// Its passphrase.
    Passphrase(String),
    /// The eight groups of its recovery sheet as typed.
    Sheet(Vec<String>),
}

/// A copy of a notebook is in the usual folder, and every row of it was compared.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BroughtHome {
    /// The copy, which is opened as the old one was.
    pub notebook: KnownNotebook,
    /// The folder of the old one, which is as it was.
    pub left: String,
}

/// A notebook is open.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Drafts that were found unfinished, after a crash, and kept as changes.
    pub recovered: u32,
}
