//! What a rule is: what it finds, why, where that was read, and from when it holds.

use std::ops::Range;

use chrono::NaiveDate;
use regex::{Captures, Regex, RegexBuilder};
use serde::Serialize;
use ts_rs::TS;

use super::ground::Ground;
use super::passage::Passage;
use super::pattern::of_our_digits;
use crate::sentences::capitalised;

/// One rule. It stands in a file of its own, with the examples that are its tests.
#[derive(Debug)]
pub struct Rule {
    /// Its name for ever: what was set aside is kept under it.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is said to whoever writes, in a sentence.
    pub says: &'static str,
    /// Why.
    pub why: &'static str,
    /// Where that was read.
    pub source: &'static str,
    /// When it holds.
    pub holds: Holds,
    /// How it finds what it is about.
    pub finds: Finds,
    /// Texts about which it says nothing.
    pub good: &'static [&'static str],
    /// Texts about which it says something.
    pub bad: &'static [Bad],
}

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It may tell who a child or a family is.
    Identifying,
    /// What the sentence rests on does not hold. The ledger says so, no rule.
    Evidence,
    /// House style is plain about it.
    Mistake,
    /// Worth a look: it may well stand.
    Advice,
}

/// The dates of the letters for which a rule holds, both included. `None` is for ever.
#[derive(Clone, Copy, Debug)]
pub struct Holds {
    /// The first, as year, month and day.
    pub from: Option<(i32, u32, u32)>,
    /// The last.
    pub until: Option<(i32, u32, u32)>,
}

/// How a rule finds what it is about.
#[derive(Clone, Copy, Debug)]
pub enum Finds {
    /// Words that are put otherwise.
    Instead(&'static [Instead]),
    /// Words that are put otherwise, unless they are part of a name: capitals stand around them or within a sentence.
    InsteadUnlessNamed(&'static [Instead]),
    /// Words that are put otherwise, unless somebody is quoted.
    InsteadUnlessQuoted(&'static [Instead]),
    /// Words that are put otherwise, and beside them its own way through one block, by what the letter is held against.
    InsteadAndOnGround(&'static [Instead], fn(&Passage<'_>, &Ground) -> Vec<Found>),
    /// A regular expression, and whether what it meets is what it looks for.
    Pattern(&'static str, fn(&str) -> bool),
    /// Its own way through one block.
    Own(fn(&Passage<'_>) -> Vec<Found>),
    /// Its own way through one block, by what the letter is held against.
    OnGround(fn(&Passage<'_>, &Ground) -> Vec<Found>),
    /// Its own way through the whole letter.
    InWhole(fn(&[Passage<'_>]) -> Vec<FoundIn>),
    /// Its own way through the whole letter, by what it is held against.
    InWholeOnGround(fn(&[Passage<'_>], &Ground) -> Vec<FoundIn>),
    /// Its own way through the lines around the text, by what the letter is held against: addressee, greeting, signatory.
    Around(fn(&[Passage<'_>], &Ground) -> Vec<FoundIn>),
}

/// Words and what stands in their place.
#[derive(Debug)]
pub struct Instead {
    /// The words as a regular expression. It stands between the ends of words, in any case unless it says otherwise. Words
    /// that look alike and are left as they are stand before it in a group `stays`.
    pub of: &'static str,
    /// What is said in their place, `$1` for what the first group took. Empty where there is no one way.
    pub say: &'static str,
}

/// What a rule found in a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Where, in bytes.
    pub at: Range<usize>,
    /// What can stand in its place, the best first.
    pub fixes: Vec<String>,
    /// What is said, where that is not what the rule says of all.
    pub says: Option<String>,
    /// Words from elsewhere that the words are to be held against: the sentence of the last letter.
    pub beside: Option<String>,
}

/// What a rule found in one block of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundIn {
    /// The block, counted from 0.
    pub block: usize,
    /// What was found in it.
    pub found: Found,
}

/// A text about which a rule says something.
#[derive(Debug)]
pub struct Bad {
    /// The text.
    pub text: &'static str,
    /// The words it is about.
    pub words: &'static str,
    /// The text with the first fix, where there is one.
    pub fixed: Option<&'static str>,
}

impl Rule {
    /// Whether it finds words by themselves and says how they are put.
    pub(super) fn puts_otherwise(&self) -> bool {
        matches!(
            self.finds,
            Finds::Instead(_)
                | Finds::InsteadUnlessNamed(_)
                | Finds::InsteadUnlessQuoted(_)
                | Finds::InsteadAndOnGround(..)
        )
    }
}

/// For patterns that meet nothing else than what they look for.
pub(super) fn always(_: &str) -> bool {
    true
}

impl Holds {
    /// At any time.
    pub const ALWAYS: Self = Self {
        from: None,
        until: None,
    };

    /// Whether it holds for a letter of this date.
    pub fn on(self, date: NaiveDate) -> bool {
        let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day);
        self.from.and_then(day).is_none_or(|from| from <= date)
            && self.until.and_then(day).is_none_or(|until| date <= until)
    }
}

/// Whether an `’s` behind the words would stand behind another word: ‘looked-after children’s needs’ are no ‘children in
/// care’s needs’.
fn misplaces_possessive(passage: &Passage<'_>, at: &Range<usize>, said: &str) -> bool {
    let (words, after) = passage.words.split_at_checked(at.end).unwrap_or_default();
    let last = words.rsplit([' ', '-']).next().unwrap_or_default();
    let moved = said.split(' ').any(|word| word.eq_ignore_ascii_case(last)) && !said.ends_with(last);
    moved && (after.starts_with("’s") || after.starts_with("'s"))
}

impl Instead {
    pub(super) fn regex(&self) -> Result<Regex, regex::Error> {
        let of = of_our_digits(&self.of.replace(' ', r"\s"));
        let whole_words = format!(r"(?-u:\b{{start-half}})(?:{of})(?-u:\b{{end-half}})");
        RegexBuilder::new(&whole_words).case_insensitive(true).build()
    }

    /// Every place where the words stand by themselves, not within an address of the web or of mail.
    pub(super) fn find(&self, regex: &Regex, passage: &Passage<'_>) -> Vec<Found> {
        let each = regex.captures_iter(passage.words);
        each.filter_map(|words| {
            let whole = words.get(0)?;
            // The pattern ends words at letters with accents.
            let stands = passage.is_whole_words(&whole.range()) && !passage.within_address(&whole.range());
            if words.name("stays").is_some() || !stands {
                return None;
            }
            let said = self
                .said(&words, passage.begins_sentence(whole.start()))
                .filter(|said| !misplaces_possessive(passage, &whole.range(), said));
            // A pattern of any case also meets the words as they should be.
            (said.as_deref() != Some(whole.as_str())).then(|| Found {
                at: whole.range(),
                fixes: said.into_iter().collect(),
                ..Found::default()
            })
        })
        .collect()
    }

    /// What is said in place of the words, with a capital letter where a sentence begins with one.
    fn said(&self, words: &Captures<'_>, begins: bool) -> Option<String> {
        let mut said = String::new();
        words.expand(self.say, &mut said);
        let capital = words.get(0)?.as_str().starts_with(char::is_uppercase);
        match begins && capital {
            _ if said.is_empty() => None,
            true => Some(capitalised(&said)),
            false => Some(said),
        }
    }
}
