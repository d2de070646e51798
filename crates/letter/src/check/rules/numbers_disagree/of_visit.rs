//! Numbers of the visit itself: its days, the visits before it, those who came, areas against the list below them; and more
//! of those whom inspectors met than they met.

use std::sync::LazyLock;

use regex::Regex;
use visitbook_domain::BlockKind;
use visitbook_domain::dates::ordinal_word;

use super::sums::{NUM, Wrong, value};
use crate::check::{Passage, VisitFacts, pattern};

/// Most visits that are counted.
const VISITS: u8 = 40;

fn with_numbers(of: &str) -> Option<Regex> {
    pattern(&format!("(?i){}", of.replace("{N}", NUM))).ok()
}

/// What a block says of the visit that is not so.
pub(super) fn of_visit(text: &str, visit: &VisitFacts) -> Vec<Wrong> {
    static DAYS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(r"\b(?P<number>{N})\s(?:working\s)?days\sof\s(?:the|this)\s(?:monitoring\s)?visit\b")
    });
    static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(r"\bthe\s(?P<number>{N})\s(?:earlier|previous|preceding)\s(?:monitoring\s)?visits\b")
    });
    static CAME: LazyLock<Option<Regex>> =
        LazyLock::new(|| with_numbers(r"\b(?:the|these)\s(?P<number>{N})\sinspectors\b"));
    let rows = [
        (&DAYS, days(visit), "days on site"),
        (&BEFORE, before(visit), "monitoring visits before this one"),
        (&CAME, count(visit.inspectors.len()), "inspectors on the team"),
    ];
    let mut wrong: Vec<Wrong> = Vec::new();
    for (pattern, real, what) in rows {
        let Some(real) = real else { continue };
        let found = pattern.iter().flat_map(|pattern| pattern.captures_iter(text));
        wrong.extend(found.filter_map(|found| {
            let says = format!("There were {real} {what}.");
            let at = found.name("number")?.range();
            (value(&found, "number")? != real).then_some(Wrong { at, says })
        }));
    }
    wrong.extend(titled(text, visit));
    wrong.extend(day_too_many(text, visit));
    wrong
}

/// `By the third day of the visit`, which had two.
fn day_too_many(text: &str, visit: &VisitFacts) -> Option<Wrong> {
    static DAY: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"(?i)\b(?P<day>[a-z]+)\sday\sof\s(?:the|this)\s(?:monitoring\s)?visit\b").ok());
    let day = DAY.as_ref()?.captures(text)?.name("day")?;
    let nth = (1..=VISITS).find(|nth| ordinal_word(*nth) == Some(day.as_str()))?;
    let days = days(visit)?;
    (u32::from(nth) > days).then(|| Wrong {
        at: day.range(),
        says: format!("There were {days} days on site."),
    })
}

/// The days in the phrase of dates: `30 June and 1 July 2026` are two. `None` for a stretch of days.
fn days(visit: &VisitFacts) -> Option<u32> {
    let words: Vec<&str> = visit.dates.split([' ', ',']).collect();
    let days = words
        .iter()
        .filter(|word| word.parse::<u32>().is_ok_and(|day| day <= 31));
    count(days.count()).filter(|days| *days > 0 && !words.contains(&"to"))
}

fn before(visit: &VisitFacts) -> Option<u32> {
    let ordinal = visit.ordinal?;
    let which = (1..=VISITS).find(|nth| ordinal_word(*nth) == Some(ordinal))?;
    Some(u32::from(which) - 1)
}

fn count(many: usize) -> Option<u32> {
    u32::try_from(many).ok().filter(|many| *many > 0)
}

/// `Three of His Majesty’s Inspectors, A and B`: as many as are named with that title.
fn titled(text: &str, visit: &VisitFacts) -> Option<Wrong> {
    static TITLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(r"\b(?P<number>{N})\sof\sHi?e?[sr]\sMajesty(?:’|')s\sInspectors\b(?P<names>[^.]*)")
    });
    let found = TITLED.as_ref()?.captures(text)?;
    let names = found.name("names")?.as_str();
    let majestys = |title: &str| title.contains("Majesty");
    let named = visit.inspectors.iter().filter(|each| {
        let titled = each.title.is_some_and(|title| majestys(title.opens_one));
        titled && names.contains(&each.name)
    });
    let named = count(named.count())?;
    (value(&found, "number")? != named).then(|| Wrong {
        at: found.name("number").map_or(0..0, |number| number.range()),
        says: format!("{named} are named."),
    })
}

/// `The following four areas:` above a list of another length.
pub(super) fn listed(letter: &[Passage<'_>]) -> Vec<(usize, Wrong)> {
    static AREAS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(
            r"\b(?P<number>{N})\s(?:key\s|main\s)?(?:areas?|concerns|priorities|recommendations|actions|things|points)\b[^.]*:$",
        )
    });
    let leads = letter.iter().enumerate().filter_map(|(block, passage)| {
        let found = AREAS.as_ref()?.captures(passage.words.trim_end())?;
        let below = letter.get(block + 1..)?;
        let bullets = below.iter().take_while(|next| next.kind == BlockKind::Bullet).count();
        let bullets = count(bullets)?;
        let at = found.name("number")?.range();
        (value(&found, "number")? != bullets).then(|| {
            (
                block,
                Wrong {
                    at,
                    says: format!("{bullets} are listed below."),
                },
            )
        })
    });
    leads.collect()
}

/// `Inspectors spoke with 11 foster carers`, and then `thirteen of the foster carers`.
pub(super) fn more_than_met(letter: &[Passage<'_>]) -> Vec<(usize, Wrong)> {
    static MET: LazyLock<Option<Regex>> = LazyLock::new(|| {
        with_numbers(
            r"\binspectors\s(?:also\s)?(?:met(?:\swith)?|spoke\s(?:with|to)|talked\s(?:with|to)|interviewed)\s(?P<number>{N})\s(?P<who>[a-z’-]+(?:\s[a-z’-]+){0,3}?)(?:\s(?:during|and|who|whom|in|about|on|from|at|by|to)\b|[.,;])",
        )
    });
    static PART: LazyLock<Option<Regex>> =
        LazyLock::new(|| with_numbers(r"\b(?P<number>{N})\sof\s(?:the|these|those)\s(?P<who>[a-z’ -]+)"));
    let met = letter
        .iter()
        .flat_map(|passage| MET.iter().flat_map(|met| met.captures_iter(passage.words)));
    let met: Vec<(u32, String)> = met
        .filter_map(|found| Some((value(&found, "number")?, found.name("who")?.as_str().to_lowercase())))
        .collect();
    let mut wrong = Vec::new();
    for (block, passage) in letter.iter().enumerate() {
        for found in PART.iter().flat_map(|part| part.captures_iter(passage.words)) {
            let (Some(number), Some(who)) = (value(&found, "number"), found.name("who")) else {
                continue;
            };
            let who = who.as_str().to_lowercase();
            let of_them = met.iter().filter(|(_, all)| follows(&who, all));
            let all: Vec<u32> = of_them.map(|(all, _)| *all).collect();
            let at = found.name("number").map_or(0..0, |number| number.range());
            if let [all] = all.as_slice()
                && number > *all
            {
                let says = format!("Inspectors met {all}.");
                wrong.push((block, Wrong { at, says }));
            }
        }
    }
    wrong
}

/// Whether words begin with those of whom somebody is one.
fn follows(words: &str, who: &str) -> bool {
    words
        .strip_prefix(who)
        .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}
