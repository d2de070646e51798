//! The running program: at most one open notebook, and what a person chose last.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use visitbook_domain::{Environment, Person};
use visitbook_store::{DataKey, KeyFile, Notebook, PassphraseCost, Sheet};

use crate::bring_home::Brought;
use crate::error::{AppError, Code};
use crate::export_several::IntoFolder;
use crate::host::Host;
use crate::idle::Idle;
use crate::keeper::Keeper;
use crate::look::Loaded;
use crate::preview::Previewed;
use crate::restoring::Restoring;
use crate::review::Reviewing;
use crate::reviewed::ChosenCopy;
use crate::sampling::ChosenLists;
use crate::tries::Tries;

/// The program without any window: every command of the contract is a method of it, one file a concept.
pub struct Core {
    pub(crate) env: Arc<dyn Environment>,
    pub(crate) host: Box<dyn Host>,
    /// How much work it is to try a passphrase, where that is not measured.
    pub(crate) settled_cost: Option<PassphraseCost>,
    open: Mutex<Option<Arc<Notebook>>>,
    /// Held while the notebook is locked: that is done once.
    pub(crate) locking: Mutex<()>,
    /// Whether somebody is there, while a notebook is open.
    pub(crate) idle: Mutex<Option<Idle>>,
    chosen: Mutex<Choices>,
    /// What the letter at hand is held against.
    pub(crate) reviewing: Arc<Mutex<Option<Reviewing>>>,
    /// The typeface of letters, found on this machine.
    pub(crate) typeface: Mutex<Option<Loaded>>,
    /// The pages of the letter that are shown.
    pub(crate) previewed: Mutex<Option<Previewed>>,
    /// Set to stop an import that is under way.
    pub(crate) stop: AtomicBool,
    /// Looks after backups.
    pub(crate) keeper: Keeper,
    /// Wrong tries at the keys of notebooks.
    pub(crate) tries: Tries,
    /// Stops the restoring of a backup.
    pub(crate) restoring: Restoring,
}

/// What a person chose in a dialog, kept here so that no path comes from the page.
#[derive(Default)]
pub(crate) struct Choices {
    pub(crate) folder: Option<PathBuf>,
    pub(crate) visit_file: Option<PathBuf>,
    pub(crate) lists: Option<Arc<ChosenLists>>,
    pub(crate) reviewed: Option<Arc<ChosenCopy>>,
    pub(crate) prepared: Option<Prepared>,
    pub(crate) sheet: Option<Sheet>,
    pub(crate) export: Option<IntoFolder>,
    pub(crate) brought: Option<Brought>,
    /// A folder with backups, or one of them.
    pub(crate) backups: Option<PathBuf>,
}

/// A notebook whose keys are made and that is not written yet.
pub(crate) struct Prepared {
    pub(crate) folder: PathBuf,
    pub(crate) keys: KeyFile,
    pub(crate) key: DataKey,
    pub(crate) sheet: Sheet,
    pub(crate) me: Person,
}

impl Core {
    /// The program with nothing open.
    pub fn new(env: Arc<dyn Environment>, host: Box<dyn Host>) -> Self {
        Self::at_cost(env, host, None)
    }

    /// The same with a cost of trying a passphrase that is not measured, for tests that make many notebooks.
    pub fn with_cost(env: Arc<dyn Environment>, host: Box<dyn Host>, cost: PassphraseCost) -> Self {
        Self::at_cost(env, host, Some(cost))
    }

    fn at_cost(env: Arc<dyn Environment>, host: Box<dyn Host>, settled_cost: Option<PassphraseCost>) -> Self {
        Self {
            env,
            host,
            settled_cost,
            open: Mutex::default(),
            locking: Mutex::default(),
            idle: Mutex::default(),
            chosen: Mutex::default(),
            reviewing: Arc::default(),
            typeface: Mutex::default(),
            previewed: Mutex::default(),
            stop: AtomicBool::new(false),
            keeper: Keeper::default(),
            tries: Tries::default(),
            restoring: Restoring::default(),
        }
    }

    /// The open notebook.
    ///
    /// # Errors
    /// [`Code::Locked`] where none is.
    pub(crate) fn notebook(&self) -> Result<Arc<Notebook>, AppError> {
        self.open_slot()
            .clone()
            .ok_or_else(|| AppError::new(Code::Locked, "no notebook is open"))
    }

    /// The place of the open notebook.
    pub(crate) fn open_slot(&self) -> MutexGuard<'_, Option<Arc<Notebook>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was chosen in dialogs.
    pub(crate) fn choices(&self) -> MutexGuard<'_, Choices> {
        self.chosen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a notebook is open.
    pub fn is_open(&self) -> bool {
        self.open_slot().is_some()
    }
}
