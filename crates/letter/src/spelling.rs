//! Words that nobody knows: neither the British dictionary, nor the field, nor whoever writes.
//!
//! The dictionary is SCOWL's `en_GB-ise` of December 2020, as Hunspell reads it and as the npm package dictionary-en-gb
//! 3.0.0 has it; it is bundled unchanged, beside its licence. With it stand the words of the field and the names of
//! the authorities in England. All are part of the program, so that nothing of a letter is looked up elsewhere.
//! [`Speller::unknown`] is fast enough for every key; [`Speller::suggest`] is not, and is asked for one word at a time.

mod judge;
mod slip;
mod words;

use std::collections::BTreeSet;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use spellbook::Dictionary;
use visitbook_domain::authorities::LISTED;

use judge::Judge;
pub(crate) use slip::is_one_slip;
pub use words::words_of;

/// How words of the dictionary end, in the notation of Hunspell.
const AFFIXES: &str = include_str!("../dictionary/en_GB-ise.aff");
/// The words of the dictionary.
const STEMS: &str = include_str!("../dictionary/en_GB-ise.dic");
/// The words of the field.
const FIELD: &str = include_str!("../dictionary/field.txt");
/// Words that are a slip for another.
const SLIPS: &str = include_str!("../dictionary/slips.txt");

/// Without chance, so that the same word gets the same suggestions in the same order. Only bundled words are kept by it,
/// so nobody can choose them to make it slow.
type Hasher = BuildHasherDefault<DefaultHasher>;

/// Longer words, in bytes, get no suggestions: looking for them takes ever longer, and nobody meant one.
const LONGEST: usize = 30;

/// Marks a word that is known and never offered.
const UNOFFERED: char = '!';

/// What the dictionary may add to a word that is never offered.
const ENDINGS: [&str; 8] = ["", "s", "'s", "ed", "er", "ers", "ing", "y"];

/// Shorter names are too near to too many others.
const SHORTEST_NAME: usize = 4;

/// Knows how words are spelled.
pub struct Speller {
    dictionary: Dictionary<Hasher>,
    /// Words that the dictionary knows and a letter never means.
    slips: BTreeSet<String>,
    /// Words that are known and never offered.
    unoffered: BTreeSet<String>,
    /// Names and other words with a capital letter, in small letters, of which one that is nearly the same is a slip.
    names: BTreeSet<String>,
}

/// Why there is no speller: its words, which are part of the program, cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpellingError {
    /// The dictionary.
    #[error("the dictionary cannot be read: {0}")]
    Dictionary(String),
    /// A word of the field.
    #[error("the word {word} cannot be added to the dictionary: {problem}")]
    Word {
        /// The word, with the endings beside it.
        word: String,
        /// What is wrong with it.
        problem: String,
    },
}

impl Speller {
    /// The speller that is part of the program. It is read when it is first asked for, and then shared.
    ///
    /// # Errors
    /// Words that cannot be read; the bundled ones can.
    pub fn bundled() -> Result<Arc<Self>, SpellingError> {
        static BUNDLED: LazyLock<Result<Arc<Speller>, SpellingError>> =
            LazyLock::new(|| Speller::of(AFFIXES, STEMS, FIELD, SLIPS).map(Arc::new));
        BUNDLED.clone()
    }

    fn of(affixes: &str, stems: &str, field: &str, slips: &str) -> Result<Self, SpellingError> {
        let dictionary = Dictionary::new_with_hasher(affixes, stems, Hasher::default())
            .map_err(|error| SpellingError::Dictionary(error.to_string()))?;
        let mut speller = Self {
            dictionary,
            slips: lines(slips).map(str::to_owned).collect(),
            unoffered: stems.lines().chain(lines(field)).filter_map(unoffered).collect(),
            names: BTreeSet::new(),
        };
        let authorities = LISTED.iter().flat_map(|authority| words_of(authority.name));
        for word in lines(field).chain(authorities) {
            speller.add(word)?;
        }
        Ok(speller)
    }

    /// A word in the notation of the dictionary: with its endings after a stroke, where it has some.
    fn add(&mut self, word: &str) -> Result<(), SpellingError> {
        if word.starts_with(char::is_uppercase) && word.len() >= SHORTEST_NAME {
            self.names.insert(word.to_lowercase());
        }
        if !word.contains('/') && self.dictionary.check(word) {
            return Ok(());
        }
        self.dictionary.add(word).map_err(|error| SpellingError::Word {
            word: word.to_owned(),
            problem: error.to_string(),
        })
    }

    /// The words of a text that are not known, as places in bytes. In a word with hyphens it is the part that is not.
    ///
    /// Let be are names, which are words with a capital letter within a sentence or before another capital letter, short
    /// forms in capitals, words with digits, addresses, and words in other letters than those of English. A name is not
    /// let be when it is one slip away from a name that letters use. `personal` are the words that whoever writes has
    /// added, one each, as [`words_of`] cuts them.
    pub fn unknown(&self, text: &str, personal: &BTreeSet<String>) -> Vec<Range<usize>> {
        let judge = Judge::new(self, text, personal);
        words::each(text).flat_map(|word| judge.unknown_in(&word)).collect()
    }

    /// What may have been meant by a word, the likeliest first, `most` at most. Takes tens of milliseconds. Nothing for
    /// what is no single word.
    pub fn suggest(&self, word: &str, most: usize) -> Vec<String> {
        let bare = words::plain(word);
        if most == 0 || bare.len() > LONGEST || bare.contains(char::is_whitespace) {
            return Vec::new();
        }
        let (base, end) = match bare.strip_suffix("'s") {
            Some(base) => (base, "’s"),
            None => (bare.as_ref(), ""),
        };
        let mut meant = Vec::new();
        self.dictionary.suggest(base, &mut meant);
        let likely = meant.iter().filter(|word| self.may_be_offered(word));
        likely.take(most).map(|word| word.replace('\'', "’") + end).collect()
    }

    /// Whether a word stands in the dictionary, in this case of its letters.
    fn has(&self, word: &str) -> bool {
        self.dictionary.check(word) && !self.is_slip(word)
    }

    /// The library offers words that the dictionary asks it not to, and offers to cut a word in two.
    fn may_be_offered(&self, words: &str) -> bool {
        let held_back = |word: &str| {
            let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
            self.slips.contains(word) || stems.into_iter().any(|stem| self.unoffered.contains(stem))
        };
        !words.to_lowercase().split([' ', '-']).any(held_back)
    }

    fn is_slip(&self, word: &str) -> bool {
        self.slips.contains(&word.to_lowercase())
    }
}

impl fmt::Debug for Speller {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Speller").finish_non_exhaustive()
    }
}

/// The word of a line of the dictionary, where it is one that is never offered.
fn unoffered(line: &str) -> Option<String> {
    let (word, marks) = line.split_once('/')?;
    marks.contains(UNOFFERED).then(|| word.to_lowercase())
}

/// The lines of a list without its comments.
fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests;
