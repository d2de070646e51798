//! Words as they are compared: without case, marks and the kind of their quotation marks.

use std::collections::BTreeSet;

/// Words so common that they tell nothing.
const COMMON: [&str; 40] = [
    "about",
    "after",
    "also",
    "been",
    "before",
    "between",
    "both",
    "comment",
    "could",
    "does",
    "from",
    "have",
    "inspectors",
    "into",
    "letter",
    "more",
    "most",
    "only",
    "other",
    "over",
    "paragraph",
    "said",
    "sentence",
    "should",
    "some",
    "state",
    "stated",
    "states",
    "than",
    "that",
    "their",
    "there",
    "these",
    "they",
    "this",
    "were",
    "what",
    "which",
    "will",
    "with",
];
/// The fewest letters of a word that tells something.
const SHORTEST: usize = 4;
/// A word is compared by so many of its letters, so that `plan` and `plans`, `visit` and `visited` are one.
const STEM: usize = 6;

/// The words in order, small, marks left out.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '\'' | '’')));
    let words = words.map(|word| word.trim_matches(['\'', '’']).to_lowercase().replace('’', "'"));
    words.filter(|word| !word.is_empty()).collect()
}

/// The words on one line between spaces, to be looked for within others of the same kind.
pub(super) fn line(text: &str) -> String {
    format!(" {} ", words(text).join(" "))
}

/// What of a text tells which sentence is meant: figures, and words that are not everywhere, by their beginning.
pub(super) fn telling(text: &str) -> BTreeSet<String> {
    let tells = |word: &String| {
        word.chars().all(|letter| letter.is_ascii_digit())
            || (word.chars().count() >= SHORTEST && !COMMON.contains(&word.as_str()))
    };
    words(text).into_iter().filter(tells).map(|word| stem(&word)).collect()
}

fn stem(word: &str) -> String {
    let bare = word.strip_suffix("'s").unwrap_or(word);
    let bare = bare
        .strip_suffix('s')
        .filter(|bare| bare.chars().count() >= SHORTEST)
        .unwrap_or(bare);
    bare.chars().take(STEM).collect()
}

/// How much of two texts is the same, from 0 to 1: words of both, as a share of all.
pub(super) fn alike(one: &str, other: &str) -> f64 {
    let (one, other): (BTreeSet<String>, BTreeSet<String>) =
        (words(one).into_iter().collect(), words(other).into_iter().collect());
    match one.len() + other.len() {
        0 => 0.0,
        all => 2.0 * one.intersection(&other).count() as f64 / all as f64,
    }
}

/// What stands in quotation marks in a text, longest first; an apostrophe opens nothing within a word.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let pairs = [('“', '”'), ('‘', '’'), ('"', '"'), ('\'', '\''), ('«', '»')];
    let mut found = Vec::new();
    for (opens, closes) in pairs {
        let mut rest = text;
        while let Some(at) = rest.find(opens) {
            let begins = rest
                .get(..at)
                .and_then(|before| before.chars().next_back())
                .is_none_or(|c| !c.is_alphanumeric());
            let inside = rest.get(at + opens.len_utf8()..).unwrap_or_default();
            let end = begins.then(|| closing(inside, closes)).flatten();
            if let Some(words) = end.and_then(|end| inside.get(..end)) {
                found.push(words.to_owned());
            }
            rest = end
                .and_then(|end| inside.get(end + closes.len_utf8()..))
                .unwrap_or(inside);
        }
    }
    found.sort_by_key(|words| std::cmp::Reverse(words.len()));
    found
}

/// Where the quotation ends: at its mark, where that is not within a word.
fn closing(inside: &str, mark: char) -> Option<usize> {
    let mut marks = inside.match_indices(mark).map(|(at, _)| at);
    marks.find(|at| {
        let after = inside
            .get(at + mark.len_utf8()..)
            .and_then(|after| after.chars().next());
        after.is_none_or(|letter| !letter.is_alphanumeric())
    })
}
