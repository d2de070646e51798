//! The seeds of the findings.

use visitbook_domain::framework::{FINDINGS, HEADLINE_FINDINGS};
use visitbook_domain::{Block, BlockKind, Inline, Mark, Purpose, VisitRecords};

use super::kit::{area, day, evidence, finding, letter_of, northmere, section_of};

use Mark::{Concern, Context, Question, Strength};

fn with_two_areas() -> VisitRecords {
    let mut records = northmere();
    area(&mut records, "Plans", "The quality of plans", true);
    records
}

#[test]
fn strengths_come_before_concerns_and_each_sentence_has_its_citation_before_the_full_stop() {
    let mut records = northmere();
    evidence(
        &mut records,
        Concern,
        &[0],
        "Actions are repeated from month to month. Seen twice.",
    );
    evidence(&mut records, Strength, &[0], "supervision is regular");
    evidence(
        &mut records,
        Strength,
        &[0],
        "Managers ask about the child’s \"own\" view.",
    );
    assert_eq!(
        section_of(&records, FINDINGS)[0],
        "Inspectors looked at management oversight. Supervision is regular[E2]. Managers ask about the child’s “own” \
         view[E3]. Actions are repeated from month to month[E1]."
    );
}

#[test]
fn headlines_are_the_first_strength_and_the_first_concern_of_each_area() {
    let mut records = with_two_areas();
    evidence(&mut records, Concern, &[1], "Plans drift.");
    evidence(&mut records, Strength, &[0], "Supervision is regular.");
    evidence(&mut records, Strength, &[0], "Caseloads are lower.");
    evidence(&mut records, Concern, &[0], "Actions are repeated.");
    assert_eq!(
        section_of(&records, HEADLINE_FINDINGS),
        [
            "Supervision is regular[E2]. Actions are repeated[E4].",
            "Plans drift[E1]."
        ]
    );
}

#[test]
fn context_questions_and_the_bin_stay_out_of_the_letter() {
    let mut records = northmere();
    evidence(&mut records, Context, &[0], "There are nine teams.");
    evidence(&mut records, Question, &[0], "Who chairs the panel?");
    evidence(&mut records, Strength, &[0], "Supervision is regular.");
    records.evidence[2].binned = Some(day(2026, 3, 5).and_hms_opt(9, 0, 0).unwrap().and_utc());
    let findings = section_of(&records, FINDINGS);
    assert_eq!(
        findings[0],
        "Inspectors recorded neither strengths nor concerns on management oversight during the visit."
    );
    assert_eq!(
        section_of(&records, HEADLINE_FINDINGS),
        ["Inspectors did not record evidence for headline findings."]
    );
}

#[test]
fn an_area_without_evidence_says_so_by_name() {
    let rows = [
        (
            Purpose::Inspection,
            "Neglect",
            "Inspectors did not record evidence on neglect during the visit.",
        ),
        (
            Purpose::Inspection,
            "IRO oversight",
            "Inspectors did not record evidence on IRO oversight during the visit.",
        ),
        (
            Purpose::Inspection,
            "Northmere’s front door",
            "Inspectors did not record evidence on Northmere’s front door during the visit.",
        ),
        (
            Purpose::Rehearsal,
            "Neglect",
            "Reviewers did not record evidence on neglect during the rehearsal.",
        ),
    ];
    for (purpose, title, sentence) in rows {
        let mut records = northmere();
        records.visit.purpose = purpose;
        records.areas[0].title = title.to_owned();
        assert_eq!(section_of(&records, FINDINGS)[0], sentence);
    }
}

#[test]
fn evidence_on_several_areas_is_written_once_under_the_area_it_names_first() {
    let mut records = with_two_areas();
    evidence(&mut records, Concern, &[1, 0], "Plans drift without challenge.");
    evidence(&mut records, Strength, &[0], "Supervision is regular.");
    let findings = section_of(&records, FINDINGS);
    assert_eq!(
        findings[0],
        "Inspectors looked at management oversight. Supervision is regular[E2]."
    );
    assert_eq!(
        findings[1],
        "Inspectors looked at plans. Plans drift without challenge[E1]."
    );
}

#[test]
fn an_area_that_is_only_ever_named_second_gets_that_evidence_rather_than_nothing() {
    let mut records = with_two_areas();
    evidence(&mut records, Concern, &[1, 0], "Plans drift without challenge.");
    let findings = section_of(&records, FINDINGS);
    assert_eq!(
        findings[0],
        "Inspectors looked at management oversight. Plans drift without challenge[E1]."
    );
    assert_eq!(
        section_of(&records, HEADLINE_FINDINGS),
        ["Plans drift without challenge[E1]."]
    );
}

#[test]
fn evidence_that_begins_with_the_same_sentence_shares_one() {
    let mut records = northmere();
    evidence(
        &mut records,
        Strength,
        &[0],
        "Supervision is regular. Monthly in this case.",
    );
    evidence(&mut records, Strength, &[0], "Supervision is regular");
    assert_eq!(
        section_of(&records, FINDINGS)[0],
        "Inspectors looked at management oversight. Supervision is regular[E1 E2]."
    );
}

#[test]
fn much_evidence_is_told_in_paragraphs_of_eight_sentences_with_concerns_apart() {
    let mut records = northmere();
    for at in 0..9 {
        evidence(&mut records, Strength, &[0], &format!("Strength {at}"));
    }
    evidence(&mut records, Concern, &[0], "Concern");
    let findings = section_of(&records, FINDINGS);
    assert!(
        findings[0].starts_with("Inspectors looked at management oversight. Strength 0[E1]."),
        "{findings:?}"
    );
    assert!(findings[0].ends_with("Strength 7[E8]."), "{findings:?}");
    assert_eq!(findings[1..3], ["Strength 8[E9].", "Concern[E10]."]);
}

#[test]
fn evidence_of_any_shape_gives_blocks_that_may_be_kept() {
    let mut records = northmere();
    let long = "?".repeat(40_000);
    for text in [long.as_str(), "...", "“”", "{area}", &"word ".repeat(8_000)] {
        evidence(&mut records, Strength, &[0], text);
    }
    records.evidence[3].text = "braces".to_owned();
    for _ in 0..1_200 {
        evidence(&mut records, Concern, &[0], "the same");
    }
    records.areas[0].wording = "w".repeat(40_000);
    records.visit.focus = "f".repeat(40_000);
    letter_of(&records);
}

#[test]
fn words_always_follow_a_citation() {
    let mut records = with_two_areas();
    for (mark, text) in [
        (Strength, "One."),
        (Concern, "He said “stop.”"),
        (Concern, "(see file.)"),
    ] {
        evidence(&mut records, mark, &[0], text);
    }
    let blocks = letter_of(&records).blocks;
    let paragraphs = blocks
        .iter()
        .filter(|block: &&Block| block.kind == BlockKind::Paragraph);
    for pair in paragraphs.flat_map(|block| block.content.windows(2)) {
        if let [Inline::Cite { .. }, after] = pair {
            assert!(
                matches!(after, Inline::Text { text } if text.starts_with('.')),
                "{after:?}"
            );
        }
    }
    assert!(
        blocks
            .iter()
            .all(|block| !matches!(block.content.last(), Some(Inline::Cite { .. })))
    );
}

#[test]
fn where_an_area_has_findings_they_are_its_seeds_and_its_evidence_is_not() {
    let mut records = with_two_areas();
    evidence(&mut records, Strength, &[0], "Supervision is regular.");
    evidence(&mut records, Concern, &[1], "Plans drift.");
    finding(&mut records, Concern, 0, "supervision does not move\nplans on.");
    finding(&mut records, Strength, 0, "Supervision takes place more often");
    finding(&mut records, Strength, 0, "Social workers \"value\" it.");
    assert_eq!(
        section_of(&records, FINDINGS)[..2],
        [
            "Inspectors looked at management oversight. Supervision takes place more often[F2]. Social workers “value” \
             it[F3]. Supervision does not move plans on[F1].",
            "Inspectors looked at plans. Plans drift[E2]."
        ]
    );
    assert_eq!(
        section_of(&records, HEADLINE_FINDINGS),
        [
            "Supervision takes place more often[F2]. Supervision does not move plans on[F1].",
            "Plans drift[E2]."
        ]
    );
}

#[test]
fn findings_stand_by_their_numbers_whatever_order_they_come_in_and_under_their_own_area_only() {
    let mut records = with_two_areas();
    for (mark, at, statement) in [
        (Concern, 1, "Plans drift."),
        (Concern, 0, "Actions are repeated."),
        (Concern, 0, "Records are late."),
    ] {
        finding(&mut records, mark, at, statement);
    }
    records.findings.reverse();
    assert_eq!(
        section_of(&records, FINDINGS)[..2],
        [
            "Inspectors looked at management oversight. Actions are repeated[F2]. Records are late[F3].",
            "Inspectors looked at plans. Plans drift[F1]."
        ]
    );
}

#[test]
fn a_finding_without_any_evidence_in_its_area_is_a_seed_like_any_other() {
    let mut records = northmere();
    finding(&mut records, Strength, 0, "Supervision is regular.");
    assert_eq!(
        section_of(&records, FINDINGS)[0],
        "Inspectors looked at management oversight. Supervision is regular[F1]."
    );
}

#[test]
fn findings_of_any_shape_give_blocks_that_may_be_kept() {
    let mut records = northmere();
    let long = "?".repeat(40_000);
    for statement in [long.as_str(), "...", "“”", "braces", &"word ".repeat(8_000), "\u{a0}"] {
        finding(&mut records, Strength, 0, statement);
    }
    letter_of(&records);
}
