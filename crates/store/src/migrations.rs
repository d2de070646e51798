//! The schema's history: numbered steps, forward only, each in a transaction of its own.
//!
//! A step is never edited once released. Before the first step of an older notebook a copy of the database is made
//! and opened. A notebook with more steps than this program knows is refused untouched.

use std::path::Path;

use rusqlite::Connection;

use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::keys::DataKey;

/// One step.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its number, from 1 without gaps.
    pub number: u32,
    /// What it does, in SQL.
    pub sql: &'static str,
}

/// Every step there is.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        sql: include_str!("migrations/0001_first.sql"),
    },
    Migration {
        number: 2,
        sql: include_str!("migrations/0002_case_sampling.sql"),
    },
    Migration {
        number: 3,
        sql: include_str!("migrations/0003_counting_and_words.sql"),
    },
    Migration {
        number: 4,
        sql: include_str!("migrations/0004_findings_and_review.sql"),
    },
    Migration {
        number: 5,
        sql: include_str!("migrations/0005_look_of_letters.sql"),
    },
];

/// The last step that this program knows.
pub(crate) fn newest() -> u32 {
    MIGRATIONS.iter().map(|step| step.number).max().unwrap_or(0)
}

/// The step the database stands at.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the database to the last of `steps`; whether a step was taken.
///
/// # Errors
/// [`StoreError::Newer`] for a database beyond them; those of the database, with the step that failed undone.
pub(crate) fn migrate(
    connection: &mut Connection,
    steps: &[Migration],
    database: &Path,
    key: &DataKey,
) -> Result<bool, StoreError> {
    let found = version(connection)?;
    let ours = steps.iter().map(|step| step.number).max().unwrap_or(0);
    if found > ours {
        let program = String::new();
        return Err(StoreError::Newer { found, ours, program });
    }
    if (1..ours).contains(&found) {
        copy_before(connection, found, database, key)?;
    }
    take_steps(connection, steps, found)?;
    Ok(found < ours)
}

/// Takes the steps after `found`, without a copy of what there was: of a copy nobody needs one.
///
/// # Errors
/// Those of the database, with the step that failed undone.
pub(crate) fn take_steps(connection: &mut Connection, steps: &[Migration], found: u32) -> Result<(), StoreError> {
    for step in steps.iter().filter(|step| step.number > found) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step.sql)?;
        transaction.pragma_update(None, "user_version", step.number)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Copies the database beside itself, under the same key, and proves that the copy opens and is whole.
fn copy_before(connection: &Connection, found: u32, database: &Path, key: &DataKey) -> Result<(), StoreError> {
    let copy = database.with_file_name(format!("notebook-before-{found}.db"));
    if copy.exists() {
        // Left by an attempt that broke off: made again, so that it holds the latest.
        std::fs::remove_file(&copy)?;
    }
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    let check = connection::open(&copy, key, Access::Read)?;
    let whole: String = check.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    match whole == "ok" && version(&check)? == found {
        true => Ok(()),
        false => Err(StoreError::Damaged(
            "the copy made before a change of format is not whole",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: &[Migration] = &[
        Migration {
            number: 1,
            sql: "CREATE TABLE a (x TEXT NOT NULL) STRICT; INSERT INTO a (x) VALUES ('kept');",
        },
        Migration {
            number: 2,
            sql: "ALTER TABLE a ADD COLUMN y TEXT NOT NULL DEFAULT '';",
        },
        Migration {
            number: 3,
            sql: "CREATE TABLE b (x TEXT NOT NULL) STRICT; SELECT * FROM nowhere;",
        },
    ];

    fn database() -> (tempfile::TempDir, std::path::PathBuf, DataKey) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.db");
        (folder, path, DataKey::new([7; 32].into()))
    }

    fn open(path: &Path, key: &DataKey) -> Connection {
        connection::open(path, key, Access::Create).unwrap()
    }

    #[test]
    fn an_older_notebook_is_copied_then_brought_up_to_date() {
        let (folder, path, key) = database();
        let mut connection = open(&path, &key);
        migrate(&mut connection, &STEPS[..1], &path, &key).unwrap();
        migrate(&mut connection, &STEPS[..2], &path, &key).unwrap();
        assert_eq!(version(&connection).unwrap(), 2);
        let copy = folder.path().join("notebook-before-1.db");
        let copied = connection::open(&copy, &key, Access::Read).unwrap();
        let kept: String = copied.query_row("SELECT x FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!((kept.as_str(), version(&copied).unwrap()), ("kept", 1));
    }

    #[test]
    fn a_step_that_fails_leaves_the_step_before() {
        let (_folder, path, key) = database();
        let mut connection = open(&path, &key);
        assert!(migrate(&mut connection, STEPS, &path, &key).is_err());
        assert_eq!(version(&connection).unwrap(), 2);
        assert!(connection.query_row("SELECT count(*) FROM b", [], |_| Ok(())).is_err());
    }

    #[test]
    fn a_newer_notebook_is_refused_and_not_changed() {
        let (_folder, path, key) = database();
        let mut connection = open(&path, &key);
        migrate(&mut connection, &STEPS[..2], &path, &key).unwrap();
        let refused = migrate(&mut connection, &STEPS[..1], &path, &key).unwrap_err();
        assert!(matches!(refused, StoreError::Newer { found: 2, ours: 1, .. }));
        assert_eq!(version(&connection).unwrap(), 2);
    }

    #[test]
    fn steps_are_numbered_from_one_without_gaps() {
        assert!(MIGRATIONS.iter().zip(1..).all(|(step, number)| step.number == number));
    }
}
