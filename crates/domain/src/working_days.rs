//! Working days in England: not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales
//! (Education and Inspections Act regulations, SI 2007/462).
//!
//! Bank holidays follow the rules of the Banking and Financial Dealings Act 1971 and the days proclaimed since 2019.
//! Beyond [`KNOWN_UNTIL`] nothing has been proclaimed yet, so a day there may still change.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The last year whose bank holidays are published.
pub const KNOWN_UNTIL: i32 = 2028;

/// Proclaimed instead of, or beside, the days by rule: (year, month, day, true for a holiday, false for none).
const PROCLAIMED: &[(i32, u32, u32, bool)] = &[
    // The early May holiday of 2020 moved to the anniversary of VE Day.
    (2020, 5, 4, false),
    (2020, 5, 8, true),
    // Platinum Jubilee: the spring holiday of 2022 moved, and one more day.
    (2022, 5, 30, false),
    (2022, 6, 2, true),
    (2022, 6, 3, true),
    // The late Queen's funeral.
    (2022, 9, 19, true),
    // Coronation.
    (2023, 5, 8, true),
];

/// The day `count` working days after `from`, which is day 0. Five published letters of a neighbouring kind fit this
/// way of counting exactly.
pub fn working_days_after(from: NaiveDate, count: u16) -> Option<NaiveDate> {
    let mut day = from;
    let mut left = count;
    while left > 0 {
        day = day.checked_add_days(Days::new(1))?;
        if is_working_day(day) {
            left -= 1;
        }
    }
    Some(day)
}

/// Whether a day that was counted to may still change: it lies in a year whose bank holidays are not published.
pub fn is_projected(day: NaiveDate) -> bool {
    day.year() > KNOWN_UNTIL
}

/// Whether offices work on that day.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

fn is_holiday(day: NaiveDate) -> bool {
    let proclaimed = PROCLAIMED
        .iter()
        .find(|(year, month, on, _)| (*year, *month, *on) == (day.year(), day.month(), day.day()));
    proclaimed.map_or_else(|| by_rule(day), |(.., holiday)| *holiday)
}

fn by_rule(day: NaiveDate) -> bool {
    let (month, on, weekday) = (day.month(), day.day(), day.weekday());
    let monday = weekday == Weekday::Mon;
    match month {
        // New Year's Day, or the Monday after where it falls on a weekend.
        1 => on == 1 || (monday && on <= 3),
        5 => monday && (on <= 7 || on >= 25),
        8 => monday && on >= 25,
        // Christmas and Boxing Day; what falls on a weekend moves to the next Monday and Tuesday.
        12 => matches!(on, 25 | 26) || (matches!(on, 27 | 28) && matches!(weekday, Weekday::Mon | Weekday::Tue)),
        _ => easter(day.year()).is_some_and(|easter| [easter - Days::new(2), easter + Days::new(1)].contains(&day)),
    }
}

/// Easter Sunday of the Gregorian calendar (the algorithm of the Book of Common Prayer's tables, in integers).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let century = year / 100;
    let leap_centuries = century / 4;
    let moon = (century - leap_centuries - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let full_moon = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + full_moon + 2 - century + leap_centuries) % 7;
    let offset = full_moon - weekday;
    let month = 3 + (offset + 40) / 44;
    let day = offset + 28 - 31 * (month / 4);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn seventy_working_days_fall_where_published_letters_say() {
        for (from, to) in [
            (day(2019, 8, 23), day(2019, 12, 2)),
            (day(2018, 11, 9), day(2019, 2, 20)),
            (day(2016, 4, 5), day(2016, 7, 14)),
            (day(2020, 4, 14), day(2020, 7, 23)),
            (day(2025, 2, 27), day(2025, 6, 11)),
        ] {
            assert_eq!(working_days_after(from, 70), Some(to));
        }
    }

    #[test]
    fn a_day_beyond_the_published_bank_holidays_is_projected() {
        let due = working_days_after(day(2028, 11, 30), 25).unwrap();
        assert_eq!((due, is_projected(due)), (day(2029, 1, 9), true));
        let due = working_days_after(day(2028, 11, 22), 25).unwrap();
        assert_eq!((due, is_projected(due)), (day(2028, 12, 29), false));
    }

    #[test]
    fn holidays_of_known_years_are_no_working_days() {
        let holidays = [
            day(2022, 1, 3),
            day(2022, 6, 2),
            day(2022, 6, 3),
            day(2022, 9, 19),
            day(2022, 12, 27),
            day(2023, 4, 7),
            day(2023, 4, 10),
            day(2023, 5, 1),
            day(2023, 5, 8),
            day(2023, 5, 29),
            day(2026, 4, 3),
            day(2026, 12, 28),
            day(2027, 12, 27),
            day(2027, 12, 28),
            day(2028, 1, 3),
            day(2028, 4, 17),
        ];
        for holiday in holidays {
            assert!(!is_working_day(holiday), "{holiday}");
        }
        for working in [
            day(2020, 5, 4),
            day(2022, 5, 30),
            day(2026, 12, 24),
            day(2026, 12, 29),
            day(2026, 11, 18),
        ] {
            assert!(is_working_day(working), "{working}");
        }
    }
}
