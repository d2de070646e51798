//! What a letter tells in figures of the authority: caseloads, shares, how many there are.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Place;
use super::phrase::{Number, Told, end_with, is_plain, number, place, words};
use crate::check::pattern;
use crate::proportion::{Token, tokens};

/// What stands between what is told and its number.
const COMES_TO: &str = "(?:(?:is|are|was|were|of|at|stands? at)(?: now| currently| about| around)?|\
    (?:has|have) (?:now )?(?:fallen|risen|reduced|increased|decreased|dropped|come down|gone up) to|\
    (?:fell|rose|dropped|came down|went up) to)";

static CASELOAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let whose = |name: &str| format!("(?: (?:of|for|in|within|across) (?:the )?(?P<{name}>[a-z’ -]+?))?");
    let figure = |name: &str| format!(r"(?P<{name}>\d+(?:\.\d+)?|[a-z-]+)\b");
    pattern(&format!(
        r"(?i)\baverage caseloads?{} {COMES_TO} {}|\bcaseloads?{} (?:now )?(?:averaged?|(?:is|are|was|were) on average) {}|\baverage of {} (?:cases|children|families)\b",
        whose("whose"),
        figure("number"),
        whose("of"),
        figure("other"),
        figure("each"),
    ))
    .ok()
});
static HOLDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let holds = "(?:have|has|hold|holds|carry|carries|manage|manages)";
    let now = "(?:now |currently )?";
    pattern(&format!(
        r"(?i)(?:^|[,;:] |\bthat |\band )(?P<who>[a-z’ -]+?) {now}{holds} {now}an $"
    ))
    .ok()
});
/// Whose caseloads are those of all.
const EVERYBODY: &[&str] = &[
    "social workers",
    "workers",
    "practitioners",
    "staff",
    "local authority",
    "authority",
];

/// Average caseloads, each with whose it is.
pub(super) fn caseloads(told: &Told<'_>) -> Vec<Place> {
    let sentence = told.sentence;
    let each = CASELOAD.iter().flat_map(|pattern| pattern.captures_iter(sentence));
    each.filter_map(|words| {
        let figure = ["number", "other", "each"].iter().find_map(|name| words.name(name))?;
        let figures = match figure.as_str().starts_with(|letter: char| letter.is_ascii_digit()) {
            true => figure.as_str().to_owned(),
            false => number(&figure.as_str().to_lowercase())?,
        };
        let holder = || held_by(sentence.get(..words.get(0)?.start())?);
        let said = words.name("whose").or_else(|| words.name("of"));
        let said = said.map(|whose| whose.as_str()).or_else(holder);
        // `An average of 14` is a caseload where somebody has it.
        let whose = match (said, words.name("each")) {
            (None, Some(_)) => return None,
            (said, _) => said.map_or_else(|| place(sentence), of_whom),
        };
        Some((figure.range(), format!("average caseload {whose}"), figures))
    })
    .collect()
}

/// Who has a caseload, by the words before it.
fn held_by(before: &str) -> Option<&str> {
    let holds = HOLDS.as_ref()?.captures(before)?;
    holds.name("who")?.as_str().rsplit(" that ").next()
}

/// Whose caseloads are meant: `social workers in the assessment teams` are those teams, and those of everybody are no one’s.
fn of_whom(said: &str) -> String {
    let said = said.to_lowercase();
    let said = said.trim_start_matches("the ");
    let rest = EVERYBODY.iter().find_map(|all| said.strip_prefix(all)).unwrap_or(said);
    let within = ["in ", "across ", "within "];
    let rest = rest.trim_start();
    let rest = within
        .iter()
        .find_map(|within| rest.strip_prefix(within))
        .unwrap_or(rest);
    rest.trim_start_matches("the ").to_owned()
}

static SHARE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b(?P<number>\d+(?:\.\d+)?)(?P<sign>\s?%|\sper\scent)\sof\s(?P<what>[^.,;:()]+)").ok());
/// Words that make a clause of what a share is of.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "receive", "received", "live", "lived", "take", "took",
];
/// Words that say nothing of what is meant.
const IDLE: &[&str] = &["now", "currently", "still", "already", "all", "the"];
/// Shorter clauses are alike by chance.
const FEWEST: usize = 3;
static RATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?P<what>[a-z-]+) (?:rates?|turnover)(?P<whose> (?:of|for|in|within|among) [a-z’ -]+?)? {COMES_TO} (?P<number>\d+(?:\.\d+)?)(?P<sign>\s?%|\sper\scent)"
    ))
    .ok()
});

/// Shares in percent, each with the whole clause that it is said of, and rates.
pub(super) fn shares(told: &Told<'_>) -> Vec<Place> {
    let sentence = told.sentence;
    let each = SHARE.iter().flat_map(|pattern| pattern.captures_iter(sentence));
    let shares = each.filter_map(|found| {
        let clause = clause(&tokens(found.name("what")?.as_str()))?;
        in_percent(&found, format!("percent of {clause} {}", place(sentence)))
    });
    let each = RATE.iter().flat_map(|pattern| pattern.captures_iter(sentence));
    let rates = each.filter_map(|found| {
        let whose = found.name("whose").map_or("", |whose| whose.as_str());
        let what = format!("rate of {}{whose} {}", found.name("what")?.as_str(), place(sentence));
        in_percent(&found, what.to_lowercase())
    });
    shares.chain(rates).collect()
}

fn in_percent(found: &Captures<'_>, what: String) -> Option<Place> {
    let (number, sign) = (found.name("number")?, found.name("sign")?);
    Some((number.start()..sign.end(), what, number.as_str().to_owned()))
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
/// Words before how many there are of all.
const ALL: &[&str] = &[
    "there are",
    "there are now",
    "there are currently",
    "all",
    "all of the",
    "total of",
];
/// Words between the authority and those it has.
const HAS: &[&str] = &[
    "has",
    "now has",
    "has now",
    "currently has",
    "supports",
    "looks after",
    "is responsible for",
];

/// How many there are: `there are 14`, `all 14`, `the authority’s 14`.
pub(super) fn totals(told: &Told<'_>, authority: &str) -> Vec<Place> {
    if told.sentence.to_lowercase().contains("inspectors") {
        return Vec::new();
    }
    let each = told.numbers().filter_map(|number| {
        // What is said after the number may be of a part: `312 children in care, and most of them`.
        let clause = number
            .after
            .iter()
            .find(|token| token.divided)
            .map_or(told.sentence.len(), |token| token.at.start);
        if !is_plain(told.sentence.get(..clause)?) {
            return None;
        }
        let own = is_own(&number, authority);
        let total = own || ALL.iter().any(|said| end_with(number.before, said));
        let what = with_where(number.what, number.after).filter(|_| total)?;
        let enough = own || what.split(' ').count() >= SAID;
        let what = format!("there are {what} {}", place(told.sentence));
        enough.then_some((number.at, what, number.figures))
    });
    each.collect()
}

/// Whether it is said of the authority that it has so many.
fn is_own(number: &Number<'_>, authority: &str) -> bool {
    let name = authority.to_lowercase();
    let owners = ["authority", "council", name.as_str()];
    let owner = number
        .before
        .last()
        .is_some_and(|last| last.word.ends_with(['s', 'S']) && last.word.contains(['’', '\'']));
    owners.iter().filter(|owner| !owner.is_empty()).any(|who| {
        let has = |has: &&str| end_with(number.before, &format!("{who} {has}"));
        (owner && end_with(number.before, who)) || HAS.iter().any(has)
    })
}

/// Who they are and where, to the end of the clause; `None` where more is said of them.
fn with_where(what: &[Token<'_>], after: &[Token<'_>]) -> Option<String> {
    let more = after.iter().take_while(|token| !token.divided);
    let more: Vec<&str> = more
        .map(|token| token.small.as_str())
        .take_while(|word| !VERBS.contains(word) && *word != "and")
        .collect();
    let placed = more
        .first()
        .is_none_or(|word| matches!(*word, "in" | "at" | "on" | "with" | "of" | "under" | "from"));
    placed.then(|| format!("{} {}", words(what), more.join(" ")).trim_end().to_owned())
}
