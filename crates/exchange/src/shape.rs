//! From a parser's error to ours: its place is kept, its words are not, for they quote the file.

use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use crate::error::{ReadError, Shape};

/// Our error for a parser's. The path names fields of the format only.
pub(crate) fn refusal(error: &serde_path_to_error::Error<serde_json::Error>) -> ReadError {
    let place = error.inner();
    let (line, column) = (place.line(), place.column());
    match place.classify() {
        Category::Eof => ReadError::Truncated { line, column },
        Category::Syntax | Category::Io => ReadError::NotJson { line, column },
        Category::Data => {
            let message = place.to_string();
            let place = format!(" at line {line} column {column}");
            let message = message.strip_suffix(&place).unwrap_or(&message);
            ReadError::WrongShape {
                path: path(error.path(), message),
                line,
                column,
                what: shape(message),
            }
        }
    }
}

/// The path in dots. The name of an unknown field is left out, because it is the file's and not the format's.
fn path(path: &Path, message: &str) -> String {
    let mut segments: Vec<String> = path
        .iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(index.to_string()),
            Segment::Map { key } => Some(key.clone()),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect();
    // Within an object that is told apart by its `type`, the parser's path stops at the object itself.
    if segments
        .last()
        .is_some_and(|key| message.starts_with(&format!("unknown field `{key}`")))
    {
        segments.pop();
    }
    match segments.is_empty() {
        true => "the file".to_owned(),
        false => segments.join("."),
    }
}

/// What a message of serde means. Its fixed words stand at both ends; what it quotes stands between and is left out.
fn shape(message: &str) -> Shape {
    let expected = message.rsplit_once(", expected ").map_or("", |(_, expected)| expected);
    if message.starts_with("unknown field") {
        Shape::UnknownField
    } else if message.starts_with("duplicate field") {
        Shape::DuplicateField
    } else if message.starts_with("unknown variant") {
        Shape::UnknownWord(quoted(expected).join(", "))
    } else if message.starts_with("missing field") {
        Shape::MissingField(quoted(message).into_iter().next().unwrap_or_default().to_owned())
    } else if message.starts_with("UUID parsing failed") {
        Shape::Expected("an id (a UUID)")
    } else if message.starts_with("a rank is") {
        Shape::Expected("a rank (letters a to z, not ending in a)")
    } else if message.starts_with("invalid") && !expected.is_empty() {
        Shape::Expected(kind(expected))
    } else {
        Shape::Malformed
    }
}

/// Words between backticks.
fn quoted(words: &str) -> Vec<&str> {
    words.split('`').skip(1).step_by(2).collect()
}

/// serde's name of a type in plain words.
fn kind(expected: &str) -> &'static str {
    match expected {
        "a string" | "string or map" => "text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "u8" | "u16" | "u32" => "a whole number that is not negative",
        "i32" => "a whole number",
        _ if expected.contains("UUID") => "an id (a UUID)",
        _ if expected.contains("date and time") => "an instant, as in \"2026-11-17T09:30:00Z\"",
        _ if expected.contains("date") => "a date, as in \"2026-11-17\"",
        _ if expected.starts_with("struct ") || expected.contains("map") || expected.contains("tagged enum") => {
            "an object"
        }
        _ => "another type",
    }
}
