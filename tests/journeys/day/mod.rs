//! A day of an inspector, with the program killed at random moments: nothing acknowledged is missing, and nothing is there
//! that was not asked for.

use std::io::Write;

use visitbook_domain::SubjectKind;
use visitbook_testkit::{Chance, day};

use crate::day::book::Book;
use crate::day::desk_of_day::DeskOfDay;
use crate::day::script::{CASES, PIECES, case, evidence, script};

mod book;
mod deed;
mod desk_of_day;
mod script;
mod worker;

/// A number from the environment, or the usual one.
fn setting(name: &str, usual: u64) -> u64 {
    let set = std::env::var(name).ok().and_then(|value| value.parse().ok());
    set.unwrap_or(usual)
}

/// How often the day is broken off. `make test` takes the short form, `make day` the long one.
fn kills() -> u64 {
    setting("VISITBOOK_DAY_KILLS", 40)
}

#[test]
fn nothing_acknowledged_is_missing_on_a_day_on_which_the_program_is_killed_again_and_again() {
    let seed = setting("VISITBOOK_DAY_SEED", 2026);
    let kills = kills();
    tell(&format!("seed {seed}"));
    let mut chance = Chance::new(seed);
    let mut desk = DeskOfDay::new(seed);
    for kill in 0..kills {
        let after = moment(&desk, kills - kill, &mut chance);
        desk.sit_down(Some((after, chance.part())));
    }
    desk.sit_down(None);
    assert!(desk.is_over(), "the day ends");
    the_day_is_there(&desk.book);
    tell(&desk.figures.to_string());
}

/// Told where tests are told of: what failed once can be done again with its seed.
fn tell(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// After how many requests of this life it ends. A third of the kills come while the notebook and the visit are opened,
/// and all of them until it has been opened once, for only then it is brought up to date; the others are spread over
/// what is left of the day.
fn moment(desk: &DeskOfDay, kills: u64, chance: &mut Chance) -> u64 {
    let opening = chance.below(2);
    if !desk.was_opened || chance.below(3) == 0 {
        return opening;
    }
    let left = desk.left() as u64;
    2 + chance.below((2 * left / (kills + 1)).clamp(1, left.max(1)))
}

/// What the day was to leave, read off what was typed and not off what was acknowledged.
fn the_day_is_there(book: &Book) {
    let of = |kind| book.records.keys().filter(move |subject| subject.kind == kind).count();
    assert_eq!(of(SubjectKind::Case), CASES);
    let pieces = day::pieces(PIECES, CASES);
    for (at, piece) in pieces.iter().enumerate() {
        let fields = &book.records[&evidence(at)].fields;
        let text = fields["text"].as_str().unwrap();
        assert!(text.starts_with(&piece.text), "{text}");
        assert_eq!(fields["case"], serde_json::json!(case(piece.case).id));
    }
    assert_eq!(of(SubjectKind::Evidence), day::PIECES_BEFORE + PIECES);
    for at in 0..CASES {
        let ratings = book.records[&case(at)].fields["ratings"].as_array().unwrap();
        let ratings: Vec<_> = ratings.iter().map(|rated| rated["rating"].clone()).collect();
        let meant: Vec<_> = (0..day::CRITERIA.len())
            .map(|criterion| serde_json::json!(day::rating(at, criterion)))
            .collect();
        assert_eq!(ratings, meant, "{}", day::reference(at));
    }
}

#[test]
fn a_day_has_as_many_requests_as_a_day_has() {
    assert!(script().len() > 800, "{}", script().len());
}
