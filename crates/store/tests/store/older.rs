//! Notebooks that earlier versions of the program wrote are opened, and nothing in them is lost.
//!
//! Each folder under `tests/fixtures/notebooks` was written by the version of its day and is never written again.

use std::path::Path;
use std::sync::Arc;

use visitbook_domain::{Case, CaseState, HouseStyle, LettersLook, Mark, Record, Subject, SubjectKind, VisitId};
use visitbook_store::{DATABASE, Direction, Notebook, Secret};
use visitbook_testkit::{PASSPHRASE, TestEnvironment, northmere};

/// A copy of the notebook that was written with this schema.
pub fn copied(schema: u32) -> tempfile::TempDir {
    let kept = format!(
        "{}/../../tests/fixtures/notebooks/schema-{schema}",
        env!("CARGO_MANIFEST_DIR")
    );
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(Path::new(&kept)).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    copy
}

fn open(folder: &Path) -> Notebook {
    let env = Arc::new(TestEnvironment::of_laptop(7));
    Notebook::open(folder, &Secret::Passphrase(PASSPHRASE), env).unwrap()
}

fn record(notebook: &Notebook, kind: SubjectKind, id: uuid::Uuid) -> Record {
    notebook
        .read(|reader| reader.get(Subject { kind, id }))
        .unwrap()
        .unwrap()
        .record
}

fn only_visit(notebook: &Notebook) -> VisitId {
    let visits = notebook.read(|reader| reader.all(SubjectKind::Visit)).unwrap();
    VisitId(visits[0].record.subject().id)
}

fn evidence(n: u32) -> uuid::Uuid {
    northmere::evidence(n, Mark::Context, "").id.0
}

fn text(notebook: &Notebook, n: u32) -> String {
    match record(notebook, SubjectKind::Evidence, evidence(n)) {
        Record::Evidence(evidence) => evidence.text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_the_first_version_wrote_is_there_with_its_history_and_its_drafts() {
    let folder = copied(1);
    let notebook = open(folder.path());
    assert_eq!(text(&notebook, 1), "No manager’s note from July to September.");
    assert_eq!(text(&notebook, 3), "Fourth worker since April.");
    let draft = notebook.read(|reader| reader.all_drafts()).unwrap();
    assert_eq!(draft[0].value, "Supervision is now every four weeks, and recorded.");
    assert_eq!(notebook.first_broken_entry().unwrap(), None);
    assert_eq!(notebook.all_records().unwrap(), notebook.records_by_journal().unwrap());
}

#[test]
fn a_case_of_the_first_version_is_one_that_is_still_to_be_read() {
    let folder = copied(1);
    let notebook = open(folder.path());
    let case: Case = record(&notebook, SubjectKind::Case, northmere::case(1).id.0)
        .try_into()
        .unwrap();
    assert_eq!(
        (case.state, case.ratings.len(), case.criteria),
        (CaseState::ToRead, 0, None)
    );
    assert_eq!(case, northmere::case(1));
}

#[test]
fn changes_of_the_first_version_can_be_taken_back() {
    let folder = copied(1);
    let notebook = open(folder.path());
    let scope = Subject {
        kind: SubjectKind::Evidence,
        id: evidence(3),
    };
    let request = uuid::Uuid::from_u128(5);
    notebook
        .transact(request, move |tx| tx.revert(scope, Direction::Undo))
        .unwrap();
    assert_eq!(text(&notebook, 3), "Third worker since April.");
}

#[test]
fn the_words_of_the_first_version_are_found() {
    let folder = copied(1);
    let notebook = open(folder.path());
    let found = notebook.read(|reader| reader.search("worker since", None, 10)).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].subject.id, evidence(3));
}

#[test]
fn the_notebook_as_it_was_is_kept_beside_the_new_one() {
    let folder = copied(1);
    let before = std::fs::metadata(folder.path().join(DATABASE)).unwrap().len();
    drop(open(folder.path()));
    let copy = std::fs::metadata(folder.path().join("notebook-before-1.db")).unwrap();
    assert!(copy.len() > before / 2);
}

#[test]
fn what_the_second_version_wrote_is_there_with_its_frame_its_draw_and_what_was_being_typed() {
    let folder = copied(2);
    let notebook = open(folder.path());
    let visit = only_visit(&notebook);
    let drafts = notebook.read(|reader| reader.all_drafts()).unwrap();
    assert_eq!(drafts[0].value, "- @C02 typed when the program ended");
    let count = |kind| notebook.read(|reader| reader.count(kind, visit)).unwrap();
    let counted = [
        SubjectKind::Frame,
        SubjectKind::Draw,
        SubjectKind::Attachment,
        SubjectKind::Evidence,
    ];
    assert_eq!(counted.map(count), [1, 1, 1, 101]);
    assert_eq!(notebook.first_broken_entry().unwrap(), None);
    assert_eq!(notebook.all_records().unwrap(), notebook.records_by_journal().unwrap());
}

#[test]
fn evidence_of_the_second_version_is_counted_and_found() {
    let folder = copied(2);
    let notebook = open(folder.path());
    let visit = only_visit(&notebook);
    let alike = notebook.read(|reader| reader.alike(visit)).unwrap();
    assert_eq!(alike.iter().map(|each| each.pieces).sum::<u32>(), 101);
    let found = notebook.read(|reader| reader.search("supervisi", None, 100)).unwrap();
    assert!(found.len() > 3, "{found:?}");
}

#[test]
fn what_the_fourth_version_wrote_is_there_with_its_final_letter_and_its_own_words() {
    let folder = copied(4);
    let notebook = open(folder.path());
    let visit = only_visit(&notebook);
    let count = |kind| notebook.read(|reader| reader.count(kind, visit)).unwrap();
    assert_eq!([SubjectKind::FinalLetter, SubjectKind::Finding].map(count), [1, 9]);
    let style = record(&notebook, SubjectKind::HouseStyle, HouseStyle::ID.0);
    let style: HouseStyle = style.try_into().unwrap();
    assert_eq!(
        (style.words, style.look),
        (vec!["Northmere".to_owned()], LettersLook::default())
    );
    assert_eq!(notebook.first_broken_entry().unwrap(), None);
    assert_eq!(notebook.all_records().unwrap(), notebook.records_by_journal().unwrap());
}
