//! The passphrase of a notebook: what is asked of one, and putting another in its place.

use std::path::Path;
use std::sync::Arc;

use visitbook_domain::Environment;
use visitbook_store::{Notebook, PassphraseCost, Secret, Sheet};
use zeroize::Zeroizing;

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};

/// Fewest characters of a passphrase: four short words with spaces have as many.
const SHORTEST: usize = 16;

impl Core {
    /// Puts another passphrase in place of the one that opens the notebook. The same request twice has one effect.
    ///
    /// # Errors
    /// A new one that is too short; a wrong one of now, or a wrong sheet, which count as wrong tries; those of the file
    /// system, after which one of both opens the notebook and the same request ends what was begun.
    pub fn change_passphrase(&self, request: ChangePassphrase) -> Result<Nothing, AppError> {
        let (now, new) = (Zeroizing::new(request.now), Zeroizing::new(request.new));
        is_long_enough(&new)?;
        let notebook = self.notebook()?;
        let sheet = request.by_sheet.then(|| Sheet::read(&[now.as_str()])).transpose()?;
        let secret = match &sheet {
            Some(sheet) => Secret::Sheet(sheet),
            None => Secret::Passphrase(&now),
        };
        self.tries.attempt(notebook.folder(), self.env.as_ref(), || {
            Ok(notebook.change_passphrase(&secret, &new, self.passphrase_cost()?)?)
        })?;
        self.keys_were_changed();
        Ok(Nothing {})
    }

    /// How much work it is to be to try a new passphrase: as much as this machine does in good time, unless that is settled.
    ///
    /// # Errors
    /// A derivation that fails.
    pub(crate) fn passphrase_cost(&self) -> Result<PassphraseCost, AppError> {
        match self.settled_cost {
            Some(cost) => Ok(cost),
            None => Ok(PassphraseCost::measured(self.env.as_ref())?),
        }
    }
}

/// Refuses a passphrase that is too easy to guess.
///
/// # Errors
/// [`Code::WeakPassphrase`].
pub(crate) fn is_long_enough(passphrase: &str) -> Result<(), AppError> {
    match passphrase.chars().count() < SHORTEST {
        true => Err(AppError::new(
            Code::WeakPassphrase,
            format!("the passphrase is too short: it needs {SHORTEST} characters"),
        )),
        false => Ok(()),
    }
}

/// Puts another passphrase in place of the one that opens the notebook in a folder, which nobody else has open.
///
/// # Errors
/// As of opening the notebook, and of [`Core::change_passphrase`].
pub fn change_passphrase_of(
    folder: &Path,
    secret: &Secret<'_>,
    new: &str,
    env: Arc<dyn Environment>,
) -> Result<(), AppError> {
    is_long_enough(new)?;
    let notebook = Notebook::open(folder, secret, Arc::clone(&env))?;
    Ok(notebook.change_passphrase(secret, new, PassphraseCost::measured(env.as_ref())?)?)
}
