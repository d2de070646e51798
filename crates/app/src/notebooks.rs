//! Making, opening and closing notebooks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use visitbook_domain::{Person, PersonId};
use visitbook_store::{KeyFile, Notebook, Secret, Sheet, is_notebook};
use zeroize::Zeroizing;

use crate::contract::*;
use crate::core::{Core, Prepared};
use crate::drafts::settle_all;
use crate::error::{AppError, Code};
use crate::ground::stands_firm;
use crate::known;
use crate::passphrase::is_long_enough;

/// Most characters of a notebook's name, which becomes a folder's name.
const LONGEST_NAME: usize = 80;

impl Core {
    /// What this program is.
    ///
    /// # Errors
    /// None.
    pub fn about(&self, _: Nothing) -> Result<About, AppError> {
        let store = self
            .notebook()
            .ok()
            .and_then(|notebook| notebook.versions().ok())
            .unwrap_or_default();
        Ok(About {
            name: "Visitbook".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            store,
        })
    }

    /// The notebooks known on this computer.
    ///
    /// # Errors
    /// None.
    pub fn notebooks(&self, _: Nothing) -> Result<Notebooks, AppError> {
        Ok(Notebooks {
            known: known::known(self.host.settings_folder().as_deref()),
            default_folder: self.host.notebooks_folder().to_string_lossy().into_owned(),
        })
    }

    /// Asks for a folder.
    ///
    /// # Errors
    /// None.
    pub fn choose_folder(&self, _: Nothing) -> Result<Chosen, AppError> {
        let Some(folder) = self.host.ask_folder() else {
            return Ok(Chosen {
                path: None,
                notebook: None,
            });
        };
        let notebook = is_notebook(&folder).then(|| known::describe(&folder, None));
        let path = Some(folder.to_string_lossy().into_owned());
        self.choices().folder = Some(folder);
        Ok(Chosen { path, notebook })
    }

    /// Makes the keys of a new notebook. Nothing is written until its sheet is typed back.
    ///
    /// # Errors
    /// A name that is no folder's name, a weak passphrase, a place that is taken or cannot be written.
    pub fn prepare_notebook(&self, request: PrepareNotebook) -> Result<RecoverySheet, AppError> {
        let passphrase = Zeroizing::new(request.passphrase);
        let name = folder_name(&request.name)?;
        is_long_enough(&passphrase)?;
        let me = Person {
            id: PersonId(self.env.new_id()),
            name: request.person,
        };
        me.check()
            .map_err(|refusal| AppError::from(refusal).with("field", "person"))?;
        let parent = match request.in_chosen_folder {
            true => self
                .choices()
                .folder
                .clone()
                .ok_or_else(|| AppError::new(Code::NothingChosen, "no folder chosen"))?,
            false => self.host.notebooks_folder(),
        };
        let folder = parent.join(name);
        check_place(&parent, &folder)?;
        let sheet = self.new_sheet()?;
        let (keys, key) = KeyFile::new(
            self.env.new_id(),
            &passphrase,
            &sheet,
            self.passphrase_cost()?,
            self.env.as_ref(),
        )?;
        let groups = sheet.groups();
        self.choices().prepared = Some(Prepared {
            folder,
            keys,
            key,
            sheet,
            me,
        });
        Ok(RecoverySheet { groups })
    }

    /// Checks the sheet typed back, then writes and opens the notebook.
    ///
    /// # Errors
    /// A group that differs; those of making the notebook.
    pub fn confirm_notebook(&self, request: ConfirmNotebook) -> Result<Opened, AppError> {
        let mut choices = self.choices();
        let prepared = choices
            .prepared
            .as_mut()
            .ok_or_else(|| AppError::new(Code::NothingChosen, "none prepared"))?;
        if let Some(group) = prepared.sheet.first_mismatch(&request.groups) {
            return Err(AppError::new(Code::SheetMismatch, "a group differs from the sheet").with("group", group));
        }
        prepared.keys.sheet_kept = one_line(&request.sheet_kept);
        let notebook = Notebook::create(
            &prepared.folder,
            &prepared.keys,
            &prepared.key,
            &prepared.me,
            Arc::clone(&self.env),
        )?;
        choices.prepared = None;
        drop(choices);
        self.take_up(notebook)
    }

    /// Opens a notebook with its passphrase.
    ///
    /// # Errors
    /// Those of the store.
    pub fn unlock(&self, request: Unlock) -> Result<Opened, AppError> {
        let passphrase = Zeroizing::new(request.passphrase);
        self.open_at(&request.path, &Secret::Passphrase(&passphrase))
    }

    /// Opens a notebook with its recovery sheet.
    ///
    /// # Errors
    /// Those of the store.
    pub fn unlock_with_sheet(&self, request: UnlockWithSheet) -> Result<Opened, AppError> {
        let sheet = Sheet::read(&request.groups)?;
        self.open_at(&request.path, &Secret::Sheet(&sheet))
    }

    fn open_at(&self, path: &str, secret: &Secret<'_>) -> Result<Opened, AppError> {
        self.open_folder(&self.offered(path)?, secret)
    }

    /// The folder of a notebook that is known or was chosen, while none is open.
    pub(crate) fn offered(&self, path: &str) -> Result<PathBuf, AppError> {
        let folder = PathBuf::from(path);
        let offered = known::known(self.host.settings_folder().as_deref())
            .iter()
            .any(|known| known.path == path)
            || self.choices().folder.as_ref() == Some(&folder);
        if !offered {
            return Err(AppError::new(
                Code::NothingChosen,
                "the folder was neither known nor chosen",
            ));
        }
        if self.is_open() {
            return Err(AppError::new(Code::NotebookInUse, "a notebook is open in this window"));
        }
        Ok(folder)
    }

    /// Opens the notebook in a folder that a person named, on the command line or in a dialog.
    ///
    /// # Errors
    /// A folder in which none may live; [`Code::Wait`] after wrong tries; those of the store.
    pub fn open_folder(&self, folder: &Path, secret: &Secret<'_>) -> Result<Opened, AppError> {
        stands_firm(folder)?;
        let opened = self.tries.attempt(folder, self.env.as_ref(), || {
            let unfinished = self.hurry_copy(folder);
            Notebook::open(folder, secret, Arc::clone(&self.env)).map_err(|refused| {
                // It stays closed, and is to be copied all the same.
                unfinished.into_iter().for_each(|shelf| self.copy_closed(shelf));
                refused.into()
            })
        });
        self.take_up(opened?)
    }

    fn take_up(&self, notebook: Notebook) -> Result<Opened, AppError> {
        let request = self.env.new_id();
        let (recovered, _) = notebook.transact(request, settle_all)?;
        known::remember(
            self.host.settings_folder().as_deref(),
            notebook.folder(),
            self.env.now(),
        );
        let opened = Opened {
            name: notebook.name(),
            recovered: recovered.unwrap_or(0),
        };
        self.begin_keeping(&notebook);
        self.somebody_is_there();
        *self.open_slot() = Some(Arc::new(notebook));
        self.host.opened();
        Ok(opened)
    }
}

/// What somebody typed, as the name of a notebook's folder.
pub(crate) fn folder_name(name: &str) -> Result<String, AppError> {
    let name = name.trim();
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let sound =
        !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.starts_with('.') && !name.contains(forbidden);
    match sound {
        true => Ok(name.to_owned()),
        false => Err(AppError::new(Code::Refused, "not a folder's name")
            .with("field", "name")
            .with("reason", "not_a_name")),
    }
}

/// Refuses a place that is taken, cannot be written or is none for a notebook before somebody has typed a sheet back.
fn check_place(parent: &Path, folder: &Path) -> Result<(), AppError> {
    stands_firm(folder)?;
    if folder.exists() {
        return Err(AppError::new(Code::PlaceTaken, "the folder is there already").with("place", folder.display()));
    }
    let probe = parent.join(".visitbook-probe");
    let written = std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&probe, b""));
    let removed = written.and_then(|()| std::fs::remove_file(&probe));
    removed.map_err(|error| AppError::from(visitbook_store::StoreError::from(error)).with("place", parent.display()))
}

pub(crate) fn one_line(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .take(visitbook_domain::refusal::LINE)
        .collect::<String>()
        .trim()
        .to_owned()
}
