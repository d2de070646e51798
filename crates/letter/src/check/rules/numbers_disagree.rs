//! Two numbers for one thing.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts};
use crate::proportion::{COUNTED, Token, tokens};
use crate::sentences::sentences;

/// Two numbers for one thing.
pub static RULE: Rule = Rule {
    id: "numbers-disagree",
    severity: Severity::Mistake,
    says: "Another number stands elsewhere.",
    why: "A reader who finds two numbers for one thing trusts neither.",
    source: "Ours: how many were looked at, and caseloads; not how many of them were met",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Inspectors reviewed 12 children’s records.\nIn 5 of the 12 children’s records plans were late, and in 3 children’s records they were lost.",
        "Inspectors read 12 children’s records and 14 audits.",
        "The average caseload is 16.\nThe average caseload fell from 21.",
        "A group of 4 children and a group of 6 children meet.",
        "Inspectors read the records of thirty children.\nThe 6 children who have moved are well.",
    ],
    bad: &[
        Bad {
            text: "Inspectors read the records of thirty children.\nThe 32 children whose records were read are seen.",
            words: "32 children",
            fixed: None,
        },
        Bad {
            text: "Inspectors reviewed 12 children’s records.\nOf these, in 5 of the 14 children’s records plans were late.",
            words: "14 children’s records",
            fixed: None,
        },
        Bad {
            text: "Inspectors looked at twelve records.\nThe 14 records sampled were clear.",
            words: "14 records",
            fixed: None,
        },
        Bad {
            text: "The average caseload is 16.\nManagers say that the average caseload is 18.5 children.",
            words: "18.5",
            fixed: None,
        },
    ],
};

/// Words before the number of what was looked at.
const LOOKED_AT: &[&str] = &[
    "reviewed",
    "sampled",
    "read",
    "considered",
    "tracked",
    "examined",
    "evaluated",
    "scrutinised",
    "saw",
    "looked at",
];
/// Words after what was looked at.
const WAS_LOOKED_AT: &[&str] = &[
    "reviewed",
    "sampled",
    "read",
    "considered",
    "tracked",
    "examined",
    "evaluated",
    "seen",
];
/// Words that take a part of a whole: `most of the 12 records`.
const PART: &[&str] = &[
    "all", "most", "many", "some", "few", "none", "half", "each", "majority", "minority", "number", "sample",
];
const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
/// From thirty on.
const TENS: &[&str] = &["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Words that begin what says which ones are meant: `the 14 records that inspectors read`.
const WHICH: &[&str] = &["that", "which", "who", "whom", "whose"];
/// What is looked at in place of the children whose it is: `the records of 12 children`.
const THEIRS: &[&str] = &["cases", "records", "files", "plans", "experiences"];
/// So many words at most are what is counted: `14 children in care’s records`.
const REACH: usize = 5;

static CASELOAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\baverage caseloads?(?: (?:of|for) [a-z]+(?: [a-z]+)?)? (?:is|are|was|were|of|at|stands? at) (?P<number>\d+(?:\.\d+)?)\b|\bcaseloads? (?:averaged?|(?:is|are|was|were) on average) (?P<other>\d+(?:\.\d+)?)\b").ok()
});

/// A number, what it counts, and where it stands.
struct Counted {
    what: String,
    number: String,
    block: usize,
    at: Range<usize>,
    sentence: String,
}

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    if ground.visit.is_none() {
        // A plain text may be several letters.
        return Vec::new();
    }
    let mut all: Vec<Counted> = Vec::new();
    let mut found = Vec::new();
    for (block, passage) in letter.iter().enumerate() {
        for sentence in sentences(passage.words) {
            let words = passage.words.get(sentence.clone()).unwrap_or_default();
            for (at, what, number) in looked_at(words).into_iter().chain(caseloads(words)) {
                let here = Counted {
                    what,
                    number,
                    block,
                    at: parts::within(&sentence, &at),
                    sentence: words.to_owned(),
                };
                match all.iter().find(|other| other.what == here.what) {
                    Some(other) if other.number != here.number => found.push(disagreement(&here, other)),
                    Some(_) => {}
                    None => all.push(here),
                }
            }
        }
    }
    found
}

fn disagreement(here: &Counted, other: &Counted) -> FoundIn {
    FoundIn {
        block: here.block,
        found: Found {
            at: here.at.clone(),
            says: Some(format!("It is {} elsewhere: ‘{}’", other.number, other.sentence)),
            beside: Some(other.sentence.clone()),
            ..Found::default()
        },
    }
}

type Place = (Range<usize>, String, String);

/// How many of what were looked at.
fn looked_at(sentence: &str) -> Vec<Place> {
    let tokens = tokens(sentence);
    let each = tokens.iter().enumerate().filter_map(|(at, token)| {
        let number = number(&token.small)?;
        let after = tokens.get(at + 1..)?;
        let length = counted(after)?;
        let (what, rest) = after.split_at_checked(length)?;
        let whole = is_whole(tokens.get(..at)?, rest);
        let what: Vec<&str> = what.iter().map(|token| token.small.as_str()).collect();
        let end = after.get(length.checked_sub(1)?)?.at.end;
        whole.then(|| (token.at.start..end, what.join(" "), number))
    });
    each.collect()
}

fn caseloads(sentence: &str) -> Vec<Place> {
    let each = CASELOAD.iter().flat_map(|pattern| pattern.captures_iter(sentence));
    each.filter_map(|words| words.name("number").or_else(|| words.name("other")))
        .map(|number| {
            (
                number.range(),
                "average caseload".to_owned(),
                number.as_str().to_owned(),
            )
        })
        .collect()
}

/// In figures; `None` for what is no whole number.
fn number(word: &str) -> Option<String> {
    let figures = word.parse::<u32>().ok().or_else(|| {
        let small = NUMBERS.iter().position(|number| *number == word).map(|at| at + 1);
        let tens = || TENS.iter().position(|number| *number == word).map(|at| 10 * at + 30);
        u32::try_from(small.or_else(tens)?).ok()
    });
    figures.map(|figures| figures.to_string())
}

/// How many words what is counted has: up to the first noun that owns nothing.
fn counted(after: &[Token<'_>]) -> Option<usize> {
    let phrase = after.iter().take(REACH).take_while(|token| !token.divided);
    let noun = |token: &Token<'_>| COUNTED.contains(&token.small.as_str()) && token.word.to_lowercase() == token.small;
    phrase.map(noun).position(|noun| noun).map(|at| at + 1)
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
    let theirs = last == "of"
        && words.get(1).is_some_and(|word| THEIRS.contains(word))
        && words.iter().any(|word| LOOKED_AT.contains(word));
    LOOKED_AT.contains(&last)
        || LOOKED_AT.contains(&pair.as_str())
        || part
        || theirs
        || WAS_LOOKED_AT.contains(&done)
        || are_those_looked_at(after)
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
    let looked = |pair: &[&str]| matches!(pair, ["looked", "at"]);
    which && (words.iter().any(|word| WAS_LOOKED_AT.contains(word) || *word == "saw") || words.windows(2).any(looked))
}
