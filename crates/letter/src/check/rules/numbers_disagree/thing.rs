//! What a number is of, and when two numbers are of one thing.

use std::collections::BTreeSet;

use crate::proportion::Token;

/// How a letter comes to tell a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Inspectors looked at so many.
    Seen,
    /// Inspectors met so many.
    Met,
    /// So many on average.
    Average,
    /// So many in a hundred.
    Share,
    /// So many there are.
    All,
}

/// What a number is of: two are of one thing where all of this is alike, however it is put.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) how: How,
    /// The noun that is counted.
    pub(super) noun: String,
    /// The words that say which ones, in no order: `assessment`, `team`.
    pub(super) which: BTreeSet<String>,
    /// The sentence of who has them, in order; empty where that is the authority or nobody.
    pub(super) owner: Vec<String>,
    /// Whether it speaks of those that were told before: `the 14`, `all 14`.
    pub(super) definite: bool,
}

/// How what is told here stands to what was told before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// It is the same.
    Same,
    /// It says less of which ones: `these 26 records` of `24 children’s records`.
    Wider,
    /// It says more of which ones.
    Narrower,
    /// It is another.
    Apart,
}

impl Thing {
    pub(super) fn new(how: How, noun: &str, which: BTreeSet<String>) -> Self {
        Self {
            how,
            noun: noun.to_owned(),
            which,
            owner: Vec::new(),
            definite: false,
        }
    }

    /// What a phrase counts, whose last word is its noun.
    pub(super) fn of(how: How, phrase: &[Token<'_>]) -> Self {
        let (noun, rest) = phrase.split_last().unzip();
        let which = telling(rest.unwrap_or_default().iter().map(|token| token.small.as_str()));
        Self::new(how, noun.map_or("", |noun| noun.small.as_str()), which)
    }

    /// Whether both count the same noun in the same way.
    pub(super) fn is_like(&self, earlier: &Self) -> bool {
        self.how == earlier.how && self.noun == earlier.noun && have_one_name(&self.owner, &earlier.owner)
    }

    /// How it stands to one that is like it.
    pub(super) fn stands_to(&self, earlier: &Self) -> Stands {
        match (
            self.which.is_subset(&earlier.which),
            self.which.is_superset(&earlier.which),
        ) {
            (true, true) => Stands::Same,
            (true, false) => Stands::Wider,
            (false, true) => Stands::Narrower,
            (false, false) => Stands::Apart,
        }
    }
}

/// Words that say nothing of which ones are meant.
const IDLE: &[&str] = &[
    "a",
    "about",
    "all",
    "already",
    "also",
    "an",
    "and",
    "are",
    "around",
    "as",
    "at",
    "been",
    "both",
    "by",
    "currently",
    "each",
    "every",
    "for",
    "from",
    "had",
    "has",
    "have",
    "in",
    "is",
    "its",
    "now",
    "of",
    "on",
    "our",
    "per",
    "still",
    "that",
    "the",
    "their",
    "there",
    "these",
    "this",
    "those",
    "to",
    "under",
    "up",
    "was",
    "were",
    "which",
    "who",
    "whom",
    "whose",
    "with",
    "within",
    "across",
    "among",
    "only",
    "just",
    "total",
    "present",
    "moment",
    "practice",
];

/// The words that tell something, each without its ending.
pub(super) fn telling<'w>(words: impl Iterator<Item = &'w str>) -> BTreeSet<String> {
    words.filter(|word| !IDLE.contains(word)).map(stem).collect()
}

/// One for `teams` and `team`, `agencies` and `agency`.
pub(super) fn stem(word: &str) -> String {
    match (word.strip_suffix("ies"), word.strip_suffix('s')) {
        _ if word == "children" => "child".to_owned(),
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) if !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// What may have people or things of its own.
pub(super) const OWNERS: &[&str] = &["team", "service", "hub", "unit", "panel", "home", "centre", "board"];

/// Whether two sentences name who has them with the same words in a row: `the new team for fostered children`.
fn have_one_name(one: &[String], other: &[String]) -> bool {
    if one.is_empty() && other.is_empty() {
        return true;
    }
    let starts = (0..one.len()).flat_map(|at| (0..other.len()).map(move |from| (at, from)));
    starts.into_iter().any(|(at, from)| {
        let (one, other) = (one.get(at..).unwrap_or_default(), other.get(from..).unwrap_or_default());
        let run = one.iter().zip(other).take_while(|(word, same)| word == same).count();
        let (name, rest) = one.split_at_checked(run).unwrap_or_default();
        is_whole_name(name, [rest.first(), other.get(run)])
    })
}

/// Whether a row of words names somebody, and neither sentence says more of them with the word that comes next.
fn is_whole_name(name: &[String], next: [Option<&String>; 2]) -> bool {
    let joins = |word: &String| {
        matches!(
            word.as_str(),
            "in" | "for" | "of" | "at" | "with" | "and" | "the" | "that"
        )
    };
    let owner = name.iter().position(|word| OWNERS.contains(&stem(word).as_str()));
    let telling = telling(name.iter().map(String::as_str));
    owner.is_some() && telling.len() > 1 && !name.last().is_some_and(joins) && !next.into_iter().flatten().any(joins)
}
