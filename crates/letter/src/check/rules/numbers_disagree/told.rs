//! What a letter tells in figures of the authority: caseloads, shares, how many there are.

use std::sync::LazyLock;

use regex::Regex;

use super::Place;
use super::phrase::{counted, is_plain, number, place, words};
use crate::proportion::{Token, tokens};

static CASELOAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let verb = "(?:(?:is|are|was|were|of|at|stands? at)(?: now| currently| about| around)?|(?:has|have) (?:now )?(?:fallen|risen|reduced|increased|decreased|dropped|come down|gone up) to|(?:fell|rose|dropped|came down|went up) to)";
    Regex::new(&format!(
        r"(?i)\baverage caseloads?(?: (?:of|for|in|within|across) (?:the )?(?P<whose>[a-z’ -]+?))? {verb} (?P<number>\d+(?:\.\d+)?)\b|\bcaseloads? (?:averaged?|(?:is|are|was|were) on average) (?P<other>\d+(?:\.\d+)?)\b"
    ))
    .ok()
});
/// Whose caseloads are those of all.
const EVERYBODY: &[&str] = &[
    "social workers",
    "workers",
    "practitioners",
    "staff",
    "authority",
    "local authority",
];

/// Average caseloads, each with whose it is.
pub(super) fn caseloads(sentence: &str) -> Vec<Place> {
    if !is_plain(sentence) {
        return Vec::new();
    }
    let each = CASELOAD.iter().flat_map(|pattern| pattern.captures_iter(sentence));
    each.filter_map(|words| {
        let number = words.name("number").or_else(|| words.name("other"))?;
        let said = words.name("whose").map(|whose| whose.as_str().to_lowercase());
        let whose = said.unwrap_or_else(|| place(sentence));
        let whose = if EVERYBODY.contains(&whose.as_str()) {
            ""
        } else {
            whose.as_str()
        };
        Some((
            number.range(),
            format!("average caseload {whose}"),
            number.as_str().to_owned(),
        ))
    })
    .collect()
}

static SHARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?P<number>\d+(?:\.\d+)?)(?P<sign>\s?%|\sper\scent)\sof\s(?P<what>[^.,;:()]+)").ok()
});
/// Words that make a clause of what a share is of.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "receive", "received", "live", "lived", "take", "took",
];
/// Words that say nothing of what is meant.
const IDLE: &[&str] = &["now", "currently", "still", "already", "all", "the"];
/// Shorter clauses are alike by chance.
const FEWEST: usize = 4;

/// Shares in percent, each with the whole clause that it is said of.
pub(super) fn shares(sentence: &str) -> Vec<Place> {
    if !is_plain(sentence) {
        return Vec::new();
    }
    let each = SHARE.iter().flat_map(|pattern| pattern.captures_iter(sentence));
    each.filter_map(|found| {
        let (number, sign) = (found.name("number")?, found.name("sign")?);
        let clause = clause(&tokens(found.name("what")?.as_str()))?;
        let what = format!("percent of {clause} {}", place(sentence));
        Some((number.start()..sign.end(), what, number.as_str().to_owned()))
    })
    .collect()
}

/// What a share is of and what is said of it, up to what is said beside that.
fn clause(tokens: &[Token<'_>]) -> Option<String> {
    let verb = tokens.iter().position(|token| VERBS.contains(&token.small.as_str()))?;
    let ends = |token: &&Token<'_>| {
        matches!(
            token.small.as_str(),
            "and" | "but" | "while" | "compared" | "which" | "up from"
        )
    };
    let said = tokens.iter().skip(verb).take_while(|token| !ends(token));
    let all = tokens.iter().take(verb).chain(said).map(|token| token.small.as_str());
    let all: Vec<&str> = all.filter(|word| !IDLE.contains(word)).collect();
    (all.len() >= FEWEST).then(|| all.join(" "))
}

/// So many words at least say of whom there are so many: `14 social workers` are told of often, and of few.
const SAID: usize = 3;

/// How many there are: `there are 14`, `all 14`.
pub(super) fn totals(sentence: &str) -> Vec<Place> {
    if !is_plain(sentence) || sentence.to_lowercase().contains("inspectors") {
        return Vec::new();
    }
    let tokens = tokens(sentence);
    let each = tokens.iter().enumerate().filter_map(|(at, token)| {
        let number = number(&token.small)?;
        let after = tokens.get(at + 1..)?;
        let length = counted(after)?;
        let before = words(tokens.get(..at)?);
        let total = ["there are", "there are now", "there are currently", "all", "all of the"];
        let is_total = total
            .iter()
            .any(|said| before == *said || before.ends_with(&format!(" {said}")));
        let end = after.get(length.checked_sub(1)?)?.at.end;
        let what = with_where(after, length).filter(|_| is_total)?;
        let enough = what.split(' ').count() >= SAID;
        enough.then(|| {
            (
                token.at.start..end,
                format!("there are {what} {}", place(sentence)),
                number,
            )
        })
    });
    each.collect()
}

/// Who they are and where, to the end of the clause; `None` where more is said of them.
fn with_where(after: &[Token<'_>], length: usize) -> Option<String> {
    let more = after.iter().skip(length).take_while(|token| !token.divided);
    let more: Vec<&str> = more
        .map(|token| token.small.as_str())
        .take_while(|word| !VERBS.contains(word) && *word != "and")
        .collect();
    let placed = more
        .first()
        .is_none_or(|word| matches!(*word, "in" | "at" | "on" | "with" | "of" | "under" | "from"));
    let who = words(after.get(..length)?);
    placed.then(|| format!("{who} {}", more.join(" ")).trim_end().to_owned())
}
