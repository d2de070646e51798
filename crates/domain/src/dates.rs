//! Civil dates as letters write them: spans of days, months, ordinals in words.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::refusal::{Reason, Refusal};

/// One period on site, first and last day included. A single day has both the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateSpan {
    /// First day.
    pub first: NaiveDate,
    /// Last day, not before the first.
    pub last: NaiveDate,
}

/// A month of a year, as in "judged inadequate in June 2025".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthYear {
    /// Year, for example 2025.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
}

/// The months by name, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The ordinal in words, `first` to `twentieth`; `None` outside 1 to 20.
pub fn ordinal_word(ordinal: u8) -> Option<&'static str> {
    ORDINALS.get(usize::from(ordinal).checked_sub(1)?).copied()
}

/// The month's name, or an empty string for a number outside 1 to 12 (which [`MonthYear::check`] refuses).
pub fn month_name(month: u32) -> &'static str {
    (month as usize)
        .checked_sub(1)
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or("")
}

/// A date as house style writes it: `12 July 2022`, no leading zero, no ordinal, no comma.
pub fn long_date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

impl MonthYear {
    /// Refuses a month outside 1 to 12 or a year outside 1990 to 2100.
    pub fn check(&self, field: &str) -> Result<(), Refusal> {
        match (1..=12).contains(&self.month) && (1990..=2100).contains(&self.year) {
            true => Ok(()),
            false => Err(Refusal::new(field, Reason::OutOfRange)),
        }
    }
}

impl std::fmt::Display for MonthYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", month_name(self.month), self.year)
    }
}

impl DateSpan {
    /// Refuses a span that ends before it begins, or that begins outside 1990 to 2100.
    pub fn check(&self, field: &str) -> Result<(), Refusal> {
        if self.last < self.first {
            return Err(Refusal::new(format!("{field}.last"), Reason::OutOfOrder));
        }
        match (1990..=2100).contains(&self.first.year()) {
            true => Ok(()),
            false => Err(Refusal::new(format!("{field}.first"), Reason::OutOfRange)),
        }
    }

    /// Number of calendar days, 1 or more.
    pub fn days(&self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// `7 June 2022`, `7 and 8 June 2022`, `20 to 24 January 2025`, `31 January and 1 February 2024`,
    /// `21 November to 2 December 2022`. Two days are joined by `and`, more by `to`.
    fn phrase(&self) -> String {
        let (first, last) = (self.first, self.last);
        let joint = if self.days() == 2 { "and" } else { "to" };
        if first == last {
            long_date(last)
        } else if (first.year(), first.month()) == (last.year(), last.month()) {
            format!("{} {joint} {}", first.day(), long_date(last))
        } else if first.year() == last.year() {
            format!(
                "{} {} {joint} {}",
                first.day(),
                month_name(first.month()),
                long_date(last)
            )
        } else {
            format!("{} {joint} {}", long_date(first), long_date(last))
        }
    }
}

/// The days of a visit in words. Separate periods are joined by `and`: `5 to 9 December 2022 and 14 to 15 February
/// 2023`; in such a row two days are joined by `to`, as published letters do. Single days in one month are told as a
/// list: `3, 10 and 17 March 2026`. Periods that follow each other without a day between are one.
pub fn date_phrase(spans: &[DateSpan]) -> String {
    match joined(spans).as_slice() {
        [] => String::new(),
        [one] => one.phrase(),
        several if single_days_of_one_month(several) => {
            let days: Vec<String> = several.iter().map(|span| span.first.day().to_string()).collect();
            let month = several.last().map(|span| MonthYear {
                year: span.last.year(),
                month: span.last.month(),
            });
            format!(
                "{} {}",
                join_words(&days),
                month.map(|m| m.to_string()).unwrap_or_default()
            )
        }
        several => {
            let phrases: Vec<String> = several
                .iter()
                .map(|span| span.phrase().replace(" and ", " to "))
                .collect();
            join_words(&phrases)
        }
    }
}

fn joined(spans: &[DateSpan]) -> Vec<DateSpan> {
    let mut joined: Vec<DateSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(before) if before.last.succ_opt() == Some(span.first) => before.last = span.last,
            _ => joined.push(*span),
        }
    }
    joined
}

fn single_days_of_one_month(spans: &[DateSpan]) -> bool {
    let month = spans.first().map(|span| (span.first.year(), span.first.month()));
    spans
        .iter()
        .all(|span| span.first == span.last && Some((span.first.year(), span.first.month())) == month)
}

/// `A`, `A and B`, `A, B and C`: no comma before `and`.
pub fn join_words(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(first: (i32, u32, u32), last: (i32, u32, u32)) -> DateSpan {
        let date = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        DateSpan {
            first: date(first),
            last: date(last),
        }
    }

    #[test]
    fn dates_of_a_visit_read_as_in_published_letters() {
        let phrases: [(&[DateSpan], &str); 10] = [
            (
                &[span((2024, 1, 31), (2024, 1, 31)), span((2024, 2, 1), (2024, 2, 1))],
                "31 January and 1 February 2024",
            ),
            (&[span((2026, 3, 4), (2026, 3, 4))], "4 March 2026"),
            (&[span((2022, 7, 12), (2022, 7, 13))], "12 and 13 July 2022"),
            (&[span((2025, 1, 20), (2025, 1, 24))], "20 to 24 January 2025"),
            (&[span((2022, 11, 21), (2022, 12, 2))], "21 November to 2 December 2022"),
            (&[span((2024, 1, 31), (2024, 2, 1))], "31 January and 1 February 2024"),
            (
                &[span((2025, 12, 31), (2026, 1, 1))],
                "31 December 2025 and 1 January 2026",
            ),
            (
                &[span((2022, 12, 5), (2022, 12, 9)), span((2023, 2, 14), (2023, 2, 15))],
                "5 to 9 December 2022 and 14 to 15 February 2023",
            ),
            (
                &[span((2026, 3, 3), (2026, 3, 3)), span((2026, 3, 10), (2026, 3, 10))],
                "3 and 10 March 2026",
            ),
            (&[], ""),
        ];
        for (spans, expected) in phrases {
            assert_eq!(date_phrase(spans), expected);
        }
    }

    #[test]
    fn ordinals_run_from_first_to_twentieth() {
        assert_eq!(ordinal_word(0), None);
        assert_eq!(ordinal_word(1), Some("first"));
        assert_eq!(ordinal_word(8), Some("eighth"));
        assert_eq!(ordinal_word(20), Some("twentieth"));
        assert_eq!(ordinal_word(21), None);
    }

    #[test]
    fn a_span_that_ends_before_it_begins_is_refused() {
        let refusal = span((2026, 5, 2), (2026, 5, 1)).check("dates.0").unwrap_err();
        assert_eq!(refusal, Refusal::new("dates.0.last", Reason::OutOfOrder));
    }

    #[test]
    fn names_are_joined_without_a_comma_before_and() {
        let names = |n: &[&str]| n.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(join_words(&names(&["A"])), "A");
        assert_eq!(join_words(&names(&["A", "B"])), "A and B");
        assert_eq!(join_words(&names(&["A", "B", "C"])), "A, B and C");
    }
}
