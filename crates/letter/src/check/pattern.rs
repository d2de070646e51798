//! Patterns as rules look for them.

use regex::Regex;

/// Reads a pattern in which `\b` tells the ends of words by the letters of English alone. By the letters of all
/// languages the engine leaves its fast way at the first ’ or – of a text, and hardly a paragraph is without one.
pub(super) fn pattern(of: &str) -> Result<Regex, regex::Error> {
    Regex::new(&of_our_digits(&of.replace(r"\b", r"(?-u:\b)")))
}

/// With `\d` for the ten digits that letters use: those of all scripts make a pattern large and slow to read.
pub(super) fn of_our_digits(of: &str) -> String {
    of.replace(r"\d", "[0-9]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_curly_marks_and_not_within_a_word() {
        let visit = pattern(r"\bvisits?\b").unwrap();
        for text in ["‘visits’", "visit’s", "a visit – late", "visit"] {
            assert!(visit.is_match(text), "{text}");
        }
        for text in ["revisit", "visited", "visit7", "_visit"] {
            assert!(!visit.is_match(text), "{text}");
        }
    }
}
