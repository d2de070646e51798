//! The meter of words of proportion: where a sentence says "most children" or "a small number of plans", and whether a
//! count bears it out.
//!
//! What a word stands for is not decided here but by the bands of a notebook. Words that only look like a proportion
//! ("at all times", "the most vulnerable", "for many years") are let be.

mod counted;
mod fitting;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use std::ops::Range;

use visitbook_domain::Band;

pub use fitting::{Rewording, fitting, reworded};
pub(crate) use tokens::{Token, tokens};
pub(crate) use words::COUNTED;

/// A word of proportion in a sentence, such as `most` in "Most children are seen alone".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proportion<'a> {
    /// Where it stands in the sentence, in bytes.
    pub at: Range<usize>,
    /// The words in small letters: `most`, `a small number`, `all but one`.
    pub words: String,
    /// What they stand for.
    pub means: Means<'a>,
}

/// What a word of proportion stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means<'a> {
    /// A share, as a band says.
    Share(&'a Band),
    /// All but so many: `all but one`. No band can say this, for its share depends on how many there are.
    AllBut(u32),
}

/// How a word of proportion stands to a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The count bears it out.
    Agrees,
    /// It says more than the count does.
    TooStrong,
    /// It says less than the count does.
    TooWeak,
}

/// Every word of proportion in a sentence, in its order; the longest words win, so that "a very small number" is not
/// "a small number" and "not all" is not "all". Only proportions of people and of what can be counted about them
/// (plans, records, visits) are told, not idioms.
pub fn proportions<'a>(sentence: &str, bands: &'a [Band]) -> Vec<Proportion<'a>> {
    let tokens = tokens(sentence);
    let mut found = Vec::new();
    let mut rest = tokens.as_slice();
    while !rest.is_empty() {
        let length = match counted::idiom(rest) {
            0 => {
                let met = longest(rest, bands);
                found.extend(met.as_ref().and_then(|met| met.counted(rest)));
                met.map_or(1, |met| met.length)
            }
            idiom => idiom,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// How the word stands to `met` of `of`. It is too strong where fewer were met than it says, too weak where more were.
/// Nothing rests on nothing: of none at all, every word is too strong.
pub fn reading(proportion: &Proportion<'_>, met: u32, of: u32) -> Reading {
    match proportion.means {
        Means::Share(band) => of_share(band, met, of),
        Means::AllBut(left) => match (of.saturating_sub(met)).cmp(&left) {
            _ if met == 0 => Reading::TooStrong,
            std::cmp::Ordering::Equal => Reading::Agrees,
            std::cmp::Ordering::Greater => Reading::TooStrong,
            std::cmp::Ordering::Less => Reading::TooWeak,
        },
    }
}

/// What people are told of a word and a count: `‘most’ rests on 5 of 12 children`.
pub fn rests_on(proportion: &Proportion<'_>, met: u32, of: u32, counted: &str) -> String {
    format!("‘{}’ rests on {met} of {of} {counted}", proportion.words)
}

fn of_share(band: &Band, met: u32, of: u32) -> Reading {
    let above = u64::from(met) * 100 > u64::from(band.to) * u64::from(of);
    match (band.holds(met, of), above && of > 0) {
        (true, _) => Reading::Agrees,
        (false, true) => Reading::TooWeak,
        (false, false) => Reading::TooStrong,
    }
}

/// Words that a sentence goes on with, and what they mean.
struct Met<'a> {
    length: usize,
    words: String,
    means: Means<'a>,
}

fn longest<'a>(rest: &[Token<'_>], bands: &'a [Band]) -> Option<Met<'a>> {
    let of_bands = bands.iter().flat_map(|band| {
        let words = band.words.iter();
        words.map(move |words| (words.as_str(), Means::Share(band)))
    });
    let of_rest = words::ALL_BUT
        .iter()
        .map(|(words, left)| (*words, Means::AllBut(*left)));
    let met = of_bands.chain(of_rest).filter_map(|(words, means)| {
        let length = tokens::begin_with(rest, words)?;
        Some(Met {
            length,
            words: words.to_owned(),
            means,
        })
    });
    met.max_by_key(|met| met.length)
}

impl<'a> Met<'a> {
    fn counted(&self, rest: &[Token<'_>]) -> Option<Proportion<'a>> {
        let (first, last) = (rest.first()?, rest.get(self.length.checked_sub(1)?)?);
        let after = rest.get(self.length..).unwrap_or_default();
        counted::is_counted(&self.words, after).then(|| Proportion {
            at: first.at.start..last.at.end,
            words: self.words.clone(),
            means: self.means,
        })
    }
}
