//! Characters on their way to the page: one form for each, spaces made regular, and what cannot be set found out.

use unicode_normalization::UnicodeNormalization;

use crate::fonts::{Face, Fonts, Weight};
use crate::problem::Problem;

/// A space at which no line may break.
pub const NO_BREAK_SPACE: char = '\u{A0}';

/// The words as they are set: composed characters, single spaces, none at either end, no invisible signs. A hyphen that
/// does not break becomes a plain one, because faces draw both with one glyph, which can be read back as one of them
/// only; and no line breaks at a hyphen while it can break at a space.
pub fn printed(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for character in text.nfc() {
        match character {
            '\u{2010}' | '\u{2011}' => words.push('-'),
            '\u{A0}' | '\u{2007}' | '\u{202F}' => words.push(NO_BREAK_SPACE),
            other if is_invisible(other) => {}
            space if space.is_whitespace() => {
                if !words.is_empty() && !words.ends_with(' ') {
                    words.push(' ');
                }
            }
            other => words.push(other),
        }
    }
    words.trim_matches([' ', NO_BREAK_SPACE]).to_owned()
}

/// The words as they are read back from the document: a space that does not break is a space.
pub fn as_read(printed: &str) -> String {
    printed.replace(NO_BREAK_SPACE, " ")
}

/// Soft hyphens, joiners, direction marks, variation selectors and the byte order mark: they draw nothing.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and the other scripts that run from right to left.
fn is_right_to_left(character: char) -> bool {
    matches!(u32::from(character), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
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
pub fn unset(fonts: &Fonts, weight: Weight, text: &Placed<'_>) -> Vec<Problem> {
    let face = fonts.face(weight);
    all_but(text, |character| can_be_set(face, character))
}

/// Everything in a text that no program for documents takes, each character once: what XML cannot hold.
pub fn unwritable(text: &Placed<'_>) -> Vec<Problem> {
    all_but(text, |character| {
        !character.is_control() && !matches!(character, '\u{FFFE}' | '\u{FFFF}')
    })
}

fn all_but(text: &Placed<'_>, can_be_set: impl Fn(char) -> bool) -> Vec<Problem> {
    let mut seen: Vec<char> = Vec::new();
    let mut problems = Vec::new();
    for (at, character) in text.words.char_indices() {
        if seen.contains(&character) || can_be_set(character) {
            continue;
        }
        seen.push(character);
        let (block, place, excerpt) = (text.block, text.place, excerpt(text.words, at));
        problems.push(match is_right_to_left(character) {
            true => Problem::RightToLeft {
                character,
                block,
                place,
                excerpt,
            },
            false => Problem::MissingCharacter {
                character,
                block,
                place,
                excerpt,
            },
        });
    }
    problems
}

fn can_be_set(face: &Face, character: char) -> bool {
    let plain = if character == NO_BREAK_SPACE { ' ' } else { character };
    !is_right_to_left(plain) && !plain.is_control() && face.glyph(plain).is_some()
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
        ];
        for (given, expected) in cases {
            assert_eq!(printed(given), expected, "{given:?}");
        }
        assert_eq!(as_read("16\u{A0}August"), "16 August");
    }

    #[test]
    fn an_excerpt_shows_the_words_around_a_place() {
        let words = "A long sentence that goes on and on until ☂ and then on again for a while.";
        let at = words.find('☂').unwrap();
        assert_eq!(excerpt(words, at), "…oes on and on until ☂ and then on again f…");
        assert_eq!(excerpt("☂", 0), "☂");
    }
}
