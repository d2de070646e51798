//! Whole numbers, in figures and in words up to ninety-nine.

/// Below twenty, in their order.
pub(crate) const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// From twenty on, by tens.
pub(crate) const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// In figures; `None` for what is no whole number.
pub(crate) fn number(word: &str) -> Option<String> {
    if let Ok(figures) = word.parse::<u32>() {
        return Some(figures.to_string());
    }
    let ones = |word: &str| NUMBERS.iter().position(|number| *number == word).map(|at| at + 1);
    let tens = |word: &str| TENS.iter().position(|number| *number == word).map(|at| 10 * at + 20);
    let both = || {
        word.split_once('-')
            .and_then(|(ten, one)| Some(tens(ten)? + ones(one)?))
    };
    let figures = ones(word).or_else(|| tens(word)).or_else(both)?;
    Some(figures.to_string())
}
