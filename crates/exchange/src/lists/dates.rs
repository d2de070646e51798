//! Days as lists write them.

use chrono::{Days, NaiveDate};

use super::faults::FaultKind;

/// The years a day of a list may lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

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

/// A day that begins like `2026-03-12`, with or without a time after it.
pub(crate) fn iso(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    if !is_time(rest) {
        return None;
    }
    NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()
}

/// A day as text: `12/03/2026`, `12/3/26` (00 to 49 are 20xx), `12-03-2026`, `12.03.2026`, `2026-03-12`, `12 Mar 2026`,
/// each with or without a time after it. The day comes before the month.
///
/// # Errors
///
/// [`FaultKind::NotADate`], [`FaultKind::ImpossibleDate`], [`FaultKind::DateOutOfRange`].
pub(crate) fn written(text: &str) -> Result<NaiveDate, FaultKind> {
    let (first, rest) = piece(text.trim()).ok_or(FaultKind::NotADate)?;
    let (between, rest) = gap(rest).ok_or(FaultKind::NotADate)?;
    let (second, rest) = piece(rest).ok_or(FaultKind::NotADate)?;
    let (between_again, rest) = gap(rest).ok_or(FaultKind::NotADate)?;
    let (third, rest) = piece(rest).ok_or(FaultKind::NotADate)?;
    if between != between_again || !is_time(rest) {
        return Err(FaultKind::NotADate);
    }
    let (year, month, day) = if first.len() == 4 && is_number(first) {
        (first, second, third)
    } else {
        (third, second, first)
    };
    made(year_of(year)?, month_of(month)?, day_of(day, month)?)
}

/// A day as a spreadsheet counts it. Excel's 29 February 1900 did not happen.
///
/// # Errors
///
/// [`FaultKind::DateOutOfRange`], [`FaultKind::ImpossibleDate`].
pub(crate) fn serial(number: f64, from_1904: bool) -> Result<NaiveDate, FaultKind> {
    if !(0.0..100_000.0).contains(&number) {
        return Err(FaultKind::DateOutOfRange);
    }
    let days = number as u64;
    let zero = match (from_1904, days) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
        (false, 0) => return Err(FaultKind::DateOutOfRange),
        (false, 60) => return Err(FaultKind::ImpossibleDate),
        (false, 1..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    let date = zero.and_then(|zero| zero.checked_add_days(Days::new(days)));
    in_range(date.ok_or(FaultKind::DateOutOfRange)?)
}

/// The day, if it lies between 1900 and 2100.
///
/// # Errors
///
/// [`FaultKind::DateOutOfRange`].
pub(crate) fn in_range(date: NaiveDate) -> Result<NaiveDate, FaultKind> {
    use chrono::Datelike;
    if YEARS.contains(&date.year()) {
        Ok(date)
    } else {
        Err(FaultKind::DateOutOfRange)
    }
}

/// The letters and digits at the beginning, and what follows.
fn piece(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|character: char| !character.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    // A day in the form 2026-03-12T10:00 runs into its time.
    let word = text.get(..end)?;
    let time = word
        .split_once('T')
        .filter(|(day, time)| is_number(day) && is_number(time));
    let end = time.map_or(end, |(day, _)| day.len());
    text.split_at_checked(end)
        .filter(|(word, _)| !word.is_empty() && word.len() <= 9)
}

/// The separator at the beginning, and what follows. Spaces around it, and a comma, do not matter.
fn gap(text: &str) -> Option<(char, &str)> {
    let rest = text.trim_start_matches([' ', ',']);
    let mut characters = rest.chars();
    match characters.next() {
        Some(mark @ ('/' | '-' | '.')) => Some((mark, characters.as_str().trim_start())),
        Some(_) if rest.len() < text.len() => Some((' ', rest)),
        _ => None,
    }
}

/// Whether this is nothing or a time of day.
fn is_time(rest: &str) -> bool {
    let rest = rest.trim();
    if rest.is_empty() {
        return true;
    }
    let lower = rest.to_ascii_lowercase();
    let bare = lower.trim_start_matches('t').trim_end_matches('z').trim();
    let bare = bare.trim_end_matches("am").trim_end_matches("pm").trim_end();
    bare.contains(':') && bare.len() <= 24 && bare.chars().all(|mark| mark.is_ascii_digit() || ":.+-".contains(mark))
}

fn year_of(text: &str) -> Result<i32, FaultKind> {
    let number: i32 = digits(text)?;
    match text.len() {
        2 if number < 50 => Ok(2000 + number),
        2 => Ok(1900 + number),
        4 if YEARS.contains(&number) => Ok(number),
        4 => Err(FaultKind::DateOutOfRange),
        _ => Err(FaultKind::NotADate),
    }
}

fn month_of(text: &str) -> Result<u32, FaultKind> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return if text.len() <= 2 {
            digits(text)
        } else {
            Err(FaultKind::NotADate)
        };
    }
    let lower = text.to_ascii_lowercase();
    let named = MONTHS
        .iter()
        .zip(1..)
        .find(|(name, _)| lower.len() >= 3 && name.starts_with(&lower));
    named.map(|(_, number)| number).ok_or(FaultKind::NotADate)
}

/// The day of the month; `12th` if the month is a word.
fn day_of(text: &str, month: &str) -> Result<u32, FaultKind> {
    let named = month.starts_with(|first: char| first.is_ascii_alphabetic());
    let bare = if named {
        text.trim_end_matches(|last: char| last.is_ascii_alphabetic())
    } else {
        text
    };
    let ending = text.get(bare.len()..).unwrap_or_default().to_ascii_lowercase();
    if bare.len() > 2 || !matches!(ending.as_str(), "" | "st" | "nd" | "rd" | "th") {
        return Err(FaultKind::NotADate);
    }
    digits(bare)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn digits<T: std::str::FromStr>(text: &str) -> Result<T, FaultKind> {
    if !is_number(text) {
        return Err(FaultKind::NotADate);
    }
    text.parse().map_err(|_| FaultKind::NotADate)
}

fn made(year: i32, month: u32, day: u32) -> Result<NaiveDate, FaultKind> {
    in_range(NaiveDate::from_ymd_opt(year, month, day).ok_or(FaultKind::ImpossibleDate)?)
}
