//! Salvage: whatever can still be read of a damaged notebook, in a new one beside it. The damaged one is not written to.
//!
//! Rows are copied as they are. Records whose rows cannot be read are rebuilt from the journal, where it tells them. The journal
//! is kept up to the first entry that does not hold, and one entry after it says what salvage found there: so the new notebook
//! tells one story, and its chain holds. The new notebook has the old one's keys.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use visitbook_domain::{Environment, SubjectKind};

use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::files::sync_folder;
use crate::keys::Opened;
use crate::migrations::{MIGRATIONS, migrate};
use crate::notebook::{DATABASE, Secret, unlocked};
use crate::restore::{beside, free, put};

mod copying;
mod filling;
mod journal;
mod source;
mod splice;

use filling::Filling;
use source::Source;

/// Where the damaged database is worked on, where it cannot be read as it lies. Gone when salvage ends.
const SCRATCH: &str = "scratch";

/// What a notebook has that may be missing afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// Records of a kind.
    Records(SubjectKind),
    /// Entries of the journal: what a record said before, and who wrote it.
    Changes,
    /// Running text that had not settled.
    Drafts,
    /// Rows of imported lists.
    ListRows,
    /// The authority's own ids of children.
    Children,
    /// Digests of the words of names, by which a name in a letter is recognised.
    Names,
    /// Files of evidence, and PDFs of final letters.
    Files,
}

impl Lost {
    /// What is missing, in words, for more than one.
    pub fn words(self) -> String {
        match self {
            Self::Records(kind) => format!("records of the kind {}", kind.word().replace('_', " ")),
            Self::Changes => "entries of the history".to_owned(),
            Self::Drafts => "texts that were being typed".to_owned(),
            Self::ListRows => "rows of imported lists".to_owned(),
            Self::Children => "ids of children in imported lists".to_owned(),
            Self::Names => "names to be recognised in letters".to_owned(),
            Self::Files => "attached files or PDFs of final letters".to_owned(),
        }
    }
}

/// What salvage came to. Nothing of it is anything that was written in the notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Records that are in the new notebook.
    pub records: u64,
    /// How many of them were rebuilt from the journal: the last change of each may be missing.
    pub rebuilt: u64,
    /// What is missing, and how much of it; `None` where nothing tells how much.
    pub missing: BTreeMap<Lost, Option<u64>>,
}

/// Makes a new notebook in `into`, which must be empty or not there yet, of all that can be read in `folder`. What opens the
/// old one opens it.
///
/// # Errors
/// [`StoreError::WrongPassphrase`], [`StoreError::WrongSheet`], [`StoreError::KeysMissing`], [`StoreError::Newer`];
/// [`StoreError::Damaged`] where nothing can be read; [`StoreError::Taken`], [`StoreError::Inside`], [`StoreError::DiskFull`] and
/// the others of the file system. Then there is no notebook in `into`. Database, log and key files in `folder` stay as they are in every case.
pub fn salvage(
    folder: &Path,
    into: &Path,
    secret: &Secret<'_>,
    env: Arc<dyn Environment>,
) -> Result<Salvaged, StoreError> {
    free(into)?;
    let (opened, _lock) = unlocked(folder, secret)?;
    let part = beside(into, env.as_ref())?;
    fs::create_dir_all(&part)?;
    let made = fill(folder, &part, &opened, env.as_ref()).and_then(|salvaged| {
        put(&part, into)?;
        Ok(salvaged)
    });
    if made.is_err() {
        // The first error tells why; what is left has no name of a notebook.
        let _ = fs::remove_dir_all(&part);
    }
    made
}

fn fill(folder: &Path, part: &Path, opened: &Opened, env: &dyn Environment) -> Result<Salvaged, StoreError> {
    let scratch = part.join(SCRATCH);
    fs::create_dir(&scratch)?;
    let mut source = Source::open(&folder.join(DATABASE), opened, &scratch)?;
    let database = part.join(DATABASE);
    let mut new = connection::open(&database, &opened.key, Access::Create)?;
    migrate(&mut new, MIGRATIONS, &database, &opened.key)?;
    // A row may come before the one it belongs to, which is rebuilt later. What belongs to nothing in the end goes.
    new.pragma_update(None, "foreign_keys", "OFF")?;
    let transaction = new.transaction()?;
    let salvaged = Filling::new(&mut source, &transaction, env).run(opened.keys.notebook)?;
    transaction.commit()?;
    new.close().map_err(|(_, error)| error)?;
    drop(source);
    fs::remove_dir_all(scratch)?;
    opened.keys.with_database(&database)?.write(part)?;
    sync_folder(part)?;
    Ok(salvaged)
}
