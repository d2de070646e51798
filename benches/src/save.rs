//! One durable save of typed text, against a bare SQLCipher commit of the same row.

use rusqlite::Connection;
use uuid::Uuid;
use visitbook_domain::{Mark, Record, Subject};
use visitbook_store::Draft;
use visitbook_testkit::{TempNotebook, northmere};

use crate::figures::{Measured, against, spread, timed};

const SAVES: usize = 600;

/// Saves and bare commits by turns, so that both meet the same disk.
pub fn measure() -> Measured {
    let notebook = TempNotebook::new()?;
    let request = notebook.request();
    notebook.open().transact(request, |tx| {
        northmere::records()
            .all()
            .into_iter()
            .try_for_each(|(_, record)| tx.add(record))
    })?;
    let subject = Record::from(northmere::evidence(1, Mark::Context, "")).subject();
    let folder = tempfile::tempdir()?;
    let bare = bare(&folder.path().join("bare.db"))?;
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let mut text = String::new();
    for count in 0..SAVES {
        text.push_str("Plan lists services. ");
        if text.len() > 2_000 {
            text.clear();
        }
        let draft = Draft {
            subject,
            field: "text".into(),
            base_rev: 1,
            value: text.clone(),
        };
        let request = notebook.request();
        let (took, saved) = timed(|| notebook.open().transact(request, move |tx| tx.keep_draft(&draft)));
        saved?;
        ours.push(took);
        let (took, saved) = timed(|| commit(&bare, subject, &text, count));
        saved?;
        floor.push(took);
    }
    Ok(vec![against(
        "one durable save of typed text",
        &spread(ours),
        "a bare SQLCipher commit of the same row",
        &spread(floor),
    )])
}

fn bare(path: &std::path::Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "key", format!("x'{}'", "42".repeat(32)))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch(
        "CREATE TABLE draft (kind TEXT NOT NULL, subject BLOB NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
         PRIMARY KEY (kind, subject, field)) STRICT",
    )?;
    Ok(connection)
}

fn commit(connection: &Connection, subject: Subject, text: &str, count: usize) -> rusqlite::Result<usize> {
    connection
        .prepare_cached(
            "INSERT INTO draft (kind, subject, field, value) VALUES ('evidence', ?1, 'text', ?2)
             ON CONFLICT DO UPDATE SET value = excluded.value || ?3",
        )?
        .execute((Uuid::as_bytes(&subject.id).as_slice(), text, count.to_string()))
}
