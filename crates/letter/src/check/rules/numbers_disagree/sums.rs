//! Numbers of neighbouring sentences that do not add up: parts and their total, a share and its count, what is left, by how
//! much something rose, a part that is larger than all.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

use crate::check::pattern;
use crate::numbers::number;

/// A number that cannot be, and what is said of it.
pub(super) struct Wrong {
    /// In bytes of the text.
    pub(super) at: Range<usize>,
    pub(super) says: String,
}

/// A number in figures or in words.
pub(super) const NUM: &str = r"(?:\d+(?:,\d{3})*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
/// Fractions in words, with their percent.
const FRACTIONS: [(&str, f64); 9] = [
    ("three quarters", 75.0),
    ("three-quarters", 75.0),
    ("two thirds", 66.7),
    ("two-thirds", 66.7),
    ("a quarter", 25.0),
    ("one quarter", 25.0),
    ("a third", 33.3),
    ("one third", 33.3),
    ("half", 50.0),
];
/// How far a percentage may be from its count, in points, for rounding.
const ROUNDED: f64 = 1.0;
/// How far a fraction in words may be, and one said to be near: ‘almost half’.
const IN_WORDS: (f64, f64) = (4.0, 10.0);
/// Parts that come so near to their total are meant to be all of them.
const NEAR: u32 = 2;

/// A pattern in which `N` stands for a number, read once; its capital letters at the beginning of words are free.
fn with_numbers(of: &str) -> Option<Regex> {
    pattern(&format!("(?i){}", of.replace("{N}", NUM))).ok()
}

/// Everything that does not add up in the text of one block.
pub(super) fn sums(text: &str) -> Vec<Wrong> {
    let each: [fn(&str) -> Vec<Wrong>; 7] = [totals, shares, halves, complements, remainders, changes, vacancies];
    each.into_iter().flat_map(|find| find(text)).collect()
}

/// Of a match, the whole number of one of its groups.
pub(super) fn value(found: &Captures<'_>, group: &str) -> Option<u32> {
    whole(found.name(group)?)
}

fn whole(said: Match<'_>) -> Option<u32> {
    number(&said.as_str().replace(',', "").to_lowercase())?.parse().ok()
}

fn wrong(found: &Captures<'_>, group: &str, says: String) -> Option<Wrong> {
    Some(Wrong {
        at: found.name(group)?.range(),
        says,
    })
}

/// `45 records. Of these, 18 were …, 14 … and 12 …`, `34 staff: 15 social workers, 8 advisers and 11 managers`
fn totals(text: &str) -> Vec<Wrong> {
    static OF_THESE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(
            r"\b(?P<total>{N})\s[^.%:]{3,90}(?:(?P<listed>:)|\.\sOf\s(?:these|them|those)(?:\s[a-z]+)?,)\s(?P<parts>[^.]+)\.",
        )
    });
    static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(
            r"\b(?P<part>{N})\b(?P<unit>\s?(?:%|per\scent|(?:working\s)?(?:days|weeks|months|years|hours)\b|points))?",
        )
    });
    let each = OF_THESE.iter().flat_map(|pattern| pattern.captures_iter(text));
    let wrong = each.filter_map(|found| {
        let (total, parts) = (value(&found, "total")?, found.name("parts")?.as_str());
        let parts = PART.iter().flat_map(|pattern| pattern.captures_iter(parts));
        let counts: Vec<u32> = parts
            .filter(|part| part.name("unit").is_none())
            .filter_map(|part| value(&part, "part"))
            .collect();
        let nested = [" of whom", " of which", " including", " including "]
            .iter()
            .any(|word| found.get(0).is_some_and(|all| all.as_str().contains(word)));
        let sum: u32 = counts.iter().sum();
        let too_many = counts.len() > 1 && sum > total;
        let near = found.name("listed").is_some() || sum.abs_diff(total) <= NEAR;
        let nearly = counts.len() > 2 && sum != total && near;
        (!nested && (too_many || nearly))
            .then(|| wrong(&found, "total", format!("The parts come to {sum}, not to {total}.")))?
    });
    wrong.collect()
}

/// `34 of the 40 plans …`, and beside it `75% of these`.
fn shares(text: &str) -> Vec<Wrong> {
    static COUNTED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            r"\b(?P<part>{N})\sof\sthe\s(?P<all>{N})\s(?P<rest>[^.]*\..{0,240})",
            r"\bOf\sthe\s(?P<all>{N})\s[^.,]{2,80},\s(?P<part>{N})\s(?:were|was|are|had|have|has)\b(?P<rest>[^.]*\..{0,240})",
        ]
        .into_iter()
        .filter_map(with_numbers)
        .collect()
    });
    static SHARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let words = FRACTIONS.map(|(words, _)| words).join("|");
        pattern(&format!(
            r"(?i)(?P<near>\b(?:almost|nearly|about|around|over|under|more than|less than|just over|just under)\s)?(?P<share>\b\d{{1,3}}(?:\.\d)?(?:%|\sper\scent)|\b(?:{words}))\sof\s(?:these|them|those)\b"
        ))
        .ok()
    });
    let each = COUNTED.iter().flat_map(|pattern| pattern.captures_iter(text));
    let wrong = each.filter_map(|found| {
        let (part, all, rest) = (value(&found, "part")?, value(&found, "all")?, found.name("rest")?);
        let share = SHARE.as_ref()?.captures(rest.as_str())?;
        let said = share.name("share")?;
        let real = 100.0 * f64::from(part) / f64::from(all.max(1));
        let (stated, within) = percent(said.as_str(), share.name("near").is_some())?;
        let start = rest.start() + said.start();
        ((stated - real).abs() > within).then(|| Wrong {
            at: start..start + said.len(),
            says: format!("{part} of {all} are {real:.0}%."),
        })
    });
    wrong.collect()
}

/// `31 of the 50 plans … fewer than half of the plans`
fn halves(text: &str) -> Vec<Wrong> {
    static HALF: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(
            r"\b(?P<part>{N})\sof\sthe\s(?P<all>{N})\s(?P<what>[a-z]+)\b.{0,240}?\b(?P<half>(?P<few>fewer|less|more)\sthan\shalf)\sof\s(?:the|these|those)\s(?P<again>[a-z]+)\b",
        )
    });
    let each = HALF.iter().flat_map(|pattern| pattern.captures_iter(text));
    let wrong = each.filter_map(|found| {
        let (part, all) = (value(&found, "part")?, value(&found, "all")?);
        let same = found.name("what")?.as_str() == found.name("again")?.as_str();
        let more = found.name("few")?.as_str().eq_ignore_ascii_case("more");
        let real = 2 * part > all;
        (same && more != real).then(|| {
            wrong(
                &found,
                "half",
                format!(
                    "{part} of {all} are {} half.",
                    if real { "more than" } else { "not more than" }
                ),
            )
        })?
    });
    wrong.collect()
}

/// A share in percent, and how far from the real one it may be.
fn percent(said: &str, near: bool) -> Option<(f64, f64)> {
    let small = said.to_lowercase();
    if let Some((_, percent)) = FRACTIONS.iter().find(|(words, _)| *words == small) {
        return Some((*percent, if near { IN_WORDS.1 } else { IN_WORDS.0 }));
    }
    let figures: String = small
        .chars()
        .take_while(|sign| sign.is_ascii_digit() || *sign == '.')
        .collect();
    Some((figures.parse().ok()?, if near { IN_WORDS.1 } else { ROUNDED }))
}

/// `83% … the remaining 27%`
fn complements(text: &str) -> Vec<Wrong> {
    static REST: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(r"(?i)\b(?P<part>\d{1,2})(?:%|\sper\scent)[^%]{3,160}\bthe\s(?:remaining|other)\s(?P<rest>\d{1,2})(?:%|\sper\scent)").ok()
    });
    let each = REST.iter().flat_map(|pattern| pattern.captures_iter(text));
    let wrong = each.filter_map(|found| {
        let (part, rest) = (value(&found, "part")?, value(&found, "rest")?);
        (part + rest != 100).then(|| {
            wrong(
                &found,
                "rest",
                format!("Beside {part}%, {}% are left.", 100_u32.saturating_sub(part)),
            )
        })?
    });
    wrong.collect()
}

/// `12 children … Four of them … The other seven`
fn remainders(text: &str) -> Vec<Wrong> {
    static LEFT: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            r"\b(?P<all>{N})\s(?P<between>[^.]*)\.\s(?P<part>{N})\sof\s(?:them|these|those)\b[^.]*\.\sThe\s(?:other|remaining)\s(?P<left>{N})\b(?P<unit>%?)",
            r"\b(?P<all>{N})\s(?P<between>[^.]*)\.\s[^.]*?\b(?P<part>{N})\sof\s(?:them|these|those)\b[^.]*\.\s(?:(?:At|In|For|Of)\s)?The\s(?P<left>{N})\sremaining\b(?P<unit>%?)",
            r"\bOf\sthe\s(?P<all>{N})\s(?P<between>[^.,]*),\s(?P<part>{N})\s[^.]*\.\s(?:[^.]*\.\s)?(?:(?:At|In|For|Of)\s)?The\s(?:other|remaining)\s(?P<left>{N})\b(?P<unit>%?)",
            r"\b(?P<part>{N})\sof\sthe\s(?P<all>{N})\s(?P<between>[^.]*)\.\s(?:[^.]*\.\s)?(?:(?:At|In|For|Of)\s)?The\s(?:other|remaining)\s(?P<left>{N})\b(?P<unit>%?)",
        ]
        .into_iter()
        .filter_map(with_numbers)
        .collect()
    });
    static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| with_numbers(r"\b{N}\b"));
    let each = LEFT.iter().flat_map(|pattern| pattern.captures_iter(text));
    let wrong = each.filter_map(|found| {
        let (all, part, left) = (value(&found, "all")?, value(&found, "part")?, value(&found, "left")?);
        let others = ANY.as_ref()?.is_match(found.name("between")?.as_str());
        let percent = found.name("unit").is_some_and(|unit| !unit.is_empty());
        let real = all.checked_sub(part)?;
        (!others && !percent && real != left)
            .then(|| wrong(&found, "left", format!("{part} of {all} leave {real}.")))?
    });
    wrong.collect()
}

/// `rose from nine … to 16 … The increase of five`, `64% … 81% … An improvement of 21 percentage points`
fn changes(text: &str) -> Vec<Wrong> {
    static CHANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(
            r"\bfrom\s(?P<from>{N})\b(?:%|\sper\scent)?[^.]{0,40}?\sto\s(?P<to>{N})\b.{0,160}?\b(?:increase|rise|fall|drop|reduction|decrease)\sof\s(?P<by>{N})\b(?P<unit>\s?(?:%|per\scent))?",
        )
    });
    static POINTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?P<from>\d{1,2})(?:%|\sper\scent)[^%]{3,120}\b(?P<to>\d{1,3})(?:%|\sper\scent)[^%]{3,120}\bof\s(?P<by>\d{1,2})\s(?:percentage\s)?points\b",
        )
        .ok()
    });
    let each = [&CHANGE, &POINTS]
        .into_iter()
        .flat_map(|pattern| pattern.iter().flat_map(|pattern| pattern.captures_iter(text)));
    let wrong = each.filter_map(|found| {
        let (from, to, by) = (value(&found, "from")?, value(&found, "to")?, value(&found, "by")?);
        let relative = found.name("unit").is_some();
        let real = from.abs_diff(to);
        (!relative && real != by).then(|| wrong(&found, "by", format!("From {from} to {to} are {real}.")))?
    });
    wrong.collect()
}

/// `Twelve of the 60 posts … vacant … the vacancy rate, which is 15%`
fn vacancies(text: &str) -> Vec<Wrong> {
    static VACANT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(
            r"\b(?P<part>{N})\sof\sthe\s(?P<all>{N})\s[^.]*\bvacant\b.{0,300}?\bvacancy\srate\b[^.%]{0,40}?\b(?P<rate>\d{1,2}(?:\.\d)?)%",
        )
    });
    let each = VACANT.iter().flat_map(|pattern| pattern.captures_iter(text));
    let wrong = each.filter_map(|found| {
        let (part, all) = (value(&found, "part")?, value(&found, "all")?);
        let rate: f64 = found.name("rate")?.as_str().parse().ok()?;
        let real = 100.0 * f64::from(part) / f64::from(all.max(1));
        ((real - rate).abs() > ROUNDED).then(|| wrong(&found, "rate", format!("{part} of {all} are {real:.0}%.")))?
    });
    wrong.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(String, String)> {
        let wrong = sums(text).into_iter();
        wrong
            .map(|wrong| (text.get(wrong.at).unwrap().to_owned(), wrong.says))
            .collect()
    }

    #[test]
    fn what_does_not_add_up_is_said_with_what_it_comes_to() {
        let cases = [
            (
                "They read 45 children’s records. Of these, 18 were late, 14 were lost and 12 were clear.",
                "45",
                "The parts come to 44, not to 45.",
            ),
            (
                "They read 20 records. Of these, 18 were clear and 14 were late.",
                "20",
                "The parts come to 32, not to 20.",
            ),
            (
                "Of the 40 plans that were due, 34 were on time. Leaders know that 75% of these are good.",
                "75%",
                "34 of 40 are 85%.",
            ),
            (
                "Health came to 20 of the 36 meetings. They spoke at three quarters of these.",
                "three quarters",
                "20 of 36 are 56%.",
            ),
            (
                "In May, 83% of workers were seen. For the remaining 27%, there was no time.",
                "27",
                "Beside 83%, 17% are left.",
            ),
            (
                "They met 12 children. Four of them were well. The other seven were not.",
                "seven",
                "4 of 12 leave 8.",
            ),
            (
                "Of the 12 plans, five were late. The remaining six were not.",
                "six",
                "5 of 12 leave 7.",
            ),
            (
                "The number rose from nine in March to 16 in June. The increase of five is small.",
                "five",
                "From 9 to 16 are 7.",
            ),
            (
                "Twelve of the 60 posts were vacant. The vacancy rate, which is 15%, will fall.",
                "15",
                "12 of 60 are 20%.",
            ),
        ];
        for (text, words, says) in cases {
            assert_eq!(said(text), [(words.to_owned(), says.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_adds_up_or_tells_of_something_else_is_left_alone() {
        for text in [
            "They read 44 records. Of these, 18 were late, 14 were lost and 12 were clear.",
            "They read 44 records. Of these, 18 were late and 14 were lost.",
            "They read 44 records. Of these, 18 were late for 30 days, and 20 for 3 weeks.",
            "Of the 40 plans, 34 were on time. This is 85% of these plans.",
            "Health came to 23 of the 36 meetings. Almost two thirds of these were good.",
            "In May, 83% of workers were seen. For the remaining 17%, there was no time.",
            "They met 12 children and 4 parents. Four of them were well. The other seven were not.",
            "They met 12 children. Four of them were well. The other eight were not.",
            "It fell from 20% in March to 15% in June, a fall of 25%.",
            "It fell from 20 to 15, a fall of five.",
            "Twelve of the 60 posts were vacant. The vacancy rate, which is 20%, will fall.",
            "They met 34 staff: 15 social workers, eight advisers and 11 managers.",
            "They met 34 staff: social workers and eight advisers.",
            "Their words are in 21 of the 50 plans that were read. Fewer than half of the plans are clear.",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }
}
