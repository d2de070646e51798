//! Which clues tell somebody together.

use std::ops::Range;

use super::clue::{Clue, Kind};
use super::people::is_within;
use super::sentence::Sentence;
use super::{around, people};

/// Words between two clues that still go together, at most.
const REACH: usize = 14;
/// Words between a place of which there may be one and what says which.
const NEAR: usize = 6;

/// Clues that tell somebody together, the one that says who first.
#[derive(Clone, Debug)]
pub(super) struct Together {
    pub who: Clue,
    pub what: Option<Clue>,
    /// From the first to the last of them, in words of the sentence.
    pub at: Range<usize>,
}

impl Together {
    fn new(who: Clue, what: Option<Clue>) -> Self {
        let start = what
            .as_ref()
            .map_or(who.at.start, |what| what.at.start.min(who.at.start));
        let end = what.as_ref().map_or(who.at.end, |what| what.at.end.max(who.at.end));
        Self {
            who,
            what,
            at: start..end,
        }
    }
}

/// What tells somebody in a sentence, in the order of its words.
pub(super) fn found(sentence: &Sentence<'_>) -> Vec<Together> {
    let each = |at| people::at(sentence, at).into_iter().chain(around::at(sentence, at));
    let clues: Vec<Clue> = (0..sentence.words.len()).flat_map(each).collect();
    let mut found: Vec<Together> = clues.iter().filter_map(|who| tells(sentence, who, &clues)).collect();
    found.sort_by_key(|each| (rank(each.who.kind), each.at.start));
    let mut kept: Vec<Together> = Vec::new();
    for each in found {
        let overlaps = |other: &Together| other.at.start < each.at.end && each.at.start < other.at.end;
        if !kept.iter().any(overlaps) {
            kept.push(each);
        }
    }
    kept.sort_by_key(|each| each.at.start);
    kept
}

/// Of two that overlap, the one that says more plainly who is meant is kept.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Together | Kind::Group | Kind::Only => 0,
        Kind::Few | Kind::Age | Kind::FewWorkers => 1,
        Kind::ToldApart | Kind::Person => 2,
        _ => 3,
    }
}

fn tells(sentence: &Sentence<'_>, who: &Clue, clues: &[Clue]) -> Option<Together> {
    let partners: Vec<&Clue> = clues
        .iter()
        .filter(|what| !who.overlaps(what) || is_within(clues, what.kind, &who.at) && adds(what.kind))
        .filter(|what| who.apart(what) <= REACH)
        .collect();
    let nearest = |fits: &dyn Fn(&Clue) -> bool| {
        let fit = partners.iter().filter(|what| fits(what));
        fit.min_by_key(|what| who.apart(what))
            .map(|what| Together::new(who.clone(), Some((*what).clone())))
    };
    match who.kind {
        Kind::Only | Kind::Group | Kind::Together => Some(Together::new(who.clone(), None)),
        Kind::Age => nearest(&|what| adds(what.kind) || what.kind == Kind::Status),
        Kind::Few => nearest(&|what| adds(what.kind)),
        Kind::FewWorkers => nearest(&|what| matches!(what.kind, Kind::Event | Kind::Trait | Kind::Place | Kind::Day)),
        Kind::ToldApart => nearest(&|what| is_telling(what.kind)),
        Kind::Person => {
            let mut kinds: Vec<Kind> = partners
                .iter()
                .map(|what| what.kind)
                .filter(|kind| adds(*kind))
                .collect();
            kinds.dedup();
            let telling = kinds.iter().any(|kind| is_telling(*kind));
            (kinds.len() > 1 && telling)
                .then(|| nearest(&|what| is_telling(what.kind)))
                .flatten()
        }
        Kind::Event if sentence.is(who.at.start, "hard event") => {
            nearest(&|what| matches!(what.kind, Kind::Day | Kind::Place) && who.apart(what) <= NEAR)
        }
        Kind::OneOfAKind => nearest(&|what| {
            let after = what.at.start >= who.at.end && who.apart(what) <= NEAR;
            after && matches!(what.kind, Kind::Place | Kind::Landmark)
        }),
        _ => None,
    }
}

/// Whether it tells somebody beside an age or a small number.
fn adds(kind: Kind) -> bool {
    is_telling(kind) || matches!(kind, Kind::Landmark | Kind::Setting | Kind::Time)
}

/// Whether it tells somebody beside a person of whom nothing else is said.
fn is_telling(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Place | Kind::Day | Kind::Event | Kind::Trait | Kind::Distinction
    )
}
