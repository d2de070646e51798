//! Names of schools, streets, teams and places, and references, among the words of a passage.
//!
//! Of `Marsh Lane Primary School`, `Marsh Lane` tells it from others, and the rest is generic. What is distinctive is
//! looked for, and what generic words stand around it belong to it. In small letters the generic words have to be there.

use std::collections::HashMap;
use std::ops::Range;

use visitbook_domain::{NamedKind, NeverNamed};

use super::ordinary::{Ordinary, is_generic, is_in, ordinary};
use super::people::shouts;
use super::word::{Case, Gap, Word, words};
use crate::check::Passage;

/// The names of schools, streets, teams and places and the references of one visit, by the first of their words.
#[derive(Default)]
pub(super) struct Places(HashMap<String, Vec<Place>>);

#[derive(Clone)]
struct Place {
    kind: NamedKind,
    /// What is looked for.
    words: Vec<String>,
    /// Whether that is the whole name.
    whole: bool,
    /// Whether each word of it is an ordinary word or a generic one.
    ordinary: bool,
}

/// Digits of a reference that are one by themselves, without its letters.
const DIGITS_ENOUGH: usize = 5;
/// Characters of a reference so short that a letter and a number may meet by chance.
const SHORT_REFERENCE: usize = 3;
/// Letters of a word that is distinctive without what says which part of a place it is.
const LETTERS_ENOUGH: usize = 5;

impl Places {
    pub fn new(named: &[NeverNamed]) -> Self {
        let mut places = Self::default();
        for name in named {
            let words = words(&Passage::paragraph(&name.words));
            let letters: Vec<String> = words.into_iter().map(|word| word.letters).collect();
            for place in Place::all_of(name.kind, letters) {
                if let Some(first) = place.words.first() {
                    places.0.entry(first.clone()).or_default().push(place);
                }
            }
        }
        places
    }

    /// Where they are named, in words.
    pub fn found(&self, words: &[Word]) -> Vec<(Range<usize>, NamedKind)> {
        let shouts = shouts(words);
        let mut found = Vec::new();
        for at in 0..words.len() {
            for place in self.beginning(words, at) {
                let end = place.end(words, at);
                let wide = end.map(|end| place.with_generic(words, at..end));
                found.extend(
                    wide.filter(|wide| place.is_meant(words, at..end.unwrap_or(at), wide, shouts))
                        .map(|wide| (wide, place.kind)),
                );
            }
        }
        found
    }

    /// Those whose first word may stand here.
    fn beginning<'a>(&'a self, words: &[Word], at: usize) -> impl Iterator<Item = &'a Place> {
        let word = words.get(at);
        let mut firsts: Vec<String> = word.iter().flat_map(|word| word.stems.iter().cloned()).collect();
        firsts.extend(word.map(|word| word.letters.clone()));
        let joined = word
            .zip(words.get(at + 1))
            .filter(|(_, next)| next.gap.may_break_a_word());
        if let Some((word, next)) = joined {
            let ends = next.stems.iter().chain([&next.letters]);
            firsts.extend(ends.map(|end| format!("{}{end}", word.letters)));
        }
        firsts.sort_unstable();
        firsts.dedup();
        firsts.into_iter().filter_map(|first| self.0.get(&first)).flatten()
    }
}

impl Place {
    fn all_of(kind: NamedKind, letters: Vec<String>) -> Vec<Self> {
        if kind == NamedKind::Reference {
            return Self::of_reference(letters);
        }
        let Some(distinctive) = distinctive(kind, &letters) else {
            return vec![Self::new(kind, letters, true)];
        };
        let whole = distinctive.len() == letters.len();
        let part = distinctive.split_first().and_then(|(first, rest)| match rest {
            [only] if is_in("part", first) && only.chars().count() >= LETTERS_ENOUGH && ordinary(only).is_none() => {
                Some(Self::new(kind, rest.to_vec(), false))
            }
            _ => None,
        });
        std::iter::once(Self::new(kind, distinctive.to_vec(), whole))
            .chain(part)
            .collect()
    }

    fn of_reference(letters: Vec<String>) -> Vec<Self> {
        let enough = |word: &&String| word.len() >= DIGITS_ENOUGH && word.bytes().all(|each| each.is_ascii_digit());
        let number = letters.iter().filter(|_| letters.len() > 1).find(enough);
        let number = number.map(|number| Self::new(NamedKind::Reference, vec![number.clone()], false));
        let whole = Self::new(NamedKind::Reference, letters, true);
        std::iter::once(whole).chain(number).collect()
    }

    fn new(kind: NamedKind, words: Vec<String>, whole: bool) -> Self {
        let ordinary = words
            .iter()
            .all(|word| ordinary(word).is_some() || is_generic(kind, word) || is_in("part", word));
        Self {
            kind,
            words,
            whole,
            ordinary,
        }
    }

    /// Where it ends, if it stands here.
    fn end(&self, words: &[Word], from: usize) -> Option<usize> {
        let mut at = from;
        for (place, wanted) in self.words.iter().enumerate() {
            let word = words.get(at)?;
            if place > 0 && !self.goes_on(word.gap, at.checked_sub(1).and_then(|before| words.get(before))) {
                return None;
            }
            at += match words.get(at + 1) {
                _ if word.is(wanted) => 1,
                Some(next) if self.may_break(next) && is_joined(word, next, wanted) => 2,
                _ => return None,
            };
        }
        Some(at)
    }

    fn goes_on(&self, gap: Gap, before: Option<&Word>) -> bool {
        let saint = before.is_some_and(|word| word.letters == "st");
        match gap {
            Gap::Dot => saint || self.is_reference(),
            Gap::Nothing | Gap::Slash => self.is_reference() || gap == Gap::Nothing,
            other => other.is_beside(),
        }
    }

    fn may_break(&self, next: &Word) -> bool {
        next.gap.may_break_a_word() || (self.is_reference() && next.gap.is_beside())
    }

    fn is_reference(&self) -> bool {
        self.kind == NamedKind::Reference
    }

    /// With the generic words around it.
    fn with_generic(&self, words: &[Word], at: Range<usize>) -> Range<usize> {
        let is_generic = |letters: &String| is_generic(self.kind, letters);
        let generic =
            |word: &&Word| word.gap.is_beside() && (is_generic(&word.letters) || word.stems.iter().any(is_generic));
        let after = words.get(at.end..).unwrap_or_default();
        let mut end = at.end + after.iter().take_while(generic).count();
        while end > at.end && words.get(end - 1).is_some_and(|word| is_in("small", &word.letters)) {
            end -= 1;
        }
        let beside = words.get(at.start).is_some_and(|word| word.gap.is_beside());
        let before = at.start.checked_sub(1).and_then(|before| words.get(before));
        let led = self.kind == NamedKind::Team && beside && before.is_some_and(|word| word.letters == "team");
        at.start - usize::from(led)..end
    }

    /// Whether these words mean it, and are not there by chance.
    fn is_meant(&self, words: &[Word], at: Range<usize>, wide: &Range<usize>, shouts: bool) -> bool {
        let own = words.get(at.clone()).unwrap_or_default();
        let small = |word: &Word| is_in("small", &word.letters) || word.letters.starts_with(char::is_numeric);
        let capitals = own.iter().all(|word| word.has_capital() || small(word));
        if self.is_reference() {
            let length: usize = self.words.iter().map(String::len).sum();
            let apart = words.get(at.end).is_none_or(|next| next.gap != Gap::Nothing);
            return apart && (length > SHORT_REFERENCE || own.first().is_some_and(|word| word.case == Case::Capital));
        }
        let around = (wide.start..at.start).chain(at.end..wide.end);
        let heads = |word: &Word| {
            let head = is_in("head", &word.letters) || word.stems.iter().any(|stem| is_in("head", stem));
            head || (capitals && word.has_capital() && !word.opens)
        };
        let headed = around.filter_map(|at| words.get(at)).any(heads);
        // Teams are mostly called after ordinary words, more than any list has.
        let opens = self.kind == NamedKind::Team && own.first().is_some_and(|word| word.opens);
        match (self.ordinary, self.words.len()) {
            (false, 1) if opens => headed,
            (false, _) => capitals || headed || self.whole,
            (true, 1) => headed || (capitals && !shouts && stands_as_name(words, &at)),
            (true, _) => capitals || headed,
        }
    }
}

/// Within a sentence, and not after a word that makes it a thing.
fn stands_as_name(words: &[Word], at: &Range<usize>) -> bool {
    let opens = words.get(at.start).is_none_or(|word| word.opens);
    let month = words
        .get(at.start)
        .is_some_and(|word| ordinary(&word.letters) == Some(Ordinary::Month));
    let before = at.start.checked_sub(1).and_then(|before| words.get(before));
    let article = before.is_some_and(|word| matches!(word.letters.as_str(), "a" | "an"));
    let beside = before.is_some_and(|word| word.has_capital() && !word.opens);
    let next = words
        .get(at.end)
        .is_some_and(|word| word.has_capital() && word.gap == Gap::Space);
    !opens && !month && !article && !beside && !next
}

fn is_joined(word: &Word, next: &Word, wanted: &str) -> bool {
    let mut ends = next.stems.iter().chain([&next.letters]);
    ends.any(|end| wanted.strip_prefix(word.letters.as_str()) == Some(end))
}

/// A name without the generic words at its ends; `None` where nothing would be left that tells it from others.
fn distinctive(kind: NamedKind, letters: &[String]) -> Option<&[String]> {
    let tells = |word: &&String| !is_generic(kind, word);
    let first = letters.iter().position(|word| tells(&word))?;
    let last = letters.iter().rposition(|word| tells(&word))?;
    let saint = first
        .checked_sub(1)
        .filter(|before| letters.get(*before).is_some_and(|word| word == "st"));
    let distinctive = letters.get(saint.unwrap_or(first)..=last)?;
    let says_more = |word: &String| !is_in("part", word) && word.chars().any(char::is_alphabetic);
    distinctive.iter().any(says_more).then_some(distinctive)
}
