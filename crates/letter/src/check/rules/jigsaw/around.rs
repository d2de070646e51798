//! Clues that say where, when and what: places, days, events, what somebody is like.

use super::clue::{Clue, Kind};
use super::sentence::Sentence;

/// What is said at this place of where, when and what.
pub(super) fn at(sentence: &Sentence<'_>, at: usize) -> Vec<Clue> {
    let found = [
        place(sentence, at),
        landmark(sentence, at),
        setting(sentence, at),
        same(sentence, at),
        one_of_a_kind(sentence, at),
        day(sentence, at),
        time(sentence, at),
        sentence.ends(at, "event").map(|end| Clue::new(Kind::Event, at..end)),
        like(sentence, at),
        distinction(sentence, at),
        sentence.ends(at, "status").map(|end| Clue::new(Kind::Status, at..end)),
    ];
    found.into_iter().flatten().collect()
}

/// `in Cawder Bay`, `at the Marsh Lane home`.
fn place(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    // What something is done by, or under, is rather someone.
    let after = sentence
        .ends(at, "where")
        .filter(|_| !sentence.says(at, &["by", "under"]))?;
    let from = if sentence.says(after, &["the"]) {
        after + 1
    } else {
        after
    };
    let beside = sentence.word(from).is_some_and(|word| word.gap.is_beside());
    let name = sentence.name(from).filter(|_| beside)?;
    Some(Clue::new(Kind::Place, name))
}

/// `on the island`, `beside the docks`.
fn landmark(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let after = sentence.ends(at, "where")?;
    if !sentence.says(after, &["the", "a", "an"]) {
        return None;
    }
    let end = sentence.past_modifiers(after + 1, 2, |at| sentence.ends(at, "landmark"))?;
    Some(Clue::new(Kind::Landmark, at..end))
}

/// `the short-breaks home`, `a secure unit`, `a narrowboat`.
fn setting(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    if let Some(end) = sentence.ends(at, "rare setting") {
        return Some(Clue::new(Kind::Setting, at..end));
    }
    let word = sentence.ends(at, "setting word")?;
    let end = sentence.past_modifiers(word, 2, |at| sentence.ends(at, "setting"))?;
    let the = at.checked_sub(1).is_some_and(|before| sentence.says(before, &["the"]));
    let rare = !sentence.is(at, "common setting");
    let a = at
        .checked_sub(1)
        .is_some_and(|before| sentence.says(before, &["a", "an", "one"]));
    (the || (a && rare)).then(|| Clue::new(Kind::Setting, at..end))
}

/// `the team`, `the primary school`: which one has to be said by what follows.
fn one_of_a_kind(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    if !sentence.says(at, &["the"]) || sentence.is(at + 1, "one for all") {
        return None;
    }
    let end = sentence.past_modifiers(at + 1, 3, |at| sentence.ends(at, "one of a kind"))?;
    if sentence.says(end, &["of"]) {
        return None;
    }
    let placed = sentence.ends(at + 1, "placed").is_some_and(|said| said < end);
    let kind = if placed { Kind::Placed } else { Kind::Somewhere };
    Some(Clue::new(kind, at..end))
}

/// `the same netball club`.
fn same(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    if !sentence.says(at, &["same"]) {
        return None;
    }
    let end = sentence.past_modifiers(at + 1, 2, |at| sentence.ends(at, "same"))?;
    Some(Clue::new(Kind::Setting, at..end))
}

/// `a councillor`, `plays for the county`.
fn distinction(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let does = sentence.is(at, "doing") && sentence.says(at + 1, &["for"]);
    let end = sentence.ends(at, "distinction").or_else(|| does.then_some(at + 2))?;
    Some(Clue::new(Kind::Distinction, at..end))
}

/// `2 March`, `the 2nd of March`, `March 2`; not the day up to which something is counted.
fn day(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    if sentence.says(at.wrapping_sub(1), &["at", "from", "since", "to", "until"]) {
        return None;
    }
    let is_day = |at: usize| sentence.number(at).is_some_and(|day| (1..=31).contains(&day));
    let is_month = |at: usize| sentence.is(at, "month") && sentence.word(at).is_some_and(|word| word.has_capital());
    let figure = |at: usize| {
        let word = sentence.word(at).filter(|word| word.gap.is_beside());
        word.is_some_and(|word| word.letters.parse::<u32>().is_ok())
    };
    if is_month(at) && is_day(at + 1) && figure(at + 1) {
        return Some(Clue::new(Kind::Day, at..at + 2));
    }
    if !is_day(at) {
        return None;
    }
    let ordinal = usize::from(sentence.says(at + 1, &["st", "nd", "rd", "th"]));
    let of = usize::from(sentence.says(at + 1 + ordinal, &["of"]));
    let month = at + 1 + ordinal + of;
    is_month(month).then(|| Clue::new(Kind::Day, at..month + 1))
}

/// `in April`, `last summer`, `at Christmas`.
fn time(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    let month = sentence.is(at, "month") && sentence.word(at).is_some_and(|word| word.has_capital());
    let introduced = sentence.follows(at, "last");
    match sentence.ends(at, "season") {
        Some(end) if introduced => Some(Clue::new(Kind::Time, at..end)),
        _ if month && introduced => Some(Clue::new(Kind::Time, at..at + 1)),
        _ => None,
    }
}

/// `deaf`, `with Rett syndrome`, `of Inuit heritage`, `Eritrean boy`.
fn like(sentence: &Sentence<'_>, at: usize) -> Option<Clue> {
    if let Some(end) = sentence.ends(at, "trait") {
        let background = sentence.says(
            at,
            &[
                "heritage",
                "descent",
                "speaking",
                "origin",
                "origins",
                "interpreter",
                "nationality",
                "national",
            ],
        );
        let common = sentence.follows(at, "common trait") || sentence.before(at).is_none();
        return (!background || !common).then(|| Clue::new(Kind::Trait, at..end));
    }
    if sentence.says(at, &["speaks", "spoke", "speak"]) && sentence.is_name(at + 1) {
        return Some(Clue::new(Kind::Trait, at..at + 2));
    }
    let beside = |at: usize| sentence.word(at).is_some_and(|word| word.gap.is_beside());
    let of_someone = beside(at + 1) && (sentence.is(at + 1, "person") || sentence.is(at + 1, "people"));
    let old = at.checked_sub(1).is_some_and(|before| sentence.says(before, &["old"]));
    let aged = sentence.number(at + 1).is_some() && sentence.says(at + 2, &["year"]);
    (sentence.is_name(at) && (of_someone || old || aged)).then(|| Clue::new(Kind::Trait, at..at + 1))
}
