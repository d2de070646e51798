//! The sample is what it claims to be.

use std::collections::BTreeSet;

use chrono::Timelike;
use visitbook_domain::*;

use crate::{SAMPLE, sample, write};

#[test]
fn it_is_written_as_the_program_writes_it() {
    assert_eq!(write(&sample().unwrap()).unwrap(), SAMPLE);
}

#[test]
fn it_says_that_it_is_fictional() {
    let records = sample().unwrap();
    assert!(records.authority.fictional);
    let letter = records.letter.unwrap();
    assert!(letter.letterhead.iter().any(|line| line.contains("Fictional")));
    assert_eq!(letter.state, LetterState::Draft);
}

#[test]
fn it_has_five_linked_areas_and_24_cases_with_evidence_in_each() {
    let records = sample().unwrap();
    assert_eq!(records.areas.len(), 5);
    assert!(records.areas.iter().all(|area| area.improvement.is_some()));
    assert!((5..=7).contains(&records.inspection.must_improve.len()));
    assert_eq!(records.cases.len(), 24);
    let with_evidence: BTreeSet<_> = records.evidence.iter().filter_map(|evidence| evidence.case).collect();
    assert_eq!(with_evidence.len(), 24);
}

#[test]
fn its_evidence_is_of_every_kind_basis_and_mark_on_both_days() {
    let records = sample().unwrap();
    let distinct = |of: &dyn Fn(&Evidence) -> String| records.evidence.iter().map(of).collect::<BTreeSet<_>>().len();
    assert!(records.evidence.len() >= 64);
    assert_eq!(
        distinct(&|evidence| format!("{:?}", evidence.kind)),
        EvidenceKind::ALL.len()
    );
    assert_eq!(distinct(&|evidence| format!("{:?}", evidence.basis)), 3);
    assert_eq!(distinct(&|evidence| format!("{:?}", evidence.mark)), 4);
    assert_eq!(distinct(&|evidence| evidence.at.date_naive().to_string()), 2);
    assert!(
        (1..=2).contains(
            &records
                .evidence
                .iter()
                .filter(|evidence| evidence.binned.is_some())
                .count()
        )
    );
    for (at, evidence) in records.evidence.iter().enumerate() {
        assert!(!evidence.text.contains(['\'', '"']), "{}", evidence.text);
        assert_eq!(usize::try_from(evidence.number).unwrap(), at + 1);
        let minutes = evidence.at.hour() * 60 + evidence.at.minute();
        assert!((8 * 60 + 45..=17 * 60 + 30).contains(&minutes), "{}", evidence.at);
    }
}

#[test]
fn its_letter_has_the_length_of_a_real_one_and_keeps_house_style() {
    let records = sample().unwrap();
    let words: usize = records
        .blocks
        .iter()
        .map(|block| block.plain_text().split_whitespace().count())
        .sum();
    assert!((1_500..=2_000).contains(&words), "{words}");
    let headings: Vec<_> = records
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading)
        .collect();
    let headings: Vec<_> = headings.iter().map(|block| block.plain_text()).collect();
    assert_eq!(headings, framework::by_id(&records.visit.framework).unwrap().headings);
    for text in records.blocks.iter().map(Block::plain_text) {
        for banned in [
            "'",
            "\"",
            "“",
            "%",
            "per cent",
            "e.g.",
            "i.e.",
            "etc",
            "whilst",
            "well-being",
            "looked after",
            "  ",
        ] {
            assert!(!text.contains(banned), "{banned:?} in {text}");
        }
    }
}

#[test]
fn each_citation_stands_before_the_full_stop_and_points_to_evidence_in_use() {
    let records = sample().unwrap();
    let binned: BTreeSet<_> = records
        .evidence
        .iter()
        .filter(|e| e.binned.is_some())
        .map(|e| e.id)
        .collect();
    let mut cited = BTreeSet::new();
    for block in &records.blocks {
        for (at, inline) in block.content.iter().enumerate() {
            let Inline::Cite { .. } = inline else { continue };
            let Some(Inline::Text { text }) = block.content.get(at + 1) else {
                panic!("nothing follows a citation")
            };
            assert!(text.starts_with('.'), "{text}");
        }
        cited.extend(block.cited());
    }
    assert!(cited.is_disjoint(&binned));
    assert!(
        cited.len() < records.evidence.len() - binned.len(),
        "some evidence is left unused"
    );
    assert!(cited.len() > 60);
}

#[test]
fn a_file_of_version_1_is_read_and_what_it_lacks_is_empty() {
    let mut file: serde_json::Value = serde_json::from_slice(SAMPLE).unwrap();
    file["version"] = 1.into();
    let records = file["records"].as_object_mut().unwrap();
    for added in [
        "frames",
        "draws",
        "criteria",
        "attachments",
        "enquiries",
        "referrals",
        "requests",
    ] {
        records.remove(added).unwrap();
    }
    for case in records["cases"].as_array_mut().unwrap() {
        case.as_object_mut()
            .unwrap()
            .retain(|field, _| ["id", "visit", "reference", "cohort"].contains(&field.as_str()));
    }
    for evidence in records["evidence"].as_array_mut().unwrap() {
        evidence.as_object_mut().unwrap().remove("happened").unwrap();
        evidence.as_object_mut().unwrap().remove("count").unwrap();
    }
    let read = crate::read(&serde_json::to_vec(&file).unwrap()).unwrap();
    let now = crate::sample().unwrap();
    assert_eq!((read.evidence, read.blocks), (now.evidence, now.blocks));
    assert!(
        read.cases
            .iter()
            .all(|case| case.ratings.is_empty() && case.criteria.is_none())
    );
    assert_eq!((read.criteria.len(), read.enquiries.len()), (0, 0));
}
