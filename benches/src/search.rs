//! The first page of what search finds, for words of every sort, against the bare query of the same index.

use std::error::Error;
use std::time::Duration;

use rusqlite::Connection;
use visitbook_app::Core;
use visitbook_app::contract::Search;

use crate::bare;
use crate::figures::{Grown, Measured, Report, Spread, against, spread, timed};
use crate::filled::{text_number, visits};
use crate::shelf::{SMALL, Shelf};
use crate::words::{Dice, Vocabulary};

/// Hits of a page of the window.
const PAGE: u32 = 40;
/// Different queries of each sort.
const OF_EACH: u32 = 50;
const FLOOR: &str = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT 40";

/// What somebody types, and the same as FTS5 takes it.
struct Query {
    typed: String,
    asked: String,
}

impl Query {
    fn words(words: &[&str]) -> Self {
        let asked: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        Self {
            // The blank behind the last says that it is whole.
            typed: format!("{} ", words.join(" ")),
            asked: asked.join(" "),
        }
    }

    fn phrase(words: &str) -> Self {
        let quoted = format!("\"{words}\"");
        Self {
            typed: quoted.clone(),
            asked: quoted,
        }
    }

    fn beginning(letters: &str) -> Self {
        Self {
            asked: format!("\"{letters}\"{}", if letters.len() > 1 { "*" } else { "" }),
            typed: letters.to_owned(),
        }
    }
}

/// What one sort of query took.
struct Sort {
    name: &'static str,
    ours: Vec<Duration>,
    floor: Vec<Duration>,
}

/// Both notebooks.
pub fn measure(shelf: &mut Shelf) -> Measured {
    let most = shelf.large;
    let (small, large) = (sorts(shelf, SMALL)?, sorts(shelf, most)?);
    let mut report = Report::default();
    for (pieces, sorts) in [(SMALL, &small), (most, &large)] {
        let all = |of: fn(&Sort) -> &Vec<Duration>| spread(sorts.iter().flat_map(of).copied().collect());
        let (ours, floor) = (all(|sort| &sort.ours), all(|sort| &sort.floor));
        let what = format!("first results of a search among {pieces} pieces");
        report
            .lines
            .push(against(&what, &ours, "the bare query of the index", &floor));
        for sort in sorts {
            let (ours, floor) = (spread(sort.ours.clone()), spread(sort.floor.clone()));
            report
                .lines
                .push(format!("  {}: {}; floor: {}", sort.name, ours.told(), floor.told()));
        }
    }
    let whole = |sorts: &[Sort]| spread(sorts.iter().flat_map(|sort| &sort.ours).copied().collect());
    report
        .grown
        .push(grown("search, all sorts", whole(&small), whole(&large)));
    for (small, large) in small.into_iter().zip(large) {
        let what = format!("search, {}", small.name);
        report.grown.push(grown(&what, spread(small.ours), spread(large.ours)));
    }
    Ok(report)
}

fn grown(what: &str, small: Spread, large: Spread) -> Grown {
    Grown {
        what: what.to_owned(),
        small,
        large,
    }
}

fn sorts(shelf: &mut Shelf, pieces: u32) -> Result<Vec<Sort>, Box<dyn Error>> {
    let core = shelf.core(pieces)?;
    let bare = bare::notebook(&shelf.notebook(pieces)?)?;
    queries(&shelf.vocabulary, pieces)
        .into_iter()
        .map(|(name, queries)| asked(name, &queries, &core, &bare))
        .collect()
}

fn asked(name: &'static str, queries: &[Query], core: &Core, bare: &Connection) -> Result<Sort, Box<dyn Error>> {
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for query in queries {
        let request = Search {
            words: query.typed.clone(),
            before: None,
            limit: PAGE,
        };
        let (took, found) = timed(|| core.search(request));
        ours.push(took);
        let (took, rows) = timed(|| bare::rows(bare, FLOOR, &query.asked));
        floor.push(took);
        let (found, rows) = (found?.hits.len(), rows?);
        if found != rows {
            return Err(format!("{} gives {found} hits and the bare query {rows}", query.typed).into());
        }
    }
    Ok(Sort { name, ours, floor })
}

/// Every sort of query, from the words that the notebook was filled with.
fn queries(words: &Vocabulary, pieces: u32) -> Vec<(&'static str, Vec<Query>)> {
    let mut dice = Dice(7);
    let mut of_each = |make: &dyn Fn(&mut Dice) -> Query| (0..OF_EACH).map(|_| make(&mut dice)).collect();
    let rare = |dice: &mut Dice| words.word(10_000 + dice.below(50_000)).to_owned();
    let common = |dice: &mut Dice| words.word(dice.below(60)).to_owned();
    vec![
        ("rare words", of_each(&|dice| Query::words(&[&rare(dice)]))),
        ("common words", of_each(&|dice| Query::words(&[&common(dice)]))),
        (
            "two common words",
            of_each(&|dice| Query::words(&[&common(dice), &common(dice)])),
        ),
        (
            "a rare and a common word",
            of_each(&|dice| Query::words(&[&rare(dice), &common(dice)])),
        ),
        (
            "two words of any sort",
            of_each(&|dice| Query::words(&[words.any(dice), words.any(dice)])),
        ),
        ("phrases of two words", of_each(&|dice| phrase(words, pieces, dice, 2))),
        (
            "phrases of three words",
            of_each(&|dice| phrase(words, pieces, dice, 3)),
        ),
        ("one letter", of_each(&|dice| beginning(words, dice, 1))),
        ("two letters", of_each(&|dice| beginning(words, dice, 2))),
        ("three letters", of_each(&|dice| beginning(words, dice, 3))),
        ("five letters", of_each(&|dice| beginning(words, dice, 5))),
        (
            "words that are nowhere",
            of_each(&|dice| Query::words(&[&format!("xq{}", dice.below(9_999))])),
        ),
    ]
}

/// The first letters of a word as somebody types it.
fn beginning(words: &Vocabulary, dice: &mut Dice, letters: usize) -> Query {
    let mut word = String::new();
    while word.len() < letters {
        word = words.any(dice).to_owned();
    }
    Query::beginning(&word.chars().take(letters).collect::<String>())
}

/// Some words that stand one behind the other in some piece.
fn phrase(words: &Vocabulary, pieces: u32, dice: &mut Dice, length: usize) -> Query {
    let visits = visits(pieces);
    let text = dice
        .one_of(&visits)
        .map(|visit| (*visit, 1 + dice.below(visit.pieces)))
        .map(|(visit, number)| words.text(text_number(visit, number)))
        .unwrap_or_default();
    let all: Vec<&str> = text.split_whitespace().collect();
    let start = dice.below(u32::try_from(all.len().saturating_sub(length)).unwrap_or(0)) as usize;
    let some: Vec<&str> = all.into_iter().skip(start).take(length).collect();
    Query::phrase(&some.join(" "))
}
