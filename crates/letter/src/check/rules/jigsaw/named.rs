//! Schools, teams, homes and streets by their names, though no notebook has them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::sentence::Sentence;
use crate::check::names::{Case, Word};
use crate::check::own_details;
use crate::spelling::Speller;

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    School,
    Team,
    Home,
    Street,
}

/// Words of a name before what it ends with, at most.
const LONGEST: usize = 5;

/// Whether the name of a team is one of everyday words and says what the team is for: it serves a whole authority, and is
/// no team of one town. Single words are such where something can be done: `the Aspire team`, but `the Heron team`.
pub(super) fn is_service(sentence: &Sentence<'_>, name: &Range<usize>, speller: &Speller) -> bool {
    let knows = |word: &str| speller.unknown(word, &BTreeSet::new()).is_empty();
    let last = name.end.checked_sub(1);
    let words: Vec<&str> = name
        .clone()
        .filter(|at| sentence.word(*at).is_some_and(Word::has_capital) && Some(*at) != last)
        .filter_map(|at| Some(sentence.word(at)?.letters.as_str()))
        .filter(|word| !matches!(*word, "the" | "another"))
        .collect();
    let placed = name
        .clone()
        .any(|at| PLACES.iter().any(|group| sentence.is(at, group)) || sentence.says(at, &PLACE_WORDS));
    let done = |word: &str| knows(&format!("{}ing", word.trim_end_matches('e')));
    let named = match words.as_slice() {
        [] => false,
        [word] => knows(word) && done(word),
        words => words.iter().all(|word| knows(word)),
    };
    named && !placed
}

/// Groups of words that name places, and others that do.
const PLACES: [&str; 5] = ["road head", "house", "landmark", "home head", "school head"];
const PLACE_WORDS: [&str; 10] = [
    "park", "wood", "field", "fields", "mill", "town", "vale", "dale", "bank", "green",
];

/// What is named in a sentence, in words of it.
pub(super) fn found(sentence: &Sentence<'_>) -> Vec<(Range<usize>, What)> {
    if sentence.shouts {
        return Vec::new();
    }
    let mut found: Vec<(Range<usize>, What)> = Vec::new();
    for at in 1..sentence.words.len() {
        let named = [
            ("school head", What::School),
            ("team head", What::Team),
            ("home head", What::Home),
            ("house", What::Home),
            ("road head", What::Street),
        ]
        .iter()
        .find_map(|(group, what)| Some((ends_here(sentence, at, group)?, *what)));
        if let Some((words, what)) = named
            && found.last().is_none_or(|(last, _)| last.end <= words.start)
        {
            found.push((words, what));
        }
    }
    found
}

/// The name that ends with an entry of this group here.
fn ends_here(sentence: &Sentence<'_>, at: usize, group: &str) -> Option<Range<usize>> {
    let end = sentence.ends(at, group)?;
    let head = sentence.word(at)?;
    let needs_capital = match group {
        "road head" | "house" => true,
        "school head" => sentence.says(at, &["high", "schools", "college", "nursery"]),
        _ => sentence.says(at, &["teams", "cluster", "quadrant"]),
    };
    if needs_capital && !head.has_capital() {
        return None;
    }
    let start = begins(sentence, at)?;
    let name = start..at;
    // An academy of health teaches no children.
    let health = name.clone().any(|at| sentence.says(at, &["health"]));
    if group == "school head" && health {
        return None;
    }
    let distinctive = |at: usize| is_distinctive(sentence, at, head.has_capital());
    if !name.clone().any(distinctive) || is_owner(sentence, &name) || is_own(sentence, &(start..end)) {
        return None;
    }
    let placed = sentence.follows(start, "where") || sentence.is(end, "home head");
    (group != "house" || placed).then_some(start..end)
}

/// Where the words with capital letters before this one begin.
fn begins(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let beside = sentence
            .word(start)
            .is_some_and(|word| word.gap.is_beside() || is_saint(sentence, before));
        let capital = sentence.word(before).is_some_and(Word::has_capital);
        if !beside || !capital || at - before > LONGEST {
            break;
        }
        start = before;
    }
    (start < at).then_some(start)
}

fn is_saint(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.says(at, &["st"])
}

/// Whether a word tells one from others of its kind. The first word of a sentence has a capital letter for that alone, so it
/// counts only where what the name ends with has one too.
fn is_distinctive(sentence: &Sentence<'_>, at: usize, head_has_capital: bool) -> bool {
    sentence.word(at).is_some_and(|word| {
        let letters = word.letters.chars().count();
        let short_form = word.case == Case::Capitals && letters <= 6;
        let generic = ["generic name", "known capital", "month", "country part", "number"]
            .iter()
            .any(|group| sentence.ends(at, group) == Some(at + 1));
        letters > 1
            && word.letters.chars().all(char::is_alphabetic)
            && !short_form
            && !generic
            && (!word.opens || head_has_capital)
            && !sentence.is_told(at)
    })
}

/// `Northmere’s schools`: whose they are, and not what they are called.
fn is_owner(sentence: &Sentence<'_>, name: &Range<usize>) -> bool {
    let last = name.end.checked_sub(1).and_then(|last| sentence.word(last));
    let saint = name.clone().any(|at| is_saint(sentence, at));
    last.is_some_and(|word| word.possessive) && !saint
}

fn is_own(sentence: &Sentence<'_>, name: &Range<usize>) -> bool {
    let words = sentence.words.get(name.clone()).unwrap_or_default();
    let letters: Vec<&str> = words.iter().map(|word| word.letters.as_str()).collect();
    own_details::ends_with_street(&letters.join(" "))
}
