//! Clues that say who: ages, small numbers, the only one, large families.

use super::clue::{Clue, Kind};
use super::sentence::Sentence;
use crate::check::names::Gap;

/// The fewest children of a family that is known for their number.
const MANY: u32 = 5;
/// The most children of a family.
const MOST: u32 = 15;
/// The oldest of whom a letter speaks.
const OLDEST: u32 = 25;
/// The last year of school.
const LAST_YEAR: u32 = 13;

struct Noun {
    end: usize,
    several: bool,
    works: bool,
}

/// What is said of people at this place.
pub(super) fn at(sentence: &Sentence<'_>, at: usize) -> Vec<Clue> {
    let found = [
        age(sentence, at),
        school_year(sentence, at),
        few(sentence, at),
        only(sentence, at),
        group(sentence, at),
        sentence
            .ends(at, "together")
            .map(|end| Clue::new(Kind::Together, at..end)),
        person(sentence, at),
        of_someone(sentence, at),
    ];
    found.into_iter().flatten().collect()
}

fn noun(sentence: &Sentence<'_>, at: usize) -> Option<Noun> {
    if sentence.is(at, "no person") {
        return None;
    }
    let groups = [
        ("person", false, false),
        ("people", true, false),
        ("worker", false, true),
        ("workers", true, true),
    ];
    let found = groups.iter().filter_map(|(group, several, works)| {
        let end = sentence.ends(at, group)?;
        Some(Noun {
            end,
            several: *several,
            works: *works,
        })
    });
    found
        .max_by_key(|noun| noun.end)
        .filter(|noun| !sentence.is_possessive_of_many(noun.end, noun.several))
}

/// `nine-year-old`, `aged 3`, `14 years old`: of one, not of all who are that old.
fn age(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let called = sentence.says(at, &["aged", "age"]);
    let number_at = if called { at + 1 } else { at };
    let years = sentence.number(number_at).filter(|years| *years <= OLDEST)?;
    let unit = sentence.says(
        number_at + 1,
        &["year", "years", "month", "months", "week", "weeks", "day", "days"],
    );
    let end = match (called, unit) {
        (true, true) => number_at + 2,
        (true, false) => number_at + 1,
        (false, true) if sentence.says(number_at + 2, &["old"]) => number_at + 3,
        (false, true) if sentence.says(number_at + 2, &["of"]) && sentence.says(number_at + 3, &["age"]) => {
            number_at + 4
        }
        _ if is_bracketed_age(sentence, at) || is_turned(sentence, at) || is_of_age(sentence, at) => at + 1,
        _ => return None,
    };
    let spans = sentence.says(end, &["and", "to", "or", "plus", "upwards", "onwards", "s"])
        && (sentence.number(end + 1).is_some()
            || sentence.says(end + 1, &["over", "above", "under", "older", "younger", "below"]));
    let spanned = sentence.says(
        at.wrapping_sub(1),
        &[
            "and", "to", "or", "under", "over", "than", "least", "between", "at", "until",
        ],
    ) && (called
        || sentence.says(
            at.wrapping_sub(1),
            &["and", "to", "or", "under", "over", "than", "least"],
        ));
    let of_many = called && at.checked_sub(1).is_some_and(|before| ends_many(sentence, before));
    let none = years == 0 || spans || spanned || of_many || follows_many(sentence, end);
    (!none).then(|| Clue::new(Kind::Age, at..end))
}

/// `a Year 9 pupil`, `a boy in Year 9`.
fn school_year(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let year = sentence.says(at, &["year"]) && sentence.number(at + 1).is_some_and(|year| year <= LAST_YEAR);
    if !year {
        return None;
    }
    let one = sentence
        .past_modifiers(at + 2, 1, |at| noun(sentence, at))
        .is_some_and(|noun| !noun.several && !noun.works);
    let before = at.checked_sub(2).filter(|_| sentence.says(at.wrapping_sub(1), &["in"]));
    let whose = before.is_some_and(|before| sentence.is(before, "person"));
    (one || whose).then(|| Clue::new(Kind::Age, at..at + 2))
}

/// `the children of the imam`.
fn of_someone(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let noun = noun(sentence, at).filter(|noun| !noun.works)?;
    let of = sentence.says(noun.end, &["of"]) && sentence.says(noun.end + 1, &["the", "a", "an"]);
    let end = sentence
        .past_modifiers(noun.end + 2, 1, |at| sentence.ends(at, "distinction"))
        .filter(|_| of)?;
    Some(Clue::new(Kind::Only, at..end))
}

/// `a boy (8)`.
fn is_bracketed_age(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    let apart = sentence.word(at).is_some_and(|word| word.gap == Gap::Other);
    let after = sentence.word(at + 1).is_none_or(|word| word.gap == Gap::Other);
    apart && after && before.is_some_and(|before| sentence.is(before, "person"))
}

/// `a boy of 7`.
fn is_of_age(sentence: &Sentence<'_>, at: usize) -> bool {
    let of = sentence.says(at.wrapping_sub(1), &["of"]);
    let whose = at.checked_sub(2).is_some_and(|before| sentence.is(before, "person"));
    let counts = sentence.past_modifiers(at + 1, 1, |at| noun(sentence, at)).is_some();
    of && whose && !counts && !sentence.follows_group(at)
}

/// `who turned 18`, `who is 14`.
fn is_turned(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let who = before
        .checked_sub(1)
        .is_some_and(|who| sentence.says(who, &["who", "she", "he", "just", "had", "has", "only"]));
    let ends = sentence
        .word(at + 1)
        .is_none_or(|next| next.gap == Gap::Comma || sentence.says(at + 1, &["and", "when", "in", "at"]));
    who && ends && sentence.says(before, &["turned", "is", "was"])
}

/// Whether a word before an age is of several people, whose age is that of many.
fn ends_many(sentence: &Sentence<'_>, at: usize) -> bool {
    let plural = ["people", "workers"]
        .iter()
        .any(|group| (at.saturating_sub(2)..=at).any(|from| sentence.ends(from, group) == Some(at + 1)));
    plural || sentence.says(at, &["those", "all", "adults", "people", "leavers", "any", "everyone"])
}

/// Whether several people are who is that old: `16-year-old children`.
fn follows_many(sentence: &Sentence<'_>, at: usize) -> bool {
    let several = |at: usize| noun(sentence, at).map(|noun| noun.several);
    sentence.past_modifiers(at, 1, several).unwrap_or(false)
}

/// One to four people, or both.
fn few(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let both = sentence.says(at, &["both", "single", "couple"]);
    let number = sentence.number(at).filter(|number| (1..MANY).contains(number));
    let counted = both || number.is_some();
    let one_of = sentence.says(at + 1, &["of", "in", "or"]) && !sentence.says(at, &["couple"]);
    let figure = sentence
        .word(at)
        .is_some_and(|word| word.letters.parse::<u32>().is_ok());
    let named = figure && sentence.follows(at, "numbered");
    if !counted || one_of || named {
        return None;
    }
    let from = if sentence.says(at, &["couple"]) { at + 2 } else { at + 1 };
    let noun = sentence.past_modifiers(from, 3, |at| noun(sentence, at))?;
    if sentence.follows(at, "whatever") && !happened(sentence, at, noun.end) {
        return None;
    }
    let agrees = both || noun.several == (number != Some(1));
    if !agrees || (sentence.says(at, &["both"]) && !is_young(sentence, noun.end)) {
        return None;
    }
    let kind = if noun.works { Kind::FewWorkers } else { Kind::Few };
    let start = at - usize::from(sentence.before(at).is_some_and(|word| word.letters == "the"));
    let number = (noun.several && !both).then(|| start..at + 1);
    let start = if number.is_some() { start } else { at };
    Some(Clue {
        number,
        ..Clue::new(kind, start..noun.end)
    })
}

/// `when two children were taken to hospital`: it is told of them, and not of anyone.
fn happened(sentence: &Sentence<'_>, at: usize, end: usize) -> bool {
    let told = at
        .checked_sub(1)
        .is_some_and(|before| sentence.says(before, &["when", "where"]));
    told && sentence.says(end, &["was", "were", "had"])
}

/// Of `both parents` and `both families` nobody is known; of `both children` somebody may be.
fn is_young(sentence: &Sentence<'_>, end: usize) -> bool {
    let adult = [
        "parents", "carers", "mothers", "fathers", "families", "adopters", "people",
    ];
    end.checked_sub(1)
        .is_some_and(|last| !sentence.says(last, &adult) || sentence.says(last.wrapping_sub(1), &["young"]))
}

/// `the only child`, `the town’s one pupil referral unit`, `the first baby to`, `her tenth child`.
fn only(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let picked = at
        .checked_sub(1)
        .is_some_and(|before| sentence.determines(before) && sentence.before(at).is_some());
    let rare = sentence
        .ends(at, "rare word")
        .or_else(|| sentence.says(at, &["one"]).then_some(at + 1));
    let first = sentence.ends(at, "first");
    let ordinal = sentence.ends(at, "ordinal");
    let start = at.checked_sub(1)?;
    if !picked {
        return None;
    }
    let noun_of = |from: usize, most: usize| sentence.past_modifiers(from, most, |at| noun(sentence, at));
    let superlative = !sentence.says(at, &["only", "sole", "one", "lone"]);
    // `The only children who wait` are not few, and `the youngest children` are many.
    let many = |end: usize| superlative || sentence.says(end, &["who", "whose", "that"]);
    let someone = rare
        .and_then(|from| noun_of(from, 4))
        .filter(|noun| !(noun.several && many(noun.end)));
    let somewhere = rare
        .filter(|_| !superlative)
        .and_then(|from| sentence.past_modifiers(from, 4, |at| sentence.ends(at, "one of a kind")));
    let somewhere = somewhere.filter(|end| {
        !sentence.says(
            *end,
            &["available", "option", "options", "that", "place", "places", "offered"],
        )
    });
    let early = first
        .and_then(|from| noun_of(from, 2))
        .filter(|noun| !noun.several && !noun.works && sentence.is(noun.end, "among"));
    let late = ordinal
        .and_then(|from| noun_of(from, 1))
        .filter(|noun| !noun.several && !noun.works);
    let of_so_many = rare.filter(|_| superlative).and_then(|of| of_number(sentence, of));
    let end = [
        of_so_many,
        someone.map(|noun| noun.end),
        somewhere,
        early.map(|noun| noun.end),
        late.map(|noun| noun.end),
    ];
    let end = end.into_iter().flatten().min()?;
    Some(Clue::new(Kind::Only, start..end))
}

/// `the youngest of the nine children`.
fn of_number(sentence: &Sentence<'_>, of: usize) -> Option<usize> {
    let from = if sentence.says(of + 1, &["the", "their", "her"]) {
        of + 2
    } else {
        of + 1
    };
    let counted = sentence.says(of, &["of"]) && sentence.number(from).is_some();
    counted.then_some(from + 1)
}

/// `family of six`, `seven brothers and sisters`.
fn group(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let said = sentence.ends(at, "group");
    let number_at = said.unwrap_or(at);
    let number = sentence.number(number_at).filter(|number| *number <= MOST)?;
    let kin = sentence.ends(number_at + 1, "kin");
    let born_together = sentence.says(number_at + 1, &["brothers", "sisters", "siblings"]);
    let end = match (said, kin) {
        (Some(_), kin) => kin.unwrap_or(number_at + 1),
        (None, Some(end)) if born_together => end,
        _ => return None,
    };
    let numbered = said.is_none() && sentence.follows(at, "numbered");
    let kind = if number >= MANY { Kind::Group } else { Kind::Few };
    (!numbered).then(|| Clue::new(kind, at..end))
}

/// `a baby`, `the girl`: one who is not just anyone.
fn person(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let definite = sentence.says(at, &["the", "this", "that"]);
    if !definite && !sentence.says(at, &["a", "an", "one", "another"]) {
        return None;
    }
    if sentence.follows(at, "whatever") {
        return None;
    }
    let noun = sentence
        .past_modifiers(at + 1, 3, |at| noun(sentence, at))
        .filter(|noun| !noun.several && !noun.works)?;
    let relative = definite && sentence.is(noun.end, "told apart");
    let kind = if relative { Kind::ToldApart } else { Kind::Person };
    Some(Clue::new(kind, at..noun.end))
}

impl Sentence<'_> {
    /// Whether a word says that one is meant: `the`, `her`, or whose it is.
    fn determines(&self, at: usize) -> bool {
        self.says(at, &["the", "its", "their", "our", "his", "her"])
            || self.word(at).is_some_and(|word| word.possessive)
    }

    /// `mother of`, `family of` before a number: it counts children.
    fn follows_group(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|from| self.ends(from, "group") == Some(at))
    }

    /// `two children’s homes`: what is counted is not the children.
    fn is_possessive_of_many(&self, end: usize, several: bool) -> bool {
        several
            && end
                .checked_sub(1)
                .and_then(|last| self.word(last))
                .is_some_and(|word| word.possessive)
    }
}
