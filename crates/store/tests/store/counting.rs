//! Evidence is counted as it stands, and nothing is read for it.

use visitbook_domain::{Alike, Evidence, EvidenceKind, Mark};
use visitbook_testkit::{TempNotebook, northmere};

use crate::with_evidence;

fn alike(notebook: &TempNotebook) -> Vec<Alike> {
    notebook
        .open()
        .read(|reader| reader.alike(northmere::visit().id))
        .unwrap()
}

#[test]
fn records_that_are_counted_alike_are_one_line_and_the_bin_is_none() {
    let piece = |n, mark| northmere::evidence(n, mark, "x");
    let mut binned = piece(4, Mark::Concern);
    binned.binned = Some(binned.at);
    let notebook = with_evidence(vec![
        piece(1, Mark::Concern),
        piece(2, Mark::Strength),
        piece(3, Mark::Concern),
        binned,
    ]);
    let counted: Vec<(Mark, u32)> = alike(&notebook).iter().map(|each| (each.mark, each.pieces)).collect();
    assert_eq!(counted, [(Mark::Concern, 2), (Mark::Strength, 1)]);
}

#[test]
fn what_differs_in_area_kind_case_or_source_is_counted_apart() {
    let same = || northmere::evidence(1, Mark::Context, "x");
    let others: [fn(&mut Evidence); 5] = [
        |evidence| evidence.areas = vec![],
        |evidence| evidence.areas = vec![northmere::area(0, "").id, northmere::area(1, "").id],
        |evidence| evidence.kind = EvidenceKind::Worker,
        |evidence| evidence.case = None,
        |evidence| evidence.source = "Parent".into(),
    ];
    let mut all = vec![same()];
    for (n, other) in (2..).zip(others) {
        let mut evidence = northmere::evidence(n, Mark::Context, "x");
        other(&mut evidence);
        all.push(evidence);
    }
    let notebook = with_evidence(all.clone());
    let counted = alike(&notebook);
    assert_eq!(counted.len(), all.len());
    assert!(all.iter().filter_map(Alike::of).all(|each| counted.contains(&each)));
}
