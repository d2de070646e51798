//! After any history the journal tells the same records as the tables, and its chain holds.

use proptest::prelude::*;
use visitbook_domain::{Mark, Op, Record, Subject, SubjectKind};
use visitbook_store::{Change, Direction, Notebook, StoreError, Transaction};
use visitbook_testkit::{TempNotebook, northmere};

/// One step of a history.
#[derive(Clone, Debug)]
enum Step {
    AddCase(u128),
    RemoveCase(u128),
    Reword(u32, String),
    Mark(u32, Mark),
    Bin(u32, bool),
    Revert(u32, Direction),
    RevertVisit(Direction),
    Move(u32, u128),
    Fail,
}

fn step() -> impl Strategy<Value = Step> {
    let mark = prop_oneof![Just(Mark::Strength), Just(Mark::Concern), Just(Mark::Question)];
    let direction = prop_oneof![Just(Direction::Undo), Just(Direction::Redo)];
    prop_oneof![
        (5u128..9).prop_map(Step::AddCase),
        (5u128..9).prop_map(Step::RemoveCase),
        (1u32..5, "[a-z]{1,12}").prop_map(|(n, text)| Step::Reword(n, text)),
        (1u32..5, mark).prop_map(|(n, mark)| Step::Mark(n, mark)),
        (1u32..5, any::<bool>()).prop_map(|(n, bin)| Step::Bin(n, bin)),
        (1u32..5, direction.clone()).prop_map(|(n, direction)| Step::Revert(n, direction)),
        direction.prop_map(Step::RevertVisit),
        (1u32..5, 1u128..9).prop_map(|(n, case)| Step::Move(n, case)),
        Just(Step::Fail),
    ]
}

fn evidence(n: u32) -> Subject {
    Subject {
        kind: SubjectKind::Evidence,
        id: northmere::evidence(n, Mark::Context, "").id.0,
    }
}

fn edit(
    tx: &mut Transaction<'_>,
    n: u32,
    op: Op,
    how: impl FnOnce(&mut visitbook_domain::Evidence),
) -> Result<(), StoreError> {
    let was = tx.reader().get(evidence(n))?.unwrap().record;
    let Record::Evidence(mut edited) = was.clone() else {
        unreachable!()
    };
    how(&mut edited);
    tx.apply(
        op,
        &[Change {
            was: Some(was),
            is: Some(edited.into()),
        }],
    )
}

fn take(tx: &mut Transaction<'_>, step: Step) -> Result<(), StoreError> {
    match step {
        Step::AddCase(n) => match tx.reader().get(Record::from(northmere::case(n)).subject())? {
            Some(_) => Ok(()),
            None => tx.add(northmere::case(n).into()),
        },
        Step::RemoveCase(n) => match tx.reader().get(Record::from(northmere::case(n)).subject())? {
            Some(kept) => tx.apply(
                Op::RemoveCase,
                &[Change {
                    was: Some(kept.record),
                    is: None,
                }],
            ),
            None => Ok(()),
        },
        Step::Reword(n, text) => edit(tx, n, Op::EditEvidence, |evidence| evidence.text = text),
        Step::Mark(n, mark) => edit(tx, n, Op::EditEvidence, |evidence| evidence.mark = mark),
        Step::Move(n, case) => edit(tx, n, Op::EditEvidence, |evidence| {
            evidence.case = Some(northmere::case(case).id);
        }),
        Step::Bin(n, true) => {
            let now = tx.now();
            edit(tx, n, Op::BinEvidence, |evidence| evidence.binned = Some(now))
        }
        Step::Bin(n, false) => edit(tx, n, Op::RestoreEvidence, |evidence| evidence.binned = None),
        Step::Revert(n, direction) => tx.revert(evidence(n), direction).map(drop),
        Step::RevertVisit(direction) => tx
            .revert(
                Subject {
                    kind: SubjectKind::Visit,
                    id: northmere::visit().id.0,
                },
                direction,
            )
            .map(drop),
        Step::Fail => {
            tx.add(northmere::case(99).into())?;
            Err(StoreError::NothingToUndo)
        }
    }
}

fn check(notebook: &Notebook) {
    assert_eq!(notebook.records_by_journal().unwrap(), notebook.all_records().unwrap());
    assert_eq!(notebook.first_broken_entry().unwrap(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn tables_rebuilt_from_the_journal_equal_the_live_ones(steps in prop::collection::vec(step(), 1..40)) {
        let mut notebook = TempNotebook::new().unwrap();
        let request = notebook.request();
        notebook
            .open()
            .transact(request, |tx| northmere::records().all().into_iter().try_for_each(|(_, record)| tx.add(record)))
            .unwrap();
        for step in steps {
            let request = notebook.request();
            let told = notebook.open().transact(request, move |tx| take(tx, step));
            let refused = matches!(told, Err(StoreError::NothingToUndo | StoreError::ChangedSince | StoreError::ReferredTo));
            prop_assert!(told.is_ok() || refused, "{:?}", told);
        }
        check(notebook.open());
        check(notebook.reopen().unwrap());
    }
}
