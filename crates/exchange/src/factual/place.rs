//! A place that stands before the words of a comment: `Page 2, paragraph 3: caseloads are 16`.

/// What a place begins with.
const BEGINS: [&str; 9] = [
    "page",
    "pages",
    "p",
    "pg",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "section",
];
/// What else stands in one.
const GOES_ON: [&str; 8] = ["and", "to", "sentence", "line", "bullet", "point", "first", "last"];
/// The longest, in characters.
const LONGEST: usize = 60;

/// The place at the beginning of a comment, and the words after it; no place where none stands there.
pub(super) fn split(words: &str) -> (&str, &str) {
    let marks = words
        .match_indices([':', '–', '—', '\t', '\n'])
        .chain(words.match_indices(" - "));
    let first = marks.filter(|(at, _)| *at <= LONGEST).min();
    let Some((at, mark)) = first else {
        return ("", words);
    };
    let (place, rest) = (
        words.get(..at).unwrap_or_default().trim(),
        words.get(at + mark.len()..).unwrap_or_default().trim(),
    );
    match is_place(place) && !rest.is_empty() {
        true => (place, rest),
        false => ("", words),
    }
}

/// Whether these words are nothing but a place, with a number in it.
fn is_place(words: &str) -> bool {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|mark: char| !mark.is_alphanumeric()).collect();
    let mut parts = parts.into_iter().filter(|part| !part.is_empty()).peekable();
    let numbered = |part: &str| part.chars().any(|letter| letter.is_ascii_digit());
    let begins = parts.peek().is_some_and(|part| {
        let bare = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
        BEGINS.contains(&bare)
    });
    let mut any = false;
    let known = parts.all(|part| {
        any |= numbered(part);
        numbered(part) && part.chars().count() <= 6 || BEGINS.contains(&part) || GOES_ON.contains(&part)
    });
    begins && any && known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_from_words_that_begin_like_one() {
        for (words, place, rest) in [
            (
                "Page 2, paragraph 3: caseloads are 16.",
                "Page 2, paragraph 3",
                "caseloads are 16.",
            ),
            ("Para 4 – caseloads are 16.", "Para 4", "caseloads are 16."),
            ("p2 para 3 - caseloads are 16.", "p2 para 3", "caseloads are 16."),
            ("Section 2\ncaseloads are 16.", "Section 2", "caseloads are 16."),
            ("Paragraphs: caseloads", "", "Paragraphs: caseloads"),
            (
                "Page 2 says that caseloads fell: they are 16.",
                "",
                "Page 2 says that caseloads fell: they are 16.",
            ),
            ("Caseloads in 2026: 16.", "", "Caseloads in 2026: 16."),
            ("Page 2:", "", "Page 2:"),
            ("", "", ""),
        ] {
            assert_eq!(split(words), (place, rest), "{words}");
        }
    }
}
