//! The day that a letter or report bears.

use chrono::{Datelike, NaiveDate};
use visitbook_domain::dates::month_name;

use super::lines::Line;

/// Lines that say when a report came out begin so.
const PUBLISHED: &[&str] = &[
    "report published:",
    "published:",
    "date published:",
    "date of publication:",
    "date:",
];

/// The first line that is a date by itself, or that says when a report was published.
pub(super) fn dated(lines: &[Line]) -> Option<NaiveDate> {
    super::words_of(lines).find_map(|line| {
        let small = line.to_lowercase();
        let said = PUBLISHED.iter().find_map(|begin| small.strip_prefix(begin));
        day(said.unwrap_or(&small))
    })
}

/// `16 august 2022`; `None` for every other text and for days that there are not.
fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split_whitespace();
    let day = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let month = (1..=12).find(|month| month_name(*month).to_lowercase() == name)?;
    let year = parts.next()?.parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    (parts.next().is_none() && (1990..=2100).contains(&date.year())).then_some(date)
}
