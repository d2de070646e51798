//! The way out for a notebook that lies where none may live: a checked copy in the usual folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use visitbook_domain::Environment;
use visitbook_store::{Secret, Sheet, StoreError, carry, is_notebook};
use zeroize::Zeroizing;

use crate::contract::{BringHome, BroughtHome, TypedSecret};
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::export::PROGRAM;
use crate::ground::stands_firm;
use crate::known;

/// So many names are tried for the copy: `Northmere 2026`, `Northmere 2026 2` and so on.
const NAMES: u32 = 99;

/// What was brought home last, and where to: the page may ask for the same twice.
pub(crate) struct Brought {
    from: PathBuf,
    to: PathBuf,
}

impl Core {
    /// Makes a copy of a notebook in the usual folder, compares it row by row, and offers it instead of the old one, which
    /// stays where it is. Nothing is opened.
    ///
    /// # Errors
    /// Those of [`bring_home`]; [`Code::Wait`] after wrong tries; a usual folder in which no notebook may live either.
    pub fn bring_home(&self, request: BringHome) -> Result<BroughtHome, AppError> {
        let from = PathBuf::from(&request.path);
        let to = match self.brought_already(&from) {
            Some(to) => to,
            None => self.bring(&self.offered(&request.path)?, request.secret)?,
        };
        let mut choices = self.choices();
        choices.folder = Some(to.clone());
        choices.brought = Some(Brought { from, to: to.clone() });
        Ok(BroughtHome {
            notebook: known::describe(&to, None),
            left: request.path,
        })
    }

    fn bring(&self, from: &Path, secret: TypedSecret) -> Result<PathBuf, AppError> {
        let to = free_name(&self.host.notebooks_folder(), from)?;
        let unfinished = self.hurry_copy(from);
        let carried = self.tries.attempt(from, self.env.as_ref(), || {
            with_typed(secret, |secret| bring_home(from, &to, secret, Arc::clone(&self.env)))
        });
        if carried.is_err() {
            // It stays closed, and is to be copied all the same.
            unfinished.into_iter().for_each(|shelf| self.copy_closed(shelf));
        }
        carried?;
        known::put_in_place(self.host.settings_folder().as_deref(), from, &to);
        Ok(to)
    }

    fn brought_already(&self, folder: &Path) -> Option<PathBuf> {
        let choices = self.choices();
        let brought = choices.brought.as_ref().filter(|brought| brought.from == folder);
        brought.map(|brought| brought.to.clone()).filter(|to| is_notebook(to))
    }
}

/// Makes a copy of the notebook in `folder` in `into`, which must be empty or not there yet and where a notebook may live, and
/// compares every row. The old one stays as it is.
///
/// # Errors
/// [`Code::PlaceSynced`] and [`Code::PlaceNetwork`] of `into`; a notebook that does not open; a copy that is not whole, a full
/// disk. Then there is no notebook in `into`.
pub fn bring_home(folder: &Path, into: &Path, secret: &Secret<'_>, env: Arc<dyn Environment>) -> Result<(), AppError> {
    stands_firm(into)?;
    carry(folder, into, secret, PROGRAM, env).map_err(|error| {
        let place = match &error {
            StoreError::Taken | StoreError::NotWritable | StoreError::Inside | StoreError::DiskFull => into,
            _ => folder,
        };
        AppError::from(error).with("place", place.display())
    })
}

/// What somebody typed, as what opens a notebook.
pub(crate) fn with_typed<T>(
    typed: TypedSecret,
    job: impl FnOnce(&Secret<'_>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    match typed {
        TypedSecret::Passphrase(passphrase) => job(&Secret::Passphrase(&Zeroizing::new(passphrase))),
        TypedSecret::Sheet(groups) => job(&Secret::Sheet(&Sheet::read(&groups)?)),
    }
}

/// Where the copy goes: under the notebook's own name, or with a number where there is something of that name.
fn free_name(home: &Path, folder: &Path) -> Result<PathBuf, AppError> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let numbered = (2..=NAMES).map(|number| format!("{name} {number}"));
    let mut places = std::iter::once(name.to_string())
        .chain(numbered)
        .map(|name| home.join(name));
    places
        .find(|place| !place.exists() && !place.is_symlink())
        .ok_or_else(|| AppError::new(Code::PlaceTaken, "every name is taken").with("place", home.display()))
}
