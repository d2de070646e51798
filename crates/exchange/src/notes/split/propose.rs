//! One proposal: its words, what was taken off them, and what they and the headings say.

use std::ops::Range;

use visitbook_domain::{EvidenceKind, Mark};

use super::{Because, Context, Proposed};
use crate::notes::beginning::{Beginning, Reading};
use crate::notes::capture::{Understood, understand};
use crate::notes::grouped::Sort;
use crate::notes::heading::the_case;

/// A piece that is about to be proposed.
pub(super) struct Proposing<'p, 'k> {
    pub range: Range<usize>,
    pub words: &'p [char],
    pub reading: &'p Reading<'k>,
}

impl Proposing<'_, '_> {
    pub fn propose(self, sort: &Sort, context: &Context<'_>) -> Proposed {
        match sort {
            Sort::Note(begun) => self.note(begun, context),
            Sort::Heading { mark, .. } => self.plain(*mark, Because::Heading, context),
            Sort::Alone(begun) => self.plain(begun.length, Because::Separator, context),
            Sort::Blank | Sort::Day(_) | Sort::More { .. } => self.plain(0, Because::Separator, context),
        }
    }

    /// A heading or a separator: its words as they are, after its mark.
    fn plain(self, mark: usize, because: Because, context: &Context<'_>) -> Proposed {
        let rest = self.words.iter().enumerate().skip(mark);
        let filled = |place: &(usize, &char)| !place.1.is_whitespace();
        let from = rest.clone().find(filled).map(|(at, _)| at);
        let to = rest.rev().find(filled).map(|(at, _)| at + 1);
        let kept: Vec<usize> = from.zip(to).map(|(from, to)| (from..to).collect()).unwrap_or_default();
        self.with(&kept, Understood::default(), &Beginning::default(), because, context)
    }

    fn note(self, begun: &Beginning, context: &Context<'_>) -> Proposed {
        let rest = self.words.get(begun.length..).unwrap_or_default();
        let understood = understand(rest, &self.reading.index, self.reading.signs);
        let kept: Vec<usize> = understood.kept.iter().map(|at| at + begun.length).collect();
        let because = match kept.is_empty() {
            true => Because::Separator,
            false => Because::Note,
        };
        self.with(&kept, understood, begun, because, context)
    }

    fn with(
        self,
        kept: &[usize],
        understood: Understood<'_>,
        begun: &Beginning,
        because: Because,
        context: &Context<'_>,
    ) -> Proposed {
        let text: String = kept.iter().filter_map(|at| self.words.get(*at)).collect();
        let (marker, dropped) = self.taken_off(kept);
        let case = self.case(&text, &understood, context, because);
        let heading_kind = || context.nearest(|above| above.says.kind);
        let of_case = case.as_ref().map(|_| EvidenceKind::ChildsRecord);
        let own = begun.initials.clone().map(|initials| (initials, begun.person.clone()));
        let above = || {
            context.nearest(|above| {
                above
                    .initials
                    .clone()
                    .map(|(initials, person)| (initials, Some(person)))
            })
        };
        let initials = own.or_else(above);
        let areas = || context.nearest(|above| Some(above.says.areas.clone()).filter(|areas| !areas.is_empty()));
        let areas = understood.areas.or_else(areas).unwrap_or_default();
        Proposed {
            text,
            range: self.range,
            marker,
            dropped,
            headings: context.headings(because == Because::Heading),
            date: context.date,
            time: begun.time.or_else(|| context.nearest(|above| above.time)),
            initials: initials.as_ref().map(|(initials, _)| initials.clone()),
            person: initials.and_then(|(_, person)| person),
            areas: areas.into_iter().map(str::to_owned).collect(),
            tags: understood.tags,
            case,
            unknown_cases: understood.unknown_cases,
            mark: understood.mark.unwrap_or(Mark::Context),
            kind: understood.kind.or_else(heading_kind).or(of_case),
            basis: understood.basis,
            source: understood.source,
            kept: because == Because::Note,
            because,
        }
    }

    fn case(&self, text: &str, understood: &Understood<'_>, context: &Context<'_>, because: Because) -> Option<String> {
        if let Some(said) = understood.case {
            return said.map(str::to_owned);
        }
        let in_words = match because {
            Because::Note => the_case(text, &self.reading.index),
            Because::Heading | Because::Separator => None,
        };
        let case = in_words.or_else(|| context.nearest(|above| above.says.case));
        case.map(str::to_owned)
    }

    /// What of the range is not kept: before the first kept character, and after it.
    fn taken_off(&self, kept: &[usize]) -> (Range<usize>, Vec<Range<usize>>) {
        let start = self.range.start;
        let Some(first) = kept.first() else {
            return (self.range.clone(), Vec::new());
        };
        let nexts = kept.iter().skip(1).copied().chain([self.words.len()]);
        let gaps = kept.iter().zip(nexts).filter(|(at, next)| **at + 1 < *next);
        let dropped = gaps.map(|(at, next)| start + at + 1..start + next);
        (start..start + first, dropped.collect())
    }
}
