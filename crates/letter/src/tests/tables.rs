//! The tables of dated words are sound.

use std::collections::BTreeSet;

use visitbook_domain::{Purpose, TeamRole, VisitKind};

use super::kit::day;
use crate::formula::Line;
use crate::formulae::{FORMULAE, formula};
use crate::letterhead::LETTERHEADS;
use crate::template::names_in;
use crate::titles::{TITLES, title};
use crate::{Field, Status};

use Purpose::{Inspection, Rehearsal};
use VisitKind::{Focused, Monitoring};

const OCCASIONS: [(Purpose, VisitKind); 4] = [
    (Inspection, Monitoring),
    (Inspection, Focused),
    (Rehearsal, Monitoring),
    (Rehearsal, Focused),
];

#[test]
fn every_field_of_every_formula_is_known() {
    for formula in FORMULAE {
        for name in names_in(formula.words) {
            assert!(Field::named(name).is_some(), "{{{name}}} in {}", formula.words);
        }
        assert_eq!(
            formula.words.matches('{').count(),
            formula.words.matches('}').count(),
            "{}",
            formula.words
        );
    }
}

#[test]
fn every_field_is_used_by_some_formula() {
    let used: BTreeSet<&str> = FORMULAE.iter().flat_map(|formula| names_in(formula.words)).collect();
    let known: BTreeSet<&str> = Field::ALL.iter().map(|field| field.name()).collect();
    assert_eq!(used, known);
}

#[test]
fn formulae_have_typographic_marks_no_double_spaces_and_a_source() {
    for formula in FORMULAE {
        let words = formula.words;
        assert!(
            !words.contains(['\'', '"']) && !words.contains("  ") && words == words.trim(),
            "{words}"
        );
        assert!(!formula.source.is_empty(), "{words}");
    }
    assert!(TITLES.iter().all(|title| !title.source.is_empty()));
    assert!(LETTERHEADS.iter().all(|block| !block.source.is_empty()));
}

#[test]
fn each_sentence_has_exactly_one_wording_on_each_occasion_or_none_where_it_is_not_said() {
    let lines: BTreeSet<Line> = FORMULAE.iter().map(|formula| formula.line).collect();
    for line in lines {
        for (purpose, kind) in OCCASIONS {
            for first_day in [
                day(2016, 1, 1),
                day(2022, 9, 8),
                day(2026, 3, 31),
                day(2026, 4, 1),
                day(2030, 1, 1),
            ] {
                let said = formula(line, purpose, kind, first_day).is_some();
                let silent =
                    (line == Line::Count && kind == Focused) || (line == Line::RehearsalHead && purpose == Inspection);
                assert_eq!(said, !silent, "{line:?} {purpose:?} {kind:?} {first_day}");
            }
        }
    }
}

#[test]
fn no_two_wordings_of_a_sentence_hold_at_once() {
    for (at, one) in FORMULAE.iter().enumerate() {
        for other in FORMULAE.iter().skip(at + 1).filter(|other| other.line == one.line) {
            let apart_by_purpose = one.purpose.zip(other.purpose).is_some_and(|(one, other)| one != other);
            let apart_by_kind = one.kind.zip(other.kind).is_some_and(|(one, other)| one != other);
            let apart_in_time = one.until.zip(other.from).is_some_and(|(until, from)| until <= from);
            assert!(
                apart_by_purpose || apart_by_kind || apart_in_time,
                "{} / {}",
                one.words,
                other.words
            );
        }
    }
}

#[test]
fn the_count_is_confirmed_until_the_overall_grade_ended() {
    let status = |date| formula(Line::Count, Inspection, Monitoring, date).unwrap().status;
    assert_eq!(status(day(2026, 3, 31)), Status::Confirmed);
    assert_eq!(status(day(2026, 4, 1)), Status::Ours);
}

#[test]
fn every_role_has_a_title_at_all_times() {
    use TeamRole::{HisMajestysInspector, OfstedInspector, RegulatoryInspector, Reviewer};
    for role in [HisMajestysInspector, OfstedInspector, RegulatoryInspector, Reviewer] {
        for first_day in [day(1995, 1, 1), day(2026, 1, 1)] {
            assert!(title(role, first_day).is_some(), "{role:?} {first_day}");
        }
    }
}
