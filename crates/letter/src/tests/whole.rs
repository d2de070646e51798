//! Whole letters: a snapshot of one, and the fixed parts around the blocks.

use visitbook_domain::{BlockKind, FrameworkId, LetterState, Mark, Purpose, TeamRole, VisitKind, VisitRecords};

use super::kit::{Counted, area, day, evidence, letter_of, northmere, span, team, with_citations};
use crate::compose;

pub(super) fn with_evidence() -> VisitRecords {
    let mut records = northmere();
    area(&mut records, "Plans", "The quality of children's plans", true);
    area(
        &mut records,
        "Missing children",
        "The response to children who go missing",
        false,
    );
    records.visit.focus = "children in need and those subject to a child protection plan".to_owned();
    evidence(
        &mut records,
        Mark::Strength,
        &[0],
        "Supervision is monthly and recorded. Seen in six records.",
    );
    evidence(
        &mut records,
        Mark::Concern,
        &[0, 1],
        "Actions from supervision, e.g. Family meetings, are not chased.",
    );
    evidence(
        &mut records,
        Mark::Strength,
        &[1],
        "Plans are written in words that families use.",
    );
    evidence(&mut records, Mark::Context, &[1], "There are nine teams.");
    evidence(&mut records, Mark::Concern, &[1], "Too many plans drift");
    records
}

fn as_text(records: &VisitRecords) -> String {
    let composed = letter_of(records);
    let letter = &composed.letter;
    let blocks = composed.blocks.iter().map(|block| {
        let words = with_citations(&block.content, records);
        match block.kind {
            BlockKind::Heading => format!("## {words}"),
            BlockKind::Paragraph => words,
            BlockKind::Bullet => format!("- {words}"),
        }
    });
    let head = [
        letter.letterhead.join("\n"),
        letter.date.to_string(),
        letter.addressee.join("\n"),
        format!("Dear {}", letter.salutation),
        format!("# {}", letter.subject),
    ];
    let foot = [letter.valediction.clone(), letter.signatory.join("\n")];
    head.into_iter()
        .chain(blocks)
        .chain(foot)
        .collect::<Vec<_>>()
        .join("\n\n")
}

#[test]
fn a_letter_is_composed_as_a_whole() {
    insta::assert_snapshot!(as_text(&with_evidence()));
}

#[test]
fn a_rehearsals_letter_is_composed_as_a_whole() {
    let mut records = with_evidence();
    records.visit.purpose = Purpose::Rehearsal;
    insta::assert_snapshot!(as_text(&records));
}

#[test]
fn the_same_records_give_the_same_letter() {
    let records = with_evidence();
    assert_eq!(letter_of(&records), letter_of(&records));
}

#[test]
fn a_composed_letter_is_a_draft_and_stands_with_its_records() {
    let mut records = with_evidence();
    let composed = compose(&records, day(2026, 4, 8), &mut Counted(0x9000)).unwrap();
    assert_eq!(composed.letter.state, LetterState::Draft);
    assert_eq!(composed.letter.date, day(2026, 4, 8));
    records.letter = Some(composed.letter);
    records.blocks = composed.blocks;
    records.check().unwrap();
}

#[test]
fn the_subject_says_what_the_visit_was() {
    let rows = [
        (
            Purpose::Inspection,
            VisitKind::Monitoring,
            "Monitoring visit to Northmere children’s services",
        ),
        (
            Purpose::Inspection,
            VisitKind::Focused,
            "Focused visit to Northmere children’s services",
        ),
        (
            Purpose::Rehearsal,
            VisitKind::Monitoring,
            "Rehearsal of a monitoring visit to Northmere children’s services",
        ),
        (
            Purpose::Rehearsal,
            VisitKind::Focused,
            "Rehearsal of a focused visit to Northmere children’s services",
        ),
    ];
    for (purpose, kind, subject) in rows {
        let mut records = northmere();
        (records.visit.purpose, records.visit.kind) = (purpose, kind);
        assert_eq!(letter_of(&records).letter.subject, subject);
    }
}

#[test]
fn only_a_real_inspection_has_ofsteds_letterhead() {
    let mut records = northmere();
    let head = |records: &VisitRecords| letter_of(records).letter.letterhead;
    assert_eq!(head(&records), crate::letterhead::FICTIONAL);
    records.authority.fictional = false;
    assert_eq!(
        head(&records)[..5],
        ["Ofsted", "Piccadilly Gate", "Store Street", "Manchester", "M1 2WD"]
    );
    for fictional in [true, false] {
        records.authority.fictional = fictional;
        records.visit.purpose = Purpose::Rehearsal;
        assert_eq!(head(&records), ["Northmere Council", "Rehearsal of a monitoring visit"]);
    }
    records.visit.kind = VisitKind::Focused;
    records.authority.council.clear();
    assert_eq!(head(&records), ["Northmere", "Rehearsal of a focused visit"]);
}

#[test]
fn the_lead_signs_with_the_title_of_the_visits_day() {
    let rows = [
        (
            TeamRole::HisMajestysInspector,
            2022,
            Purpose::Inspection,
            "Her Majesty’s Inspector",
        ),
        (
            TeamRole::HisMajestysInspector,
            2023,
            Purpose::Inspection,
            "His Majesty’s Inspector",
        ),
        (TeamRole::OfstedInspector, 2023, Purpose::Inspection, "Ofsted Inspector"),
        (
            TeamRole::RegulatoryInspector,
            2023,
            Purpose::Inspection,
            "Social care regulatory inspector",
        ),
        (TeamRole::Reviewer, 2023, Purpose::Rehearsal, "Lead reviewer"),
        (
            TeamRole::HisMajestysInspector,
            2023,
            Purpose::Rehearsal,
            "Lead reviewer",
        ),
    ];
    for (role, year, purpose, title) in rows {
        let mut records = northmere();
        team(
            &mut records,
            &[("Ada O'Dell", role), ("Ben", TeamRole::OfstedInspector)],
        );
        records.visit.dates = vec![span(day(year, 6, 14), day(year, 6, 15))];
        records.visit.purpose = purpose;
        assert_eq!(letter_of(&records).letter.signatory, ["Ada O’Dell", title]);
    }
}

#[test]
fn the_lead_signs_even_when_named_second() {
    let mut records = northmere();
    records.visit.team[0].lead = false;
    records.visit.team[1].lead = true;
    assert_eq!(letter_of(&records).letter.signatory[0], "Dev Oyelaran");
}

#[test]
fn headings_are_those_of_the_edition() {
    let rows = [
        (
            "sif-2013",
            [
                "Areas covered by the visit",
                "Overall findings",
                "Findings and evaluation of progress",
            ],
        ),
        (
            "ilacs-2026",
            [
                "Areas covered by the visit",
                "Headline findings",
                "Findings and evaluation of progress",
            ],
        ),
    ];
    for (edition, expected) in rows {
        let mut records = northmere();
        records.visit.framework = FrameworkId(edition.to_owned());
        let blocks = letter_of(&records).blocks;
        let headings = blocks.iter().filter(|block| block.kind == BlockKind::Heading);
        assert_eq!(
            headings.map(visitbook_domain::Block::plain_text).collect::<Vec<_>>(),
            expected
        );
    }
}
