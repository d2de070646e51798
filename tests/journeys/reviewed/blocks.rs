//! Paragraphs that came, went, were divided, joined or moved.

use std::path::Path;

use serde_json::{Value, json};

use super::{FIRST, SECOND, cite, cited, items, of_type, read, sent, sent_with_citations, take};
use crate::desk::Desk;
use crate::docx::{ANN, Docx, bookmark, delete, insert, run};

/// A paragraph of a style; `mark` is what was done with its end: `ins`, `del` or nothing.
fn new(style: &str, runs: &str, mark: &str) -> String {
    let mark = match mark {
        "" => String::new(),
        mark => format!("<w:rPr><w:{mark} w:id=\"90\" w:author=\"{ANN}\" w:date=\"2026-11-30T09:15:00Z\"/></w:rPr>"),
    };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{mark}</w:pPr>{runs}</w:p>")
}

/// Runs within the bookmark of a block.
fn named(block: &Value, runs: &str) -> String {
    let name = bookmark(block);
    format!("<w:bookmarkStart w:id=\"7001\" w:name=\"{name}\"/>{runs}<w:bookmarkEnd w:id=\"7001\"/>")
}

/// The blocks of the letter in order.
fn order(desk: &Desk, visit: &Value) -> Vec<Value> {
    let blocks = desk.records(visit, "block");
    blocks.iter().map(|block| block["record"]["id"].clone()).collect()
}

/// The paragraph of a block, as the export wrote it.
fn paragraph(file: &Path, block: &Value) -> String {
    Docx::open(file).paragraph(&bookmark(block))
}

#[test]
fn paragraphs_that_came_and_were_divided_are_taken() {
    let (desk, visit, block, file) = sent_with_citations(337);
    let old = paragraph(&file, &block);
    let before = order(&desk, &visit);
    let came = new("ListBullet", &insert("A point that was missed."), "ins");
    let cases = [
        ("inserted", format!("{came}{old}"), 1, "A point that was missed."),
        (
            "inserted",
            new("BodyText", &named(&block, &run(&format!("{FIRST}{SECOND}"))), "ins")
                + &new("BodyText", &insert("More."), ""),
            2,
            "More.",
        ),
        (
            "split",
            new("BodyText", &named(&block, &run("Plans for children drift. ")), "ins")
                + &new("BodyText", &run("Visits are late."), ""),
            2,
            "Visits are late.|",
        ),
    ];
    for (what, paragraphs, at, expected) in cases {
        let changed = Docx::open(&file).replaced(&old, &paragraphs).saved();
        let read = read(&desk, &visit, &changed);
        let item = of_type(&read, what);
        assert_eq!(items(&read).len(), 1, "{what}: {read:#}");
        assert_eq!(take(&desk, &visit, &[&item])["left"], json!([]));
        let after = desk.records(&visit, "block");
        assert_eq!(after.len(), before.len() + 1);
        assert_eq!(cited(&desk, &visit, &after[at]["record"]["id"]), expected, "{what}");
        let letter = json!({"kind": "letter", "id": desk.records(&visit, "letter")[0]["record"]["id"]});
        desk.call("undo", json!({"op_id": desk.op(), "scope": letter}));
        assert_eq!(desk.records(&visit, "block").len(), before.len(), "undo takes it back");
    }
}

#[test]
fn blocks_that_were_joined_or_moved_keep_what_they_cite() {
    let (desk, visit) = Desk::with_sample(338);
    let first = cite(&desk, &visit, 1, FIRST, SECOND);
    let second = cite(&desk, &visit, 2, "Reviews are held.", " Most are on time.");
    let file = sent(&desk, &visit);
    let (one, two) = (paragraph(&file, &first), paragraph(&file, &second));
    let joined = one.replacen(
        "</w:pPr>",
        "<w:rPr><w:del w:id=\"9\" w:author=\"Ann Lark\"/></w:rPr></w:pPr>",
        1,
    );
    let read_joined = read(&desk, &visit, &Docx::open(&file).replaced(&one, &joined).saved());
    take(&desk, &visit, &[&of_type(&read_joined, "joined")]);
    assert_eq!(
        cited(&desk, &visit, &first),
        "Plans for children drift.| Visits are late.|Reviews are held.| Most are on time.|"
    );
    let letter = json!({"kind": "letter", "id": desk.records(&visit, "letter")[0]["record"]["id"]});
    assert_eq!(
        desk.call("undo", json!({"op_id": desk.op(), "scope": letter}))["op"],
        "join_blocks"
    );

    let swapped = Docx::open(&file)
        .replaced(&format!("{one}{two}"), &format!("{two}{one}"))
        .saved();
    let moved = of_type(&read(&desk, &visit, &swapped), "moved");
    take(&desk, &visit, &[&moved]);
    assert_eq!(order(&desk, &visit)[1..3], [second, first.clone()]);
    assert_eq!(
        cited(&desk, &visit, &first),
        "Plans for children drift.| Visits are late.|"
    );
    let again = items(&read(&desk, &visit, &swapped));
    assert!(again.iter().all(|item| item["not_because"] == "already"), "{again:?}");
}

#[test]
fn a_paragraph_that_went_is_taken_out() {
    let (desk, visit, block, file) = sent_with_citations(345);
    let old = paragraph(&file, &block);
    let gone = new("BodyText", &named(&block, &delete(&format!("{FIRST}{SECOND}"))), "del");
    let item = of_type(
        &read(&desk, &visit, &Docx::open(&file).replaced(&old, &gone).saved()),
        "removed",
    );
    take(&desk, &visit, &[&item]);
    assert!(!order(&desk, &visit).contains(&block));
}
