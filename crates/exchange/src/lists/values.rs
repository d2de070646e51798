//! Texts as lists have them, made comparable.

use unicode_normalization::UnicodeNormalization;
use visitbook_domain::frame::{AgeBand, Sex};
use visitbook_domain::names;
use zeroize::Zeroizing;

use super::faults::FaultKind;

/// What people write to say that there is nothing to write.
const NOTHING: [&str; 12] = [
    "-",
    "--",
    "n/a",
    "na",
    "nil",
    "none",
    "null",
    "not applicable",
    "not known",
    "not recorded",
    "unknown",
    "?",
];

/// The text in Unicode's composed form, with every run of white space and control characters as one space, none at the
/// ends, and without characters that have no width.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.nfc() {
        if matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}') {
            continue;
        }
        if character.is_whitespace() || character.is_control() {
            gap = true;
            continue;
        }
        if gap && !tidied.is_empty() {
            tidied.push(' ');
        }
        gap = false;
        tidied.push(character);
    }
    tidied
}

/// A tidied text without its code. A code is one or two letters or digits and a closing bracket (`a) `, `12)`), and after
/// that possibly digits and a colon (`q) 6: `). A text that is nothing but a code stays as it is.
pub(crate) fn without_code(text: &str) -> &str {
    let Some((code, rest)) = text.split_once(')') else {
        return text;
    };
    if !(1..=2).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text;
    }
    let rest = rest.trim_start();
    let bare = match rest.split_once(':') {
        Some((number, value)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            value.trim_start()
        }
        _ => rest,
    };
    match (bare, rest) {
        ("", "") => text,
        ("", rest) => rest,
        (bare, _) => bare,
    }
}

/// Whether a tidied text says that there is nothing to say.
pub(crate) fn says_nothing(text: &str) -> bool {
    text.is_empty() || NOTHING.contains(&text.to_lowercase().as_str())
}

/// The sex a tidied text says.
pub(crate) fn sex(text: &str) -> Sex {
    let bare = without_code(text).to_lowercase();
    match bare.as_str() {
        "male" | "m" | "boy" | "1" => Sex::Male,
        "female" | "f" | "girl" | "2" => Sex::Female,
        "not stated" | "not specified" | "unborn" | "u" | "0" => Sex::Unknown,
        other if says_nothing(other) => Sex::Unknown,
        _ => Sex::Other,
    }
}

/// A number as people write it: whole numbers without decimals.
pub(crate) fn number(value: f64) -> String {
    format!("{value}")
}

/// The band of an age as a number of years. Some lists have -1 for a child who is not born yet.
///
/// # Errors
///
/// [`FaultKind::NotAnAge`] above 130.
pub(crate) fn age(years: f64) -> Result<AgeBand, FaultKind> {
    if !(-1.0..=130.0).contains(&years) {
        return Err(FaultKind::NotAnAge);
    }
    Ok(AgeBand::of_age(years.max(0.0) as u32))
}

/// The band of an age as a tidied text: `12`, `12 years`, `7 months`, `unborn`, or nothing.
///
/// # Errors
///
/// [`FaultKind::NotAnAge`].
pub(crate) fn age_written(text: &str) -> Result<AgeBand, FaultKind> {
    let lower = without_code(text).to_lowercase();
    if says_nothing(&lower) {
        return Ok(AgeBand::Unknown);
    }
    if lower == "unborn" {
        return Ok(AgeBand::UnderOne);
    }
    let end = lower.find(|character: char| !character.is_ascii_digit() && !"-.".contains(character));
    let (digits, unit) = lower.split_at_checked(end.unwrap_or(lower.len())).unwrap_or_default();
    let count: f64 = digits.parse().map_err(|_| FaultKind::NotAnAge)?;
    match unit.trim() {
        "" | "y" | "yr" | "yrs" | "year" | "years" | "years old" => age(count),
        "m" | "mth" | "mths" | "month" | "months" => age(count / 12.0),
        "w" | "wk" | "wks" | "week" | "weeks" => age(count * 7.0 / 365.25),
        _ => Err(FaultKind::NotAnAge),
    }
}

/// The words of a name as they are digested, each in all the ways in which a letter may spell it.
pub(crate) fn name_words(text: &str) -> Vec<Zeroizing<String>> {
    let words = names::words(text);
    words.iter().flat_map(|word| names::spellings(word)).collect()
}
