//! Typographic quotation marks and apostrophes, and text on one line.

use visitbook_domain::refusal::LINE;

/// The text on one line, with `’` and curly quotation marks for what a keyboard has. A straight mark opens at the
/// beginning of a word and closes or is an apostrophe everywhere else, so `'front door'` is `‘front door’` and
/// `children's` is `children’s`. Marks that are typographic already stay.
pub(crate) fn typographic(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut set = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let opens = opens_after(set.chars().next_back()) && letters.peek().is_some_and(|next| !next.is_whitespace());
        set.push(match (letter, opens) {
            ('\'', true) => '‘',
            ('\'', false) => '’',
            ('"', true) => '“',
            ('"', false) => '”',
            _ => letter,
        });
    }
    set
}

/// As [`typographic`], cut to the length that a line of a letter may have.
pub(crate) fn typographic_line(text: &str) -> String {
    typographic(text).chars().take(LINE).collect()
}

/// The single curly mark that stands in place of a straight or a double one; `None` for every other letter.
pub(crate) fn single_curly(before: Option<char>, letter: char, goes_on: bool) -> Option<char> {
    match letter {
        '“' => Some('‘'),
        '"' | '\'' if opens_after(before) && goes_on => Some('‘'),
        '”' | '"' | '\'' => Some('’'),
        _ => None,
    }
}

fn opens_after(before: Option<char>) -> bool {
    before.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '‘' | '“' | '–' | '—' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_marks_become_typographic_ones() {
        let cases = [
            ("children's services", "children’s services"),
            (
                "the local authority 'front door' service",
                "the local authority ‘front door’ service",
            ),
            ("'Safe', she said", "‘Safe’, she said"),
            (
                "she said \"I feel safe\" (\"mostly\")",
                "she said “I feel safe” (“mostly”)",
            ),
            ("parents' views", "parents’ views"),
            ("children’s ‘own’ views", "children’s ‘own’ views"),
            ("O'Hara", "O’Hara"),
            ("\"'Front door' first\"", "“‘Front door’ first”"),
        ];
        for (typed, expected) in cases {
            assert_eq!(typographic(typed), expected);
        }
    }

    #[test]
    fn line_breaks_and_runs_of_spaces_become_one_space() {
        assert_eq!(typographic(" one\n two\t\tthree "), "one two three");
    }
}
