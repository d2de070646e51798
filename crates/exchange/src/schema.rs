//! The JSON Schema of the visit file, generated from the types that read it.

use serde_json::{Map, Value};

use crate::visit_file::VisitFile;

/// The JSON Schema of a visit file as pretty JSON with a line break at its end; the same on every machine.
pub fn schema() -> String {
    let schema = tidied(schemars::schema_for!(VisitFile).to_value());
    format!("{schema:#}\n")
}

/// Keys in alphabetical order, however serde_json was built, and descriptions without the marks of Rust's own
/// documentation.
fn tidied(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(String, Value)> = map.into_iter().collect();
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| (key, tidied(value)))
                    .collect::<Map<_, _>>(),
            )
        }
        Value::Array(list) => Value::Array(list.into_iter().map(tidied).collect()),
        Value::String(words) => Value::String(
            words
                .replace("[`crate::", "")
                .replace("`]", "")
                .replace("`None`", "`null`"),
        ),
        other => other,
    }
}
