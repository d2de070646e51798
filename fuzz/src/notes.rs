//! A file of notes as `crates/app/src/notes.rs` imports it, without the notebook.

use chrono::NaiveDate;
use visitbook_exchange::notes::{Because, Known, MOST_LINES, Notes, Proposed, accounting, split};

const AREAS: [(&str, &str); 3] = [
    ("a1", "Management oversight"),
    ("a2", "Assessments and plans"),
    ("a3", "Thresholds, step-down"),
];
const CASES: [(&str, &str); 3] = [("c5", "C05"), ("c7", "C07"), ("c12", "C12")];
const PEOPLE: [(&str, &str); 3] = [("p1", "Mara Holt"), ("p2", "Dara Okoro"), ("p3", "Sam Wells")];

/// Opens the file and splits it twice: with what an invented visit has, and with nothing known.
pub fn import(file: &[u8]) {
    let notes = match Notes::open(file) {
        Ok(notes) => notes,
        Err(refused) => return assert!(!refused.to_string().is_empty()),
    };
    assert!(notes.lines().len() <= MOST_LINES);
    assert!(notes.left_out.iter().all(|left| !left.what.to_string().is_empty()));
    let (areas, cases, people) = (pairs(&AREAS), pairs(&CASES), pairs(&PEOPLE));
    let known = Known {
        areas: &areas,
        cases: &cases,
        people: &people,
    };
    nothing_is_lost(&notes, &split(&notes, &known, NaiveDate::from_ymd_opt(2026, 11, 17)));
    nothing_is_lost(&notes, &split(&notes, &Known::default(), None));
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = all.iter().map(|(id, name)| ((*id).to_owned(), (*name).to_owned()));
    owned.collect()
}

/// Every character of the text is in exactly one proposal, and there in its words, its marker or what was dropped.
fn nothing_is_lost(notes: &Notes, proposed: &[Proposed]) {
    let counted = accounting(notes, proposed);
    assert!(counted.is_complete(), "{counted:?}");
    let mut source = notes.text().chars();
    let mut at = 0;
    for each in proposed {
        assert_eq!((each.range.start, each.marker.start), (at, at), "a gap or an overlap");
        let mut off = std::iter::once(&each.marker).chain(&each.dropped).peekable();
        let mut words = each.text.chars();
        while at < each.range.end {
            let character = source.next().expect("a range ends with the text");
            while off.next_if(|range| range.end <= at).is_some() {}
            if off.peek().is_none_or(|range| !range.contains(&at)) {
                assert_eq!(words.next(), Some(character), "at {at}");
            }
            at += 1;
        }
        assert_eq!(words.next(), None, "words that are not in the source");
        assert_eq!(each.kept, each.because == Because::Note);
    }
    assert_eq!(source.next(), None, "the end is missing");
}
