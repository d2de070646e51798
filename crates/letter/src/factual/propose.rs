//! Which sentence a comment may be about: by the words that it quotes, by the place that it names, by rare words that
//! both have. Where two sentences are as likely, none is proposed.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;
use visitbook_domain::{Block, BlockId, BlockKind};

use super::{Cut, Sentence, clue, sentences_of};

/// The fewest words of a quotation that tells a sentence.
const QUOTED: usize = 3;
/// A sentence is proposed for its words where it has so much more of the rare ones than the next.
const CLEARLY: f64 = 1.25;
/// The least weight of what both have: about two words that stand in few sentences.
const LEAST: f64 = 3.0;
/// The fewest rare words that both have.
const SHARED: usize = 2;

/// What of a comment tells its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clue<'c> {
    /// What is said.
    pub claim: &'c str,
    /// The place as it is named.
    pub place: &'c str,
    /// The sentence as it is quoted beside what is said.
    pub sentence: &'c str,
}

/// Why a sentence is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Its words are quoted.
    Quoted,
    /// It stands at the place that is named.
    Place,
    /// It has rare words of the comment.
    Words,
}

/// The sentences of a letter, ready to be proposed for many comments.
pub struct Proposer<'b> {
    sentences: Vec<Line<'b>>,
    weights: BTreeMap<String, f64>,
    headings: Vec<(BlockId, String)>,
    /// The paragraphs, bullets apart, in order.
    paragraphs: Vec<BlockId>,
}

struct Line<'b> {
    cut: Cut<'b>,
    line: String,
    telling: BTreeSet<String>,
    /// The heading that it stands under.
    under: Option<BlockId>,
}

impl<'b> Proposer<'b> {
    /// Makes a letter ready.
    pub fn new(blocks: &'b [Block]) -> Self {
        let mut under = BTreeMap::new();
        let mut headings: Vec<(BlockId, String)> = Vec::new();
        for block in blocks {
            match block.kind {
                BlockKind::Heading => headings.push((block.id, clue::line(&block.plain_text()))),
                _ => {
                    under.insert(block.id, headings.last().map(|(id, _)| *id));
                }
            }
        }
        let line = |cut: Cut<'b>| Line {
            line: clue::line(&cut.sentence.words),
            telling: clue::telling(&cut.sentence.words),
            under: under.get(&cut.block.id).copied().flatten(),
            cut,
        };
        let sentences: Vec<Line<'b>> = sentences_of(blocks).into_iter().map(line).collect();
        let paragraphs = blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Paragraph)
            .map(|block| block.id);
        Self {
            weights: weights(&sentences),
            headings: headings
                .into_iter()
                .filter(|(_, words)| !words.trim().is_empty())
                .collect(),
            paragraphs: paragraphs.collect(),
            sentences,
        }
    }

    /// The sentence that a comment may be about, and why.
    pub fn propose(&self, clue: &Clue<'_>) -> Option<(Sentence, Because)> {
        let here = self.placed(clue.place);
        let all: Vec<&Line<'_>> = self.sentences.iter().collect();
        let told = |line: &Line<'_>, because| Some((line.cut.sentence.clone(), because));
        if let Some(line) = self.quoted(clue, &all, &here) {
            return told(line, Because::Quoted);
        }
        if let [only] = here.as_slice() {
            return told(only, Because::Place);
        }
        let said = clue::telling(&format!("{} {}", clue.claim, clue.sentence));
        if let Some(line) = self.likeliest(&said, &here, 1, 0.0) {
            return told(line, Because::Place);
        }
        // Where a place is named that is none of this letter, its words may still tell.
        told(self.likeliest(&said, &all, SHARED, LEAST)?, Because::Words)
    }

    /// The one sentence whose words are quoted; of several the one at the place.
    fn quoted<'l>(&self, clue: &Clue<'_>, all: &[&'l Line<'b>], here: &[&'l Line<'b>]) -> Option<&'l Line<'b>> {
        let quotations = std::iter::once(clue.sentence.to_owned()).chain(clue::quoted(clue.claim));
        let quotations = quotations.map(|words| clue::line(words.trim_end_matches(['…', '.'])));
        for quotation in quotations.filter(|words| words.split_whitespace().count() >= QUOTED) {
            let has = |line: &&Line<'_>| line.line.contains(&quotation) || quotation.contains(&line.line);
            let found: Vec<&Line<'_>> = all.iter().copied().filter(has).collect();
            let near: Vec<&Line<'_>> = here.iter().copied().filter(has).collect();
            if let ([only], _) | (_, [only]) = (found.as_slice(), near.as_slice()) {
                return Some(only);
            }
        }
        None
    }

    /// The sentence with most of these words, where it clearly has most.
    fn likeliest<'l>(
        &self,
        said: &BTreeSet<String>,
        among: &[&'l Line<'b>],
        shared: usize,
        least: f64,
    ) -> Option<&'l Line<'b>> {
        let weighed = among.iter().filter_map(|line| {
            let both: Vec<&String> = line.telling.intersection(said).collect();
            let weight: f64 = both.iter().filter_map(|word| self.weights.get(*word)).sum();
            (both.len() >= shared && weight >= least).then_some((weight, *line))
        });
        let mut weighed: Vec<(f64, &Line<'_>)> = weighed.collect();
        weighed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let mut weighed = weighed.into_iter();
        let (best, line) = weighed.next()?;
        let clear = weighed.next().is_none_or(|(next, _)| best >= next * CLEARLY);
        (clear && best > 0.0).then_some(line)
    }

    /// The sentences at a place: of a paragraph that is counted where no page is named, under a heading that is named.
    /// Pages are not known here: which one a paragraph stood on is told by the paper that was sent, and that may be any.
    fn placed(&self, place: &str) -> Vec<&Line<'b>> {
        let words = clue::words(place);
        let said = clue::line(place);
        let section = self
            .headings
            .iter()
            .find(|(_, heading)| said.contains(heading.as_str()));
        if let Some((section, _)) = section {
            return self
                .sentences
                .iter()
                .filter(|line| line.under == Some(*section))
                .collect();
        }
        let paged = words.iter().any(|word| {
            matches!(
                word.trim_end_matches(|c: char| c.is_ascii_digit()),
                "page" | "pages" | "p" | "pg"
            )
        });
        let counted = match paged {
            true => None,
            false => paragraph_of(&words).and_then(|nth| self.paragraphs.get(nth.checked_sub(1)?)),
        };
        match counted {
            Some(block) => self
                .sentences
                .iter()
                .filter(|line| line.cut.sentence.block == *block)
                .collect(),
            None => Vec::new(),
        }
    }
}

/// The number after `paragraph` or `para`.
fn paragraph_of(words: &[String]) -> Option<usize> {
    let at = words.iter().position(|word| word.starts_with("para"))?;
    let own = words
        .get(at)?
        .trim_start_matches(|letter: char| !letter.is_ascii_digit())
        .parse()
        .ok();
    own.or_else(|| words.get(at + 1)?.parse().ok())
}

/// What each word weighs: the more, the fewer sentences have it.
fn weights(sentences: &[Line<'_>]) -> BTreeMap<String, f64> {
    let mut counts: BTreeMap<&String, u32> = BTreeMap::new();
    for word in sentences.iter().flat_map(|line| &line.telling) {
        *counts.entry(word).or_default() += 1;
    }
    let all = f64::from(u32::try_from(sentences.len()).unwrap_or(u32::MAX));
    let weigh = |(word, count): (&String, u32)| (word.clone(), (1.0 + all / f64::from(count)).ln());
    counts.into_iter().map(weigh).collect()
}
