//! Which names are ordinary words as well, and which words stand in many names or beside them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use visitbook_domain::NamedKind;

use super::begins_with;
use super::word::Word;
use crate::check::vocabulary;

const BESIDE: &str = include_str!("beside.txt");

/// What kind of ordinary word a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ordinary {
    /// A month, a day or a feast.
    Month,
    /// A given name.
    Forename,
    /// A surname or a part of one.
    Word,
    /// A small word within surnames.
    Particle,
    /// What teams, houses, schools and streets are called after.
    Thing,
}

static ORDINARY: LazyLock<HashMap<&'static str, Ordinary>> = LazyLock::new(|| {
    let entries = vocabulary::entries(include_str!("ordinary.txt"));
    let mut kinds = HashMap::new();
    for (group, word) in entries {
        let kind = match group {
            "months" => Ordinary::Month,
            "forenames" => Ordinary::Forename,
            "particles" => Ordinary::Particle,
            "things" => Ordinary::Thing,
            _ => Ordinary::Word,
        };
        // A word that is in two groups is what the first of them says.
        kinds.entry(word).or_insert(kind);
    }
    kinds
});

static GROUPS: LazyLock<HashSet<(&'static str, &'static str)>> =
    LazyLock::new(|| vocabulary::entries(BESIDE).collect());

static SHORT: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let pairs = vocabulary::group(BESIDE, "short");
    pairs.filter_map(|pair| pair.split_once(' ')).collect()
});

/// Names of frameworks, guidance, schemes and offices, word by word, by the first word.
static TOLD: LazyLock<HashMap<String, Vec<Vec<String>>>> = LazyLock::new(|| {
    let mut told: HashMap<String, Vec<Vec<String>>> = HashMap::new();
    for name in vocabulary::group(BESIDE, "told") {
        let words: Vec<String> = name.split(' ').map(|word| common_form(word).to_owned()).collect();
        if let Some(first) = words.first() {
            told.entry(first.clone()).or_default().push(words);
        }
    }
    told
});

/// What kind of ordinary word, or plural of one, this is, in lower case and without accents. `None` is a name and nothing else.
pub(super) fn ordinary(word: &str) -> Option<Ordinary> {
    let plural_of = || word.strip_suffix('s').and_then(|one| ORDINARY.get(one));
    let plural = || plural_of().filter(|kind| matches!(kind, Ordinary::Word | Ordinary::Thing));
    ORDINARY.get(word).or_else(plural).copied()
}

/// The word in the one form in which it is compared: a short form stands for the long one, `Saint` and `Street` for `St`.
pub(super) fn common_form(word: &str) -> &str {
    SHORT.get(word).copied().unwrap_or(word)
}

/// Whether a word in its common form stands in many names of this kind.
pub(super) fn is_generic(kind: NamedKind, word: &str) -> bool {
    let numbered = word.chars().all(|each| each.is_ascii_digit());
    match kind {
        NamedKind::School => is_in("school", word),
        NamedKind::Street => is_in("street", word),
        NamedKind::Team => is_in("team", word) || numbered,
        NamedKind::Place => is_in("place", word),
        NamedKind::Staff | NamedKind::Reference => false,
    }
}

/// Whether a word is in a group of `beside.txt`.
pub(super) fn is_in(group: &'static str, word: &str) -> bool {
    let groups: &HashSet<(&str, &str)> = &GROUPS;
    groups.contains(&(group, word))
}

/// How many words the names of frameworks, guidance, schemes and offices have with which these words begin.
pub(super) fn told_at(words: &[Word]) -> impl Iterator<Item = usize> {
    let first = words.first().and_then(|word| TOLD.get(&word.letters));
    let names = first.into_iter().flatten();
    names.filter(|name| begins_with(words, name)).map(Vec::len)
}
