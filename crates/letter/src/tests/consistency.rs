//! A letter agrees with the visit from which it was composed, and is told where it no longer does.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use visitbook_domain::{
    Delivery, EarlierLetter, EarlierLetterId, EarlierParagraph, EarlierSection, FocusedVisit, MonthYear, Purpose,
    TeamRole, VisitKind, VisitRecords,
};

use super::kit::{day, letter_of, span, team};
use super::whole::with_evidence;
use crate::check::{Checker, Ground, Passage, Remark, VisitFacts, rules};

/// The rules that hold a letter against its visit.
const RULES: [&str; 13] = [
    "areas-answered",
    "as-last-letter",
    "authority-name",
    "bullets-without-lead-in",
    "childs-view",
    "heading-without-text",
    "inspectors-named",
    "inspectors-titles",
    "judged-in",
    "list-without-bullets",
    "numbers-disagree",
    "visit-dates",
    "visit-ordinal",
];

/// What is said of the letter of `written` when it is held against the visit of `records`, by rule and words.
fn said(written: &VisitRecords, records: &VisitRecords) -> Vec<(&'static str, String)> {
    let composed = letter_of(written);
    let mut records = records.clone();
    records.blocks = composed.blocks;
    let texts: Vec<String> = records.blocks.iter().map(|block| block.plain_text()).collect();
    let blocks = records.blocks.iter().zip(&texts);
    let passages: Vec<Passage<'_>> = blocks
        .map(|(block, words)| Passage {
            kind: block.kind,
            words,
        })
        .collect();
    let ground = Ground {
        visit: Some(VisitFacts::of(&records)),
        ..Ground::on(composed.letter.date)
    };
    let held = rules::ALL.iter().copied().filter(|rule| RULES.contains(&rule.id));
    let remarks = Checker::of(held, ground).unwrap().whole(&passages);
    remarks.into_iter().map(|remark| (remark.rule, remark.words)).collect()
}

type Change = fn(&mut VisitRecords);

/// Ways in which visits differ.
fn changes() -> Vec<(&'static str, Change)> {
    vec![
        ("as it is", |_| {}),
        ("a rehearsal", |records| records.visit.purpose = Purpose::Rehearsal),
        ("a focused visit", |records| records.visit.kind = VisitKind::Focused),
        ("one inspector", |records| {
            team(records, &[("Maren Hollis", TeamRole::HisMajestysInspector)]);
        }),
        ("titles of three kinds", |records| {
            let hmi = TeamRole::HisMajestysInspector;
            let (ofsted, regulatory) = (TeamRole::OfstedInspector, TeamRole::RegulatoryInspector);
            let names = [("Maren Hollis", hmi), ("Dev Oyelaran", hmi), ("Ana Reyes", hmi)];
            team(
                records,
                &[&names[..], &[("Jo O'Hara", ofsted), ("Lin Wu", regulatory)]].concat(),
            );
        }),
        ("before the king", |records| {
            records.visit.dates = vec![span(day(2022, 7, 12), day(2022, 7, 13))];
        }),
        ("two periods", |records| {
            let second = span(day(2026, 4, 14), day(2026, 4, 15));
            records.visit.dates.push(second);
        }),
        ("a trust and a focused visit before", |records| {
            records.authority.delivery = Delivery::Trust {
                name: "Northmere Children's Trust".to_owned(),
            };
            records.visit.focused_visits.push(FocusedVisit {
                month: MonthYear { year: 2025, month: 9 },
                circumstances: String::new(),
                mentioned: true,
            });
        }),
    ]
}

#[test]
fn a_composed_letter_agrees_with_its_visit() {
    for (name, change) in changes() {
        let mut records = with_evidence();
        change(&mut records);
        let mut said = said(&records, &records);
        // Evidence that was only strung together lets no child speak yet.
        said.retain(|(rule, _)| *rule != "childs-view");
        assert_eq!(said, [], "{name}");
    }
}

#[test]
fn a_letter_that_was_begun_from_that_of_another_visit_is_told_apart_in_every_fact() {
    let written = with_evidence();
    let mut records = with_evidence();
    records.visit.ordinal = 3;
    records.visit.dates = vec![span(day(2026, 9, 8), day(2026, 9, 9))];
    records.inspection.judged_inadequate_in.month = 5;
    records.authority.name = "Southmere".to_owned();
    let hmi = TeamRole::HisMajestysInspector;
    team(
        &mut records,
        &[("Maren Hollis", hmi), ("Ana Reyes", TeamRole::OfstedInspector)],
    );
    let mut said = said(&written, &records);
    said.retain(|(rule, _)| *rule != "childs-view");
    let expected = [
        ("authority-name", "Northmere"),
        ("visit-dates", "4 and 5 March 2026"),
        ("visit-ordinal", "second"),
        ("judged-in", "June 2025"),
        ("inspectors-titles", "His Majesty’s Inspectors"),
        ("inspectors-named", "Dev Oyelaran"),
    ];
    assert_eq!(said, expected.map(|(rule, words)| (rule, words.to_owned())));
}

#[test]
fn of_several_earlier_letters_the_newest_is_held_against() {
    let letter = |number: u128, month: u32, text: &str| EarlierLetter {
        id: EarlierLetterId(Uuid::from_u128(number)),
        visit: with_evidence().visit.id,
        title: "Letter of an earlier visit".to_owned(),
        dated: Some(day(2025, month, 3)),
        sections: vec![EarlierSection {
            heading: "Headline findings".to_owned(),
            paragraphs: vec![
                EarlierParagraph {
                    text: text.to_owned(),
                    bullet: false,
                    area: None,
                },
                EarlierParagraph {
                    text: "A bullet is no sentence of it.".to_owned(),
                    bullet: true,
                    area: None,
                },
            ],
        }],
        concerns: vec![],
        at: DateTime::<Utc>::UNIX_EPOCH,
    };
    let mut records = with_evidence();
    records.earlier_letters = vec![
        letter(
            1,
            11,
            "Plans are late. Actions from supervision, e.g. family meetings, are not chased.",
        ),
        letter(2, 9, "Practice is older."),
    ];
    let facts = VisitFacts::of(&records);
    assert_eq!(
        facts.earlier,
        [
            "Plans are late.",
            "Actions from supervision, e.g. family meetings, are not chased."
        ]
    );
    let copied: Vec<String> = said(&records, &records)
        .into_iter()
        .filter_map(|(rule, words)| (rule == "as-last-letter").then_some(words))
        .collect();
    assert_eq!(
        copied,
        ["Actions from supervision, e.g. Family meetings, are not chased."; 2]
    );
}

#[test]
fn citations_tell_which_areas_a_block_is_about() {
    let mut records = with_evidence();
    records.blocks = letter_of(&records).blocks;
    let about = VisitFacts::of(&records).about;
    let cited: Vec<Vec<usize>> = about.into_iter().filter(|areas| !areas.is_empty()).collect();
    // Two headlines and two paragraphs of findings; the second piece of evidence belongs to both areas.
    assert_eq!(cited, [vec![0, 1], vec![1], vec![0, 1], vec![1]]);
}

#[test]
fn a_text_of_which_no_visit_is_known_is_not_held_against_one() {
    let held: Vec<_> = rules::ALL.iter().filter(|rule| RULES.contains(&rule.id)).collect();
    assert_eq!(held.len(), RULES.len());
    let checker = Checker::new(Ground::on(day(2026, 11, 23))).unwrap();
    for bad in held.iter().flat_map(|rule| rule.bad) {
        let said = checker.letter(&Passage::of_text(bad.text));
        let ours: Vec<&Remark> = said.iter().filter(|remark| RULES.contains(&remark.rule)).collect();
        assert!(ours.is_empty(), "{}: {ours:?}", bad.text);
    }
}
