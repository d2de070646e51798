//! What a person looks for on the screen: by role and name, never by the tags and classes that draw it.

use serde_json::{Value, json};

/// The functions that look, for scripts to begin with.
pub const FUNCTIONS: &str = include_str!("find.js");

/// The way to something: `button: New notebook`, or from the outside in `group: First day on site > textbox: Day`.
/// `textbox: Text of *` is the first whose name begins so.
pub fn path(named: &str) -> Value {
    let steps = named.split(" > ").map(|step| {
        let (role, name) = step
            .split_once(": ")
            .unwrap_or_else(|| panic!("{step} is not `role: name`"));
        json!([role, name])
    });
    Value::Array(steps.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_goes_from_the_outside_in() {
        assert_eq!(path("button: New notebook"), json!([["button", "New notebook"]]));
        assert_eq!(
            path("group: First day > textbox: Day"),
            json!([["group", "First day"], ["textbox", "Day"]])
        );
    }
}
