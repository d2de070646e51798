//! The schema of a notebook, as the database keeps it.

use crate::error::StoreError;
use crate::notebook::Notebook;

/// One statement of the schema as the database keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaLine {
    /// The table or index.
    pub name: String,
    /// The statement.
    pub sql: String,
}

/// The live schema in the order it was made: what `docs/schema.sql` is held against.
///
/// # Errors
/// Those of the database.
pub fn schema(notebook: &Notebook) -> Result<Vec<SchemaLine>, StoreError> {
    notebook.read(|reader| {
        let sql = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
             AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid";
        let mut statement = reader.0.prepare(sql)?;
        let lines = statement.query_map([], |row| {
            Ok(SchemaLine {
                name: row.get(0)?,
                sql: row.get(1)?,
            })
        })?;
        Ok(lines.collect::<Result<_, rusqlite::Error>>()?)
    })
}
