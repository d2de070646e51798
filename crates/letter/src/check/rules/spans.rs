//! Spans of time and the small numbers in them: `six weeks`, `two to three days`, `a four-week wait`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::check::{Found, Passage};
use crate::sentences::capitalised;

/// Two to twelve, as words.
const SMALL: [&str; 11] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];
/// The first that stands in figures at any time.
const TEN: usize = 10;

/// A number or two, and a span. Before `-year` no age is meant: `a four-year plan`, but `a four-year-old`.
static SPAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // A line may break between the words.
    let number = format!(r"(?:{}|\d+)", SMALL.join("|"));
    let which =
        "(?:working |school |calendar |academic |consecutive |full |whole |further |more )?".replace(' ', r"\s");
    let span = format!(
        r"\s{which}(?:days|weeks|months|years|hours|minutes)|-(?:working-)?(?:day|week|month|hour|minute)(?:s|ly)?|-year\s\w+"
    );
    let between = r"(\sto\s|\sor\s|\sand\s|–)";
    Regex::new(&format!(
        r"(?i)(?-u:\b{{start-half}})(?:({number}){between})?({number})({span})(?-u:\b{{end-half}})"
    ))
    .ok()
});

/// The spans whose numbers are put otherwise: `put` says how, and is `None` for a number that stays. `mixed` is whether one
/// of two numbers is put otherwise where the other stays.
pub(super) fn put_otherwise(passage: &Passage<'_>, put: fn(&str) -> Option<String>, mixed: bool) -> Vec<Found> {
    let each = SPAN.iter().flat_map(|pattern| pattern.captures_iter(passage.words));
    each.filter_map(|words| {
        let at = words.get(0)?.range();
        let said = said(&words, put, mixed).filter(|_| !passage.within_address(&at))?;
        let begins = passage.begins_sentence(at.start);
        Some(Found {
            at,
            fixes: vec![if begins { capitalised(&said) } else { said }],
            ..Found::default()
        })
    })
    .collect()
}

fn said(words: &Captures<'_>, put: fn(&str) -> Option<String>, mixed: bool) -> Option<String> {
    let group = |nth| words.get(nth).map_or("", |group| group.as_str());
    let (first, second) = (put(group(1)), put(group(3)));
    let changes = match words.get(1).is_some() && !mixed {
        true => first.is_some() && second.is_some(),
        false => first.is_some() || second.is_some(),
    };
    let number = |put: Option<String>, nth| put.unwrap_or_else(|| group(nth).to_owned());
    changes.then(|| format!("{}{}{}{}", number(first, 1), group(2), number(second, 3), group(4)))
}

/// Two to twelve in figures; `None` for another word.
pub(super) fn in_figures(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let at = SMALL.iter().position(|small| *small == word)?;
    Some((at + 2).to_string())
}

/// Two to nine in words; `None` for other figures.
pub(super) fn in_words(figures: &str) -> Option<String> {
    let number = figures.parse::<usize>().ok().filter(|number| *number < TEN)?;
    SMALL.get(number.checked_sub(2)?).map(|word| (*word).to_owned())
}
