//! A letter is told again as it was at any moment, and a final one does not change.

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use uuid::Uuid;
use visitbook_domain::{
    Block, BlockId, BlockKind, FinalLetter, FinalLetterId, Inline, Letter, LetterId, LetterState, Op, Rank, Reason,
    Record, Refusal, Subject, SubjectKind,
};
use visitbook_store::{Change, Direction, LetterThen, Reader, StoreError, Transaction};
use visitbook_testkit::{TempNotebook, northmere};

fn letter() -> Letter {
    Letter {
        id: LetterId(Uuid::from_u128(7000)),
        visit: northmere::visit().id,
        date: NaiveDate::from_ymd_opt(2026, 12, 23).unwrap(),
        letterhead: vec!["Ofsted".into()],
        addressee: vec!["Wren Ashdown".into()],
        salutation: "Wren".into(),
        subject: "Monitoring visit to Northmere children’s services".into(),
        valediction: "Yours sincerely".into(),
        signatory: vec!["Maren Hollis".into()],
        state: LetterState::Draft,
        version: 1,
        amended: None,
    }
}

fn block(n: u128, rank: Rank, text: &str) -> Block {
    Block {
        id: BlockId(Uuid::from_u128(7100 + n)),
        letter: letter().id,
        rank,
        kind: BlockKind::Paragraph,
        content: vec![Inline::Text { text: text.to_owned() }],
    }
}

fn with_letter() -> TempNotebook {
    let notebook = TempNotebook::new().unwrap();
    let request = notebook.request();
    notebook
        .open()
        .transact(request, |tx| {
            let visit = northmere::records().all().into_iter().map(|(_, record)| record);
            visit.chain([letter().into()]).try_for_each(|record| tx.add(record))?;
            tx.add(block(1, Rank::first(), "Inspectors read four records.").into())
        })
        .unwrap();
    notebook
}

const LETTER: Subject = Subject {
    kind: SubjectKind::Letter,
    id: Uuid::from_u128(7000),
};

fn in_the_tables(reader: &Reader<'_>) -> Result<Option<LetterThen>, StoreError> {
    let Some(Record::Letter(letter)) = reader.get(LETTER)?.map(|kept| kept.record) else {
        return Ok(None);
    };
    let blocks = reader.blocks(letter.id)?.into_iter();
    let blocks = blocks.map(|kept| Block::try_from(kept.record).unwrap()).collect();
    Ok(Some(LetterThen { letter, blocks }))
}

/// One step of writing a letter; blocks are named by their place.
#[derive(Clone, Debug)]
enum Step {
    Insert(u128, String),
    Reword(usize, String),
    Move(usize),
    Remove(usize),
    Salute(String),
    Revert(Direction),
}

fn step() -> impl Strategy<Value = Step> {
    let direction = prop_oneof![Just(Direction::Undo), Just(Direction::Redo)];
    prop_oneof![
        (2u128..9, "[a-z]{1,12}").prop_map(|(n, text)| Step::Insert(n, text)),
        (0usize..4, "[a-z]{1,12}").prop_map(|(at, text)| Step::Reword(at, text)),
        (0usize..4).prop_map(Step::Move),
        (0usize..4).prop_map(Step::Remove),
        "[A-Z][a-z]{1,8}".prop_map(Step::Salute),
        direction.prop_map(Step::Revert),
    ]
}

fn change(tx: &mut Transaction<'_>, op: Op, was: Option<Record>, is: Option<Record>) -> Result<(), StoreError> {
    tx.apply(op, &[Change { was, is }])
}

fn take(tx: &mut Transaction<'_>, step: Step) -> Result<(), StoreError> {
    let Some(LetterThen { letter, blocks }) = in_the_tables(&tx.reader())? else {
        return tx.revert(LETTER, Direction::Redo).map(drop);
    };
    let last = || blocks.iter().map(|block| &block.rank).max();
    let edit = |at: usize, how: &dyn Fn(&mut Block)| {
        blocks.get(at).map(|was| {
            let mut is = was.clone();
            how(&mut is);
            (Some(was.clone().into()), Some(is.into()))
        })
    };
    match step {
        Step::Insert(n, text) => {
            let new = block(n, Rank::after(last()), &text);
            let there = blocks.iter().any(|block| block.id == new.id);
            if there { Ok(()) } else { tx.add(new.into()) }
        }
        Step::Reword(at, text) => match edit(at, &|block| block.content = vec![Inline::Text { text: text.clone() }]) {
            Some((was, is)) => change(tx, Op::ReplaceBlock, was, is),
            None => Ok(()),
        },
        Step::Move(at) => match edit(at, &|block| block.rank = Rank::after(last())) {
            Some((was, is)) => change(tx, Op::MoveBlock, was, is),
            None => Ok(()),
        },
        Step::Remove(at) => match blocks.get(at) {
            Some(block) => change(tx, Op::RemoveBlock, Some(block.clone().into()), None),
            None => Ok(()),
        },
        Step::Salute(salutation) => {
            let is = Letter {
                salutation,
                ..letter.clone()
            };
            change(tx, Op::EditLetter, Some(letter.into()), Some(is.into()))
        }
        Step::Revert(direction) => tx.revert(LETTER, direction).map(drop),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_journal_tells_the_letter_of_every_moment_as_it_was_then(steps in prop::collection::vec(step(), 1..30)) {
        let notebook = with_letter();
        let visit = northmere::visit().id;
        let mut kept: Vec<(DateTime<Utc>, Option<LetterThen>)> = Vec::new();
        for step in steps {
            let request = notebook.request();
            let told = notebook.open().transact(request, move |tx| take(tx, step));
            let refused = matches!(told, Err(StoreError::NothingToUndo | StoreError::ChangedSince));
            prop_assert!(told.is_ok() || refused, "{:?}", told);
            let moment = notebook.open().read(|reader| Ok::<_, StoreError>((reader.last_instant()?, in_the_tables(reader)?)));
            kept.push(moment.unwrap());
        }
        for (at, was) in kept {
            prop_assert_eq!(notebook.open().read(|reader| reader.letter_at(visit, at)).unwrap(), was);
        }
        let rests = notebook.open().read(|reader| reader.letter_rests(visit)).unwrap();
        let now = notebook.open().read(in_the_tables).unwrap();
        if let (Some(rest), true) = (rests.first(), now.is_some()) {
            prop_assert_eq!(notebook.open().read(|reader| reader.letter_at(visit, rest.at)).unwrap(), now);
        }
    }
}

#[test]
fn before_its_first_draft_a_visit_had_no_letter() {
    let notebook = with_letter();
    let visit = northmere::visit().id;
    let before = DateTime::from_timestamp(1_794_905_999, 0).unwrap();
    assert_eq!(
        notebook.open().read(|reader| reader.letter_at(visit, before)).unwrap(),
        None
    );
    let rests = notebook.open().read(|reader| reader.letter_rests(visit)).unwrap();
    assert_eq!(rests.len(), 1, "made and begun in one go: {rests:?}");
}

/// The letter made final beside its record and its PDF.
fn make_final(tx: &mut Transaction<'_>) -> Result<(), StoreError> {
    let then = in_the_tables(&tx.reader())?.unwrap();
    let pdf_sha256 = tx.put_bytes(b"%PDF of a made-up letter")?;
    let is = Letter {
        state: LetterState::Final,
        ..then.letter.clone()
    };
    let record = FinalLetter {
        id: FinalLetterId(tx.new_id()),
        visit: is.visit,
        number: 1,
        at: tx.now(),
        by: tx.reader().me()?,
        because: String::new(),
        letter: is.clone(),
        blocks: then.blocks,
        despite: Vec::new(),
        pdf_sha256,
        pdf_bytes: 24,
        journal: tx.journal_head()?.unwrap(),
    };
    let changes = [
        Change {
            was: Some(then.letter.into()),
            is: Some(is.into()),
        },
        Change {
            was: None,
            is: Some(record.into()),
        },
    ];
    tx.apply(Op::MakeFinal, &changes)
}

#[test]
fn nothing_of_a_final_letter_changes_whichever_way_it_comes() {
    let notebook = with_letter();
    let request = notebook.request();
    notebook.open().transact(request, make_final).unwrap();
    let before = notebook.open().all_records().unwrap();
    let first = block(1, Rank::first(), "Inspectors read four records.");
    let edited = block(1, Rank::first(), "Inspectors read five records.");
    let now = notebook.open().read(in_the_tables).unwrap().unwrap().letter;
    let redated = Letter {
        salutation: "Robin".into(),
        ..now.clone()
    };
    let draft = Letter {
        state: LetterState::Draft,
        ..now.clone()
    };
    let changes: [(Op, Option<Record>, Option<Record>); 6] = [
        (Op::ReplaceBlock, Some(first.clone().into()), Some(edited.into())),
        (Op::RemoveBlock, Some(first.into()), None),
        (Op::InsertBlock, None, Some(block(2, Rank::first(), "New.").into())),
        (Op::EditLetter, Some(now.clone().into()), Some(redated.into())),
        (Op::EditLetter, Some(now.clone().into()), Some(draft.into())),
        (Op::RemoveLetter, Some(now.into()), None),
    ];
    for (op, was, is) in changes {
        let request = notebook.request();
        let told = notebook.open().transact(request, move |tx| change(tx, op, was, is));
        let final_one = matches!(
            &told,
            Err(StoreError::Refused(Refusal {
                reason: Reason::Final,
                ..
            }))
        );
        assert!(final_one, "{op:?}: {told:?}");
    }
    for scope in [LETTER, Record::from(block(1, Rank::first(), "")).subject()] {
        let request = notebook.request();
        let told = notebook
            .open()
            .transact(request, move |tx| tx.revert(scope, Direction::Undo));
        assert!(told.is_err(), "{scope:?}: {told:?}");
    }
    assert_eq!(notebook.open().all_records().unwrap(), before);
}

#[test]
fn the_pdf_of_a_final_letter_outlives_every_start() {
    let mut notebook = with_letter();
    let request = notebook.request();
    notebook.open().transact(request, make_final).unwrap();
    let kept = notebook.open().all_records().unwrap().into_values();
    let sha256 = kept
        .filter_map(|kept| FinalLetter::try_from(kept.record).ok())
        .map(|letter| letter.pdf_sha256)
        .next()
        .unwrap();
    let stray = notebook.open().put_bytes(b"nothing names these").unwrap();
    for _ in 0..2 {
        notebook.reopen().unwrap();
        let bytes = notebook.open().bytes_under(&sha256, 24).unwrap();
        assert_eq!(bytes.as_deref(), Some(&b"%PDF of a made-up letter"[..]));
    }
    assert_eq!(notebook.open().bytes_under(&stray, 19).unwrap(), None);
}
