//! People who work with the notebook or inspect. Never a child, a family member or a worker of the authority.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::PersonId;
use crate::refusal::{Refusal, line};

/// Someone who inspects, rehearses or writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Full name as the letter gives it.
    pub name: String,
}

impl Person {
    /// Refuses a person without a name.
    pub fn check(&self) -> Result<(), Refusal> {
        line("name", &self.name)
    }
}

/// First letters of the first and the last word of a name: of `Maren Hollis` `MH`.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_first_and_the_last_name() {
        for (name, expected) in [
            ("Maren Hollis", "MH"),
            ("dev", "D"),
            ("Ann van der Berg", "AB"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected);
        }
    }
}
