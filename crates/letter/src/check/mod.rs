//! What house style says about a letter: remarks, each with its reason, its source and, where there is one, a fix.
//!
//! A [`Checker`] holds the rules of one day, because house style changes, and the [`Ground`] of one letter: what it is
//! held against beside its own words. It is made once for a letter.
//! [`Checker::block`] looks at one block by itself, so that a key costs one block and no more; [`Checker::whole`] adds
//! what only the whole letter can tell. Nothing here reads a clock, changes a letter, or refuses one.

mod around;
mod facts;
mod ground;
mod listed;
pub mod names;
mod own_details;
mod parts;
mod passage;
mod pattern;
mod plain;
mod rule;
pub mod rules;
mod taken;
mod team;
mod vocabulary;

use std::ops::Range;

use regex::Regex;
use serde::Serialize;

pub use facts::{Addressee, AreaFacts, Inspector, Signatory, VisitFacts};
pub use ground::Ground;
pub use names::Registry;
pub use passage::Passage;
use pattern::pattern;
use plain::Plain;
use rule::always;
pub use rule::{Bad, Finds, Found, FoundIn, Holds, Instead, Rule, Severity};

/// What is said about some words of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The rule's id.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The block, counted from 0.
    pub block: usize,
    /// The words' place in the block's text, in UTF-16 code units, as the page counts.
    pub at: Range<u32>,
    /// The words.
    pub words: String,
    /// What is said, in a sentence.
    pub message: String,
    /// What can stand in place of the words, the best first.
    pub fixes: Vec<String>,
    /// Words from elsewhere that the words are to be held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
}

/// The rules that hold on one day, with what one letter is held against, ready to be used again and again.
pub struct Checker {
    rules: Vec<Ready>,
    ground: Ground,
}

/// A rule with its patterns read.
struct Ready {
    rule: &'static Rule,
    instead: Vec<(Regex, &'static Instead)>,
    pattern: Option<Regex>,
}

impl Checker {
    /// The rules as they hold for a letter on this ground.
    ///
    /// # Errors
    /// A pattern that cannot be read; no rule has one.
    pub fn new(ground: Ground) -> Result<Self, regex::Error> {
        let date = ground.date;
        Self::of(rules::ALL.iter().copied().filter(|rule| rule.holds.on(date)), ground)
    }

    /// Some rules alone.
    pub(crate) fn of(rules: impl Iterator<Item = &'static Rule>, ground: Ground) -> Result<Self, regex::Error> {
        Ok(Self {
            rules: rules.map(Ready::new).collect::<Result<_, _>>()?,
            ground,
        })
    }

    /// What is said about one block by itself, in the order of its text.
    pub fn block(&self, at: usize, passage: &Passage<'_>) -> Vec<Remark> {
        let plain = Plain::of(passage);
        let mut remarks: Vec<Remark> = Vec::new();
        let mut settled: Vec<Range<u32>> = Vec::new();
        for ready in &self.rules {
            let found = ready.find(&plain.seen(), &self.ground).into_iter();
            let said = found.filter_map(|found| remark(ready.rule, at, &plain, found));
            let said: Vec<Remark> = said.collect();
            if ready.rule.puts_otherwise() {
                settled.extend(said.iter().map(|remark| remark.at.clone()));
            }
            remarks.extend(said);
        }
        // A word that is put otherwise need not be in the dictionary too.
        let is_settled = |at: &Range<u32>| settled.iter().any(|by| by.start <= at.start && at.end <= by.end);
        remarks.retain(|remark| remark.rule != rules::SPELLING || !is_settled(&remark.at));
        remarks.sort_by_key(|remark| (remark.at.start, remark.at.end));
        remarks
    }

    /// What only the whole letter can tell, in the order of its text.
    pub fn whole(&self, letter: &[Passage<'_>]) -> Vec<Remark> {
        self.through(letter, |rule, seen| match rule.finds {
            Finds::InWhole(find) => find(seen),
            Finds::InWholeOnGround(find) => find(seen, &self.ground),
            _ => Vec::new(),
        })
    }

    /// What the lines around the text tell: addressee, greeting, signatory.
    pub fn around(&self, lines: &[Passage<'_>]) -> Vec<Remark> {
        self.through(lines, |rule, seen| match rule.finds {
            Finds::Around(find) => find(seen, &self.ground),
            _ => Vec::new(),
        })
    }

    fn through(
        &self,
        letter: &[Passage<'_>],
        find: impl Fn(&'static Rule, &[Passage<'_>]) -> Vec<FoundIn>,
    ) -> Vec<Remark> {
        let blocks: Vec<Plain<'_>> = letter.iter().map(Plain::of).collect();
        let seen: Vec<Passage<'_>> = blocks.iter().map(Plain::seen).collect();
        let mut remarks: Vec<Remark> = self
            .rules
            .iter()
            .map(|ready| (ready.rule, find(ready.rule, &seen)))
            .flat_map(|(rule, found)| {
                let blocks = &blocks;
                found
                    .into_iter()
                    .filter_map(move |FoundIn { block, found }| remark(rule, block, blocks.get(block)?, found))
            })
            .collect();
        remarks.sort_by_key(|remark| (remark.block, remark.at.start));
        remarks
    }

    /// Everything that is said about a letter, in the order of its text. The lines around it stand among its own.
    pub fn letter(&self, letter: &[Passage<'_>]) -> Vec<Remark> {
        let mut remarks = self.whole(letter);
        remarks.extend(self.around(letter));
        remarks.extend(
            letter
                .iter()
                .enumerate()
                .flat_map(|(at, passage)| self.block(at, passage)),
        );
        remarks.sort_by_key(|remark| (remark.block, remark.at.start, remark.at.end));
        remarks
    }
}

impl Ready {
    fn new(rule: &'static Rule) -> Result<Self, regex::Error> {
        let patterns: &'static [Instead] = match rule.finds {
            Finds::Instead(patterns)
            | Finds::InsteadUnlessNamed(patterns)
            | Finds::InsteadUnlessQuoted(patterns)
            | Finds::InsteadAndOnGround(patterns, _) => patterns,
            _ => &[],
        };
        let instead = patterns.iter().map(|each| Ok((each.regex()?, each)));
        let pattern = match rule.finds {
            Finds::Pattern(pattern, _) => Some(self::pattern(pattern)?),
            _ => None,
        };
        Ok(Self {
            rule,
            instead: instead.collect::<Result<_, _>>()?,
            pattern,
        })
    }

    fn find(&self, passage: &Passage<'_>, ground: &Ground) -> Vec<Found> {
        match self.rule.finds {
            Finds::Own(find) => find(passage),
            Finds::OnGround(find) => find(passage, ground),
            Finds::Pattern(_, holds) => self.met(passage, holds),
            Finds::InWhole(_) | Finds::InWholeOnGround(_) | Finds::Around(_) => Vec::new(),
            Finds::Instead(_) => self.put_otherwise(passage, |_| true),
            Finds::InsteadAndOnGround(_, find) => {
                let mut found = self.put_otherwise(passage, |_| true);
                found.extend(find(passage, ground));
                found
            }
            Finds::InsteadUnlessNamed(_) => self.put_otherwise(passage, |at| !passage.within_name(at)),
            Finds::InsteadUnlessQuoted(_) => self.put_otherwise(passage, |at| !passage.within_quotation(at.start)),
        }
    }

    fn met(&self, passage: &Passage<'_>, holds: fn(&str) -> bool) -> Vec<Found> {
        let met = self.pattern.iter().flat_map(|pattern| pattern.find_iter(passage.words));
        met.filter(|words| holds(words.as_str()))
            .map(|words| Found {
                at: words.range(),
                ..Found::default()
            })
            .collect()
    }

    fn put_otherwise(&self, passage: &Passage<'_>, holds: impl Fn(&Range<usize>) -> bool) -> Vec<Found> {
        let each = self.instead.iter();
        let found = each.flat_map(|(regex, instead)| instead.find(regex, passage));
        found.filter(|found| holds(&found.at)).collect()
    }
}

fn remark(rule: &'static Rule, block: usize, plain: &Plain<'_>, found: Found) -> Option<Remark> {
    let seen = plain.seen();
    let words = seen.words.get(found.at.clone())?;
    let before = seen.words.get(..found.at.start)?;
    let start = utf16(before);
    Some(Remark {
        rule: rule.id,
        severity: rule.severity,
        block,
        at: start..start + utf16(words),
        words: plain.as_it_stands(before, words),
        message: found.says.unwrap_or_else(|| rule.says.to_owned()),
        fixes: found.fixes,
        beside: found.beside,
    })
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
