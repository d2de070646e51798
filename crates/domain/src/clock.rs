//! The clock on an English wall, for what is told in it: Summer Time Order 2002 (SI 2002/262), from the last Sunday of
//! March to the last Sunday of October, each at one o'clock Greenwich Mean Time.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// What the clock shows at an instant; of an instant beyond all calendars, Greenwich Mean Time.
pub fn english_clock(at: DateTime<Utc>) -> NaiveDateTime {
    let gmt = at.naive_utc();
    let changes = last_sunday(gmt.year(), 3).zip(last_sunday(gmt.year(), 10));
    let summer = changes.is_some_and(|(begins, ends)| (begins..ends).contains(&gmt));
    match summer {
        true => gmt.checked_add_signed(TimeDelta::hours(1)).unwrap_or(gmt),
        false => gmt,
    }
}

/// One o'clock on the last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let since = u64::from(last.weekday().num_days_from_sunday());
    last.checked_sub_days(Days::new(since))?.and_hms_opt(1, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_an_hour_on_from_the_last_sunday_of_march_to_that_of_october() {
        for (at, shown) in [
            ("2026-11-20T16:05:09Z", "2026-11-20T16:05:09"),
            ("2026-03-29T00:59:59Z", "2026-03-29T00:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T02:00:00"),
            ("2026-07-01T23:30:00Z", "2026-07-02T00:30:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25T01:59:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25T01:00:00"),
            ("2027-10-31T00:00:00Z", "2027-10-31T01:00:00"),
        ] {
            let at: DateTime<Utc> = at.parse().unwrap();
            assert_eq!(english_clock(at), shown.parse().unwrap(), "{at}");
        }
    }
}
