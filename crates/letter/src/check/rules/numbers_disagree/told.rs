//! What a letter tells in figures of the authority: averages, shares, how many there are.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Place;
use super::phrase::{Number, Told, counted, end_with, is_plain, place};
use super::thing::{How, OWNERS, Thing, stem, telling};
use crate::check::{parts, pattern};
use crate::numbers::number;
use crate::proportion::{Token, tokens};

/// Words that cut off what is said beside a figure.
const BESIDE: &[&str] = &["and", "but", "while", "compared", "because", "so", "which"];

/// A part of a sentence between its marks, with where it begins and the words that set its place before it.
struct Part<'a> {
    start: usize,
    words: &'a str,
    lead: &'a str,
}

/// The parts of a sentence. Where it opens with a place or a time, that holds for the next part; what stands before a colon
/// holds for all after it.
fn parts_of(sentence: &str) -> Vec<Part<'_>> {
    static OPENS: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"^(?:In|For|Among|Within|Across|At|On|Of)\b").ok());
    let mut all: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    let mut listed = "";
    for words in sentence.split_inclusive([',', ';', ':', '(', ')', '–', '—']) {
        let opens =
            |part: &&Part<'_>| part.start == 0 && OPENS.as_ref().is_some_and(|opens| opens.is_match(part.words));
        let lead = all.last().filter(opens).map_or(listed, |part| part.words);
        if words.ends_with(':') {
            listed = words;
        }
        let (at, bare) = unreported(words);
        all.push(Part {
            start: start + at,
            words: bare,
            lead,
        });
        start += words.len();
    }
    all
}

/// Without the words that say who told it, and how many bytes those have: `leaders told inspectors that`.
fn unreported(words: &str) -> (usize, &str) {
    static REPORTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let verbs =
            "says?|said|reports?|reported|knows?|told|tells?|shows?|finds?|found|states?|recognised?|confirm(?:s|ed)?";
        pattern(&format!(r"(?i)^\D*?\b(?:{verbs})\s(?:\w+\s){{0,2}}?that\s")).ok()
    });
    let told = REPORTED.as_ref().and_then(|pattern| pattern.find(words));
    let at = told.map_or(0, |told| told.end());
    (at, words.get(at..).unwrap_or_default())
}

impl Part<'_> {
    /// The words that say what its one figure is of, up to what is said beside that.
    fn telling(&self, figure: usize, ends: &[&str]) -> BTreeSet<String> {
        let own = tokens(self.words);
        let beside = |token: &&Token<'_>| token.at.start < figure || !ends.contains(&token.small.as_str());
        let own = own
            .iter()
            .take_while(beside)
            .filter(|token| number(&token.small).is_none());
        let lead = tokens(self.lead);
        telling(own.chain(&lead).map(|token| token.small.as_str()))
    }

    /// Its one figure, where it tells of now; a fall from one figure to another tells the other.
    fn figure(&self) -> Option<(std::ops::Range<usize>, String)> {
        static FIGURE: LazyLock<Option<Regex>> =
            LazyLock::new(|| pattern(r"\b(?:\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)\b").ok());
        let words = FIGURE.iter().flat_map(|pattern| pattern.find_iter(self.words));
        let figures = words.filter_map(|word| {
            let decimal = word.as_str().starts_with(|first: char| first.is_ascii_digit());
            let figure = if decimal {
                Some(word.as_str().to_owned())
            } else {
                number(word.as_str())
            };
            let from = self.words.get(..word.start())?.ends_with("from ");
            Some((word.range(), figure.filter(|figure| figure != "1" && !from)?))
        });
        let figures: Vec<_> = figures.collect();
        match figures.as_slice() {
            [one] if is_plain(self.words) && is_plain(self.lead) => Some(one.clone()),
            _ => None,
        }
    }
}

/// Words that say that cases are held, whoever holds them.
const CASELOAD: &[&str] = &[
    "caseload",
    "workload",
    "case",
    "child",
    "family",
    "social",
    "worker",
    "practitioner",
    "staff",
    "average",
    "averaging",
    "averaged",
    "mean",
    "local",
    "authority",
    "council",
    "hold",
    "holding",
    "carry",
    "carrying",
    "manage",
    "managing",
    "responsible",
    "fallen",
    "risen",
    "fell",
    "rose",
    "dropped",
    "reduced",
    "increased",
    "decreased",
    "come",
    "gone",
    "down",
    "stand",
    "work",
    "allocated",
];

/// Units of time: those who wait so long are the children of the letter.
const TIME: &[&str] = &["day", "week", "month", "hour"];

/// Averages, each with all that its part of the sentence says of it.
pub(super) fn averages(told: &Told<'_>) -> Vec<Place> {
    let each = parts_of(told.sentence).into_iter().filter_map(|part| {
        let small = format!("{} {}", part.lead, part.words).to_lowercase();
        let (at, figure) = part.figure().filter(|_| small.contains("averag"))?;
        let after = part.words.get(at.end..)?;
        let unit = tokens(after).first().map(|unit| stem(&unit.small));
        let cases = |unit: &str| matches!(unit, "case" | "child" | "family");
        let mut which = part.telling(at.start, &[BESIDE, &["is", "makes", "means"]].concat());
        let caseload = small.contains("caseload") || unit.as_deref().is_some_and(cases);
        let time = unit.as_deref().is_some_and(|unit| TIME.contains(&unit));
        which.retain(|word| {
            let held = caseload && CASELOAD.contains(&word.as_str());
            word != "average" && !held && !(time && matches!(word.as_str(), "child" | "it" | "take"))
        });
        let said = caseload || which.len() > 1;
        let noun = if caseload { "caseload" } else { "average" };
        let thing = Thing::new(How::Average, noun, which);
        let counts = !after.starts_with('%') && !after.trim_start().starts_with("per cent");
        (said && counts).then(|| (parts::within(&(part.start..part.start), &at), thing, figure))
    });
    each.collect()
}

/// Shares and rates in percent, each with all that its part of the sentence says of it.
pub(super) fn shares(told: &Told<'_>) -> Vec<Place> {
    let each = parts_of(told.sentence).into_iter().filter_map(|part| {
        let (at, figure) = part.figure()?;
        let after = part.words.get(at.end..)?;
        let sign = ["%", " %", "\u{a0}%", " per cent"]
            .into_iter()
            .find(|sign| after.starts_with(sign))?;
        let mut which = part.telling(at.start, BESIDE);
        which.retain(|word| !matches!(word.as_str(), "cent" | "proportion" | "percentage" | "stand" | "share"));
        let at = part.start + at.start..part.start + at.end + sign.len();
        (which.len() > 1).then(|| (at, Thing::new(How::Share, "percent", which), figure))
    });
    each.collect()
}

/// Words that make a clause of those who are counted.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "receive", "received", "live", "lived", "take", "took",
];
/// Words that begin what says which ones are meant.
const WHICH: &[&str] = &["in", "at", "on", "with", "of", "under", "from", "who", "that", "for"];
/// Words before how many there are of all.
const ALL: &[&str] = &[
    "there are",
    "there are now",
    "there are currently",
    "all",
    "total of",
    "the",
    "these",
    "those",
];
/// Words between those who have them and how many.
const HAS: &[&str] = &[
    "has",
    "now has",
    "has now",
    "currently has",
    "supports",
    "looks after",
    "is responsible for",
    "employs",
    "have",
];

/// How many there are, said of all: `there are 14`, `the council’s 14`, `14 children are fostered`. `before` is the sentence
/// before, in which those stand who are `it` here.
pub(super) fn totals(told: &Told<'_>, before: &str, authority: &str) -> Vec<Place> {
    let (reported, _) = unreported(told.sentence);
    let authority = authority.to_lowercase();
    let each = told.numbers().filter_map(|number| {
        let ends = number.after.iter().find(|token| token.divided);
        let clause = ends.map_or(told.sentence.len(), |token| token.at.start);
        let clause = told.sentence.get(reported..clause)?;
        let plain = is_plain(clause) && !clause.to_lowercase().contains("inspectors");
        let owner = owner(&number, before, &authority);
        let mut thing = of_all(&number, reported, owner.is_some()).filter(|_| plain)?;
        // The words before a comma set the place, where the number is not among them.
        let begins = told.sentence.get(..number.at.start)?;
        let place = place(told.sentence);
        thing
            .which
            .extend(telling(place.split_whitespace().filter(|_| begins.contains(','))));
        thing.which.remove(&authority);
        thing.owner = owner.unwrap_or_default();
        Some((number.at, thing, number.figures))
    });
    each.collect()
}

/// Of what the number is, where it is told of all of them, with enough said of which ones.
fn of_all(number: &Number<'_>, reported: usize, owned: bool) -> Option<Thing> {
    let begins = number.before.iter().all(|token| token.at.start < reported);
    let all = owned || ALL.iter().any(|said| end_with(number.before, said));
    let total = end_with(number.before, "total of");
    let past = |token: &Token<'_>| matches!(token.small.as_str(), "was" | "were" | "had" | "said" | "told");
    let subject = (begins || total) && !number.after.iter().any(past);
    let more = more(number.after, subject && (total || !all));
    let mut thing = Thing::of(How::All, number.what);
    thing
        .which
        .extend(telling(more.iter().map(|token| token.small.as_str())));
    let group = OWNERS.contains(&stem(&thing.noun).as_str()) && !thing.which.is_empty();
    let said = owned || group || !more.is_empty() || thing.which.len() > 1;
    ((all || subject) && said).then_some(thing)
}

/// Who has them, in the words that name them; no words for the authority, and `None` where nobody has them.
fn owner(number: &Number<'_>, before: &str, authority: &str) -> Option<Vec<String>> {
    let words = |tokens: &[Token<'_>]| tokens.iter().map(|token| token.small.clone()).collect::<Vec<_>>();
    if ["its", "it has", "it now has"]
        .iter()
        .any(|said| end_with(number.before, said))
    {
        return Some(words(&tokens(before))).filter(|words| !words.is_empty());
    }
    let owns = |last: &Token<'_>| last.word.ends_with(['s', 'S', '’', '\'']) && last.word.contains(['’', '\'']);
    let has = HAS
        .iter()
        .filter(|has| end_with(number.before, has))
        .map(|has| has.split(' ').count())
        .max();
    let length = has.or_else(|| number.before.last().is_some_and(owns).then_some(0))?;
    let who = number.before.get(..number.before.len() - length)?;
    let last = who.last()?.small.as_str();
    let the_authority = ["authority", "council", authority].contains(&last);
    Some(if the_authority { Vec::new() } else { words(who) })
}

/// What is said of which ones are meant, to the verb; with `whole`, what is said of them too.
fn more<'t>(after: &'t [Token<'t>], whole: bool) -> Vec<&'t Token<'t>> {
    let often = |token: &Token<'_>| matches!(token.small.as_str(), "every" | "each");
    let clause = after
        .iter()
        .take_while(|token| !token.divided && !often(token) && !BESIDE.contains(&token.small.as_str()));
    let clause: Vec<&Token<'_>> = clause.collect();
    if whole {
        return clause;
    }
    let begins = clause
        .first()
        .is_some_and(|first| WHICH.contains(&first.small.as_str()));
    let mut relative = false;
    let ends = clause.iter().position(|token| {
        let verb = VERBS.contains(&token.small.as_str());
        let ends = verb && !relative;
        relative = matches!(token.small.as_str(), "who" | "that");
        ends
    });
    clause
        .get(..ends.unwrap_or(clause.len()))
        .filter(|_| begins)
        .unwrap_or_default()
        .to_vec()
}

/// `The number of children in care is 340`.
pub(super) fn numbers_of(told: &Told<'_>, authority: &str) -> Vec<Place> {
    static NUMBER_OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let comes_to = "(?:is|stands? at|has (?:now )?(?:fallen|risen|grown|increased|decreased) to|(?:fell|rose) to)";
        pattern(&format!(
            r"(?i)^(?:\D*\bthat )?the number of (?P<what>[a-z’ -]+?) {comes_to}(?: now| currently)? (?P<number>\d[\d,]*)\b"
        ))
        .ok()
    });
    let found = NUMBER_OF.as_ref().and_then(|pattern| pattern.captures(told.sentence));
    let plain = found.filter(|_| is_plain(told.sentence));
    let place = plain.and_then(|found| {
        let (what, number) = (found.name("what")?, found.name("number")?);
        let tokens = tokens(what.as_str());
        let (phrase, more) = tokens.split_at_checked(counted(&tokens)?)?;
        let mut thing = Thing::of(How::All, phrase);
        thing
            .which
            .extend(telling(more.iter().map(|token| token.small.as_str())));
        thing.which.remove(&authority.to_lowercase());
        Some((
            number.range(),
            thing,
            number.as_str().trim_end_matches(',').replace(',', ""),
        ))
    });
    place.into_iter().collect()
}
