//! What a letter is held against beside its own words: its date, what its authority prefers, whom it may not name.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use visitbook_domain::PreferredTerm;

use super::facts::VisitFacts;
use super::names::Registry;
use crate::spelling::Speller;

/// What a letter is held against. One that is empty but for its date holds a text against house style alone.
#[derive(Debug)]
pub struct Ground {
    /// The day whose style holds.
    pub date: NaiveDate,
    /// The terms that the authority prefers.
    pub terms: Vec<PreferredTerm>,
    /// The visit that it reports on; `None` for a text of which none is known.
    pub visit: Option<VisitFacts>,
    /// Who knows how words are spelled; without one, nothing is said of spelling.
    pub speller: Option<Arc<Speller>>,
    /// Words that are spelled right beside those of the speller: of the personal dictionary, and the names that the visit
    /// knows, cut by [`words_of`](crate::spelling::words_of).
    pub words: BTreeSet<String>,
    /// The names that may not stand in it.
    pub names: Registry,
}

impl Ground {
    /// A text of which only its date is known.
    pub fn on(date: NaiveDate) -> Self {
        Self {
            date,
            terms: Vec::new(),
            visit: None,
            speller: None,
            words: BTreeSet::new(),
            names: Registry::default(),
        }
    }

    /// The ground on which the examples of rules stand: the fictional Northmere in November 2026.
    #[cfg(test)]
    pub(super) fn example() -> Self {
        let term = |instead_of: &str, say: &str| PreferredTerm {
            instead_of: instead_of.to_owned(),
            say: say.to_owned(),
        };
        Self {
            date: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default(),
            terms: vec![term("care leavers", "care-experienced young people")],
            visit: Some(VisitFacts::example()),
            speller: Speller::bundled().ok(),
            words: BTreeSet::from(["Brackwell".to_owned()]),
            names: Registry::example(),
        }
    }
}
