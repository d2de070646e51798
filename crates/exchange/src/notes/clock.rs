//! Times as people write them in front of a note: `09:40`, `9.40am`, `0940`, `[10:15]`, `14:05-14:30`.
//!
//! What could as well be a number is a time only with more to show for it:
//! - a full stop without am or pm: from 7.00 to 19.59 or with a 0 in front, and not before `%` or a word of quantity;
//! - four digits without `hrs`: with a 0 in front, or before the end, a dash, a colon or a capital, and no year.

use chrono::NaiveTime;

use super::cursor::Cursor;

const QUANTITIES: [&str; 12] = [
    "per", "percent", "hours", "hour", "days", "weeks", "months", "years", "million", "miles", "minutes", "of",
];
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

struct Moment {
    time: NaiveTime,
    written: Written,
}

#[derive(PartialEq, Eq)]
enum Written {
    Surely,
    WithAFullStop,
    InFourDigits,
}

/// The time that comes next, with its brackets; of a span its beginning.
pub(super) fn time(cursor: &mut Cursor<'_>) -> Option<NaiveTime> {
    cursor.attempt(|cursor| {
        let closing = match cursor.take(|char| "[(".contains(char)) {
            Some('[') => Some(']'),
            Some(_) => Some(')'),
            None => None,
        };
        let first = moment(cursor)?;
        let span = cursor.attempt(until).is_some();
        match closing {
            Some(closing) => {
                cursor.take(|char| char == closing)?;
            }
            None if span || first.written == Written::Surely => {}
            None => plausible(cursor, &first.written)?,
        }
        let ends = cursor
            .peek(0)
            .is_none_or(|char| char.is_whitespace() || "-–—:,|;".contains(char));
        ends.then_some(first.time)
    })
}

fn until(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.spaces();
    if cursor.word("to").is_none() {
        cursor.take(|char| "-–—".contains(char))?;
    }
    cursor.spaces();
    moment(cursor).map(|_| ())
}

fn moment(cursor: &mut Cursor<'_>) -> Option<Moment> {
    let digits = number(cursor.run(|char| char.is_ascii_digit()))?;
    let (hour, minute, mut written) = match digits {
        (value, 4, padded) => {
            let surely = padded || cursor.attempt(hours).is_some();
            let written = if surely { Written::Surely } else { Written::InFourDigits };
            if !surely && YEARS.contains(&value) {
                return None;
            }
            (value / 100, value % 100, written)
        }
        (hour, 1 | 2, padded) => match cursor.attempt(minutes) {
            Some((_, minute)) if padded => (hour, minute, Written::Surely),
            Some((':', minute)) => (hour, minute, Written::Surely),
            Some((_, minute)) => (hour, minute, Written::WithAFullStop),
            None => return half_of_day(cursor).and_then(|half| moment_of(half.of(hour)?, 0, Written::Surely)),
        },
        _ => return None,
    };
    let mut hour = hour;
    if let Some(half) = half_of_day(cursor) {
        hour = half.of(hour)?;
        written = Written::Surely;
    }
    if written == Written::WithAFullStop && !(7..20).contains(&hour) {
        return None;
    }
    moment_of(hour, minute, written)
}

fn moment_of(hour: u32, minute: u32, written: Written) -> Option<Moment> {
    NaiveTime::from_hms_opt(hour, minute, 0).map(|time| Moment { time, written })
}

/// The value of at most four digits, how many they are, and whether they begin with 0.
fn number(digits: &[char]) -> Option<(u32, usize, bool)> {
    let written: String = digits.iter().collect();
    let value = written.parse().ok().filter(|_| digits.len() <= 4)?;
    Some((value, digits.len(), written.starts_with('0') && digits.len() > 1))
}

fn minutes(cursor: &mut Cursor<'_>) -> Option<(char, u32)> {
    let sign = cursor.take(|char| ":.".contains(char))?;
    let (value, 2, _) = number(cursor.run(|char| char.is_ascii_digit()))? else {
        return None;
    };
    // Seconds of a time that a program wrote.
    cursor.attempt(|cursor| {
        cursor.take(|char| char == ':')?;
        (cursor.run(|char| char.is_ascii_digit()).len() == 2).then_some(())
    });
    Some((sign, value))
}

fn hours(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.word("h").is_some() {
        return Some(());
    }
    cursor.spaces();
    cursor.word("hrs")
}

enum Half {
    Morning,
    Afternoon,
}

impl Half {
    fn of(&self, hour: u32) -> Option<u32> {
        let hour = (1..=12).contains(&hour).then_some(hour % 12)?;
        Some(match self {
            Self::Morning => hour,
            Self::Afternoon => hour + 12,
        })
    }
}

fn half_of_day(cursor: &mut Cursor<'_>) -> Option<Half> {
    cursor.attempt(|cursor| {
        cursor.spaces();
        let words = [
            ("a.m.", Half::Morning),
            ("p.m.", Half::Afternoon),
            ("am", Half::Morning),
            ("pm", Half::Afternoon),
        ];
        words
            .into_iter()
            .find_map(|(word, half)| cursor.word(word).map(|()| half))
    })
}

fn plausible(cursor: &Cursor<'_>, written: &Written) -> Option<()> {
    let mut ahead = *cursor;
    ahead.spaces();
    let next = ahead.peek(0);
    let fits = match written {
        Written::Surely => true,
        Written::InFourDigits => next.is_none_or(|char| char.is_uppercase() || "-–—:|\n".contains(char)),
        Written::WithAFullStop => {
            next != Some('%')
                && QUANTITIES.iter().all(|word| {
                    let mut ahead = ahead;
                    ahead.word(word).is_none()
                })
        }
    };
    fits.then_some(())
}
