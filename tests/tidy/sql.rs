//! SQL is spoken in the store and nowhere else.

use crate::rust;
use crate::tree::{File, files, nothing_to_remark, one_remark};

/// Where SQL may stand: the store; the benchmarks, which measure it against bare statements; and the one place of the
/// tests' kit that reads a notebook as no program does.
const STORE: [&str; 3] = ["crates/store/", "benches/", "crates/testkit/src/decrypted.rs"];

/// How a statement begins. The words alone are English too, so that small letters need more of the statement.
const BEGINNINGS: [&str; 14] = [
    "SELECT ",
    "INSERT ",
    "UPDATE ",
    "DELETE ",
    "REPLACE ",
    "WITH RECURSIVE",
    "CREATE ",
    "ALTER ",
    "DROP ",
    "PRAGMA ",
    "ATTACH ",
    "VACUUM",
    "BEGIN IMMEDIATE",
    "SAVEPOINT ",
];
const IN_SMALL_LETTERS: [&str; 8] = [
    "select * ",
    "select count(",
    "insert into ",
    "delete from ",
    "create table ",
    "alter table ",
    "drop table ",
    "pragma ",
];

fn is_statement(text: &str) -> bool {
    // A text can begin with line ends, written as such or escaped, before the statement.
    let text = text.replace("\\n", "\n").replace('\\', " ");
    let text = text.trim_start();
    BEGINNINGS
        .iter()
        .chain(&IN_SMALL_LETTERS)
        .any(|beginning| text.starts_with(beginning))
}

fn outside_the_store(files: &[File]) -> Vec<String> {
    let outside = files
        .iter()
        .filter(|file| !STORE.iter().any(|folder| file.path.starts_with(folder)));
    outside
        .flat_map(|file| {
            let statements = rust::mark(&file.text)
                .literals()
                .into_iter()
                .filter(|literal| is_statement(&literal.text));
            statements.map(|found| {
                format!(
                    "{}:{}: SQL outside the store: {}",
                    file.path,
                    found.line,
                    found.text.trim()
                )
            })
        })
        .collect()
}

#[test]
fn sql_stands_only_in_the_store() {
    // This file alone has to name what it looks for.
    let all = files("", &[".rs"])
        .into_iter()
        .filter(|file| file.path != "tests/tidy/sql.rs");
    nothing_to_remark(&outside_the_store(&all.collect::<Vec<_>>()));
    let scripts: Vec<_> = files("", &[".sql"]).into_iter().map(|file| file.path).collect();
    let elsewhere = |path: &&String| !path.starts_with("crates/store/") && *path != "docs/schema.sql";
    nothing_to_remark(&scripts.iter().filter(elsewhere).cloned().collect::<Vec<_>>());
}

#[test]
fn sql_outside_the_store_is_caught() {
    for text in [
        "f(\"SELECT text FROM evidence\")",
        "f(\"\\n   INSERT INTO evidence VALUES (1)\")",
        "f(r#\"\n  UPDATE evidence SET text = ?1\"#)",
        "const A: &str = \"PRAGMA synchronous = FULL\";",
        "f(\"\\nSELECT a FROM b\")",
        "f(\"\\\n  SELECT a FROM b\")",
        "f(\"create table a (b)\")",
        "f(\"delete from evidence\")",
    ] {
        one_remark(
            &outside_the_store(&[File::new("crates/app/src/lib.rs", text)]),
            &["crates/app/src/lib.rs:1"],
        );
        assert_eq!(
            outside_the_store(&[File::new("crates/store/src/lib.rs", text)]),
            [""; 0]
        );
    }
}

#[test]
fn words_that_are_no_sql_are_let_be() {
    let text =
        "// \"SELECT a\"\nf(\"Select an area\", \"update\", \"Delete from the bin\", \"with\", 'S', \"CREATED\")";
    assert_eq!(outside_the_store(&[File::new("crates/app/src/lib.rs", text)]), [""; 0]);
}
