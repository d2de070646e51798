//! The areas that a letter lists, and what its findings say of each.

use std::collections::BTreeSet;
use std::ops::Range;

use visitbook_domain::BlockKind;

use super::facts::VisitFacts;
use super::{Passage, parts};
use crate::sentences::sentences;
use crate::topics::{Topics, content_words};

/// An area listed under "Areas covered by the visit".
pub(super) struct Listed<'a> {
    /// The bullet's block.
    pub(super) block: usize,
    /// Its words.
    pub(super) words: &'a str,
    /// The area of the visit that it is; `None` where the visit has none like it.
    area: Option<usize>,
}

/// A passage of the findings.
struct Passed<'a> {
    block: usize,
    passage: Passage<'a>,
    words: BTreeSet<String>,
    cited: &'a [usize],
}

/// The listed areas with the findings that stand to them.
pub(super) struct Listing<'a> {
    /// In the letter's order.
    pub(super) areas: Vec<Listed<'a>>,
    topics: Topics,
    findings: Vec<Passed<'a>>,
}

impl<'a> Listing<'a> {
    /// The listing of a letter; without any area where it has no findings yet.
    pub(super) fn of(letter: &[Passage<'a>], facts: &'a VisitFacts) -> Self {
        let names = || {
            facts
                .areas
                .iter()
                .map(|area| (area.title.as_str(), area.wording.as_str()))
        };
        let known = Topics::of(names());
        let listed = |(block, passage): (usize, Passage<'a>)| Listed {
            block,
            words: passage.words,
            area: same_words(facts, passage.words).or_else(|| known.about(&content_words(passage.words))),
        };
        let bullets = parts::areas_covered(letter).into_iter();
        let bullets = bullets.filter(|(_, passage)| passage.kind == BlockKind::Bullet);
        let findings = parts::findings(letter);
        let areas: Vec<Listed<'a>> = match findings.is_empty() {
            true => Vec::new(),
            false => bullets.map(listed).collect(),
        };
        let title = |area: &Listed<'a>| {
            area.area
                .and_then(|at| facts.areas.get(at))
                .map_or("", |area| area.title.as_str())
        };
        let topics = Topics::of(areas.iter().map(|area| (title(area), area.words)));
        let passed = |(block, passage): (usize, Passage<'a>)| Passed {
            block,
            passage,
            words: content_words(passage.words),
            cited: facts.about.get(block).map(Vec::as_slice).unwrap_or_default(),
        };
        Self {
            topics,
            findings: findings.into_iter().map(passed).collect(),
            areas,
        }
    }

    /// Whether the findings say anything of an area, by its place in the list.
    pub(super) fn is_answered(&self, at: usize) -> bool {
        let cites = |passed: &Passed<'_>| self.cites(at, passed);
        self.findings
            .iter()
            .any(|passed| cites(passed) || self.topics.touches(at, &passed.words))
    }

    /// What of the findings is about an area and about no other, by its place in the list: the block, and where in it. A
    /// passage that says something of several areas is cut into its sentences.
    pub(super) fn findings_of(&self, at: usize) -> Vec<(usize, Range<usize>, &'a str)> {
        let part = |passed: &Passed<'a>, part: Range<usize>| {
            Some((passed.block, part.clone(), passed.passage.words.get(part)?))
        };
        let mut found = Vec::new();
        for passed in &self.findings {
            if passed.cited.is_empty() && self.touched(passed) > 1 {
                let own = self.sentences_of(at, passed).into_iter();
                found.extend(own.filter_map(|own| part(passed, own)));
            } else if self.cites(at, passed)
                || (passed.cited.is_empty() && self.topics.about(&passed.words) == Some(at))
            {
                found.extend(part(passed, 0..passed.passage.words.len()));
            }
        }
        found
    }

    /// Of how many areas a passage says something.
    fn touched(&self, passed: &Passed<'_>) -> usize {
        let areas = 0..self.areas.len();
        areas.filter(|area| self.topics.touches(*area, &passed.words)).count()
    }

    /// The sentences of a passage that are about an area, or go on about it. What stands before any is named belongs to the
    /// first that is.
    fn sentences_of(&self, at: usize, passed: &Passed<'_>) -> Vec<Range<usize>> {
        let mut about = None;
        let mut before = Vec::new();
        let mut own = Vec::new();
        for part in sentences(passed.passage.words) {
            let words = passed.passage.words.get(part.clone()).unwrap_or_default();
            about = self.topics.about(&content_words(words)).or(about);
            match about {
                None => before.push(part),
                Some(area) if area == at => own.extend(before.drain(..).chain([part])),
                Some(_) => before.clear(),
            }
        }
        own
    }

    fn cites(&self, at: usize, passed: &Passed<'_>) -> bool {
        let area = self.areas.get(at).and_then(|listed| listed.area);
        area.is_some_and(|area| passed.cited.contains(&area))
    }
}

fn same_words(facts: &VisitFacts, words: &str) -> Option<usize> {
    let bare = |words: &str| words.trim().trim_end_matches('.').to_lowercase();
    facts.areas.iter().position(|area| bare(&area.wording) == bare(words))
}
