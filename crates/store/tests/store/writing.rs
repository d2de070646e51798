//! What a request does: all or nothing, once, and told in the answer.

use visitbook_domain::{Mark, Op, Record, Subject, SubjectKind};
use visitbook_store::{Change, Direction, Draft, StoreError};
use visitbook_testkit::{TempNotebook, northmere};

/// A notebook with the records of the small visit.
fn with_visit() -> TempNotebook {
    let notebook = TempNotebook::new().unwrap();
    let request = notebook.request();
    notebook
        .open()
        .transact(request, |tx| {
            northmere::records()
                .all()
                .into_iter()
                .try_for_each(|(_, record)| tx.add(record))
        })
        .unwrap();
    notebook
}

fn evidence(n: u32) -> Subject {
    Subject {
        kind: SubjectKind::Evidence,
        id: northmere::evidence(n, Mark::Context, "").id.0,
    }
}

/// Rewrites the text of one piece of evidence.
fn reword(notebook: &TempNotebook, n: u32, text: &'static str) {
    let request = notebook.request();
    notebook
        .open()
        .transact(request, move |tx| {
            let was = tx.reader().get(evidence(n))?.unwrap().record;
            let Record::Evidence(mut edited) = was.clone() else {
                unreachable!()
            };
            edited.text = text.to_owned();
            tx.apply(
                Op::EditEvidence,
                &[Change {
                    was: Some(was),
                    is: Some(edited.into()),
                }],
            )
        })
        .unwrap();
}

fn text(notebook: &TempNotebook, n: u32) -> String {
    match notebook
        .open()
        .all_records()
        .unwrap()
        .remove(&evidence(n))
        .unwrap()
        .record
    {
        Record::Evidence(evidence) => evidence.text,
        other => panic!("{other:?}"),
    }
}

fn revert(notebook: &TempNotebook, scope: Subject, direction: Direction) -> Result<Op, StoreError> {
    let request = notebook.request();
    notebook
        .open()
        .transact(request, move |tx| tx.revert(scope, direction))
        .map(|(op, _)| op.unwrap())
}

#[test]
fn a_request_that_comes_twice_has_one_effect_and_one_answer() {
    let notebook = with_visit();
    let request = notebook.request();
    let add = |n| move |tx: &mut visitbook_store::Transaction<'_>| tx.add(northmere::case(n).into());
    let (first, wrote) = notebook.open().transact(request, add(7)).unwrap();
    let (second, again) = notebook.open().transact(request, add(8)).unwrap();
    assert_eq!((first, second), (Some(()), None));
    assert_eq!(wrote.kept, again.kept);
    let cases = notebook.open().read(|reader| reader.all(SubjectKind::Case)).unwrap();
    assert_eq!(cases.len(), 3);
}

#[test]
fn a_request_is_remembered_if_it_asked_for_anything_to_be_written() {
    type Job = fn(&mut visitbook_store::Transaction<'_>) -> Result<(), StoreError>;
    let notebook = with_visit();
    let cases: [(Job, bool); 3] = [
        (|tx| tx.reader().all_drafts().map(drop), false),
        (|tx| tx.drop_draft(evidence(1), "text"), true),
        (|tx| tx.apply(Op::EditEvidence, &[]), true),
    ];
    for (at, (job, remembered)) in cases.into_iter().enumerate() {
        let request = notebook.request();
        let (first, written) = notebook.open().transact(request, job).unwrap();
        assert_eq!((first, written.kept), (Some(()), Vec::new()), "case {at}");
        let seen = notebook.open().read(|reader| reader.request_seen(request)).unwrap();
        assert_eq!(seen, remembered, "case {at}");
    }
}

#[test]
fn a_request_that_fails_half_way_leaves_nothing() {
    let notebook = with_visit();
    let before = notebook.open().all_records().unwrap();
    let request = notebook.request();
    let failed: Result<_, StoreError> = notebook.open().transact(request, |tx| {
        tx.add(northmere::case(7).into())?;
        let mut nameless = northmere::person(9, "");
        nameless.name.clear();
        tx.add(nameless.into())
    });
    assert!(matches!(failed, Err(StoreError::Refused(_))));
    assert_eq!(notebook.open().all_records().unwrap(), before);
    assert_eq!(notebook.open().first_broken_entry().unwrap(), None);
}

#[test]
fn the_revision_counts_the_changes_of_a_record() {
    let notebook = with_visit();
    reword(&notebook, 1, "Once.");
    reword(&notebook, 1, "Twice.");
    assert_eq!(notebook.open().all_records().unwrap()[&evidence(1)].rev, 3);
    let request = notebook.request();
    let stale = notebook.open().transact(request, |tx| tx.at_rev(evidence(1), 2));
    assert!(matches!(stale, Err(StoreError::Stale(_))));
}

#[test]
fn writing_what_is_there_already_is_no_change() {
    let notebook = with_visit();
    reword(&notebook, 1, "Same.");
    reword(&notebook, 1, "Same.");
    assert_eq!(notebook.open().all_records().unwrap()[&evidence(1)].rev, 2);
}

#[test]
fn undo_and_redo_go_back_and_forth_within_one_record() {
    let notebook = with_visit();
    reword(&notebook, 1, "One.");
    reword(&notebook, 1, "Two.");
    reword(&notebook, 2, "Other.");
    for (direction, expected) in [
        (Direction::Undo, "One."),
        (Direction::Redo, "Two."),
        (Direction::Undo, "One."),
        (Direction::Undo, "No manager’s note from July to September."),
        (Direction::Redo, "One."),
        (Direction::Redo, "Two."),
    ] {
        assert_eq!(revert(&notebook, evidence(1), direction).unwrap(), Op::EditEvidence);
        assert_eq!(text(&notebook, 1), expected);
    }
    assert!(matches!(
        revert(&notebook, evidence(1), Direction::Redo),
        Err(StoreError::NothingToUndo)
    ));
    assert_eq!(text(&notebook, 2), "Other.");
}

#[test]
fn a_new_change_ends_the_way_of_redo() {
    let notebook = with_visit();
    reword(&notebook, 1, "One.");
    revert(&notebook, evidence(1), Direction::Undo).unwrap();
    reword(&notebook, 1, "Three.");
    assert!(matches!(
        revert(&notebook, evidence(1), Direction::Redo),
        Err(StoreError::NothingToUndo)
    ));
}

#[test]
fn recording_evidence_is_not_undone() {
    let notebook = with_visit();
    assert!(matches!(
        revert(&notebook, evidence(1), Direction::Undo),
        Err(StoreError::NothingToUndo)
    ));
}

#[test]
fn an_area_or_a_case_that_evidence_refers_to_is_not_removed() {
    let notebook = with_visit();
    for (op, used) in [
        (Op::RemoveArea, Record::from(northmere::area(0, "Management oversight"))),
        (Op::RemoveCase, northmere::case(1).into()),
    ] {
        let request = notebook.request();
        let removal = Change {
            was: Some(used),
            is: None,
        };
        let refused = notebook.open().transact(request, move |tx| tx.apply(op, &[removal]));
        assert!(matches!(refused, Err(StoreError::ReferredTo)), "{refused:?}");
    }
}

#[test]
fn a_removed_area_comes_back_by_undo_of_the_visit() {
    let notebook = with_visit();
    let area = northmere::area(1, "Assessments and plans");
    let subject = Record::from(area.clone()).subject();
    let request = notebook.request();
    let removed = area.clone();
    let (_, written) = notebook
        .open()
        .transact(request, move |tx| {
            tx.apply(
                Op::RemoveArea,
                &[Change {
                    was: Some(removed.into()),
                    is: None,
                }],
            )
        })
        .unwrap();
    assert_eq!(written.gone, [subject]);
    let visit = Subject {
        kind: SubjectKind::Visit,
        id: area.visit.0,
    };
    assert_eq!(revert(&notebook, visit, Direction::Undo).unwrap(), Op::RemoveArea);
    assert_eq!(notebook.open().all_records().unwrap()[&subject].record, area.into());
}

#[test]
fn a_draft_is_kept_over_a_restart_until_it_is_dropped() {
    let mut notebook = with_visit();
    let draft = |value: &str| Draft {
        subject: evidence(1),
        field: "text".into(),
        base_rev: 1,
        value: value.into(),
    };
    for words in ["No man", "No manager’s note at"] {
        let (request, draft) = (notebook.request(), draft(words));
        notebook
            .open()
            .transact(request, move |tx| tx.keep_draft(&draft))
            .unwrap();
    }
    notebook.reopen().unwrap();
    let kept = notebook.open().read(|reader| reader.all_drafts()).unwrap();
    assert_eq!(kept, [draft("No manager’s note at")]);
    let request = notebook.request();
    notebook
        .open()
        .transact(request, |tx| tx.drop_draft(evidence(1), "text"))
        .unwrap();
    assert_eq!(notebook.open().read(|reader| reader.all_drafts()).unwrap(), []);
}
