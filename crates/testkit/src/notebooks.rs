//! Notebooks in temporary folders: real files, real encryption, a cheap passphrase derivation.

use std::path::PathBuf;
use std::sync::Arc;

use tempfile::TempDir;
use uuid::Uuid;
use visitbook_domain::{Environment, Person, PersonId};
use visitbook_store::{KeyFile, Notebook, PassphraseCost, Secret, Sheet, StoreError};

use crate::TestEnvironment;

/// The passphrase of every notebook made here.
pub const PASSPHRASE: &str = "quiet harbour lantern seven";

/// As little work as the derivation allows, for tests that make many notebooks.
pub const CHEAP: PassphraseCost = PassphraseCost {
    memory: 32,
    passes: 1,
    lanes: 4,
};

/// A notebook that is gone when this is dropped.
pub struct TempNotebook {
    /// Its world.
    pub env: Arc<TestEnvironment>,
    /// Its recovery sheet.
    pub sheet: Sheet,
    notebook: Option<Notebook>,
    folder: TempDir,
}

impl TempNotebook {
    /// A new notebook, written in by Maren Hollis (who is fictional).
    ///
    /// # Errors
    /// Those of the store.
    pub fn new() -> Result<Self, StoreError> {
        Self::on_laptop(0)
    }

    /// The same on one laptop of several.
    ///
    /// # Errors
    /// Those of the store.
    pub fn on_laptop(laptop: u64) -> Result<Self, StoreError> {
        let env = Arc::new(TestEnvironment::of_laptop(laptop));
        let folder = tempfile::tempdir()?;
        let mut randomness = [0; Sheet::RANDOMNESS];
        env.fill(&mut randomness)?;
        let sheet = Sheet::new(&randomness);
        let (keys, key) = KeyFile::new(env.new_id(), PASSPHRASE, &sheet, CHEAP, env.as_ref())?;
        let me = Person {
            id: PersonId(env.new_id()),
            name: "Maren Hollis".to_owned(),
        };
        let path = folder.path().join("Northmere 2026");
        let notebook = Notebook::create(&path, &keys, &key, &me, Arc::clone(&env) as Arc<dyn Environment>)?;
        Ok(Self {
            env,
            sheet,
            notebook: Some(notebook),
            folder,
        })
    }

    /// Its folder.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("Northmere 2026")
    }

    /// The open notebook.
    ///
    /// # Panics
    /// After [`Self::close`].
    #[expect(clippy::expect_used, reason = "a test that asks after closing is wrong")]
    pub fn open(&self) -> &Notebook {
        self.notebook.as_ref().expect("the notebook is open")
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.notebook = None;
    }

    /// Opens it again with its passphrase.
    ///
    /// # Errors
    /// Those of the store.
    pub fn reopen(&mut self) -> Result<&Notebook, StoreError> {
        self.close();
        let env = Arc::clone(&self.env) as Arc<dyn Environment>;
        Ok(self
            .notebook
            .insert(Notebook::open(&self.path(), &Secret::Passphrase(PASSPHRASE), env)?))
    }

    /// An id for a request.
    pub fn request(&self) -> Uuid {
        self.env.new_id()
    }
}
