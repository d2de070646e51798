//! Whether a word of a text is known.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::slip::is_one_slip;
use super::words::{Word, is_apostrophe, is_hyphen, plain};
use super::{SHORTEST_NAME, Speller};
use crate::sentences::sentences;

/// Longer words, in bytes, are not looked up: none is known.
const LONGEST: usize = 60;

/// What stands before a hyphen and is no word by itself.
const BEFORE_A_HYPHEN: [&str; 21] = [
    "anti", "bi", "co", "de", "ex", "extra", "inter", "intra", "mid", "mini", "multi", "non", "post", "pre", "pro",
    "quasi", "re", "semi", "sub", "trans", "un",
];

/// The words of two small letters. The dictionary has four times as many, short forms of all sorts, and so would let
/// most slips in them be.
const OF_TWO: [&str; 37] = [
    "ad", "al", "am", "an", "as", "at", "be", "by", "cm", "de", "do", "eg", "en", "et", "go", "he", "ie", "if", "in",
    "is", "it", "kg", "km", "me", "my", "no", "of", "ok", "on", "or", "pm", "se", "so", "to", "up", "us", "we",
];

/// Judges the words of one text.
pub(super) struct Judge<'a> {
    speller: &'a Speller,
    text: &'a str,
    personal: &'a BTreeSet<String>,
    /// Where its sentences begin, once it matters.
    beginnings: OnceCell<Vec<usize>>,
}

impl<'a> Judge<'a> {
    pub fn new(speller: &'a Speller, text: &'a str, personal: &'a BTreeSet<String>) -> Self {
        Self {
            speller,
            text,
            personal,
            beginnings: OnceCell::new(),
        }
    }

    /// The parts of a word that are not known: the word itself where it has no hyphen.
    pub fn unknown_in(&self, word: &Word<'_>) -> Vec<Range<usize>> {
        let parts = word.parts();
        let wrong = parts.filter(|part| !self.is_fine(part) && !self.begins_compound(part));
        let wrong: Vec<Range<usize>> = wrong.map(|part| part.at).collect();
        // `work-arounds` is known as `workarounds`.
        let closed = || word.text.contains('-') && self.knows(&word.text.replace('-', ""));
        match wrong.is_empty() || self.is_personal(&plain(word.text)) || closed() {
            true => Vec::new(),
            false => wrong,
        }
    }

    fn is_fine(&self, part: &Word<'_>) -> bool {
        is_not_english(part.text) || is_short_form(part.text) || self.knows(part.text) || self.is_name(part)
    }

    fn knows(&self, word: &str) -> bool {
        if word.len() > LONGEST {
            return false;
        }
        let word = plain(word);
        let base = word.strip_suffix("'s").unwrap_or(&word);
        self.is_known(&word) || self.is_known(base) || self.is_personal(&word) || self.is_personal(base)
    }

    fn is_personal(&self, word: &str) -> bool {
        let has = |word: &str| self.personal.contains(word) || self.personal.contains(&word.to_lowercase());
        !self.personal.is_empty() && (has(word) || (word.contains('\'') && has(&word.replace('\'', "’"))))
    }

    fn is_known(&self, word: &str) -> bool {
        let small = word.starts_with(char::is_lowercase);
        match word.len() {
            2 if OF_TWO.contains(&word.to_lowercase().as_str()) => true,
            2 if small => false,
            _ => self.speller.has(word),
        }
    }

    /// Whether a word may be a name: nothing says that it begins with a capital letter for another reason, and it is
    /// neither a common word with a capital letter too many nor nearly a name that letters use.
    fn is_name(&self, word: &Word<'_>) -> bool {
        if !word.text.starts_with(char::is_uppercase) {
            return false;
        }
        let next = self.after(word).strip_prefix(' ').unwrap_or_default();
        (next.starts_with(char::is_uppercase) || !self.begins_sentence(word.at.start)) && !self.is_slip(word)
    }

    fn is_slip(&self, name: &Word<'_>) -> bool {
        let name = plain(name.text).to_lowercase();
        let name = name.strip_suffix("'s").unwrap_or(&name);
        let nearly = |meant: &String| is_one_slip(name, meant);
        self.speller.has(name) || (name.len() >= SHORTEST_NAME && self.speller.names.iter().any(nearly))
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let beginnings = self
            .beginnings
            .get_or_init(|| sentences(self.text).iter().map(|sentence| sentence.start).collect());
        let begun = beginnings.partition_point(|start| *start <= at).checked_sub(1);
        let begun = begun.and_then(|last| beginnings.get(last)).copied().unwrap_or_default();
        let before = self.text.get(begun..at).unwrap_or_default();
        !before.contains(char::is_alphanumeric)
    }

    /// Whether a part is one of those that only stand before a hyphen, and does: `pre-birth`, `pre- and post-birth`.
    fn begins_compound(&self, part: &Word<'_>) -> bool {
        self.after(part).starts_with(is_hyphen) && BEFORE_A_HYPHEN.contains(&part.text.to_lowercase().as_str())
    }

    fn after(&self, word: &Word<'_>) -> &'a str {
        self.text.get(word.at.end..).unwrap_or_default()
    }
}

/// Whether a word is none of English letters alone: a single letter, one with digits, one of another language.
fn is_not_english(word: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_alphabetic() || letter == '\'';
    word.len() < 2 || !plain(word).chars().all(letter)
}

/// Whether a word is a short form: no fewer capitals than small letters, and two at least, as in `IROs`, `SENCo`, `DfE`.
fn is_short_form(word: &str) -> bool {
    let base = word
        .strip_suffix('s')
        .map_or(word, |base| base.trim_end_matches(is_apostrophe));
    let capitals = base.chars().filter(|letter| letter.is_uppercase()).count();
    let small = base.chars().filter(|letter| letter.is_lowercase()).count();
    capitals >= 2 && capitals >= small
}
