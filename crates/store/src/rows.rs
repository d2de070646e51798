//! The rows of records: written, removed, and kept while something in a list refers to them.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params, params_from_iter};
use uuid::Uuid;
use visitbook_domain::{Record, Subject, SubjectKind};

use crate::error::StoreError;
use crate::search;
use crate::tables::{in_column_order, table};

pub(crate) fn write_row(connection: &Connection, record: &Record) -> Result<(), StoreError> {
    let subject = record.subject();
    let table = table(subject.kind);
    let values = in_column_order(table, &record.fields()?)?;
    let marks: Vec<String> = (2..values.len() + 2).map(|n| format!("?{n}")).collect();
    let updates: Vec<String> = table
        .columns
        .iter()
        .skip(1)
        .map(|(name, _)| format!("\"{name}\" = excluded.\"{name}\""))
        .collect();
    // The revision counts the changes there are in the journal, so that a record that was removed and taken back goes
    // on counting.
    let sql = format!(
        "INSERT INTO {0} (rev, {1}) VALUES (?1, {2}) ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, {3}",
        table.name,
        table.column_list(),
        marks.join(", "),
        updates.join(", "),
    );
    let rev = Sql::Integer(revision(connection, subject)?);
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter([rev].into_iter().chain(values)))?;
    search::index(connection, record)
}

fn revision(connection: &Connection, subject: Subject) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM journal_change WHERE subject = ?1 AND kind = ?2";
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![subject.id, subject.kind.word()], |row| row.get(0))?)
}

pub(crate) fn remove_row(connection: &Connection, subject: Subject) -> Result<(), StoreError> {
    let used = match subject.kind {
        SubjectKind::Area => area_is_used(connection, subject.id)?,
        SubjectKind::Finding => finding_is_cited(connection, subject.id)?,
        _ => false,
    };
    if used {
        return Err(StoreError::ReferredTo);
    }
    let sql = format!("DELETE FROM {} WHERE id = ?1", table(subject.kind).name);
    connection.prepare_cached(&sql)?.execute([subject.id])?;
    search::remove(connection, subject)
}

/// Evidence, enquiries and criteria keep their areas in lists, which a foreign key cannot guard.
fn area_is_used(connection: &Connection, area: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM area JOIN evidence ON evidence.visit = area.visit, json_each(evidence.areas) AS named
               WHERE area.id = ?1 AND named.value = ?2)
               OR EXISTS (SELECT 1 FROM area JOIN enquiry ON enquiry.visit = area.visit, json_each(enquiry.areas) AS named
               WHERE area.id = ?1 AND named.value = ?2)
               OR EXISTS (SELECT 1 FROM area JOIN criteria ON criteria.visit = area.visit, json_each(criteria.criteria) AS one
               WHERE area.id = ?1 AND json_extract(one.value, '$.area') = ?2)
               OR EXISTS (SELECT 1 FROM area JOIN earlier_letter AS earlier ON earlier.visit = area.visit
               WHERE area.id = ?1 AND (instr(earlier.sections, ?2) > 0 OR instr(earlier.concerns, ?2) > 0))";
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![area, area.to_string()], |row| row.get(0))?)
}

/// A letter's blocks keep the findings that they cite in their content.
fn finding_is_cited(connection: &Connection, finding: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM finding JOIN letter ON letter.visit = finding.visit
               JOIN block ON block.letter = letter.id, json_each(block.content) AS one, json_each(one.value, '$.findings') AS cited
               WHERE finding.id = ?1 AND cited.value = ?2)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![finding, finding.to_string()], |row| row.get(0))?)
}
