//! Filling the `{fields}` of a formula with the facts of a visit.

use std::collections::BTreeMap;

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal),* $(,)?) => {
        /// A place in a formula that a fact of the visit fills.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $field,)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$field,)*];

            /// The name between braces.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$field => $name,)*
                }
            }
        }
    };
}

fields! {
    /// The area's name, without "Council".
    Area = "area",
    /// The days on site, in words.
    Dates = "dates",
    /// Which monitoring visit it is, in words.
    Ordinal = "ordinal",
    /// The month of the inadequate judgement.
    JudgedIn = "judged in",
    /// Months of earlier focused visits, each with its circumstances.
    FocusedVisits = "focused visits",
    /// The trust or company that delivers services; a company with what it is.
    Provider = "provider",
    /// Title that opens the sentence about the team.
    Title = "title",
    /// Names of those with that title.
    Names = "names",
    /// Everyone else on the team, each group with its title; begins with a comma, or is empty.
    Others = "others",
    /// What the visit looked at.
    Focus = "focus",
    /// The framework's name.
    Framework = "framework",
    /// Short name of one area of concern, as it stands within a sentence.
    Topic = "topic",
}

impl Field {
    /// The field with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

/// What each field stands for in one letter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values(BTreeMap<Field, String>);

impl Values {
    pub(crate) fn set(&mut self, field: Field, value: impl Into<String>) {
        self.0.insert(field, value.into());
    }

    pub(crate) fn with(&self, field: Field, value: impl Into<String>) -> Self {
        let mut values = self.clone();
        values.set(field, value);
        values
    }
}

/// The words with every field filled. A field that has no value stays as it is, braces included: a hole must be seen.
/// Values are put in as they are, so braces that somebody typed are only braces.
pub(crate) fn fill(words: &str, values: &Values) -> String {
    let mut filled = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, opened)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = opened.split_once('}').unwrap_or((opened, ""));
        match Field::named(name).and_then(|field| values.0.get(&field)) {
            Some(value) => filled.push_str(value),
            None => filled.push_str(&format!("{{{name}}}")),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Names of the fields in `words`.
#[cfg(test)]
pub(crate) fn names_in(words: &str) -> Vec<&str> {
    words
        .split('{')
        .skip(1)
        .map(|opened| opened.split_once('}').map_or(opened, |(name, _)| name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_once_and_what_was_typed_is_never_a_field() {
        let mut values = Values::default();
        values.set(Field::Area, "{dates}");
        values.set(Field::Dates, "4 March 2026");
        let filled = fill("To {area} on {dates}, {area}.", &values);
        assert_eq!(filled, "To {dates} on 4 March 2026, {dates}.");
    }

    #[test]
    fn a_field_without_a_value_stays_to_be_seen() {
        assert_eq!(
            fill("a {focus} b {unheard of} c", &Values::default()),
            "a {focus} b {unheard of} c"
        );
        assert_eq!(names_in("a {focus} b {unheard of} c"), ["focus", "unheard of"]);
    }
}
