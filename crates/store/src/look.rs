//! Looking at a notebook before it is opened for writing. Whatever speaks against opening it is found by a connection that
//! writes nothing, so that one that is refused keeps every byte of its database, its log and its key files.

use std::cmp::Ordering;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;
use uuid::Uuid;
use visitbook_domain::Environment;

use crate::attachments;
use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::frames;
use crate::held::Ending;
use crate::keys::{DataKey, FOREIGN, Opened};
use crate::migrations::{newest, version};
use crate::notebook::{DATABASE, Notebook, Secret, unlocked};
use crate::reader::Reader;
use crate::soundness::flaws_of_database;

impl Notebook {
    /// Opens the notebook in `folder` to look through it: nothing is brought up to date, wiped, swept or settled, and
    /// database, log and key files stay as they are, byte for byte, unless somebody writes in it all the same.
    ///
    /// # Errors
    /// As [`Self::open`]; [`StoreError::Older`].
    pub fn open_as_it_is(folder: &Path, secret: &Secret<'_>, env: Arc<dyn Environment>) -> Result<Self, StoreError> {
        let (opened, lock) = unlocked(folder, secret)?;
        let (found, ours) = (look(&folder.join(DATABASE), &opened)?, newest());
        match found < ours {
            true => Err(StoreError::Older { found, ours }),
            false => Self::looked_at(folder, &opened.key, env, lock),
        }
    }

    /// A notebook whose files stay as they are.
    pub(crate) fn looked_at(
        folder: &Path,
        key: &DataKey,
        env: Arc<dyn Environment>,
        lock: File,
    ) -> Result<Self, StoreError> {
        let path = folder.join(DATABASE);
        let asks = connection::open(&path, key, Access::Ask)?;
        let looks = connection::open(&path, key, Access::Look)?;
        Self::of(folder, (asks, Ending::AsItIs), looks, key, env, lock)
    }
}

/// Looks at a database whose lock is held: the format it has.
///
/// # Errors
/// [`StoreError::Newer`]; [`StoreError::Damaged`] for a database of other keys, and for one that cannot be read where opening
/// has to read it. One of an older format has to be whole, for bringing it up to date writes everywhere.
pub(crate) fn look(database: &Path, opened: &Opened) -> Result<u32, StoreError> {
    let open = || connection::open(database, &opened.key, Access::Look);
    let connection = open()?;
    let (found, ours) = (version(&connection)?, newest());
    match found.cmp(&ours) {
        Ordering::Greater => {
            let program = opened.keys.other_program().to_owned();
            return Err(StoreError::Newer { found, ours, program });
        }
        Ordering::Less if found == 0 => return Err(StoreError::Damaged("the database holds no notebook")),
        Ordering::Less if !flaws_of_database(open)?.is_empty() => {
            return Err(StoreError::Damaged("the database is not whole"));
        }
        Ordering::Less => {}
        Ordering::Equal => what_opening_reads(&connection)?,
    }
    let id: Uuid = connection.query_row("SELECT id FROM notebook", [], |row| row.get(0))?;
    match id == opened.keys.notebook {
        true => Ok(found),
        false => Err(FOREIGN),
    }
}

/// Opening wipes and settles what was left unfinished. All that it goes by is read once before.
fn what_opening_reads(connection: &Connection) -> Result<(), StoreError> {
    let reader = Reader(connection);
    frames::unfinished(connection)?;
    attachments::lone(connection)?;
    reader.all_drafts()?;
    reader.me().map(drop)
}
