//! Which clues tell somebody together.

use std::ops::Range;

use super::clue::{Clue, Kind};
use super::sentence::Sentence;
use super::{around, people};
use crate::check::taken::Taken;

/// Words between two clues that still go together, at most.
const REACH: usize = 14;
/// Words of a clue, at most.
const LONGEST: usize = 12;
/// Words between someone and what is rare about them.
const CLOSE: usize = 3;
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
    let mut clues: Vec<Clue> = (0..sentence.words.len()).flat_map(each).collect();
    clues.sort_by_key(|clue| clue.at.start);
    let mut found: Vec<Together> = clues.iter().filter_map(|who| tells(sentence, who, &clues)).collect();
    found.sort_by_key(|each| (rank(each.who.kind), each.at.start));
    let mut taken = Taken::default();
    found.retain(|each| taken.take(&each.at));
    found.sort_by_key(|each| each.at.start);
    found
}

/// Of two that overlap, the one that says more plainly who is meant is kept.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Together | Kind::Group | Kind::Only | Kind::Placed => 0,
        Kind::Few | Kind::Age | Kind::FewWorkers => 1,
        Kind::ToldApart | Kind::Person => 2,
        _ => 3,
    }
}

fn tells(sentence: &Sentence<'_>, who: &Clue, clues: &[Clue]) -> Option<Together> {
    let partners: Vec<&Clue> = around_of(who, clues)
        .iter()
        .filter(|what| !who.overlaps(what) || adds(what.kind))
        .filter(|what| who.apart(what) <= REACH)
        .collect();
    let nearest = |fits: &dyn Fn(&Clue) -> bool| {
        let fit = partners.iter().filter(|what| fits(what));
        fit.min_by_key(|what| who.apart(what))
            .map(|what| Together::new(who.clone(), Some((*what).clone())))
    };
    match who.kind {
        Kind::Only | Kind::Group | Kind::Together | Kind::Placed => Some(Together::new(who.clone(), None)),
        Kind::Age => nearest(&|what| adds(what.kind) || what.kind == Kind::Status),
        Kind::Few => nearest(&|what| adds(what.kind)),
        Kind::FewWorkers => nearest(&|what| matches!(what.kind, Kind::Event | Kind::Trait | Kind::Place | Kind::Day)),
        Kind::ToldApart => nearest(&|what| adds(what.kind) && what.kind != Kind::Time),
        Kind::Person => {
            let kinds = || partners.iter().map(|what| what.kind).filter(|kind| adds(*kind));
            let two = kinds().any(|kind| kinds().any(|other| other != kind));
            let rare = |what: &Clue| matches!(what.kind, Kind::Trait | Kind::Distinction) && who.apart(what) <= CLOSE;
            nearest(&|what| rare(what) || (two && is_telling(what.kind)))
        }
        Kind::Event if sentence.is(who.at.start, "hard event") => {
            nearest(&|what| matches!(what.kind, Kind::Day | Kind::Place) && who.apart(what) <= NEAR)
        }
        Kind::Somewhere => nearest(&|what| {
            let after = what.at.start >= who.at.end && who.apart(what) <= NEAR;
            let said_of_it = (who.at.end..what.at.start)
                .all(|at| !sentence.says(at, &["is", "are", "was", "were", "has", "have", "had"]));
            after && said_of_it && matches!(what.kind, Kind::Place | Kind::Landmark)
        }),
        _ => None,
    }
}

/// Those of the clues, which are in the order of their beginnings, that are near enough to matter.
fn around_of<'a>(who: &Clue, clues: &'a [Clue]) -> &'a [Clue] {
    let first = clues.partition_point(|clue| clue.at.start + REACH + LONGEST < who.at.start);
    let end = clues.partition_point(|clue| clue.at.start <= who.at.end + REACH);
    clues.get(first..end).unwrap_or_default()
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
