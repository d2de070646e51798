//! docs/schema.sql is the schema.

use std::collections::BTreeMap;

use visitbook_store::{SchemaLine, schema};
use visitbook_testkit::TempNotebook;

const DOCUMENTED: &str = include_str!("../../../../docs/schema.sql");

/// Statements without comments and with white space folded.
fn statements(sql: &str) -> Vec<String> {
    let bare: String = sql
        .lines()
        .map(|line| line.split("--").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join(" ");
    // SQLite joins what is added to a table later with spaces of its own.
    let folded = |text: &str| {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        words.replace(" ,", ",").replace("( ", "(").replace(" )", ")")
    };
    bare.split(';')
        .map(folded)
        .filter(|statement| !statement.is_empty())
        .collect()
}

#[test]
fn the_documented_schema_is_that_of_a_new_notebook() {
    let fresh = TempNotebook::new().unwrap();
    let live: Vec<String> = schema(fresh.open())
        .unwrap()
        .iter()
        .flat_map(|SchemaLine { sql, .. }| statements(sql))
        .collect();
    assert_eq!(statements(DOCUMENTED), live);
}

#[test]
fn every_table_and_every_column_carries_a_comment() {
    let mut bare: BTreeMap<usize, &str> = BTreeMap::new();
    for (number, line) in (1usize..).zip(DOCUMENTED.lines()) {
        let column = line.starts_with("    ")
            && !line.trim_start().starts_with("PRIMARY KEY (")
            && !line.trim_start().starts_with("UNIQUE (");
        let table_without = line.starts_with("CREATE TABLE")
            && !DOCUMENTED
                .lines()
                .nth(number.saturating_sub(2))
                .unwrap_or("")
                .starts_with("--");
        if (column && !line.contains("--")) || table_without {
            bare.insert(number, line);
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}
