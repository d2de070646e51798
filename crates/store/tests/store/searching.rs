//! Search finds what is written, and only that.

use visitbook_domain::{Evidence, Mark, Op, Record, Subject, SubjectKind};
use visitbook_store::{Change, Hit};
use visitbook_testkit::{TempNotebook, northmere};

use crate::with_evidence;

fn with(texts: &[&'static str]) -> TempNotebook {
    let pieces = texts.iter().zip(1..);
    with_evidence(
        pieces
            .map(|(text, n)| northmere::evidence(n, Mark::Context, text))
            .collect(),
    )
}

fn search(notebook: &TempNotebook, words: &str) -> Vec<Hit> {
    notebook.open().read(|reader| reader.search(words, None, 50)).unwrap()
}

/// Numbers of the evidence that is found, newest first.
fn found(notebook: &TempNotebook, words: &str) -> Vec<u32> {
    let number = |hit: &Hit| match notebook.open().read(|reader| reader.get(hit.subject)).unwrap() {
        Some(kept) => match kept.record {
            Record::Evidence(evidence) => evidence.number,
            other => panic!("{other:?}"),
        },
        None => panic!("a hit without its record"),
    };
    search(notebook, words).iter().map(number).collect()
}

fn change(notebook: &TempNotebook, n: u32, op: Op, change: impl FnOnce(&mut Evidence) + Send + 'static) {
    let subject = Subject {
        kind: SubjectKind::Evidence,
        id: northmere::evidence(n, Mark::Context, "").id.0,
    };
    let request = notebook.request();
    notebook
        .open()
        .transact(request, move |tx| {
            let was = tx.reader().get(subject)?.unwrap().record;
            let Record::Evidence(mut is) = was.clone() else {
                unreachable!()
            };
            change(&mut is);
            tx.apply(
                op,
                &[Change {
                    was: Some(was),
                    is: Some(is.into()),
                }],
            )
        })
        .unwrap();
}

#[test]
fn all_the_words_in_any_order_newest_first() {
    let notebook = with(&[
        "Supervision is regular, the plan drifts.",
        "The safety plan was asked for in supervision.",
        "Zoë’s plan",
        "No visit since July",
    ]);
    let cases: [(&str, &[u32]); 9] = [
        ("plan", &[3, 2, 1]),
        ("plan supervision", &[2, 1]),
        ("SUPERV", &[2, 1]),
        ("\"safety plan\"", &[2]),
        ("\"plan safety\"", &[]),
        ("zoe", &[3]),
        ("visits", &[]),
        ("visit*(", &[4]),
        ("", &[]),
    ];
    for (words, numbers) in cases {
        assert_eq!(found(&notebook, words), numbers, "{words:?}");
    }
}

#[test]
fn what_is_found_is_shown_with_its_words_marked() {
    let notebook = with(&["The safety plan was asked for in supervision."]);
    let hits = search(&notebook, "safety superv");
    let marked: Vec<&str> = hits[0]
        .shown
        .iter()
        .filter(|(_, hit)| *hit)
        .map(|(text, _)| text.as_str())
        .collect();
    assert_eq!(marked, ["safety", "supervision"]);
    let whole: String = hits[0].shown.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(whole, "The safety plan was asked for in supervision.");
}

#[test]
fn words_that_were_changed_or_binned_are_found_no_more_and_come_back_with_their_record() {
    let notebook = with(&["An early word", "Another"]);
    change(&notebook, 1, Op::EditEvidence, |evidence| {
        evidence.text = "A later word".into();
    });
    assert_eq!(found(&notebook, "early"), [0u32; 0]);
    assert_eq!(found(&notebook, "later"), [1]);
    change(&notebook, 1, Op::BinEvidence, |evidence| {
        evidence.binned = Some(evidence.at);
    });
    assert_eq!(found(&notebook, "later"), [0u32; 0]);
    change(&notebook, 1, Op::RestoreEvidence, |evidence| evidence.binned = None);
    assert_eq!(found(&notebook, "later"), [1]);
}

#[test]
fn labels_and_sources_are_found_too() {
    let notebook = with(&["One thing"]);
    change(&notebook, 1, Op::EditEvidence, |evidence| {
        evidence.tags = vec!["chronology".into()];
        evidence.source = "Service manager".into();
    });
    assert_eq!(found(&notebook, "chronol"), [1]);
    assert_eq!(found(&notebook, "thing manager"), [1]);
}

#[test]
fn the_next_page_goes_on_where_the_first_ended() {
    let notebook = with(&["plan one", "plan two", "plan three"]);
    let page = |before| notebook.open().read(|reader| reader.search("plan", before, 2)).unwrap();
    let first = page(None);
    let second = page(first.last().map(|hit| hit.row));
    assert_eq!((first.len(), second.len()), (2, 1));
    assert!(second[0].row < first[1].row);
}

#[test]
fn a_long_beginning_finds_every_word_that_goes_on_from_it() {
    let notebook = with(&[
        "An assessment",
        "ASSESSMENTS are late",
        "assessed in time",
        "Assess it",
        "The asset is out of use",
    ]);
    let cases: [(&str, &[u32]); 7] = [
        ("asses", &[4, 3, 2, 1]),
        ("Assess", &[4, 3, 2, 1]),
        ("assessm", &[2, 1]),
        ("late assessm", &[2]),
        ("assessment ", &[1]),
        ("assessmentx", &[]),
        ("asset", &[5]),
    ];
    for (words, numbers) in cases {
        assert_eq!(found(&notebook, words), numbers, "{words:?}");
    }
}

#[test]
fn a_beginning_of_very_many_words_finds_them_too() {
    let texts: Vec<&'static str> = (0..150).map(|n| &*format!("number{n}").leak()).collect();
    let notebook = with(&texts);
    assert_eq!(search(&notebook, "number").len(), 50);
    assert_eq!(found(&notebook, "number149"), [150]);
}
