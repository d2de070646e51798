//! An import adds what is unknown, overwrites nothing and lists what differs.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;
use visitbook_domain::*;

use super::strategies::records;
use crate::{Clash, Here, Import, Renumbered, Why, merge, plan_import, sample, write};

/// What the notebook has after the import.
fn applied(mut records: VisitRecords, import: &Import) -> VisitRecords {
    for addition in import.additions.clone() {
        match addition {
            Record::Person(person) => records.people.push(person),
            Record::Area(area) => records.areas.push(area),
            Record::Case(case) => records.cases.push(case),
            Record::Evidence(evidence) => records.evidence.push(evidence),
            Record::Frame(frame) => records.frames.push(frame),
            Record::Draw(draw) => records.draws.push(draw),
            Record::Criteria(criteria) => records.criteria.push(criteria),
            Record::Attachment(attachment) => records.attachments.push(attachment),
            Record::Enquiry(enquiry) => records.enquiries.push(enquiry),
            Record::Referral(referral) => records.referrals.push(referral),
            Record::Request(request) => records.requests.push(request),
            Record::Letter(letter) => assert!(records.letter.replace(letter).is_none(), "a second letter"),
            Record::Block(block) => records.blocks.push(block),
            Record::Finding(finding) => records.findings.push(finding),
            Record::EarlierLetter(letter) => records.earlier_letters.push(letter),
            Record::Comment(comment) => records.comments.push(comment),
            Record::SetAside(aside) => records.set_aside.push(aside),
            Record::FactualComment(comment) => records.factual_comments.push(comment),
            Record::FinalLetter(letter) => records.final_letters.push(letter),
            Record::Version(_) | Record::HouseStyle(_) => panic!("these do not travel"),
            Record::Authority(_) | Record::Inspection(_) | Record::Visit(_) => panic!("these are in every visit"),
        }
    }
    records
}

fn whys(import: &Import) -> Vec<(SubjectKind, Why)> {
    import
        .differences
        .iter()
        .map(|difference| (difference.subject.kind, difference.why.clone()))
        .collect()
}

fn fields(names: &[&str]) -> Why {
    Why::Fields {
        fields: names.iter().map(|&name| name.to_owned()).collect(),
    }
}

/// The sample as it was before the second day: fewer people, evidence and blocks, no letter.
fn earlier() -> VisitRecords {
    let mut records = sample().unwrap();
    records.evidence.truncate(40);
    records.letter = None;
    records.blocks.clear();
    records
}

#[test]
fn an_empty_notebook_gets_everything_parents_first() {
    let records = sample().unwrap();
    let here = Here {
        known: &|_| None,
        letter: None,
        numbers: &BTreeMap::new(),
    };
    let import = plan_import(&records, here).unwrap();
    let everything: Vec<Record> = records.all().into_iter().map(|(_, record)| record).collect();
    assert_eq!(import.additions, everything);
    assert_eq!((import.differences, import.renumbered), (vec![], vec![]));
    let kinds: Vec<_> = everything.iter().map(|record| record.subject().kind).collect();
    assert!(kinds.is_sorted_by_key(|kind| SubjectKind::ALL.iter().position(|other| other == kind)));
}

#[test]
fn the_same_file_a_second_time_adds_nothing() {
    let records = sample().unwrap();
    assert_eq!(merge(&records, &records), Ok(Import::default()));
    let first = merge(&earlier(), &records).unwrap();
    assert!(first.differences.is_empty());
    let after = applied(earlier(), &first);
    assert_eq!(write(&after), write(&records));
    assert_eq!(merge(&after, &records), Ok(Import::default()));
}

#[test]
fn nothing_that_is_there_is_overwritten_and_what_differs_is_listed() {
    let mut own = earlier();
    own.people[1].name = "D. Oyelaran".to_owned();
    own.authority.director.salutation = "W".to_owned();
    own.authority.address.pop();
    own.visit.state = VisitState::OnSite;
    own.cases[3].cohort = "Other".to_owned();
    own.evidence[7].text = "Corrected.".to_owned();
    own.evidence[7].mark = Mark::Question;
    own.evidence[8].binned = Some(own.evidence[9].at);
    let import = merge(&own, &sample().unwrap()).unwrap();
    let expected = vec![
        (SubjectKind::Person, fields(&["name"])),
        (SubjectKind::Authority, fields(&["address", "director"])),
        (SubjectKind::Visit, fields(&["state"])),
        (SubjectKind::Case, fields(&["cohort"])),
        (SubjectKind::Evidence, fields(&["mark", "text"])),
        (SubjectKind::Evidence, fields(&["binned"])),
    ];
    assert_eq!(whys(&import), expected);
    let after = applied(own.clone(), &import);
    assert_eq!(after.check(), Ok(()));
    for (_, record) in own.all() {
        assert!(
            after.all().iter().any(|(_, other)| *other == record),
            "{:?}",
            record.subject()
        );
    }
}

#[test]
fn evidence_whose_number_is_taken_gets_the_next_free_one() {
    let mut own = earlier();
    own.evidence.truncate(10);
    // Two notes made here on the second day, with numbers that the other laptop gave to its own.
    for (at, number) in [(0_u128, 11), (1, 12)] {
        let id = EvidenceId(Uuid::from_u128(7 << 64 | at));
        own.evidence.push(Evidence {
            id,
            number,
            ..own.evidence[0].clone()
        });
    }
    let incoming = sample().unwrap();
    let highest = u32::try_from(incoming.evidence.len()).unwrap();
    let import = merge(&own, &incoming).unwrap();
    let moved = |at: usize, to| Renumbered {
        subject: Subject {
            kind: SubjectKind::Evidence,
            id: incoming.evidence[at].id.0,
        },
        from: to_u32(at) + 1,
        to,
    };
    assert_eq!(import.renumbered, [moved(10, highest + 1), moved(11, highest + 2)]);
    let after = applied(own, &import);
    let numbers: BTreeSet<u32> = after.evidence.iter().map(|evidence| evidence.number).collect();
    assert_eq!(numbers.len(), after.evidence.len(), "no number twice");
    assert_eq!(
        merge(&after, &incoming),
        Ok(Import::default()),
        "a number is no difference"
    );
}

fn to_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap()
}

#[test]
fn a_number_not_yet_given_and_the_highest_of_all_find_a_place() {
    let mut incoming = sample().unwrap();
    incoming.evidence[0].number = 0;
    incoming.evidence[1].number = u32::MAX;
    let here = Here {
        known: &|_| None,
        letter: None,
        numbers: &BTreeMap::from([(SubjectKind::Evidence, BTreeSet::from([1, u32::MAX]))]),
    };
    let import = plan_import(&incoming, here).unwrap();
    let given: Vec<u32> = import.renumbered.iter().map(|renumbered| renumbered.to).collect();
    assert_eq!(given, [2, u32::try_from(incoming.evidence.len()).unwrap() + 1]);
}

#[test]
fn a_visit_that_has_another_letter_keeps_it() {
    let mut own = sample().unwrap();
    let other = LetterId(Uuid::from_u128(5));
    own.letter.as_mut().unwrap().id = other;
    own.blocks.iter_mut().for_each(|block| block.letter = other);
    let incoming = sample().unwrap();
    let import = merge(&own, &incoming).unwrap();
    assert_eq!(import.additions, []);
    assert_eq!(whys(&import), [(SubjectKind::Letter, Why::AnotherLetter {})]);
}

#[test]
fn blocks_new_to_a_draft_are_added_at_their_place_and_named() {
    let mut own = sample().unwrap();
    let gone = own.blocks.remove(12);
    own.blocks[4].content = vec![Inline::Text {
        text: "Mine.".to_owned(),
    }];
    let import = merge(&own, &sample().unwrap()).unwrap();
    assert_eq!(import.additions, [Record::Block(gone)]);
    let expected = [
        (SubjectKind::Block, fields(&["content"])),
        (SubjectKind::Block, Why::NewBlock {}),
    ];
    assert_eq!(whys(&import), expected);
}

#[test]
fn a_final_letter_gets_no_block() {
    let mut own = sample().unwrap();
    own.letter.as_mut().unwrap().state = LetterState::Final;
    own.blocks.remove(12);
    let import = merge(&own, &sample().unwrap()).unwrap();
    assert_eq!(import.additions, []);
    let expected = [
        (SubjectKind::Letter, fields(&["state"])),
        (SubjectKind::Block, Why::LetterIsFinal {}),
    ];
    assert_eq!(whys(&import), expected);
}

#[test]
fn a_link_to_a_bullet_that_is_not_here_is_left_out() {
    let mut own = sample().unwrap();
    let area = own.areas.pop().unwrap();
    own.evidence
        .iter_mut()
        .for_each(|evidence| evidence.areas.retain(|id| *id != area.id));
    own.inspection
        .must_improve
        .retain(|bullet| Some(bullet.id) != area.improvement);
    let import = merge(&own, &sample().unwrap()).unwrap();
    assert_eq!(
        import.additions,
        [Record::Area(AreaOfConcern {
            improvement: None,
            ..area
        })]
    );
    assert!(whys(&import).contains(&(SubjectKind::Area, Why::LinkLeftOut {})));
    assert_eq!(applied(own, &import).check(), Ok(()));
}

#[test]
fn an_id_that_stands_for_something_of_another_visit_is_refused() {
    let incoming = sample().unwrap();
    let foreign = Evidence {
        visit: VisitId(Uuid::from_u128(9)),
        ..incoming.evidence[3].clone()
    };
    let subject = Record::from(foreign.clone()).subject();
    let known = |asked| (asked == subject).then(|| foreign.clone().into());
    let here = Here {
        known: &known,
        letter: None,
        numbers: &BTreeMap::new(),
    };
    assert_eq!(plan_import(&incoming, here), Err(Clash { subject }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_was_there_the_result_is_sound_and_a_second_import_adds_nothing(
        incoming in records(),
        keep in prop::array::uniform5(0_usize..12),
        with_letter in any::<bool>(),
    ) {
        let mut own = incoming.clone();
        own.cases.truncate(keep[1]);
        own.areas.truncate(keep[2]);
        let (areas, cases): (BTreeSet<_>, BTreeSet<_>) =
            (own.areas.iter().map(|area| area.id).collect(), own.cases.iter().map(|case| case.id).collect());
        own.evidence.truncate(keep[3]);
        let evidence: BTreeSet<_> = own.evidence.iter().map(|each| each.id).collect();
        own.attachments.retain(|each| evidence.contains(&each.evidence));
        own.enquiries.retain(|each| each.evidence.is_none_or(|id| evidence.contains(&id)));
        own.referrals.retain(|each| each.evidence.is_none_or(|id| evidence.contains(&id)));
        for set in &mut own.criteria {
            set.criteria.iter_mut().for_each(|one| one.area = one.area.filter(|id| areas.contains(id)));
        }
        for evidence in &mut own.evidence {
            evidence.areas.retain(|id| areas.contains(id));
            evidence.case = evidence.case.filter(|id| cases.contains(id));
        }
        own.blocks.truncate(keep[4]);
        own.blocks.iter_mut().for_each(|block| block.content.retain(|inline| matches!(inline, Inline::Text { .. })));
        if !with_letter {
            own.letter = None;
            own.blocks.clear();
        }
        prop_assert_eq!(own.check(), Ok(()));
        let import = merge(&own, &incoming).unwrap();
        let after = applied(own, &import);
        prop_assert_eq!(after.check(), Ok(()));
        let second = merge(&after, &incoming).unwrap();
        prop_assert_eq!(second.additions, vec![]);
        prop_assert_eq!(second.renumbered, vec![]);
    }
}
