//! How many were looked at, and how many were met.

use super::Place;
use super::phrase::{REACH, Told, end_with};
use super::thing::{How, Thing, telling};
use crate::numbers::number;
use crate::proportion::Token;

/// Words before the number of what was looked at, or after it.
const LOOKED_AT: &[&str] = &[
    "reviewed",
    "sampled",
    "read",
    "considered",
    "tracked",
    "examined",
    "evaluated",
];
/// Words that take a part of a whole: `most of the 12 records`.
const PART: &[&str] = &[
    "all", "most", "many", "some", "few", "none", "half", "each", "majority", "minority", "number", "sample",
];
/// Words that begin what says which ones are meant: `the 14 records that inspectors read`.
const WHICH: &[&str] = &["that", "which", "who", "whom", "whose"];
/// What is looked at in place of the children whose it is: `the records of 12 children`.
const THEIRS: &[&str] = &["cases", "records", "files", "plans", "experiences"];

/// Those who look at records beside inspectors.
const OTHERS: &[&str] = &["auditors", "managers", "leaders", "moderators", "reviewers", "chairs"];

/// Whether the word stands before what somebody looks at: `inspectors saw 12 records`.
fn look_at(word: &str) -> bool {
    LOOKED_AT.contains(&word) || matches!(word, "scrutinised" | "saw")
}

/// Whether the word stands after what was looked at: `the 12 records seen`.
fn was_looked_at(word: &str) -> bool {
    LOOKED_AT.contains(&word) || word == "seen"
}

/// How many of what were looked at.
pub(super) fn looked_at(told: &Told<'_>) -> Vec<Place> {
    let whole = told
        .numbers()
        .filter(|number| !is_of_others(number.before) && is_whole(number.before, number.after));
    whole
        .map(|number| {
            let mut thing = whose(number.before, number.what, number.after);
            thing.definite = is_definite(number.before);
            (number.at, thing, number.figures)
        })
        .collect()
}

/// Whether somebody else is told to have looked at them: `auditors, who looked at 26 records`.
fn is_of_others(before: &[Token<'_>]) -> bool {
    let said = |who: &[&str]| before.iter().any(|token| who.contains(&token.small.as_str()));
    said(OTHERS) && !said(&["inspectors"])
}

/// What was looked at, the same whether children’s records or the records of children are said.
fn whose(before: &[Token<'_>], what: &[Token<'_>], after: &[Token<'_>]) -> Thing {
    let of = before
        .iter()
        .rev()
        .skip_while(|token| matches!(token.small.as_str(), "of" | "the" | "these" | "those"))
        .map(|token| token.small.as_str());
    let of = of.take(1).find(|word| THEIRS.contains(word));
    let whose = || {
        let clause = after.iter().take(REACH + 2).take_while(|token| !token.divided);
        let theirs = clause.skip_while(|token| token.small != "whose").nth(1)?;
        THEIRS.iter().copied().find(|word| *word == theirs.small)
    };
    let theirs = match of.or_else(whose) {
        Some("plans") => "plans",
        Some(_) => "records",
        None => match what.split_last() {
            Some((last, _)) if matches!(last.small.as_str(), "experiences" | "files") => "records",
            _ => return Thing::of(How::Seen, what),
        },
    };
    Thing::new(
        How::Seen,
        theirs,
        telling(what.iter().map(|token| token.small.as_str())),
    )
}

/// Whether those are meant that were told before: `these 26`, `all 14`.
fn is_definite(before: &[Token<'_>]) -> bool {
    ["the", "these", "those", "all"]
        .iter()
        .any(|word| end_with(before, word))
}

/// Words before how many people inspectors met.
const MET: &[&str] = &[
    "met",
    "interviewed",
    "spoke to",
    "spoke with",
    "met with",
    "talked to",
    "talked with",
    "heard from",
];
/// Words between those of whom a list tells that inspectors met them.
const LISTED: &[&str] = &["and", "to", "with", "from", "as", "well"];
/// Words after which no more is said of who they were.
const GO_ON: &[&str] = &["and", "about", "during"];
/// Words that say more of who they were: those in one team are not all.
const WHERE: &[&str] = &["in", "at", "from", "of", "on"];
/// Words that begin what says that they were met.
const WHOM: &[&str] = &[
    "to",
    "with",
    "who",
    "whom",
    "that",
    "inspectors",
    "interviewed",
    "met",
    "spoken",
];

/// How many people inspectors met, where nothing says that it was a part of them.
pub(super) fn met(told: &Told<'_>) -> Vec<Place> {
    let mut found = Vec::new();
    let mut listed = None;
    for number in told.numbers() {
        let (place, rest) = number.after.split_at_checked(place(number.after)).unwrap_or_default();
        let begins = MET.iter().any(|met| is_met(number.before, met));
        let goes_on = listed.is_some_and(|from| {
            let between = number.before.get(from..).unwrap_or_default();
            between.iter().all(|token| LISTED.contains(&token.small.as_str()))
        });
        let were_met = begins || goes_on;
        listed = were_met.then(|| number.before.len() + 1 + number.what.len() + place.len());
        let no_more = rest
            .first()
            .is_none_or(|next| next.divided || GO_ON.contains(&next.small.as_str()));
        let all = ["all", "the"].iter().any(|all| end_with(number.before, all));
        if (were_met && no_more) || (all && whom_inspectors_met(rest)) {
            let mut thing = Thing::of(How::Met, number.what);
            thing
                .which
                .extend(telling(place.iter().map(|token| token.small.as_str())));
            thing.definite = is_definite(number.before);
            found.push((number.at, thing, number.figures));
        }
    }
    found
}

fn is_met(before: &[Token<'_>], met: &str) -> bool {
    let group = ["a group of", "a total of"]
        .iter()
        .find(|group| end_with(before, group));
    let length = before.len() - group.map_or(0, |_| 3);
    let before = before.get(..length).unwrap_or_default();
    ["inspectors", "inspectors also", "they", "they also"]
        .iter()
        .any(|who| end_with(before, &format!("{who} {met}")))
}

/// How many words say where they were: `in the assessment service`.
fn place(after: &[Token<'_>]) -> usize {
    let is_where = |token: &Token<'_>| !token.divided && WHERE.contains(&token.small.as_str());
    if !after.first().is_some_and(is_where) {
        return 0;
    }
    let ends = |token: &Token<'_>| {
        let word = token.small.as_str();
        token.divided || WHOM.contains(&word) || GO_ON.contains(&word)
    };
    after.iter().position(ends).unwrap_or(after.len())
}

/// `to whom inspectors spoke`, `who met inspectors`, `inspectors spoke to`, `spoken to by inspectors`.
fn whom_inspectors_met(after: &[Token<'_>]) -> bool {
    let clause = after.iter().take(REACH + 2).take_while(|token| !token.divided);
    let clause: Vec<&str> = clause.map(|token| token.small.as_str()).collect();
    let begins = clause.first().is_some_and(|word| WHOM.contains(word));
    begins
        && clause.contains(&"inspectors")
        && clause
            .iter()
            .position(|word| matches!(*word, "spoke" | "spoken" | "met" | "interviewed" | "talked"))
            .is_some_and(|verb| {
                let after = clause.iter().skip(verb + 1);
                let mut place = after.skip_while(|word| matches!(**word, "to" | "with"));
                !place.next().is_some_and(|word| WHERE.contains(word))
            })
}

/// Whether the number is of all that were looked at, by the words before and after it.
fn is_whole(before: &[Token<'_>], after: &[Token<'_>]) -> bool {
    let words: Vec<&str> = before.iter().rev().take(4).map(|token| token.small.as_str()).collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| !matches!(*word, "the" | "these" | "those" | "a"))
        .collect();
    let last = words.first().copied().unwrap_or_default();
    let pair = words.get(1).map(|word| format!("{word} {last}")).unwrap_or_default();
    let part = last == "of"
        && words
            .get(1)
            .is_some_and(|word| PART.contains(word) || number(word).is_some());
    let mut next = after
        .iter()
        .map(|token| token.small.as_str())
        .filter(|word| *word != "were");
    let done = next.next().unwrap_or_default();
    // What managers have reviewed is no sample of inspectors.
    let by_others = next.next() == Some("by") && !next.take(2).any(|word| word == "inspectors");
    let definite = before
        .last()
        .is_none_or(|token| matches!(token.small.as_str(), "the" | "these" | "those" | "all" | "of"));
    let theirs = last == "of"
        && words.get(1).is_some_and(|word| THEIRS.contains(word))
        && words.iter().any(|word| look_at(word));
    look_at(last)
        || pair == "looked at"
        || part
        || theirs
        || (was_looked_at(done) && !by_others)
        || (definite && are_those_looked_at(after))
}

/// Whether the words after what is counted say that it is what was looked at.
fn are_those_looked_at(after: &[Token<'_>]) -> bool {
    let words: Vec<&str> = after
        .iter()
        .take(REACH + 2)
        .take_while(|token| !token.divided)
        .map(|token| token.small.as_str())
        .collect();
    let which = words.first().is_some_and(|word| WHICH.contains(word));
    let verb = words.iter().position(|word| was_looked_at(word) || *word == "saw");
    let at = words.windows(2).position(|pair| matches!(pair, ["looked", "at"]));
    let verb = verb.or(at.map(|at| at + 1));
    // Those that inspectors read in one team are not all.
    let stops = |verb: usize| !words.get(verb + 1).is_some_and(|next| WHERE.contains(next));
    // `Who moved are seen` tells of those who moved.
    let theirs = words.contains(&"inspectors") || words.contains(&"whose");
    which && verb.is_some_and(|verb| stops(verb) && (verb <= 2 || theirs))
}
