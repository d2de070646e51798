//! The rows of sampling frames. They are many and never change, so they stand outside the journal, which has their
//! digest: rows are staged in short transactions, and become visible by the one small commit that adds their frame.

use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::Value;
use visitbook_domain::{FrameId, FrameRow};

use crate::error::StoreError;
use crate::notebook::Notebook;
use crate::reader::Reader;
use crate::row::from_word;
use crate::sealed;

/// A row on its way into a notebook.
#[derive(Clone)]
pub struct StagedRow {
    /// Its place in the file, from 1.
    pub n: u32,
    /// The child it is about, numbered from 1.
    pub child: u32,
    /// What is kept of it.
    pub row: FrameRow,
    /// The authority's own id, with the first row of a child: sealed.
    pub authority_id: Option<String>,
    /// Keyed digests of the words of names that stand in it: sealed.
    pub names: Vec<[u8; 32]>,
}

impl Notebook {
    /// Stages some rows of a frame that is not there yet, in one short transaction.
    ///
    /// # Errors
    /// Those of the database.
    pub fn stage_rows(&self, frame: FrameId, rows: Vec<StagedRow>) -> Result<(), StoreError> {
        self.write(move |connection| {
            let transaction = connection.transaction()?;
            for staged in &rows {
                insert_row(&transaction, frame, staged)?;
                sealed::insert(&transaction, frame, staged)?;
            }
            Ok(transaction.commit()?)
        })
    }

    /// Wipes the staged rows of a frame that did not come to be.
    ///
    /// # Errors
    /// Those of the database.
    pub fn drop_staged(&self, frame: FrameId) -> Result<(), StoreError> {
        self.write(move |connection| {
            let transaction = connection.transaction()?;
            drop_rows(&transaction, frame)?;
            Ok(transaction.commit()?)
        })
    }
}

impl Reader<'_> {
    /// The rows of a frame in the order of the file, each with the number of its child.
    ///
    /// # Errors
    /// Those of the database.
    pub fn frame_rows(&self, frame: FrameId) -> Result<Vec<(u32, FrameRow)>, StoreError> {
        let sql = "SELECT child, list, team, age_band, sex, status, started, last_seen, last_review, closed
                   FROM frame_row WHERE frame = ?1 ORDER BY n";
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query([frame.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let kept = FrameRow {
                list: from_word(row.get(1)?)?,
                team: row.get(2)?,
                age_band: from_word(row.get(3)?)?,
                sex: from_word(row.get(4)?)?,
                status: row.get(5)?,
                started: row.get::<_, Option<String>>(6)?.map(from_word).transpose()?,
                last_seen: row.get::<_, Option<String>>(7)?.map(from_word).transpose()?,
                last_review: row.get::<_, Option<String>>(8)?.map(from_word).transpose()?,
                closed: row.get::<_, Option<String>>(9)?.map(from_word).transpose()?,
            };
            found.push((row.get(0)?, kept));
        }
        Ok(found)
    }
}

/// The frames whose rows were being imported when the program ended. Looks at one row a frame, however many rows there are.
pub(crate) fn unfinished(connection: &Connection) -> Result<Vec<uuid::Uuid>, StoreError> {
    let sql = "WITH RECURSIVE found (frame) AS (
                   SELECT min(frame) FROM frame_row
                   UNION ALL
                   SELECT (SELECT min(frame) FROM frame_row WHERE frame > found.frame) FROM found WHERE frame IS NOT NULL)
               SELECT frame FROM found WHERE frame IS NOT NULL AND frame NOT IN (SELECT id FROM frame)";
    let mut statement = connection.prepare(sql)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Wipes the rows of these.
pub(crate) fn wipe_unfinished(connection: &Connection) -> Result<(), StoreError> {
    unfinished(connection)?
        .into_iter()
        .try_for_each(|frame| drop_rows(connection, FrameId(frame)))
}

fn drop_rows(connection: &Connection, frame: FrameId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM frame_row WHERE frame = ?1", [frame.0])?;
    sealed::drop_frame(connection, frame)
}

fn insert_row(connection: &Connection, frame: FrameId, staged: &StagedRow) -> Result<(), StoreError> {
    let row = &staged.row;
    connection
        .prepare_cached(
            "INSERT INTO frame_row (frame, n, child, list, team, age_band, sex, status, started, last_seen, last_review, closed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            frame.0,
            staged.n,
            staged.child,
            word(&row.list)?,
            row.team,
            word(&row.age_band)?,
            word(&row.sex)?,
            row.status,
            row.started.map(|day| day.to_string()),
            row.last_seen.map(|day| day.to_string()),
            row.last_review.map(|day| day.to_string()),
            row.closed.map(|day| day.to_string()),
        ])?;
    Ok(())
}

fn word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value)? {
        Value::String(word) => Ok(word),
        _ => Err(StoreError::Misshapen),
    }
}
