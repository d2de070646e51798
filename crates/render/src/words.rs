//! Characters on their way to the page: one form for each, spaces made regular, and what cannot be set found out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use crate::fonts::{Fonts, Weight};
use crate::problem::Problem;
use crate::scripts::Script;
use crate::shape::families;

/// A space at which no line may break.
pub const NO_BREAK_SPACE: char = '\u{A0}';

/// Words as they are set, and where each of their characters comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetWords {
    /// The words.
    pub words: String,
    /// For every character of the words, and one more for their end, the byte of the text at which it begins there.
    from: Vec<usize>,
}

impl SetWords {
    /// The byte of the text that stands for a byte of the words; `None` within a character and beyond the end.
    pub fn in_text(&self, at: usize) -> Option<usize> {
        let before = self.words.get(..at)?;
        self.from.get(before.chars().count()).copied()
    }

    /// The byte of the words that stands for a byte of the text: of what is not in the words, the next that is.
    pub fn of_text(&self, at: usize) -> usize {
        let before = self.from.partition_point(|from| *from < at);
        let nth = self.words.char_indices().nth(before);
        nth.map_or(self.words.len(), |(byte, _)| byte)
    }
}

/// The words of a text as they are set: composed characters, single spaces, none at either end, no invisible signs. A
/// hyphen that does not break becomes a plain one, because faces draw both with one glyph, which can be read back as
/// one of them only; and no line breaks at a hyphen while it can break at a space. Joiners stay in scripts whose letters
/// they change.
pub fn set_words(text: &str) -> SetWords {
    let mut set: Vec<(char, usize)> = Vec::with_capacity(text.len());
    for (at, end) in composed_together(text) {
        for character in text.get(at..end).unwrap_or_default().nfc() {
            match character {
                '\u{2010}' | '\u{2011}' => set.push(('-', at)),
                '\u{A0}' | '\u{2007}' | '\u{202F}' => set.push((NO_BREAK_SPACE, at)),
                '\u{200C}' | '\u{200D}' if set.last().is_some_and(|(last, _)| Script::of(*last).is_some()) => {
                    set.push((character, at));
                }
                other if is_invisible(other) => {}
                space if space.is_whitespace() => {
                    if set.last().is_some_and(|(last, _)| *last != ' ') {
                        set.push((' ', at));
                    }
                }
                other => set.push((other, at)),
            }
        }
    }
    let is_space = |(character, _): &(char, usize)| matches!(*character, ' ' | NO_BREAK_SPACE);
    let end = set.iter().rposition(|each| !is_space(each)).map_or(0, |last| last + 1);
    let after = set.get(end).map_or(text.len(), |(_, at)| *at);
    let kept = set.iter().take(end).skip_while(|each| is_space(each));
    SetWords {
        words: kept.clone().map(|(character, _)| *character).collect(),
        from: kept.map(|(_, at)| *at).chain([after]).collect(),
    }
}

/// The words alone of [`set_words`].
pub fn printed(text: &str) -> String {
    set_words(text).words
}

/// The stretches of a text whose characters are composed with each other and with none outside.
fn composed_together(text: &str) -> Vec<(usize, usize)> {
    let mut begins: Vec<usize> = Vec::with_capacity(text.len());
    let mut last: Option<char> = None;
    for (at, character) in text.char_indices() {
        let composed = last.and_then(|last| compose(last, character));
        let joins = last.is_some() && (composed.is_some() || !stands_alone(character));
        if !joins {
            begins.push(at);
        }
        last = if joins { composed.or(last) } else { Some(character) };
    }
    let ends = begins.iter().copied().skip(1).chain([text.len()]);
    begins.iter().copied().zip(ends).collect()
}

/// Whether a character begins a stretch of its own, as far as its class says.
fn stands_alone(character: char) -> bool {
    let mut parts = std::iter::once(character).nfd();
    canonical_combining_class(character) == 0 && parts.next().is_none_or(|first| canonical_combining_class(first) == 0)
}

/// The words as they are read back from the document: a space that does not break is a space.
pub fn as_read(printed: &str) -> String {
    printed.replace(NO_BREAK_SPACE, " ")
}

/// Soft hyphens, joiners, direction marks, variation selectors and the byte order mark: they draw nothing.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// A text and where it stands, for [`unset`].
pub struct Placed<'a> {
    /// The words as they are set.
    pub words: &'a str,
    /// The part of the letter.
    pub place: crate::problem::Place,
    /// The block, where there is one.
    pub block: Option<visitbook_domain::BlockId>,
}

/// Everything in a text that cannot be set, each character once.
pub fn unset(fonts: &Fonts<'_>, weight: Weight, text: &Placed<'_>) -> Vec<Problem> {
    let plain = |c: char| if c == NO_BREAK_SPACE { ' ' } else { c };
    let characters: Vec<char> = text.words.chars().map(plain).collect();
    let families = families(fonts, weight, &characters);
    let mut lacks = characters.iter().zip(families);
    all_but(text, |character| {
        let family = lacks.next().and_then(|(_, family)| family);
        !character.is_control() && family.is_some()
    })
}

/// Everything in a text that no program for documents takes, each character once: what XML cannot hold.
pub fn unwritable(text: &Placed<'_>) -> Vec<Problem> {
    all_but(text, |character| {
        !character.is_control() && !matches!(character, '\u{FFFE}' | '\u{FFFF}')
    })
}

fn all_but(text: &Placed<'_>, mut can_be_set: impl FnMut(char) -> bool) -> Vec<Problem> {
    let mut seen: Vec<char> = Vec::new();
    let mut problems = Vec::new();
    for (at, character) in text.words.char_indices() {
        if can_be_set(character) || seen.contains(&character) {
            continue;
        }
        seen.push(character);
        problems.push(Problem::MissingCharacter {
            character,
            block: text.block,
            place: text.place,
            excerpt: excerpt(text.words, at),
        });
    }
    problems
}

/// About twenty characters on either side of a place, cut at whole characters.
fn excerpt(words: &str, at: usize) -> String {
    const AROUND: usize = 20;
    let (before, after) = words.split_at_checked(at).unwrap_or((words, ""));
    let skipped = before.chars().count().saturating_sub(AROUND);
    let mut excerpt: String = if skipped > 0 { "…".to_owned() } else { String::new() };
    excerpt.extend(before.chars().skip(skipped));
    excerpt.extend(after.chars().take(AROUND + 1));
    if after.chars().count() > AROUND + 1 {
        excerpt.push('…');
    }
    as_read(&excerpt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_set_composed_with_single_spaces_and_plain_hyphens() {
        let cases = [
            ("cafe\u{301}", "café"),
            ("step\u{2011}up", "step-up"),
            ("  two\t\n  words ", "two words"),
            ("16\u{A0}August", "16\u{A0}August"),
            ("chil\u{AD}dren\u{200B}", "children"),
            ("\u{A0}\u{A0}", ""),
            ("a\u{61C}\u{200E}b", "ab"),
            ("می\u{200C}رود a\u{200C}b", "می\u{200C}رود ab"),
        ];
        for (given, expected) in cases {
            assert_eq!(printed(given), expected, "{given:?}");
        }
        assert_eq!(as_read("16\u{A0}August"), "16 August");
    }

    #[test]
    fn what_is_set_is_found_again_in_the_text_it_comes_from() {
        let cases = [
            ("plain words", "words", "words"),
            ("  two\t\n  words ", "two", "two"),
            ("  two\t\n  words ", " words", "\t\n  words"),
            ("a cafe\u{301} there", "café", "cafe\u{301}"),
            ("chil\u{AD}dren\u{200B} wait ", "children", "chil\u{AD}dren\u{200B}"),
            ("16\u{A0}August ", "August", "August"),
            ("\u{1100}\u{1161}\u{11A8} end", "end", "end"),
        ];
        for (text, words, expected) in cases {
            let set = set_words(text);
            let at = set.words.find(words).unwrap();
            let (from, to) = (set.in_text(at).unwrap(), set.in_text(at + words.len()).unwrap());
            assert_eq!(text.get(from..to), Some(expected), "{text:?}");
        }
        assert_eq!(set_words("\u{A0} ").in_text(0), Some(0));
        assert_eq!(set_words("é").in_text(1), None, "within a character");
    }

    proptest::proptest! {
        #[test]
        fn stretches_compose_to_what_the_whole_composes_to(
            text in "[a-c \u{300}-\u{304}\u{327}\u{C5}\u{212B}\u{344}\u{1100}\u{1161}\u{11A8}\u{AC00}\u{9C7}\u{9BE}\u{FB1D}]{0,12}"
        ) {
            let parts: String = composed_together(&text)
                .into_iter()
                .flat_map(|(at, end)| text.get(at..end).unwrap().nfc().collect::<Vec<_>>())
                .collect();
            proptest::prop_assert_eq!(parts, text.nfc().collect::<String>());
        }
    }

    #[test]
    fn an_excerpt_shows_the_words_around_a_place() {
        let words = "A long sentence that goes on and on until ☂ and then on again for a while.";
        let at = words.find('☂').unwrap();
        assert_eq!(excerpt(words, at), "…oes on and on until ☂ and then on again f…");
        assert_eq!(excerpt("☂", 0), "☂");
    }
}
