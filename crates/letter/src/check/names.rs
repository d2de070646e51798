//! The names that may not stand in a letter: those that the visit's notebook has, and those of children, of which it has
//! keyed digests only.

mod ordinary;
mod people;
mod places;
mod word;

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use visitbook_domain::{NamedKind, NeverNamed};

use super::Passage;
use super::taken::Taken;
pub(super) use people::shouts;
use people::{Known, Staff};
use places::Places;
pub(super) use word::{Case, Gap, Word, words};

/// Whether a word, normalised as [`visitbook_domain::names`] does, is one of the name of a child in the visit's lists.
pub type IsChildsName = Box<dyn Fn(&str) -> bool + Send + Sync>;

/// The names of one visit, ready to be looked for.
#[derive(Default)]
pub struct Registry {
    staff: Staff,
    places: Places,
    told: Vec<Vec<String>>,
    children: Option<IsChildsName>,
}

/// A name that stands in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Where, in bytes.
    pub at: Range<usize>,
    /// Whose or what it is.
    pub kind: NamedKind,
}

/// Never tells a name: what is printed may end in a log.
impl fmt::Debug for Registry {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Registry")
            .field("children", &self.children.is_some())
            .finish_non_exhaustive()
    }
}

impl Registry {
    /// The names in clear, and how a word of a child's name is recognised.
    pub fn new(named: Vec<NeverNamed>, children: Option<IsChildsName>) -> Self {
        let (staff, others): (Vec<_>, Vec<_>) = named.into_iter().partition(|name| name.kind == NamedKind::Staff);
        Self {
            staff: Staff::new(&staff),
            places: Places::new(&others),
            told: Vec::new(),
            children,
        }
    }

    /// With names that may be told wherever they stand by themselves, though a school or a child is called like that:
    /// the authority’s own, in full and by each long word of it that does not stand in many names.
    #[must_use]
    pub fn telling<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        for name in names {
            let name = letters(&words(&Passage::paragraph(name)));
            let alone = name
                .iter()
                .filter(|word| word.chars().count() > 3 && !ordinary::is_in("authority", word));
            self.told.extend(alone.map(|word| vec![word.clone()]));
            self.told.extend(Some(name).filter(|name| !name.is_empty()));
        }
        self
    }

    /// The names of the examples of rules. Nobody is called so.
    #[cfg(test)]
    pub(super) fn example() -> Self {
        tests::example()
    }

    /// The names in clear that stand in a passage, in the order of its text.
    pub(super) fn named(&self, passage: &Passage<'_>) -> Vec<Named> {
        let words = words(passage);
        let told = self.told_in(&words);
        let known = self.staff.known(&words);
        let mut found: Vec<(Range<usize>, NamedKind)> = people::found(&words, &untold(known, &told))
            .into_iter()
            .chain(self.staff.initials_in(&words))
            .map(|at| (at, NamedKind::Staff))
            .collect();
        found.extend(self.places.found(&words));
        found.retain(|(at, _)| !at.clone().all(|word| told.contains(&word)));
        longest(found)
            .into_iter()
            .filter_map(|(at, kind)| {
                let at = bytes(passage, &words, &at)?;
                Some(Named { at, kind })
            })
            .collect()
    }

    /// Where names of children stand in a passage, in bytes and in the order of its text.
    pub(super) fn children(&self, passage: &Passage<'_>) -> Vec<Range<usize>> {
        let Some(is_childs) = &self.children else {
            return Vec::new();
        };
        let words = words(passage);
        let told = self.told_in(&words);
        let known = people::children(passage, &words, is_childs);
        let found = people::found(&words, &untold(known, &told));
        found.iter().filter_map(|at| bytes(passage, &words, at)).collect()
    }

    /// The words that are part of a name that may be told.
    pub(super) fn told_in(&self, words: &[Word]) -> HashSet<usize> {
        let mut told = HashSet::new();
        for at in 0..words.len() {
            let rest = words.get(at..).unwrap_or_default();
            let own = self.told.iter().filter(|name| begins_with(rest, name));
            let all = own.map(Vec::len).chain(ordinary::told_at(rest));
            told.extend(at..at + all.max().unwrap_or(0));
        }
        told
    }
}

fn begins_with(words: &[Word], name: &[String]) -> bool {
    name.len() <= words.len() && name.iter().zip(words).all(|(letters, word)| word.is(letters))
}

fn letters(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.letters.clone()).collect()
}

fn untold(mut known: Vec<Option<Known>>, told: &HashSet<usize>) -> Vec<Option<Known>> {
    for (at, word) in known.iter_mut().enumerate() {
        if told.contains(&at) {
            *word = None;
        }
    }
    known
}

/// Of those that overlap, the first and longest.
fn longest(mut found: Vec<(Range<usize>, NamedKind)>) -> Vec<(Range<usize>, NamedKind)> {
    found.sort_by_key(|(at, _)| (std::cmp::Reverse(at.len()), at.start));
    let mut taken = Taken::default();
    found.retain(|(at, _)| taken.take(at));
    found.sort_by_key(|(at, _)| at.start);
    found
}

fn bytes(passage: &Passage<'_>, words: &[Word], at: &Range<usize>) -> Option<Range<usize>> {
    let first = words.get(at.start)?;
    let last = words.get(at.end.checked_sub(1)?)?;
    Some(first.at.start..last.name_ends(passage.words))
}

#[cfg(test)]
pub(super) mod tests;
