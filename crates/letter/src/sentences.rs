//! Sentences: the first one of a note, all of a block, and full stops.

use std::ops::Range;

/// Longest seed sentence in characters. A note of that length without a full stop is cut, visibly.
const LONGEST: usize = 600;
const ALWAYS_ABBREVIATED: &[&str] = &[
    "approx", "cf", "dr", "e.g", "eg", "i.e", "ie", "incl", "mr", "mrs", "ms", "prof", "st", "vs",
];
const ABBREVIATED_BEFORE_A_NUMBER: &[&str] = &["no", "nos", "p", "para", "paras", "pp"];

/// The first sentence of a note as it can stand in a letter: on one line, without a list mark before it, with a capital
/// letter, and without the full stop after it (which follows the citation). Words stay as they are. A note of nothing
/// but marks comes back as it is.
pub(crate) fn first_sentence(note: &str) -> String {
    let passage = first_passage(note);
    let sentence = passage.get(..sentence_end(&passage)).unwrap_or(&passage);
    let words = shortened(&unstopped(sentence));
    if words.is_empty() {
        return shortened(&note.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    capitalised(&words)
}

/// A statement as it can stand in a letter: as [`first_sentence`] writes a note, but all of it, however many sentences
/// it has. Only one that is too long for a sentence is cut, visibly.
pub(crate) fn whole_statement(statement: &str) -> String {
    let line = statement.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = shortened(&unstopped(&line));
    if words.is_empty() {
        return shortened(&line);
    }
    capitalised(&words)
}

/// Where each sentence of a block stands, in bytes, without the white space between them.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.trim().is_empty()) {
        let start = at + (rest.len() - rest.trim_start().len());
        let end = start + sentence_end(rest.trim_start());
        found.push(start..end);
        at = end;
    }
    found
}

/// The words with exactly one full stop at their end: a semicolon, comma or other mark there gives way to it.
pub(crate) fn stopped(words: &str) -> String {
    format!("{}.", unstopped(words))
}

/// The words without the marks at their end, those within a closing quotation mark or bracket included.
pub(crate) fn unstopped(words: &str) -> String {
    let words = words.trim();
    let body = words.trim_end_matches(is_closing);
    let closing = words.get(body.len()..).unwrap_or_default();
    let bare =
        body.trim_end_matches(|mark: char| is_end(mark) || mark.is_whitespace() || matches!(mark, ',' | ';' | ':'));
    if bare.is_empty() {
        String::new()
    } else {
        format!("{bare}{closing}")
    }
}

/// The first line with words, with those after it that go on in small letters: notes pasted from elsewhere have line
/// breaks within a sentence. A line with a list mark begins anew.
fn first_passage(note: &str) -> String {
    let mut lines = note.lines().map(str::trim).skip_while(|line| line.is_empty());
    let first = lines.next().map(without_list_mark).unwrap_or_default();
    let further = lines.take_while(|line| line.starts_with(char::is_lowercase));
    std::iter::once(first).chain(further).collect::<Vec<_>>().join(" ")
}

fn without_list_mark(line: &str) -> &str {
    let mark = line.trim_start_matches(['-', '–', '•', '*', '·']);
    if mark.len() < line.len() && mark.starts_with(char::is_whitespace) {
        mark.trim_start()
    } else {
        line
    }
}

/// Where the first sentence ends, in bytes: after an end mark and whatever closes with it, before a space and a letter
/// that is not small, and not after an abbreviation or an initial. A decimal point has no space after it.
fn sentence_end(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((at, mark)) = letters.next() {
        if !is_end(mark) {
            continue;
        }
        let mut end = at + mark.len_utf8();
        while let Some((_, next)) = letters.next_if(|(_, next)| is_end(*next) || is_closing(*next)) {
            end += next.len_utf8();
        }
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        if ends_between(before, mark, after) {
            return end;
        }
    }
    text.len()
}

fn ends_between(before: &str, mark: char, after: &str) -> bool {
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return false;
    }
    match after.trim_start().chars().next() {
        None => true,
        Some(next) => !(next.is_lowercase() || (mark == '.' && is_abbreviated(before, next))),
    }
}

fn is_abbreviated(before: &str, next: char) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let initials = word
        .split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    let word = word.to_lowercase();
    initials
        || ALWAYS_ABBREVIATED.contains(&word.as_str())
        || (next.is_numeric() && ABBREVIATED_BEFORE_A_NUMBER.contains(&word.as_str()))
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// The words with a capital letter at their beginning.
pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn is_end(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | '…')
}

fn is_closing(mark: char) -> bool {
    matches!(mark, ')' | ']' | '’' | '”' | '\'' | '"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_cut_into_its_sentences() {
        let text = "Plans drift, e.g. those of No. 4. ‘Visits’ are late! Are they?  Mr. J. Alder left";
        let cut: Vec<&str> = sentences(text).into_iter().filter_map(|at| text.get(at)).collect();
        assert_eq!(
            cut,
            [
                "Plans drift, e.g. those of No. 4.",
                "‘Visits’ are late!",
                "Are they?",
                "Mr. J. Alder left"
            ]
        );
        assert!(sentences("  ").is_empty());
    }

    #[test]
    fn the_first_sentence_of_a_note_is_found() {
        let cases = [
            (
                "one_sentence_without_a_stop",
                "Visits are regular",
                "Visits are regular",
            ),
            (
                "the_second_sentence_is_left_out",
                "Visits are regular. Plans are not.",
                "Visits are regular",
            ),
            (
                "several_marks_are_one_end",
                "Visits stopped?! Nobody knew.",
                "Visits stopped",
            ),
            (
                "a_decimal_point_is_no_end",
                "Caseloads fell from 21.5 to 16. Good.",
                "Caseloads fell from 21.5 to 16",
            ),
            (
                "e_g_is_no_end",
                "Tools, e.g. Signs of Safety, help. Yes.",
                "Tools, e.g. Signs of Safety, help",
            ),
            (
                "a_saint_is_no_end",
                "Staff at St. Brannock meet weekly. Yes.",
                "Staff at St. Brannock meet weekly",
            ),
            (
                "an_initial_is_no_end",
                "Audit by J. K. Marsh was thorough. Yes.",
                "Audit by J. K. Marsh was thorough",
            ),
            (
                "a_number_after_no_is_no_end",
                "Action no. 4 is late. Yes.",
                "Action no. 4 is late",
            ),
            (
                "the_word_no_can_end",
                "The answer was no. Then it changed.",
                "The answer was no",
            ),
            (
                "a_small_letter_goes_on",
                "Three wks. later it was seen. Yes.",
                "Three wks. later it was seen",
            ),
            (
                "a_stop_in_quotation_marks",
                "He said “I feel safe.” Staff knew.",
                "He said “I feel safe”",
            ),
            (
                "a_bracket_closes_after_the_stop",
                "It drifts (see audit.) Often.",
                "It drifts (see audit)",
            ),
            (
                "a_list_is_not_run_together",
                "- visits regular\n- plans late",
                "Visits regular",
            ),
            (
                "a_line_broken_within_a_sentence",
                "Visits are\nregular. Yes.",
                "Visits are regular",
            ),
            (
                "empty_lines_before_it",
                "\n\n  Visits are regular",
                "Visits are regular",
            ),
            ("an_empty_line_ends_it", "Visits are\n\nregular", "Visits are"),
            ("other_languages_and_signs", "élan — naïve… Next.", "Élan — naïve"),
            ("marks_only", " ?! ", "?!"),
        ];
        for (name, note, expected) in cases {
            assert_eq!(first_sentence(note), expected, "{name}");
        }
    }

    #[test]
    fn a_note_without_an_end_is_cut_at_a_word() {
        let cut = first_sentence(&"word ".repeat(10_000));
        assert!(cut.starts_with("Word word") && cut.ends_with("word …"), "{cut}");
        assert!(cut.chars().count() <= LONGEST + 2, "{cut}");
    }

    #[test]
    fn one_full_stop_ends_a_bullet() {
        let cases = [
            ("The quality of plans", "The quality of plans."),
            ("The quality of plans.", "The quality of plans."),
            ("the quality of plans; ", "the quality of plans."),
            (
                "Support for children in need (CIN)",
                "Support for children in need (CIN).",
            ),
        ];
        for (words, expected) in cases {
            assert_eq!(stopped(words), expected);
        }
    }
}
