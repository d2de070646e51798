//! Rows and files from the damaged database into the new one, as they are.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use sha2::{Digest, Sha256};

use super::source::{Found, Layout, Source, list};
use crate::attachments;
use crate::error::StoreError;
use crate::tally::{key_of, names};

/// Tables that are not copied row by row: what is made anew, and files, which are proved by their digests.
const NOT_COPIED: [&str; 4] = ["attachment_chunk", "notebook", "request", "search_entry"];
/// Pieces of files: where each lies.
const PIECES: &str = "attachment_chunk";

/// Every table whose rows are copied.
pub(super) fn layouts(new: &Connection) -> Result<Vec<Layout>, StoreError> {
    let names = names(new)?
        .into_iter()
        .filter(|name| !NOT_COPIED.contains(&name.as_str()));
    names.map(|name| layout(new, name)).collect()
}

fn layout(new: &Connection, name: String) -> Result<Layout, StoreError> {
    let mut statement = new.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let columns = statement
        .query_map([&name], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let sql = "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?1";
    let keyed: bool = new.query_row(sql, [&name], |row| row.get(0))?;
    let index = format!("sqlite_autoindex_{name}_1");
    let sql = "SELECT name FROM pragma_index_info(?1) WHERE seqno = 0";
    let first: Option<String> = new.query_row(sql, [&index], |row| row.get(0)).optional()?;
    Ok(Layout {
        key: keyed.then(|| key_of(new, &name)).transpose()?,
        index: first.filter(|_| !keyed).map(|first| (index, first)),
        name,
        columns,
    })
}

/// Puts the rows of a table in; one that is there already, or breaks a rule of the table, is left out.
pub(super) fn put_rows(new: &Connection, layout: &Layout, found: &Found) -> Result<(), StoreError> {
    let marks = vec!["?"; layout.columns.len()].join(", ");
    let sql = format!(
        "INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({marks})",
        layout.name,
        list(&layout.columns)
    );
    let mut statement = new.prepare(&sql)?;
    for row in &found.rows {
        statement.execute(params_from_iter(row))?;
    }
    Ok(())
}

/// Puts in each file that is what its digest says; how many are not, or cannot be read.
pub(super) fn put_files(source: &mut Source, new: &Connection) -> Result<u64, StoreError> {
    let mut missing = 0;
    for (sha256, pieces) in pieces(source, new)? {
        match bytes(source, &pieces).filter(|bytes| hex::encode(Sha256::digest(bytes)) == sha256) {
            Some(bytes) => {
                attachments::put_all(&bytes, |sha256, n, piece| attachments::put(new, sha256, n, piece))?;
            }
            None => missing += 1,
        }
    }
    Ok(missing)
}

/// Where the pieces of each file lie, by its digest and in order: what the index knows, and what the table does. Where neither
/// was read whole, a file that a record names has no pieces.
fn pieces(source: &mut Source, new: &Connection) -> Result<BTreeMap<String, BTreeMap<i64, i64>>, StoreError> {
    let index = format!("INDEXED BY \"sqlite_autoindex_{PIECES}_1\" ORDER BY sha256");
    let (mut found, mut whole) = (Vec::new(), false);
    for by in [index.as_str(), "NOT INDEXED ORDER BY rowid"] {
        let (rows, all) = source.both_ends(|way| format!("SELECT sha256, n, rowid FROM {PIECES} {by} {way}"));
        found.extend(rows);
        whole |= all;
    }
    let mut files: BTreeMap<String, BTreeMap<i64, i64>> = BTreeMap::new();
    for row in found {
        if let [Value::Text(sha256), Value::Integer(n), Value::Integer(rowid)] = row.as_slice() {
            files.entry(sha256.clone()).or_default().insert(*n, *rowid);
        }
    }
    let mut named = new.prepare("SELECT sha256 FROM attachment UNION SELECT pdf_sha256 FROM final_letter")?;
    let named: Vec<String> = named.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for sha256 in named.into_iter().filter(|_| !whole) {
        files.entry(sha256).or_default();
    }
    Ok(files)
}

/// The bytes of the pieces one behind the other; `None` where one cannot be read.
fn bytes(source: &mut Source, pieces: &BTreeMap<i64, i64>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for rowid in pieces.values() {
        let sql = format!("SELECT bytes FROM {PIECES} WHERE rowid = ?1");
        let piece: Vec<u8> = source.ask(|old| Ok(old.query_row(&sql, [rowid], |row| row.get(0))?))?;
        bytes.extend(piece);
    }
    Some(bytes)
}

/// Takes out what belongs to a record that is not there, and what belongs to that, until nothing does.
pub(super) fn drop_orphans(new: &Connection) -> Result<(), StoreError> {
    loop {
        let mut statement = new.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check")?;
        let orphans = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let orphans: BTreeSet<(String, i64)> = orphans.collect::<Result<_, _>>()?;
        if orphans.is_empty() {
            return Ok(());
        }
        for (table, rowid) in orphans {
            new.execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?1"), [rowid])?;
        }
    }
}
