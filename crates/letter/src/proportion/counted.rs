//! Whether words are a proportion of something that can be counted, and not an idiom.

use super::tokens::{Token, begin_with};
use super::words::{COUNTED, ENDS, IDIOMS, NAMED_BEFORE, ONE, STANDS_ALONE_BEFORE};

/// So many words can stand before what is counted: "most of the older children", "some child in need plans".
const REACH: usize = 6;

/// How many words of an idiom the sentence goes on with; 0 for none. The longest counts.
pub(super) fn idiom(rest: &[Token<'_>]) -> usize {
    let with_number = |words: &&str| {
        words.strip_suffix(" *").is_some_and(|words| {
            let number = |token: &Token<'_>| token.small.starts_with(|letter: char| letter.is_ascii_digit());
            begin_with(rest, words).is_some_and(|length| rest.get(length).is_some_and(number))
        })
    };
    let lengths = IDIOMS.iter().filter_map(|words| match with_number(words) {
        true => Some(words.split(' ').count()),
        false => begin_with(rest, words),
    });
    lengths.max().unwrap_or(0)
}

/// Whether what follows these words is something to count.
pub(super) fn is_counted(words: &str, after: &[Token<'_>]) -> bool {
    let next = |at: usize| {
        after
            .get(at)
            .filter(|token| !token.divided)
            .map(|token| token.small.as_str())
    };
    let linked = words.ends_with(" of") || next(0) == Some("of");
    let skipped = usize::from(next(0) == Some("of"));
    let pronoun = next(skipped).is_some_and(|word| NAMED_BEFORE.contains(&word));
    if linked && pronoun && ends_at(after.get(skipped + 1)) {
        return true;
    }
    if !linked && needs_of(words) && next(0) != Some("the") {
        return stands_alone(words, next(0));
    }
    let ones: &[&str] = match words {
        "each" | "every" | "not every" => ONE,
        "no" => &["child", "person"],
        _ => &[],
    };
    names_counted(after.get(skipped..).unwrap_or_default(), ones) || (!linked && stands_alone(words, next(0)))
}

/// Whether these words take "of" before what is counted: `the majority`, `half`, but not `a few`.
pub(super) fn needs_of(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or(words);
    matches!(
        last,
        "majority" | "minority" | "number" | "half" | "none" | "proportion" | "third" | "quarter"
    )
}

fn names_counted(phrase: &[Token<'_>], ones: &[&str]) -> bool {
    for (at, token) in phrase.iter().take(REACH).enumerate() {
        let word = token.small.as_str();
        if token.divided || (ENDS.contains(&word) && !within_name(phrase, at)) {
            return false;
        }
        if COUNTED.contains(&word) || ones.contains(&word) {
            return true;
        }
    }
    false
}

/// Whether the word is part of what children and plans are called: `child in need plans`.
fn within_name(phrase: &[Token<'_>], at: usize) -> bool {
    let names = [
        "child in need",
        "children in need",
        "children in care",
        "return home",
        "front door",
    ];
    let starts = at
        .checked_sub(1)
        .and_then(|before| phrase.get(before..))
        .unwrap_or_default();
    names.iter().any(|name| begin_with(starts, name).is_some())
}

fn stands_alone(words: &str, next: Option<&str>) -> bool {
    !matches!(words, "each" | "every" | "no" | "not every" | "a number of")
        && next.is_some_and(|next| STANDS_ALONE_BEFORE.contains(&next))
}

fn ends_at(token: Option<&Token<'_>>) -> bool {
    token.is_none_or(|token| {
        let word = token.small.as_str();
        token.divided || ENDS.contains(&word) || STANDS_ALONE_BEFORE.contains(&word)
    })
}

/// Whether a word of proportion before this word stands by itself.
pub(super) fn is_verb(word: &str) -> bool {
    STANDS_ALONE_BEFORE.contains(&word)
}
