//! The areas that a letter lists, and what its findings say of each.

use std::ops::Range;

use visitbook_domain::BlockKind;

use super::facts::VisitFacts;
use super::{Passage, parts};
use crate::sentences::sentences;
use crate::topics::{Topics, content_words};

/// An area listed under "Areas covered by the visit".
pub(super) struct Listed<'a> {
    /// The bullet's block; `None` where the letter lists no areas, and those of the visit stand for them.
    pub(super) block: Option<usize>,
    /// Its words.
    pub(super) words: &'a str,
    /// The area of the visit that it is; `None` where the visit has none like it.
    area: Option<usize>,
}

/// A passage of the findings.
struct Passed<'a> {
    block: usize,
    words: &'a str,
    cited: &'a [usize],
    /// The areas of the list that it says something of.
    touched: Vec<usize>,
    /// What of it is about one area and about no other.
    parts: Vec<(Range<usize>, usize)>,
}

/// The listed areas with the findings that stand to them.
pub(super) struct Listing<'a> {
    /// In the letter's order.
    pub(super) areas: Vec<Listed<'a>>,
    findings: Vec<Passed<'a>>,
}

impl<'a> Listing<'a> {
    /// The listing of a letter; without any area where it has no findings yet.
    pub(super) fn of(letter: &[Passage<'a>], facts: &'a VisitFacts) -> Self {
        let findings = parts::findings(letter);
        if findings.is_empty() {
            let (areas, findings) = Default::default();
            return Self { areas, findings };
        }
        let areas = areas(letter, facts);
        let title = |area: &Listed<'a>| {
            let area = area.area.and_then(|at| facts.areas.get(at));
            area.map_or("", |area| area.title.as_str())
        };
        let topics = Topics::of(areas.iter().map(|area| (title(area), area.words)));
        let passed = |(block, passage): (usize, Passage<'a>)| {
            let cited = facts.about.get(block).map(Vec::as_slice).unwrap_or_default();
            Passed::of(block, passage.words, cited, &topics)
        };
        Self {
            findings: findings.into_iter().map(passed).collect(),
            areas,
        }
    }

    /// Whether the findings say anything of an area, by its place in the list.
    pub(super) fn is_answered(&self, at: usize) -> bool {
        let answers = |passed: &Passed<'_>| self.cites(at, passed) || passed.touched.contains(&at);
        self.findings.iter().any(answers)
    }

    /// What of the findings is about an area and about no other, by its place in the list: the block, and where in it. A
    /// passage that says something of several areas is cut into its sentences.
    pub(super) fn findings_of(&self, at: usize) -> Vec<(usize, Range<usize>, &'a str)> {
        let mut found = Vec::new();
        for passed in &self.findings {
            if self.cites(at, passed) {
                found.push((passed.block, 0..passed.words.len(), passed.words));
                continue;
            }
            let own = passed.parts.iter().filter(|(_, area)| *area == at);
            found.extend(
                own.filter_map(|(part, _)| Some((passed.block, part.clone(), passed.words.get(part.clone())?))),
            );
        }
        found
    }

    fn cites(&self, at: usize, passed: &Passed<'_>) -> bool {
        let area = self.areas.get(at).and_then(|listed| listed.area);
        area.is_some_and(|area| passed.cited.contains(&area))
    }
}

/// The areas that a letter lists; where it lists none, those of the visit.
fn areas<'a>(letter: &[Passage<'a>], facts: &'a VisitFacts) -> Vec<Listed<'a>> {
    let names = facts.areas.iter();
    let known = Topics::of(names.map(|area| (area.title.as_str(), area.wording.as_str())));
    let bullets = parts::areas_covered(letter).into_iter();
    let bullets = bullets.filter(|(_, passage)| passage.kind == BlockKind::Bullet);
    let listed = bullets.map(|(block, passage)| Listed {
        block: Some(block),
        words: passage.words,
        area: same_words(facts, passage.words).or_else(|| known.about(&content_words(passage.words))),
    });
    let listed: Vec<Listed<'a>> = listed.collect();
    if !listed.is_empty() {
        return listed;
    }
    let of_visit = facts.areas.iter().enumerate().map(|(at, area)| Listed {
        block: None,
        words: &area.wording,
        area: Some(at),
    });
    of_visit.collect()
}

impl<'a> Passed<'a> {
    fn of(block: usize, words: &'a str, cited: &'a [usize], topics: &Topics) -> Self {
        let content = content_words(words);
        let touched = topics.touched(&content);
        let parts = match (cited.is_empty(), touched.len()) {
            (false, _) => Vec::new(),
            (true, 0 | 1) => touched.iter().map(|area| (0..words.len(), *area)).collect(),
            (true, _) => by_sentence(words, topics),
        };
        Self {
            block,
            words,
            cited,
            touched,
            parts,
        }
    }
}

/// The sentences of a passage that are about an area, or go on about it. What stands before any is named belongs to the
/// first that is.
fn by_sentence(words: &str, topics: &Topics) -> Vec<(Range<usize>, usize)> {
    let all = sentences(words);
    let about = |part: &Range<usize>| topics.about(&content_words(words.get(part.clone()).unwrap_or_default()));
    let named: Vec<Option<usize>> = all.iter().map(about).collect();
    let Some(mut area) = named.iter().find_map(|area| *area) else {
        return Vec::new();
    };
    let each = all.into_iter().zip(named).map(|(part, named)| {
        area = named.unwrap_or(area);
        (part, area)
    });
    each.collect()
}

fn same_words(facts: &VisitFacts, words: &str) -> Option<usize> {
    let bare = |words: &str| words.trim().trim_end_matches('.').to_lowercase();
    facts.areas.iter().position(|area| bare(&area.wording) == bare(words))
}
