//! Lines that only say which day it is: `17 November 2026`, `Tuesday 17 Nov`, `Day 2`, `17/11`.
//!
//! A day without a year is the one nearest to the first day of the visit; a weekday alone is the first one on or after
//! it; `Day 3` is the third working day. Where the first day is not known, or a weekday and a date contradict each
//! other, the line says that a day begins, but not which.

use chrono::{Datelike, NaiveDate, Weekday};

const LONGEST: usize = 60;
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Words that may stand beside a day and say nothing about which.
const BESIDE: [&str; 9] = [
    "of",
    "visit",
    "onsite",
    "offsite",
    "morning",
    "afternoon",
    "am",
    "pm",
    "the",
];

#[derive(Default)]
struct Said {
    nth: Option<u32>,
    weekday: Option<Weekday>,
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
}

/// What a line that only names a day means; `None` for every other line.
pub(super) fn day_of(line: &str, first: Option<NaiveDate>) -> Option<Option<NaiveDate>> {
    if line.chars().count() > LONGEST {
        return None;
    }
    let lower = line.to_lowercase();
    let words = lower.split(|char: char| char.is_whitespace() || ",():–—#*_".contains(char));
    let mut words = words
        .map(|word| word.trim_matches(['-', '.']))
        .filter(|word| !word.is_empty());
    let mut said = Said::default();
    while let Some(word) = words.next() {
        if word == "day" {
            let nth = words.next()?.parse().ok().filter(|nth| (1..100).contains(nth))?;
            once(&mut said.nth, nth)?;
        } else {
            said.read(word)?;
        }
    }
    let dated = said.day.is_some() && said.month.is_some();
    let nothing_half = said.day.is_some() == said.month.is_some() && (dated || said.year.is_none());
    let something = dated || said.weekday.is_some() || said.nth.is_some();
    (something && nothing_half).then(|| said.resolve(first))
}

impl Said {
    /// Takes a word in; `None` where it says nothing about a day or says it again.
    fn read(&mut self, word: &str) -> Option<()> {
        if BESIDE.contains(&word) {
            return Some(());
        }
        if let Some(weekday) = weekday(word) {
            return once(&mut self.weekday, weekday);
        }
        if let Some(month) = month(word) {
            return once(&mut self.month, month);
        }
        if word.contains(['/', '-', '.']) {
            return self.numbers(word);
        }
        let figures = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end))
            .unwrap_or(word);
        match figures.parse::<u32>().ok()? {
            year @ 2000..=2099 => once(&mut self.year, year as i32),
            day @ 1..=31 => once(&mut self.day, day),
            _ => None,
        }
    }

    /// `17/11/2026`, `17.11.26`, `17/11`, `2026-11-17`.
    fn numbers(&mut self, word: &str) -> Option<()> {
        let numbers: Option<Vec<u32>> = word.split(['/', '-', '.']).map(|part| part.parse().ok()).collect();
        let (day, month, year) = match *numbers?.as_slice() {
            [year @ 2000..=2099, month, day] | [day, month, year @ 2000..=2099] => (day, month, Some(year)),
            [day, month, year @ 0..=99] => (day, month, Some(2000 + year)),
            [day, month] if word.contains('/') => (day, month, None),
            _ => return None,
        };
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
            return None;
        }
        if let Some(year) = year {
            once(&mut self.year, year as i32)?;
        }
        once(&mut self.day, day)?;
        once(&mut self.month, month)
    }

    fn resolve(&self, first: Option<NaiveDate>) -> Option<NaiveDate> {
        let (Some(day), Some(month)) = (self.day, self.month) else {
            return match (self.weekday, self.nth) {
                (Some(weekday), None) => first?.iter_days().take(7).find(|day| day.weekday() == weekday),
                (weekday, nth) => {
                    working_day(first?, nth?).filter(|day| weekday.is_none_or(|each| each == day.weekday()))
                }
            };
        };
        let date = match self.year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day),
            None => {
                let first = first?;
                let years = [first.year(), first.year() - 1, first.year() + 1];
                let dates = years
                    .into_iter()
                    .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                dates.min_by_key(|date| (*date - first).num_days().abs())
            }
        };
        date.filter(|date| self.weekday.is_none_or(|weekday| weekday == date.weekday()))
    }
}

fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    match place {
        Some(_) => None,
        None => {
            *place = Some(value);
            Some(())
        }
    }
}

fn working_day(first: NaiveDate, nth: u32) -> Option<NaiveDate> {
    let working = |day: &NaiveDate| *day == first || !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    first.iter_days().filter(working).nth(nth.checked_sub(1)? as usize)
}

fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "mon" | "monday" => Some(Weekday::Mon),
        "tue" | "tues" | "tuesday" => Some(Weekday::Tue),
        "wed" | "weds" | "wednesday" => Some(Weekday::Wed),
        "thu" | "thur" | "thurs" | "thursday" => Some(Weekday::Thu),
        "fri" | "friday" => Some(Weekday::Fri),
        "sat" | "saturday" => Some(Weekday::Sat),
        "sun" | "sunday" => Some(Weekday::Sun),
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    let short = |month: &str| month.get(..3) == Some(word) || (word == "sept" && month == "september");
    let at = MONTHS.iter().position(|month| *month == word || short(month))?;
    u32::try_from(at + 1).ok()
}
