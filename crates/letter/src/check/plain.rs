//! Plain blanks and hyphens in place of those that do not break.

use std::borrow::Cow;

use super::Passage;

/// A block, and its words as rules look at them: what was brought in has blanks and hyphens that do not break, which
/// nobody sees and no rule is about. Each takes the place of one, so that places counted in UTF-16 units stay true.
pub(super) struct Plain<'a> {
    passage: Passage<'a>,
    words: Cow<'a, str>,
}

impl<'a> Plain<'a> {
    pub fn of(passage: &Passage<'a>) -> Self {
        Self {
            passage: *passage,
            words: plain(passage.words),
        }
    }

    /// As rules look at it.
    pub fn seen(&self) -> Passage<'_> {
        Passage {
            kind: self.passage.kind,
            words: &self.words,
        }
    }

    /// The words as they stand in the block, by their place in those that are seen: so many letters, after so many.
    pub fn as_it_stands(&self, before: &str, words: &str) -> String {
        let letters = self.passage.words.chars().skip(before.chars().count());
        letters.take(words.chars().count()).collect()
    }
}

fn plain(words: &str) -> Cow<'_, str> {
    if words.is_ascii() || !words.chars().any(|letter| plain_letter(letter) != letter) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().map(plain_letter).collect())
}

fn plain_letter(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_hyphens_that_do_not_break_are_plain_ones_and_nothing_else_changes() {
        let cases = [
            ("care\u{a0}leavers", "care leavers"),
            ("child\u{2011}in\u{2010}need", "child-in-need"),
            ("5\u{2009}km, 6\u{202f}km", "5 km, 6 km"),
            ("‘Plans’ – late", "‘Plans’ – late"),
            ("Plans are late", "Plans are late"),
        ];
        for (words, expected) in cases {
            assert_eq!(plain(words), expected);
            assert_eq!(words.encode_utf16().count(), expected.encode_utf16().count(), "{words}");
        }
    }
}
