//! A notebook: a folder with one encrypted database, its key file, and a lock held by whoever has it open.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, params};
use uuid::Uuid;
use visitbook_domain::{Environment, Person, SubjectKind};

use crate::attachments;
use crate::backup::is_backup;
use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::files::sync_folder;
use crate::frames;
use crate::held::{Ending, Held, Loan};
use crate::journal;
use crate::keys::{Copies, DataKey, KEY_COPY, KEY_FILE, KeyFile, Opened};
use crate::look::look;
use crate::migrations::{MIGRATIONS, migrate};
use crate::reader::Reader;
use crate::sheet::Sheet;
use crate::transaction::{AllRecords, Transaction, Written};

/// Name of the database in the notebook's folder.
pub const DATABASE: &str = "notebook.db";
/// Name of the lock file.
pub const LOCK: &str = "lock";
/// How many requests are remembered, so that one that comes twice has one effect. A second delivery comes at once.
const REQUESTS_REMEMBERED: i64 = 10_000;

/// A notebook that was opened, until it is shut or dropped.
pub struct Notebook {
    held: Held,
    env: Arc<dyn Environment>,
    folder: PathBuf,
}

/// What opens a notebook.
pub enum Secret<'a> {
    /// Its passphrase.
    Passphrase(&'a str),
    /// Its recovery sheet.
    Sheet(&'a Sheet),
}

impl Notebook {
    /// Makes a notebook in `folder`, which must be empty or not there yet, and opens it. `me` is who will write in it.
    ///
    /// # Errors
    /// [`StoreError::Taken`], [`StoreError::NotWritable`], [`StoreError::DiskFull`].
    pub fn create(
        folder: &Path,
        keys: &KeyFile,
        key: &DataKey,
        me: &Person,
        env: Arc<dyn Environment>,
    ) -> Result<Self, StoreError> {
        make_empty_folder(folder)?;
        let lock = lock(folder)?;
        let path = folder.join(DATABASE);
        let mut connection = connection::open(&path, key, Access::Create)?;
        migrate(&mut connection, MIGRATIONS, &path, key)?;
        let transaction = connection.transaction()?;
        let device = env.new_id();
        transaction.execute(
            "INSERT INTO notebook (only_row, id, device, me, made) VALUES (1, ?1, ?2, ?3, ?4)",
            params![keys.notebook, device, me.id.0, env.now().to_rfc3339()],
        )?;
        Transaction::new(&transaction, env.as_ref(), env.new_id()).add(me.clone().into())?;
        transaction.commit()?;
        // The keys last: without them there is no notebook in the folder yet, and nothing in it to lose.
        keys.with_database(&path)?.write(folder)?;
        sync_folder(folder)?;
        Self::taken_up(folder, connection, key, env, lock)
    }

    /// Opens the notebook in `folder`.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::InUse`], [`StoreError::WrongPassphrase`], [`StoreError::WrongSheet`],
    /// [`StoreError::Newer`], [`StoreError::Damaged`]; [`StoreError::IsBackup`], for opened where it lies a backup would
    /// change and be one no longer; [`StoreError::KeysMissing`]. In every case database, log and key files stay as they were:
    /// they are looked through first, and only then opened for writing.
    pub fn open(folder: &Path, secret: &Secret<'_>, env: Arc<dyn Environment>) -> Result<Self, StoreError> {
        let (opened, lock) = unlocked(folder, secret)?;
        let path = folder.join(DATABASE);
        look(&path, &opened)?;
        let mut connection = connection::open(&path, &opened.key, Access::Write)?;
        let changed = migrate(&mut connection, MIGRATIONS, &path, &opened.key)?;
        frames::wipe_unfinished(&connection)?;
        match changed {
            true => opened.note_program(&path)?,
            false => opened.settle()?,
        }
        attachments::sweep(&connection)?;
        Self::taken_up(folder, connection, &opened.key, env, lock)
    }

    fn taken_up(
        folder: &Path,
        connection: Connection,
        key: &DataKey,
        env: Arc<dyn Environment>,
        lock: File,
    ) -> Result<Self, StoreError> {
        let reader = connection::open(&folder.join(DATABASE), key, Access::Read)?;
        Self::of(folder, (connection, Ending::OneFile), reader, key, env, lock)
    }

    /// The notebook of these connections.
    pub(crate) fn of(
        folder: &Path,
        writer: (Connection, Ending),
        reader: Connection,
        key: &DataKey,
        env: Arc<dyn Environment>,
        lock: File,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            held: Held::new(writer, reader, key, lock)?,
            env,
            folder: folder.to_owned(),
        })
    }

    /// Closes the notebook within half a second, whoever is at work with it: the key is wiped, what runs is broken off, both
    /// connections are closed and the lock is let go. Whoever still has the notebook in hand is answered
    /// [`StoreError::Closed`] from now on. A backup that is under way is stopped by its own flag, and has the lock until then.
    pub fn shut(&self) {
        self.held.shut();
    }

    /// A number that is another one whenever something was written since; `None` while somebody reads, who is not waited for.
    pub fn state(&self) -> Option<i64> {
        let version =
            |connection: &Connection| Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?);
        self.held.read_at_once(version)
    }

    /// The key of the database and the lock of the folder, for a connection that somebody needs for long.
    pub(crate) fn loan(&self) -> Result<Loan, StoreError> {
        self.held.loan()
    }

    /// The file of the database.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    /// The notebook's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder's name, which is what people call the notebook.
    pub fn name(&self) -> String {
        self.folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }

    /// Carries out a request in one durable commit, or not at all. It returns only when the commit is on the disk. A
    /// request that was carried out before is not carried out again: `job` then does not run and `None` is returned
    /// beside what the request wrote. One that asked for nothing to be written is not remembered.
    ///
    /// # Errors
    /// Those of `job`; those of the database.
    pub fn transact<T, E>(
        &self,
        request: Uuid,
        job: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<(Option<T>, Written), E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let env = Arc::clone(&self.env);
        self.held
            .write(move |connection| carry_out(connection, env.as_ref(), request, job))
    }

    /// The same, waiting no longer than `patience` for it.
    ///
    /// # Errors
    /// As [`Self::transact`]; [`StoreError::Stopped`] where it was not done by then. It may be done later all the same.
    pub fn transact_within<T, E>(
        &self,
        patience: Duration,
        request: Uuid,
        job: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<(Option<T>, Written), E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let env = Arc::clone(&self.env);
        self.held.write_within(patience, move |connection| {
            carry_out(connection, env.as_ref(), request, job)
        })
    }

    /// Runs something on the writing thread that is no request: staging, and what is sealed.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.held.write(job)
    }

    /// Where time, ids and randomness come from.
    pub(crate) fn environment(&self) -> &dyn Environment {
        self.env.as_ref()
    }

    /// Reads one consistent state.
    ///
    /// # Errors
    /// Those of `read`; those of the database.
    pub fn read<T, E: From<StoreError>>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        self.held.read(|connection| {
            let transaction = connection.unchecked_transaction().map_err(StoreError::from)?;
            read(&Reader(&transaction))
        })
    }

    /// Every record, by subject.
    ///
    /// # Errors
    /// Those of the database.
    pub fn all_records(&self) -> Result<AllRecords, StoreError> {
        self.read(|reader| {
            let mut all = AllRecords::new();
            for kind in SubjectKind::ALL {
                all.extend(reader.all(*kind)?.into_iter().map(|kept| (kept.record.subject(), kept)));
            }
            Ok(all)
        })
    }

    /// Every record as the journal tells it. Equal to [`Self::all_records`] in every sound notebook.
    ///
    /// # Errors
    /// Those of the database; a journal that changes what is not there.
    pub fn records_by_journal(&self) -> Result<AllRecords, StoreError> {
        self.held.read(journal::records)
    }

    /// The place in the journal of the first entry whose chain does not hold; `None` when all of it does.
    ///
    /// # Errors
    /// Those of the database.
    pub fn first_broken_entry(&self) -> Result<Option<i64>, StoreError> {
        self.held.read(journal::first_broken)
    }

    /// Versions of SQLite and SQLCipher, for the about box.
    ///
    /// # Errors
    /// Those of the database.
    pub fn versions(&self) -> Result<String, StoreError> {
        let cipher: String = self.held.read(|connection| {
            Ok::<_, StoreError>(connection.pragma_query_value(None, "cipher_version", |row| row.get(0))?)
        })?;
        Ok(format!("SQLite {}, SQLCipher {cipher}", rusqlite::version()))
    }
}

fn carry_out<T, E: From<StoreError>>(
    connection: &mut Connection,
    env: &dyn Environment,
    request: Uuid,
    job: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
) -> Result<(Option<T>, Written), E> {
    let sql = connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .map_err(StoreError::from)?;
    let mut transaction = Transaction::new(&sql, env, request);
    if transaction.reader().request_seen(request)? {
        return Ok((None, transaction.written(true)?));
    }
    let value = job(&mut transaction)?;
    // A commit costs a wait for the disk and whatever readers keep in memory. A request that found nothing to do, as most
    // that settle drafts before something is read, has no effect that could come twice.
    if !transaction.writes() {
        return Ok((Some(value), transaction.written(false)?));
    }
    remember(&sql, request)?;
    let mut written = transaction.written(false)?;
    sql.commit().map_err(StoreError::from)?;
    written.at = env.now();
    Ok((Some(value), written))
}

fn remember(connection: &Connection, request: Uuid) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO request (id) VALUES (?1)")?
        .execute([request])?;
    let seq = connection.last_insert_rowid();
    connection
        .prepare_cached("DELETE FROM request WHERE seq <= ?1")?
        .execute([seq - REQUESTS_REMEMBERED])?;
    Ok(())
}

/// The keys of a folder, and its lock: nobody else opens it meanwhile.
pub(crate) fn unlocked(folder: &Path, secret: &Secret<'_>) -> Result<(Opened, File), StoreError> {
    if is_backup(folder) {
        return Err(StoreError::IsBackup);
    }
    // Before the lock, which would make a file where there is no notebook.
    KeyFile::read(folder).map_err(|refused| match refused {
        StoreError::Missing if lacks_keys(folder) => StoreError::KeysMissing,
        refused => refused,
    })?;
    let lock = lock(folder)?;
    Ok((Copies::read(folder).open(secret)?, lock))
}

fn make_empty_folder(folder: &Path) -> Result<(), StoreError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(StoreError::Taken),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(fs::create_dir_all(folder)?),
        Err(_) => Err(StoreError::NotWritable),
    }
}

pub(crate) fn lock(folder: &Path) -> Result<File, StoreError> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Whether `folder` holds a notebook, readable or not: a database without its keys is one too.
pub fn is_notebook(folder: &Path) -> bool {
    [KEY_FILE, KEY_COPY, DATABASE]
        .iter()
        .any(|name| folder.join(name).exists())
}

/// Whether `folder` holds a database and neither copy of its key file.
pub fn lacks_keys(folder: &Path) -> bool {
    is_notebook(folder) && ![KEY_FILE, KEY_COPY].iter().any(|name| folder.join(name).exists())
}
